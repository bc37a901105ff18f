//! What the page does beside showing a workspace, with a browser that is none.
#![cfg(not(target_arch = "wasm32"))]

use std::{cell::RefCell, rc::Rc};

use formats::{Loaded, Opened, Rows, Selection, SourceFile};
use picture::figure::{Colours, Shade};
use reactive_graph::{graph::untrack, owner::Owner, prelude::*, wrappers::read::Signal};
use session::{
    context_set::contexts_in,
    controller::{
        Address, Bar, Browser, Draft, Expected, Given, News, OnScreen, Opener, OwnData, OwnTalk,
        Presenting,
    },
    engine::Engine,
    lesson::{Player, Talk, TalkPart},
    library::Library,
    pair::{Finding, remarks},
    permalink::{Link, ModelReference, NamedFile, PairChoice, SavedSession},
    protocol::{
        Excerpt, FileReference, Fit, FitTarget, ModelId, Opening, Source, Statistics, ToPage,
        ToWorker,
        inference::{FromInference, StateBatch, ToInference},
    },
    training::{Outcome, Phase, Training},
    workspace::{Channel, Plot, Program, Subject},
};
use theory::{
    compare::{Fitted, Sharing},
    model::{NamedDirection, Predictor, Toy},
    transform::{Action, Side},
};

type Hears = Rc<dyn Fn(News)>;

/// A worker in this process: reads files, and keeps what it says until it is delivered.
#[derive(Clone)]
struct Local {
    engine: Rc<RefCell<Engine>>,
    queue: Rc<RefCell<Vec<ToPage>>>,
    hears: Hears,
}

impl Channel for Local {
    fn post(&self, message: ToWorker) {
        let answer = self.engine.borrow_mut().handle(message);
        self.queue.borrow_mut().extend(answer);
    }
}

impl Local {
    fn deliver(&self) {
        loop {
            let messages: Vec<ToPage> = self.queue.borrow_mut().drain(..).collect();
            if messages.is_empty() {
                return;
            }
            messages.into_iter().for_each(|message| (self.hears)(News::Message(message)));
        }
    }
}

/// A program that opens a language model and answers nothing more.
struct Deaf;

impl Channel<ToInference> for Deaf {
    fn post(&self, _: ToInference) {}
}

/// What it refuses.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Refused(String);

