//! The same in other clothes: each of these says what a fixture or another test says, with another
//! separator, bracket, key or name.

use super::{
    fixture,
    heads::{file, safetensors},
    loaded, opened,
};
use formats::{FormatError, Opened, SourceFile};
use theory::model::Predictor;

fn read(files: &[(&str, &str)]) -> Predictor {
    let files = files.iter().map(|(name, text)| file(name, text.as_bytes()));
    loaded(files.collect()).model
}

/// The labels and all numbers.
fn content(model: &Predictor) -> (Vec<&str>, &[f64]) {
    let g = model.g();
    (g.labels().iter().map(String::as_str).collect(), g.vectors().as_slice())
}

#[test]
fn numbers_with_decimal_commas_are_read_in_quotes_and_with_points_between_thousands() {
    for (text, numbers) in [
        (
            "\"wort\";\"x\";\"y\"\n\"rot\";\"0,5\";\"-0,25\"\n\"blau\";\"0,75\";\"1\"\n",
            [0.5, -0.25, 0.75, 1.0],
        ),
        ("\"rot\",\"0,5\",\"-0,25\"\n\"blau\",\"0,75\",\"1\"\n", [0.5, -0.25, 0.75, 1.0]),
        ("rot;1.234,5;0,5\nblau;-12.345.678,25;1,5\n", [1234.5, 0.5, -12_345_678.25, 1.5]),
    ] {
        let model = read(&[("w.csv", text)]);
        assert_eq!(content(&model), (vec!["rot", "blau"], &numbers[..]), "{text:?}");
    }
}

#[test]
fn vectors_stand_in_any_brackets() {
    for [open, close] in [["[", "]"], ["(", ")"], ["{", "}"], ["array([", "])"], ["tensor([", "])"]]
    {
        let text = format!(
            "text,embedding\nking,\"{open}0.5, -1.5{close}\"\nqueen,\"{open}2, 1{close}\"\n"
        );
        let model = read(&[("e.csv", &text)]);
        assert_eq!(content(&model), (vec!["king", "queen"], &[0.5, -1.5, 2.0, 1.0][..]), "{text}");
    }
}

#[test]
fn tables_of_pandas_and_of_stores_are_read() {
    for text in [
        r#"{"columns": [0, 1], "index": ["king", "queen"], "data": [[0.5, -1.5], [2, 1]]}"#,
        r#"{"ids": ["7", "8"], "embeddings": [[0.5, -1.5], [2, 1]], "documents": ["king", "queen"]}"#,
        r#"{"vectors": [{"id": "king", "values": [0.5, -1.5]}, {"id": "queen", "values": [2, 1]}]}"#,
    ] {
        let model = read(&[("v.json", text)]);
        assert_eq!(content(&model), (vec!["king", "queen"], &[0.5, -1.5, 2.0, 1.0][..]), "{text}");
    }
}

#[test]
fn lists_of_names_in_json_and_csv_are_labels() {
    let npy = || file("embeddings.npy", fixture("g.npy"));
    let rows = loaded(vec![npy()]).model.g().len();
    let names: Vec<String> = (0..rows).map(|i| format!("so, \"{i}\"")).collect();
    let quoted: Vec<String> =
        names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
    let json = serde_json::to_string(&names).expect("JSON");
    let lines: Vec<String> =
        names.iter().map(|name| serde_json::json!({ "text": name }).to_string()).collect();
    for (name, text) in [
        ("labels.csv", quoted.join("\n")),
        ("prompts.json", json),
        ("texts.jsonl", lines.join("\n")),
    ] {
        let model = loaded(vec![npy(), file(name, text)]).model;
        assert_eq!(model.g().labels(), names, "{name}");
    }
    let counted: Vec<String> = (0..rows).map(|i| format!("word{i},{}", 900 - i)).collect();
    let vocab = file("vocab.csv", format!("word,count\n{}\n", counted.join("\n")));
    assert_eq!(loaded(vec![npy(), vocab]).model.g().labels()[1], "word1");
}

#[test]
fn pairs_are_lists_of_two_in_json() {
    let words = "king 1 2\nqueen 3 4\nman 5 6\nwoman 7 8\n";
    for (name, text) in [
        ("royal.json", r#"[["king", "queen"], ["man", "woman"]]"#),
        ("p.json", r#"{"royal": [["king", "queen"], ["man", "woman"]]}"#),
    ] {
        let files = vec![file("w.txt", words), file(name, text)];
        let concepts = loaded(files).concepts;
        assert_eq!((concepts[0].name.as_str(), concepts[0].pairs.len()), ("royal", 2), "{name}");
        let alone: Vec<SourceFile> = vec![file(name, text)];
        assert!(matches!(opened(alone), Ok(Opened::Concepts(_))), "{name}");
    }
}

#[test]
fn weights_of_python_beside_the_same_as_safetensors_are_left_aside() {
    let weights = || file("model.safetensors", fixture("single.safetensors"));
    let expected = loaded(vec![weights()]).model;
    let torch = file("pytorch_model.bin", fixture("candle/test.pt"));
    let model = loaded(vec![weights(), torch]).model;
    assert_eq!(model.g(), expected.g());
    let warned = |warning: &String| warning.contains("left aside: pytorch_model.bin");
    assert!(model.warnings().iter().any(warned), "{:?}", model.warnings());
}

#[test]
fn biases_of_more_names_are_those_of_the_head() {
    for name in ["output_bias", "logits_bias", "mlm_head.bias", "unembed_bias"] {
        let g = ("g", &[2, 2][..], vec![1.0, 2.0, 3.0, 4.0]);
        let bytes = safetensors("{}", &[g, (name, &[2][..], vec![0.5, -1.0])]);
        let model = loaded(vec![file("m.safetensors", bytes)]).model;
        assert_eq!(model.bias().map(|bias| bias[1]), Some(-1.0), "{name}");
    }
}

#[test]
fn other_archives_of_python_beside_a_checkpoint_are_left_aside() {
    let weights = || file("model.safetensors", fixture("single.safetensors"));
    for name in ["rust_model.ot", "model.mar", "package.jar"] {
        let torch = || file(name, fixture("candle/test.pt"));
        let model = loaded(vec![weights(), torch()]).model;
        let warned = |warning: &String| warning.contains(&format!("left aside: {name}"));
        assert!(model.warnings().iter().any(warned), "{:?}", model.warnings());
        let alone: Vec<SourceFile> = vec![torch()];
        assert!(matches!(opened(alone), Err(FormatError::Pickle { .. })), "{name}");
    }
}

#[test]
fn what_is_read_is_said_once_beside_files_that_are_not() {
    let weights = file("model.safetensors", fixture("single.safetensors"));
    let others = [
        file("model.onnx", "\u{8}\u{0}\u{1}"),
        file("logo.png", &b"\x89PNG\r\n"[..]),
        file("net.xml", "<?xml version=\"1.0\"?>\n<net name=\"m\" version=\"11\"></net>\n"),
        file("page.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html></html>\n"),
    ];
    let model = loaded(std::iter::once(weights).chain(others).collect()).model;
    let count = |part: &str| model.warnings().iter().filter(|w| w.contains(part)).count();
    assert_eq!((count("left aside"), count("safetensors (also")), (4, 1));
    assert_eq!(
        (count("net.xml: found an XML document"), count("page.xml: found a web page")),
        (1, 1)
    );
}
