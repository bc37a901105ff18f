//! Contexts that the page computes from a language model's own file: how long each takes, how much
//! memory, and what wllama (llama.cpp as WebAssembly) takes for the same in the same browser.
//!
//! | module | noun |
//! |---|---|
//! | [`files`] | a real model, and one of four gigabytes |
//! | [`memory`] | the memory of a browser's largest tab |
//! | [`peer`] | the same contexts computed by wllama |
//! | [`watch`] | the page's program for contexts, listened to |

mod files;
mod memory;
mod peer;
mod watch;

use std::io::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use e2e::driver::serve;
use e2e::trouble::Outcome;
use e2e::{Look, Page, with_browser};
use serde_json::json;
use xtask::program::Program;
use xtask::steps::dist;

use crate::median;
use crate::reading::{Choice, choose};
use memory::Peak;
use watch::Watch;

/// Lines of eleven tokens that have no beginning in common.
const LINES: [&str; 6] = [
    "Of all of them, this exam is by far the",
    "When the old king died, his only son became a",
    "She then opened the small red box and found a blue",
    "My younger brother lives in the house next to the old",
    "Our first answer was wrong, but the next was right",
    "Two plus two is four, and four plus four is",
];
/// What is then typed behind the last of them, a token each.
const WORDS: [&str; 8] = [" three", " is", " more", " than", " one", " of", " the", " other"];
/// Tokens of each of the lines.
const TOKENS: u64 = 11;
/// Longest wait for a whole set.
const PATIENCE: Duration = Duration::from_mins(15);
/// How often the page is asked whether something is done: rarely, for it keeps a core busy.
const PAUSE: Duration = Duration::from_millis(250);
/// The page rests so long before and after something is measured.
const REST: Duration = Duration::from_secs(3);
/// Contexts of the file of four gigabytes.
const FEW: usize = 16;

/// Prints the tables.
pub async fn report() -> Outcome {
    let model = files::real()?;
    let peer = peer::measure(&model).await?;
    println!("| SmolLM2-135M, a GGUF of 98 MB (Q4_1) | here | wllama 3.13 | ratio |");
    println!("|---|--:|--:|--:|");
    let one = visit(model.clone(), true).await?;
    let two = visit(model, false).await?;
    let row = |what: &str, here: f64, there: f64, unit: &str| {
        println!("| {what}, {unit} | {here:.1} | {there:.1} | {:.2} |", here / there);
    };
    row("the program and the file are open", one.opened, peer.opened, "ms");
    row("the first context of 11 tokens", one.first, peer.first, "ms");
    row("each further one", one.further, peer.further, "ms");
    row("one more token typed", one.token, peer.further, "ms");
    row("509 contexts, one program", one.all / 1e3, peer.all / 1e3, "s");
    row("509 contexts, two programs", two.all / 1e3, peer.all / 1e3, "s");
    row("added to the tab's memory, one program", one.added(), peer.added(), "MB");
    row("added to the tab's memory, two programs", two.added(), peer.added(), "MB");
    println!(
        "| before it (here with the open model), MB | {:.0} | {:.0} | |",
        one.before, peer.before
    );
    let longest = one.longest.max(two.longest);
    println!(
        "| longest task of the main thread meanwhile (those above 50 ms), ms | {longest:.0} | | |"
    );
    large().await
}

/// What one visit to the page took: milliseconds, and megabytes.
#[derive(Debug, Clone, Copy, Default)]
struct Visit {
    opened: f64,
    first: f64,
    further: f64,
    token: f64,
    all: f64,
    before: f64,
    memory: f64,
    longest: f64,
}

impl Visit {
    /// What the tab has come to hold.
    fn added(&self) -> f64 {
        self.memory - self.before
    }
}