/// A browser without windows. The workers that it started, the last one last.
#[derive(Clone, Copy)]
struct NoBrowser(&'static WorkerList);

type WorkerList = std::thread::LocalKey<RefCell<Vec<Local>>>;

thread_local! {
    static WORKERS: RefCell<Vec<Local>> = const { RefCell::new(Vec::new()) };
}

fn sources(opening: &Opening, files: &[NamedFile]) -> Vec<SourceFile> {
    match &opening.source {
        Source::Text(text) => vec![SourceFile::from_bytes("pasted", text.clone().into_bytes())],
        _ => {
            files.iter().map(|(name, bytes)| SourceFile::from_bytes(name, bytes.clone())).collect()
        }
    }
}

fn toy(toy: Toy) -> Loaded {
    let model = toy.model().expect("a toy is a model");
    Loaded { concepts: toy.concepts(), ..alone(model) }
}

fn alone(model: Predictor) -> Loaded {
    let tokens_in_file = model.g().len() as u64;
    Loaded { model, concepts: Vec::new(), tokens_in_file }
}

impl Browser for NoBrowser {
    type File = NamedFile;
    type Worker = Local;
    type Error = Refused;

    fn start(&self, news: impl Fn(News) + 'static) -> Result<Rc<Local>, Refused> {
        let worker = Local { engine: Rc::default(), queue: Rc::default(), hears: Rc::new(news) };
        self.0.with_borrow_mut(|all| all.push(worker.clone()));
        Ok(Rc::new(worker))
    }

    fn read(
        &self,
        worker: &Rc<Local>,
        id: ModelId,
        opening: Opening,
        files: Vec<NamedFile>,
        failed: impl Fn(Refused) + 'static,
    ) {
        let read = match &opening.source {
            Source::Toy(which) => Ok(Opened::Model(Box::new(toy(*which)))),
            Source::Made(made) if files.is_empty() => match made.made_alone() {
                Ok(Some(model)) => Ok(Opened::Model(Box::new(alone(model)))),
                other => return failed(Refused(format!("{other:?}"))),
            },
            _ => formats::open(sources(&opening, &files), &opening.selection, &mut |_| {}),
        };
        let answer = match read {
            Ok(Opened::Model(loaded)) => {
                ToPage::Opened(Box::new(worker.engine.borrow_mut().open(id, *loaded)))
            }
            Ok(Opened::Choice(candidates)) => ToPage::Choice(candidates),
            Ok(other) => return failed(Refused(format!("{other:?}"))),
            Err(error) => ToPage::Failed(error.to_string()),
        };
        worker.queue.borrow_mut().push(answer);
    }

    fn sum(
        &self,
        worker: &Rc<Local>,
        opening: &Opening,
        files: Vec<NamedFile>,
    ) -> Result<(), Refused> {
        let moments = formats::sum(sources(opening, &files), &Selection::default(), &mut |_| {})
            .map_err(|error| Refused(error.to_string()))?;
        worker.queue.borrow_mut().push(ToPage::Summed(Ok(Statistics::of(&moments))));
        Ok(())
    }

    fn cores(&self) -> usize {
        2
    }

    fn start_inference(
        &self,
        files: Vec<NamedFile>,
        news: impl Fn(News<FromInference>) + 'static,
    ) -> Result<Rc<dyn Channel<ToInference>>, Refused> {
        let files = files.iter().map(|(name, bytes)| SourceFile::from_bytes(name, bytes.clone()));
        let answer = inference::Inference::new(|| 0.0).open(files.collect());
        news(News::Message(answer));
        Ok(Rc::new(Deaf))
    }

    fn file(&self, file: &NamedFile) -> Result<NamedFile, Refused> {
        Ok(file.clone())
    }
}

/// A page: delivers what all its workers say.
struct Page {
    library: Library,
    opener: Opener<NoBrowser>,
    _owner: Owner,
}

impl Page {
    fn new() -> Self {
        let owner = Owner::new();
        owner.set();
        WORKERS.take();
        let library = Library::new();
        Self { library, opener: Opener::new(library, NoBrowser(&WORKERS)), _owner: owner }
    }

    /// Delivers what all workers say, those that are started meanwhile too.
    fn settle(&self) {
        let mut settled = 0;
        while settled < WORKERS.with_borrow(Vec::len) {
            let workers = WORKERS.with_borrow(Clone::clone);
            workers.iter().for_each(Local::deliver);
            settled = workers.len();
        }
    }

    fn open(&self, source: Source) {
        self.opener.open(source);
        self.settle();
    }

    fn give(&self, files: Vec<NamedFile>) {
        let references = files.iter().map(FileReference::of).collect();
        self.opener.take(Given::Files(references, files));
        self.settle();
    }

    fn name(&self) -> String {
        let model = self.library.active().model.get_untracked();
        model.map(|model| model.card.provenance.name.clone()).unwrap_or_default()
    }

    fn steps(&self) -> usize {
        self.library.active().moves.steps.with_untracked(|steps| steps.present().len())
    }
}

fn vectors(name: &str) -> NamedFile {
    let text = "word,x,y\neasy,1,2\neasiest,3,5\nlucky,-1,4\nbig,2,2\n";
    (name.into(), text.into())
}

fn shift(seed: u64) -> Action {
    Action::Shift { size: 0.1, seed }
}

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

#[derive(Default)]
struct Noted(RefCell<Vec<(&'static str, String)>>);

impl Bar for Noted {
    type Error = String;

    fn hash(&self) -> String {
        let noted = self.0.borrow();
        let last = noted.iter().rev().find(|(what, _)| *what != "keep");
        last.map(|(_, hash)| hash.clone()).unwrap_or_default()
    }

    fn push(&self, hash: &str) -> Result<(), String> {
        self.0.borrow_mut().push(("push", hash.into()));
        Ok(())
    }

    fn replace(&self, hash: &str) -> Result<(), String> {
        self.0.borrow_mut().push(("replace", hash.into()));
        Ok(())
    }

    fn keep(&self, link: &str) {
        self.0.borrow_mut().push(("keep", link.into()));
    }
}

#[test]
fn moves_are_entries_of_the_history_and_other_choices_change_the_entry_there_is() {
    let page = Page::new();
    let (address, bar) = (Address::new(page.library), Noted::default());
    assert_eq!(address.due(), None, "there is nothing to say before a model is open");
    page.open(Source::Toy(Toy::Plane));
    let write = || address.write(address.due().expect("at rest"), &bar).expect("written");
    write();
    let workspace = page.library.active();
    workspace.choose_side(Side::OnlyG);
    write();
    workspace.add(shift(1));
    page.settle();
    write();
    write();
    workspace.hold_steps(true);
    assert_eq!(address.due(), None, "what is held is not at rest");
    workspace.hold_steps(false);
    let what: Vec<&str> = bar.0.borrow().iter().map(|(what, _)| *what).collect();
    assert_eq!(what, ["replace", "keep", "replace", "keep", "push", "keep"]);
    workspace.undo();
    assert_eq!(address.read(&bar), None, "its model is open");
    assert_eq!(page.steps(), 1, "the back button is an undo");
}

#[test]
fn the_back_button_shows_the_other_model_again_as_it_was() {
    let page = Page::new();
    let (address, bar) = (Address::new(page.library), Noted::default());
    page.open(Source::Toy(Toy::Plane));
    page.library.active().add(shift(1));
    page.settle();
    let first = page.library.active().id;
    address.write(address.due().expect("at rest"), &bar).expect("written");
    page.open(Source::Toy(Toy::Space));
    assert_ne!(page.library.active().id, first);
    assert_eq!(address.read(&bar), None);
    assert_eq!((page.library.active().id, page.steps()), (first, 1));
}

#[test]
fn keys_present_only_while_presenting_is_on() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.library.active().add(shift(1));
    let presenting = Presenting::new(page.library, Player::new(page.library));
    let press = |key: &str| presenting.press(key, |_| {});
    assert!(!press("1") && !press("ArrowLeft"));
    assert_eq!((presenting.look(), page.steps()), ("off", 1));
    assert!(press("p") && press("1") && press("b"));
    assert_eq!(presenting.look(), "single board");
    assert!(presenting.scale([1920.0, 1080.0]) > 1.0);
    assert!(press("ArrowLeft"));
    assert_eq!(page.steps(), 0, "without a lesson, back is an undo");
    assert!(press("PageDown") && press("Escape"));
    assert_eq!((presenting.look(), page.steps()), ("off", 1));
    assert_eq!(presenting.scale([1440.0, 900.0]), 1.0);
    assert_eq!(presenting.scale([1920.0, 1080.0]), 1.125, "as the type of the page");
}

#[test]
fn a_talk_goes_part_by_part_and_brings_a_part_back_as_it_began() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Space));
    let presenting = Presenting::new(page.library, Player::new(page.library));
    let press = |key: &str| presenting.press(key, |source| page.open(source));
    let part = |toy, title: &str, minutes| {
        let show = Link { model: Some(ModelReference::Toy(toy)), ..Link::default() };
        TalkPart { minutes, title: title.into(), say: vec!["$A x$ and *more*".into()], show }
    };
    let parts = vec![part(Toy::Plane, "One", 2), part(Toy::Plane, "Two", 3)];
    let talk = Talk { title: "A talk".into(), parts };
    presenting.give(talk, 0).into_iter().for_each(|source| page.open(source));
    page.settle();
    let slide = || presenting.lecture.slide().map(|slide| (slide.title, slide.from, slide.total));
    assert_eq!((presenting.look(), slide()), ("both", Some(("One".into(), 0, 5))));
    let text = presenting.lecture.slide().map(|slide| slide.say).unwrap_or_default();
    assert_eq!(text, ["Ax and more"], "formulas and emphasis as words");
    assert!(press("ArrowLeft") && press("ArrowRight"));
    assert_eq!(slide(), Some(("Two".into(), 2, 5)));
    page.library.active().add(shift(1));
    assert!(press("ArrowRight"));
    assert_eq!(page.steps(), 1, "a step beyond the end leaves what was done by hand");
    assert!(press("r"));
    assert_eq!(page.steps(), 0, "the part is as it began");
    assert!(press("Home") && slide().is_some_and(|slide| slide.0 == "One"));
    assert!(press("End") && slide().is_some_and(|slide| slide.0 == "Two"));
    assert!(press("Escape"));
    assert_eq!((presenting.look(), slide()), ("off", None));
}

