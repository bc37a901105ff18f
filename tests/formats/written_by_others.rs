//! Every format holds the same five tokens and three contexts, exact in every number type: all
//! readers agree to the bit.

use formats::{Opened, Part, Rows, Selection, SourceFile, open};
use theory::model::Predictor;

use super::{ROOT, concepts, file, fixtures, loaded, opened};

const TOKENS: [&str; 5] = ["easy", "easiest", "naïve", "日本", "lucky"];

fn read(names: &[&str]) -> Predictor {
    loaded(fixtures(names)).model
}

/// The whole model, as safetensors of doubles has it.
fn reference() -> Predictor {
    read(&["f64.safetensors"])
}

#[track_caller]
fn assert_same_tokens(names: &[&str]) -> Predictor {
    let (model, reference) = (read(names), reference());
    assert_eq!(model.g().labels(), TOKENS, "{names:?}");
    assert_eq!(model.g().vectors(), reference.g().vectors(), "{names:?}");
    model
}

#[track_caller]
fn assert_same_model(names: &[&str]) -> Predictor {
    let (model, reference) = (assert_same_tokens(names), reference());
    assert_eq!(model.f(), reference.f(), "{names:?}");
    model
}

#[test]
fn rows_of_the_file_are_columns_of_the_matrix() {
    let model = reference();
    assert_eq!((model.d(), model.f().len(), model.g().len()), (4, 3, 5));
    assert_eq!(model.g().vector(1).as_slice(), [1.125, 4.125, 5.0, -4.125]);
}

#[test]
fn safetensors_of_every_float_type_agree() {
    for (file, dtype) in [("f64", "F64"), ("f32", "F32"), ("f16", "F16"), ("bf16", "BF16")] {
        let model = assert_same_model(&[&format!("{file}.safetensors")]);
        assert_eq!(model.provenance().dtype, dtype);
        assert_eq!(model.context_groups(), ["degree", "degree", "other"]);
        assert_eq!(
            (model.relations()[0].pairs[0].context, model.relations()[0].query.as_str()),
            (2, " y")
        );
    }
}

#[test]
fn npz_stored_deflated_fortran_and_big_endian_agree() {
    for name in ["stored.npz", "deflated-fortran.npz", "big-endian.npz"] {
        assert_same_model(&[name]);
    }
    let bias = read(&["deflated-fortran.npz"]).bias().map(|b| b.as_slice().to_vec());
    assert_eq!(bias, Some(vec![0.0, 1.0, 2.0, 3.0, 4.0]));
}

#[test]
fn npy_files_and_lists_of_names_make_one_model_in_any_order() {
    assert_same_model(&["f.npy", "g.npy", "tokens.txt", "contexts.txt"]);
    let model = assert_same_model(&["contexts.txt", "tokens.txt", "g.npy", "f.npy"]);
    assert_eq!(model.provenance().format, "npy");
}

#[test]
fn word2vec_text_and_binary_and_glove_agree() {
    for (name, format) in [
        ("word2vec.txt", "word2vec text"),
        ("word2vec.bin", "word2vec binary"),
        ("word2vec-newlines.bin", "word2vec binary"),
        ("glove.txt", "GloVe text"),
    ] {
        let model = assert_same_tokens(&[name]);
        assert_eq!(model.provenance().format, format);
        assert_eq!(model.warnings(), [""; 0], "{name}");
    }
}

#[test]
fn embedding_projector_pairs_agree_with_and_without_a_title_row() {
    assert_same_tokens(&["vectors.tsv", "metadata.tsv"]);
    let model = assert_same_tokens(&["vectors.tsv", "metadata-titled.tsv"]);
    assert!(model.warnings()[0].contains("column title"), "{:?}", model.warnings());
}

#[test]
fn csv_and_json_agree() {
    for name in ["words.csv", "semicolons.csv"] {
        assert_same_tokens(&[name]);
    }
    assert_same_model(&["model.json"]);
}

#[test]
fn a_byte_order_mark_is_skipped_and_said() {
    let warnings = read(&["semicolons.csv"]).warnings().to_vec();
    assert_eq!(warnings, ["semicolons.csv: skipped the byte order mark"]);
}

