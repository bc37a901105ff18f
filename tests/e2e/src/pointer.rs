//! The pointer on the right plot: what it finds where, and an outline drawn with it.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use crate::page::Page;
use crate::trouble::Outcome;

/// The time of one side of an outline.
const SIDE: Duration = Duration::from_millis(60);

impl Page {
    /// The names that hovering finds, and where: pixels of the right plot, the middle of all places
    /// at which each is found.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn places(&self) -> Outcome<BTreeMap<String, (f64, f64)>> {
        self.part("stage-right").await?;
        let found = self.client.execute_async(HOVER, Vec::new()).await?;
        let number = |at: &serde_json::Value, axis: usize| at[axis].as_f64().unwrap_or(f64::NAN);
        let all = found.as_object().into_iter().flatten();
        Ok(all.map(|(name, at)| (name.clone(), (number(at, 0), number(at, 1)))).collect())
    }

    /// Draws an outline round the left half of the right plot, `inset` pixels from its edges; gives
    /// where its right side is.
    ///
    /// # Errors
    /// When the pointer cannot go there.
    pub async fn outline_left_half(&self, inset: f64) -> Outcome<f64> {
        let frame = self.script(FRAME).await?;
        let [left, top, width, height] =
            [0, 1, 2, 3].map(|i| frame[i].as_f64().unwrap_or_default());
        let edge = (width / 2.0).round();
        let corners = [(edge, inset), (edge, height - inset), (inset, height - inset)];
        let to = |(x, y): (f64, f64)| PointerAction::MoveTo {
            duration: Some(SIDE),
            x: left + x,
            y: top + y,
        };
        let button = MOUSE_BUTTON_LEFT;
        self.point(&[to((inset, inset)), PointerAction::Down { button }]).await?;
        for corner in corners {
            self.point(&[to(corner)]).await?;
        }
        self.point(&[PointerAction::Up { button }]).await?;
        Ok(edge)
    }

    /// Moves the pointer, and waits for the next frame: a busy page would take several moves as
    /// one, and miss corners.
    async fn point(&self, actions: &[PointerAction]) -> Outcome {
        let mouse = MouseActions::new("mouse".into());
        let all = actions.iter().cloned().fold(mouse, |all, action| all.then(action));
        self.client.perform_actions(all).await?;
        self.client
            .execute_async(
                "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))",
                Vec::new(),
            )
            .await?;
        Ok(())
    }
}

const FRAME: &str = "
    const stage = document.querySelector('[data-testid=stage-right]');
    stage.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = stage.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.top), box.width, box.height];";

/// Moves the pointer over the plot in steps below the reach of a point. The events are made in the
/// page: a driver would need minutes for as many.
const HOVER: &str = "
    const done = arguments[0];
    const STEP = 8;
    const stage = document.querySelector('[data-testid=stage-right]');
    stage.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = stage.getBoundingClientRect();
    const say = (what, x, y) => stage.dispatchEvent(new PointerEvent(what, {
        clientX: box.left + x, clientY: box.top + y, pointerId: 7, pointerType: 'mouse', bubbles: what !== 'pointerleave',
    }));
    const { port1, port2 } = new MessageChannel();
    const drawn = () => new Promise(then => { port1.onmessage = then; port2.postMessage(0); });
    const found = {};
    (async () => {
        for (let y = 0; y < box.height; y += STEP) {
            for (let x = 0; x < box.width; x += STEP) {
                say('pointermove', x, y);
                await drawn();
                const name = document.querySelector('[data-testid=inspected]')?.textContent;
                if (name) (found[name] ??= []).push([x, y]);
            }
        }
        say('pointerleave', 0, 0);
        const middle = (all, axis) => all.reduce((sum, at) => sum + at[axis], 0) / all.length;
        done(Object.fromEntries(Object.entries(found).map(([name, all]) => [name, [middle(all, 0), middle(all, 1)]])));
    })();";
