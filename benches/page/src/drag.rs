//! The work of one frame while a basis tip is dragged, over the width d of the model and the number
//! of its tokens.

use e2e::board::Row;
use e2e::protocol::devtools;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use serde_json::{Value, json};

use crate::model::{self, Size};

/// The widths; the middle one is the bundled model's.
const WIDTHS: [usize; 3] = [64, 576, 2304];
/// Tokens by widths; wider ones are beyond the gigabyte of numbers that the page holds.
const LARGE: [(usize, &[usize]); 4] =
    [(1_000, &WIDTHS), (20_000, &WIDTHS), (100_000, &[64, 576]), (300_000, &[64])];
/// Contexts beside many tokens.
const FEW: usize = 64;
/// Places of the pointer in one drag, one a frame, so that every frame moves every point.
const MOVES: u32 = 120;

/// Prints the tables.
pub async fn report() -> Outcome {
    println!(
        "| dragging, {} tokens + {} contexts | ms a frame | of it scripts | ratio |\n|---|---|---|---|",
        model::TOKENS,
        model::CONTEXTS
    );
    on_page(Look::DESK, |page| async move {
        let plain = plain(&page, model::TOKENS + model::CONTEXTS).await?;
        println!(
            "| the same number of `fillRect`, nothing else | {:.2} | {:.2} | 1.00 |",
            plain.all, plain.scripts
        );
        for d in WIDTHS {
            open(&page, Size::bundled(d)).await?;
            let cost = dragging(&page).await?;
            println!(
                "| d = {d} | {:.2} | {:.2} | {:.2} |",
                cost.all,
                cost.scripts,
                cost.all / plain.all
            );
        }
        Ok(())
    })
    .await?;
    println!(
        "\n| dragging | d | ms a frame | of it scripts | hover after it | `fillRect` |\n|---|---|---|---|---|---|"
    );
    for (tokens, d) in
        LARGE.iter().flat_map(|(tokens, widths)| widths.iter().map(|d| (*tokens, *d)))
    {
        on_page(Look::DESK, move |page| async move {
            let plain = plain(&page, tokens).await?;
            open(&page, Size { tokens, contexts: FEW, d }).await?;
            let cost = dragging(&page).await?;
            let hover = page.script(HOVER).await?.as_f64().unwrap_or(f64::NAN);
            println!(
                "| {tokens} | {d} | {:.2} | {:.2} | {hover:.2} | {:.2} |",
                cost.all, cost.scripts, plain.scripts
            );
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Milliseconds of the page's main thread, a frame.
#[derive(Debug, Clone, Copy)]
struct Cost {
    /// Scripts, style, layout and painting.
    all: f64,
    /// Scripts alone.
    scripts: f64,
}

async fn open(page: &Page, size: Size) -> Outcome {
    page.open_files(&[size.file()?]).await?;
    let name = size.name();
    let opened = async || {
        page.script(CHOOSE_ALL).await?;
        Ok(page.text("model-name").await?.eq(&name).then_some(()))
    };
    page.until(&format!("the model {name} is open"), opened).await?;
    let measured = |rows: &std::collections::BTreeMap<String, Row>| {
        rows.get("distribution").is_some_and(|row| row.after.is_some())
    };
    page.board_when("the board is measured", measured).await?;
    Ok(())
}

async fn dragging(page: &Page) -> Outcome<Cost> {
    let before = Clock::read(page).await?;
    page.client.execute_async(DRAG, vec![json!(MOVES)]).await?;
    Ok(Clock::read(page).await?.since(&before))
}

/// The reference: a canvas of the same size with as many points, drawn in the plainest way.
async fn plain(page: &Page, points: usize) -> Outcome<Cost> {
    let before = Clock::read(page).await?;
    page.client.execute_async(PLAIN, vec![json!(MOVES), json!(points)]).await?;
    Ok(Clock::read(page).await?.since(&before))
}

/// Chromium's own account of the main thread, in seconds of processor time since it started.
struct Clock {
    all: f64,
    scripts: f64,
}

impl Clock {
    async fn read(page: &Page) -> Outcome<Self> {
        devtools(&page.client, "Performance.enable", json!({ "timeDomain": "threadTicks" }))
            .await?;
        let metrics = devtools(&page.client, "Performance.getMetrics", json!({})).await?;
        Ok(Self {
            all: metric(&metrics, "TaskDuration"),
            scripts: metric(&metrics, "ScriptDuration"),
        })
    }

    fn since(&self, earlier: &Self) -> Cost {
        let each = 1e3 / f64::from(MOVES);
        Cost {
            all: each * (self.all - earlier.all),
            scripts: each * (self.scripts - earlier.scripts),
        }
    }
}

fn metric(metrics: &Value, name: &str) -> f64 {
    let mut all = metrics["metrics"].as_array().into_iter().flatten();
    all.find(|metric| metric["name"] == name)
        .and_then(|metric| metric["value"].as_f64())
        .unwrap_or(f64::NAN)
}

/// Takes all tokens, if the page asks.
const CHOOSE_ALL: &str = "
    const choices = document.querySelectorAll('[data-testid=token-choice] input[type=radio]');
    if (choices.length === 0) return;
    const all = choices[choices.length - 1];
    all.checked = true;
    all.dispatchEvent(new Event('input', { bubbles: true }));
    setTimeout(() => document.querySelector('[data-testid=token-choice] [type=submit]')?.click(), 50);";

/// Pulls a tip round a circle, a step each frame. The events are made in the page: those of a
/// driver come later than frames do.
const DRAG: &str = "
    const [moves, done] = arguments;
    const stage = document.querySelector('[data-testid=stage-right]');
    stage.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const [box, tip] = [stage.getBoundingClientRect(), stage.dataset.tip1.split(',').map(Number)];
    const say = (what, x, y) => stage.dispatchEvent(new PointerEvent(what, {
        clientX: box.left + x, clientY: box.top + y, pointerId: 7, pointerType: 'mouse', bubbles: true,
    }));
    const at = step => [2 * Math.PI * step / moves].map(turn => [tip[0] - 30 + 30 * Math.cos(turn), tip[1] + 30 * Math.sin(turn)])[0];
    say('pointerdown', ...tip);
    const move = step => requestAnimationFrame(() => {
        if (step > moves) { say('pointerup', ...tip); return requestAnimationFrame(done); }
        say('pointermove', ...at(step));
        move(step + 1);
    });
    move(1);";

/// Milliseconds from a question of the pointer, right after all points have moved, until it is
/// answered and drawn.
const HOVER: &str = "
    const stage = document.querySelector('[data-testid=stage-right]');
    const box = stage.getBoundingClientRect();
    const start = performance.now();
    stage.dispatchEvent(new PointerEvent('pointermove', {
        clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, pointerId: 7, pointerType: 'mouse', bubbles: true,
    }));
    return performance.now() - start;";

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
