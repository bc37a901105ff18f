//! What can be taken away as a figure.

use reactive_graph::prelude::*;

use super::{OpenModel, Plot, Workspace, rows_of};
use crate::words::words;
use picture::{
    export,
    figure::{Content, Figure, Plot as Drawn, VerdictLine, board::number},
    scene::{Camera, PointRef, Scene},
};
use theory::property::{Class, Info, Picture, Row, Series, Verdict, infos};

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Both plots side by side.
    Both,
    /// One plot.
    One(Plot),
    /// The likeliest next tokens.
    Bars,
    /// Plots, next tokens and verdicts on one slide.
    Result,
    /// The picture of a row of the board, by property.
    Row(String),
}

impl Subject {
    /// A short name for files and forms, different for each subject.
    pub fn key(&self) -> &str {
        match self {
            Self::Both => "both",
            Self::One(Plot::Left) => "model",
            Self::One(Plot::Right) => "moved",
            Self::Bars => "next-tokens",
            Self::Result => "result",
            Self::Row(id) => id,
        }
    }

    /// What it is called in a menu.
    pub fn name(&self) -> &str {
        match self {
            Self::Both => words().caption.both,
            Self::One(Plot::Left) => words().caption.left,
            Self::One(Plot::Right) => words().caption.right,
            Self::Bars => words().distribution.title,
            Self::Result => words().caption.result,
            Self::Row(id) => info(id).map_or(id, |info| info.name),
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
        let results = [Subject::Result, Subject::Bars].into_iter().filter(|_| predicted);
        let bare = self.board.bare.get();
        let rows = self.board.rows.with(|board| {
            let measured = |info: &&&Info| {
                board.get(info.id).is_some_and(|row| row.verdict != Verdict::NotTestable)
            };
            let rows = infos().iter().filter(measured).filter(|info| !bare.contains(info.id));
            rows.map(|info| Subject::Row(info.id.into())).collect::<Vec<_>>()
        });
        plots.into_iter().chain(results).chain(rows).collect()
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
        let has_plots = matches!(subject, Subject::Both | Subject::One(_) | Subject::Result);
        let reason = self.stage.absent.get().filter(|_| has_plots)?;
        Some((words().stage.no_picture)(&reason))
    }

    /// A figure with the title and the caption that are written for it; `None` while something of
    /// it is not known yet.
    pub fn figure(&self, subject: &Subject, seen: Seen) -> Option<Figure> {
        let model = self.model.get()?;
        let content = match subject {
            Subject::Both => Content::Stage(self.plots(seen)?),
            Subject::One(plot) => Content::Stage(vec![self.plot(*plot, seen)?]),
            Subject::Bars => Content::Board(self.bars_picture(&model)?),
            Subject::Row(id) => {
                Content::Board(self.board.pictures.with(|all| all.get(id).map(|p| (**p).clone()))?)
            }
            Subject::Result => Content::Result {
                plots: self.plots(seen)?,
                context: (words().caption.after)(&self.context_label(&model)?),
                distribution: self.bars_picture(&model)?,
                verdicts: self.verdict_lines(),
            },
        };
        let caption = self.facts(subject).map(|facts| export::caption(&facts)).unwrap_or_default();
        Some(Figure { title: self.title(subject, &model), content, caption })
    }

    fn title(&self, subject: &Subject, model: &OpenModel) -> String {
        let name = &model.card.provenance.name;
        let kind =
            if self.equivalent() { words().caption.equivalent } else { words().caption.different };
        match subject {
            Subject::Both | Subject::Result => (words().caption.and)(name, kind),
            Subject::One(Plot::Left) => name.clone(),
            Subject::One(Plot::Right) => (words().caption.moved)(name, kind),
            Subject::Bars => self
                .context_label(model)
                .map_or_else(|| name.clone(), |at| (words().caption.next_tokens)(&at)),
            Subject::Row(_) => subject.name().to_owned(),
        }
    }

    fn equivalent(&self) -> bool {
        self.moves.summary.with(|summary| summary.as_ref().is_none_or(|s| s.equivalent))
    }

    fn plots(&self, seen: Seen) -> Option<Vec<Drawn>> {
        Some(vec![self.plot(Plot::Left, seen)?, self.plot(Plot::Right, seen)?])
    }

    /// A plot as it is on the screen, without what the pointer does there.
    fn plot(&self, plot: Plot, seen: Seen) -> Option<Drawn> {
        let look = self.choice.look.get();
        let mut scene: Scene = self.scene_at(plot, seen.reach, seen.place)?;
        scene.highlight.hovered = None;
        let moved = plot == Plot::Right;
        scene.ghosts = self.ghosts(plot);
        scene.segments = look.segments && !scene.ghosts.is_empty();
        let note = if moved && look.following { words().stage.moves_along } else { "" };
        Some(Drawn {
            heading: self.heading(plot).into(),
            note: note.into(),
            scene,
            camera: seen.camera,
        })
    }

    fn bars_picture(&self, model: &OpenModel) -> Option<Picture> {
        let bars = self.board.bars.get()?;
        let values = |of: fn(&(usize, f64, f64)) -> f64| bars.tokens.iter().map(of).collect();
        Some(Picture::Bars {
            axis: words().distribution.probability.into(),
            labels: bars.tokens.iter().map(|&(token, ..)| model.token(token)).collect(),
            series: vec![
                Series { name: "before".into(), values: values(|t| t.1) },
                Series { name: "after".into(), values: values(|t| t.2) },
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
        let said = |row: &Row, value: Option<f64>| {
            value.map_or_else(String::new, |x| row.words(x).unwrap_or_else(|| number(x)))
        };
        let line = |(info, row): (&Info, Row)| VerdictLine {
            name: info.name.into(),
            before: said(&row, row.before),
            after: said(&row, row.after),
            values: [row.before, row.after],
            verdict: row.verdict,
        };
        self.measured_rows().into_iter().map(line).collect()
    }
}

impl OpenModel {
    /// A point's label as the file has it.
    pub fn raw_label(&self, point: PointRef) -> Option<&str> {
        let labels = match point.kind {
            picture::scene::Kind::Tokens => &self.card.tokens,
            picture::scene::Kind::Contexts => &self.card.contexts,
        };
        labels.get(point.index).map(String::as_str)
    }
}

fn info(id: &str) -> Option<&'static Info> {
    infos().iter().copied().find(|info| info.id == id)
}
