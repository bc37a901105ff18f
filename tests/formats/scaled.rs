//! Heads whose numbers are packed into odd bits, or have scales beside them.

use formats::{Opened, Selection, SourceFile, open};
use theory::model::Predictor;

use super::{fixture, fixtures, loaded};

#[track_caller]
fn assert_same(found: &Predictor, expected: &Predictor, tolerance: f64) {
    let (found, expected) = (found.g().vectors(), expected.g().vectors());
    let apart = (found - expected).amax();
    assert!(apart <= tolerance * expected.amax(), "{apart:e} apart");
}

#[test]
fn numbers_of_odd_bits_are_what_mlx_makes_of_them() {
    for bits in [3, 5, 6] {
        let name = format!("packed-{bits}.safetensors");
        let config =
            format!(r#"{{"model_type":"llama","quantization":{{"group_size":32,"bits":{bits}}}}}"#);
        let files = vec![
            SourceFile::from_bytes(&name, fixture(&name)),
            SourceFile::from_bytes("config.json", config.into_bytes()),
        ];
        let selection = Selection { g: Some(format!("bits{bits}")), ..Selection::default() };
        let expected = open(fixtures(&["packed-odd-expected.npz"]), &selection, &mut |_| ());
        let Ok(Opened::Model(expected)) = expected else { panic!("no table of {bits} bits") };
        let model = loaded(files).model;
        assert_eq!(model.g().labels(), ["a", "b", "c"]);
        assert!(model.provenance().dtype.contains(&format!("{bits}-bit")));
        assert_same(&model, &expected.model, 1e-6);
    }
}

#[test]
fn fp8_with_a_scale_for_each_block_is_multiplied_by_it() {
    let expected = loaded(fixtures(&["blocks-expected.npy"])).model;
    let files = || fixtures(&["blocks.safetensors"]);
    assert_same(&loaded(files()).model, &expected, 0.0);
    let sums = formats::sum(files(), &Selection::default(), &mut |_| ()).expect("sums");
    let mean = expected.g().vectors().column_mean();
    assert!((sums.mean() - mean).amax() < 1e-12, "rows keep their scale while they stream by");
}

#[test]
fn whole_numbers_are_multiplied_by_the_scale_of_their_row() {
    let expected = loaded(fixtures(&["whole-expected.npy"])).model;
    for name in ["whole.safetensors", "whole-largest.safetensors"] {
        let model = loaded(fixtures(&[name])).model;
        assert_eq!(model.g().labels(), ["a", "b", "c"]);
        assert_same(&model, &expected, 1e-7);
    }
}
