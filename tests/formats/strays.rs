//! Files that are not what their names say, and files beside others that are of no use.

use super::{
    assert_says, error, fixture,
    heads::{counted, file, safetensors},
    loaded,
};

#[test]
fn files_that_no_reader_is_for_are_called_by_their_names() {
    for (name, bytes, found) in [
        (
            "m.safetensors",
            &b"version https://git-lfs.github.com/spec/v1\noid sha256:a\n"[..],
            "Git LFS",
        ),
        ("m.gguf", b"Entry not found", "text, where the name says"),
        ("m.safetensors", b"<!DOCTYPE html>\n<html>404</html>", "a web page"),
        ("m.mat", b"MATLAB 5.0 MAT-file, Platform", "MATLAB"),
        ("m.rda", b"RDX3\nX\n\0", "objects of R"),
        ("m.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old document of Excel or Word"),
        ("m.lz4", b"\x04\x22\x4d\x18\0", "an LZ4 archive"),
        ("m.avro", b"Obj\x01\0", "an Avro file"),
        ("m.feather", b"FEA1\0", "a Feather file"),
    ] {
        assert_says(&error(name, bytes), &[name, found]);
    }
}

#[test]
fn what_lies_beside_vectors_and_is_empty_or_broken_is_left_aside() {
    let vectors = || file("m.safetensors", safetensors("{}", &[("g", &[2, 2], counted(0, 4))]));
    for (name, text) in [("empty.json", ""), ("empty.txt", ""), ("tokenizer.model", "garbage\n")] {
        let model = loaded(vec![vectors(), file(name, text)]).model;
        let warned = |warning: &String| warning.contains("left aside") && warning.contains(name);
        assert!(model.warnings().iter().any(warned), "{name}: {:?}", model.warnings());
    }
    assert_says(&error("empty.json", ""), &["the file is empty"]);
}

#[test]
fn numbers_before_names_are_none_of_them() {
    let rows = loaded(vec![file("g.npy", fixture("g.npy"))]).model.g().len();
    let names: Vec<String> = (0..rows).map(|i| format!("word{i}")).collect();
    let numbered = |row: &dyn Fn(usize) -> String| (0..rows).map(row).collect::<String>();
    let lines = numbered(&|i| format!("{i}\tword{i}\n"));
    let json: Vec<String> = (0..rows).map(|i| format!("\"{}\": \"word{i}\"", i + 1)).collect();
    for (name, text) in
        [("labels.tsv", lines), ("idx2word.json", format!("{{{}}}", json.join(", ")))]
    {
        let files = vec![file("vectors.npy", fixture("g.npy")), file(name, text)];
        assert_eq!(loaded(files).model.g().labels(), names, "{name}");
    }
}

#[test]
fn pairs_have_arrows_in_both_directions_quotes_and_scores() {
    for text in [
        "king <-> queen\nman <-> woman\n",
        "king ↔ queen\nman ↔ woman\n",
        "\"king\" \"queen\"\n\"man\" \"woman\"\n",
        "king queen 0.9\nman woman 0.8\n",
    ] {
        let words = file("w.txt", "king 1 2\nqueen 3 4\nman 5 6\nwoman 7 8\n");
        let concepts = loaded(vec![words, file("pairs.txt", text)]).concepts;
        let expected = [("king", "queen"), ("man", "woman")];
        let expected = expected.map(|(from, to)| (from.to_string(), to.to_string()));
        assert_eq!(concepts[0].pairs, expected, "{text}");
    }
    assert!(
        loaded(vec![
            file("w.txt", "king 1 2\nqueen 3 4\n"),
            file("README.txt", "Read me first, friend.\n")
        ])
        .concepts
        .is_empty()
    );
}

#[test]
fn vectors_are_columns_where_the_input_embedding_or_the_other_table_says_so() {
    let numbers = |count| counted(0, count);
    for (name, [rows, columns], other, [tall, wide]) in [
        ("lm_head.weight", [2, 4], "model.embed_tokens.weight", [4, 2]),
        ("g", [2, 5], "f", [2, 3]),
    ] {
        let size = |rows: u64, columns: u64| (rows * columns) as u16;
        let tensors = [
            (name, &[rows, columns][..], numbers(size(rows, columns))),
            (other, &[tall, wide][..], numbers(size(tall, wide))),
        ];
        let model = loaded(vec![file("m.safetensors", safetensors("{}", &tensors))]).model;
        assert_eq!((model.d(), model.g().len() as u64), (2, columns), "{name}");
        assert_eq!(model.g().vectors()[(1, 0)], columns as f64, "{name}");
    }
}

#[test]
fn a_bias_is_called_as_its_table() {
    for (table, bias) in [
        ("classifier.weight", "classifier.bias"),
        ("vocab_proj.weight", "vocab_proj.bias"),
        ("g", "g_bias"),
        ("W_out", "b_out"),
    ] {
        let tensors = [(table, &[3, 2][..], counted(0, 6)), (bias, &[3][..], vec![1.0, 2.0, 3.0])];
        let model = loaded(vec![file("m.safetensors", safetensors("{}", &tensors))]).model;
        assert_eq!(model.bias().map(|bias| bias[2]), Some(3.0), "{bias}");
    }
    let tensors = [
        ("lm_head.weight", &[3, 2][..], counted(0, 6)),
        ("pooler.weight", &[3, 2][..], counted(0, 6)),
        ("pooler.bias", &[3][..], vec![1.0, 2.0, 3.0]),
    ];
    let model = loaded(vec![file("m.safetensors", safetensors("{}", &tensors))]).model;
    assert!(model.bias().is_none());
}

#[test]
fn scales_and_caps_stand_in_metadata_and_in_json() {
    let tensors = [("f", &[2, 2][..], counted(1, 4)), ("g", &[2, 2][..], counted(0, 4))];
    let metadata = r#"{"logit_scale":"0.5","softcap":"30"}"#;
    let packed = file("m.safetensors", safetensors(metadata, &tensors));
    let text = r#"{"f": [[1, 2], [3, 4]], "g": [[0, 1], [2, 3]],
        "logit_scale": 0.5, "final_logit_softcapping": "30"}"#;
    for file in [packed, file("m.json", text)] {
        let model = loaded(vec![file]).model;
        assert_eq!(model.softcap(), Some(30.0));
        assert_eq!(model.f().vectors()[(0, 0)], 0.5);
    }
}

#[test]
fn a_table_that_only_a_config_names_is_asked_for() {
    let config =
        r#"{"embeddings": [{"tensorShape": [2, 2], "tensorPath": "https://a.org/v.tsv"}]}"#;
    assert_says(&error("projector_config.json", config), &["tensorPath", "\"v.tsv\" opened"]);
}