async fn visit(model: PathBuf, alone: bool) -> Outcome<Visit> {
    on_watched(move |page| async move {
        let mut seen = Visit::default();
        let watch = Watch::begin(&page, alone).await?;
        page.open_files(&[model]).await?;
        page.part("start-contexts").await?;
        rests(&page).await?;
        let peak = Peak::watch();
        tokio::time::sleep(REST).await;
        seen.before = peak.megabytes();
        page.click("start-contexts").await?;
        seen.opened = watch.opened().await?;
        let mut lines = Vec::new();
        for line in LINES {
            let (took, tokens) = watch.typed(line).await?;
            if tokens != TOKENS {
                return Err(Error::other(format!("{line:?} has {tokens} tokens")).into());
            }
            lines.push(took);
        }
        seen.first = lines.remove(0);
        seen.further = median(lines);
        let (mut line, mut tokens) = (LINES[LINES.len() - 1].to_string(), Vec::new());
        for word in WORDS {
            line.push_str(word);
            tokens.push(watch.typed(&line).await?.0);
        }
        seen.token = median(tokens);
        tokio::time::sleep(REST).await;
        page.script("document.querySelector('.add-contexts').open = true").await?;
        page.click("bundled-contexts").await?;
        seen.all = watch.computed(if alone { 1 } else { 2 }).await?;
        tokio::time::sleep(REST).await;
        (seen.memory, seen.longest) = (peak.megabytes(), watch.longest().await?);
        Ok(seen)
    })
    .await
}

/// A file of four gigabytes, whose weights are read anew for each run.
async fn large() -> Outcome {
    let files = files::sparse()?;
    let removed = files.clone();
    let seen = on_watched(move |page| async move {
        let mut seen = Visit::default();
        let watch = Watch::begin(&page, true).await?;
        page.open_files(&files).await?;
        choose(&page, &Choice::First).await?;
        page.part("start-contexts").await?;
        rests(&page).await?;
        let peak = Peak::watch();
        tokio::time::sleep(REST).await;
        seen.before = peak.megabytes();
        page.click("start-contexts").await?;
        seen.opened = watch.opened().await?;
        page.script("document.querySelector('.add-contexts').open = true").await?;
        page.part("context-lines").await?;
        let lines = (0..FEW).map(|i| format!("{i} is")).collect::<Vec<_>>().join("\n");
        page.client.execute(FILL, vec![json!(lines)]).await?;
        page.click("add-lines").await?;
        seen.all = watch.computed(1).await?;
        (seen.memory, seen.longest) = (peak.megabytes(), watch.longest().await?);
        Ok(seen)
    })
    .await?;
    for file in removed {
        std::fs::remove_file(file)?;
    }
    println!("\n| a checkpoint of 4 GB | |\n|---|--:|");
    println!("| the program and the file are open, ms | {:.0} |", seen.opened);
    println!("| {FEW} contexts, s | {:.1} |", seen.all / 1e3);
    println!("| before it (with the open model), MB | {:.0} |", seen.before);
    println!("| added to the tab's memory, MB | {:.0} |", seen.added());
    println!("| longest task of the main thread (those above 50 ms), ms | {:.0} |\n", seen.longest);
    Ok(())
}

/// The board of the open model stands, and nothing is at work.
async fn rests(page: &Page) -> Outcome {
    let measured = "return document.querySelector('[data-testid=board]').dataset.measuring";
    let stands = |seen: &serde_json::Value| (seen == "false").then_some(());
    answer(page, "the board", measured, stands).await?;
    tokio::time::sleep(REST).await;
    Ok(())
}

/// The built page in a browser of its own, with what `body` finds out on it.
async fn on_watched<T, B, F>(body: B) -> Outcome<T>
where
    T: Send + 'static,
    B: FnOnce(Arc<Page>) -> F + Send + 'static,
    F: Future<Output = Outcome<T>> + Send + 'static,
{
    let url = serve(&dist())?;
    let (told, heard) = std::sync::mpsc::channel();
    with_browser(move |client| async move {
        let page = Arc::new(Page::new(client, url));
        page.set_look(Look::DESK).await?;
        page.open().await?;
        told.send(body(page).await?).ok();
        Ok(())
    })
    .await?;
    Ok(heard.recv().map_err(Error::other)?)
}

/// Runs another program to its end.
fn run(name: &str, arguments: &[&str]) -> Outcome {
    Ok(Program::new(name, arguments).run().map_err(Error::other)?)
}

/// Asks the page until it has an answer, for as long as a large set takes.
async fn answer<T>(
    page: &Page,
    what: &str,
    script: &str,
    read: impl Fn(&serde_json::Value) -> Option<T>,
) -> Outcome<T> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(found) = read(&page.script(script).await?) {
            return Ok(found);
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(Error::other(format!("{what} takes longer than {PATIENCE:?}")).into())
}

const FILL: &str = "
    const box = document.querySelector('[data-testid=context-lines]');
    box.value = arguments[0];
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
