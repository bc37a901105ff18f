//! Statistics of a file that streams by are those of the same file in memory.

use std::fmt::Write;

use formats::{Opened, Rows, Selection, SourceFile, open, sum};
use theory::linalg::{Moments, covariance, mean, normal_matrix, seeded};

use super::fixtures;

/// Relative to the largest entry: the same sums in another order.
const SAME: f64 = 1e-10;

fn all() -> Selection {
    Selection { rows: Rows::All, ..Selection::default() }
}

/// Compares with what the same files hold when they are opened whole.
#[track_caller]
fn assert_same_sums(files: impl Fn() -> Vec<SourceFile>, what: &str) {
    let moments =
        sum(files(), &all(), &mut |_| ()).unwrap_or_else(|error| panic!("{what}: {error}"));
    let Ok(Opened::Model(loaded)) = open(files(), &all(), &mut |_| ()) else {
        panic!("{what} is no model")
    };
    let g = loaded.model.g().vectors();
    let (expected, centre) = (covariance(g), mean(g));
    assert_eq!(moments.count(), g.ncols() as u64, "{what}");
    assert!((moments.covariance() - &expected).amax() <= SAME * expected.amax(), "{what}");
    assert!((moments.mean() - &centre).amax() <= SAME * g.amax(), "{what}");
}

#[test]
fn sums_of_every_format_are_those_of_the_model_in_memory() {
    let lone = [
        "f64.safetensors",
        "bf16.safetensors",
        "stored.npz",
        "deflated-fortran.npz",
        "big-endian.npz",
        "g.npy",
        "tied.gguf",
        "fasttext.bin",
        "fasttext-old.bin",
        "similarity.fifu",
        "similarity.bin",
        "word2vec.bin",
        "word2vec.txt",
        "glove.txt",
        "words.csv",
        "semicolons.csv",
        "vectors.tsv",
        "model.json",
    ];
    for name in lone {
        assert_same_sums(|| fixtures(&[name]), name);
    }
    let shards = [
        "model.safetensors.index.json",
        "model-00001-of-00002.safetensors",
        "model-00002-of-00002.safetensors",
    ];
    assert_same_sums(|| fixtures(&shards), "shards");
    assert_same_sums(
        || fixtures(&["projector_config.json", "tensors.bytes", "metadata.tsv"]),
        "projector",
    );
}

#[test]
fn many_blocks_of_text_and_of_numbers_make_the_same_sums() {
    let (d, n) = (60, 20_000);
    let g = normal_matrix(&mut seeded(5), d, n).add_scalar(3.0);
    let mut text = format!("{n} {d}\n");
    for (i, vector) in g.column_iter().enumerate() {
        write!(text, "word{i}").expect("text");
        vector.iter().for_each(|x| write!(text, " {x}").expect("text"));
        text.push('\n');
    }
    let header =
        format!(r#"{{"g":{{"dtype":"F64","shape":[{n},{d}],"data_offsets":[0,{}]}}}}"#, 8 * n * d);
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header.bytes().chain(g.iter().flat_map(|x| x.to_le_bytes())));
    assert_same_sums(
        || vec![SourceFile::from_bytes("many.txt", text.clone().into_bytes())],
        "text",
    );
    assert_same_sums(
        || vec![SourceFile::from_bytes("many.safetensors", bytes.clone())],
        "safetensors",
    );
}

#[test]
fn sums_do_not_depend_on_the_rows_that_were_chosen() {
    let few = Selection { rows: Rows::First(2), ..Selection::default() };
    for name in ["f64.safetensors", "word2vec.txt"] {
        let of = |selection| sum(fixtures(&[name]), selection, &mut |_| ()).expect(name);
        let (part, whole): (Moments, Moments) = (of(&few), of(&all()));
        assert_eq!(part, whole, "{name}");
    }
}

#[test]
fn covariances_beyond_memory_are_refused_before_they_are_made() {
    let wide = 1 << 20;
    let header =
        format!(r#"{{"g":{{"dtype":"F16","shape":[1,{wide}],"data_offsets":[0,{}]}}}}"#, 2 * wide);
    let bytes = (header.len() as u64).to_le_bytes().into_iter().chain(header.bytes());
    let table =
        SourceFile::from_bytes("wide.safetensors", bytes.chain(vec![0; 2 * wide]).collect());
    let text = SourceFile::from_bytes(
        "wide.txt",
        format!("1 {wide}\nword{}\n", " 0".repeat(wide)).into_bytes(),
    );
    for file in [table, text] {
        let error = sum(vec![file], &all(), &mut |_| ()).expect_err("8 TB").to_string();
        assert!(error.contains("of which a covariance takes"), "{error}");
    }
}

#[test]
fn files_without_tokens_and_files_with_bad_numbers_are_refused() {
    let refused = |files| sum(files, &all(), &mut |_| ()).expect_err("no table").to_string();
    assert!(refused(fixtures(&["two-columns.tsv"])).contains("no table of tokens"));
    let bad = SourceFile::from_bytes("bad.txt", b"2 2\na 1 2\nb 1 nan\n".to_vec());
    assert!(refused(vec![bad]).contains("bad.txt"));
}

#[test]
fn sums_of_hostile_widths_are_refused_before_they_take_memory() {
    let within = Selection { budget: Some(1 << 20), ..all() };
    let texts = [("wide.txt", "5 5560\n\n\t e"), ("wide.vec", "5 46460\nay75\n e_ g")];
    for (name, text) in texts {
        let sums = sum(vec![SourceFile::from_bytes(name, text.into())], &within, &mut |_| ());
        assert!(sums.is_err(), "{name}");
    }
    let header = "{'descr': '>f2', 'fortran_order': True, 'shape': (0, 16382), }";
    let npy = [b"\x93NUMPY\x01\x00", &(header.len() as u16).to_le_bytes()[..], header.as_bytes()]
        .concat();
    for selection in [&within, &all()] {
        let error = sum(vec![SourceFile::from_bytes("g.npy", npy.clone())], selection, &mut |_| ())
            .expect_err("empty");
        assert!(error.to_string().contains("g.npy"), "{error}");
    }
}

#[test]
fn a_table_of_any_number_of_vectors_without_components_is_refused() {
    let header = r#"{"g":{"dtype":"F32","shape":[1152921504606846976,0],"data_offsets":[0,0]}}"#;
    let bytes = [&(header.len() as u64).to_le_bytes(), header.as_bytes()].concat();
    let flat = SourceFile::from_bytes("flat.safetensors", bytes);
    let error = sum(vec![flat], &all(), &mut |_| ()).expect_err("nothing to sum up").to_string();
    assert!(error.contains("vectors of 0 components"), "{error}");
}
