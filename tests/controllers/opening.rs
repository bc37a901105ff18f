//! Files, sessions and workers that die.

use formats::Rows;
use reactive_graph::{graph::untrack, prelude::*};
use session::{
    context_set::contexts_in,
    controller::{Given, News, OnScreen, OwnData},
    permalink::{Link, ModelReference, NamedFile, SavedSession},
    protocol::{FileReference, Source, ToPage},
};
use theory::model::{NamedDirection, Toy};

use super::{Page, browser::WORKERS, shift, vectors};

#[test]
fn files_are_opened_and_opened_again_with_fewer_tokens_in_the_same_place() {
    let page = Page::new();
    page.give(vec![vectors("own.csv")]);
    assert_eq!(page.opener.files_of(page.library.active().id).len(), 1);
    assert_eq!(page.library.models().len(), 1);
    page.opener.reopen_with(Rows::First(2));
    page.settle();
    let model = page.library.active().model.get_untracked().expect("a model");
    assert_eq!((model.card.tokens.len(), page.library.models().len()), (2, 1));
    let tables = page.library.active().tables.get_untracked().expect("a choice of rows");
    assert_eq!(tables.rows, Some(Rows::First(2)));
}

#[test]
fn columns_that_were_taken_for_something_else_are_corrected_and_a_link_says_so() {
    use theory::model::ColumnRole::{self, Component, Extra, Label};
    let page = Page::new();
    let table = b"word,x,y,count\na,1,2,7\nb,3,5,8\nc,-1,4,9\n".to_vec();
    page.give(vec![("own.csv".into(), table.clone())]);
    let roles = || -> Vec<ColumnRole> {
        let model = page.library.active().model.get_untracked().expect("a model");
        model.card.provenance.columns.iter().map(|column| column.role).collect()
    };
    assert_eq!(roles(), [Label, Component, Component, Extra]);
    page.opener.reopen_with_columns(vec![Label, Component, Extra, Component]);
    page.settle();
    assert_eq!(roles(), [Label, Component, Extra, Component]);
    let first = page.library.active().model.get_untracked().map(|model| model.card.d);
    assert_eq!((first, page.library.models().len()), (Some(2), 1));
    let link = page.library.active().snapshot();
    let tables = link.tables.clone().expect("a choice of columns");
    assert_eq!(tables.columns, [Label, Component, Extra, Component]);
    let other = Page::new();
    other.library.go_to(link.clone(), &[]);
    other.give(vec![("own.csv".into(), table)]);
    assert_eq!(other.library.active().snapshot(), link);
}

#[test]
fn a_file_that_cannot_be_read_leaves_what_is_open_and_says_why() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let name = page.name();
    page.give(vec![("broken.npy".into(), b"no numbers".to_vec())]);
    assert!(page.library.page.error.get_untracked().is_some_and(|e| e.contains("broken.npy")));
    assert_eq!(page.name(), name);
}

#[test]
fn a_worker_that_dies_is_followed_by_one_without_the_last_step() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.library.active().add(shift(1));
    page.library.active().add(shift(2));
    page.settle();
    let hears = WORKERS.with_borrow(|all| all.last().map(|worker| worker.hears.clone()));
    hears.expect("a worker")(News::Died("out of memory".into()));
    page.settle();
    assert_eq!((page.steps(), page.library.models().len()), (1, 1));
    assert!(page.library.page.error.get_untracked().is_some_and(|e| e.contains("out of memory")));
}

#[test]
fn a_worker_that_dies_while_it_reads_is_an_error_and_nothing_else() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.opener.open(Source::Toy(Toy::Space));
    let hears = WORKERS.with_borrow(|all| all.last().map(|worker| worker.hears.clone()));
    hears.expect("a worker")(News::Died("a trap".into()));
    assert!(page.library.opening.reading.with_untracked(Option::is_none));
    assert!(page.library.page.error.get_untracked().is_some_and(|e| e.contains("a trap")));
    assert_eq!(page.library.models().len(), 1);
}

#[test]
fn a_saved_session_brings_its_files_along() {
    let page = Page::new();
    page.give(vec![vectors("own.csv")]);
    page.library.active().add(shift(3));
    let link = page.library.active().snapshot();
    let saved =
        SavedSession { link: link.clone(), files: vec![vectors("own.csv")], companion: Vec::new() };
    let text = saved.to_json().expect("a session").into_bytes();
    let other = Page::new();
    other.opener.take(Given::Session("s.json".into(), text));
    other.settle();
    assert_eq!(other.library.active().snapshot(), link);
    other.opener.take(Given::Session("s.json".into(), b"{".to_vec()));
    assert!(other.library.page.error.get_untracked().is_some_and(|e| e.starts_with("s.json: ")));
}

