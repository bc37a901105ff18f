//! Models that are cut along their vocabulary, a piece a device, and tokens that share their rows.

use super::{
    assert_says,
    heads::{counted, file, safetensors},
    loaded, opened,
};
use formats::SourceFile;

/// The piece of a model that a device has.
fn rank(rank: u16) -> SourceFile {
    let head = ("lm_head.weight", &[2, 3][..], counted(1 + 6 * rank, 6));
    let input = ("model.embed_tokens.weight", &[2, 3][..], counted(100, 6));
    let name = format!("model-rank-{rank}-part-0.safetensors");
    file(&name, safetensors("{}", &[head, input]))
}

#[test]
fn the_pieces_of_several_ranks_are_one_vocabulary() {
    let names = || file("tokens.txt", "a\nb\nc\nd\n");
    let model = loaded(vec![rank(1), rank(0), names()]).model;
    assert_eq!(model.g().labels(), ["a", "b", "c", "d"]);
    let numbers: Vec<f64> = model.g().vectors().iter().copied().collect();
    assert_eq!(numbers, (1..=12).map(f64::from).collect::<Vec<_>>());
    let alone = vec![rank(1)];
    assert_says(
        &opened(alone).expect_err("half a vocabulary").to_string(),
        &["model-rank-1-part-0.safetensors", "model-rank-0-part-0.safetensors"],
    );
    let first = loaded(vec![rank(0)]).model;
    let warned = |warning: &String| warning.contains("other ranks are not opened");
    assert!(first.warnings().iter().any(warned), "{:?}", first.warnings());
}

/// A file of safetensors with a table and whole numbers beside it.
fn with_mapping(mapping: &[i64]) -> SourceFile {
    let header = format!(
        r#"{{"embeddings":{{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}},"mapping":{{"dtype":"I64","shape":[{}],"data_offsets":[16,{}]}}}}"#,
        mapping.len(),
        16 + 8 * mapping.len()
    );
    let table = [1_f32, 2.0, 3.0, 4.0].map(f32::to_le_bytes).concat();
    let mapping: Vec<u8> = mapping.iter().flat_map(|row| row.to_le_bytes()).collect();
    let length = (header.len() as u64).to_le_bytes();
    file("model.safetensors", [&length[..], header.as_bytes(), &table, &mapping].concat())
}

#[test]
fn tokens_that_share_vectors_have_the_rows_of_their_mapping() {
    let names = || file("tokens.txt", "a\nb\nc\nd\n");
    let model = loaded(vec![with_mapping(&[1, 0, 1, 1]), names()]).model;
    assert_eq!(model.g().labels(), ["a", "b", "c", "d"]);
    let numbers: Vec<f64> = model.g().vectors().iter().copied().collect();
    assert_eq!(numbers, [3.0, 4.0, 1.0, 2.0, 3.0, 4.0, 3.0, 4.0]);
    let broken = loaded(vec![with_mapping(&[0, 7])]).model;
    let warned = |warning: &String| warning.contains("is left aside: it names others");
    assert!(broken.warnings().iter().any(warned), "{:?}", broken.warnings());
}
