//! Every language of the interface says all that English says.

#[path = "source/literals.rs"]
mod literals;
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use formats::{Opened, Selection, SourceFile, open};
use literals::{Literal, literals};

use serde_json::Value;
use session::{
    context_set,
    glossary::TERMS,
    lesson::{Lesson, SHELF, TALK, Talk, file, texts, translated},
    permalink::Link,
    words::{
        ENGLISH, Words, chinese, files::FILES, french, german, italian, names::NAMES, of_files,
        phrases::PHRASES, spanish, speak, untestable,
    },
};
use source::{rust_files, source};
use theory::property::{Indexed, MainPlane, Members, NotTestable, Note, Quantity, Vanished, infos};

const OTHERS: [&Words; 5] =
    [&german::WORDS, &spanish::WORDS, &french::WORDS, &italian::WORDS, &chinese::WORDS];

/// The code that reads, below `src`.
const READERS: [&str; 17] = [
    "formats",
    "lm",
    "inference",
    "session/context_set.rs",
    "session/context_set",
    "session/lesson.rs",
    "session/lesson/check.rs",
    "session/lesson/prose.rs",
    "session/lesson/talk.rs",
    "session/maths.rs",
    "session/maths",
    "session/permalink.rs",
    "session/permalink/reference.rs",
    "session/permalink/saved.rs",
    "session/record.rs",
    "session/training.rs",
    "session/workspace/overrides.rs",
];

/// So many letters of a word stay in all its forms.
const STEM: usize = 6;

/// Fields of lessons and talks whose text is read.
const READ: [&str; 8] = ["title", "about", "say", "ask", "then", "because", "label", "otherwise"];

/// What the readers of files say in English alone, one pattern a line: details of files that are
/// damaged or rarely met.
const ENGLISH_ALONE: &str = include_str!("languages/english_alone.txt");

#[test]
fn every_row_and_every_term_is_told() {
    let rows: Vec<&str> = infos().iter().map(|info| info.id).collect();
    let mut terms: Vec<&str> = TERMS.iter().map(|term| term.id).collect();
    terms.sort_unstable();
    for words in OTHERS {
        let listed: Vec<&str> = words.rows.iter().map(|(id, _)| *id).collect();
        assert_eq!(listed, rows, "{}", words.tag);
        let mut listed: Vec<&str> = words.terms.iter().map(|(id, ..)| *id).collect();
        listed.sort_unstable();
        assert_eq!(listed, terms, "{}", words.tag);
        for (written, id) in words.written {
            assert!(terms.contains(id), "{}: {written} is of {id}", words.tag);
        }
    }
}

#[test]
fn every_phrase_has_its_own_and_all_its_data() {
    for words in OTHERS {
        let tables = [(words.phrases, PHRASES), (words.files, FILES), (words.names, NAMES)];
        for (own, all) in tables {
            let patterns: Vec<&str> = own.iter().map(|(pattern, _)| *pattern).collect();
            assert_eq!(patterns, all, "{}", words.tag);
            for (pattern, own) in own {
                let places = own.matches('{').count();
                assert_eq!(places, pattern.matches('{').count(), "{}: {own}", words.tag);
            }
        }
    }
}

#[test]
fn every_note_has_its_own_and_all_its_data() {
    let places = |words: &Words, note: &Note| (words.noted.note)(note).matches('{').count();
    for words in OTHERS {
        for note in notes() {
            assert_eq!(places(words, &note), places(&ENGLISH, &note), "{}: {note:?}", words.tag);
        }
    }
}

/// One of each kind.
fn notes() -> Vec<Note> {
    vec![
        Note::Change(Quantity::Beta, [Some(1.5), None]),
        Note::Quantity(Quantity::Divergence, None),
        Note::FewRandomPairs { found: 7, wanted: 9 },
        Note::Unkept { change: 0.5, amplification: 3.0, tolerance: 0.25 },
        Note::FitsAny { samples: 3, d: 4 },
        Note::AllNeighbours { others: 5 },
        Note::OneAnswer,
        Note::OneToken,
        Note::OneDimension,
        Note::Dependent { numbers: 2 },
        Note::OneVector(vec!["a → b".into()]),
        Note::NoMeanDirection(vec!["a".into()]),
        Note::FewContexts { contexts: 3, d: 4 },
        Note::Rank { rank: 1, differences: 2 },
        Note::PrincipalAngles(vec![12.5]),
        Note::PrincipalAngles(vec![12.5, 0.5]),
        Note::OtherAxes,
        Note::EqualAxes,
        Note::Between,
        Note::Outside,
        Note::Separable,
        Note::NotSeparable,
    ]
}

