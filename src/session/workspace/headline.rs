//! What became of the model, as one reads it over the plots: rewritten with every measured change.

use reactive_graph::prelude::*;

use super::{Workspace, phrase::phrase};
use crate::{
    fates::{degrees, is_drawn_cosine},
    words::{number::short, words},
};
use theory::{
    property::{Row, Verdict},
    transform::MoveSummary,
};

/// Of more moves than these only the number fits a line.
const MOST_NAMED: usize = 1;

/// A headline, and the sentence under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// What became of the predictions; none without predictions.
    pub predictions: Option<String>,
    /// Whether they are the same.
    pub same: bool,
    /// What became of the angle between the two directions, once something moved that changes no
    /// prediction.
    pub angle: Option<String>,
    /// What was done.
    pub by: String,
}

impl Workspace {
    /// What the measured rows say; `None` until the model is there.
    pub fn headline(&self) -> Option<Headline> {
        let predicts = self.model.with(|model| model.as_ref().map(|model| model.predicts()))?;
        let moved = self.moves.summary.get().filter(|summary| !summary.is_identity());
        let Some(summary) = moved else { return Some(at_rest(predicts)) };
        let distribution = self.predictions_row();
        let told = distribution.as_ref().and_then(predictions);
        let cosine = self.row(is_drawn_cosine);
        let (predictions, same) =
            told.map_or((None, summary.equivalent), |(said, same)| (Some(said), same));
        Some(Headline {
            predictions,
            same,
            angle: cosine.as_ref().filter(|_| same).and_then(angle),
            by: self.said_of_moves(&summary),
        })
    }

    /// The same while the right model is at a place on its way, for a frame of an animation: what is
    /// known there, in sentences as long as each other.
    pub(super) fn headline_at(&self, place: Option<f64>) -> Option<Headline> {
        let at_its_end = self.headline()?;
        let Some(place) = place else { return Some(at_its_end) };
        if !at_its_end.same {
            let predictions = Some(words().headline.to_another.into());
            return Some(Headline { predictions, ..at_its_end });
        }
        let before = self.row(is_drawn_cosine).and_then(|row| row.before);
        let now = before.zip(self.angle_at(place)).map(|(before, angle)| {
            (words().headline.angle_now)(degrees(before), angle.to_degrees().round() as i64)
        });
        Some(Headline { angle: now, ..at_its_end })
    }

    fn said_of_moves(&self, summary: &MoveSummary) -> String {
        let (words, condition) = (&words().headline, short(summary.condition));
        if summary.is_pure_gauge() {
            let what = if summary.keeps_angles() { words.turned } else { words.bent };
            return (words.bent_by)(&condition, what);
        }
        let phrases: Vec<String> = self
            .moves
            .steps
            .with(|steps| steps.present().iter().filter(|step| step.enabled).map(phrase).collect());
        let moves = match phrases.len() {
            0..=MOST_NAMED => phrases.join(", "),
            many => (words.many)(many),
        };
        (words.moved_by)(&moves, &condition)
    }
}

/// Before anything moved: what there is to see.
fn at_rest(predicts: bool) -> Headline {
    let words = &words().headline;
    let (said, by) = match predicts {
        true => (words.start, words.start_by),
        false => (words.start_vectors, words.start_vectors_by),
    };
    Headline { predictions: Some(said.into()), same: true, angle: None, by: by.into() }
}

/// What became of the next-token distribution, and whether it is the same; none where it cannot be
/// told.
fn predictions(row: &Row) -> Option<(String, bool)> {
    let words = &words().headline;
    match row.verdict {
        Verdict::NotTestable => None,
        Verdict::Kept => Some((words.same.into(), true)),
        _ => Some(((words.other)(&short(row.after?)), false)),
    }
}

/// The angle of the cosine in `row`, in whole degrees.
fn angle(row: &Row) -> Option<String> {
    let (before, after) = row.before.zip(row.after)?;
    Some((words().headline.angle)(degrees(before), degrees(after)))
}
