//! The time from navigation to the first picture, each time in a browser that has never seen the page.

use std::sync::{Arc, Mutex};

use e2e::driver::serve;
use e2e::protocol::devtools;
use e2e::trouble::Outcome;
use e2e::{Look, Page, with_browser};
use serde_json::{Value, json};
use xtask::steps::dist;

use crate::median;

const REPETITIONS: usize = 7;

/// Milliseconds since navigation.
#[derive(Debug, Default, Clone, Copy)]
struct Opening {
    /// The default model's last byte is there.
    bytes: f64,
    /// Both plots are drawn.
    drawn: f64,
    /// The board is filled.
    board: f64,
}

/// Prints the table.
pub async fn report() -> Outcome {
    let mut openings = Vec::new();
    for _ in 0..REPETITIONS {
        openings.push(measure().await?);
    }
    let middle = |time: fn(&Opening) -> f64| median(openings.iter().map(time).collect());
    let (bytes, drawn, board) = (middle(|o| o.bytes), middle(|o| o.drawn), middle(|o| o.board));
    println!("| cold opening, median of {REPETITIONS} | ms since navigation | ratio |\n|---|---|---|");
    println!("| the model's bytes are there | {bytes:.0} | 1.00 |");
    println!("| both plots are drawn | {drawn:.0} | {:.2} |", drawn / bytes);
    println!("| the board is filled | {board:.0} | {:.2} |\n", board / bytes);
    Ok(())
}

async fn measure() -> Outcome<Opening> {
    let url = serve(&dist())?;
    let measured = Arc::new(Mutex::new(Opening::default()));
    let result = Arc::clone(&measured);
    with_browser(move |client| async move {
        devtools(&client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.open().await?;
        let times = page.script(TIMES).await?;
        if let Ok(mut result) = result.lock() {
            *result = Opening { bytes: ms(&times[0]), drawn: ms(&times[1]), board: ms(&times[2]) };
        }
        Ok(())
    })
    .await?;
    Ok(measured.lock().map_or_else(|poisoned| *poisoned.into_inner(), |opening| *opening))
}

fn ms(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Notes when each state is first seen, from within the page: asking through the driver would be late.
const WATCH: &str = "
    window.__seen = {};
    const note = (name, there) => { if (there && !(name in __seen)) __seen[name] = performance.now(); };
    const ready = side => document.querySelector(`[data-testid=stage-${side}][data-ready=true]`);
    new MutationObserver(() => {
        note('drawn', ready('left') && ready('right'));
        note('board', document.querySelector('[data-testid=board] [data-verdict]'));
    }).observe(document, { subtree: true, childList: true, attributes: true });";

const TIMES: &str = "
    const model = performance.getEntriesByType('resource').find(entry => entry.name.endsWith('.safetensors'));
    return [model?.responseEnd, __seen.drawn, __seen.board];";
