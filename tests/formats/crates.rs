//! Test data of the crates npyz and candle-core: what can be a model opens, all else is refused in
//! words that say what it is.

use super::{fixtures, loaded, opened};

#[track_caller]
fn refusal(name: &str) -> String {
    match opened(fixtures(&[name])) {
        Err(error) => error.to_string(),
        Ok(opened) => panic!("expected an error, found {opened:?}"),
    }
}

#[test]
fn packed_and_unpacked_archives_hold_the_same_vectors() {
    for name in ["npyz/compressed.npz", "npyz/uncompressed.npz"] {
        let model = loaded(fixtures(&[name])).model;
        assert_eq!((model.d(), model.g().vectors().as_slice()), (1, &[1.0, 2.0][..]), "{name}");
        assert!(
            model.warnings().iter().any(|warning| warning.contains("ints")),
            "{name}: {:?}",
            model.warnings()
        );
    }
}

#[test]
fn arrays_that_are_no_vectors_say_what_they_are() {
    for (name, found) in [
        ("npyz/f-order.npy", "of 3 dimensions"),
        ("npyz/plain.npy", "of one dimension"),
        ("npyz/structured.npy", "structured"),
        ("npyz/csr.npz", "\"indptr\" of one dimension"),
        ("npyz/ok.npy", "only names: array \"ok\""),
        ("candle/test.npy", "of one dimension"),
        ("candle/test.npz", "\"x_plus_one\" of one dimension"),
    ] {
        let error = refusal(name);
        let file = name.rsplit('/').next().unwrap_or_default();
        assert!(error.starts_with(file) && error.contains(found), "{error}");
    }
}

#[test]
fn files_of_pytorch_are_never_unpickled_and_say_what_to_do() {
    for name in ["candle/test.pt", "candle/fortran_tensor_3d.pth"] {
        let error = refusal(name);
        assert!(error.contains("pickled") && error.contains("safetensors"), "{error}");
    }
}
