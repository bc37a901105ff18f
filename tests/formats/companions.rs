//! What lies beside a checkpoint: used where it is known, else left aside and listed, never fatal.

use super::{
    heads::{counted, file, safetensors},
    loaded,
};
use theory::model::Predictor;

const TOKENIZER: &str =
    r#"{"version":"1.0","added_tokens":[],"model":{"vocab":{"a":0,"b":1,"Ġking":2}}}"#;

fn beside(name: &str, text: &str) -> Predictor {
    let head = [("lm_head.weight", &[4, 2][..], counted(0, 8))];
    let weights = file("model.safetensors", safetensors("{}", &head));
    loaded(vec![file(name, text), weights, file("tokenizer.json", TOKENIZER)]).model
}

#[test]
fn unrelated_json_beside_a_checkpoint_refuses_nothing() {
    for (name, text, listed) in [
        ("modules.json", r#"[{"idx": 0, "path": ".", "type": "x"}]"#, true),
        (
            "generation_config.json",
            r#"{"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}"#,
            true,
        ),
        ("config.json", r#"{"bias": false, "tokens": 1000000, "vectors": null}"#, false),
        ("adapter_config.json", r#"{"bias": "none", "peft_type": "LORA", "r": 8}"#, true),
        ("tokenizer_config.json", r#"{"added_tokens_decoder": {"0": {"content": "a"}}}"#, true),
        ("broken.json", "{\"a\": ", true),
        ("model.onnx", "\u{8}\u{0}\u{1}", true),
    ] {
        let model = beside(name, text);
        assert_eq!(model.g().labels(), ["a", "b", " king", "<unused 3>"], "{name}");
        let says = model.warnings().iter().any(|warning| warning.contains(name));
        assert_eq!(says, listed, "{name}: {:?}", model.warnings());
    }
}

#[test]
fn added_tokens_fill_rows_that_the_vocabulary_leaves_and_no_others() {
    let model = beside("added_tokens.json", r#"{"<pad>": 3, "x": 1, "<far>": 151645}"#);
    assert_eq!(model.g().labels(), ["a", "b", " king", "<pad>"]);
}

#[test]
fn vocabularies_of_mistral_and_rwkv_are_read() {
    let tekken = r#"{"config": {"default_vocab_size": 4, "default_num_special_tokens": 2},
        "vocab": [{"rank": 0, "token_bytes": "YQ=="}, {"rank": 1, "token_bytes": "5A=="}],
        "special_tokens": [{"rank": 0, "token_str": "<unk>"}]}"#;
    let rwkv = "1 'a' 1\n2 b'\\xe4' 1\n3 '\\n' 1\n";
    for (name, text, labels) in [
        ("tekken.json", tekken, ["<unk>", "<unused 1>", "a", "<0xE4>"]),
        ("rwkv_vocab_v20230424.txt", rwkv, ["<unused 0>", "a", "<0xE4>", "\n"]),
    ] {
        let head = [("output.weight", &[4, 2][..], counted(0, 8))];
        let weights = file("consolidated.safetensors", safetensors("{}", &head));
        assert_eq!(loaded(vec![weights, file(name, text)]).model.g().labels(), labels, "{name}");
    }
}

#[test]
fn a_projector_config_says_which_text_is_the_table_and_which_its_names() {
    let config = r#"{"embeddings": [{"tensorName": "words", "tensorShape": [2, 2],
        "tensorPath": "https://example.org/t.tsv", "metadataPath": "https://example.org/m.tsv"}]}"#;
    let files = vec![
        file("projector_config.json", config),
        file("m.tsv", "word\tcount\na\t1\nb\t2\n"),
        file("t.tsv", "1\t2\n3\t4\n"),
    ];
    assert_eq!(loaded(files).model.g().labels(), ["a", "b"]);
}

/// A piece of a model of SentencePiece: its text, a score and its kind.
fn piece(text: &str, kind: u8) -> Vec<u8> {
    let fields = [&[0x0a, text.len() as u8], text.as_bytes(), &[0x15, 0, 0, 0, 0, 0x18, kind]];
    let fields = fields.concat();
    [&[0x0a, fields.len() as u8], fields.as_slice()].concat()
}

#[test]
fn models_of_sentence_piece_and_vocabularies_of_tiktoken_are_read() {
    let pieces = [piece("<unk>", 2), piece("<s>", 3), piece("▁king", 1), vec![0x12, 1, 0x20]];
    let tiktoken = "PHVuaz4= 0\nPHM+ 1\nIGtpbmc= 2\n";
    for (name, bytes) in [
        ("tokenizer.model", pieces.concat()),
        ("spiece.model", pieces.concat()),
        ("qwen.tiktoken", tiktoken.into()),
        ("tokenizer.model", tiktoken.into()),
    ] {
        let head = [("output.weight", &[4, 2][..], counted(0, 8))];
        let weights = file("consolidated.safetensors", safetensors("{}", &head));
        let model = loaded(vec![weights, file(name, bytes)]).model;
        assert_eq!(model.g().labels(), ["<unk>", "<s>", " king", "<unused 3>"], "{name}");
    }
    // Its pieces count otherwise than the tokens do.
    let head = [("lm_head.weight", &[3, 2][..], counted(0, 6))];
    let weights = || file("model.safetensors", safetensors("{}", &head));
    let model = loaded(vec![weights(), file("sentencepiece.bpe.model", pieces.concat())]).model;
    assert_eq!(model.g().labels()[0], "token 0");
    let both =
        vec![file("spiece.model", pieces.concat()), weights(), file("tokenizer.json", TOKENIZER)];
    assert_eq!(loaded(both).model.g().labels(), ["a", "b", " king"]);
}
