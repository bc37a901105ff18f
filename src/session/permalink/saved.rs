//! A session as a file: what a link says and, where the reader asked for it, the model's files
//! themselves.
//!
//! The file is one JSON object: `all-or-none` (the version), `session` (the parts of a link),
//! `data` (files as name and base64), `companion` (those of a second model, compared with it).

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Link, LinkError};
use crate::json::json;

/// The version that this build writes and reads.
const VERSION: u32 = 1;
/// How every such file begins.
const BEGINNING: &[u8] = b"{\"all-or-none\":";

/// A file with its name.
pub type NamedFile = (String, Vec<u8>);

/// A session and the files of its model, if they came along.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedSession {
    /// What is on screen.
    pub link: Link,
    /// Files of the model; empty where it can be had otherwise.
    pub files: Vec<NamedFile>,
    /// Files of the model that is compared with it; empty where that can be had otherwise.
    pub companion: Vec<NamedFile>,
}

#[derive(Serialize, Deserialize)]
struct Document {
    #[serde(rename = "all-or-none")]
    version: u32,
    session: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    data: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    companion: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    base64: String,
}

impl SavedSession {
    /// Whether a file that begins like this is a session.
    pub fn begins_with(head: &[u8]) -> bool {
        head.starts_with(BEGINNING)
    }

    /// The file's text.
    ///
    /// # Errors
    /// A session that cannot be written as JSON.
    pub fn to_json(&self) -> Result<String, LinkError> {
        let damaged = |error: serde_json::Error| LinkError::Damaged(error.to_string());
        let Value::Object(session) = serde_json::to_value(&self.link).map_err(damaged)? else {
            return Err(LinkError::NoObject("the session".into()));
        };
        let entry = |(name, bytes): &NamedFile| Entry {
            name: name.clone(),
            base64: BASE64_STANDARD.encode(bytes),
        };
        let data = self.files.iter().map(entry).collect();
        let companion = self.companion.iter().map(entry).collect();
        let document = Document { version: VERSION, session, data, companion };
        serde_json::to_string(&document).map_err(damaged)
    }

    /// Reads a file; parts of the session that cannot be read are left out and reported beside the
    /// rest.
    ///
    /// # Errors
    /// A file that is no session, or one of a newer build.
    pub fn from_json(text: &[u8]) -> Result<(Self, Vec<LinkError>), LinkError> {
        let document: Document =
            json(text).map_err(|error| LinkError::Damaged(format!("session file: {error}")))?;
        if document.version != VERSION {
            return Err(LinkError::Damaged(format!(
                "session file: version {} was found, {VERSION} is expected",
                document.version
            )));
        }
        let (link, bad) = Link::from_parts(document.session)?;
        let file = |entry: Entry| match BASE64_STANDARD.decode(&entry.base64) {
            Ok(bytes) => Ok((entry.name, bytes)),
            Err(error) => Err(LinkError::Damaged(format!("data of “{}”: {error}", entry.name))),
        };
        let files = document.data.into_iter().map(file).collect::<Result<_, _>>()?;
        let companion = document.companion.into_iter().map(file).collect::<Result<_, _>>()?;
        Ok((Self { link, files, companion }, bad))
    }
}
