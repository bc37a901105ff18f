//! tekken.json of Mistral models: special tokens first, then tokens as bytes in base64 by rank.

use std::io::BufReader;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;

use theory::model::shown;

use crate::{
    container::MAX_NAMES,
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack, unused},
    },
    error::{FormatError, json::json_place, json::json_words},
    source::input::Input,
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

#[derive(Deserialize)]
struct Tekken {
    config: Config,
    vocab: Vec<Token>,
    #[serde(default)]
    special_tokens: Option<Vec<Special>>,
}

#[derive(Deserialize)]
struct Config {
    #[serde(default)]
    default_vocab_size: Option<usize>,
    #[serde(default)]
    default_num_special_tokens: Option<usize>,
}

#[derive(Deserialize)]
struct Token {
    rank: usize,
    token_bytes: String,
}

#[derive(Deserialize)]
struct Special {
    rank: usize,
    token_str: String,
}

/// Reads the vocabulary: of as many tokens as the config says, special ones before the others.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let parsed = serde_json::from_reader(BufReader::with_capacity(CHUNK, &mut *input));
    let Tekken { config, vocab, special_tokens } = parsed.map_err(|e| {
        let place = json_place("vocabulary", &e);
        input.malformed(place, json_words(&e), "tokens with rank and token_bytes")
    })?;
    let special = special_tokens.unwrap_or_default();
    let first = config.default_num_special_tokens.unwrap_or(special.len());
    let all = config.default_vocab_size.unwrap_or(first.saturating_add(vocab.len()));
    // A small file must not ask for a long list.
    let count = all.min(first.saturating_add(vocab.len())).min(MAX_NAMES);
    let mut entries: Vec<String> = (0..count as u64).map(unused).collect();
    for Special { rank, token_str } in special {
        if let Some(entry) = entries.get_mut(rank).filter(|_| rank < first) {
            *entry = token_str;
        }
    }
    for Token { rank, token_bytes } in vocab {
        let bytes = BASE64_STANDARD.decode(&token_bytes).map_err(|_| {
            let found = format!("{token_bytes:?}");
            input.malformed(format!("token of rank {rank}"), found, "bytes in base64")
        })?;
        if let Some(entry) = first.checked_add(rank).and_then(|at| entries.get_mut(at)) {
            *entry = shown(&bytes);
        }
    }
    let mut contents = Contents::new("tokenizer");
    let (role, place) = (Role::Tokens, format!("vocabulary in {:?}", input.name()));
    contents.lists.push(LabelList { role, place, entries, slack: Slack::Padding });
    Ok(contents)
}
