//! The plots: taking hold of a basis tip on the right one.

use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use crate::page::Page;
use crate::trouble::{Outcome, Trouble};

/// The time of one step of a drag: a frame and a half at 60 Hz.
const STEP: Duration = Duration::from_millis(24);
/// How long a plot may take to show its tips.
const READY: Duration = Duration::from_secs(10);
/// Steps a drag is divided into.
const STEPS: u32 = 10;

/// One of the two basis vectors of the viewed plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tip {
    /// e₁.
    First,
    /// e₂.
    Second,
}

impl Tip {
    fn attribute(self) -> &'static str {
        match self {
            Self::First => "data-tip1",
            Self::Second => "data-tip2",
        }
    }
}

impl Page {
    /// Where a tip is, in CSS pixels of the window.
    ///
    /// # Errors
    /// When the right plot does not say.
    pub async fn tip(&self, tip: Tip) -> Outcome<(f64, f64)> {
        let unready = Instant::now() + READY;
        let (place, found) = loop {
            let found = self.part("stage-right").await?.attr(tip.attribute()).await?;
            let place = found.as_deref().and_then(|text| text.split_once(','));
            let place = place.and_then(|(x, y)| {
                Some((x.trim().parse::<f64>().ok()?, y.trim().parse::<f64>().ok()?))
            });
            // A new picture has no tips until its first frame.
            if place.is_some() || Instant::now() > unready {
                break (place, found);
            }
            tokio::time::sleep(STEP).await;
        };
        let (x, y) = place.ok_or_else(|| Trouble::Unreadable {
            part: "stage-right".into(),
            attribute: tip.attribute().into(),
            found,
            expected: "x,y",
        })?;
        // Not the element's rectangle of WebDriver: that counts from the top of the document.
        let left_top = self.script(LEFT_TOP).await?;
        Ok((
            x + left_top[0].as_f64().unwrap_or_default(),
            y + left_top[1].as_f64().unwrap_or_default(),
        ))
    }

    /// Drags a tip by (`dx`, `dy`) CSS pixels, as a hand does: in steps, and lets go.
    ///
    /// # Errors
    /// When the pointer cannot be moved there.
    pub async fn drag_tip(&self, tip: Tip, dx: f64, dy: f64) -> Outcome {
        // A tip that is on its way cannot be taken.
        self.still().await?;
        let (x, y) = self.tip(tip).await?;
        let start = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        let moved = (1..=STEPS).map(f64::from).map(|step| step / f64::from(STEPS));
        let drag = moved.fold(start, |drag, part| {
            drag.then(PointerAction::MoveTo {
                duration: Some(STEP),
                x: x + part * dx,
                y: y + part * dy,
            })
        });
        self.client
            .perform_actions(drag.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT }))
            .await?;
        self.still().await
    }

    /// Waits until the right plot is where the last move takes it, and the camera has made room for
    /// what that took out of the picture.
    ///
    /// # Errors
    /// When it does not come to rest in time.
    pub async fn still(&self) -> Outcome {
        let resting = async || {
            let easing = self.part("stage-right").await?.attr("data-easing").await?;
            Ok(easing.is_none().then_some(()))
        };
        self.until("the camera rests", resting).await
    }
}

const LEFT_TOP: &str = "
    const stage = document.querySelector('[data-testid=stage-right]');
    stage.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = stage.getBoundingClientRect();
    return [box.left, box.top];";
