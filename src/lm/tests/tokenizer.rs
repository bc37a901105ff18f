//! Tokens of small tokenizers against those of transformers and of Hugging Face's own library.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod metadata;

use std::{collections::BTreeMap, fs};

use lm::tokenizer::{Tokenizer, TokenizerError};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use metadata::Fields;

#[derive(Deserialize)]
struct Models {
    texts: Vec<String>,
    contexts: Vec<String>,
    /// The tokenizer that each model shares.
    files: BTreeMap<String, String>,
    ids: BTreeMap<String, Vec<Vec<u32>>>,
    context_ids: BTreeMap<String, Vec<Vec<u32>>>,
}

#[derive(Deserialize)]
struct Generated {
    texts: Vec<String>,
    ids: BTreeMap<String, Vec<Vec<u32>>>,
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/lm/tokenizer");
    fs::read(format!("{folder}/{name}")).unwrap()
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_slice(&bytes(name)).unwrap()
}

fn from_json(name: &str) -> Tokenizer {
    Tokenizer::from_json(&bytes(&format!("{name}.tokenizer.json"))).unwrap()
}

fn from_gguf(name: &str) -> Tokenizer {
    Tokenizer::from_gguf(&Fields(read(&format!("{name}.gguf.json")))).unwrap()
}

/// The tokens of a text, with those that the file puts after it.
fn whole(tokenizer: &Tokenizer, text: &str) -> Vec<u32> {
    let ids = match tokenizer.encode(text) {
        Ok(encoding) => encoding.ids,
        Err(TokenizerError::Empty) => Vec::new(),
        Err(error) => panic!("{text:?}: {error}"),
    };
    [&ids, tokenizer.after()].concat()
}

fn compare(name: &str, tokenizer: &Tokenizer, texts: &[String], ids: &[Vec<u32>]) {
    assert_eq!(texts.len(), ids.len(), "{name}");
    for (text, ids) in texts.iter().zip(ids) {
        assert_eq!(&whole(tokenizer, text), ids, "{name}: {text:?}");
    }
}

#[test]
fn tokens_are_those_of_transformers() {
    let models: Models = read("models.json");
    assert_eq!(models.files.len(), 23);
    for (model, file) in &models.files {
        let tokenizer = from_json(file);
        compare(model, &tokenizer, &models.texts, &models.ids[model]);
        compare(model, &tokenizer, &models.contexts, &models.context_ids[model]);
    }
}

#[test]
fn tokens_from_gguf_metadata_are_those_of_transformers() {
    let models: Models = read("models.json");
    let files: BTreeMap<String, String> = read("gguf.json");
    assert_eq!(files.len(), 12);
    for (model, file) in &files {
        let tokenizer = from_gguf(file);
        compare(model, &tokenizer, &models.texts, &models.ids[model]);
        compare(model, &tokenizer, &models.contexts, &models.context_ids[model]);
    }
}

#[test]
fn awkward_texts_have_the_tokens_of_hugging_face() {
    let generated: Generated = read("generated.json");
    assert_eq!(generated.ids.len(), 20);
    for (name, ids) in &generated.ids {
        compare(name, &from_json(name), &generated.texts, ids);
    }
}

/// Oniguruma reads `^`, `$`, `\w` and the named classes in a way of its own.
#[test]
fn expressions_cut_where_those_of_hugging_face_cut() {
    let dialect: Generated = read("dialect.json");
    assert_eq!(dialect.ids.len(), 15);
    let mut file: Value = read("gpt2.tokenizer.json");
    for (expression, ids) in &dialect.ids {
        file["pre_tokenizer"] = json!({"type": "Sequence", "pretokenizers": [
            {"type": "Split", "pattern": {"Regex": expression}, "behavior": "Isolated",
                "invert": false},
            {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
                "use_regex": false},
        ]});
        let tokenizer = Tokenizer::from_json(file.to_string().as_bytes()).unwrap();
        compare(expression, &tokenizer, &dialect.texts, ids);
    }
}

/// The metadata that a tokenizer.json of byte-level tokens would have in a GGUF file.
fn converted(name: &str, pre: &str) -> Tokenizer {
    let file: Value = read(&format!("{name}.tokenizer.json"));
    let vocab: BTreeMap<u32, &String> = file["model"]["vocab"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(token, id)| (id.as_u64().unwrap() as u32, token))
        .collect();
    let special =
        |token: &&String| token.starts_with('<') && token.ends_with('>') && token.len() > 2;
    let types: Vec<i64> = vocab.values().map(|token| if special(token) { 3 } else { 1 }).collect();
    let merges = file["model"]["merges"].as_array().unwrap().iter();
    let merges: Vec<String> = merges
        .map(|pair| format!("{} {}", pair[0].as_str().unwrap(), pair[1].as_str().unwrap()))
        .collect();
    Tokenizer::from_gguf(&Fields(json!({
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": pre,
        "tokenizer.ggml.tokens": vocab.values().collect::<Vec<_>>(),
        "tokenizer.ggml.token_type": types,
        "tokenizer.ggml.merges": merges,
        "tokenizer.ggml.add_bos_token": false,
    })))
    .unwrap()
}

