//! Session ↔ link, on toy models that answer in this process.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use formats::{Loaded, Opened, Rows, Selection, SourceFile};
use nalgebra::Matrix2;
use picture::scene::{
    NameKey, OwnName, PointKind, PointRef, ProjectionChoice, Theme, VisiblePoints,
};
use reactive_graph::{owner::Owner, prelude::*};
use session::{
    bundled,
    choice::{Aim, FigureNames},
    engine::Engine,
    library::Library,
    open_model::TokenRef,
    permalink::{Link, ModelReference, TableChoice},
    protocol::{FileReference, Source, ToPage, ToWorker, view},
    workspace::{Channel, Workspace},
};
use theory::{
    model::Toy,
    transform::{Action, Side},
};

use super::text::overrides;

/// An engine in this process: answers wait until they are delivered, as those of a worker do.
#[derive(Clone, Default)]
struct Postbox {
    engine: Rc<RefCell<Engine>>,
    answers: Rc<RefCell<VecDeque<ToPage>>>,
}

impl Channel for Postbox {
    fn post(&self, message: ToWorker) {
        let answer = self.engine.borrow_mut().handle(message);
        self.answers.borrow_mut().extend(answer);
    }
}

/// A page without a browser.
pub struct Page {
    pub library: Library,
    postbox: Postbox,
    _owner: Owner,
}

impl Page {
    pub fn new() -> Self {
        let owner = Owner::new();
        owner.set();
        Self { library: Library::new(), postbox: Postbox::default(), _owner: owner }
    }

    /// What is on screen.
    pub fn shown(&self) -> Workspace {
        self.library.active()
    }

    pub fn error(&self) -> Option<String> {
        self.library.page.error.get_untracked()
    }

    pub fn open(&self, source: Source) {
        let toy = if let Source::Toy(toy) = source { toy } else { Toy::Plane };
        let model = toy.model().expect("a toy is a model");
        let tokens_in_file = model.g().len() as u64;
        self.open_loaded(source, Loaded { model, concepts: toy.concepts(), tokens_in_file });
    }

    /// Opens a model that comes with the page, with the lists of pairs that do.
    pub fn open_bundled(&self, path: &str) {
        let read = |path: &str| std::fs::read(format!("public/{path}")).expect(path);
        let concepts = String::from_utf8(read("models/concepts.tsv")).expect("text");
        self.library.set_shipped_concepts(&concepts);
        let file = SourceFile::from_bytes(path, read(path));
        let opened = formats::open(vec![file], &Selection::default(), &mut |_| {});
        let Ok(Opened::Model(loaded)) = opened else { unreachable!("{path} is a model") };
        self.open_loaded(Source::Bundled(path.into()), *loaded);
    }

    fn open_loaded(&self, source: Source, loaded: Loaded) {
        let id = self.library.begin(source, Rc::new(self.postbox.clone()));
        let card = self.postbox.engine.borrow_mut().open(id, loaded);
        self.library.handle(ToPage::Opened(Box::new(card)));
        self.settle();
    }

    /// Opens what a link asks for, and the stand-in where it asks for a file.
    pub fn follow(text: &str) -> Self {
        let page = Self::new();
        let source = page.library.follow(text);
        page.open(source.unwrap_or_else(stand_in));
        page
    }

    pub fn settle(&self) {
        loop {
            let answer = self.postbox.answers.borrow_mut().pop_front();
            let Some(answer) = answer else { break };
            self.library.handle(answer);
        }
    }

    fn figures(&self) -> Vec<(String, &'static str, Option<f64>, Option<f64>)> {
        let rows = self.shown().board.rows.get_untracked();
        rows.into_values().map(|row| (row.id, row.verdict.word(), row.before, row.after)).collect()
    }
}

/// Moves are composed along another way than the hand took: equal up to rounding.
const ROUNDING: f64 = 1e-12;

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= ROUNDING * a.abs().max(b.abs()).max(1.0),
        _ => a == b,
    }
}

fn stand_in() -> Source {
    Source::Bundled(bundled::models()[0].0.into())
}

fn bent() -> Matrix2<f64> {
    Matrix2::new(1.7, 0.3, -0.1, 0.6)
}

