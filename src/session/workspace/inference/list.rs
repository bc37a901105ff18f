//! Computing a set: what is done stays, whatever becomes of the rest.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{Ability, Program, Workspace};
use crate::{
    protocol::{
        Reason, Setting,
        inference::{ContextKey, ContextList, ListProgress, StateBatch, ToInference},
    },
    words::of_files,
};

/// Contexts of a part of a list that a program is worth: starting one takes as long as a few dozen.
const PART: usize = 48;

/// Bytes of files in all programs together up to which several are started: each holds the weights.
const SHARED_BYTES: u64 = 512 << 20;

/// Contexts to be computed, by their numbers.
type Texts = Vec<(ContextKey, String)>;

/// How far the programs are with the list that they share.
#[derive(Debug, Clone, Default)]
pub(super) struct Sharing {
    /// By the number of the program.
    parts: Vec<Part>,
    /// Why one of them gave up.
    trouble: Option<String>,
    /// No other program than the first can be had.
    alone: bool,
    /// One was there, and its part is not computed.
    lost: bool,
}

/// How far a program is with its part.
#[derive(Debug, Clone, Default)]
struct Part {
    /// While it is at it.
    underway: Option<ListProgress>,
    /// What it has behind it.
    done: ListProgress,
}

impl Sharing {
    fn underway(&mut self, program: Program) -> Option<&mut ListProgress> {
        self.parts.get_mut(program.0)?.underway.as_mut()
    }

    fn is_underway(&self) -> bool {
        self.parts.iter().any(|part| part.underway.is_some())
    }

    /// How far they are together; nothing if none is at it.
    fn progress(&self) -> Option<ListProgress> {
        let running = self.parts.iter().filter_map(|part| part.underway.as_ref());
        // One that cannot tell yet leaves it open.
        let left: Option<Vec<f64>> = running.map(|part| part.seconds_left).collect();
        let seconds_left = left.and_then(|left| left.into_iter().reduce(f64::max));
        let parts = || self.parts.iter().map(|part| part.underway.unwrap_or(part.done));
        self.is_underway().then(|| ListProgress {
            done: parts().map(|part| part.done).sum(),
            total: parts().map(|part| part.total).sum(),
            seconds_left,
        })
    }
}

impl Workspace {
    /// Computes the contexts of the set that have no state yet.
    pub fn compute(&self) {
        self.start_inference();
        untrack(|| self.compute_missing());
    }

    /// Stops computing; the contexts that have a state stay.
    pub fn stop_computing(&self) {
        self.inference.end();
        let ability = self.inference.ability;
        if ability.with_untracked(|ability| matches!(ability, Ability::Opening)) {
            ability.set(Ability::Offered);
        }
        self.settle_places();
        self.pump();
    }

    pub(super) fn compute_missing(&self) {
        let inference = self.inference;
        if inference.facts().is_none() {
            return;
        }
        let missing = self.missing();
        if missing.is_empty() {
            return;
        }
        let programs = inference.programs.up_to(self.programs_for(missing.len()));
        inference.programs.end_beyond(programs.len());
        let lists = parts(missing, programs.len());
        let begun = Part { underway: Some(ListProgress::default()), ..Part::default() };
        inference.sharing.update_value(|sharing| {
            let parts = vec![begun; programs.len()];
            *sharing = Sharing { parts, alone: sharing.alone, ..Sharing::default() };
        });
        self.show_progress();
        let layer = inference.layer();
        for (program, contexts) in programs.into_iter().zip(lists) {
            inference.post_to(program, ToInference::Compute(ContextList { contexts, layer }));
        }
    }

    /// How many programs are worth their start for so many contexts, and have room.
    fn programs_for(&self, contexts: usize) -> usize {
        let inference = self.inference;
        if inference.sharing.with_value(|sharing| sharing.alone) {
            return 1;
        }
        let size = self.source.with_untracked(|source| source.as_ref().map_or(0, |s| s.bytes()));
        let room = usize::try_from(SHARED_BYTES / size.max(1)).unwrap_or(usize::MAX);
        (contexts / PART).min(room).clamp(1, inference.programs.cores())
    }

    /// A program beside the first is there no more, or cannot be: the first one takes its part
    /// over, once the others have done theirs.
    pub(super) fn lose_helper(&self, program: Program) {
        let inference = self.inference;
        inference.programs.end(program);
        let goes_on = inference.sharing.try_update_value(|sharing| {
            (sharing.alone, sharing.lost) = (true, true);
            if let Some(part) = sharing.parts.get_mut(program.0) {
                part.underway = None;
            }
            sharing.is_underway()
        });
        if goes_on != Some(true) {
            self.list_done();
        }
    }

    pub(super) fn note_progress(&self, program: Program, progress: ListProgress) {
        self.inference.sharing.update_value(|sharing| {
            if let Some(own) = sharing.underway(program) {
                *own = progress;
            }
        });
        self.show_progress();
    }

