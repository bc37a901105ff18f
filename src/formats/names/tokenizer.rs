//! Vocabularies of Hugging Face tokenizers: tokenizer.json, and vocab.json (`{"token": number,
//! …}`).

use std::{collections::BTreeMap, fmt, io::BufReader};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use theory::model::TokenSpelling;

use crate::{
    container::MAX_NAMES,
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack, unused},
    },
    error::{FormatError, json::json_words},
    names::{sentencepiece, spelling::warning},
    source::input::Input,
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Numbers that no token may have, so that a small file cannot ask for a long list.
const MOST_UNUSED: u64 = 1 << 16;

/// What of tokenizer.json matters here.
#[derive(Deserialize)]
struct Tokenizer {
    #[serde(default)]
    added_tokens: Vec<AddedToken>,
    model: Model,
}

#[derive(Deserialize)]
struct AddedToken {
    id: u64,
    content: String,
}

#[derive(Deserialize)]
struct Model {
    vocab: Vocab,
}

/// Tokens by number; of two tokens with one number the last stays.
#[derive(Default)]
struct Vocab(BTreeMap<u64, String>);

/// Reads tokenizer.json.
pub(crate) fn read_tokenizer(input: &mut Input) -> Result<Contents, FormatError> {
    let tokenizer: Tokenizer = parse(input, "a tokenizer with model.vocab")?;
    let added = tokenizer.added_tokens.into_iter().map(|token| (token.id, token.content)).collect();
    contents(input, tokenizer.model.vocab, added)
}

/// Reads vocab.json.
pub(crate) fn read_vocab(input: &mut Input) -> Result<Contents, FormatError> {
    let vocab: Vocab = parse(input, EXPECTED)?;
    let counts = parse::<Counts>(input, EXPECTED)?.0;
    if are_counts(&vocab, &counts) {
        return Ok(of_counts(input, counts));
    }
    contents(input, vocab, BTreeMap::new())
}

/// What vocab.json should hold.
const EXPECTED: &str = "an object of tokens and their numbers";

/// Tokens and their numbers in the order of the file.
struct Counts(Vec<(String, u64)>);

/// Whether numbers say how often each token comes: many have the same, or they fall and do not end
/// at 0, or they neither begin with 0 or 1 nor follow each other.
fn are_counts(vocab: &Vocab, counts: &[(String, u64)]) -> bool {
    let (first, last) = (vocab.0.keys().next(), vocab.0.keys().next_back());
    let (Some(&first), Some(&last)) = (first, last) else { return false };
    let many = counts.len() > vocab.0.len() + counts.len() / 2;
    let falls = counts.len() > 2 && counts.is_sorted_by(|a, b| a.1 >= b.1) && last > first;
    let in_turn = last - first < counts.len() as u64;
    many || (falls && first > 0) || (first > 1 && !in_turn)
}

/// The tokens as a list of names.
fn of_counts(input: &Input, counts: Vec<(String, u64)>) -> Contents {
    let entries = counts.into_iter().map(|(token, _)| token).collect();
    let (file, place) = (input.name(), format!("words of {:?}", input.name()));
    let mut contents = Contents::new("JSON");
    let note = format!("{file}: the numbers of the words do not count them: left aside");
    contents.warnings.push(note);
    contents.lists.push(LabelList { role: Role::Tokens, place, entries, slack: Slack::None });
    contents
}

/// Reads added_tokens.json: kept apart, as they belong into another list.
pub(crate) fn read_added(input: &mut Input) -> Result<Contents, FormatError> {
    let Vocab(added) = parse(input, EXPECTED)?;
    Ok(Contents { added: added.into_iter().collect(), ..Contents::new("tokenizer") })
}

/// Leaves models of SentencePiece aside where another file has the tokens too: that one also knows
/// those that were added, and how the tokens are numbered.
pub(crate) fn prefer(contents: &mut [Contents]) {
    let has_tokens = |c: &Contents| {
        c.format != sentencepiece::FORMAT
            && c.lists.iter().any(|l| l.role == Role::Tokens && l.slack == Slack::Padding)
    };
    if !contents.iter().any(has_tokens) {
        return;
    }
    for contents in contents.iter_mut().filter(|c| c.format == sentencepiece::FORMAT) {
        contents.warnings.clear();
        contents.ignored.extend(contents.lists.drain(..).map(|list| list.place));
    }
}

