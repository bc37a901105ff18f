//! What the page saves: downloads into a folder of the test's own.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use xtask::program::target_dir;

use crate::page::Page;
use crate::protocol::devtools;
use crate::trouble::Outcome;

impl Page {
    /// An empty folder that downloads go to from now on.
    ///
    /// # Errors
    /// When it cannot be made or the browser refuses.
    pub async fn saving_to(&self, name: &str) -> Outcome<PathBuf> {
        let folder = target_dir().join("e2e-files").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let behaviour =
            json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
        devtools(&self.client, "Browser.setDownloadBehavior", behaviour).await?;
        Ok(folder)
    }

    /// The saved file with this ending, once it is there.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn saved(&self, folder: &Path, ending: &str) -> Outcome<PathBuf> {
        let found = async || {
            let mut files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
            let file = files.find(|path| path.to_string_lossy().ends_with(ending));
            Ok(file.filter(|path| path.metadata().is_ok_and(|data| data.len() > 0)))
        };
        self.until(&format!("{ending} is saved"), found).await
    }
}
