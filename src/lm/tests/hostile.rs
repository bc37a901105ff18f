//! Files and contexts that make no sense.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use std::fs;

use common::{all_states, files, folder};
use formats::SourceFile;
use lm::{ForwardPass, Model};
use serde_json::{Value, json};

/// What opening the small Llama says with these settings changed.
fn refusal(changes: Value) -> String {
    refusal_by("llama", changes)
}

fn refusal_by(name: &str, changes: Value) -> String {
    let path = folder().join(name).join("config.json");
    let mut config: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        config[key] = value.clone();
    }
    refusal_of(name, &serde_json::to_vec(&config).unwrap())
}

fn refusal_of(name: &str, config: &[u8]) -> String {
    let mut files = files(name, "config.json");
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
fn layers_that_the_description_leaves_out_are_said() {
    let path = folder().join("llama").join("config.json");
    let said = |layers: usize| {
        let mut config: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        config["num_hidden_layers"] = json!(layers);
        let mut files = files("llama", "config.json");
        files.retain(|file| file.name != "config.json");
        files.push(SourceFile::from_bytes("config.json", config.to_string().into_bytes()));
        Model::open(files).unwrap().remarks(&ForwardPass::default())
    };
    assert_eq!(said(3), Vec::<String>::new());
    assert!(said(2)[0].contains("its files hold more"), "{:?}", said(2));
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
        assert!(refusal_of("llama", bytes.as_bytes()).contains("config.json"), "{bytes}");
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
            .and_then(|mut model| all_states(&mut model, &[&[0, 1, 2]], &ForwardPass::default()));
        let text = states.unwrap_err().to_string();
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn contexts_that_make_no_sense_are_refused() {
    let mut model = common::open("llama", "config.json");
    let mut refusal = |contexts: &[&[u32]]| {
        all_states(&mut model, contexts, &ForwardPass::default()).unwrap_err().to_string()
    };
    assert!(refusal(&[&[1], &[]]).contains("context 2 of the list"));
    assert!(refusal(&[&[1, 400]]).contains("token id 400"));
    assert!(refusal(&[&[1; 513]]).contains("513 tokens"));
    assert!(all_states(&mut model, &[], &ForwardPass::default()).unwrap().is_empty());
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

#[test]
fn rotations_windows_and_epsilons_that_make_no_sense_are_refused_by_name() {
    let rope = |parameters: Value| json!({ "rope_parameters": parameters });
    for (name, changes, words) in [
        ("llama", rope(json!({"rope_theta": 0})), vec!["base 0"]),
        ("llama", rope(json!({"rope_theta": "nan"})), vec!["rope_theta"]),
        ("llama", rope(json!({"rope_type": "llama3", "factor": 8})), vec!["low_freq_factor"]),
        ("llama", rope(json!({"rope_type": 3})), vec!["rope_type", "a text"]),
        ("llama", rope(json!({"rope_type": "longrope"})), vec!["short_factor"]),
        (
            "llama",
            rope(json!({"rope_type": "longrope", "short_factor": [1.0], "long_factor": [1.0]})),
            vec!["1 factors", "6 positive numbers"],
        ),
        (
            "llama",
            rope(json!({"rope_type": "longrope", "short_factor": [1, 1, 1, 1, 1, "nan"],
                "long_factor": [1, 1, 1, 1, 1, 1]})),
            vec!["6 factors"],
        ),
        ("phi", rope(json!({"partial_rotary_factor": 0})), vec!["0 rotated numbers"]),
        ("phi", rope(json!({"partial_rotary_factor": 2})), vec!["24 rotated numbers"]),
        ("phi", rope(json!({"partial_rotary_factor": -1})), vec!["0 rotated numbers"]),
        ("gptj", json!({"rotary_dim": 4000}), vec!["4000 rotated numbers"]),
        ("mistral", json!({"sliding_window": 0}), vec!["window of attention", "0"]),
        ("mistral", json!({"sliding_window": -1}), vec!["sliding_window", "-1"]),
        ("gemma2", json!({"layer_types": ["full_attention"]}), vec!["layer_types", "1", "4"]),
        ("gemma2", json!({"layer_types": [1, 2, 3, 4]}), vec!["layer_types", "sliding_attention"]),
        ("gemma3", json!({"use_bidirectional_attention": true}), vec!["looks ahead"]),
        ("gemma3", json!({"query_pre_attn_scalar": {}}), vec!["query_pre_attn_scalar"]),
        ("llama", json!({"rms_norm_eps": -1}), vec!["epsilon", "-1"]),
        ("llama", json!({"max_position_embeddings": 0}), vec!["length of a context", "0"]),
        ("opt", json!({"do_layer_norm_before": "yes"}), vec!["do_layer_norm_before", "yes"]),
        ("opt", json!({"word_embed_proj_dim": 24}), vec!["project_in.weight", "48 × 24"]),
        ("gpt2", json!({"n_positions": 300}), vec!["wpe.weight", "300"]),
        ("falcon", json!({"multi_query": false}), vec!["query_key_value", "144 × 48"]),
        ("falcon", json!({"new_decoder_architecture": true, "num_kv_heads": 0}), vec!["keys", "0"]),
        ("stablelm", json!({"qk_layernorm": true}), vec!["q_layernorm.norms.0.weight", "missing"]),
        ("smollm3", json!({"no_rope_layers": "none"}), vec!["no_rope_layers", "a list"]),
        ("bloom", json!({"n_head": 5}), vec!["query_key_value"]),
        ("bloom", json!({"n_head": 1_u64 << 40}), vec!["number of heads", "1099511627776"]),
        ("mpt", json!({"n_heads": 1_000_000_000}), vec!["number of heads", "1000000000"]),
        ("gptj", json!({"rotary_dim": u64::MAX}), vec!["rotated numbers"]),
        ("granite", json!({"logits_scaling": 0}), vec!["scale of the logits", "inf"]),
        ("granite", json!({"attention_multiplier": 1e300}), vec!["scale of the scores", "inf"]),
        ("cohere", json!({"logit_scale": -1e300}), vec!["scale of the logits", "-inf"]),
        ("gemma2", json!({"query_pre_attn_scalar": -1}), vec!["scale of the scores", "NaN"]),
        ("gemma2", json!({"attn_logit_softcapping": 0}), vec!["bound of the scores", "0"]),
        ("gemma2", json!({"final_logit_softcapping": -30}), vec!["bound of the logits", "-30"]),
        ("mpt", json!({"attn_config": {"clip_qkv": -1}}), vec!["bound of queries", "-1"]),
    ] {
        let shown = format!("{name} {changes}");
        let text = refusal_by(name, changes);
        assert!(words.iter().all(|word| text.contains(word)), "{shown}: {text}");
    }
}

/// What opening the small Llama says with the header of its weights changed.
fn refusal_of_header(change: impl Fn(&mut Value)) -> String {
    let bytes = fs::read(folder().join("llama/model.safetensors")).unwrap();
    let length = u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize;
    let mut header: Value = serde_json::from_slice(&bytes[8..8 + length]).unwrap();
    change(&mut header);
    let header = header.to_string();
    let weights =
        [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &bytes[8 + length..]];
    let mut files = files("llama", "config.json");
    files.retain(|file| file.name == "config.json");
    files.push(SourceFile::from_bytes("model.safetensors", weights.concat()));
    Model::open(files).err().map_or("nothing".into(), |error| error.to_string())
}

#[test]
fn headers_that_lie_about_tensors_are_refused_by_name() {
    const NAME: &str = "model.layers.0.mlp.up_proj.weight";
    for (field, value) in [
        ("shape", json!([80, 49])),
        ("shape", json!([80, 48, 1])),
        ("shape", json!([3840])),
        ("shape", json!([0, 48])),
        ("shape", json!([1_u64 << 63, 4])),
        ("shape", json!([])),
        ("dtype", json!("F64")),
        ("dtype", json!("I4")),
        ("dtype", json!("BOOL")),
        ("data_offsets", json!([0, 1_u64 << 62])),
        ("data_offsets", json!([15360, 0])),
        ("data_offsets", json!([0])),
        ("data_offsets", json!([0.5, 15360.5])),
    ] {
        let shown = format!("{field} {value}");
        let text = refusal_of_header(|header| header[NAME][field] = value.clone());
        assert!(text.contains("up_proj") || text.contains("header"), "{shown}: {text}");
    }
    let gone = refusal_of_header(|header| {
        header.as_object_mut().unwrap().remove("model.norm.weight");
    });
    assert!(gone.contains("\"model.norm.weight\" is missing"), "{gone}");
}

#[test]
fn two_tensors_of_one_name_are_refused() {
    let mut all = files("llama", "config.json");
    let again = fs::read(folder().join("llama/model.safetensors")).unwrap();
    all.push(SourceFile::from_bytes("model-2.safetensors", again));
    let text = Model::open(all).err().map_or("nothing".into(), |error| error.to_string());
    assert!(text.contains("two of this name"), "{text}");
}