#[test]
fn the_cuts_that_gguf_names_are_those_that_json_writes_out() {
    let generated: Generated = read("generated.json");
    let pairs = [
        ("bloom", "bloom"),
        ("cohere", "dbrx"),
        ("falcon", "falcon"),
        ("gpt2", "phi-2"),
        ("llama", "starcoder"),
        ("scripts", "deepseek-v3"),
    ];
    for (name, pre) in pairs {
        compare(pre, &converted(name, pre), &generated.texts, &generated.ids[name]);
    }
}

/// Where both are the same tokenizer: llama.cpp's names for what tokenizer.json writes out.
#[test]
fn gguf_and_json_agree_on_awkward_texts() {
    let generated: Generated = read("generated.json");
    for name in ["gpt2", "gpt_neox", "llama", "llama3_rope", "qwen2", "gemma"] {
        let (json, gguf) = (from_json(name), from_gguf(name));
        for text in &generated.texts {
            assert_eq!(whole(&json, text), whole(&gguf, text), "{name}: {text:?}");
        }
    }
}

#[test]
fn decoding_undoes_encoding() {
    let models: Models = read("models.json");
    for name in ["gpt2", "llama", "llama3_rope", "bloom", "falcon", "gemma", "opt"] {
        let tokenizer = from_json(name);
        for text in models.texts.iter().filter(|text| !text.is_empty()) {
            let ids = tokenizer.encode(text).unwrap().ids;
            let after = &ids[tokenizer.before().len()..];
            assert_eq!(&tokenizer.decode(after).unwrap(), text, "{name}");
        }
    }
}

#[test]
fn texts_and_offsets_show_what_each_token_was_read_from() {
    let text = "Café in Köln";
    let encoding = from_json("gemma").encode(text).unwrap();
    assert_eq!(encoding.texts[0], "<bos>");
    assert_eq!(encoding.offsets[0], 0..0);
    let parts: Vec<&str> = encoding.offsets[1..].iter().map(|at| &text[at.clone()]).collect();
    for (part, shown) in parts.iter().zip(&encoding.texts[1..]) {
        assert!(part == shown || shown.starts_with("<0x"), "{part:?} {shown:?}");
    }
    let encoding = from_json("gpt2").encode("é日").unwrap();
    assert_eq!(encoding.texts.concat(), "<0xC3><0xA9><0xE6><0x97><0xA5>");
    assert_eq!(encoding.offsets, [0..2, 0..2, 2..5, 2..5, 2..5]);
}

#[test]
fn an_empty_context_needs_a_beginning() {
    assert_eq!(from_json("gpt2").encode(""), Err(TokenizerError::Empty));
    assert_eq!(from_gguf("gpt2").encode(""), Err(TokenizerError::Empty));
    assert_eq!(from_json("opt").encode("").unwrap().ids, [2]);
    assert_eq!(from_gguf("gemma").encode("").unwrap().ids, [2]);
}

#[test]
fn special_tokens_are_read_where_they_are_spelled_out() {
    for tokenizer in [from_json("llama3_rope"), from_gguf("llama3_rope")] {
        let encoding = tokenizer.encode("a<|end_of_text|>b").unwrap();
        assert_eq!(encoding.ids[2], 1);
        assert_eq!(encoding.texts[2], "<|end_of_text|>");
    }
}

#[test]
fn a_megabyte_is_refused_and_the_longest_text_read_in_time() {
    for name in ["gpt2", "gemma", "unigram-folded", "added"] {
        let tokenizer = from_json(name);
        let limit = tokenizer.limit();
        assert!(limit >= 1 << 15, "{name}: {limit}");
        let too_long = TokenizerError::TooLong { bytes: limit + 1, limit };
        assert_eq!(tokenizer.encode(&"a".repeat(limit + 1)), Err(too_long));
        for unit in ["a", " ", "<mask>"] {
            let text = unit.repeat(limit / unit.len());
            assert!(!tokenizer.encode(&text).unwrap().ids.is_empty(), "{name}: {unit:?}");
        }
    }
}

#[test]
fn a_number_without_token_is_refused() {
    let tokenizer = from_json("gpt2");
    assert_eq!(tokenizer.len(), 400);
    let none = TokenizerError::NoToken { id: 400, len: 400 };
    assert_eq!(tokenizer.text(400), Err(none.clone()));
    assert_eq!(tokenizer.decode(&[0, 400]), Err(none));
}

fn bpe(vocab: Value, merges: Value) -> Value {
    json!({"model": {"type": "BPE", "vocab": vocab, "merges": merges}})
}

fn message(file: &Value) -> String {
    Tokenizer::from_json(file.to_string().as_bytes()).unwrap_err().to_string()
}

