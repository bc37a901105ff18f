//! What whole matrices cost in the 4096 dimensions of a language model: a random gauge, and the
//! rows that are measured on demand.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use e2e::driver::serve;
use e2e::trouble::Outcome;
use e2e::{Look, Page, with_browser};

use crate::reading::watched;
use crate::words::{Form, Words};

const D: usize = 4096;
/// Fewer tokens than dimensions, as a list of concepts has them, and more.
const TOKENS: [usize; 2] = [2_300, 5_000];
/// How often the page is looked at.
const GLANCE: Duration = Duration::from_millis(200);
/// Who is idle for so long has nothing more to do.
const QUIET: Duration = Duration::from_secs(3);

/// Prints the table.
pub async fn report() -> Outcome {
    println!("| 4096 dimensions | s | ratio | memory, MB |\n|---|---|---|---|");
    let site = watched()?;
    for words in TOKENS {
        let words = Words { form: Form::Singles, words, d: D };
        let file = words.file()?;
        measure(&site, &file, words).await?;
        fs::remove_file(file)?;
    }
    println!();
    Ok(())
}

async fn measure(site: &Path, file: &Path, words: Words) -> Outcome {
    let (url, file, tokens) = (serve(site)?, file.to_path_buf(), words.words);
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.open().await?;
        let plain = number(&page, PLAIN).await?;
        println!(
            "| a product of 576 × 576 matrices, plain loops in JavaScript | {plain:.2} | 1.0 | |"
        );
        page.client.execute(LISTEN, Vec::new()).await?;
        page.open_files(&[file]).await?;
        page.model_named(&words.name()).await?;
        rest(&page, BUSY).await?;
        let tell = async |what: &str, taken: f64| -> Outcome {
            let memory = number(&page, "return window.__memory / 1e6").await?;
            println!(
                "| {tokens} tokens: {what} | {taken:.1} | {:.0} | {memory:.0} |",
                taken / plain
            );
            Ok(())
        };
        page.button("Random gauge").await?.click().await?;
        tell("the picture after a random gauge", rest(&page, BEHIND).await?).await?;
        tell("then the rows that come unasked", rest(&page, BUSY).await?).await?;
        page.click("reset").await?;
        rest(&page, BUSY).await?;
        page.button("Measure them").await?.click().await?;
        tell("the rows on demand, without a move", rest(&page, MEASURING).await?).await?;
        tell("then the numerical ranks", rest(&page, BUSY).await?).await?;
        Ok(())
    })
    .await?;
    Ok(())
}

/// Seconds until `busy` was true for the last time.
async fn rest(page: &Page, busy: &str) -> Outcome<f64> {
    let begun = Instant::now();
    let mut last = begun;
    while last.elapsed() < QUIET {
        tokio::time::sleep(GLANCE).await;
        if page.script(busy).await?.as_bool() == Some(true) {
            last = Instant::now();
        }
    }
    Ok((last - begun).as_secs_f64())
}

async fn number(page: &Page, script: &str) -> Outcome<f64> {
    Ok(page.script(script).await?.as_f64().unwrap_or(f64::NAN))
}

/// Whether the right plot is older than what was asked for.
const BEHIND: &str = "return document.querySelector('.plot.behind') !== null";

/// Whether rows are still to be measured.
const MEASURING: &str =
    "return document.querySelector('[data-testid=board]').dataset.measuring === 'true'";

/// Whether anything is in work.
const BUSY: &str = "
    return document.querySelector('[data-testid=board]').dataset.measuring === 'true'
        || document.querySelector('[data-testid=working]').textContent !== ''";

const LISTEN: &str = "
    window.__memory = 0;
    new BroadcastChannel('bench').onmessage = ({ data }) => {
        window.__memory = Math.max(window.__memory, data.memory ?? data.measured ?? 0);
    };";

const PLAIN: &str = "
    const d = 576;
    const [a, b, c] = [0, 1, 2].map((k) => Float64Array.from({ length: d * d }, (_, i) => k < 2 ? Math.sin(i + k) : 0));
    const start = performance.now();
    for (let i = 0; i < d; i++) for (let k = 0; k < d; k++) {
        const x = a[i * d + k];
        for (let j = 0; j < d; j++) c[i * d + j] += x * b[k * d + j];
    }
    return (performance.now() - start) / 1e3;";
