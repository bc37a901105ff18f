//! Session ↔ link, on toy models that answer in this process.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use formats::{Loaded, Rows, Selection};
use nalgebra::Matrix2;
use picture::scene::{Kind, PointRef, ProjectionChoice, Theme, VisiblePoints};
use reactive_graph::{owner::Owner, prelude::*};
use session::{
    permalink::{Aim, Link, ModelReference, TableChoice, TokenRef},
    state::{Ask, Session},
    worker::{Engine, FileReference, Request, Response, Source, ToPage, view},
};
use theory::{
    model::Toy,
    transform::{Action, Side},
};

use super::text::overrides;

/// An engine in this process: answers wait until they are delivered, as those of a worker do.
#[derive(Clone, Default)]
struct Desk {
    engine: Rc<RefCell<Option<Engine>>>,
    answers: Rc<RefCell<VecDeque<Response>>>,
}

impl Ask for Desk {
    fn ask(&self, request: &Request) {
        if let Some(engine) = self.engine.borrow_mut().as_mut() {
            self.answers.borrow_mut().push_back(engine.answer(request));
        }
    }
}

/// A page without a browser.
struct Page {
    session: Session,
    desk: Desk,
    _owner: Owner,
}

impl Page {
    fn new() -> Self {
        let owner = Owner::new();
        owner.set();
        Self { session: Session::new(), desk: Desk::default(), _owner: owner }
    }

    fn open(&self, source: Source) {
        let toy = if let Source::Toy(toy) = source { toy } else { Toy::Plane };
        let model = toy.model().expect("a toy is a model");
        let tokens_in_file = model.g().len() as u64;
        let engine = Engine::new(Loaded { model, concepts: toy.concepts(), tokens_in_file });
        let card = engine.card();
        *self.desk.engine.borrow_mut() = Some(engine);
        self.desk.answers.borrow_mut().clear();
        self.session.begin(source, Rc::new(self.desk.clone()));
        self.session.hear(ToPage::Opened(Box::new(card)));
        self.settle();
    }

    /// Opens what a link asks for, and the stand-in where it asks for a file.
    fn follow(text: &str) -> Self {
        let page = Self::new();
        let source = page.session.follow(text);
        page.open(source.unwrap_or_else(stand_in));
        page
    }

    fn settle(&self) {
        loop {
            let answer = self.desk.answers.borrow_mut().pop_front();
            let Some(answer) = answer else { break };
            self.session.receive(answer);
        }
    }

    fn figures(&self) -> Vec<(String, &'static str, Option<f64>, Option<f64>)> {
        let rows = self.session.board.get_untracked();
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
    Source::Bundled(session::state::bundled()[0].0.into())
}

fn bent() -> Matrix2<f64> {
    Matrix2::new(1.7, 0.3, -0.1, 0.6)
}

/// A page where something of everything was changed.
fn changed() -> Page {
    let page = Page::new();
    page.open(Source::Toy(Toy::Hidden));
    let session = &page.session;
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
    session.theme.set(Theme::Dark);
    session.side.set(Side::Both);
    session.other_family.set(Some("plural".into()));
    session.toggle_pin(PointRef { kind: Kind::Contexts, index: 2 });
    page.settle();
    page
}

#[test]
fn a_link_brings_back_the_session() {
    let link = changed().session.snapshot();
    let reopened = Page::follow(&link.to_text().unwrap());
    assert_eq!(reopened.session.snapshot(), link);
    assert_eq!(reopened.session.error.get_untracked(), None);
}

#[test]
fn a_link_brings_back_the_figures_of_the_board() {
    let page = changed();
    let reopened = Page::follow(&page.session.snapshot().to_text().unwrap());
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
    let reopened = Page::follow(&page.session.snapshot().to_text().unwrap());
    assert!(page.session.view.with_untracked(Option::is_some));
    assert_eq!(reopened.session.view.get_untracked(), page.session.view.get_untracked());
}

#[test]
fn a_link_written_by_hand_bends_by_its_matrix() {
    let text = overrides(
        r#"{"model":{"Toy":"Plane"},"pairs":[["easy","easiest"],["big","biggest"]],"steps":[{"id":7,"enabled":true,
        "action":{"Linear":{"on":"Gauge","matrix":{"Plane":{"plane":{"ConceptPair":{"a":[0,1],"b":[6,7]}},"t":[2,0.1,0,0.7]}}}}}]}"#,
    );
    let page = Page::follow(&text);
    let live = page.session.live().unwrap();
    assert_eq!(view::rows(&live.t), [2.0, 0.1, 0.0, 0.7]);
    assert_eq!(page.session.pairs.get_untracked(), Some([(0, 1), (6, 7)]));
    assert!(
        page.session.family.get_untracked().is_some(),
        "what is missing stays as the model opens"
    );
}

