//! A list of names and what it belongs to.

use crate::container::MAX_NAMES;

/// A list of names that belongs to the rows of some table.
#[derive(Debug, Clone)]
pub(crate) struct LabelList {
    pub(crate) role: Role,
    /// Where it stands in the file, for errors.
    pub(crate) place: String,
    pub(crate) entries: Vec<String>,
    pub(crate) slack: Slack,
}

/// How the number of names may differ from the number of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slack {
    /// Not at all.
    None,
    /// One more: then the first is a column title.
    Title,
    /// Anyhow: matrices of language models have rows that no token uses, and tokens may be added
    /// without rows.
    Padding,
    /// Or four fewer: those that fairseq puts before the words of a dictionary.
    Special,
}

/// The tokens that fairseq puts before the words of a dictionary.
const SPECIAL: [&str; 4] = ["<s>", "<pad>", "</s>", "<unk>"];

/// What names belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Tokens,
    Contexts,
    ContextGroups,
    /// Whichever table has as many rows.
    Either,
}

impl LabelList {
    /// Whether the names can be made one a row.
    pub(crate) fn fits(&self, rows: u64) -> bool {
        let entries = self.entries.len() as u64;
        entries == rows
            || self.slack == Slack::Padding
            || self.lacks_special(rows)
            || self.has_title(rows)
    }

    /// Whether this is the text of a file, whatever its name says.
    pub(crate) fn is_text(&self) -> bool {
        self.slack == Slack::Title && self.role != Role::ContextGroups
    }

    fn lacks_special(&self, rows: u64) -> bool {
        let all = (self.entries.len() + SPECIAL.len()) as u64;
        self.slack == Slack::Special && all == rows
    }

    fn one_too_many(&self, rows: u64) -> bool {
        self.slack == Slack::Title && self.entries.len() as u64 == rows.saturating_add(1)
    }

    /// Whether there is one name too many because the first is the title of a column, or the last
    /// an empty line: a title is one that people give, or text over numbers. Any other name too
    /// many would shift all labels.
    fn has_title(&self, rows: u64) -> bool {
        let number = |entry: &String| entry.trim().parse::<f64>().is_ok();
        let Some((first, rest)) = self.entries.split_first() else { return false };
        let title = is_title(first)
            || first.starts_with("# ")
            || (!number(first) && rest.iter().all(number));
        self.one_too_many(rows) && title || self.has_blank_end(rows)
    }

    /// Whether all names too many are blank lines at the end.
    fn has_blank_end(&self, rows: u64) -> bool {
        let rest = usize::try_from(rows).ok().and_then(|rows| self.entries.get(rows..));
        let blank = rest.is_some_and(|rest| !rest.is_empty() && rest.iter().all(String::is_empty));
        self.slack == Slack::Title && blank
    }

    /// Whether numbers that should be those of rows count from 1, so that nobody has the first:
    /// there are as many tokens as rows.
    pub(crate) fn counts_from_one(&self, rows: u64) -> bool {
        let count = self.entries.len() as u64;
        let first = self.entries.first().is_some_and(|first| *first == unused(0));
        let others = self.entries.iter().skip(1).zip(1..).all(|(entry, id)| *entry != unused(id));
        self.slack == Slack::Padding && first && others && count == rows.saturating_add(1)
    }

    /// Uses the slack to make one entry a row; says so.
    pub(crate) fn adapt(&mut self, file: &str, rows: u64) -> Option<String> {
        if self.counts_from_one(rows) {
            self.entries.remove(0);
            return Some(format!("{file}: the numbers of the tokens are taken to count from 1"));
        }
        if self.lacks_special(rows) {
            self.entries.splice(0..0, SPECIAL.map(String::from));
            return Some(format!(
                "{file}: put the tokens before its words that fairseq does: {}",
                SPECIAL.join(", ")
            ));
        }
        let entries = self.entries.len() as u64;
        if !self.has_title(rows) && self.slack == Slack::Title {
            return None;
        }
        if self.has_blank_end(rows) {
            self.entries.truncate(rows as usize);
            return None;
        }
        if self.one_too_many(rows) {
            let title = self.entries.remove(0);
            return Some(format!("{file}: took {title:?} for the column title"));
        }
        if self.slack != Slack::Padding || entries == rows || rows > MAX_NAMES as u64 {
            return None;
        }
        self.entries.truncate(rows as usize);
        self.entries.extend((entries..rows).map(unused));
        Some(match entries < rows {
            true => format!(
                "{} rows after the {entries} tokens of {file} are called unused",
                rows - entries
            ),
            false => match entries - rows {
                1 => format!("1 token of {file} past the {rows} rows has no vector"),
                past => format!("{past} tokens of {file} past the {rows} rows have no vector"),
            },
        })
    }
}

/// Titles of a column of names.
const TITLES: [&str; 35] = [
    "label",
    "labels",
    "word",
    "words",
    "token",
    "tokens",
    "name",
    "names",
    "text",
    "title",
    "term",
    "sentence",
    "context",
    "prompt",
    "vocabulary",
    "vocab",
    "concept",
    "item",
    "phrase",
    "entity",
    "string",
    "wort",
    "mot",
    "palabra",
    "parola",
    "wörter",
    "mots",
    "palabras",
    "parole",
    "terms",
    "phrases",
    "entities",
    "sentences",
    "texts",
    "question",
];

/// Whether a text is a usual title of a column of names.
pub(crate) fn is_title(text: &str) -> bool {
    TITLES.contains(&text.trim().trim_matches('"').to_lowercase().as_str())
}

/// The name of a row that no token has.
pub(crate) fn unused(id: u64) -> String {
    format!("<unused {id}>")
}

impl Role {
    /// The role that a member, key or file of this name plays.
    pub(crate) fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        match () {
            () if has(&["group"]) => Self::ContextGroups,
            // TransformerLens has the tokens of the contexts under `str_tokens`.
            () if has(&["context", "prompt", "sentence", "str_token"]) => Self::Contexts,
            () if has(&["token", "vocab", "word"]) => Self::Tokens,
            () => Self::Either,
        }
    }
}
