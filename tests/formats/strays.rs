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
        let said = |warning: &String| warning.contains("left aside") && warning.contains(name);
        assert!(model.warnings().iter().any(said), "{name}: {:?}", model.warnings());
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
