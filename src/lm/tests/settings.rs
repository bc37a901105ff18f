//! Settings that older files leave out, and settings that a family does not heed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use std::fs;

use common::{Reference, all_states, files, folder};
use formats::SourceFile;
use lm::{ForwardPass, LmError, Model};
use serde_json::{Map, Value, json};

fn changed(name: &str, change: impl Fn(&mut Map<String, Value>)) -> Result<Model, LmError> {
    let path = folder().join(name).join("config.json");
    let mut config: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    change(config.as_object_mut().unwrap());
    let mut files = files(name, "config.json");
    files.retain(|file| file.name != "config.json");
    files.push(SourceFile::from_bytes("config.json", serde_json::to_vec(&config).unwrap()));
    Model::open(files)
}

/// The states of the reference's contexts with a changed description.
fn states(name: &str, change: impl Fn(&mut Map<String, Value>)) -> Vec<f32> {
    let mut model = changed(name, change).unwrap_or_else(|error| panic!("{name}: {error}"));
    all_states(&mut model, &Reference::of(name).contexts(), &ForwardPass::default()).unwrap()
}

#[test]
fn settings_that_are_left_out_are_those_of_transformers() {
    for (name, left_out) in [
        ("starcoder2", vec!["num_key_value_heads"]),
        ("mistral", vec!["max_position_embeddings"]),
        ("gpt2", vec!["n_inner", "activation_function", "layer_norm_epsilon"]),
    ] {
        let without =
            states(name, |config| left_out.iter().for_each(|key| drop(config.remove(*key))));
        assert_eq!(without, states(name, |_| {}), "{name}: {left_out:?}");
    }
    let length = |name: &str, key: &str| {
        let model = changed(name, |config| drop(config.remove(key))).unwrap();
        model.config().length
    };
    assert_eq!(length("mistral", "max_position_embeddings"), 131_072);
    assert_eq!(length("llama", "max_position_embeddings"), 2048);
}

#[test]
fn settings_that_a_family_does_not_heed_change_nothing() {
    for name in ["phi3", "starcoder2"] {
        let other = states(name, |config| {
            let layers = config["num_hidden_layers"].as_u64().unwrap() as usize;
            config.insert("sliding_window".into(), json!(4));
            config.insert("layer_types".into(), json!(vec!["full_attention"; layers]));
        });
        let all = states(name, |config| drop(config.insert("sliding_window".into(), json!(4))));
        assert_eq!(other, all, "{name}");
        assert_ne!(
            other,
            states(name, |config| drop(config.insert("sliding_window".into(), json!(5))))
        );
    }
}

#[test]
fn the_older_of_two_descriptions_of_rotations_counts() {
    let older = json!({"type": "linear", "factor": 2.0});
    let both = states("llama", |config| drop(config.insert("rope_scaling".into(), older.clone())));
    let alone = states("llama", |config| {
        config.remove("rope_parameters");
        config.insert("rope_scaling".into(), older.clone());
    });
    assert_eq!(both, alone);
    let empty = states("llama", |config| drop(config.insert("rope_scaling".into(), json!({}))));
    assert_eq!(empty, states("llama", |_| {}));
}

#[test]
fn what_is_not_computed_is_refused_by_name() {
    for (name, changes, words) in [
        ("bloom", json!({"slow_but_exact": true, "pretraining_tp": 2}), "slow_but_exact"),
        ("gemma", json!({"use_bidirectional_attention": true}), "looks ahead"),
        ("gemma2", json!({"use_bidirectional_attention": true}), "looks ahead"),
        ("llama", json!({"rope_parameters": {"rope_type": "proportional"}}), "proportional"),
        ("starcoder2", json!({"use_bias": false}), "q_proj.bias"),
        ("opt", json!({"enable_bias": false}), "q_proj.bias"),
        ("gpt_neox", json!({"attention_bias": false}), "attention.query_key_value.bias"),
    ] {
        let error = changed(name, |config| config.extend(changes.as_object().unwrap().clone()));
        let text = error.err().map_or("nothing".into(), |error| error.to_string());
        assert!(text.contains(words), "{name}: {text}");
    }
}
