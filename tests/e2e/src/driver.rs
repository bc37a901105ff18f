//! A chromedriver on a free port and the Chromium it starts, both ended with the test.

use std::io::{BufRead, BufReader};
use std::panic::resume_unwind;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::browser::Browser;
use xtask::server::Server;
use xtask::steps::dist;

use crate::page::{Look, Page};
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

/// How often chromedriver is started before giving up.
const STARTS: usize = 5;

/// Opens the built page with `look` in a browser of its own, waits for its first picture, and runs `body` on it.
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
    with_browser(move |client| async move {
        let page = Arc::new(Page::new(client, url));
        page.set_look(look).await?;
        page.open().await?;
        body(page).await
    })
    .await
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

/// Runs `body` with a fresh Chromium (new profile, empty caches), which ends with it.
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
    let driver = Driver::start(&browser)?;
    let client = driver.session(&browser).await?;
    let ended = tokio::spawn(body(client.clone())).await;
    client.close().await?;
    ended.unwrap_or_else(|error| resume_unwind(error.into_panic()))
}

/// A running chromedriver; dropping it ends it.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// chromedriver asks for a free port and then takes it: another process may have been quicker, so it tries again.
    fn start(browser: &Browser) -> Outcome<Self> {
        for _ in 0..STARTS {
            if let Some(driver) = Self::started(browser)? {
                return Ok(driver);
            }
        }
        Err(Trouble::NoPort)
    }

    fn started(browser: &Browser) -> Outcome<Option<Self>> {
        let mut command = Command::new(&browser.driver);
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null());
        let mut driver = Self { process: command.spawn()?, port: 0 };
        let lines = driver.process.stdout.take().map(BufReader::new).map(BufRead::lines);
        let port = lines.and_then(|lines| lines.map_while(Result::ok).find_map(|line| port_in(&line)));
        Ok(port.map(|port| {
            driver.port = port;
            driver
        }))
    }

    async fn session(&self, browser: &Browser) -> Outcome<Client> {
        let capabilities = capabilities(browser).as_object().cloned().unwrap_or_default();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        Ok(builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{}", self.port)).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn capabilities(browser: &Browser) -> Value {
    json!({
        "goog:chromeOptions": { "binary": browser.chromium, "args": CHROMIUM },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

/// The port in "ChromeDriver was started successfully on port 43511."
fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}
