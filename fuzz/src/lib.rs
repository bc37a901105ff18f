//! What all fuzz targets do: open bytes under a name, in every way that rows can be chosen.
#![forbid(unsafe_code)]

use formats::{FileKind, Opened, Part, Rows, Selection, SourceFile, detect, open, sum};
use libfuzzer_sys::Corpus;

/// Bytes that vectors may take, so that a fuzzer's own memory limit means something.
const BUDGET: u64 = 1 << 20;

/// Opens one file if it is of a kind that `wanted` accepts; the fuzzer is to forget all others.
pub fn read(name: &str, bytes: &[u8], wanted: fn(FileKind) -> bool) -> Corpus {
    if !wanted(detect(name, bytes)) {
        return Corpus::Reject;
    }
    read_all(&[(name, bytes)]);
    Corpus::Keep
}

/// Opens files together, whatever they are, and answers a choice among tables with each of them.
pub fn read_all(files: &[(&str, &[u8])]) {
    let words = || vec!["easy".to_string()];
    let by_word = [Rows::InConcepts, Rows::Listed(words()), Rows::Matching(Part::Anywhere, words())];
    for rows in [Rows::Fit, Rows::Ask, Rows::First(2)].into_iter().chain(by_word) {
        let selection = Selection { rows, words: vec!["lucky".into()], budget: Some(BUDGET), ..Selection::default() };
        for candidate in names_to_choose(files, &selection) {
            let (f, g) = (Some(candidate.clone()), Some(candidate));
            attempt(files, &Selection { g, ..selection.clone() });
            attempt(files, &Selection { f, ..selection.clone() });
        }
    }
}

fn names_to_choose(files: &[(&str, &[u8])], selection: &Selection) -> Vec<String> {
    match attempt(files, selection) {
        Some(Opened::Choice(candidates)) => candidates.into_iter().take(4).map(|candidate| candidate.name).collect(),
        _ => Vec::new(),
    }
}

fn attempt(files: &[(&str, &[u8])], selection: &Selection) -> Option<Opened> {
    let sources = || files.iter().map(|(name, bytes)| SourceFile::from_bytes(*name, bytes.to_vec())).collect();
    drop(sum(sources(), selection, &mut |_| ()));
    open(sources(), selection, &mut |_| ()).ok()
}
