//! The time from navigation to the first picture, each time in a browser that has never seen the
//! page.

use std::sync::{Arc, Mutex};

use e2e::driver::serve;
use e2e::protocol::devtools;
use e2e::trouble::Outcome;
use e2e::{Look, Page, with_browser};
use serde_json::json;
use xtask::steps::dist;

use crate::median;

const REPETITIONS: usize = 7;

/// What is waited for, in order; the first is the reference of the ratios.
const MILESTONES: [(&str, &str); 7] = [
    ("wasm", "the WebAssembly is there"),
    ("mounted", "the app is mounted"),
    ("named", "the model is open"),
    ("drawn", "both plots are drawn"),
    ("headline", "the headline is there"),
    ("cards", "the three cards have their numbers"),
    ("board", "the board is filled"),
];

/// What was measured of one browser, in milliseconds.
#[derive(Debug, Clone, Copy)]
struct Opening {
    /// Since navigation, one a milestone.
    milestones: [f64; MILESTONES.len()],
    /// From the bytes of the model, handed to a new worker, to the open model.
    loading: f64,
}

/// Prints the table.
pub async fn report() -> Outcome {
    let mut openings = Vec::new();
    for _ in 0..REPETITIONS {
        openings.push(measure().await?);
    }
    println!(
        "| cold opening, median of {REPETITIONS} | ms since navigation | ratio |\n|---|---|---|"
    );
    let middle = |milestone: usize| {
        median(openings.iter().map(|opening| opening.milestones[milestone]).collect())
    };
    for (milestone, (_, what)) in MILESTONES.iter().enumerate() {
        println!("| {what} | {:.0} | {:.2} |", middle(milestone), middle(milestone) / middle(0));
    }
    let loading = median(openings.iter().map(|opening| opening.loading).collect());
    println!(
        "\nThe same model again, from its bytes to the open model, in a new worker: {loading:.0} ms.\n"
    );
    Ok(())
}

async fn measure() -> Outcome<Opening> {
    let url = serve(&dist())?;
    let nothing = Opening { milestones: [f64::NAN; MILESTONES.len()], loading: f64::NAN };
    let measured = Arc::new(Mutex::new(nothing));
    let result = Arc::clone(&measured);
    with_browser(move |client| async move {
        devtools(&client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))
            .await?;
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.open().await?;
        let times = page.script(TIMES).await?;
        let milestones = MILESTONES.map(|(name, _)| times[name].as_f64().unwrap_or(f64::NAN));
        page.open_card().await?;
        page.script(AGAIN).await?;
        let loading = page
            .until("the model is open again", async || Ok(page.script(LOADED).await?.as_f64()))
            .await?;
        if let Ok(mut result) = result.lock() {
            *result = Opening { milestones, loading };
        }
        Ok(())
    })
    .await?;
    Ok(measured.lock().map_or_else(|poisoned| *poisoned.into_inner(), |opening| *opening))
}

/// Notes when each state is first seen, from within the page: asking through the driver would be
/// late.
const WATCH: &str = "
    window.__seen = {};
    const note = (name, there) => { if (there && !(name in __seen)) __seen[name] = performance.now(); };
    const ready = side => document.querySelector(`[data-testid=stage-${side}][data-ready=true]`);
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
        if (Array.isArray(message) && message[1].length) {
            const from = performance.now();
            this.addEventListener('message', ({ data }) => { if (data.Opened) window.__loading = performance.now() - from; });
        }
        return post.call(this, message, ...rest);
    };
    new MutationObserver(() => {
        const name = document.querySelector('[data-testid=model-name]');
        note('mounted', name);
        note('named', name && !name.textContent.endsWith('…'));
        note('drawn', ready('left') && ready('right'));
        note('headline', document.querySelector('[data-testid=headline] h2')?.textContent.trim());
        const cards = [...document.querySelectorAll('[data-testid=fates] dl')];
        note('cards', cards.length && cards.every(card => card.querySelectorAll('dd').length > 1));
        note('board', document.querySelector('[data-testid=board] [data-verdict]'));
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });";

const TIMES: &str = "
    const wasm = performance.getEntriesByType('resource').find(entry => entry.name.endsWith('.wasm'));
    return { wasm: wasm?.responseEnd, ...__seen };";

/// Opens the bundled model again, from the gallery.
const AGAIN: &str = "
    document.querySelector('[data-testid=gallery]').click();
    const open = () => {
        const entries = [...document.querySelectorAll('dialog[open] button')];
        const entry = entries.find(entry => entry.textContent.includes('SmolLM2'));
        if (entry) entry.click(); else requestAnimationFrame(open);
    };
    open();";

const LOADED: &str = "return window.__loading ?? null;";
