//! Kinds of files that another file names: tables and names of an Embedding Projector's config.

use crate::{contents::raw::Embedding, kind::FileKind, source::input::Files, text::projector};

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
