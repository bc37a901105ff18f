//! The open page: what is on it, waiting, files, pictures, its console.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::protocol::{console, devtools};
use crate::trouble::{Outcome, Trouble};

/// How long something may take before it counts as not happening; far above what it takes, for busy
/// machines.
pub const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(25);

/// The size of the window in CSS pixels and the reader's preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Width and height.
    pub size: (u32, u32),
    /// Whether the reader prefers dark.
    pub dark: bool,
    /// Whether the reader asked for little motion.
    pub still: bool,
}

impl Look {
    /// A laptop, light.
    pub const DESK: Self = Self { size: (1440, 900), dark: false, still: false };
    /// A phone, light.
    pub const PHONE: Self = Self { size: (390, 844), dark: false, still: false };

    /// The same in the dark.
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

/// The page in a browser.
#[derive(Debug)]
pub struct Page {
    /// The browser behind it.
    pub client: Client,
    url: String,
}

impl Page {
    /// The page at `url`, not yet opened.
    pub fn new(client: Client, url: String) -> Self {
        Self { client, url }
    }

    /// Goes anew to the page with `rest` behind its address.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn goto(&self, rest: &str) -> Outcome {
        // Another hash alone would not load the page again.
        self.client.goto("about:blank").await?;
        Ok(self.client.goto(&format!("{}{rest}", self.url)).await?)
    }

