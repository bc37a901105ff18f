//! Heads in the names and numbers of other programs (`make_heads.py` writes the files), and lists in
//! archives and encodings.

use formats::{Opened, SourceFile};
use theory::model::Predictor;

use super::{fixture, fixtures, loaded, opened};

const WORDS: [&str; 4] = ["king", "queen", "man", "woman"];
const NUMBERS: [f64; 8] = [0.5, -1.5, 2.0, 1.0, -0.25, 3.5, 4.0, 0.125];
const BIAS: [f64; 4] = [0.5, -1.0, 0.25, 2.0];

#[track_caller]
fn read(names: &[&str]) -> Predictor {
    let model = loaded(fixtures(names)).model;
    assert_eq!(model.g().labels(), WORDS);
    model
}

#[track_caller]
fn assert_numbers(model: &Predictor) {
    assert_eq!(model.g().vectors().as_slice(), NUMBERS);
}

#[track_caller]
fn assert_warns(model: &Predictor, part: &str) {
    let warnings = model.warnings();
    assert!(warnings.iter().any(|warning| warning.contains(part)), "{warnings:?}");
}

#[test]
fn numbers_without_dimensions_cap_and_scale_the_logits() {
    for name in ["numbers.npz", "numbers.safetensors"] {
        let model = read(&[name]);
        assert_numbers(&model);
        assert_eq!(model.softcap(), Some(30.0), "{name}");
        assert_eq!(model.f().vectors().as_slice(), [0.5, 0.25, -0.5, 1.0], "{name}");
        assert_eq!(model.bias().map(|bias| bias.as_slice().to_vec()), Some(BIAS.to_vec()));
    }
}

#[test]
fn a_head_of_flax_is_turned_and_has_its_bias() {
    let model = read(&["flax.safetensors"]);
    assert_numbers(&model);
    assert_eq!(model.bias().map(|bias| bias.as_slice().to_vec()), Some(BIAS.to_vec()));
}

#[test]
fn a_vector_that_may_be_the_bias_is_named() {
    let model = read(&["rival.safetensors"]);
    assert_eq!(model.bias(), None);
    assert_warns(&model, "a number for each token, not used: unigram");
}

#[test]
fn whole_numbers_around_another_point_than_zero_are_not_read_as_if_it_were() {
    assert_numbers(&read(&["zero-points.safetensors"]));
    for (name, beside) in [("shifted-points", "weight_zero_point"), ("powers", "F8_E8M0")] {
        let Ok(Opened::Choice(candidates)) = opened(fixtures(&[&format!("{name}.safetensors")]))
        else {
            panic!("{name}: expected a question")
        };
        assert!(candidates[0].note.contains("lm_head.weight"), "{candidates:?}");
        assert!(candidates[0].note.contains(beside), "{candidates:?}");
    }
}

#[test]
fn a_table_of_other_bits_than_the_rest_is_unpacked_by_its_own() {
    let config = r#"{"model_type":"llama","quantization":
        {"group_size":64,"bits":4,"lm_head":{"group_size":64,"bits":8}}}"#;
    let name = "mixed-bits.safetensors";
    let files = vec![
        SourceFile::from_bytes(name, fixture(name)),
        SourceFile::from_bytes("config.json", config.into()),
    ];
    let model = loaded(files).model;
    let expected: Vec<f64> = (1..=256).map(f64::from).collect();
    assert_eq!(model.g().vectors().as_slice(), expected);
}

#[test]
fn archives_of_tar_and_text_of_wide_units_are_read() {
    let model = read(&["vectors.tgz"]);
    assert_numbers(&model);
    assert_warns(&model, "\"vectors.npy\", \"labels.txt\"");
    let array = || SourceFile::from_bytes("vectors.npy", npy());
    for (name, encoding) in [("labels-utf16.txt", "UTF-16"), ("labels-utf32.txt", "UTF-32")] {
        let labels = SourceFile::from_bytes(name, fixture(name));
        let model = loaded(vec![array(), labels]).model;
        assert_eq!(model.g().labels(), WORDS);
        assert_warns(&model, &format!("read as {encoding}"));
    }
}

/// The four vectors as NumPy writes them.
fn npy() -> Vec<u8> {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (4, 2), }";
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend(118_u16.to_le_bytes());
    bytes.extend(format!("{header:<117}\n").as_bytes());
    bytes.extend(NUMBERS.iter().flat_map(|number| number.to_le_bytes()));
    bytes
}
