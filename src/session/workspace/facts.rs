//! What the caption of a figure tells.

use reactive_graph::prelude::*;

use super::{ProjectionChoice, VisiblePoints, Workspace, figure::Subject, step_words::phrase};
use crate::{
    open_model::OpenModel,
    words::{facts, number::count, spoken, words},
};
use picture::export::Facts;
use theory::{
    model::isolated_pair,
    property::{Info, Row, info},
    transform::Step,
};

impl Workspace {
    /// Model, pairs, move and measures behind a figure; `None` without a model.
    pub fn facts(&self, subject: &Subject) -> Option<Facts> {
        let model = self.model.get()?;
        let (condition, determinant) = self.moves.summary.with(|summary| {
            summary.as_ref().map_or((1.0, (1, 0.0)), |s| (s.condition, (s.det_sign, s.log_abs_det)))
        });
        let applied = |step: &&Step| step.enabled && self.why_skipped(step.id).is_none();
        let steps: Vec<Step> = self
            .moves
            .steps
            .with(|steps| steps.present().iter().filter(applied).cloned().collect());
        let rows = self.rows_of_figure(subject);
        // What stands in the figure itself is not said again.
        let brief = *subject == Subject::Story;
        let lens = self.lens().map(|lens| lens.mark);
        let predicts = matches!(subject, Subject::Story | Subject::Result | Subject::Bars);
        let steered = self.steered().filter(|_| predicts);
        Some(Facts {
            model: spoken(&model.card.provenance.name),
            extent: [extent(&model)].into_iter().chain(lens).collect::<Vec<_>>().join(", "),
            directions: if brief { Vec::new() } else { self.direction_words(&model) },
            projection: self.projection_words(subject),
            moves: steps.iter().map(phrase).collect(),
            place: None,
            condition,
            determinant,
            steering: steered.map(|steered| steered.why).unwrap_or_default(),
            seeds: steps.iter().filter_map(|step| step.action.named().1.seed).collect(),
            tolerance: rows.iter().map(|(_, row)| row.tolerance).reduce(f64::max),
            values: if *subject == Subject::Result { Vec::new() } else { values(&rows) },
        })
    }

    /// The rows whose measures belong to a figure.
    fn rows_of_figure(&self, subject: &Subject) -> Vec<(&'static Info, Row)> {
        let mut rows = match subject {
            Subject::Row(id) => self.row_of(id).into_iter().collect(),
            Subject::Story => Vec::new(),
            _ => self.measured_rows(),
        };
        if !matches!(subject, Subject::Row(_) | Subject::Result) {
            // Measures of a figure that does not show any itself: one of each class of the board.
            rows.retain(|(info, _)| info.is_chief());
        }
        rows
    }

    fn row_of(&self, id: &str) -> Option<(&'static Info, Row)> {
        let info = info(id)?;
        Some((info, self.board.rows.with(|board| board.get(id).cloned())?))
    }

    fn direction_words(&self, model: &OpenModel) -> Vec<String> {
        let name = |(from, to)| isolated_pair(&model.token(from), &model.token(to));
        self.choice.pairs.get().map(|pairs| pairs.map(name).to_vec()).unwrap_or_default()
    }

    fn projection_words(&self, subject: &Subject) -> String {
        if matches!(subject, Subject::Bars | Subject::Row(_)) {
            return String::new();
        }
        let look = self.choice.look.get();
        let of = match look.shown {
            VisiblePoints::Tokens => words().caption.of_tokens,
            VisiblePoints::Contexts => words().caption.of_contexts,
            VisiblePoints::Both => words().caption.of_both,
        };
        let caption = &words().caption;
        let plane = match look.projection {
            ProjectionChoice::ConceptPlane => caption.concept_plane,
            ProjectionChoice::TwoDirections => caption.two_directions,
            ProjectionChoice::Pca => caption.pca,
            ProjectionChoice::PcaAndCanonical => caption.beside,
            ProjectionChoice::Canonical => caption.canonical,
        };
        plane(of)
    }
}

fn extent(model: &OpenModel) -> String {
    let card = &model.card;
    let count = |n: usize, what: &str| (n > 0).then(|| format!("{} {what}", count(n)));
    let parts = [
        count(card.tokens.len(), words().caption.tokens),
        count(card.contexts.len(), words().caption.contexts),
    ];
    parts.into_iter().flatten().chain([format!("d = {}", card.d)]).collect::<Vec<_>>().join(", ")
}

fn values(rows: &[(&'static Info, Row)]) -> Vec<(String, f64, f64)> {
    let value = |(info, row): &(&Info, Row)| {
        let facts = facts(info);
        Some((format!("{} ({})", facts.name, facts.measure), row.before?, row.after?))
    };
    rows.iter().filter_map(value).collect()
}