#[test]
fn a_bad_part_is_reported_and_the_rest_restored() {
    let page =
        Page::follow(&overrides(r#"{"model":{"Toy":"Space"},"context":2,"steps":[{"id":1}]}"#));
    assert_eq!(page.session.context.get_untracked(), 2);
    let error = page.session.error.get_untracked().unwrap();
    assert!(error.contains("“steps” was left out"), "{error}");
}

#[test]
fn damaged_text_opens_the_first_model_and_says_so() {
    let page = Page::follow("#v1.???");
    assert!(page.session.model.with_untracked(Option::is_some));
    assert!(page.session.error.get_untracked().unwrap().contains("damaged"));
}

#[test]
fn words_rows_and_names_that_are_not_there_are_reported_or_skipped() {
    let page = Page::follow(&overrides(
        r#"{"model":{"Toy":"Plane"},"family":"planets","pairs":[["easy","sun"],["big","biggest"]],"context":99,
        "pinned":[{"kind":"Tokens","index":9999}],"open":["no-such-row"],"thresholds":{"no-such-row":1},"contexts":{"relation":99,"positive":"nobody"}}"#,
    ));
    let error = page.session.error.get_untracked().unwrap();
    assert!(error.contains("planets") && error.contains("“sun”"), "{error}");
    assert_eq!(page.session.context.get_untracked(), 0);
    assert!(page.session.open_rows.get_untracked().is_empty());
    assert!(page.session.pinned.get_untracked().is_empty());
}

#[test]
fn steps_for_other_labels_are_left_out() {
    let link = changed().session.snapshot();
    let page = Page::follow(&Link { labels: Some(1), ..link }.to_text().unwrap());
    assert!(page.session.steps.with_untracked(|steps| steps.present().is_empty()));
    assert!(page.session.error.get_untracked().unwrap().contains("steps were left out"));
}

#[test]
fn padding_beyond_memory_is_left_out() {
    let step = r#"{"id":1,"enabled":true,"action":{"Pad":{"to":1000000000000}}}"#;
    let page =
        Page::follow(&overrides(&format!(r#"{{"model":{{"Toy":"Plane"}},"steps":[{step}]}}"#)));
    assert!(page.session.error.get_untracked().unwrap().contains("memory"));
}

#[test]
fn a_bundled_model_that_this_page_lacks_is_not_fetched() {
    let page = Page::new();
    let text = overrides(r#"{"model":{"Bundled":"https://example.org/x.safetensors"}}"#);
    assert_eq!(page.session.follow(&text), None);
    page.open(stand_in());
    assert!(page.session.error.get_untracked().unwrap().contains("does not come with this page"));
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
    page.session.bend(&bent());
    page.session.snapshot()
}

#[test]
fn a_link_to_a_file_asks_for_it_and_is_restored_when_it_is_opened() {
    let link = link_to_a_file();
    let page = Page::follow(&link.to_text().unwrap());
    assert!(page.session.error.get_untracked().unwrap().contains("mine.npz (12 bytes)"));
    assert!(page.session.awaits_file(&page.session.snapshot()));
    page.open(file(12));
    assert_eq!(page.session.snapshot(), link);
    assert_eq!(page.session.error.get_untracked(), None);
}

#[test]
fn a_file_of_another_size_is_not_taken_for_the_linked_one() {
    let page = Page::follow(&link_to_a_file().to_text().unwrap());
    page.open(file(13));
    assert!(page.session.steps.with_untracked(|steps| steps.present().is_empty()));
    assert!(page.session.error.get_untracked().unwrap().contains("mine.npz (13 bytes)"));
}

#[test]
fn a_file_of_the_same_size_with_another_content_is_not_taken_for_the_linked_one() {
    let page = Page::follow(&link_to_a_file().to_text().unwrap());
    page.open(Source::Files(reference(12, Some(8))));
    assert!(page.session.steps.with_untracked(|steps| steps.present().is_empty()));
    assert!(page.session.error.get_untracked().unwrap().contains("another content"));
}

#[test]
fn a_link_without_checksum_takes_a_file_of_the_same_name_and_size() {
    let link = link_to_a_file();
    let old = Link { model: Some(ModelReference::Files(reference(12, None))), ..link.clone() };
    let page = Page::follow(&old.to_text().unwrap());
    page.open(file(12));
    assert_eq!(page.session.snapshot().steps, link.steps);
}

#[test]
fn a_link_says_which_tables_and_rows_its_files_were_read_for() {
    let selection =
        Selection { g: Some("output".into()), rows: Rows::First(500), ..Selection::default() };
    let tables = TableChoice::of(&selection);
    let link = Link { tables: tables.clone(), ..link_to_a_file() };
    let page = Page::follow(&link.to_text().unwrap());
    assert_eq!(page.session.tables_wanted(&reference(12, Some(7))), tables);
    assert_eq!(page.session.tables_wanted(&reference(12, Some(8))), None);
    assert_eq!(TableChoice::of(&Selection { rows: Rows::Ask, ..Selection::default() }), None);
}

#[test]
fn the_camera_belongs_to_the_projection_it_was_moved_in() {
    let page = changed();
    let aim = Aim { centre: [0.5, -0.25], extent: 1.5 };
    page.session
        .aim
        .set(Some((page.session.view.get_untracked().unwrap().key.projection.clone(), aim)));
    let link = page.session.snapshot();
    assert_eq!(link.camera, Some(aim));
    let reopened = Page::follow(&link.to_text().unwrap());
    assert_eq!(reopened.session.snapshot(), link);
    reopened.session.set_look(|look| look.projection = ProjectionChoice::Pca);
    assert_eq!(reopened.session.snapshot().camera, None);
}

#[test]
fn going_back_to_a_link_is_an_undo() {
    let page = changed();
    let before = page.session.snapshot();
    page.session.bend_within_limit(&Matrix2::identity());
    page.session.add(Action::Minimal);
    let steps = page.session.steps.get_untracked();
    assert_eq!(page.session.follow(&before.to_text().unwrap()), None);
    assert_eq!(page.session.snapshot(), before);
    page.session.undo();
    assert_eq!(page.session.steps.with_untracked(|s| s.present().clone()), *steps.present());
}

#[test]
fn a_token_with_a_repeated_label_is_named_by_its_row() {
    let word = TokenRef::Row("the".into(), 7);
    assert_eq!(serde_json::to_string(&word).unwrap(), r#"["the",7]"#);
}