#[test]
fn an_animation_too_large_to_send_takes_fewer_frames_unless_they_were_chosen() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let draft = Draft::new(page.library, Signal::derive(|| None));
    let frames = || draft.animation.timing.get_untracked().frames;
    let (pixels, shown, seconds) = ([1280, 720], 38, 3.0);
    let expected =
        |gif| Expected { pixels, shown, seconds, pictures: [gif, 1_000_000], film: None };
    let first = frames();
    draft.animation.keep_small(&expected(2_000_000));
    assert_eq!(frames(), first);
    draft.animation.own_frames.set(true);
    draft.animation.keep_small(&expected(6_000_000));
    assert_eq!(frames(), first);
    draft.animation.own_frames.set(false);
    draft.animation.keep_small(&expected(6_000_000));
    assert!(frames() < first && frames() >= 8, "{}", frames());
    let text = expected(6_000_000).words();
    assert!(text.contains("GIF about 6.0 MB") && text.contains("1280 × 720"), "{text}");
}

#[test]
fn a_draft_follows_the_model_that_is_shown() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(true);
    assert_eq!(draft.appearance.colours.get_untracked(), Colours::Dark);
    assert!(draft.has_moving_plot());
    draft.choose(Subject::One(Plot::Left));
    assert!(!draft.has_moving_plot());
    let first = draft.file_name("svg");
    page.open(Source::Toy(Toy::Space));
    assert_ne!(draft.file_name("svg"), first);
    assert!(draft.figure().is_none(), "how the plots are seen is not known");
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