#[test]
fn malformed_files_say_what_is_wrong() {
    let ok = bpe(json!({"a": 0, "b": 1, "ab": 2}), json!(["a b"]));
    assert!(Tokenizer::from_json(ok.to_string().as_bytes()).is_ok());
    let missing = bpe(json!({"a": 0, "b": 1}), json!(["a b"]));
    assert!(message(&missing).starts_with("model.merges: found \"ab\""));
    let missing = bpe(json!({"a": 0, "b": 1, "abc": 2}), json!(["a b"]));
    assert!(message(&missing).starts_with("model.merges: found Token `ab`"));
    let one = bpe(json!({"a": 0}), json!([["a"]]));
    assert!(message(&one).contains("two tokens"));
    let odd = bpe(json!({"a": 0}), json!(["a b c"]));
    assert!(message(&odd).contains("a b c"));
    assert!(message(&bpe(json!({}), json!([]))).contains("no tokens"));
    assert!(message(&bpe(json!({"a": u32::MAX}), json!([]))).contains("4294967295"));
    assert!(message(&bpe(json!({"a": -1}), json!([]))).starts_with("tokenizer.json"));
    assert!(message(&bpe(json!([["a", 0.5]]), json!([]))).starts_with("model.vocab"));
    assert!(message(&json!({"model": {"type": "WordPiece", "vocab": {}}})).contains("WordPiece"));
    assert!(message(&json!({})).contains("model"));
    let unknown = json!({"model": {"type": "Unigram", "vocab": [["a", 0.0]], "unk_id": 3}});
    assert!(message(&unknown).starts_with("model.vocab"));
    let unknown = json!({"model": {"vocab": {"a": 0}, "merges": [], "unk_token": "<unk>"}});
    assert!(message(&unknown).starts_with("model.unk_token"));
    assert!(message(&bpe(json!({"a".repeat(5000): 0}), json!([]))).contains("5000 bytes"));
    let mut outside = ok.clone();
    outside["post_processor"] = json!({"type": "BertProcessing", "cls": ["a", 9], "sep": ["a", 0]});
    assert!(message(&outside).contains("token 9"));
    let mut vanishing = ok.clone();
    vanishing["normalizer"] = json!({"type": "StripAccents"});
    vanishing["added_tokens"] = json!([{"id": 3, "content": "\u{301}", "single_word": false,
        "lstrip": false, "rstrip": false, "normalized": true, "special": false}]);
    assert!(message(&vanishing).contains("normalises to nothing"));
    assert!(Tokenizer::from_json(b"[[[[").is_err());
    assert!(Tokenizer::from_json("[".repeat(10_000).as_bytes()).is_err());
}

#[test]
fn merges_in_a_cycle_come_to_an_end() {
    let file = bpe(
        json!({"a": 0, "b": 1, "ab": 2, "ba": 3, "aba": 4}),
        json!([["ab", "a"], ["a", "ba"], ["a", "b"], ["b", "a"]]),
    );
    let tokenizer = Tokenizer::from_json(file.to_string().as_bytes()).unwrap();
    let ids = tokenizer.encode(&"ab".repeat(10_000)).unwrap().ids;
    assert_eq!(tokenizer.decode(&ids).unwrap(), "ab".repeat(10_000));
}

#[test]
fn an_unknown_character_without_a_token_is_told() {
    let file = json!({"model": {"type": "Unigram", "vocab": [["a", -1.0]]}});
    let tokenizer = Tokenizer::from_json(file.to_string().as_bytes()).unwrap();
    assert!(matches!(tokenizer.encode("ab"), Err(TokenizerError::Unencodable(_))));
}

#[test]
fn malformed_metadata_say_what_is_wrong() {
    let ok: Value = read("gemma.gguf.json");
    let with = |key: &str, value: Value| {
        let mut fields = ok.clone();
        fields[format!("tokenizer.ggml.{key}")] = value;
        Tokenizer::from_gguf(&Fields(fields)).unwrap_err().to_string()
    };
    assert!(with("model", json!("bert")).contains("\"bert\""));
    assert!(with("model", Value::Null).contains("tokenizer.ggml.model"));
    assert!(with("tokens", Value::Null).contains("tokenizer.ggml.tokens"));
    assert!(with("tokens", json!([])).contains("0 entries"));
    assert!(with("scores", json!([1.0])).contains("1 scores"));
    assert!(with("token_type", json!([1])).contains("1 kinds"));
    assert!(with("bos_token_id", json!(400)).contains("bos_token_id"));
    let ok: Value = read("gpt2.gguf.json");
    let with = |key: &str, value: Value| {
        let mut fields = ok.clone();
        fields[format!("tokenizer.ggml.{key}")] = value;
        Tokenizer::from_gguf(&Fields(fields)).unwrap_err().to_string()
    };
    assert!(with("pre", json!("telepathy")).contains("\"telepathy\""));
    assert!(with("merges", json!(["ab"])).contains("\"ab\""));
    assert!(with("merges", json!([" a"])).contains("\" a\""));
    assert!(with("merges", json!(["q q"])).starts_with("tokenizer.ggml.merges: found Token `qq`"));
    assert!(with("add_bos_token", json!(true)).contains("bos_token_id"));
}
