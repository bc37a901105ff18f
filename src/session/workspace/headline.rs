//! What became of the model, as one reads it over the plots: rewritten with every measured change.

use nalgebra::Matrix2;
use reactive_graph::prelude::*;

use super::{Moment, Plot, Workspace, step_words::phrase};
use crate::{
    fates::{FateCard, cards, degrees, is_drawn_cosine},
    words::{number::short, words},
};
use theory::{
    property::{Class, Holds, Info, Row, Verdict},
    transform::{MoveSummary, Side},
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
    /// Whether that says that exact parallels stayed so, which every gauge keeps.
    pub parallel: bool,
    /// What was done.
    pub by: String,
}

impl Workspace {
    /// What the measured rows say, with the angle as the compass has it; `None` until the model is
    /// there.
    pub fn headline(&self) -> Option<Headline> {
        let predicts = self.model.with(|model| model.as_ref().map(|model| model.predicts()))?;
        let bent = self.bent_by_pointer();
        let summary = self.moves.summary.get().filter(|summary| !summary.is_identity());
        if !self.is_moved() || bent.is_none() && summary.is_none() {
            return Some(at_rest(predicts));
        }
        let contexts = self.model.with(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
        let measured = self.predictions_row().and_then(|row| predictions(&row, contexts));
        let equivalent = bent.is_some() || summary.as_ref().is_some_and(|s| s.equivalent);
        let (predictions, same) =
            measured.map_or((None, equivalent), |(sentence, same)| (Some(sentence), same));
        let angle = || self.drawn_angles().or_else(|| angle(&self.row(is_drawn_cosine)?));
        let by = match (bent, &summary) {
            (Some(condition), _) => bent_by(condition, condition <= TURNED),
            (None, summary) => summary.as_ref().map(|s| self.moves_in_words(s)).unwrap_or_default(),
        };
        // What predicts nothing is no other model for it.
        let same = same || !predicts;
        let parallel = same && self.row(is_parallelism).is_some_and(|row| is_exact(&row));
        let angle = match parallel {
            true => Some(words().headline.parallel.into()),
            false => same.then(angle).flatten(),
        };
        Some(Headline { predictions, same, angle, parallel, by })
    }

    /// The same while the right model is at a place on its way, as far as that is known.
    pub fn headline_on_path(&self) -> Option<Headline> {
        self.headline_at(self.moment().filter(Moment::goes_on).as_ref())
    }

    /// The three cards, with the angle as the compass has it at this moment.
    pub fn fates(&self) -> [FateCard; 3] {
        let now = self.bent_by_pointer().and_then(|_| {
            let (angles, row) = (self.angles(Plot::Right)?, self.row(is_drawn_cosine)?);
            Some(Row { after: Some(angles.truth.cos()), moved: true, ..row })
        });
        let Some(now) = now else { return self.board.rows.with(cards) };
        let mut rows = self.board.rows.get();
        rows.insert(now.id.clone(), now);
        cards(&rows)
    }

    /// κ of a gauge of the shown plane where that is all that moves: the hand, the compass and this
    /// are ahead of the worker.
    pub(super) fn bent_by_pointer(&self) -> Option<f64> {
        let bent = self
            .lone_live()
            .filter(|live| live.side == Side::Gauge && live.t != Matrix2::identity());
        bent.and_then(|_| self.live_condition())
    }

    /// What became of the angle, as both compasses have it at this moment.
    fn drawn_angles(&self) -> Option<String> {
        let of = |plot| Some(whole_degrees(self.angles(plot)?.truth));
        Some((words().headline.angle)(of(Plot::Left)?, of(Plot::Right)?))
    }

    /// The same while the right model is at a place on its way, for a frame of an animation: what
    /// is known there, in sentences as long as each other.
    pub(super) fn headline_at(&self, moment: Option<&Moment>) -> Option<Headline> {
        let at_its_end = self.headline()?;
        let Some(moment) = moment else { return Some(at_its_end) };
        if !at_its_end.same {
            let predictions = Some(words().headline.to_another.into());
            return Some(Headline { predictions, ..at_its_end });
        }
        if at_its_end.parallel {
            return Some(at_its_end);
        }
        let before = self.row(is_drawn_cosine).and_then(|row| row.before);
        let before = before.filter(|_| at_its_end.angle.is_some());
        let now = before.zip(moment.angle()).map(|(before, angle)| {
            (words().headline.angle_now)(degrees(before), whole_degrees(angle))
        });
        Some(Headline { angle: now, ..at_its_end })
    }

    fn moves_in_words(&self, summary: &MoveSummary) -> String {
        let (words, condition) = (&words().headline, short(summary.condition));
        if summary.is_pure_gauge() {
            return bent_by(summary.condition, summary.keeps_angles());
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

/// A κ up to which nothing but a turn was made, or a change of size as a whole.
const TURNED: f64 = 1.0 + 1e-9;

fn bent_by(condition: f64, keeps_angles: bool) -> String {
    let words = &words().headline;
    (words.bent_by)(&short(condition), if keeps_angles { words.turned } else { words.bent })
}

fn whole_degrees(angle: f64) -> i64 {
    angle.to_degrees().round() as i64
}

/// Before anything moved: what there is to see.
fn at_rest(predicts: bool) -> Headline {
    let words = &words().headline;
    let (sentence, by) = match predicts {
        true => (words.start, words.start_by),
        false => (words.start_vectors, words.start_vectors_by),
    };
    let predictions = Some(sentence.into());
    Headline { predictions, same: true, angle: None, parallel: false, by: by.into() }
}

/// What became of the next-token distribution after so many contexts, and whether it is the same;
/// none where it cannot be told.
fn predictions(row: &Row, contexts: usize) -> Option<(String, bool)> {
    let words = &words().headline;
    match row.verdict {
        Verdict::NotTestable => None,
        Verdict::Kept => Some((words.same.into(), true)),
        _ => Some(match row.other_tokens.filter(|changed| *changed > 0) {
            Some(changed) => ((words.other_tokens)(changed, contexts), false),
            None => ((words.other)(&short(row.after?)), false),
        }),
    }
}

/// Whether the two directions are parallel, as the cards lead with it.
fn is_parallelism(info: &Info) -> bool {
    info.class == Class::AnyGauge && info.holds == Holds::Exactly && info.lead.is_some()
}

fn is_exact(row: &Row) -> bool {
    row.verdict == Verdict::Kept && row.exact.is_some()
}

/// The angle of the cosine in `row`, in whole degrees.
fn angle(row: &Row) -> Option<String> {
    let (before, after) = row.before.zip(row.after)?;
    Some((words().headline.angle)(degrees(before), degrees(after)))
}