    fn show_progress(&self) {
        let progress = self.inference.sharing.with_value(Sharing::progress);
        self.inference.progress.set(progress);
    }

    /// A program has done its part, or given it up.
    pub(super) fn part_done(&self, program: Program, outcome: Result<(), Reason>) {
        let inference = self.inference;
        let rest = inference.sharing.try_update_value(|sharing| {
            if let Some(part) = sharing.parts.get_mut(program.0) {
                let last = part.underway.take().unwrap_or_default();
                part.done = ListProgress { done: last.total, ..last };
            }
            sharing.trouble =
                sharing.trouble.take().or(outcome.err().map(|reason| of_files(&reason)));
            sharing.is_underway()
        });
        if rest == Some(true) { self.show_progress() } else { self.list_done() }
    }

    /// No program is at the list any more. What another one left is computed by the first.
    fn list_done(&self) {
        let inference = self.inference;
        inference.programs.end_beyond(1);
        inference.progress.set(None);
        let (trouble, lost) =
            inference.sharing.with_value(|sharing| (sharing.trouble.clone(), sharing.lost));
        inference.trouble.set(trouble.clone());
        self.settle_places();
        self.pump();
        if lost && trouble.is_none() {
            untrack(|| self.compute_missing());
        }
    }

    /// The contexts of the set without a state.
    fn missing(&self) -> Texts {
        let keys = self.set_keys();
        let skipped = self.inference.skipped.get_untracked();
        self.inference.set.with_untracked(|set| {
            self.inference.states.with_value(|states| {
                let contexts = set.present().contexts.iter().zip(keys);
                contexts
                    .filter(|(context, key)| {
                        !states.known.contains(key) && !skipped.contains_key(&context.text)
                    })
                    .map(|(context, key)| (key, context.text.clone()))
                    .collect()
            })
        })
    }

    /// Why a context of the set has no state.
    pub(super) fn skip(&self, key: ContextKey, reason: String) {
        let keys = self.set_keys();
        let text = self.inference.set.with_untracked(|set| {
            let at = keys.iter().position(|own| *own == key)?;
            set.present().contexts.get(at).map(|context| context.text.clone())
        });
        if let Some(text) = text {
            self.inference.skipped.update(|all| drop(Arc::make_mut(all).insert(text, reason)));
        }
    }

    /// States have come: they go to the worker, and the program goes on.
    pub(super) fn take_states(&self, program: Program, batch: StateBatch) {
        self.inference.states.update_value(|states| states.known.extend(&batch.keys));
        self.set(Setting::States(Arc::new(batch)));
        self.relist();
        let sharing = self.inference.sharing;
        if sharing.try_update_value(|sharing| sharing.underway(program).is_some()) == Some(true) {
            self.inference.post_to(program, ToInference::GoOn);
        }
    }
}

/// So many parts of a list with about as much to compute in each: what texts begin with together is
/// computed once, so that neighbours in the alphabet stay together.
fn parts(mut list: Texts, count: usize) -> Vec<Texts> {
    if count < 2 {
        return vec![list];
    }
    list.sort_by(|(_, a), (_, b)| a.cmp(b));
    let new = new_bytes(&list);
    let (all, mut before) = (new.iter().sum::<usize>(), 0);
    let mut parts = vec![Texts::new(); count];
    for (text, bytes) in list.into_iter().zip(new) {
        // By its first byte; a list without any byte is one part.
        let part = (before * count).checked_div(all).unwrap_or(0);
        parts[part.min(count - 1)].push(text);
        before += bytes;
    }
    parts
}

/// How many bytes of each text the one before it does not begin with.
fn new_bytes(list: &[(ContextKey, String)]) -> Vec<usize> {
    let mut before = "";
    let new = list.iter().map(|(_, text)| {
        let shared = text.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        before = text;
        text.len() - shared
    });
    new.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_where_all_parts_have_as_much_to_compute() {
        let text = |i: u64| match i % 2 {
            0 => format!("The capital of the country number {i} is"),
            _ => format!("{i}"),
        };
        let list: Texts = (0..400).map(|i| (i, text(i))).collect();
        for count in [2, 3, 4] {
            let parts = parts(list.clone(), count);
            let new: Vec<usize> =
                parts.iter().map(|part| new_bytes(part).iter().sum::<usize>()).collect();
            let (least, most) = (new.iter().min(), new.iter().max());
            assert!(least.zip(most).is_some_and(|(a, b)| b - a < 150), "{new:?}");
            let mut all = parts.concat();
            all.sort();
            assert_eq!(all, list);
        }
        let one = vec![(1, "one".into())];
        assert_eq!(parts(one.clone(), 2), [one, Vec::new()]);
        assert_eq!(parts(vec![(1, String::new())], 2)[0].len(), 1);
    }
}
