//! Links that earlier builds made.

use reactive_graph::prelude::*;
use session::{
    permalink::{Link, ModelReference},
    protocol::Source,
};

use super::session::Page;

/// Every link of the folder, by name.
fn links() -> Vec<(String, String)> {
    let files = std::fs::read_dir("tests/data/links").expect("the folder of links");
    let mut links: Vec<_> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).expect("a link"))
        })
        .collect();
    links.sort();
    links
}

#[test]
fn links_of_earlier_builds_are_read_whole_and_written_the_same() {
    assert!(links().len() >= 12);
    for (name, text) in links() {
        let (link, bad) = Link::from_text(&text).expect(&name);
        assert_eq!(bad, Vec::new(), "{name}");
        assert_eq!(link.to_text().expect(&name), text.trim(), "{name}");
    }
}

#[test]
fn links_of_earlier_builds_bring_back_what_was_chosen() {
    for (name, text) in links() {
        let (link, _) = Link::from_text(&text).expect(&name);
        let page = match &link.model {
            Some(ModelReference::Files(files)) => {
                let page = Page::new();
                assert_eq!(page.library.follow(&text), None, "{name}");
                page.open(Source::Files(files.clone()));
                page
            }
            Some(ModelReference::Bundled(path)) => {
                let page = Page::new();
                let asked = page.library.follow(&text);
                assert_eq!(asked, Some(Source::Bundled(path.clone())), "{name}");
                page.open_bundled(path);
                page
            }
            _ => Page::follow(&text),
        };
        let again = page.library.snapshot();
        assert_eq!(page.error(), None, "{name}");
        // A lesson's link shows a part of a choice: what it leaves open is as the model opens.
        if link.labels.is_some() {
            assert_eq!(again, link, "{name}");
        } else {
            assert_eq!(again.choice.steps.len(), link.choice.steps.len(), "{name}");
            assert_eq!(again.choice.open, link.choice.open, "{name}");
        }
        assert!(page.shown().stage.view.with_untracked(Option::is_some), "{name}");
    }
}
