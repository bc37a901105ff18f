//! What can be taken away as a figure.

use std::sync::Arc;

use reactive_graph::prelude::*;

use super::{Plot, Workspace, rows_of};
use crate::{
    fates::Fate,
    open_model::OpenModel,
    protocol::Bars,
    words::{
        facts, in_language,
        number::{self, short},
        property, spoken, wording, words,
    },
};
use picture::{
    export::{self, Facts},
    figure::{Content, Figure, Grounds, Overview, Sentence, StagePlot, Story, Twins, VerdictLine},
    scene::{Camera, Scene},
};
use theory::property::{Class, Info, Picture, Row, Series, Verdict, info, infos};

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Both plots side by side.
    Both,
    /// One plot.
    One(Plot),
    /// The likeliest next tokens.
    Bars,
    /// Before, what both predict, after.
    Story,
    /// Plots, next tokens and verdicts on one slide.
    Result,
    /// The picture of a row of the board, by property.
    Row(String),
    /// Two models that are compared, and what was found of them.
    TwoModels,
    /// How well each family agrees with itself in one of them against the other.
    Families,
}

impl Subject {
    /// A short name for files and forms, different for each subject.
    pub fn key(&self) -> &str {
        match self {
            Self::Both => "both",
            Self::One(Plot::Left) => "model",
            Self::One(Plot::Right) => "moved",
            Self::Bars => "next-tokens",
            Self::Story => "story",
            Self::Result => "result",
            Self::Row(id) => id,
            Self::TwoModels => "two-models",
            Self::Families => "families",
        }
    }

    /// Whether it has plots of the stage.
    pub fn has_plots(&self) -> bool {
        matches!(self, Self::Both | Self::One(_) | Self::Story | Self::Result)
    }

    /// Whether the plot that moves is part of it.
    pub fn moves(&self) -> bool {
        self.has_plots() && *self != Self::One(Plot::Left)
    }

    /// What it is called in a menu.
    pub fn name(&self) -> &str {
        match self {
            Self::Both => words().caption.both,
            Self::One(Plot::Left) => words().caption.left,
            Self::One(Plot::Right) => words().caption.right,
            Self::Bars => words().distribution.title,
            Self::Story => words().caption.story,
            Self::Result => words().caption.result,
            Self::Row(id) => info(id).map_or(id, |info| facts(info).name),
            Self::TwoModels => words().compare.title,
            Self::Families => words().compare.families,
        }
    }
}

/// How the plots are seen on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The camera of both plots.
    pub camera: Camera,
    /// Length of a basis vector in data units.
    pub reach: f64,
    /// Where on its way the right plot stands, 0 to 1; none for its end.
    pub place: Option<f64>,
}

impl Workspace {
    /// Everything that there is a figure of now.
    pub fn subjects(&self) -> Vec<Subject> {
        let plots = [Subject::Both, Subject::One(Plot::Left), Subject::One(Plot::Right)];
        let predicted = self.board.bars.with(Option::is_some);
        let story = Some(Subject::Story).filter(|_| predicted);
        let results = [Subject::Result, Subject::Bars].into_iter().filter(|_| predicted);
        let bare = self.board.bare.get();
        let rows = self.board.rows.with(|board| {
            let measured = |info: &&&Info| {
                board.get(info.id).is_some_and(|row| row.verdict != Verdict::NotTestable)
            };
            let rows = infos().iter().filter(measured).filter(|info| !bare.contains(info.id));
            rows.map(|info| Subject::Row(info.id.into())).collect::<Vec<_>>()
        });
        story.into_iter().chain(plots).chain(results).chain(rows).collect()
    }

    /// Asks for what a figure shows and the page does not: the picture of a row that is closed.
    pub fn want_figure(&self, subject: &Subject) {
        if let Subject::Row(id) = subject
            && !self.choice.with_untracked(|choice| choice.open.contains(id))
        {
            self.board.pictures.update(|pictures| drop(pictures.remove(id)));
            self.want(|queue| queue.pictures.push_back(id.clone()));
        }
    }