/// Two files of the reader's own, compared and bent.
fn two_files() -> (Page, [NamedFile; 2]) {
    let page = Page::new();
    let files = [vectors("one.csv"), vectors("two.csv")];
    page.give(vec![files[0].clone()]);
    page.opener.take_to_compare(given(&files[1]));
    page.settle();
    let pair = page.library.pair().expect("both are compared");
    pair.one.add(shift(4));
    pair.two.add(shift(5));
    pair.choose(seen());
    page.settle();
    (page, files)
}

fn seen() -> PairChoice {
    PairChoice { aligned: true, place: 0.25, fitted: Fitted::Contexts, condition: 8.0 }
}

fn given(file: &NamedFile) -> Given<NamedFile> {
    Given::Files(vec![FileReference::of(file)], vec![file.clone()])
}

/// What the page does whenever what it waits for has changed.
fn meet(page: &Page) {
    page.opener.meet_companion();
    page.settle();
}

fn follow(page: &Page, link: &str) {
    page.library.follow(link).into_iter().for_each(|source| page.opener.open(source));
    page.settle();
    meet(page);
}

/// Two models of the reader's own, beside each other.
fn compared(one: &NamedFile, two: &NamedFile) -> (Page, session::pair::Pair) {
    let page = Page::new();
    page.give(vec![one.clone()]);
    page.opener.take_to_compare(given(two));
    page.settle();
    let pair = page.library.pair().expect("both are compared");
    (page, pair)
}

/// A model of five contexts and six tokens.
fn predictor(name: &str, tokens: &[&str], bias: bool) -> NamedFile {
    let rows = |n: usize, by: f64| -> Vec<[f64; 2]> {
        (0..n).map(|i| [(i as f64 * by).sin(), (i as f64 * by + 1.0).cos()]).collect()
    };
    let contexts: Vec<String> = (0..5).map(|i| format!("context {i}")).collect();
    let mut model = serde_json::json!({
        "f": rows(5, 1.3), "g": rows(tokens.len(), 0.7), "tokens": tokens, "contexts": contexts,
    });
    if bias {
        model["bias"] = (0..tokens.len()).map(|i| i as f64 / 4.0).collect();
    }
    (name.into(), model.to_string().into_bytes())
}

