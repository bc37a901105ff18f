//! Links: all that a session holds but the data, as text for the hash of an address.
//!
//! The text is `#v1.` and the base64url of a JSON object. What a build does not know it skips, what
//! it cannot read it leaves out and says so, and what is missing stays as it is when the model
//! opens. The JSON is therefore only ever added to; a text that an older build could misread would
//! begin with another version.

mod bookmark;
mod compared;
mod course;
mod one_file;
mod reference;
mod saved;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::{choice::Choice, context_set::ContextSet, json::json, record::Record};
use picture::scene::Theme;
use theory::model::NamedDirection;

pub use bookmark::Bookmark;
pub use compared::{Compared, PairChoice};
pub use course::{FILES as COURSE_FILES, course_module};
pub use one_file::{TEMPLATE, one_file};
pub use reference::{ModelReference, TableChoice, checksum};
pub use saved::{NamedFile, SavedSession};

/// What a link begins with.
const VERSION: &str = "v1.";

/// Longest text that is read, in bytes: far more than any browser keeps in an address.
const LONGEST: usize = 1 << 20;

/// Longest text of contexts that goes into an address: what is longer is cut off on its way through
/// mails and chats, and browsers refuse some of it.
pub const LONGEST_SET: usize = 1 << 15;

/// What a link says: which model, and what was chosen about it. Every part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// Which model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelReference>,
    /// Which tables and rows of its files were read, if that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tables: Option<TableChoice>,
    /// Checksum of its labels: steps and contexts name tokens and contexts by row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<u32>,
    /// What was chosen, beside the others in the same object.
    #[serde(flatten)]
    pub choice: Choice,
    /// The model that is compared with it, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Box<Compared>>,
    /// The lesson in play, if it can be fetched again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lesson: Option<Bookmark>,
    /// What is handed in, where bets come before moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<Record>,
    /// How many contexts the set has that is too long for an address, and was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<usize>,
    /// Directions that joined the model from files of their own. A saved session carries them; an
    /// address never does, as each is as long as the model is wide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub directions: Vec<NamedDirection>,
    /// Colours.
    #[serde(skip_serializing_if = "is_system")]
    pub theme: Theme,
    /// Whether the sheet of all properties is open.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sheet: bool,
}

/// Why a text is no link at all, or which part of it was left out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LinkError {
    /// Another version, or no link.
    #[error("the link begins with “{found}”; expected “#{VERSION}”")]
    Version {
        /// The first characters found.
        found: String,
    },
    /// Longer than any link.
    #[error("the link has {found} characters; at most {LONGEST} are read")]
    Long {
        /// Bytes found.
        found: usize,
    },
    /// A character that is no base64url, or a piece cut off.
    #[error("the link is damaged: {0}")]
    Damaged(String),
    /// JSON of another kind, or none.
    #[error("the link holds no list of named parts: {0}")]
    NoObject(String),
    /// One part; the others were read.
    #[error("the link's part “{name}” was left out: {reason}")]
    Part {
        /// Name of the part.
        name: String,
        /// What was found and expected.
        reason: String,
    },
}

impl Link {
    /// The text for an address, from `#` on.
    pub fn to_text(&self) -> Result<String, LinkError> {
        let json = serde_json::to_value(self)
            .map_err(|error| LinkError::Damaged(error.to_string()))?
            .to_string();
        Ok(format!("#{VERSION}{}", BASE64_URL_SAFE_NO_PAD.encode(json)))
    }

    /// The same link for an address: without directions, and without a set of contexts that is too
    /// long for one.
    #[must_use]
    pub fn for_address(mut self) -> Self {
        let set = &self.choice.set;
        let size = |text: &str| 4 * text.len() / 3;
        let texts = set.contexts.iter().flat_map(|context| [&context.text, &context.group]);
        let least: usize = texts.map(|text| size(text)).sum();
        let length = || serde_json::to_string(set).map_or(usize::MAX, |json| size(&json));
        if least > LONGEST_SET || length() > LONGEST_SET {
            self.left_out = Some(set.contexts.len());
            self.choice.set = ContextSet { layer: set.layer, ..ContextSet::default() };
        }
        self.directions.clear();
        if let Some(compared) = &mut self.compared {
            compared.with = std::mem::take(&mut compared.with).for_address();
        }
        self
    }

    /// Reads a text, with or without `#`; parts that cannot be read are left out and reported
    /// beside the rest.
    ///
    /// # Errors
    /// A text that is no link.
    pub fn from_text(text: &str) -> Result<(Self, Vec<LinkError>), LinkError> {
        if text.len() > LONGEST {
            return Err(LinkError::Long { found: text.len() });
        }
        let text = text.trim().trim_start_matches('#');
        let code = text
            .strip_prefix(VERSION)
            .ok_or_else(|| LinkError::Version { found: beginning(text) })?;
        let json = BASE64_URL_SAFE_NO_PAD
            .decode(code)
            .map_err(|error| LinkError::Damaged(error.to_string()))?;
        Self::from_json(&json)
    }

    fn from_json(text: &[u8]) -> Result<(Self, Vec<LinkError>), LinkError> {
        Self::from_parts(json(text).map_err(|error| LinkError::NoObject(error.to_string()))?)
    }

    fn from_parts(parts: Map<String, Value>) -> Result<(Self, Vec<LinkError>), LinkError> {
        let (mut good, mut bad) = (Map::new(), Vec::new());
        for (name, value) in parts {
            match unreadable(&name, &value) {
                Some(reason) => bad.push(LinkError::Part { name, reason }),
                None => drop(good.insert(name, value)),
            }
        }
        let link = read(good).map_err(|error| LinkError::NoObject(error.to_string()))?;
        Ok((link, bad))
    }
}

fn read(parts: Map<String, Value>) -> Result<Link, serde_json::Error> {
    serde_json::from_value(Value::Object(parts))
}

/// Why a part cannot be read by itself, if so.
fn unreadable(name: &str, value: &Value) -> Option<String> {
    let alone = Map::from_iter([(name.to_string(), value.clone())]);
    Some(read(alone).err()?.to_string())
}

fn beginning(text: &str) -> String {
    text.chars().take(VERSION.len()).collect()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_system(theme: &Theme) -> bool {
    *theme == Theme::System
}
