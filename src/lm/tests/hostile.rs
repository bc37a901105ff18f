//! Files and contexts that make no sense.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use std::fs;

use common::{files, folder};
use formats::SourceFile;
use lm::{Ask, Model};
use serde_json::{Value, json};

/// What opening the small Llama says with these settings changed.
fn refusal(changes: Value) -> String {
    let path = folder().join("llama/config.json");
    let mut config: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        config[key] = value.clone();
    }
    refusal_of(&serde_json::to_vec(&config).unwrap())
}

fn refusal_of(config: &[u8]) -> String {
    let mut files = files("llama", "config.json");
    files.retain(|file| file.name != "config.json");
    files.push(SourceFile::from_bytes("config.json", config.to_vec()));
    Model::open(files).err().map_or("nothing".into(), |error| error.to_string())
}

#[test]
fn descriptions_that_tensors_do_not_fit_are_refused_by_name() {
    for (changes, words) in [
        (json!({"hidden_size": 64}), vec!["self_attn.q_proj.weight", "48 × 48", "48 × 64"]),
        (json!({"intermediate_size": 81}), vec!["mlp.gate_proj.weight", "80 × 48", "81 × 48"]),
        (
            json!({"num_hidden_layers": 4}),
            vec!["model.layers.3.self_attn.q_proj.weight", "missing"],
        ),
        (json!({"head_dim": 16}), vec!["self_attn.q_proj.weight", "64 × 48"]),
        (json!({"tie_word_embeddings": false}), vec!["lm_head.weight", "missing"]),
        (json!({"num_key_value_heads": 1}), vec!["self_attn.k_proj.weight", "12 × 48"]),
    ] {
        let text = refusal(changes);
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
    }
}

#[test]
fn settings_that_make_no_sense_are_refused_by_name() {
    for (changes, words) in [
        (json!({"hidden_size": 1_u64 << 40}), vec!["hidden state", "1099511627776"]),
        (json!({"num_hidden_layers": 1_000_000_000}), vec!["number of layers", "1000000000"]),
        (json!({"num_hidden_layers": 0}), vec!["number of layers", "0"]),
        (json!({"num_attention_heads": 0}), vec!["number of heads", "0"]),
        (json!({"num_attention_heads": 3}), vec!["number of heads", "3", "multiple"]),
        (json!({"num_attention_heads": u64::MAX}), vec!["number of heads"]),
        (json!({"hidden_size": -48}), vec!["hidden_size", "-48", "whole number"]),
        (json!({"hidden_size": "many"}), vec!["hidden_size", "many"]),
        (json!({"hidden_size": null}), vec!["hidden_size"]),
        (json!({"hidden_act": "sin"}), vec!["llama", "sin"]),
        (json!({"model_type": "mamba"}), vec!["mamba", "Llama", "Falcon"]),
        (json!({"model_type": null}), vec!["model_type"]),
        (json!({"rope_parameters": {"rope_type": "spiral"}}), vec!["spiral"]),
        (json!({"rope_parameters": {"rope_type": "linear"}}), vec!["factor"]),
        (json!({"rope_parameters": {"rope_theta": -1.0}}), vec!["base", "-1"]),
        (json!({"text_config": {}}), vec!["nothing", "hidden_size"]),
    ] {
        let shown = changes.to_string();
        let text = refusal(changes);
        assert!(words.iter().all(|word| text.contains(word)), "{shown}: {text}");
    }
    for bytes in ["", "[]", "nonsense", "{}", "{\"model_type\": 3}"] {
        assert!(refusal_of(bytes.as_bytes()).contains("config.json"), "{bytes}");
    }
}

#[test]
fn numbers_that_are_none_are_found_where_they_are() {
    for (at, words) in [
        ("model.layers.1.mlp.up_proj.weight", "tensor \"model.layers.1.mlp.up_proj.weight\""),
        ("model.layers.2.input_layernorm.weight", "model.layers.2.input_layernorm.weight"),
        ("model.embed_tokens.weight", "tensor \"model.embed_tokens.weight\", row 0"),
    ] {
        let path = folder().join("llama/model.safetensors");
        let mut bytes = fs::read(path).unwrap();
        let length = u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize;
        let header: Value = serde_json::from_slice(&bytes[8..8 + length]).unwrap();
        let start = header[at]["data_offsets"][0].as_u64().unwrap() as usize;
        bytes[8 + length + start..][..4].copy_from_slice(&f32::NAN.to_le_bytes());
        let mut files = files("llama", "config.json");
        files.retain(|file| file.name == "config.json");
        files.push(SourceFile::from_bytes("model.safetensors", bytes));
        let states = Model::open(files)
            .and_then(|mut model| model.all_states(&[&[0, 1, 2]], &Ask::default()));
        let text = states.unwrap_err().to_string();
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn contexts_that_make_no_sense_are_refused() {
    let mut model = common::open("llama", "config.json");
    let mut refusal =
        |contexts: &[&[u32]]| model.all_states(contexts, &Ask::default()).unwrap_err().to_string();
    assert!(refusal(&[&[1], &[]]).contains("context 2 of the list"));
    assert!(refusal(&[&[1, 400]]).contains("token id 400"));
    assert!(refusal(&[&[1; 513]]).contains("513 tokens"));
    assert!(model.all_states(&[], &Ask::default()).unwrap().is_empty());
}

#[test]
fn files_cut_anywhere_are_refused() {
    let gguf = fs::read(folder().join("llama/model.gguf")).unwrap();
    for end in (0..gguf.len() - 1).step_by(997) {
        let file = SourceFile::from_bytes("model.gguf", gguf[..end].to_vec());
        assert!(Model::open(vec![file]).is_err(), "{end} bytes");
    }
    let text = |files| Model::open(files).err().map(|error| error.to_string()).unwrap();
    assert!(text(Vec::new()).contains("no tensors"));
    let mut alone = files("llama", "config.json");
    alone.retain(|file| file.name != "config.json");
    assert!(text(alone).contains("config.json"));
}
