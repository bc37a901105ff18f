//! Models in several parts, of which some are missing, and configs that are odd.

use super::{
    assert_says,
    heads::{counted, file, safetensors},
    loaded, opened,
};
use formats::SourceFile;

fn part(name: &str, tensors: &[(&str, [u64; 2])]) -> SourceFile {
    let tensors: Vec<_> = tensors
        .iter()
        .map(|(name, shape)| (*name, &shape[..], counted(0, (shape[0] * shape[1]) as u16)))
        .collect();
    file(name, safetensors("{}", &tensors))
}

#[track_caller]
fn refusal(files: Vec<SourceFile>) -> String {
    opened(files).map(drop).expect_err("parts are missing").to_string()
}

const INPUT: (&str, [u64; 2]) = ("tok_embeddings.weight", [4, 2]);
const OUTPUT: (&str, [u64; 2]) = ("output.weight", [4, 2]);

#[test]
fn parts_of_llama_ask_for_the_others() {
    let first = || part("consolidated.00.safetensors", &[INPUT]);
    assert_says(&refusal(vec![first()]), &["consolidated.01.safetensors and those after it"]);
    let third = part("consolidated.02.safetensors", &[INPUT]);
    let gap = refusal(vec![first(), third]);
    assert_says(&gap, &["consolidated.02.safetensors:", "expected consolidated.01.safetensors"]);
    let piece = part("consolidated.00.safetensors", &[INPUT, ("output.weight", [2, 2])]);
    assert_says(&refusal(vec![piece]), &["consolidated.01.safetensors"]);
    let second = part("consolidated.01.safetensors", &[INPUT, ("output.weight", [2, 2])]);
    assert_says(&refusal(vec![first(), second]), &["one of 2 parts", "a piece of every matrix"]);
}

#[test]
fn the_only_part_of_a_small_llama_is_the_model() {
    for name in ["consolidated.00.safetensors", "consolidated.safetensors"] {
        let model = loaded(vec![part(name, &[INPUT, OUTPUT])]).model;
        assert_eq!((model.d(), model.g().len()), (2, 4), "{name}");
    }
}

#[test]
fn parts_of_pytorch_are_named_though_none_is_loaded() {
    let torch = || super::fixture("candle/test.pt");
    for (name, other) in [
        ("consolidated.00.pth", "consolidated.01.pth"),
        ("pytorch_model-00001-of-00002.bin", "pytorch_model-00002-of-00002.bin"),
    ] {
        assert_says(&refusal(vec![file(name, torch())]), &[name, other, "never loaded"]);
    }
    assert_says(&refusal(vec![file("model.pt", torch())]), &["safetensors.torch.save_file"]);
}

#[test]
fn copies_and_parts_counted_from_0_are_no_missing_parts() {
    for names in [
        ["model-00000-of-00002.safetensors", "model-00001-of-00002.safetensors"],
        ["model-00001-of-00002 (1).safetensors", "model-00002-of-00002.safetensors"],
    ] {
        let files = vec![part(names[0], &[INPUT]), part(names[1], &[OUTPUT])];
        let model = loaded(files).model;
        assert!(
            !model.warnings().iter().any(|warning| warning.contains("not opened")),
            "{names:?}"
        );
    }
    let alone = part("model-00001-of-00002 (1).safetensors", &[INPUT]);
    assert_says(&refusal(vec![alone]), &["expected model-00002-of-00002.safetensors"]);
}

#[test]
fn the_index_of_the_same_model_in_another_format_does_not_matter() {
    let index = r#"{"weight_map": {"lm_head.weight": "pytorch_model-00002-of-00002.bin"}}"#;
    let index = file("pytorch_model.bin.index.json", index);
    assert_eq!(loaded(vec![part("m.safetensors", &[INPUT, OUTPUT]), index]).model.g().len(), 4);
}

fn with_config(config: &str) -> theory::model::Predictor {
    let weights = part("model.safetensors", &[INPUT, OUTPUT]);
    loaded(vec![weights, file("config.json", config)]).model
}

#[test]
fn numbers_of_a_config_may_be_written_as_texts() {
    for config in [
        r#"{"final_logit_softcapping": "30.0"}"#,
        r#"{"text_config": {"final_logit_softcapping": " 30 "}}"#,
        r#"{"final_logit_softcapping": null, "thinker_config": {"text_config": {"final_logit_softcapping": 30}}}"#,
        "\u{feff}{\"final_logit_softcapping\": 30.0}",
        r#"{"rope_scale": NaN, "limit": -Infinity, "name": "NaN \" Infinity", "final_logit_softcapping": 30.0}"#,
    ] {
        assert_eq!(with_config(config).softcap(), Some(30.0), "{config}");
    }
    for (config, scale) in [
        (r#"{"logit_scale": "0.0625"}"#, "0.0625"),
        (r#"{"logits_scaling": "8"}"#, "0.125"),
        (r#"{"hidden_size": "2", "dim_model_base": "1"}"#, "0.5"),
    ] {
        let model = with_config(config);
        let expected = format!("multiplies its logits by {scale}");
        assert!(model.warnings().iter().any(|warning| warning.contains(&expected)), "{config}");
    }
}

#[test]
fn values_of_a_config_that_are_no_numbers_are_left_aside_and_said() {
    for (config, found) in [
        (r#"{"final_logit_softcapping": "thirty"}"#, "found \"thirty\""),
        (r#"{"final_logit_softcapping": true}"#, "found true"),
        (r#"{"logit_scale": [2.0]}"#, "found [2.0]"),
        (r#"{"logit_scale": "Infinity"}"#, "expected a number"),
        (r#"{"final_logit_softcapping": -3}"#, "is -3"),
        ("[1, 2]", "no object"),
    ] {
        let model = with_config(config);
        let warned = model.warnings().iter().any(|warning| warning.contains(found));
        assert!(warned && model.softcap().is_none(), "{config}: {:?}", model.warnings());
    }
    let silent =
        r#"{"final_logit_softcapping": null, "logit_scale": null, "logits_scaling": null}"#;
    let without = with_config("{}");
    assert_eq!(with_config(silent).warnings(), without.warnings());
}
