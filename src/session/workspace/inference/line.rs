//! The line that is being typed: one question at a time, always about the newest text.

use std::sync::Arc;

use reactive_graph::prelude::*;

use super::Workspace;
use crate::protocol::{
    Reason, Setting,
    inference::{
        ContextKey, LineProgress, LineToken, NextTokens, ReadLine, StateBatch, ToInference,
        TypedLine,
    },
};

/// How many of the likeliest next tokens are shown.
const NEXT: usize = 8;

/// A line, and what the model made of what was typed last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// What stands in the box.
    pub text: String,
    /// What was read last; it may lag behind the text.
    pub read: Option<LineReading>,
    /// How far a long text is read.
    pub progress: Option<LineProgress>,
    /// What the model says next, and behind which line: the one before that which was read last,
    /// until its own are there.
    pub next: Option<(ContextKey, Arc<NextTokens>)>,
}

impl Line {
    /// Whether the next tokens are still those of a line before the one that was read last.
    pub fn next_is_behind(&self) -> bool {
        let read = match &self.read {
            Some(LineReading::Known(read)) => Some(read.key),
            _ => None,
        };
        self.progress.is_some() || self.next.as_ref().map(|(key, _)| *key) != read
    }
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum LineReading {
    /// Its tokens and state.
    Known(Arc<ReadLine>),
    /// Its tokens as far as they are known, and why it has no state.
    Refused(Vec<LineToken>, String),
}

impl Workspace {
    /// The line was changed. Nothing is measured in full before [`line_rests`](Self::line_rests).
    pub fn type_line(&self, text: &str) {
        self.inference.typing.set(true);
        self.inference.line.update(|line| line.text = text.into());
        self.start_inference();
        self.ask_line();
    }

    /// The line was not changed for a while. The workspace may be gone by then.
    pub fn line_rests(&self) {
        if self.inference.typing.try_set(false).is_none() {
            self.pump();
        }
    }

    /// Puts the line into the set, in the group of this name; the box is empty afterwards.
    pub fn keep_line(&self, group: &str) {
        let text = self.inference.line.with_untracked(|line| line.text.clone());
        if text.is_empty() {
            return;
        }
        self.add_contexts(&crate::context_set::ContextSet::of([
            crate::context_set::ContextText::grouped(text, group.trim()),
        ]));
        self.inference.line.update(|line| line.text.clear());
        self.ask_line();
    }

    /// Asks about the line as it stands, unless an answer is awaited or it is known already.
    pub(super) fn ask_line(&self) {
        let inference = self.inference;
        let text = inference.line.with_untracked(|line| line.text.clone());
        if text.is_empty() {
            return self.forget_line();
        }
        let layer = inference.layer();
        let open = inference.ability.with_untracked(|a| matches!(a, super::Ability::Ready(_)));
        let wanted = inference.states.try_update_value(|states| {
            let key = states.key(layer, &text);
            let known = states.answered == Some(key);
            (open && states.asked.is_none() && !known).then(|| {
                states.asked = Some((key, text.clone()));
                key
            })
        });
        if let Some(key) = wanted.flatten() {
            inference.post(ToInference::Type(TypedLine { key, text, layer, count: NEXT }));
        }
    }

    /// The box is empty: its point leaves the plots unless it is in the set.
    fn forget_line(&self) {
        self.inference.line.update(|line| {
            (line.read, line.progress, line.next) = (None, None, None);
        });
        let old = self.inference.states.try_update_value(|states| {
            states.answered = None;
            states.typed.take()
        });
        if let Some((key, _)) = old.flatten() {
            self.forget_typed(key);
            self.relist();
        }
    }

    /// The state of a line that is not typed any more is needed no longer, unless it is in the set.
    fn forget_typed(&self, key: ContextKey) {
        let kept = self.set_keys().contains(&key);
        if !kept {
            self.inference.states.update_value(|states| states.known.retain(|own| *own != key));
            self.set(Setting::Forget(vec![key]));
        }
    }

    /// A long line is read so far: it goes on unless the text has changed since.
    pub(super) fn line_goes_on(&self, key: ContextKey, progress: LineProgress) {
        let inference = self.inference;
        let text = inference.line.with_untracked(|line| line.text.clone());
        let same = inference.states.try_update_value(|states| {
            let (_, asked) = states.asked.as_ref().filter(|(asked, _)| *asked == key)?;
            let same = *asked == text;
            if !same {
                states.asked = None;
            }
            Some(same)
        });
        match same.flatten() {
            Some(true) => {
                inference.line.update(|line| line.progress = Some(progress));
                inference.post(ToInference::TypeOn);
            }
            Some(false) => {
                inference.line.update(|line| line.progress = None);
                self.ask_line();
            }
            None => {}
        }
    }

    /// A line was read; if the text has changed since, the newer one is asked about.
    pub(super) fn line_read(
        &self,
        key: ContextKey,
        read: Result<ReadLine, (Vec<LineToken>, String)>,
    ) {
        let inference = self.inference;
        let asked = inference
            .states
            .try_update_value(|states| states.asked.take_if(|(asked, _)| *asked == key));
        if asked.flatten().is_none() {
            return;
        }
        let old = inference.states.try_update_value(|states| {
            states.answered = Some(key);
            states.typed.take()
        });
        if let Some((old, _)) = old.flatten().filter(|(old, _)| *old != key) {
            self.forget_typed(old);
        }
        let reading = match read {
            Ok(line) => {
                let line = Arc::new(line);
                let batch = StateBatch { keys: vec![key], states: line.state.clone() };
                self.set(Setting::States(Arc::new(batch)));
                inference.states.update_value(|states| {
                    states.known.insert(key);
                    states.typed = Some((key, line.clone()));
                });
                LineReading::Known(line)
            }
            Err((tokens, reason)) => LineReading::Refused(tokens, reason),
        };
        inference.line.update(|line| {
            if matches!(reading, LineReading::Refused(..)) {
                line.next = None;
            }
            (line.read, line.progress) = (Some(reading), None);
        });
        self.relist();
        self.ask_line();
    }

    /// What the model says behind the line that was read last, or why that is not known; of a line
    /// before it, nobody asks any more.
    pub(super) fn next_read(&self, key: ContextKey, next: Result<NextTokens, Reason>) {
        let last = self.inference.states.with_value(|states| states.answered);
        if last != Some(key) {
            return;
        }
        match next {
            Ok(next) => {
                self.inference.line.update(|line| line.next = Some((key, Arc::new(next))));
            }
            Err(reason) => self.inference.trouble.set(Some(reason.to_string())),
        }
    }
}
