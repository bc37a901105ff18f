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
