//! Kinds of files that the files beside them tell: tables and names of an Embedding Projector's
//! config, and lists of names beside nothing that has names.

use crate::{
    contents::raw::Embedding,
    kind::{file_kind::FileKind, sniff::table_of_numbers},
    source::{head::head_from, input::Files},
    text::projector,
};

/// Columns of numbers that one file alone must have for a table in spite of its name: tokens may
/// come with a number and a count.
const SURE: usize = 3;

/// Sets the kinds of those texts that a config names as tables or as the names of their rows.
pub(crate) fn set_named(files: &mut Files, kinds: &mut [FileKind]) {
    for config in 0..kinds.len() {
        if kinds[config] != FileKind::ProjectorConfig {
            continue;
        }
        let Ok(contents) = projector::read_config(&mut files.input(config)) else { continue };
        for Embedding { tensor_path, metadata_path, .. } in contents.embeddings {
            set(files, kinds, &tensor_path, FileKind::Table(b'\t'));
            if let Some(path) = metadata_path {
                set(files, kinds, &path, FileKind::Names);
            }
        }
    }
}

/// Sets the kinds of those that are called lists of names, and lie beside nothing that they could
/// be the names of, where they have columns of numbers: `tokens.csv` with the vectors of its
/// tokens.
pub(crate) fn set_lists_alone(files: &mut Files, kinds: &mut [FileKind]) {
    if kinds.iter().any(|kind| *kind != FileKind::Names) {
        return;
    }
    let least = if kinds.len() == 1 { SURE } else { 2 };
    for (file, kind) in kinds.iter_mut().enumerate() {
        let head = head_from(&mut files.input(file), 0);
        if let Some(table) = head.ok().and_then(|head| table_of_numbers(&head, least)) {
            *kind = table;
        }
    }
}

/// Sets the kind of the file at the end of a path, if it is text.
fn set(files: &Files, kinds: &mut [FileKind], path: &str, kind: FileKind) {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let text = [
        FileKind::Names,
        FileKind::Glove,
        FileKind::Word2vecText,
        FileKind::Table(b'\t'),
        FileKind::Pairs(b'\t'),
    ];
    let at = (0..kinds.len()).find(|&file| files.name(file) == name);
    if let Some(kind_of) = at.map(|at| &mut kinds[at]).filter(|kind| text.contains(kind)) {
        *kind_of = kind;
    }
}