#[test]
fn lines_that_end_in_cr_lf_are_read_and_said() {
    let text = std::fs::read_to_string(format!("{}/tests/data/formats/glove.txt", ROOT));
    let text = text.expect("fixture").replace('\n', "\r\n");
    let model = loaded(vec![SourceFile::from_bytes("glove.txt", text.into_bytes())]).model;
    assert_eq!(model.g(), reference().g());
    assert!(model.warnings()[0].contains("CR LF"), "{:?}", model.warnings());
}

#[test]
fn vectors_without_names_get_made_up_ones_with_a_warning() {
    let model = read(&["vectors.tsv"]);
    assert_eq!(model.g().labels()[4], "token 4");
    assert!(model.warnings()[0].contains("made up"), "{:?}", model.warnings());
}

#[test]
fn files_of_the_reference_crate_are_read() {
    let numbers: Vec<u8> =
        [1.5f32, -2.0, 0.25, 8.0, 0.0, 3.0].iter().flat_map(|x| x.to_le_bytes()).collect();
    let view = safetensors::tensor::TensorView::new(safetensors::Dtype::F32, vec![3, 2], &numbers)
        .expect("a view");
    let metadata = [("tokens".to_string(), r#"["a", "b", " c"]"#.to_string())].into();
    let bytes = safetensors::serialize([("g", view)], Some(metadata)).expect("bytes");
    let model = loaded(vec![SourceFile::from_bytes("g.safetensors", bytes)]).model;
    assert_eq!(
        (model.g().labels()[2].as_str(), model.g().vector(1).as_slice()),
        (" c", &[0.25, 8.0][..])
    );
}

#[test]
fn several_tables_are_offered_and_the_answer_is_taken() {
    let Ok(Opened::Choice(candidates)) = opened(fixtures(&["several.safetensors"])) else {
        panic!("no choice")
    };
    let names: Vec<&str> = candidates.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(
        (names.as_slice(), candidates[0].rows, candidates[0].columns),
        (&["layer.0", "layer.1", "layer.1 (its columns)"][..], 5, 4)
    );
    let selection =
        Selection { f: Some("layer.1".into()), g: Some("layer.0".into()), ..Selection::default() };
    let Ok(Opened::Model(loaded)) =
        open(fixtures(&["several.safetensors"]), &selection, &mut |_| ())
    else {
        panic!("no model")
    };
    assert_eq!(loaded.model.f().vectors(), reference().f().vectors());
}

#[test]
fn tables_of_two_files_with_one_name_are_offered_under_two() {
    let files = vec![file("tests/data/formats/g.npy"), file("tests/data/formats/f64.safetensors")];
    let Ok(Opened::Choice(candidates)) = opened(files) else { panic!("no choice") };
    let names: Vec<&str> = candidates.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["g.npy/g", "f", "f64.safetensors/g"]);
}

#[test]
fn chosen_rows_are_the_same_in_every_format() {
    let chosen = |names: &[&str], rows: Rows| {
        let selection = Selection { rows, ..Selection::default() };
        match open(fixtures(names), &selection, &mut |_| ()) {
            Ok(Opened::Model(loaded)) => (loaded.model.g().clone(), loaded.tokens_in_file),
            other => panic!("{names:?}: {other:?}"),
        }
    };
    let all: [&[&str]; 8] = [
        &["f64.safetensors"],
        &["stored.npz"],
        &["deflated-fortran.npz"],
        &["word2vec.txt"],
        &["word2vec-newlines.bin"],
        &["glove.txt"],
        &["vectors.tsv", "metadata.tsv"],
        &["model.json"],
    ];
    for names in all {
        let words = Rows::Listed(vec!["easiest".into(), "LUCKY".into(), "unheard".into()]);
        let (g, in_file) = chosen(names, words);
        assert_eq!(
            (g.labels(), in_file),
            (&["easiest".to_string(), "lucky".into()][..], 5),
            "{names:?}"
        );
        assert_eq!(g.vector(0).as_slice(), [1.125, 4.125, 5.0, -4.125], "{names:?}");
        let (g, _) = chosen(names, Rows::First(2));
        assert_eq!(g.labels(), &TOKENS[..2], "{names:?}");
        let (g, _) = chosen(names, Rows::Matching(Part::End, vec!["IEST".into(), "sy".into()]));
        assert_eq!(g.labels(), &TOKENS[..2], "{names:?}");
        let with_pairs = [names, &["two-columns.tsv"]].concat();
        let (g, _) = chosen(&with_pairs, Rows::InConcepts);
        assert_eq!(g.labels(), ["easy", "easiest", "lucky"], "{names:?}");
    }
}

#[test]
fn a_budget_cuts_rows_and_says_so() {
    let selection = Selection { budget: Some(200), ..Selection::default() };
    for names in [["f64.safetensors"], ["glove.txt"], ["word2vec.bin"]] {
        let Ok(Opened::Model(loaded)) = open(fixtures(&names), &selection, &mut |_| ()) else {
            panic!("{names:?}")
        };
        assert_eq!((loaded.model.g().len(), loaded.tokens_in_file), (2, 5), "{names:?}");
        assert!(
            loaded.model.warnings().iter().any(|w| w.contains("2 of 5 tokens")),
            "{:?}",
            loaded.model.warnings()
        );
    }
}

#[test]
fn word_pairs_are_read_in_each_of_their_formats() {
    let read = |name: &str| {
        let concepts = concepts(fixtures(&[name]));
        concepts
            .iter()
            .map(|c| (c.name.clone(), c.pairs.len(), c.pairs[0].clone()))
            .collect::<Vec<_>>()
    };
    let row =
        |name: &str, n, a: &str, b: &str| (name.to_string(), n, (a.to_string(), b.to_string()));
    assert_eq!(read("two-columns.tsv"), [row("two-columns", 2, "easy", "easiest")]);
    assert_eq!(
        read("three-columns.tsv"),
        [row("superlative", 1, "easy", "easiest"), row("age", 1, "young", "old")]
    );
    assert_eq!(
        read("analogies.txt"),
        [row("capital", 3, "Athens", "Greece"), row("gram", 2, "big", "bigger")]
    );
    assert_eq!(read("relation.json"), [row("country capital", 2, "Greece", "Athens")]);
}

#[test]
fn progress_ends_at_the_size_of_the_file() {
    let mut last = None;
    let files = fixtures(&["glove.txt"]);
    let size = files[0].size;
    open(files, &Selection::default(), &mut |progress| last = Some(progress.clone()))
        .expect("a model");
    let last = last.expect("a report");
    assert_eq!((last.file.as_str(), last.done, last.total), ("glove.txt", size, size));
}

#[test]
fn words_of_lists_elsewhere_choose_rows_too() {
    let selection =
        Selection { rows: Rows::InConcepts, words: vec!["lucky".into()], ..Selection::default() };
    for names in [&["glove.txt"][..], &["f64.safetensors"], &["word2vec.bin", "two-columns.tsv"]] {
        let Ok(Opened::Model(loaded)) = open(fixtures(names), &selection, &mut |_| ()) else {
            panic!("{names:?}")
        };
        let expected: &[&str] =
            if names.len() > 1 { &["easy", "easiest", "lucky"] } else { &["lucky"] };
        assert_eq!(loaded.model.g().labels(), expected, "{names:?}");
    }
}

#[test]
fn a_table_over_the_budget_is_asked_about_before_it_is_read() {
    let selection = Selection { rows: Rows::Ask, budget: Some(300), ..Selection::default() };
    for name in ["f64.safetensors", "stored.npz", "word2vec.txt", "word2vec.bin", "fasttext.bin"] {
        let Ok(Opened::Tokens(table)) = open(fixtures(&[name]), &selection, &mut |_| ()) else {
            panic!("{name}")
        };
        assert_eq!((table.tokens, table.d), (5, 4), "{name}");
    }
    let Ok(Opened::Model(loaded)) = open(fixtures(&["glove.txt"]), &selection, &mut |_| ()) else {
        panic!("GloVe")
    };
    assert_eq!((loaded.model.g().len(), loaded.tokens_in_file), (3, 5));
}
