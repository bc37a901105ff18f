//! The same contexts computed by wllama: llama.cpp as WebAssembly, one thread, as it comes.

use std::fs;
use std::io::Error;
use std::path::Path;

use e2e::trouble::Outcome;
use e2e::{Page, with_browser};
use serde_json::{Value, json};
use xtask::program::{npm_dir, root};
use xtask::server::Server;

use super::memory::Peak;
use super::{LINES, REST, answer, run};
use crate::median;

/// From npm, 7 MB; fetched for this alone.
const PACKAGE: &str = "@wllama/wllama@3.13";
/// One in so many of the bundled contexts: all of them take it minutes.
const EVERY: usize = 10;

/// What it takes: milliseconds, and megabytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Peer {
    pub opened: f64,
    pub first: f64,
    pub further: f64,
    /// Of all bundled contexts, from a tenth of them.
    pub all: f64,
    pub before: f64,
    pub memory: f64,
}

impl Peer {
    /// What the tab has come to hold.
    pub fn added(&self) -> f64 {
        self.memory - self.before
    }
}

/// Measures it in a browser of its own.
pub async fn measure(model: &Path) -> Outcome<Peer> {
    let folder = npm_dir("wllama");
    fs::create_dir_all(&folder)?;
    if !folder.join("node_modules/@wllama").is_dir() {
        let at = folder.display().to_string();
        let arguments = ["install", "--prefix", &at, "--no-save", "--ignore-scripts", PACKAGE];
        run("npm", &arguments)?;
    }
    fs::write(folder.join("index.html"), include_str!("wllama.html"))?;
    let url = Server::bind(folder, 0)?.bare().spawn();
    let (model, contexts) = (model.to_path_buf(), contexts()?);
    let some: Vec<String> = contexts.iter().step_by(EVERY).cloned().collect();
    let (told, heard) = std::sync::mpsc::channel();
    with_browser(move |client| async move {
        let page = Page::new(client, url.clone());
        page.client.goto(&url).await?;
        let peak = Peak::watch();
        tokio::time::sleep(REST).await;
        let before = peak.megabytes();
        page.wait_for("#file").await?.send_keys(&model.display().to_string()).await?;
        let ready = |seen: &Value| seen.as_bool().filter(|ready| *ready);
        answer(&page, "wllama's page", "return window.ready === true", ready).await?;
        page.client.execute(BEGIN, vec![json!(LINES), json!(some)]).await?;
        let read = |seen: &Value| (!seen.is_null()).then(|| seen.clone());
        let seen = answer(&page, "wllama", "return window.seen ?? null", read).await?;
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        let mut times: Vec<f64> =
            seen["times"].as_array().into_iter().flatten().map(number).collect();
        if let Some(error) = seen["error"].as_str() {
            return Err(Error::other(format!("wllama: {error}")).into());
        }
        let first = times.remove(0);
        let all = number(&seen["all"]) * contexts.len() as f64 / some.len() as f64;
        let (opened, memory) = (number(&seen["opened"]), peak.megabytes());
        told.send(Peer { opened, first, further: median(times), all, before, memory }).ok();
        Ok(())
    })
    .await?;
    Ok(heard.recv().map_err(Error::other)?)
}

const BEGIN: &str = "
    window.measure(arguments[0], arguments[1])
        .then((seen) => { window.seen = seen; })
        .catch((error) => { window.seen = { error: String(error) }; });";

/// The contexts of the bundled model.
fn contexts() -> Outcome<Vec<String>> {
    let file = fs::read(root().join("public/models/smollm2-135m.safetensors"))?;
    let (length, rest) = file.split_first_chunk().ok_or("no header").map_err(Error::other)?;
    let header = rest.get(..u64::from_le_bytes(*length) as usize).unwrap_or_default();
    let header: Value = serde_json::from_slice(header).map_err(Error::other)?;
    let list = header["__metadata__"]["contexts"].as_str().unwrap_or_default();
    Ok(serde_json::from_str(list).map_err(Error::other)?)
}
