//! What both models say after a context, token by token, the likeliest each time.

use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::{
    protocol::{
        Reason,
        inference::{Continuation, ContinuedState, ToInference},
    },
    words::of_files,
    workspace::queue::Once,
};
use theory::property::SteeringRecipe;

/// How many tokens are said.
const TOKENS: usize = 12;

/// A context and what both models say after it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Continued {
    /// The context.
    pub text: String,
    /// What the model says, and the moved model.
    pub appended: [AppendedTokens; 2],
    /// Whether there is more to come.
    pub underway: bool,
    /// Why there is not.
    pub trouble: Option<String>,
    layer: Option<usize>,
    ticket: u64,
    /// Along what it was steered, and how strongly.
    steered: Option<(SteeringRecipe, f64)>,
}

/// Tokens by their places among the loaded ones, and their labels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppendedTokens(pub Vec<(usize, String)>);

impl AppendedTokens {
    /// As text.
    pub fn text(&self) -> String {
        self.0.iter().map(|(_, label)| label.as_str()).collect()
    }
}

impl Continued {
    /// Whether both say the same words.
    pub fn agrees(&self) -> bool {
        self.appended[0] == self.appended[1]
    }

    /// For which of the two the next state is wanted: for both where they have said the same.
    fn wanted(&self) -> Option<[bool; 2]> {
        let lengths = [self.appended[0].0.len(), self.appended[1].0.len()];
        match lengths {
            _ if lengths.iter().all(|length| *length >= TOKENS) => None,
            _ if self.agrees() => Some([true, true]),
            [before, after] => Some([before <= after, before > after]),
        }
    }
}

impl Workspace {
    /// The text of the context whose next tokens are shown, if it was computed.
    pub fn continuable(&self) -> Option<String> {
        let place = self.choice.context.get();
        self.model.track();
        self.inference
            .states
            .with_value(|states| states.text(*states.listed.get(place)?).map(str::to_string))
    }

    /// What both models say after the context whose next tokens are shown, steered as these are.
    pub fn continued(&self) -> Option<Continued> {
        let (continued, steered) = (self.inference.continued.get()?, self.steering());
        (Some(&continued.text) == self.continuable().as_ref() && continued.steered == steered)
            .then_some(continued)
    }

    fn steering(&self) -> Option<(SteeringRecipe, f64)> {
        let strength = self.choice.contexts.with(|contexts| contexts.strength);
        self.choice.with(|choice| choice.steering).map(|recipe| (recipe, strength))
    }

    /// Has both models continue the context whose next tokens are shown, steered as these are.
    pub fn continue_context(&self) {
        let Some(text) = untrack(|| self.continuable()) else { return };
        let layer = self.inference.layer();
        let ticket = self
            .inference
            .continued
            .with_untracked(|old| old.as_ref().map_or(1, |old| old.ticket + 1));
        let steered = untrack(|| self.steering());
        let new =
            Continued { text, underway: true, layer, ticket, steered, ..Continued::default() };
        self.inference.continued.set(Some(new));
        self.start_inference();
        self.ask_state();
    }

    /// Asks for the state of what was said so far, unless all is said.
    pub(super) fn ask_state(&self) {
        let ready = untrack(|| self.inference.facts()).is_some();
        let Some(now) = self.inference.continued.get_untracked().filter(|now| now.underway) else {
            return;
        };
        match now.wanted() {
            Some([before, _]) if ready => {
                let side = usize::from(!before);
                self.inference.post(ToInference::Continue(Continuation {
                    ticket: now.ticket,
                    text: now.text,
                    appended: now.appended[side].0.clone(),
                    moved: !before,
                    layer: now.layer,
                }));
            }
            Some(_) => {}
            None => self.change_continued(now.ticket, |now| now.underway = false),
        }
    }

    fn change_continued(&self, ticket: u64, change: impl FnOnce(&mut Continued)) {
        let current = |now: &Option<Continued>| {
            now.as_ref().is_some_and(|now| now.ticket == ticket && now.underway)
        };
        if self.inference.continued.with_untracked(current) {
            self.inference.continued.update(|now| {
                if let Some(now) = now {
                    change(now);
                }
            });
        }
    }

    fn end_continuing(&self, ticket: u64, trouble: String) {
        self.change_continued(ticket, |now| {
            (now.underway, now.trouble) = (false, Some(trouble));
        });
    }

    pub(super) fn state_continued(&self, ticket: u64, state: Result<ContinuedState, Reason>) {
        let wanted = self.inference.continued.with_untracked(|now| {
            now.as_ref().filter(|now| now.ticket == ticket && now.underway)?.wanted()
        });
        match (state, wanted) {
            (Ok(ContinuedState { state }), Some(of)) => {
                self.ask_once(Once::Next(state, (ticket, of)));
            }
            (Err(reason), _) => self.end_continuing(ticket, of_files(&reason)),
            (Ok(_), None) => {}
        }
    }

    /// The worker has found the likeliest token of one of the models, or of both.
    pub(in crate::workspace) fn take_next_token(
        &self,
        (ticket, of): (u64, [bool; 2]),
        found: Result<[usize; 2], Reason>,
    ) {
        let tokens = match found {
            Ok(tokens) => tokens,
            Err(reason) => return self.end_continuing(ticket, reason.into()),
        };
        let Some(model) = self.model.get_untracked() else { return };
        self.change_continued(ticket, |now| {
            for side in 0..2 {
                if of[side] {
                    let token = tokens[side];
                    let label = model.card.tokens.get(token).cloned().unwrap_or_default();
                    now.appended[side].0.push((token, label));
                }
            }
        });
        self.ask_state();
    }
}