#[test]
fn every_reason_is_said_with_all_its_data() {
    let indexed = [Indexed::Token, Indexed::Context, Indexed::Relation, Indexed::Member];
    let indexed = indexed.map(|what| NotTestable::Index { what, index: 91, count: 17 });
    let others = [
        NotTestable::Contexts,
        NotTestable::Tokens,
        NotTestable::Zero(Vanished::Direction),
        NotTestable::Axes(MainPlane::Components),
        NotTestable::Few { what: Members::Pairs, expected: 83, found: 19 },
        NotTestable::NoVector { expected: 23 },
        NotTestable::Width { found: 29, expected: 31 },
        NotTestable::Range,
        NotTestable::TooWide { d: 37 },
        NotTestable::Unknown,
        NotTestable::Unsettled,
    ];
    for reason in indexed.into_iter().chain(others) {
        let english = reason.to_string();
        let numbers = english.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let numbers: Vec<&str> = numbers.collect();
        for words in OTHERS {
            speak(words);
            let own = untestable(&reason);
            speak(&ENGLISH);
            let has_all = numbers.iter().all(|number| own.contains(number));
            assert!(has_all && own != english && !own.contains('{'), "{}: {own}", words.tag);
        }
    }
}

#[test]
fn every_family_that_comes_with_the_page_has_a_name() {
    let list = read("models/concepts.tsv");
    let lines = list.lines().filter(|line| !line.starts_with('#')).skip(1);
    let families: BTreeSet<&str> = lines.filter_map(|line| line.split('\t').next()).collect();
    let unnamed: Vec<&&str> = families.iter().filter(|name| !NAMES.contains(name)).collect();
    assert!(families.len() > 10 && unnamed.is_empty(), "{unnamed:?}");
}

#[test]
fn what_readers_of_files_say_is_told_or_known_to_be_english_alone() {
    let texts = texts_of_what_is_read();
    let alone: BTreeSet<&str> = ENGLISH_ALONE.lines().collect();
    let translated = |text: &str| {
        let is_of = |pattern: &&str| {
            let start = pattern.replace("\"{}\"", "{}");
            let open = start.strip_suffix("{}").and_then(|start| start.strip_suffix(text));
            let start = start.strip_suffix(text).or(open);
            start.is_some_and(|start| ["", "{}", "{}: "].contains(&start))
        };
        PHRASES.contains(&text) || FILES.iter().any(is_of)
    };
    let missing: Vec<&String> =
        texts.iter().filter(|text| !translated(text) && !alone.contains(text.as_str())).collect();
    assert!(missing.is_empty(), "in no pattern: {missing:#?}");
    let gone: Vec<&&str> = alone.iter().filter(|text| !texts.contains(**text)).collect();
    assert!(gone.is_empty(), "no longer said: {gone:#?}");
    let twice: Vec<&&str> = alone.iter().filter(|text| translated(text)).collect();
    assert!(twice.is_empty(), "said in all languages: {twice:#?}");
}

