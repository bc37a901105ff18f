//! The kinds of files and what the page tells the system of them.

use std::collections::BTreeSet;

use formats::FileKind;

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
