//! Fingers on the plots.

use std::time::Duration;

use fantoccini::actions::{Actions, InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};

use crate::page::Page;
use crate::trouble::Outcome;

/// The time of one step of a finger: a frame and a half at 60 Hz.
const STEP: Duration = Duration::from_millis(24);
/// Steps a way is divided into.
const STEPS: u32 = 8;

type Place = (f64, f64);

impl Page {
    /// Moves fingers at the same time, each from one place of the window to another, and lifts
    /// them.
    ///
    /// # Errors
    /// When a finger cannot go there.
    pub async fn fingers(&self, ways: &[(Place, Place)]) -> Outcome {
        let moves = ways.iter().enumerate().map(|(i, &way)| finger(&format!("finger-{i}"), way));
        let together = moves.fold(None, |all: Option<Actions>, finger| {
            Some(match all {
                Some(all) => all.and(finger),
                None => finger.into(),
            })
        });
        match together {
            Some(together) => Ok(self.client.perform_actions(together).await?),
            None => Ok(()),
        }
    }
}

fn finger(name: &str, (from, to): (Place, Place)) -> TouchActions {
    let start = TouchActions::new(name.into())
        .then(PointerAction::MoveTo { duration: None, x: from.0, y: from.1 })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    let parts = (1..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
    let moved = parts.fold(start, |moved, part| {
        let between = |a: f64, b: f64| a + part * (b - a);
        moved.then(PointerAction::MoveTo {
            duration: Some(STEP),
            x: between(from.0, to.0),
            y: between(from.1, to.1),
        })
    });
    moved.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
}
