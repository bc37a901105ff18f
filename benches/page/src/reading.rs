//! How fast files of word vectors are opened, and what memory that takes: times from within the
//! worker.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use e2e::driver::serve;
use e2e::trouble::Outcome;
use e2e::{Look, Page, with_browser};
use serde_json::Value;
use xtask::program::target_dir;
use xtask::steps::dist;

use crate::words::{Form, Words};

/// So many browsers open each file; the best counts.
const BROWSERS: usize = 3;
/// Each of them so often in one tab: after the first time it has optimised the worker's code.
const TIMES: usize = 3;
/// The files that `readers.py` reads too.
const FILES: [Words; 3] = [
    Words { form: Form::Glove, words: 60_000, d: 100 },
    Words { form: Form::Binary, words: 60_000, d: 300 },
    Words { form: Form::Singles, words: 60_000, d: 300 },
];
/// More than a page reads unasked, and more than it may hold.
const LARGE: Words = Words { form: Form::Text, words: 400_000, d: 300 };
/// The output matrix of an eight-billion-parameter model, 1 GB, and the zeros of three more.
const SPARSE: Words = Words { form: Form::Sparse, words: 4 * 128_256, d: 4096 };
/// Who says nothing for so long has nothing more to do.
const QUIET: Duration = Duration::from_secs(3);
/// Tokens that are asked of it.
const CHOSEN: usize = 5_000;

/// Prints the table of files that fit.
pub async fn report() -> Outcome {
    println!(
        "| file | MB | opened, ms | MB/s | reading, ms | parsing, ms | parsing, MB/s | memory, MB | with the board, MB |\n|---|---|---|---|---|---|---|---|---|"
    );
    let site = watched()?;
    for words in FILES {
        let (file, files) = (words.file()?, copies(words)?);
        let mut best: [Option<Reading>; 2] = [None, None];
        for _ in 0..BROWSERS {
            let readings = measure(&site, &files, Choice::None).await?;
            for (best, reading) in best.iter_mut().zip([readings.first(), readings.last()]) {
                let better =
                    |best: &Reading| reading.is_none_or(|reading| best.parsed <= reading.parsed);
                *best = best.filter(better).or(reading.copied());
            }
        }
        for (best, time) in best.into_iter().flatten().zip(["the first time", "the third time"]) {
            best.print(&format!("{}, {time}", words.name()), fs::metadata(&file)?.len());
        }
    }
    println!();
    Ok(())
}

/// Prints the table of a text of a gigabyte, which it makes and deletes.
pub async fn report_large() -> Outcome {
    println!(
        "| text of a gigabyte | MB | opened, ms | MB/s | reading, ms | parsing, ms | parsing, MB/s | memory, MB | with the board, MB |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let (site, file) = (watched()?, LARGE.file()?);
    let bytes = fs::metadata(&file)?.len();
    let listed =
        (0..CHOSEN).map(|i| LARGE.word(i * (LARGE.words / CHOSEN))).collect::<Vec<_>>().join(" ");
    let once = |words: Words, file: &Path| [(file.to_path_buf(), words.name())];
    for (what, choice) in
        [("the first 5,000", Choice::First), ("5,000 by name", Choice::Listed(listed))]
    {
        let readings = measure(&site, &once(LARGE, &file), choice).await?;
        readings.iter().for_each(|reading| reading.print(what, bytes));
    }
    let sparse = SPARSE.file()?;
    let bytes = fs::metadata(&sparse)?.len();
    let readings = measure(&site, &once(SPARSE, &sparse), Choice::First).await?;
    readings.iter().for_each(|reading| reading.print("4 GB of halves, 5,000 of them", bytes));
    println!();
    fs::remove_file(sparse)?;
    Ok(fs::remove_file(file)?)
}

/// What is answered when the page asks which tokens to read.
#[derive(Debug, Clone)]
pub enum Choice {
    /// It does not ask.
    None,
    /// The first [`CHOSEN`].
    First,
    /// These words.
    Listed(String),
}

/// Milliseconds, and bytes of the worker's memory.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// From the choice of the file (or of its tokens) to the open model on the page.
    opened: f64,
    /// In the browser's reader, of it.
    read: f64,
    /// In the worker from the first byte to the open model, without the reader.
    parsed: f64,
    memory: f64,
    /// The same once the board stands.
    measured: f64,
}

impl Reading {
    fn of(seen: &Value) -> Self {
        let number = |name: &str| seen[name].as_f64().unwrap_or(f64::NAN);
        let read = number("read");
        let parsed = number("ended") - number("begun") - read;
        Self {
            opened: number("opened"),
            read,
            parsed,
            memory: number("memory"),
            measured: number("measured"),
        }
    }

    fn print(&self, what: &str, bytes: u64) {
        let megabytes = bytes as f64 / 1e6;
        let rate = |milliseconds: f64| 1e3 * megabytes / milliseconds;
        let Self { opened, read, parsed, memory, measured } = self;
        let (whole, alone) = (rate(*opened), rate(*parsed));
        println!(
            "| {what} | {megabytes:.0} | {opened:.0} | {whole:.0} | {read:.0} | {parsed:.0} | {alone:.0} | {:.0} | {:.0} |",
            memory / 1e6,
            measured / 1e6
        );
    }
}