/// A page where something of everything was changed.
fn changed() -> Page {
    let page = Page::new();
    page.open(Source::Toy(Toy::Hidden));
    let session = page.shown();
    session.add_own_pair("cat", "cats");
    session.add_own_pair("very", "most");
    session.choose_pair(0, (8, 9));
    session.choose_pair(1, (0, 1));
    session.add(Action::HiddenF { size: 0.5, seed: u64::MAX });
    session.bend(&bent());
    session.set_look(|look| {
        (look.shown, look.projection, look.ghosts) =
            (VisiblePoints::Both, ProjectionChoice::TwoDirections, true)
    });
    session.set_threshold("cosine", Some(0.1 + 0.2));
    session.open_row("cosine", true);
    session.show_more(theory::property::Class::OnlyRotations, true);
    session.set_context(3);
    session.set_contexts(|contexts| contexts.strength = -0.75);
    session.page.theme.set(Theme::Dark);
    session.choose(|choice| {
        (choice.side, choice.other) = (Some(Side::Both), Some("plural".into()));
    });
    session.toggle_pin(PointRef { kind: PointKind::Contexts, index: 2 });
    let name = |text: &str, away: Option<[f64; 2]>| OwnName {
        key: NameKey { text: text.into(), nth: 0 },
        hidden: away.is_none(),
        away,
    };
    let plots = vec![Vec::new(), vec![name("cats", Some([1.5, -0.25])), name("cat", None)]];
    session.name_figure(Some(FigureNames { of: "story".into(), plots }));
    page.settle();
    page
}

#[test]
fn a_link_brings_back_the_session() {
    let link = changed().shown().snapshot();
    let reopened = Page::follow(&link.to_text().unwrap());
    assert_eq!(reopened.shown().snapshot(), link);
    assert_eq!(reopened.error(), None);
}

#[test]
fn names_of_a_figure_that_no_drawing_can_have_are_left_out() {
    let name = r#"{"key":{"text":"cat","nth":0},"hidden":false,"away":[1,2]}"#;
    let names = |count: usize| vec![name; count].join(",");
    let text = |plots: &str| {
        overrides(&format!(
            r#"{{"model":{{"Toy":"Plane"}},"context":2,"figure":{{"of":"both","plots":[{plots}]}}}}"#
        ))
    };
    let figure = |plots: &str| Page::follow(&text(plots)).shown().snapshot().choice.figure;
    assert!(figure(&format!("[{}]", names(3))).is_some());
    for plots in [String::new(), "[],[]".into(), format!("[{}]", names(2_000))] {
        assert_eq!(figure(&plots), None);
    }
}

#[test]
fn a_link_brings_back_the_figures_of_the_board() {
    let page = changed();
    let reopened = Page::follow(&page.shown().snapshot().to_text().unwrap());
    assert!(page.figures().len() > 10);
    for (again, first) in reopened.figures().into_iter().zip(page.figures()) {
        assert_eq!((&again.0, again.1), (&first.0, first.1));
        assert!(
            close(again.2, first.2) && close(again.3, first.3),
            "{again:?} instead of {first:?}"
        );
    }
}

#[test]
fn a_link_brings_back_the_picture() {
    let page = changed();
    let reopened = Page::follow(&page.shown().snapshot().to_text().unwrap());
    assert!(page.shown().stage.view.with_untracked(Option::is_some));
    assert_eq!(
        reopened.shown().stage.view.get_untracked(),
        page.shown().stage.view.get_untracked()
    );
}

#[test]
fn a_link_written_by_hand_bends_by_its_matrix() {
    let text = overrides(
        r#"{"model":{"Toy":"Plane"},"pairs":[["easy","easiest"],["big","biggest"]],"steps":[{"id":7,"enabled":true,
        "action":{"Linear":{"on":"Gauge","matrix":{"Plane":{"plane":{"ConceptPair":{"a":[0,1],"b":[6,7]}},"t":[2,0.1,0,0.7]}}}}}]}"#,
    );
    let page = Page::follow(&text);
    let live = page.shown().live().unwrap();
    assert_eq!(view::rows(&live.t), [2.0, 0.1, 0.0, 0.7]);
    assert_eq!(page.shown().choice.pairs.get_untracked(), Some([(0, 1), (6, 7)]));
    assert!(
        page.shown().choice.family.get_untracked().is_some(),
        "what is missing stays as the model opens"
    );
}