/// Puts added tokens into the vocabulary among the contents, where it has none of their numbers and
/// a table has rows for them; the files whose tokens found no place.
pub(crate) fn add(contents: &mut [Contents]) -> Vec<usize> {
    let rows = contents.iter().flat_map(|c| &c.matrices).map(|m| m.rows).max().unwrap_or_default();
    let is_vocabulary =
        |list: &LabelList| list.role == Role::Tokens && list.slack == Slack::Padding;
    let at = contents
        .iter()
        .enumerate()
        .find_map(|(file, c)| c.lists.iter().position(is_vocabulary).map(|list| (file, list)));
    let mut left = Vec::new();
    for file in 0..contents.len() {
        let added = std::mem::take(&mut contents[file].added);
        if added.is_empty() {
            continue;
        }
        let Some((vocabulary, list)) = at else {
            left.push(file);
            continue;
        };
        let entries = &mut contents[vocabulary].lists[list].entries;
        for (id, token) in added.into_iter().filter(|(id, _)| *id < rows.min(MAX_NAMES as u64)) {
            entries.extend((entries.len() as u64..=id).map(unused));
            if entries[id as usize] == unused(id) {
                entries[id as usize] = token;
            }
        }
    }
    left
}

fn parse<T: for<'de> Deserialize<'de>>(
    input: &mut Input,
    expected: &str,
) -> Result<T, FormatError> {
    input.go(0)?;
    let parsed = serde_json::from_reader(BufReader::with_capacity(CHUNK, &mut *input));
    parsed.map_err(|e| {
        let place = format!("line {}, column {}", e.line(), e.column());
        input.malformed(place, json_words(&e), expected)
    })
}

/// All tokens in the order of their numbers; added tokens are spelled as they are.
fn contents(
    input: &Input,
    vocab: Vocab,
    added: BTreeMap<u64, String>,
) -> Result<Contents, FormatError> {
    let last = vocab.0.keys().chain(added.keys()).copied().max();
    let count = last.map_or(0, |last| last.saturating_add(1));
    let named = (vocab.0.len() + added.len()) as u64;
    if count > named.saturating_add(MOST_UNUSED).min(MAX_NAMES as u64) {
        let found = format!("token number {} of {named} tokens", count - 1);
        let limit = format!("{MOST_UNUSED} numbers that no token has, {MAX_NAMES} in all");
        let (file, place) = (input.name().into(), "vocabulary".into());
        return Err(FormatError::TooLarge { file, place, found, limit, advice: "" });
    }
    let spelling = TokenSpelling::of(vocab.0.values().map(String::as_str));
    let mut spelled: Vec<String> = (0..count).map(unused).collect();
    let mut entries = spelled.clone();
    for (id, token) in vocab.0 {
        entries[id as usize] = spelling.text(&token);
        spelled[id as usize] = token;
    }
    for (id, token) in added {
        spelled[id as usize].clone_from(&token);
        entries[id as usize] = token;
    }
    let mut contents = Contents::new("tokenizer");
    let place = format!("vocabulary in {:?}", input.name());
    contents.lists.push(LabelList { role: Role::Tokens, place, entries, slack: Slack::Padding });
    contents.warnings.extend(warning(spelling).map(str::to_string));
    contents.spelled = spelling.kept(spelled);
    Ok(contents)
}

struct VocabVisitor;

impl<'de> Visitor<'de> for VocabVisitor {
    type Value = Vocab;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object of tokens and numbers, or a list of tokens and scores")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vocab, A::Error> {
        let mut vocab = Vocab::default();
        while let Some((token, id)) = map.next_entry::<String, u64>()? {
            vocab.insert(id, token)?;
        }
        Ok(vocab)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vocab, A::Error> {
        let mut vocab = Vocab::default();
        while let Some((token, _)) = list.next_element::<(String, IgnoredAny)>()? {
            vocab.insert(vocab.0.len() as u64, token)?;
        }
        Ok(vocab)
    }
}

impl Vocab {
    fn insert<E: Error>(&mut self, id: u64, token: String) -> Result<(), E> {
        if self.0.len() >= MAX_NAMES {
            return Err(E::custom(format!("more than {MAX_NAMES} tokens")));
        }
        self.0.insert(id, token);
        Ok(())
    }
}

struct CountsVisitor;

impl<'de> Visitor<'de> for CountsVisitor {
    type Value = Counts;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object of tokens and numbers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Counts, A::Error> {
        let mut tokens = Vec::new();
        while let Some(entry) = map.next_entry()? {
            tokens.push(entry);
        }
        Ok(Counts(tokens))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Counts, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Counts(Vec::new()))
    }
}

impl<'de> Deserialize<'de> for Counts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountsVisitor)
    }
}

impl<'de> Deserialize<'de> for Vocab {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(VocabVisitor)
    }
}