const TOKENS: [&str; 6] = [" easy", " easiest", " lucky", " luckiest", " big", " biggest"];

fn answers(pair: session::pair::Pair) -> [Finding; 2] {
    let headline = untrack(|| pair.headline()).expect("measured");
    [headline.predictions, headline.equivalence]
}

fn notes_of(pair: session::pair::Pair) -> Vec<String> {
    pair.shared.get_untracked().map(|shared| remarks(&shared)).unwrap_or_default()
}

#[test]
fn the_same_file_twice_is_one_model_and_a_copy_of_it_another() {
    let file = predictor("one.json", &TOKENS, false);
    let page = Page::new();
    page.give(vec![file.clone()]);
    page.opener.take_to_compare(given(&file));
    page.settle();
    let error = page.library.page.error.get_untracked().unwrap_or_default();
    assert!(error.contains("A model and itself are the same in everything"), "{error}");
    assert!(page.library.pair().is_none());
    let (_page, pair) = compared(&file, &predictor("copy.json", &TOKENS, false));
    assert_eq!(answers(pair), [Finding::Yes, Finding::Yes]);
    assert!(notes_of(pair).is_empty());
}

#[test]
fn tokens_of_another_spelling_are_matched_as_text_and_that_is_said() {
    let other = TOKENS.map(|token| token.replace(' ', "Ġ"));
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &other, false)];
    let (_page, pair) = compared(&files[0], &files[1]);
    assert_eq!(answers(pair), [Finding::Yes, Finding::Yes]);
    assert!(
        notes_of(pair)[0].contains("6 of the shared tokens are spelled"),
        "{:?}",
        notes_of(pair)
    );
}

#[test]
fn a_bias_on_one_side_changes_predictions_not_the_maps_and_is_said() {
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &TOKENS, true)];
    let (_page, pair) = compared(&files[0], &files[1]);
    assert_eq!(answers(pair), [Finding::No, Finding::Yes]);
    assert!(notes_of(pair)[0].contains("Only the second adds a bias"), "{:?}", notes_of(pair));
}

#[test]
fn word_vectors_beside_a_model_are_compared_on_the_side_of_g() {
    let words: NamedFile =
        ("words.csv".into(), "word,x,y\neasy,1,2\neasiest,3,5\nlucky,-1,4\nbig,2,2\n".into());
    let (_page, pair) = compared(&predictor("one.json", &TOKENS, false), &words);
    assert_eq!(answers(pair)[0], Finding::Unknown);
    let shared = pair.shared.get_untracked().expect("matched");
    assert_eq!((shared.sharing(), shared.tokens.len()), (Sharing::Tokens, 4));
    assert!(pair.figures.equivalence.get_untracked().canonical_g.is_some());
}

#[test]
fn files_that_share_nothing_are_said_to() {
    let other: NamedFile = ("other.csv".into(), "word,x,y\nuno,1,2\ndue,3,5\ntre,-1,4\n".into());
    let (_page, pair) = compared(&predictor("one.json", &TOKENS, false), &other);
    let headline = untrack(|| pair.headline()).expect("that is known at once");
    assert!(headline.text.contains("share no context and no token"), "{}", headline.text);
    assert_eq!(pair.refusal.get_untracked(), None);
}

