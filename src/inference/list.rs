//! A list of contexts, computed in runs.

use std::{collections::VecDeque, ops::ControlFlow};

use lm::{ForwardPass, LmError, Progress};
use session::{
    engine::Clock,
    protocol::inference::{ContextKey, ContextList, FromInference, ListProgress, StateBatch},
};

use crate::model::{LARGE, Running};

/// Tokens of a run of a model whose weights stay in memory: about a second's work for small ones,
/// so that states arrive in steps.
const RUN: usize = 512;

/// Tokens of a run of a model whose weights are read anew for each.
const LARGE_RUN: usize = 4096;

/// No estimate is made before so many milliseconds: the first ones say little.
const TOO_EARLY: f64 = 400.0;

/// How far a list is, is told at most this often, in milliseconds.
const INTERVAL: f64 = 100.0;

/// Contexts that are still to be computed.
pub(crate) struct List {
    contexts: Vec<(ContextKey, Vec<u32>)>,
    runs: VecDeque<(Vec<usize>, usize)>,
    layer: Option<usize>,
    done: usize,
    total: usize,
    begun: f64,
}

impl List {
    /// Reads all texts; those that cannot be read are said to be left out.
    pub(crate) fn plan(
        running: &Running,
        list: &ContextList,
        now: f64,
        send: &mut dyn FnMut(FromInference),
    ) -> Self {
        let mut contexts = Vec::new();
        for (key, text) in &list.contexts {
            match running.encode(text) {
                Ok(encoding) => contexts.push((*key, encoding.ids)),
                Err(error) => send(FromInference::Skipped(*key, error.to_string())),
            }
        }
        let ids: Vec<&[u32]> = contexts.iter().map(|(_, ids)| ids.as_slice()).collect();
        let step = if running.size > LARGE { LARGE_RUN } else { RUN };
        let runs: VecDeque<_> = running.model.plan(&ids, step).into();
        let total = runs.iter().map(|(_, tokens)| tokens).sum();
        Self { contexts, runs, layer: list.layer, done: 0, total, begun: now }
    }

    /// Computes the next run; says whether there are more.
    pub(crate) fn next_run(
        &mut self,
        running: &mut Running,
        clock: Clock,
        send: &mut dyn FnMut(FromInference),
    ) -> Result<bool, LmError> {
        let Some((run, tokens)) = self.runs.pop_front() else { return Ok(false) };
        let ids: Vec<&[u32]> = run.iter().map(|&i| self.contexts[i].1.as_slice()).collect();
        let forward = ForwardPass { layer: self.layer, step: usize::MAX, threads: 1 };
        let mut batch = StateBatch::default();
        let mut last = f64::NEG_INFINITY;
        running.model.states(&ids, &forward, &mut |progress| {
            match progress {
                Progress::Tokens { done, .. } if clock() - last >= INTERVAL => {
                    last = clock();
                    send(FromInference::Progress(self.progress(done, last)));
                }
                Progress::Tokens { .. } => {}
                Progress::States { contexts, states } => {
                    batch.keys.extend(contexts.iter().map(|&i| self.contexts[run[i]].0));
                    batch.states.extend(states);
                }
            }
            ControlFlow::Continue(())
        })?;
        self.done += tokens;
        send(FromInference::Progress(self.progress(0, clock())));
        send(FromInference::States(batch));
        Ok(!self.runs.is_empty())
    }

    fn progress(&self, underway: usize, now: f64) -> ListProgress {
        let done = (self.done + underway).min(self.total);
        let took = now - self.begun;
        let seconds_left = (took >= TOO_EARLY && done > 0)
            .then(|| took / 1e3 * (self.total - done) as f64 / done as f64);
        ListProgress { done, total: self.total, seconds_left }
    }
}
