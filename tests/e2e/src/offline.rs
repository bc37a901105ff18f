//! What the browser keeps of the page for visits without a network.

use serde_json::json;

use crate::page::Page;
use crate::trouble::Outcome;

impl Page {
    /// Waits until the page is kept for offline use.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn kept_for_offline_use(&self) -> Outcome {
        let kept = async || {
            Ok((self.client.execute_async(IS_KEPT, Vec::new()).await? == json!(true)).then_some(()))
        };
        self.until("the page is kept for offline use", kept).await
    }
}

const IS_KEPT: &str = "
    const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then(registration => done(!!registration?.active));";
