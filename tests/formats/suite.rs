//! Reading model files: what other programs write, what is broken, and what is hostile.

#![allow(clippy::panic, reason = "a test fails by panicking")]

mod adapters;
mod arrays;
mod arrows;
mod brought;
mod bundled;
mod classifiers;
mod companions;
mod crates;
mod facts;
mod frames;
mod gaps;
mod hand_written;
mod heads;
mod in_pieces;
mod json_gaps;
mod json_shapes;
mod kinds;
mod language_models;
mod large;
mod long_lines;
mod malformed;
mod malformed_containers;
mod named_by_number;
mod never_panics;
mod notations;
mod numbers_beside;
mod odd;
mod other_heads;
mod pair_lists;
mod parts;
mod pieces;
mod records;
mod scaled;
mod siblings;
mod siblings_more;
mod sparse;
mod stores;
mod strays;
mod sums;
mod tables;
mod uneven_tables;
mod word_arrays;
mod written_by_others;
mod written_otherwise;

use formats::{FormatError, Loaded, Opened, Selection, SourceFile, open};
use theory::model::Concept;

/// The folder of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A file of the repository.
fn file(path: &str) -> SourceFile {
    let name = path.rsplit('/').next().unwrap_or_default();
    SourceFile::from_bytes(name, std::fs::read(format!("{ROOT}/{path}")).expect(path))
}

/// Fixtures by name, from `tests/data/formats`.
fn fixtures(names: &[&str]) -> Vec<SourceFile> {
    names.iter().map(|name| file(&format!("tests/data/formats/{name}"))).collect()
}

fn opened(files: Vec<SourceFile>) -> Result<Opened, FormatError> {
    open(files, &Selection::default(), &mut |_| ())
}

#[track_caller]
fn loaded(files: Vec<SourceFile>) -> Loaded {
    match opened(files) {
        Ok(Opened::Model(loaded)) => *loaded,
        other => panic!("expected a model, found {other:?}"),
    }
}

#[track_caller]
fn concepts(files: Vec<SourceFile>) -> Vec<Concept> {
    match opened(files) {
        Ok(Opened::Concepts(concepts)) => concepts,
        other => panic!("expected concepts, found {other:?}"),
    }
}

/// The error of opening one file with these bytes.
#[track_caller]
fn error(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    match opened(vec![SourceFile::from_bytes(name, bytes.into())]) {
        Err(error) => error.to_string(),
        Ok(opened) => panic!("expected an error, found {opened:?}"),
    }
}

#[track_caller]
fn assert_says(error: &str, parts: &[&str]) {
    for part in parts {
        assert!(error.contains(part), "{error:?} does not say {part:?}");
    }
}

/// The bytes of a fixture.
fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{ROOT}/tests/data/formats/{name}")).expect(name)
}