#[test]
fn contexts_that_a_language_model_computes_are_compared_with_those_of_the_other_model() {
    let read = |path: &str, name: &str| -> NamedFile {
        (name.into(), std::fs::read(format!("tests/data/lm/{path}")).expect("a fixture"))
    };
    let page = Page::new();
    page.give(vec![
        read("llama/config.json", "config.json"),
        read("llama/model.safetensors", "model.safetensors"),
        read("tokenizer/llama.tokenizer.json", "tokenizer.json"),
    ]);
    let own = page.library.active();
    let card = own.model.get_untracked().expect("a model").card.clone();
    let tokens: Vec<&str> = card.tokens.iter().take(6).map(String::as_str).collect();
    page.give(vec![predictor("one.json", &tokens, false)]);
    page.opener.compare(page.library.active().id, own.id);
    page.settle();
    let pair = page.library.pair().expect("both are compared");
    assert_eq!(answers(pair)[0], Finding::Unknown, "no context is shared");
    assert_eq!(untrack(|| pair.computable()).map(|own| own.id), Some(own.id));
    pair.compute_contexts();
    assert_eq!(own.inference.set.with_untracked(|set| set.present().contexts.len()), 5);
    let states = (0..5 * card.d).map(|i| (i as f32 * 0.37).sin()).collect();
    let batch = StateBatch { keys: (0..5).collect(), states };
    own.handle_inference(Program::FIRST, FromInference::States(batch));
    own.handle_inference(Program::FIRST, FromInference::Done(Ok(())));
    page.settle();
    untrack(|| pair.keep_up());
    page.settle();
    let shared = pair.shared.get_untracked().expect("matched");
    assert_eq!((shared.contexts.len(), shared.tokens.len()), (5, 6));
    assert!(pair.figures.predictions.get_untracked().flatten().is_some());
    assert!(untrack(|| pair.computable()).is_none());
    // Compared once more, the contexts are there from the beginning.
    page.library.end_pair();
    page.opener.compare(pair.one.id, own.id);
    page.settle();
    let again = page.library.pair().expect("both are compared");
    let shared = again.shared.get_untracked().expect("matched");
    assert_eq!(shared.contexts.len(), 5);
}

#[test]
fn colours_and_type_of_a_draft_are_those_that_were_chosen() {
    let page = Page::new();
    let draft = Draft::new(page.library, Signal::derive(|| None));
    let appearance = draft.appearance;
    assert_eq!(appearance.colour(Shade::First), "#0072b2");
    appearance.enter_colour(Shade::First, "#123456");
    appearance.enter_colour(Shade::Ink, "no colour");
    assert_eq!(appearance.colour(Shade::First), "#123456");
    assert!(appearance.has_own_colours() && appearance.hard_to_read().is_empty());
    appearance.enter_colour(Shade::Ink, "#f0f0f0");
    assert_eq!(appearance.hard_to_read()[0].0, Shade::Ink);
    appearance.drop_own_colours();
    assert!(!appearance.has_own_colours() && appearance.hard_to_read().is_empty());
}

#[test]
fn names_of_a_draft_are_hidden_and_moved_until_it_is_of_something_else() {
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &TOKENS, true)];
    let (page, _) = compared(&files[0], &files[1]);
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(false);
    let names = || {
        let sheet = untrack(|| draft.sheet()).expect("all of it is measured");
        sheet.names().expect("a drawing")
    };
    let plots = names();
    let first = |(plot, names): (usize, &Vec<_>)| Some((plot, names.first().cloned()?));
    let (plot, name) = plots.iter().enumerate().find_map(first).expect("a name");
    let now = || {
        let names = names().swap_remove(plot);
        names.into_iter().find(|other| other.key == name.key).expect("it is still told")
    };
    draft.names.show(plot, &name.key, false);
    draft.names.nudge(plot, &name, [0.0, 4.0]);
    assert!(now().hidden && now().moved && draft.names.are_chosen());
    draft.names.show(plot, &name.key, true);
    draft.names.put_back(plot, &name.key);
    assert!(now() == name && !draft.names.are_chosen());
    draft.names.show(plot, &name.key, false);
    draft.start(false);
    assert!(draft.names.are_chosen(), "the same figure, opened again");
    draft.choose(Subject::Families);
    assert!(!draft.names.are_chosen());
}

#[test]
fn a_draft_is_of_both_models_while_they_are_compared() {
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &TOKENS, true)];
    let (page, _) = compared(&files[0], &files[1]);
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(false);
    assert_eq!(draft.subject.get_untracked(), Subject::TwoModels);
    let figure = untrack(|| draft.figure()).expect("all of it is measured");
    assert!(figure.title.starts_with("They predict differently"), "{}", figure.title);
    assert_eq!(draft.file_name("svg"), "one-two-two-models.svg");
    page.library.end_pair();
    draft.start(false);
    assert_eq!(draft.subject.get_untracked(), Subject::Both);
}