    /// Goes to the page and waits until both plots are drawn and the board is filled.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub async fn open(&self) -> Outcome {
        self.open_at("").await
    }

    /// Goes anew to the page with `rest` behind its address, such as a link's hash, and waits as
    /// [`Self::open`] does.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub async fn open_at(&self, rest: &str) -> Outcome {
        self.goto(rest).await?;
        self.wait_for("[data-testid=stage-left][data-ready=true]").await?;
        self.wait_for("[data-testid=stage-right][data-ready=true]").await?;
        self.wait_for("[data-testid=board] [data-verdict]").await?;
        Ok(())
    }

    /// Gives the window a size and the reader's preferences.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_look(&self, look: Look) -> Outcome {
        let (width, height) = look.size;
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        devtools(&self.client, "Emulation.setDeviceMetricsOverride", screen).await?;
        let scheme = if look.dark { "dark" } else { "light" };
        let motion = if look.still { "reduce" } else { "no-preference" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        devtools(&self.client, "Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        Ok(())
    }

    /// Waits for an element.
    ///
    /// # Errors
    /// When it does not come in time; with what the page's alert says.
    pub async fn wait_for(&self, css: &str) -> Outcome<Element> {
        let found =
            self.client.wait().at_most(PATIENCE).every(PAUSE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => Ok(element),
            Err(_) => Err(self.late(css).await),
        }
    }

    /// Waits until `state` gives something, and gives that.
    ///
    /// # Errors
    /// When it does not in time, or `state` fails.
    pub async fn until<T, F>(&self, what: &str, mut state: impl FnMut() -> F) -> Outcome<T>
    where
        F: Future<Output = Outcome<Option<T>>>,
    {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(reached) = state().await? {
                return Ok(reached);
            }
            sleep(PAUSE).await;
        }
        Err(self.late(what).await)
    }

    async fn late(&self, what: &str) -> Trouble {
        let alert = self.alert().await.ok().flatten();
        let console = console(&self.client).await.unwrap_or_default();
        let seen = format!("alert: {alert:?}, console: {console:?}");
        Trouble::Late { what: what.to_owned(), patience: PATIENCE, seen }
    }

    /// What the page's alert says; `None` without one.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn alert(&self) -> Outcome<Option<String>> {
        // In one go: an alert that is found may be gone before it is read.
        let said = self
            .script("return document.querySelector('[data-testid=error]')?.innerText ?? null")
            .await?;
        Ok(said.as_str().map(str::to_owned))
    }

    /// The text of the part `id`, once it is there.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn text(&self, id: &str) -> Outcome<String> {
        Ok(self.uncovered(self.part(id).await?).await?.text().await?)
    }

    /// The line that says which model is open and how large it is.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn headline(&self) -> Outcome<String> {
        let name = self.part("model-name").await?;
        Ok(name.find(Locator::XPath("./ancestor::summary")).await?.text().await?)
    }

    /// Waits until the model that is open is named `name`, exactly.
    ///
    /// # Errors
    /// When it is not in time, with what the page's alert says.
    pub async fn model_named(&self, name: &str) -> Outcome {
        let named = async || Ok(self.text("model-name").await?.eq(name).then_some(()));
        self.until(&format!("the model {name} is open"), named).await
    }

    /// Opens the model's card, which is empty until then.
    ///
    /// # Errors
    /// When it does not open in time.
    pub async fn open_card(&self) -> Outcome {
        self.click("model-name").await?;
        self.wait_for("[data-testid=model-card] .save-model").await.map(drop)
    }

    /// Opens the gallery of models, whose list is empty until then.
    ///
    /// # Errors
    /// When it does not open in time.
    pub async fn open_gallery(&self) -> Outcome {
        self.click("gallery").await?;
        self.wait_for("dialog.gallery .models").await.map(drop)
    }

    /// The part with this `data-testid`, once it is there.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn part(&self, id: &str) -> Outcome<Element> {
        self.wait_for(&format!("[data-testid={id}]")).await
    }

    /// An attribute of the part `id`.
    ///
    /// # Errors
    /// When the part does not come in time.
    pub async fn attribute(&self, id: &str, name: &str) -> Outcome<Option<String>> {
        Ok(self.part(id).await?.attr(name).await?)
    }

    /// Clicks the part `id`.
    ///
    /// # Errors
    /// When it is not there or covered.
    pub async fn click(&self, id: &str) -> Outcome {
        self.press(&format!("[data-testid={id}]")).await
    }

    /// Clicks the element, once it is there, wherever it is put away.
    ///
    /// # Errors
    /// When it does not come in time or is covered.
    pub async fn press(&self, css: &str) -> Outcome {
        self.until(css, async || {
            let pressed =
                async { Ok(self.uncovered(self.wait_for(css).await?).await?.click().await?) };
            steady(pressed.await)
        })
        .await
    }

    /// The element, once the drawer or the sheet that holds it is open: it is opened by the button
    /// that a person would press.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn uncovered(&self, element: Element) -> Outcome<Element> {
        let argument = serde_json::to_value(&element).map_err(std::io::Error::from)?;
        self.client.execute(UNCOVER, vec![argument]).await?;
        Ok(element)
    }

    /// Opens a drawer, if it is closed.
    ///
    /// # Errors
    /// When there is none of this name.
    pub async fn drawer(&self, name: &str) -> Outcome {
        let tab = self.part(&format!("rail-{name}")).await?;
        if tab.attr("aria-expanded").await?.as_deref() == Some("false") {
            tab.click().await?;
        }
        Ok(())
    }

    /// Opens the sheet of all properties, if it is closed.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn sheet(&self) -> Outcome {
        let board = self.part("board").await?;
        self.uncovered(board).await.map(drop)
    }

    /// Opens `files` together, as through the page's file button.
    ///
    /// # Errors
    /// When there is no file input.
    pub async fn open_files(&self, files: &[PathBuf]) -> Outcome {
        let absolute = files.iter().map(std::fs::canonicalize).collect::<Result<Vec<_>, _>>()?;
        let lines: Vec<_> = absolute.iter().map(|path| path.display().to_string()).collect();
        Ok(self.part("file-input").await?.send_keys(&lines.join("\n")).await?)
    }

    /// Drops files and folders on the page, as from a file manager.
    ///
    /// # Errors
    /// When one is not there, or the browser takes no drop.
    pub async fn drop_files(&self, files: &[PathBuf]) -> Outcome {
        let absolute = files.iter().map(std::fs::canonicalize).collect::<Result<Vec<_>, _>>()?;
        let data = json!({ "items": [], "files": absolute, "dragOperationsMask": 1 });
        for step in ["dragEnter", "dragOver", "drop"] {
            let place = json!({ "type": step, "x": 300, "y": 300, "data": data });
            devtools(&self.client, "Input.dispatchDragEvent", place).await?;
        }
        Ok(())
    }

    /// Runs `script` in the page; what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script(&self, script: &str) -> Outcome<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// What the console has said since the last call.
    ///
    /// # Errors
    /// When the browser keeps no log.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        Ok(console(&self.client).await?)
    }

    /// Writes what the window shows to `path`, making its folder.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, path: &Path) -> Outcome {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(path, self.client.screenshot().await?)?)
    }
}

/// What came of an element, unless the page drew it anew meanwhile: then it is to be looked for again.
fn steady(outcome: Outcome) -> Outcome<Option<()>> {
    match outcome {
        Err(Trouble::Command(error)) if error.is_stale_element_reference() => Ok(None),
        outcome => outcome.map(Some),
    }
}

const UNCOVER: &str = "
    const part = arguments[0];
    const drawer = part.closest('.drawer[hidden]');
    if (drawer) document.querySelector(`[aria-controls=${drawer.id}]`).click();
    const sheet = part.closest('.board');
    if (sheet && !sheet.checkVisibility()) document.querySelector('[data-testid=open-sheet]').click();";