/// A copy of the built page whose workers tell what they do.
pub fn watched() -> Outcome<PathBuf> {
    let site = target_dir().join("bench/watched");
    copy(&dist(), &site)?;
    for entry in fs::read_dir(&site)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("start") && name.ends_with(".js") {
            fs::write(&path, format!("{WATCH}{}", fs::read_to_string(&path)?))?;
        }
    }
    Ok(site)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::remove_dir_all(to).ok();
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The same file under names of their own, so that the page tells each time apart; with what the
/// page calls them.
fn copies(words: Words) -> Outcome<Vec<(PathBuf, String)>> {
    let path = words.file()?;
    let copy = |time| {
        let name = format!("{}-{time}", words.name());
        let copy = path.with_file_name(&name).with_extension(path.extension().unwrap_or_default());
        fs::remove_file(&copy).ok();
        fs::hard_link(&path, &copy).map(|()| (copy, name))
    };
    Ok((0..TIMES).map(copy).collect::<Result<_, _>>()?)
}

/// Opens files one after another in one tab, each with what the page will call it.
async fn measure(
    site: &Path,
    files: &[(PathBuf, String)],
    choice: Choice,
) -> Outcome<Vec<Reading>> {
    let (url, files) = (serve(site)?, files.to_vec());
    let (told, heard) = std::sync::mpsc::channel();
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.open().await?;
        page.client.execute(LISTEN, Vec::new()).await?;
        page.wait_for("[data-testid=board] [data-verdict]").await?;
        tokio::time::sleep(QUIET).await;
        for (file, name) in files {
            page.client.execute("window.__expect(arguments[0])", vec![name.into()]).await?;
            page.open_files(&[file]).await?;
            choose(&page, &choice).await?;
            page.until("the worker tells of the file", async || told_of(&page).await).await?;
            told.send(settled(&page).await?).ok();
        }
        Ok(())
    })
    .await?;
    Ok(heard.iter().map(|seen| Reading::of(&seen)).collect())
}

/// What the worker told, once it has nothing more to answer.
async fn settled(page: &Page) -> Outcome<Value> {
    let mut answers = Value::Null;
    loop {
        tokio::time::sleep(QUIET).await;
        let told = told_of(page).await?.unwrap_or_default();
        if told["answers"] == answers {
            return Ok(told);
        }
        answers = told["answers"].clone();
    }
}

async fn told_of(page: &Page) -> Outcome<Option<Value>> {
    Ok(Some(page.script("return window.__told ?? null").await?).filter(|told| !told.is_null()))
}

pub async fn choose(page: &Page, choice: &Choice) -> Outcome {
    let (button, field, text) = match choice {
        Choice::None => return Ok(()),
        Choice::First => (0, "[type=number]", CHOSEN.to_string()),
        Choice::Listed(words) => (3, "textarea", words.clone()),
    };
    page.part("token-choice").await?;
    let arguments =
        vec![button.into(), format!("[data-testid=token-choice] {field}").into(), text.into()];
    page.client.execute(CHOOSE, arguments).await?;
    page.wait_for("[data-testid=token-choice] [type=submit]:enabled").await?.click().await?;
    Ok(())
}

/// In the worker, before its program: how long its reader takes, when a model is begun and open,
/// how large the memory is.
const WATCH: &str = "
const channel = new BroadcastChannel('bench');
const seen = {};
const timed = (call) => function (...all) {
  const start = performance.now();
  seen.begun ??= start;
  try { return call.apply(this, all); } finally { seen.read = (seen.read ?? 0) + performance.now() - start; }
};
FileReaderSync.prototype.readAsArrayBuffer = timed(FileReaderSync.prototype.readAsArrayBuffer);
Blob.prototype.slice = timed(Blob.prototype.slice);
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...all) => {
  const made = await instantiate(...all);
  seen.exports = (made.instance ?? made).exports;
  return made;
};
const post = self.postMessage.bind(self);
self.postMessage = (message, ...rest) => {
  if (message.Opened && seen.begun) {
    const { begun, read, exports } = seen;
    channel.postMessage({ begun, read, ended: performance.now(), memory: exports.memory.buffer.byteLength });
  } else if (seen.begun) {
    channel.postMessage({ measured: seen.exports.memory.buffer.byteLength });
  }
  post(message, ...rest);
};
";

/// In the page: from the choice of a file (or of its tokens) until its name stands there, and what
/// the worker told.
const LISTEN: &str = "
    let [name, start, end, worker] = [];
    window.__expect = (next) => { [name, start, end, worker, window.__told] = [next]; };
    const note = () => { if (end && worker) window.__told = { ...worker, opened: end - start }; };
    new BroadcastChannel('bench').onmessage = ({ data }) => {
        if (data.begun) { worker = { ...data, answers: 0 }; note(); }
        else if (window.__told) { window.__told.measured = data.measured; window.__told.answers += 1; }
    };
    const begin = () => { start = performance.now(); };
    addEventListener('change', begin, true);
    addEventListener('submit', begin, true);
    new MutationObserver(() => {
        if (!end && start && document.querySelector('[data-testid=model-name]')?.textContent === name) {
            end = performance.now();
            note();
        }
    }).observe(document, { subtree: true, childList: true, characterData: true });";

/// Picks an answer and fills its field in.
const CHOOSE: &str = "
    const [button, field, text] = arguments;
    document.querySelectorAll('[data-testid=token-choice] [type=radio]')[button].click();
    const filled = document.querySelector(field);
    filled.value = text;
    filled.dispatchEvent(new Event('input', { bubbles: true }));";