    /// Why there is no figure of this, where its plots cannot be drawn.
    pub fn why_no_figure(&self, subject: &Subject) -> Option<String> {
        let reason = self.stage.absent.get().filter(|_| subject.has_plots())?;
        Some((words().stage.no_picture)(&spoken(&reason)))
    }

    /// A figure with the title and the caption that are written for it; `None` while something of
    /// it is not known yet.
    pub fn figure(&self, subject: &Subject, seen: Seen) -> Option<Figure> {
        let model = self.model.get()?;
        let content = match subject {
            Subject::Both => Content::Stage(self.plots(seen)?),
            Subject::One(plot) => Content::Stage(vec![self.plot(*plot, seen)?]),
            Subject::Bars => Content::Board(self.bars_picture(&model, None)?),
            Subject::Row(id) => {
                let picture = self.board.pictures.with(|all| all.get(id).cloned())?;
                Content::Board(Arc::unwrap_or_clone(in_language(picture)))
            }
            Subject::Story => Content::Story(Box::new(self.story(&model, seen)?)),
            Subject::Result => Content::Result(Box::new(Overview {
                sentences: Vec::new(),
                names: [words().caption.before, words().caption.after_move].map(str::to_owned),
                headings: [words().distribution.title, words().caption.survive].map(str::to_owned),
                plots: self.plots(seen)?,
                after: (words().caption.after)(&self.context_label(&model)?),
                context: self.context_label(&model)?,
                distribution: Some(self.bars_picture(&model, seen.place)?),
                verdicts: self.verdict_lines(),
            })),
            // Of two models: see the pair.
            Subject::TwoModels | Subject::Families => return None,
        };
        let facts = self.facts(subject).map(|facts| Facts { place: seen.place, ..facts });
        let caption =
            facts.map(|facts| export::caption(&facts, spoken, number::signed)).unwrap_or_default();
        let title = match &content {
            Content::Story(story) => headline(&story.sentences),
            _ => self.title(subject, &model),
        };
        Some(Figure { title, content, caption, wording: wording() })
    }

    /// Before, what both predict, after; under the page's own headline.
    fn story(&self, model: &OpenModel, seen: Seen) -> Option<Story> {
        let [before, after] = [self.plot(Plot::Left, seen)?, self.plot(Plot::Right, seen)?];
        let bars = self.board.bars.get()?;
        let row =
            |(label, &(_, before, after)): (String, &(usize, f64, f64))| (label, [before, after]);
        let labels = labels(model, &bars);
        let current = self.headline_at(self.played(seen.place).as_ref())?;
        let predictions = Sentence {
            text: current.predictions.unwrap_or_default(),
            fate: current.same.then_some(Class::Identifiable),
        };
        let fate = if current.parallel { Class::AnyGauge } else { Class::OnlyRotations };
        let angle = current.angle.map(|text| Sentence { text, fate: Some(fate) });
        let sentences = [Some(predictions), angle].into_iter().flatten();
        Some(Story {
            sentences: sentences.filter(|sentence| !sentence.text.is_empty()).collect(),
            heading: words().distribution.title.into(),
            after: (words().caption.after)(&self.context_label(model)?),
            context: self.context_label(model)?,
            bars: Twins {
                names: [words().caption.before, words().caption.after_move].map(str::to_owned),
                rows: labels.into_iter().zip(&bars.tokens).map(row).collect(),
            },
            verdict: self.verdict(model, seen.place)?,
            plots: [before, after],
        })
    }

    /// What became of the predictions after all contexts.
    fn verdict(&self, model: &OpenModel, place: Option<f64>) -> Option<Sentence> {
        let stage = &words().stage;
        let row = self.predictions_row()?;
        let same = row.verdict == Verdict::Kept;
        if !same && place.is_some() {
            return Some(Sentence { text: stage.on_the_way.into(), fate: None });
        }
        let text = property::over_contexts(&row, model.card.contexts.len());
        Some(Sentence { text, fate: same.then_some(Class::Identifiable) })
    }