#[test]
fn what_a_reader_says_of_a_file_is_said_in_every_language() {
    let files: [(&str, &[u8]); 15] = [
        ("decimals.csv", b"word;x;y;rank\neasy;1,5;2,25;7\nhard;-0,5;1,75;9\n"),
        ("marked.csv", b"\xef\xbb\xbfword,x,y\r\neasy,1,2\r\nhard,3,4\r\n"),
        ("glove.txt", b"easy 0.1 0.2 0.3\nhard 0.4 0.5 0.6\nhard 0.7 0.8 0.9\n"),
        ("short.vec", b"3 2\neasy 1 2\nhard 3 4\n"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("empty.npy", b""),
        ("cut.npz", b"PK\x03\x04 and no more"),
        ("rows.json", br#"{"tokens": ["a", "b"], "g": [[1, 2], [3]]}"#),
        ("gaps.csv", b"word,x,y\neasy,1,2\nhard,NA,3\nlucky,4,5\n"),
        ("biased.csv", b"word,d0,d1,bias\neasy,1,2,0.5\nhard,4,5,1\n"),
        ("fortran.csv", b"word,x,y\neasy,1.0D+00,2\nhard,4,1/3\n"),
        ("sparse.svm", b"1 1:0.5 3:2 # easy\n2 2:1 # hard\n"),
        ("absurd.svm", b"easy 1:0.5 3000000:2\n"),
        ("loose.json", b"{\"easy\": [1, 2], // a comment\n\"hard\": [3, 4],}"),
        ("records.npy", b"\x93NUMPY\x01\0\x44\0{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }\n\n\0\0\0\0"),
    ];
    let mut left = Vec::new();
    for (name, bytes) in files {
        let source = vec![SourceFile::from_bytes(name, bytes.to_vec())];
        let texts = match open(source, &Selection::default(), &mut |_| ()) {
            Ok(Opened::Model(loaded)) => loaded.model.warnings().to_vec(),
            Ok(_) => Vec::new(),
            Err(error) => vec![error.to_string()],
        };
        assert!(!texts.is_empty(), "{name}");
        for words in OTHERS {
            speak(words);
            let same = texts.iter().filter(|text| of_files(text) == text.as_str());
            left.extend(same.map(|text| format!("{}: {text}", words.tag)));
        }
        speak(&ENGLISH);
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn what_is_wrong_with_a_lesson_a_link_or_contexts_is_said_in_every_language() {
    let step =
        |step: &str| format!(r#"{{"title": "t", "about": "a", "minutes": 2, "steps": [{step}]}}"#);
    let lessons = [
        String::new(),
        step(""),
        step(r#"{"say": ["[[nonsense]]"]}"#),
        step(r#"{"say": ["$\\bad$", ""]}"#),
        step(r#"{"say": [], "look_at": {"row": "none"}}"#),
        step(r#"{"say": [], "task": {"ask": "", "show_me": [], "then": ""}}"#),
    ];
    let lesson = |text: &String| Lesson::read(text).expect_err(text).to_string();
    let link = |text: &str| Link::from_text(text).expect_err(text).to_string();
    let contexts = context_set::lines("\n").expect_err("no line").to_string();
    let texts = lessons.iter().map(lesson).chain([link("#v0.nonsense"), contexts]);
    let mut left = Vec::new();
    for text in texts {
        for words in OTHERS {
            speak(words);
            let translated = of_files(&text);
            // A place before it is said by itself; the reason has to be, too.
            let reason = text.rsplit(": ").next().unwrap_or_default();
            if translated == text || translated.contains(reason) {
                left.push(format!("{}: {translated}", words.tag));
            }
        }
        speak(&ENGLISH);
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

/// The patterns of all texts of two words or more in the code that reads files, links and what is
/// typed, but for its tests.
fn texts_of_what_is_read() -> BTreeSet<String> {
    let mut patterns = BTreeSet::new();
    for path in READERS.iter().flat_map(|reader| code_of(reader)) {
        if path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests")) {
            continue;
        }
        let code = fs::read_to_string(&path).expect("a file");
        let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        patterns.extend(literals(code).iter().filter(|text| is_sentence(text)).map(pattern));
    }
    patterns
}

/// The files of a folder, or the one file that this is.
fn code_of(path: &str) -> Vec<PathBuf> {
    let path = source().join(path);
    if path.is_dir() { rust_files(&path).expect("a folder") } else { vec![path] }
}

/// Whether somebody may read it: no bytes, no reason of a lint.
fn is_sentence(literal: &Literal) -> bool {
    let text = pattern(literal);
    let sentence = text.trim().contains(' ');
    let spelled = text.split(|c: char| !c.is_ascii_lowercase()).any(|word| word.len() > 2);
    let for_code = literal.before.ends_with('b') || literal.before.ends_with("reason = ");
    sentence && spelled && !for_code
}

/// The text of a literal with `{}` for its data.
fn pattern(literal: &Literal) -> String {
    let mut lines = literal.text.split("\\\n");
    let first = lines.next().unwrap_or_default().to_string();
    let text = lines
        .fold(first, |text, line| text + line.trim_start())
        .replace("\\\"", "\"")
        .replace("\\\\", "\\");
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| match part.split_once('}') {
        Some((_, rest)) => text + "{}" + rest,
        None => text + "{" + part,
    })
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
            let (expected, found) = (at(&english), at(&own));
            let missing: Vec<&String> =
                expected.keys().filter(|at| !found.contains_key(*at)).collect();
            let more: Vec<&String> =
                found.keys().filter(|at| !expected.contains_key(*at)).collect();
            assert!(
                missing.is_empty() && more.is_empty(),
                "{} {path}: lacks {missing:?}, has {more:?}",
                words.tag
            );
            let whole = translated(&english, &own).expect("JSON");
            let read = if path == TALK {
                Talk::read(&whole).err().map(|error| error.to_string())
            } else {
                Lesson::read(&whole).err().map(|error| error.to_string())
            };
            assert_eq!(read, None, "{} {path}", words.tag);
            for (at, english) in &expected {
                let own = &found[at];
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
        words.rows.iter().find(|(id, _)| *id == info.id).map(|(_, own)| own.name)
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
