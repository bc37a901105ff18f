//! The kinds of files and what the page tells the system of them.

use std::collections::BTreeSet;

use formats::{FileKind, detect};

use super::ROOT;

#[test]
fn the_system_opens_the_endings_of_all_kinds_with_the_page() {
    let manifest = format!("{ROOT}/public/manifest.webmanifest");
    let text = std::fs::read_to_string(manifest).expect("the manifest");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let accepted = manifest["file_handlers"][0]["accept"].as_object().expect("an object");
    let endings = accepted.values().flat_map(|endings| endings.as_array().expect("a list"));
    let offered: BTreeSet<&str> =
        endings.filter_map(|ending| ending.as_str()?.strip_prefix('.')).collect();
    let known: BTreeSet<&str> =
        FileKind::ALL.iter().flat_map(|kind| kind.extensions()).copied().collect();
    assert_eq!(offered, known);
}

#[test]
fn the_readme_names_every_kind() {
    let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).expect("the README");
    let about = readme.split("\n## ").find(|part| part.starts_with("Files it opens"));
    // Its words may stand on two lines.
    let words: Vec<&str> = about.expect("a part about files").split_whitespace().collect();
    let about = words.join(" ");
    for kind in FileKind::ALL {
        assert!(!kind.name().is_empty() && about.contains(kind.name()), "{kind:?}");
    }
}

#[test]
fn every_kind_is_in_the_list_once() {
    for (place, kind) in FileKind::ALL.iter().enumerate() {
        assert!(!FileKind::ALL[..place].contains(kind), "{kind:?}");
    }
}

#[test]
fn the_length_of_a_header_is_no_magic_of_another_format() {
    // As a number its first bytes may be those of a pickle, a gzip archive, an OLE document, …
    for length in (512..70_000u64).step_by(8) {
        let head = [&length.to_le_bytes()[..], b"{\"g\":"].concat();
        assert_eq!(detect("g.safetensors", &head), FileKind::Safetensors, "{length}");
    }
    let pickle = b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00{";
    assert!(matches!(detect("g.pt", pickle), FileKind::Unknown(_)));
}
