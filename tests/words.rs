//! All words of the interface stand in `src/session/words`, not in the views.

#[path = "source/literals.rs"]
mod literals;
mod source;

use std::{fs, io, path::PathBuf};

use literals::{Literal, literals};
use session::glossary;
use source::{rust_files, source};

/// Attributes and properties whose text is seen or heard.
const SEEN: [&str; 9] = [
    "title",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "placeholder",
    "alt",
    "label",
    "help",
    "empty",
];

/// Attributes whose text is for the machine.
const UNSEEN: [&str; 5] = ["class", "data-testid", "viewBox", "d", "accept"];

/// Texts that are no words of a language: keys, tags and selectors of the browser, states of the
/// style sheet, names of formats.
const NAMES: [&str; 15] = [
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    "single board",
    "both board",
    "safetensors",
    "npz",
    "input, select, textarea, dialog[open], [role=slider], [role=radio]",
    ".actions button:not(:disabled), .experiments > button:not(:disabled), .bet > summary",
];

impl Literal<'_> {
    /// Whether it stands between tags, as text of the page.
    fn is_child(&self) -> bool {
        let (before, after) = (self.before.trim_end(), self.after.trim_start());
        let opened = before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
        (opened || before.ends_with(['}', '"'])) && after.starts_with(['<', '{'])
    }

    /// The attribute that it is the value of.
    fn attribute(&self) -> Option<&str> {
        let before =
            self.before.strip_suffix("format!(").unwrap_or(self.before).strip_suffix('=')?;
        before.rsplit(|c: char| !(c.is_alphanumeric() || "-_:".contains(c))).next()
    }

    /// Whether only a developer reads it.
    fn is_logged(&self) -> bool {
        self.before.ends_with("error!(")
    }

    fn is_seen(&self) -> bool {
        let words = words(self.text);
        let sentence =
            words.len() > 1 || words.iter().any(|word| word.starts_with(char::is_uppercase));
        match self.attribute() {
            Some(name) if UNSEEN.contains(&name) => false,
            Some(name) if SEEN.contains(&name) => !words.is_empty(),
            _ if NAMES.contains(&self.text) || self.is_logged() => false,
            _ => sentence || self.is_child() && !words.is_empty(),
        }
    }
}

/// The words of a text between its spaces and without punctuation; a name of the machine such as
/// `pad-to` is none, and neither is a symbol of one letter.
fn words(text: &str) -> Vec<String> {
    let filled = text
        .split('{')
        .map(|part| part.split_once('}').map_or(part.into(), |(_, rest)| format!("0{rest}")));
    let filled: String = filled.collect();
    let bare =
        filled.split_whitespace().map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    bare.filter(is_word).map(str::to_string).collect()
}

/// Every view and the app, with its code.
fn views() -> io::Result<Vec<(PathBuf, String)>> {
    let files = rust_files(&source().join("view"))?.into_iter().chain([source().join("app.rs")]);
    files.map(|path| Ok((path.clone(), fs::read_to_string(path)?))).collect()
}

/// Reads the source, so it is not proof: it does not see a single lower-case word outside of tags
/// and of the attributes above, a word of one letter, or text that a macro puts together.
#[test]
fn no_view_holds_words_of_its_own() {
    let mut found = Vec::new();
    for (path, code) in views().unwrap() {
        for literal in literals(&code).into_iter().filter(Literal::is_seen) {
            let line = literal.before.lines().count();
            found.push(format!("{}:{line}: {:?}", path.display(), literal.text));
        }
    }
    assert!(found.is_empty(), "these belong in src/session/words:\n{}", found.join("\n"));
}

#[test]
fn the_reader_of_sources_sees_text_attributes_and_sentences() {
    let code = r#"
        // "A comment"
        view! { <p class="soft small" title="help">"text"</p> <b aria-label="One">{x}"and more"</b> }
        let sentence = "two words"; let id = "one"; let key = "ArrowUp"; error!("not seen at all: {x}");
        format!("{} of {}", a, b); "κ "; class=format!("verdict {}", word)
    "#;
    let seen: Vec<&str> =
        literals(code).into_iter().filter(Literal::is_seen).map(|literal| literal.text).collect();
    assert_eq!(seen, ["help", "text", "One", "and more", "two words"]);
}

#[test]
fn every_term_that_a_view_names_is_in_the_glossary() {
    let mut named = 0;
    for (path, code) in views().unwrap() {
        for literal in
            literals(&code).into_iter().filter(|literal| literal.before.ends_with(" id="))
        {
            let tag = literal.before.rsplit('<').next().unwrap_or_default();
            if tag.starts_with("Known") {
                named += 1;
                assert!(
                    glossary::term(literal.text).is_some(),
                    "{}: {:?}",
                    path.display(),
                    literal.text
                );
            }
        }
    }
    assert!(named > 0);
}