#[test]
fn a_link_opens_the_comparison_again() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.opener.compare_with(Source::Toy(Toy::Space));
    page.settle();
    let pair = page.library.pair().expect("both are compared");
    pair.two.add(shift(6));
    pair.choose(seen());
    page.settle();
    let link = page.library.snapshot();
    let other = Page::new();
    follow(&other, &link.to_text().expect("a link"));
    assert_eq!(other.library.snapshot(), link);
    let pair = other.library.pair().expect("both are compared");
    assert_eq!((other.library.active().id, pair.choice()), (pair.one.id, seen()));
    let alone = Link { compared: None, ..link.clone() };
    follow(&other, &alone.to_text().expect("a link"));
    assert!(other.library.pair().is_none(), "a link to one model ends the comparison");
    follow(&other, &link.to_text().expect("a link"));
    assert_eq!((other.library.snapshot(), other.library.models().len()), (link, 2));
}

#[test]
fn a_link_to_two_files_asks_for_one_after_the_other() {
    let (page, files) = two_files();
    let link = page.library.snapshot();
    let other = Page::new();
    other.open(Source::Toy(Toy::Plane));
    let error = || other.library.page.error.get_untracked().unwrap_or_default();
    follow(&other, &link.to_text().expect("a link"));
    assert!(error().contains("one.csv"), "{}", error());
    other.give(vec![files[0].clone()]);
    meet(&other);
    assert!(error().contains("two.csv"), "{}", error());
    assert_eq!(other.library.snapshot(), link, "the address goes on to say it");
    other.give(vec![files[1].clone()]);
    assert_eq!((other.library.snapshot(), error()), (link, String::new()));
    assert_eq!(other.library.pair().map(|pair| pair.choice()), Some(seen()));
}

#[test]
fn a_saved_session_brings_the_files_of_both_models_along() {
    let (page, [one, two]) = two_files();
    let link = page.library.snapshot();
    let saved = SavedSession { link: link.clone(), files: vec![one], companion: vec![two] };
    let other = Page::new();
    let text = saved.to_json().expect("a session").into_bytes();
    other.opener.take(Given::Session("s.json".into(), text));
    other.settle();
    meet(&other);
    assert_eq!(other.library.snapshot(), link);
    assert_eq!(other.library.page.error.get_untracked(), None);
}

/// Trains both to the end, as the page does.
fn trained(page: &Page, fit: Fit) -> Training {
    let training = page.library.begin_training(fit);
    training.wanted.set(true);
    page.opener.meet_training();
    page.settle();
    while training.phase.get_untracked() == Phase::Running {
        training.advance(true);
        page.settle();
    }
    training
}

fn outcome(fit: Fit) -> Option<Outcome> {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let training = trained(&page, fit);
    assert_eq!(training.trace.refusal.get_untracked(), None);
    training.outcome()
}

#[test]
fn two_tables_that_can_hold_the_target_become_one_model_and_others_do_not() {
    let small = FitTarget::Random { contexts: 12, tokens: 9, rank: 2, seed: 5 };
    let fit = Fit { target: small, ..Fit::default() };
    assert_eq!(outcome(fit), Some(Outcome::Same));
    assert_eq!(outcome(Fit { stop_at: Some(2), ..fit }), Some(Outcome::Near));
    let one_each = Fit { target: FitTarget::one_each(), ..fit };
    assert_eq!(outcome(one_each), Some(Outcome::Missed));
    let level = Fit { target: FitTarget::level(4), ..fit };
    assert_eq!(outcome(level), Some(Outcome::Missed));
    let plane = Fit { target: FitTarget::Toy(Toy::Plane), ..fit };
    assert_eq!(outcome(plane), Some(Outcome::Same));
    let space = Fit { target: FitTarget::Toy(Toy::Space), d: 3, ..fit };
    assert_eq!(outcome(space), Some(Outcome::Same));
    let part = Excerpt { first: 0, contexts: 12, tokens: 3 };
    assert_eq!(outcome(Fit { target: FitTarget::Open(part), ..fit }), Some(Outcome::Same));
}

