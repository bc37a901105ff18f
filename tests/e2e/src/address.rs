//! What the address of the page says of the session.

use crate::page::Page;
use crate::trouble::Outcome;

/// The hash of the address and the JSON in it.
#[derive(Debug, Clone)]
pub struct Linked {
    /// From `#` on.
    pub hash: String,
    /// The parts of the link.
    pub json: String,
}

impl Page {
    /// The hash of the address, once what it says satisfies `condition`.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn address_when(
        &self,
        what: &str,
        condition: impl Fn(&str) -> bool,
    ) -> Outcome<String> {
        let said = async || {
            Ok(self
                .linked()
                .await?
                .filter(|linked| condition(&linked.json))
                .map(|linked| linked.hash))
        };
        self.until(what, said).await
    }

    /// What the address says, if it holds a link.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn linked(&self) -> Outcome<Option<Linked>> {
        let said = self.script(LINKED).await?;
        let text = |i: usize| said[i].as_str().map(str::to_owned);
        Ok(text(0).zip(text(1)).map(|(hash, json)| Linked { hash, json }))
    }
}

const LINKED: &str = "
    const code = location.hash.slice(4).replace(/-/g, '+').replace(/_/g, '/');
    return code ? [location.hash, atob(code)] : [];";
