//! What goes with a model and is none: adapters, projectors and matrices of importance, judges of
//! texts; and directions of another space.

use super::{
    assert_says, error,
    heads::{counted, file, gguf, safetensors},
    loaded,
};

fn text(value: &str) -> Vec<u8> {
    [&(value.len() as u64).to_le_bytes()[..], value.as_bytes()].concat()
}

/// The value type of a text.
const TEXT: u32 = 8;

#[test]
fn files_that_go_with_a_model_are_named_and_refused_alone() {
    let a = ("blk.0.attn_q.weight.lora_a", &[2, 4][..], counted(0, 8));
    let b = ("blk.0.attn_q.weight.lora_b", &[4, 2][..], counted(0, 8));
    let pair = [a, b];
    for (key, value, words) in [
        ("general.type", "adapter", "LoRA"),
        ("general.architecture", "llama", "LoRA"),
        ("general.type", "mmproj", "mmproj"),
        ("general.architecture", "clip", "mmproj"),
        ("general.type", "imatrix", "importance"),
    ] {
        let bytes = gguf(&[(key, TEXT, text(value))], &pair);
        assert_says(&error("a.gguf", bytes), &["a.gguf", words]);
    }
    let peft = [
        ("base_model.model.lm_head.lora_A.weight", &[2, 4][..], counted(0, 8)),
        ("base_model.model.lm_head.lora_B.weight", &[6, 2][..], counted(0, 12)),
    ];
    let adapter = safetensors("{}", &peft);
    assert_says(&error("adapter_model.safetensors", adapter.clone()), &["LoRA", "2 tensors"]);
    let head = safetensors("{}", &[("lm_head.weight", &[3, 2][..], counted(0, 6))]);
    let files = vec![file("adapter_model.safetensors", adapter), file("m.safetensors", head)];
    let model = loaded(files).model;
    assert_eq!(model.g().len(), 3);
    assert!(model.warnings().iter().any(|warning| warning.contains("LoRA")));
}

#[test]
fn what_ranks_a_text_is_no_output_matrix() {
    let tensors = [
        ("token_embd.weight", &[3, 4][..], counted(0, 12)),
        ("cls.output.weight", &[1, 4][..], counted(0, 4)),
        ("cls.output.bias", &[1][..], vec![1.0]),
    ];
    let model = loaded(vec![file("rerank.gguf", gguf(&[], &tensors))]).model;
    assert_eq!((model.g().len(), model.bias()), (3, None));
}

#[test]
fn directions_of_another_space_are_left_aside_and_said() {
    let head = gguf(&[], &[("output.weight", &[3, 4][..], counted(0, 12))]);
    let other = gguf(&[], &[("direction.1", &[7][..], counted(0, 7))]);
    let model = loaded(vec![file("m.gguf", head), file("cv.gguf", other)]).model;
    assert!(model.directions().is_empty());
    assert!(model.warnings().iter().any(|w| w.contains("7 components, vectors have 4")));
}