#[test]
fn both_trained_tables_are_compared_and_a_link_trains_them_again() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let small = FitTarget::Random { contexts: 12, tokens: 9, rank: 2, seed: 5 };
    let training = trained(&page, Fit { target: small, ..Fit::default() });
    training.finish();
    page.settle();
    assert!(page.library.training().is_none());
    let pair = page.library.pair().expect("both are compared");
    let answers = |pair: session::pair::Pair| {
        let headline = pair.headline().expect("both are compared");
        [headline.predictions, headline.equivalence]
    };
    assert_eq!(answers(pair), [Finding::Yes, Finding::Yes]);
    let link = page.library.snapshot();
    let other = Page::new();
    follow(&other, &link.to_text().expect("a link"));
    let again = other.library.pair().expect("both are compared");
    let distance = |pair: session::pair::Pair| {
        let found = pair.figures.predictions.get_untracked().flatten();
        found.map(|found| (found.logit_distance_squared, found.mean_kl))
    };
    assert_eq!((other.library.snapshot(), distance(again)), (link, distance(pair)));
}

#[test]
fn a_model_without_contexts_is_nothing_to_be_trained_on() {
    let page = Page::new();
    page.give(vec![vectors("own.csv")]);
    let part = Excerpt { first: 0, contexts: 3, tokens: 3 };
    let training = trained(&page, Fit { target: FitTarget::Open(part), ..Fit::default() });
    assert!(
        training.trace.refusal.get_untracked().is_some_and(|reason| reason.contains("contexts"))
    );
    assert_eq!(training.phase.get_untracked(), Phase::Ready);
}

#[test]
fn a_talk_of_ones_own_is_taken_put_in_order_and_given() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.library.page.ask_for_bets(true);
    let own = OwnTalk::new(page.library);
    own.add();
    page.library.active().add(shift(1));
    own.add();
    let titles = || {
        own.talk
            .with_untracked(|talk| talk.parts.iter().map(|p| p.title.clone()).collect::<Vec<_>>())
    };
    let [first, second] = titles().try_into().unwrap_or_else(|all| unreachable!("{all:?}"));
    assert!(first.ends_with("nothing moved") && second.ends_with("1 move"), "{first}, {second}");
    own.shift(1, true);
    own.shift(0, true);
    own.change(0, |part| part.title = "It moves".into());
    assert_eq!(titles(), ["It moves".to_string(), first.clone()]);
    assert!(own.say(0, "One *thing*\ngoes on\n\n\n$A x$").is_ok());
    let wrong = own.say(0, "$\\nothing$").map_err(|error| error.to_string());
    assert!(wrong.as_ref().is_err_and(|text| text.starts_with("part 1")), "{wrong:?}");

    let json = own.talk.with_untracked(|talk| talk.to_json()).unwrap_or_default();
    let again = OwnTalk::new(page.library);
    assert!(again.load("{}").is_err());
    again.load(&json).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(again.talk.get_untracked(), own.talk.get_untracked());
    again.add();
    again.remove(2);
    again.remove(7);
    page.library.active().reset();
    again.retake(1);

    let presenting = Presenting::new(page.library, Player::new(page.library));
    let press = |key: &str| presenting.press(key, |source| page.open(source));
    presenting.give(again.talk.get_untracked(), 0).into_iter().for_each(|s| page.open(s));
    page.settle();
    assert_eq!(page.steps(), 1);
    let text = presenting.lecture.slide().map(|slide| slide.say).unwrap_or_default();
    assert_eq!(text, ["One thing goes on", "Ax"]);
    assert!(page.library.page.record.with_untracked(Option::is_some), "it asks for bets as before");
    assert!(press("q") && presenting.lecture.code.get_untracked());
    assert!(press("ArrowRight"));
    assert!(!presenting.lecture.code.get_untracked(), "another part has another address");
    assert_eq!(page.steps(), 0);
}
