//! A driver on a free port and the browser it starts, Chromium or Firefox, both ended with the
//! test.

use std::io::{BufRead, BufReader};
use std::panic::resume_unwind;
use std::path::Path;
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::browser::Browser;
use xtask::program::find;
use xtask::server::Server;
use xtask::steps::dist;

use crate::page::{Look, Page};
use crate::protocol::devtools;
use crate::trouble::{Outcome, Trouble};

/// Quiet, offline, and fit for a container; a window of its own size wherever it runs.
const CHROMIUM: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--screen-info={1440x900}",
    "--window-size=1440,900",
];

/// The same for Firefox.
const FIREFOX: [&str; 3] = ["--headless", "--width=1440", "--height=900"];

/// Lets the browser remember a visit, as the page itself does. A blank page keeps nothing.
const KNOWN: &str = "try { localStorage.setItem('all-or-none.seen', ''); } catch {}";

/// How often a driver is started before giving up.
const STARTS: usize = 5;

/// Opens the built page with `look` in a browser of its own, waits for its first picture, and runs
/// `body` on it.
///
/// # Errors
/// When the page is not built, the browser does not start, or `body` fails.
///
/// # Panics
/// As `body` does, after the browser was ended.
pub async fn on_page<B, F>(look: Look, body: B) -> Outcome
where
    B: FnOnce(Arc<Page>) -> F + Send + 'static,
    F: Future<Output = Outcome> + Send + 'static,
{
    let url = serve(&dist())?;
    with_browser(opened(url, look, body)).await
}

/// The same in a browser that has never shown the page.
///
/// # Errors
/// As [`on_page`].
///
/// # Panics
/// As `body` does, after the browser was ended.
pub async fn on_first_visit<B, F>(look: Look, body: B) -> Outcome
where
    B: FnOnce(Arc<Page>) -> F + Send + 'static,
    F: Future<Output = Outcome> + Send + 'static,
{
    let url = serve(&dist())?;
    let browser = Browser::find().ok_or(Trouble::NoBrowser)?;
    let driver = Driver::start(&browser.driver)?;
    drive(&driver, chromium(&browser), opened(url, look, body)).await
}

/// Opens the page with `look`, waits for its first picture, and runs `body` on it.
fn opened<B, F>(
    url: String,
    look: Look,
    body: B,
) -> impl FnOnce(Client) -> Pin<Box<dyn Future<Output = Outcome> + Send>>
where
    B: FnOnce(Arc<Page>) -> F + Send + 'static,
    F: Future<Output = Outcome> + Send + 'static,
{
    move |client| {
        Box::pin(async move {
            let page = Arc::new(Page::new(client, url));
            page.set_look(look).await?;
            page.open().await?;
            body(page).await
        })
    }
}

/// Serves `folder` on a port of its own until the process ends; gives the address.
///
/// # Errors
/// When there is no page in it.
pub fn serve(folder: &Path) -> Outcome<String> {
    if !folder.join("index.html").is_file() {
        return Err(Trouble::NotBuilt(folder.display().to_string()));
    }
    Ok(Server::bind(folder, 0)?.spawn())
}

/// Runs `body` with a fresh Chromium (new profile, empty caches), which ends with it. It has shown
/// the page before, so that no first minute of a visitor plays.
///
/// # Errors
/// When there is no browser, it does not start, or `body` fails.
///
/// # Panics
/// As `body` does, after the browser was ended.
pub async fn with_browser<B, F>(body: B) -> Outcome
where
    B: FnOnce(Client) -> F,
    F: Future<Output = Outcome> + Send + 'static,
{
    let browser = Browser::find().ok_or(Trouble::NoBrowser)?;
    let driver = Driver::start(&browser.driver)?;
    let body = |client: Client| {
        let ran = body(client.clone());
        async move {
            let known = json!({ "source": KNOWN });
            devtools(&client, "Page.addScriptToEvaluateOnNewDocument", known).await?;
            ran.await
        }
    };
    drive(&driver, chromium(&browser), body).await
}

/// The same with Firefox; says so and passes where Firefox or its geckodriver is not installed.
///
/// # Errors
/// When it does not start, or `body` fails.
///
/// # Panics
/// As `body` does, after the browser was ended.
pub async fn with_firefox<B, F>(body: B) -> Outcome
where
    B: FnOnce(Client) -> F,
    F: Future<Output = Outcome> + Send + 'static,
{
    let (Some(firefox), Some(driver)) =
        (find("firefox").or_else(|| find("firefox-esr")), find("geckodriver"))
    else {
        eprintln!("Firefox or geckodriver is not here: not checked");
        return Ok(());
    };
    let options = json!({ "moz:firefoxOptions": { "binary": firefox, "args": FIREFOX } });
    drive(&Driver::start(&driver)?, options, body).await
}

async fn drive<B, F>(driver: &Driver, capabilities: Value, body: B) -> Outcome
where
    B: FnOnce(Client) -> F,
    F: Future<Output = Outcome> + Send + 'static,
{
    let client = driver.session(capabilities).await?;
    let ended = tokio::spawn(body(client.clone())).await;
    client.close().await?;
    ended.unwrap_or_else(|error| resume_unwind(error.into_panic()))
}

/// A running driver; dropping it ends it.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// A driver asks for a free port and then takes it: another process may have been quicker, so
    /// it tries again.
    fn start(program: &Path) -> Outcome<Self> {
        for _ in 0..STARTS {
            if let Some(driver) = Self::started(program)? {
                return Ok(driver);
            }
        }
        Err(Trouble::NoPort)
    }

    fn started(program: &Path) -> Outcome<Option<Self>> {
        let mut command = Command::new(program);
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null());
        let mut driver = Self { process: command.spawn()?, port: 0 };
        let mut lines = driver.process.stdout.take().map(BufReader::new).map(BufRead::lines);
        let port = lines
            .as_mut()
            .and_then(|lines| lines.map_while(Result::ok).find_map(|line| port_in(&line)));
        // A driver that has more to say would stumble over a closed pipe.
        thread::spawn(move || lines.into_iter().flatten().map_while(Result::ok).for_each(drop));
        Ok(port.map(|port| {
            driver.port = port;
            driver
        }))
    }

    async fn session(&self, capabilities: Value) -> Outcome<Client> {
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        Ok(builder
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn chromium(browser: &Browser) -> Value {
    json!({
        "goog:chromeOptions": { "binary": browser.chromium, "args": CHROMIUM },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

/// The port in "ChromeDriver was started successfully on port 43511." and in "… Listening on
/// 127.0.0.1:43511".
fn port_in(line: &str) -> Option<u16> {
    let mark = ["started successfully on port ", "Listening on 127.0.0.1:"]
        .into_iter()
        .find(|mark| line.contains(mark))?;
    line.split_once(mark)?.1.trim_end_matches('.').parse().ok()
}
