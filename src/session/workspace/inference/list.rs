//! Computing a set: what is done stays, whatever becomes of the rest.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{Ability, Program, Workspace};
use crate::{
    protocol::{
        Setting,
        inference::{ContextKey, ContextList, ListProgress, StateBatch, ToInference},
    },
    words::of_files,
};

/// From so many contexts on a second program shares the work; starting one takes as long as a few
/// dozen contexts.
const SHARED: usize = 96;

/// Bytes of files up to which a second program is started: it holds the weights, too.
const SHARED_BYTES: u64 = 256 << 20;

/// Contexts to be computed, by their numbers.
type Texts = Vec<(ContextKey, String)>;

/// How far the programs are with the list that they share.
#[derive(Debug, Clone, Default)]
pub(super) struct Sharing {
    /// Of each program, in the order of [`Program`], while it is at it.
    underway: [Option<ListProgress>; 2],
    /// What it has behind it.
    done: [ListProgress; 2],
    /// Why one of them gave up.
    trouble: Option<String>,
    /// A second program cannot be had.
    alone: bool,
    /// It was there, and its part is not computed.
    lost: bool,
}

impl Sharing {
    fn of(&self, program: Program) -> Option<ListProgress> {
        self.underway[program as usize]
    }

    /// How far they are together; nothing if none is at it.
    fn progress(&self) -> Option<ListProgress> {
        let parts = [0, 1].map(|i| self.underway[i].unwrap_or(self.done[i]));
        let running = self.underway.iter().flatten();
        // One that cannot tell yet leaves it open.
        let left: Option<Vec<f64>> = running.map(|part| part.seconds_left).collect();
        let seconds_left = left.and_then(|left| left.into_iter().reduce(f64::max));
        self.underway.iter().any(Option::is_some).then(|| ListProgress {
            done: parts.iter().map(|part| part.done).sum(),
            total: parts.iter().map(|part| part.total).sum(),
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
        let shared = missing.len() >= SHARED && self.start_helper();
        let (own, helped) = if shared { halves(missing) } else { (missing, Vec::new()) };
        if helped.is_empty() {
            inference.programs.end(Program::Second);
        }
        inference.sharing.update_value(|sharing| {
            let begun = |list: &[_]| (!list.is_empty()).then(ListProgress::default);
            let underway = [begun(&own), begun(&helped)];
            *sharing = Sharing { underway, alone: sharing.alone, ..Sharing::default() };
        });
        self.show_progress();
        let layer = inference.layer();
        let list = |contexts| ToInference::Compute(ContextList { contexts, layer });
        inference.post(list(own));
        if !helped.is_empty() {
            inference.post_to(Program::Second, list(helped));
        }
    }

    /// Starts the second program, unless it runs; says whether there is one.
    fn start_helper(&self) -> bool {
        let inference = self.inference;
        let programs = inference.programs;
        if programs.runs(Program::Second) {
            return true;
        }
        let alone = inference.sharing.with_value(|sharing| sharing.alone);
        let size = self.source.with_untracked(|source| source.as_ref().map_or(0, |s| s.bytes()));
        let may = !alone && size <= SHARED_BYTES;
        may && matches!(programs.start(Program::Second), Some(Ok(())))
    }

    /// The second program is there no more, or cannot be: the first one takes its part over.
    pub(super) fn lose_helper(&self) {
        let inference = self.inference;
        inference.programs.end(Program::Second);
        inference.sharing.update_value(|sharing| {
            (sharing.alone, sharing.lost) = (true, true);
            sharing.underway[Program::Second as usize] = None;
        });
        if inference.sharing.with_value(|sharing| sharing.of(Program::First).is_none()) {
            self.list_done();
        }
    }

    pub(super) fn note_progress(&self, program: Program, progress: ListProgress) {
        self.inference.sharing.update_value(|sharing| {
            let own = &mut sharing.underway[program as usize];
            *own = own.map(|_| progress);
        });
        self.show_progress();
    }

    fn show_progress(&self) {
        let progress = self.inference.sharing.with_value(Sharing::progress);
        self.inference.progress.set(progress);
    }

    /// A program has done its part, or given it up.
    pub(super) fn part_done(&self, program: Program, outcome: Result<(), String>) {
        let inference = self.inference;
        let rest = inference.sharing.try_update_value(|sharing| {
            let at = program as usize;
            let last = sharing.underway[at].take().unwrap_or_default();
            sharing.done[at] = ListProgress { done: last.total, ..last };
            sharing.trouble =
                sharing.trouble.take().or(outcome.err().map(|reason| of_files(&reason)));
            sharing.progress().is_some()
        });
        if rest == Some(true) { self.show_progress() } else { self.list_done() }
    }

    /// No program is at the list any more. What a second program left is computed by the first.
    fn list_done(&self) {
        let inference = self.inference;
        inference.programs.end(Program::Second);
        inference.progress.set(None);
        let (trouble, lost) =
            inference.sharing.with_value(|sharing| (sharing.trouble.clone(), sharing.lost));
        inference.trouble.set(trouble.clone());
        self.settle_places();
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
        if self.inference.sharing.with_value(|sharing| sharing.of(program).is_some()) {
            self.inference.post_to(program, ToInference::GoOn);
        }
    }
}

/// Two parts of a list with about as much to compute in each: what texts begin with together is
/// computed once, so that neighbours in the alphabet stay together.
fn halves(mut list: Texts) -> (Texts, Texts) {
    list.sort_by(|(_, a), (_, b)| a.cmp(b));
    let new = new_bytes(&list);
    let (all, mut sum) = (new.iter().sum::<usize>(), 0);
    let at = new.iter().position(|bytes| {
        sum += bytes;
        2 * sum >= all
    });
    let second = list.split_off(at.map_or(0, |at| at + 1));
    (list, second)
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
    fn a_list_is_cut_where_both_parts_have_as_much_to_compute() {
        let text = |i: u64| match i % 2 {
            0 => format!("The capital of the country number {i} is"),
            _ => format!("{i}"),
        };
        let list: Texts = (0..400).map(|i| (i, text(i))).collect();
        let (first, second) = halves(list.clone());
        let new = |part: &Texts| new_bytes(part).iter().sum::<usize>();
        assert!(new(&first).abs_diff(new(&second)) < 100, "{} {}", new(&first), new(&second));
        let mut both = [first, second].concat();
        both.sort();
        assert_eq!(both, list);
        assert_eq!(halves(vec![(1, "one".into())]).1, []);
    }
}
