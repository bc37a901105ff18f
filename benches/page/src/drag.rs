//! The work of one frame while a basis tip is dragged, over the width d of the model.

use std::time::Duration;

use e2e::board::Row;
use e2e::protocol::devtools;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};

use crate::model;

/// The widths; the middle one is the bundled model's.
const WIDTHS: [usize; 3] = [64, 576, 2304];
/// Pointer positions of one drag, one a frame.
const MOVES: u32 = 120;
const FRAME: Duration = Duration::from_millis(16);
/// CSS pixels: the tip goes round a circle of this radius.
const RADIUS: f64 = 30.0;

/// Prints the table.
pub async fn report() -> Outcome {
    println!(
        "| dragging, {} tokens + {} contexts | ms a frame | of it scripts | ratio |\n|---|---|---|---|",
        model::TOKENS,
        model::CONTEXTS
    );
    on_page(Look::DESK, |page| async move {
        let plain = plain(&page).await?;
        println!("| the same number of `fillRect`, nothing else | {:.2} | {:.2} | 1.00 |", plain.all, plain.scripts);
        for d in WIDTHS {
            open(&page, d).await?;
            let cost = dragging(&page).await?;
            println!("| d = {d} | {:.2} | {:.2} | {:.2} |", cost.all, cost.scripts, cost.all / plain.all);
        }
        Ok(())
    })
    .await
}

/// Milliseconds of the page's main thread, a frame.
#[derive(Debug, Clone, Copy)]
struct Cost {
    /// Scripts, style, layout and painting.
    all: f64,
    /// Scripts alone.
    scripts: f64,
}

async fn open(page: &Page, d: usize) -> Outcome {
    page.open_files(&[model::file(d)?]).await?;
    page.model_named(&format!("random {d}")).await?;
    let measured = |rows: &std::collections::BTreeMap<String, Row>| {
        rows.get("distribution").is_some_and(|row| row.after.is_some())
    };
    page.board_when("the board is measured", measured).await?;
    Ok(())
}

async fn dragging(page: &Page) -> Outcome<Cost> {
    let (x, y) = page.tip(Tip::First).await?;
    let angle = |step: u32| std::f64::consts::TAU * f64::from(step) / f64::from(MOVES);
    let start = MouseActions::new("mouse".into())
        .then(PointerAction::MoveTo { duration: None, x, y })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    let round = (0..MOVES).map(angle).fold(start, |moves, angle| {
        let (x, y) = (x - RADIUS + RADIUS * angle.cos(), y + RADIUS * angle.sin());
        moves.then(PointerAction::MoveTo { duration: Some(FRAME), x, y })
    });
    let before = Clock::read(page).await?;
    page.client.perform_actions(round).await?;
    let after = Clock::read(page).await?;
    page.client.release_actions().await?;
    Ok(after.since(&before))
}

/// The reference: a canvas of the same size with as many points, drawn in the plainest way.
async fn plain(page: &Page) -> Outcome<Cost> {
    let before = Clock::read(page).await?;
    page.client.execute_async(PLAIN, vec![json!(MOVES), json!(model::TOKENS + model::CONTEXTS)]).await?;
    Ok(Clock::read(page).await?.since(&before))
}

/// Chromium's own account of the main thread, in seconds since it started, and the frames it has shown.
struct Clock {
    all: f64,
    scripts: f64,
    frames: f64,
}

impl Clock {
    async fn read(page: &Page) -> Outcome<Self> {
        devtools(&page.client, "Performance.enable", json!({})).await?;
        let metrics = devtools(&page.client, "Performance.getMetrics", json!({})).await?;
        let frames = page.script(COUNT).await?.as_f64().unwrap_or(f64::NAN);
        Ok(Self { all: metric(&metrics, "TaskDuration"), scripts: metric(&metrics, "ScriptDuration"), frames })
    }

    fn since(&self, earlier: &Self) -> Cost {
        let frames = (self.frames - earlier.frames).max(1.0);
        Cost { all: 1e3 * (self.all - earlier.all) / frames, scripts: 1e3 * (self.scripts - earlier.scripts) / frames }
    }
}

fn metric(metrics: &Value, name: &str) -> f64 {
    let mut all = metrics["metrics"].as_array().into_iter().flatten();
    all.find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
}

/// Frames shown since it was first asked.
const COUNT: &str = "
    if (!('__frames' in window)) {
        window.__frames = 0;
        const count = () => { window.__frames += 1; requestAnimationFrame(count); };
        requestAnimationFrame(count);
    }
    return window.__frames;";

const PLAIN: &str = "
    const [moves, points, done] = arguments;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    canvas.style = 'position: fixed; inset: 0; z-index: 9';
    document.body.append(canvas);
    const pen = canvas.getContext('2d');
    const draw = left => {
        if (left === 0) { canvas.remove(); return done(); }
        pen.clearRect(0, 0, 640, 480);
        for (let i = 0; i < points; i += 1) pen.fillRect((i * 97 + left) % 640, (i * 61) % 480, 2, 2);
        requestAnimationFrame(() => draw(left - 1));
    };
    draw(moves);";