#[test]
fn what_is_on_screen_is_taken_away_with_the_data_that_nobody_else_has() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    assert!(!page.library.shows_own_data());
    assert_eq!(OnScreen::now(page.opener).own_data(), [OwnData::None]);
    page.open(Source::Text("a 1 2\nb 3 4\n".into()));
    let text = ("pasted.txt".to_string(), b"a 1 2\nb 3 4\n".to_vec());
    assert_eq!(OnScreen::now(page.opener).own_data(), [OwnData::Text(text.clone())]);
    let session = OnScreen::now(page.opener).session(vec![vec![text.clone()]]);
    let named = ModelReference::Files(vec![FileReference::of(&text)]);
    assert_eq!((session.link.model, session.files), (Some(named), vec![text]));
    page.give(vec![vectors("own.csv")]);
    assert!(page.library.shows_own_data());
    let on_screen = OnScreen::now(page.opener);
    assert_eq!(on_screen.own_data(), [OwnData::Files(vec![vectors("own.csv")])]);
    assert_eq!((on_screen.name(), on_screen.title()), (page.name(), page.name()));
    let course = on_screen.unanswered().session(Vec::new());
    assert_eq!(course.link.record, Some(session::record::Record::default()));
}

#[test]
fn a_saved_session_brings_directions_along_that_joined_the_model() {
    let page = Page::new();
    page.give(vec![vectors("own.csv")]);
    let happy = |vector| NamedDirection { name: "happy, layer 3".into(), vector };
    page.library.handle(ToPage::Directions(vec![happy(vec![0.25, -1.0 / 3.0])]));
    page.settle();
    let link = page.library.whole_snapshot();
    assert_eq!(link.directions, [happy(vec![0.25, -1.0 / 3.0])]);
    assert_eq!(link.choice.direction.as_deref(), Some("happy, layer 3"));
    assert!(link.clone().for_address().directions.is_empty());
    let opened = |link: &Link| {
        let files = vec![vectors("own.csv")];
        let saved = SavedSession { link: link.clone(), files, companion: Vec::new() };
        let text = saved.to_json().expect("a session").into_bytes();
        let other = Page::new();
        other.opener.take(Given::Session("s.json".into(), text));
        other.settle();
        other
    };
    let other = opened(&link);
    assert_eq!(other.library.whole_snapshot(), link);
    let active = other.library.active();
    let model = active.model.get_untracked().expect("a model");
    let query = active.choice.with_untracked(|choice| choice.query(&model, &[]));
    assert_eq!(query.vector, [0.25, -1.0 / 3.0]);
    let axes = active.stage.view.get_untracked().map(|view| view.axis_names[0].clone());
    assert_eq!(axes.map(|names| names[0].clone()).as_deref(), Some("happy, layer 3"));
    // Of another width they are left out, and it is said.
    let wide = opened(&Link { directions: vec![happy(vec![1.0; 3])], ..link });
    let text = wide.library.page.error.get_untracked().unwrap_or_default();
    assert!(text.contains("directions of 3 numbers"), "{text}");
    assert!(wide.library.whole_snapshot().directions.is_empty());
}

#[test]
fn all_tokens_of_the_file_are_counted_by_a_worker_of_its_own() {
    use session::workspace::Counting;
    let page = Page::new();
    page.give(vec![vectors("own.csv")]);
    page.opener.reopen_with(Rows::First(2));
    page.settle();
    page.opener.count_all();
    page.settle();
    assert_eq!(page.library.active().known.counting.get_untracked(), Counting::All(4));
}

#[test]
fn a_text_that_comes_while_contexts_are_computed_is_contexts_and_can_be_opened_instead() {
    let page = Page::new();
    let read = |path: &str, name: &str| -> NamedFile {
        (name.into(), std::fs::read(format!("tests/data/lm/{path}")).expect("a fixture"))
    };
    page.open(Source::Toy(Toy::Plane));
    assert!(!page.opener.computes_contexts());
    page.give(vec![
        read("llama/config.json", "config.json"),
        read("llama/model.safetensors", "model.safetensors"),
        read("tokenizer/llama.tokenizer.json", "tokenizer.json"),
    ]);
    assert!(page.opener.computes_contexts());
    let workspace = page.library.active();
    let contexts = || workspace.inference.set.with_untracked(|set| set.present().contexts.len());
    let text = "The sky is blue\tweather\nA tree is\n";
    let file: NamedFile = ("list.txt".into(), text.into());
    let set = contexts_in(text.as_bytes()).expect("contexts");
    page.opener.take(Given::Contexts(set, vec![FileReference::of(&file)], vec![file]));
    assert_eq!((contexts(), page.library.active().id), (2, workspace.id));
    let taken = untrack(|| page.opener.taken()).expect("it is said");
    assert_eq!((taken.name.as_str(), taken.contexts), ("list.txt", 2));
    page.opener.open_instead();
    page.settle();
    assert_eq!((contexts(), untrack(|| page.opener.taken())), (0, None), "taken back");
    assert!(page.library.page.error.get_untracked().is_some_and(|e| e.contains("list.txt")));
    page.opener.take_text("The sky is\nA tree is\nIn June the\n".into());
    assert_eq!(contexts(), 3, "what is pasted, too");
    page.opener.take_text("king 1 2\nqueen 3 4\n".into());
    page.settle();
    assert_ne!(page.library.active().id, workspace.id, "vectors are a model");
}
