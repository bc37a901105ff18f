//! Every language of the interface says all that English says.

use std::{collections::BTreeMap, fs};

use serde_json::Value;
use session::{
    glossary::TERMS,
    lesson::{Lesson, SHELF, TALK, Talk, file, retold, texts},
    words::{ENGLISH, Words, chinese, french, german, italian, phrases::PHRASES, spanish},
};
use theory::property::infos;

const OTHERS: [&Words; 5] =
    [&german::WORDS, &spanish::WORDS, &french::WORDS, &italian::WORDS, &chinese::WORDS];

/// So many letters of a word stay in all its forms.
const STEM: usize = 6;

/// Fields of lessons and talks whose text is read.
const READ: [&str; 8] = ["title", "about", "say", "ask", "then", "because", "label", "otherwise"];

#[test]
fn every_row_and_every_term_is_told() {
    let rows: Vec<&str> = infos().iter().map(|info| info.id).collect();
    let mut terms: Vec<&str> = TERMS.iter().map(|term| term.id).collect();
    terms.sort_unstable();
    for words in OTHERS {
        let told: Vec<&str> = words.rows.iter().map(|(id, _)| *id).collect();
        assert_eq!(told, rows, "{}", words.tag);
        let mut told: Vec<&str> = words.terms.iter().map(|(id, ..)| *id).collect();
        told.sort_unstable();
        assert_eq!(told, terms, "{}", words.tag);
        for (written, id) in words.written {
            assert!(terms.contains(id), "{}: {written} is of {id}", words.tag);
        }
    }
}

#[test]
fn every_phrase_has_its_own_and_all_its_data() {
    for words in OTHERS {
        let patterns: Vec<&str> = words.phrases.iter().map(|(pattern, _)| *pattern).collect();
        assert_eq!(patterns, PHRASES, "{}", words.tag);
        for (pattern, own) in words.phrases {
            let places = own.matches('{').count();
            assert_eq!(places, pattern.matches('{').count(), "{}: {own}", words.tag);
        }
    }
}

#[test]
fn no_word_is_missing_or_left_open() {
    for words in OTHERS {
        for (own, english) in words.texts().into_iter().zip(ENGLISH.texts()) {
            assert_eq!(
                own.trim().is_empty(),
                english.trim().is_empty(),
                "{}: {english}",
                words.tag
            );
            // Full-width signs hold their space.
            let opened = english.starts_with(' ') == own.starts_with(' ');
            let closed = !english.ends_with(' ') || own.ends_with([' ', '：', '。', '，']);
            assert!(opened && closed, "{}: “{english}” is “{own}”", words.tag);
        }
    }
}

#[test]
fn lessons_and_the_talk_say_the_same_step_by_step() {
    let mut misnamed = Vec::new();
    for words in OTHERS {
        for path in SHELF.map(|entry| file(entry.id)).into_iter().chain([TALK.into()]) {
            let (english, own) = (read(&path), read(&texts(words.tag, &path)));
            let at = |text: &str| -> BTreeMap<String, String> {
                let mut found = BTreeMap::new();
                collect("", &serde_json::from_str(text).expect("JSON"), false, &mut found);
                found
            };
            let (said, told) = (at(&english), at(&own));
            let missing: Vec<&String> = said.keys().filter(|at| !told.contains_key(*at)).collect();
            let more: Vec<&String> = told.keys().filter(|at| !said.contains_key(*at)).collect();
            assert!(
                missing.is_empty() && more.is_empty(),
                "{} {path}: lacks {missing:?}, has {more:?}",
                words.tag
            );
            let whole = retold(&english, &own).expect("JSON");
            let read = if path == TALK {
                Talk::read(&whole).err().map(|error| error.to_string())
            } else {
                Lesson::read(&whole).err().map(|error| error.to_string())
            };
            assert_eq!(read, None, "{} {path}", words.tag);
            for (at, english) in &said {
                let own = &told[at];
                for name in marked(english) {
                    let Some(allowed) = named(name, words) else { continue };
                    if !allowed.iter().any(|name| is_marked(own, name)) {
                        misnamed
                            .push(format!("{} {path} {at}: *{name}* is {allowed:?}", words.tag));
                    }
                }
            }
        }
    }
    assert!(misnamed.is_empty(), "{}", misnamed.join("\n"));
}

/// What the marked words of a text are called in another language, where they are words of the
/// interface.
fn named(name: &str, words: &Words) -> Option<Vec<&'static str>> {
    // Others are words that carry weight.
    name.starts_with(char::is_uppercase).then_some(())?;
    let english = ENGLISH.texts();
    let of_words = english.iter().zip(words.texts()).filter(|(word, _)| **word == name);
    let rows = infos().iter().filter(|info| info.name == name);
    let of_rows = rows.filter_map(|info| {
        words.rows.iter().find(|(id, _)| *id == info.id).map(|(_, told)| told.name)
    });
    let all: Vec<&str> = of_words.map(|(_, own)| own).chain(of_rows).collect();
    (!all.is_empty()).then_some(all)
}

/// Whether a text marks a word, in whatever case and form its sentence asks for.
fn is_marked(text: &str, word: &str) -> bool {
    let stem: String = word.chars().take(STEM).collect();
    marked(text).iter().any(|marked| marked.to_lowercase().starts_with(&stem.to_lowercase()))
}

/// The words between stars.
fn marked(text: &str) -> Vec<&str> {
    text.split('*').skip(1).step_by(2).collect()
}

fn read(path: &str) -> String {
    let path = format!("{}/public/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).expect(&path)
}

/// All texts to read of a file, by where they stand.
fn collect(at: &str, value: &Value, is_read: bool, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields
                .iter()
                .filter(|(name, _)| !["show", "done", "show_me"].contains(&name.as_str()))
            {
                collect(&format!("{at}/{name}"), value, READ.contains(&name.as_str()), found);
            }
        }
        Value::Array(all) => {
            for (i, value) in all.iter().enumerate() {
                collect(&format!("{at}/{i}"), value, is_read, found);
            }
        }
        Value::String(text) if is_read => drop(found.insert(at.into(), text.clone())),
        _ => {}
    }
}