    fn title(&self, subject: &Subject, model: &OpenModel) -> String {
        let name = &spoken(&model.card.provenance.name);
        let kind =
            if self.equivalent() { words().caption.equivalent } else { words().caption.different };
        match subject {
            Subject::Both | Subject::Story | Subject::Result => (words().caption.and)(name, kind),
            Subject::One(Plot::Left) => name.clone(),
            Subject::One(Plot::Right) => (words().caption.moved)(name, kind),
            Subject::Bars => self
                .context_label(model)
                .map_or_else(|| name.clone(), |at| (words().caption.next_tokens)(&at)),
            Subject::Row(_) | Subject::TwoModels | Subject::Families => subject.name().to_owned(),
        }
    }

    pub(super) fn equivalent(&self) -> bool {
        self.moves.summary.with(|summary| summary.as_ref().is_none_or(|s| s.equivalent))
    }

    fn plots(&self, seen: Seen) -> Option<Vec<StagePlot>> {
        Some(vec![self.plot(Plot::Left, seen)?, self.plot(Plot::Right, seen)?])
    }

    /// A plot as it is on the screen, without what the pointer does there.
    fn plot(&self, plot: Plot, seen: Seen) -> Option<StagePlot> {
        let look = self.choice.look.get();
        let mut scene: Scene = self.scene_at(plot, seen.reach, seen.place)?;
        scene.highlight.hovered = None;
        let moved = plot == Plot::Right;
        scene.ghosts = self.ghosts(plot);
        scene.segments = look.segments && !scene.ghosts.is_empty();
        let note = if moved && look.following { words().stage.moves_along } else { "" };
        Some(StagePlot {
            heading: self.heading(plot).into(),
            note: note.into(),
            scene,
            camera: seen.camera,
        })
    }

    fn bars_picture(&self, model: &OpenModel, place: Option<f64>) -> Option<Picture> {
        let bars = self.bars_at(place)?;
        let values = |of: fn(&(usize, f64, f64)) -> f64| bars.tokens.iter().map(of).collect();
        Some(Picture::Bars {
            axis: words().distribution.probability.into(),
            labels: labels(model, &bars),
            series: vec![
                Series { name: words().caption.before.into(), values: values(|t| t.1) },
                Series { name: words().caption.after_move.into(), values: values(|t| t.2) },
            ],
        })
    }

    fn context_label(&self, model: &OpenModel) -> Option<String> {
        let index = self.board.bars.with(|bars| bars.as_ref().map(|bars| bars.context))?;
        model.card.contexts.get(index).cloned()
    }

    /// The rows that the board always shows and that could be measured, in its order.
    pub(super) fn measured_rows(&self) -> Vec<(&'static Info, Row)> {
        let classes = [Class::Identifiable, Class::AnyGauge, Class::OnlyRotations];
        let rows = classes.into_iter().flat_map(|class| rows_of(class).0);
        let measured = |info: &'static Info| {
            let row = self.board.rows.with(|board| board.get(info.id).cloned())?;
            (row.verdict != Verdict::NotTestable).then_some((info, row))
        };
        rows.filter_map(measured).collect()
    }

    fn verdict_lines(&self) -> Vec<VerdictLine> {
        let read = |row: &Row, value: Option<f64>| {
            value.map_or_else(String::new, |x| row.words(x).unwrap_or_else(|| short(x)))
        };
        let line = |(info, row): (&Info, Row)| VerdictLine {
            name: facts(info).name.into(),
            fate: (info.class, Fate::of(info.class).title().into()),
            measure: (words().fates.went)(&read(&row, row.before), &read(&row, row.after)),
            values: [row.before, row.after],
            verdict: Some((row.verdict, property::verdict_of(&row).into())),
            grounds: Some(Grounds { threshold: row.threshold, chance: row.chance }),
        };
        self.measured_rows().into_iter().map(line).collect()
    }
}

/// Sentences as one title.
fn headline(sentences: &[Sentence]) -> String {
    sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The labels of the tokens that bars stand for.
fn labels(model: &OpenModel, bars: &Bars) -> Vec<String> {
    model.listed(&bars.tokens.iter().map(|&(token, ..)| token).collect::<Vec<_>>())
}
