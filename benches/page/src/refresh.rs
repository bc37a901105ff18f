//! The time from letting go of a basis tip until every shown row of the board is measured again, on
//! the bundled model.

use std::time::Duration;

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::Value;

use crate::median;

const REPETITIONS: usize = 7;
/// CSS pixels that each drag goes, there and back in turn.
const WAY: f64 = 24.0;
const STEPS: u32 = 12;
const FRAME: Duration = Duration::from_millis(16);

/// Prints the table.
pub async fn report() -> Outcome {
    println!("| after a drag, bundled model | ms | ratio |\n|---|---|---|");
    on_page(Look::DESK, |page| async move {
        quiet(&page).await?;
        let plain = number(&page.script(PLAIN).await?);
        println!("| its logits once, plain loops in JavaScript | {plain:.0} | 1.00 |");
        page.script(WATCH).await?;
        let mut times = Vec::new();
        for at in 0..REPETITIONS {
            drag(&page, if at % 2 == 0 { WAY } else { -WAY }).await?;
            quiet(&page).await?;
            times.push(number(&page.script("return __settled - __released").await?));
        }
        let middle = median(times);
        println!("| all shown rows are measured again | {middle:.0} | {:.2} |", middle / plain);
        Ok(())
    })
    .await?;
    println!();
    Ok(())
}

/// Waits until no row is still to be measured.
async fn quiet(page: &Page) -> Outcome {
    page.wait_for("[data-testid=board][data-measuring=false]").await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    page.wait_for("[data-testid=board][data-measuring=false]").await?;
    Ok(())
}

async fn drag(page: &Page, way: f64) -> Outcome {
    let (x, y) = page.tip(Tip::First).await?;
    let start = MouseActions::new("mouse".into())
        .then(PointerAction::MoveTo { duration: None, x, y })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    let moves = (1..=STEPS).fold(start, |moves, step| {
        let part = f64::from(step) / f64::from(STEPS);
        moves.then(PointerAction::MoveTo {
            duration: Some(FRAME),
            x: x + way * part,
            y: y - way * part / 2.0,
        })
    });
    let released = moves.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    page.client.perform_actions(released).await?;
    Ok(())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Notes when the tip was let go and when the last row was measured after that.
const WATCH: &str = "
    window.__released = window.__settled = NaN;
    addEventListener('pointerup', () => { __released = performance.now(); __settled = NaN; }, { capture: true });
    const board = document.querySelector('[data-testid=board]');
    new MutationObserver(() => {
        if (board.dataset.measuring === 'false') __settled = performance.now();
    }).observe(board, { attributes: true, attributeFilter: ['data-measuring'] });";

const PLAIN: &str = "
    const [d, contexts, tokens] = [576, 509, 2223];
    const numbers = n => Float64Array.from({ length: n }, (_, i) => Math.sin(i));
    const [f, g, logits] = [numbers(d * contexts), numbers(d * tokens), new Float64Array(contexts * tokens)];
    const start = performance.now();
    for (let s = 0; s < contexts; s += 1) for (let y = 0; y < tokens; y += 1) {
        let sum = 0;
        for (let i = 0; i < d; i += 1) sum += f[s * d + i] * g[y * d + i];
        logits[s * tokens + y] = sum;
    }
    return performance.now() - start;";