#[test]
fn a_bad_part_is_reported_and_the_rest_restored() {
    let page =
        Page::follow(&overrides(r#"{"model":{"Toy":"Space"},"context":2,"steps":[{"id":1}]}"#));
    assert_eq!(page.shown().choice.context.get_untracked(), 2);
    let error = page.error().unwrap();
    assert!(error.contains("“steps” was left out"), "{error}");
}

#[test]
fn damaged_text_opens_the_first_model_and_says_so() {
    let page = Page::follow("#v1.???");
    assert!(page.shown().model.with_untracked(Option::is_some));
    assert!(page.error().unwrap().contains("damaged"));
}

#[test]
fn words_rows_and_names_that_are_not_there_are_reported_or_skipped() {
    let page = Page::follow(&overrides(
        r#"{"model":{"Toy":"Plane"},"family":"planets","pairs":[["easy","sun"],["big","biggest"]],"context":99,
        "pinned":[{"kind":"Tokens","index":9999}],"open":["no-such-row"],"thresholds":{"no-such-row":1},"contexts":{"relation":99,"positive":"nobody"}}"#,
    ));
    let error = page.error().unwrap();
    assert!(error.contains("planets") && error.contains("“sun”"), "{error}");
    assert_eq!(page.shown().choice.context.get_untracked(), 0);
    assert!(page.shown().choice.with_untracked(|choice| choice.open.is_empty()));
    assert!(page.shown().choice.pinned.get_untracked().is_empty());
}

#[test]
fn steps_for_other_labels_are_left_out() {
    let link = changed().shown().snapshot();
    let page = Page::follow(&Link { labels: Some(1), ..link }.to_text().unwrap());
    assert!(page.shown().moves.steps.with_untracked(|steps| steps.present().is_empty()));
    assert!(page.error().unwrap().contains("steps were left out"));
}

#[test]
fn padding_beyond_memory_is_left_out() {
    let step = r#"{"id":1,"enabled":true,"action":{"Pad":{"to":1000000000000}}}"#;
    let page =
        Page::follow(&overrides(&format!(r#"{{"model":{{"Toy":"Plane"}},"steps":[{step}]}}"#)));
    assert!(page.error().unwrap().contains("memory"));
}

#[test]
fn a_bundled_model_that_this_page_lacks_is_not_fetched() {
    let page = Page::new();
    let text = overrides(r#"{"model":{"Bundled":"https://example.org/x.safetensors"}}"#);
    assert_eq!(page.library.follow(&text), None);
    page.open(stand_in());
    assert!(page.error().unwrap().contains("does not come with this page"));
}

fn reference(size: u64, sum: Option<u32>) -> Vec<FileReference> {
    vec![FileReference { name: "mine.npz".into(), size, sum }]
}

fn file(size: u64) -> Source {
    Source::Files(reference(size, Some(7)))
}

/// A link to a model from a file of 12 bytes, bent.
fn link_to_a_file() -> Link {
    let page = Page::new();
    page.open(file(12));
    page.shown().bend(&bent());
    page.shown().snapshot()
}

#[test]
fn a_link_to_a_file_asks_for_it_and_is_restored_when_it_is_opened() {
    let link = link_to_a_file();
    let page = Page::follow(&link.to_text().unwrap());
    assert!(page.error().unwrap().contains("mine.npz (12 bytes)"));
    assert!(page.library.awaits_file(&page.shown().snapshot()));
    assert_eq!(page.library.asked_file().as_deref(), Some("mine.npz"));
    page.open(file(12));
    assert_eq!(page.shown().snapshot(), link);
    assert_eq!(page.library.asked_file(), None);
    assert_eq!(page.error(), None);
}

#[test]
fn a_link_to_many_files_names_some_and_counts_the_others() {
    let page = Page::new();
    let named =
        |name: &str| FileReference { name: name.into(), ..reference(12, Some(7))[0].clone() };
    page.open(Source::Files(["a", "b", "c", "d", "e"].map(named).into()));
    page.shown().bend(&bent());
    let link = page.shown().snapshot();
    let page = Page::follow(&link.to_text().unwrap());
    assert_eq!(page.library.asked_file().as_deref(), Some("a, b, c, +2"));
}

#[test]
fn a_file_of_another_size_is_not_taken_for_the_linked_one() {
    let page = Page::follow(&link_to_a_file().to_text().unwrap());
    page.open(file(13));
    assert!(page.shown().moves.steps.with_untracked(|steps| steps.present().is_empty()));
    assert!(page.error().unwrap().contains("mine.npz (13 bytes)"));
}

#[test]
fn a_file_of_the_same_size_with_another_content_is_not_taken_for_the_linked_one() {
    let page = Page::follow(&link_to_a_file().to_text().unwrap());
    page.open(Source::Files(reference(12, Some(8))));
    assert!(page.shown().moves.steps.with_untracked(|steps| steps.present().is_empty()));
    assert!(page.error().unwrap().contains("another content"));
}

#[test]
fn a_link_without_checksum_takes_a_file_of_the_same_name_and_size() {
    let link = link_to_a_file();
    let old = Link { model: Some(ModelReference::Files(reference(12, None))), ..link.clone() };
    let page = Page::follow(&old.to_text().unwrap());
    page.open(file(12));
    assert_eq!(page.shown().snapshot().choice.steps, link.choice.steps);
}

#[test]
fn a_link_says_which_tables_and_rows_its_files_were_read_for() {
    let selection =
        Selection { g: Some("output".into()), rows: Rows::First(500), ..Selection::default() };
    let tables = TableChoice::of(&selection);
    let link = Link { tables: tables.clone(), ..link_to_a_file() };
    let page = Page::follow(&link.to_text().unwrap());
    assert_eq!(page.library.tables_wanted(&reference(12, Some(7))), tables);
    assert_eq!(page.library.tables_wanted(&reference(12, Some(8))), None);
    assert_eq!(TableChoice::of(&Selection { rows: Rows::Ask, ..Selection::default() }), None);
}

#[test]
fn the_camera_belongs_to_the_projection_it_was_moved_in() {
    let page = changed();
    let aim = Aim { centre: [0.5, -0.25], extent: 1.5 };
    page.shown()
        .stage
        .aim
        .set(Some((page.shown().stage.view.get_untracked().unwrap().key.projection.clone(), aim)));
    let link = page.shown().snapshot();
    assert_eq!(link.choice.camera, Some(aim));
    let reopened = Page::follow(&link.to_text().unwrap());
    assert_eq!(reopened.shown().snapshot(), link);
    reopened.shown().set_look(|look| look.projection = ProjectionChoice::Pca);
    assert_eq!(reopened.shown().snapshot().choice.camera, None);
}

#[test]
fn a_link_without_a_look_shows_the_plane_that_it_always_showed() {
    let projection = |page: &Page| page.shown().choice.look.get_untracked().projection;
    let mut link = changed().shown().snapshot();
    (link.choice.look, link.choice.camera) = (None, None);
    let reopened = Page::follow(&link.to_text().unwrap());
    assert_eq!(projection(&reopened), ProjectionChoice::ConceptPlane);
    let fresh = Page::new();
    fresh.open(Source::Toy(Toy::Hidden));
    assert_eq!(projection(&fresh), ProjectionChoice::TwoDirections);
}

#[test]
fn going_back_to_a_link_is_an_undo() {
    let page = changed();
    let before = page.shown().snapshot();
    page.shown().bend_within_limit(&Matrix2::identity());
    page.shown().add(Action::Minimal);
    let steps = page.shown().moves.steps.get_untracked();
    assert_eq!(page.library.follow(&before.to_text().unwrap()), None);
    assert_eq!(page.shown().snapshot(), before);
    page.shown().undo();
    assert_eq!(page.shown().moves.steps.with_untracked(|s| s.present().clone()), *steps.present());
}

#[test]
fn a_token_with_a_repeated_label_is_named_by_its_row() {
    let word = TokenRef::Row("the".into(), 7);
    assert_eq!(serde_json::to_string(&word).unwrap(), r#"["the",7]"#);
}
