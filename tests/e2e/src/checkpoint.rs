//! A small checkpoint as it is downloaded, and lines that are typed for it to read.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use xtask::program::{root, target_dir};

use crate::page::Page;
use crate::trouble::Outcome;

/// How many folders were made.
static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// Its files: description, weights, tokenizer.
///
/// # Errors
/// When they cannot be copied.
pub fn checkpoint() -> std::io::Result<Vec<PathBuf>> {
    // One a test: a file that is written again while a page holds it cannot be read any more.
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed).to_string();
    let process = std::process::id().to_string();
    let folder = target_dir().join("e2e-checkpoint").join(process).join(number);
    let data = root().join("tests/data/lm");
    fs::create_dir_all(&folder)?;
    let files = [
        ("llama/config.json", "config.json"),
        ("llama/model.safetensors", "model.safetensors"),
        ("tokenizer/llama.tokenizer.json", "tokenizer.json"),
    ];
    let copied = files.map(|(from, to)| {
        fs::copy(data.join(from), folder.join(to))?;
        Ok(folder.join(to))
    });
    copied.into_iter().collect()
}

impl Page {
    /// Opens the checkpoint and starts what computes its contexts.
    ///
    /// # Errors
    /// When the line that is typed in does not come in time.
    pub async fn open_checkpoint(&self) -> Outcome {
        self.open_files(&checkpoint()?).await?;
        self.click("start-contexts").await?;
        self.part("context-line").await.map(drop)
    }

    /// Types a line and waits until the model has read it.
    ///
    /// # Errors
    /// When it has not in time.
    pub async fn type_line(&self, text: &str) -> Outcome {
        self.part("context-line").await?.send_keys(text).await?;
        // A line of one's own is shown with the tokens that make it.
        let read = async || {
            let chips = self.text("chips").await?.replace(['\n', ' '], "").replace('␣', " ");
            Ok(chips.ends_with(text).then_some(()))
        };
        self.until(&format!("“{text}” is read"), read).await
    }

    /// Waits until the headline says `part` of the model.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn headline_says(&self, part: &str) -> Outcome {
        let says = async || Ok(self.headline().await?.contains(part).then_some(()));
        self.until(&format!("the model has {part}"), says).await
    }
}
