//! Every lesson that ships, played to its end: what the learner does is done with the session's own
//! verbs, with the engine answering in the same process.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use formats::{Loaded, Opened, Selection, SourceFile, open};
use reactive_graph::{graph::untrack, owner::Owner, prelude::*};
use session::{
    engine::Engine,
    lesson::{Lesson, Player, SHELF, TALK, Talk, file},
    library::Library,
    permalink::{Compared, Link, ModelReference},
    protocol::{
        Answer, Answered, Asked, Dimensions, Made, Measured, Question, Ranked, Source, ToPage,
        ToWorker, question,
    },
    training::Phase,
    workspace::{Channel, Workspace},
};
use theory::property::{Depth, Row, Verdict};

/// Answers at once, as the worker would later; of what is slow, only what the lesson asks about,
/// and without the random pairs where the measure itself needs none.
struct InProcess {
    engine: Rc<RefCell<Engine>>,
    library: Library,
    text: Rc<str>,
}

impl Channel for InProcess {
    fn post(&self, message: ToWorker) {
        let answer = match message {
            ToWorker::Ask(asked) => Some(ToPage::Answer(self.answer(&asked))),
            other => self.engine.borrow_mut().handle(other),
        };
        answer.into_iter().for_each(|answer| self.library.handle(answer));
    }
}

impl InProcess {
    fn answer(&self, asked: &Asked) -> Answered {
        let answered = |answer| Answered { ticket: asked.ticket, about: asked.about, answer };
        match &asked.question {
            Question::Dimensions(_) => {
                let dimensions = Dimensions { f: 0, g: 0, k: None };
                answered(Ok(Answer::Dimensions(Ranked { dimensions, spectra: Vec::new() })))
            }
            Question::Rows(rows)
                if rows.depth == Depth::Settled
                    && !rows.ids.iter().any(|id| self.asks_about(id)) =>
            {
                let summary = self.library.active().moves.summary.get_untracked();
                let summary = summary.unwrap_or_else(|| unreachable!("live rows come first"));
                answered(Ok(Answer::Rows(Measured {
                    rows: Vec::new(),
                    summary,
                    skipped: Vec::new(),
                })))
            }
            Question::Rows(rows) if rows.depth == Depth::Settled => {
                let live = question::Rows { depth: Depth::Live, ..rows.clone() };
                let live = Asked { question: live.into(), ..asked.clone() };
                let quick = self.engine.borrow_mut().answer(&live);
                let waits = |row: &Row| row.verdict == Verdict::NotTestable;
                match &quick.answer {
                    Ok(Answer::Rows(found)) if found.rows.iter().any(waits) => {
                        self.engine.borrow_mut().answer(asked)
                    }
                    _ => quick,
                }
            }
            _ => self.engine.borrow_mut().answer(asked),
        }
    }

    fn asks_about(&self, id: &str) -> bool {
        self.text.contains(&format!("{id:?}"))
    }
}

fn loaded(source: &Source) -> Loaded {
    match source {
        Source::Toy(toy) => {
            let model = toy.model().unwrap_or_else(|error| unreachable!("{error}"));
            let tokens_in_file = model.g().len() as u64;
            Loaded { model, concepts: toy.concepts(), tokens_in_file }
        }
        Source::Bundled(path) => {
            let bytes = std::fs::read(format!("public/{path}")).unwrap_or_default();
            match open(
                vec![SourceFile::from_bytes(path, bytes)],
                &Selection::default(),
                &mut |_| {},
            ) {
                Ok(Opened::Model(loaded)) => *loaded,
                other => unreachable!("{path}: {other:?}"),
            }
        }
        Source::Made(made) => {
            let model = made.made_alone().ok().flatten();
            let model = model.unwrap_or_else(|| unreachable!("{made:?} is made in the app"));
            let tokens_in_file = model.g().len() as u64;
            Loaded { model, concepts: Vec::new(), tokens_in_file }
        }
        other => unreachable!("lessons open what ships with the app, not {other:?}"),
    }
}

/// What the page does when something is to be opened.
fn opened(library: Library, source: Option<Source>, text: &Rc<str>) {
    let Some(source) = source else { return };
    let engine: Rc<RefCell<Engine>> = Rc::default();
    let loaded = loaded(&source);
    let channel = InProcess { engine: engine.clone(), library, text: text.clone() };
    let id = library.begin(source, Rc::new(channel));
    let card = engine.borrow_mut().open(id, loaded);
    library.handle(ToPage::Opened(Box::new(card)));
}

/// Answers two models, or two tables that are trained, at once.
struct Both {
    engine: RefCell<Engine>,
    library: Library,
    /// Whether the trained tables were asked for.
    asked: Cell<bool>,
}

impl Channel for Both {
    fn post(&self, message: ToWorker) {
        let answer = self.engine.borrow_mut().handle(message);
        match answer {
            Some(answer @ ToPage::TrainingAnswer(_)) => {
                let Some(training) = self.library.training() else { return };
                training.handle(answer);
                self.asked.set(self.asked.get() || training.take_tables().is_some());
            }
            Some(answer) => self.library.pair().into_iter().for_each(|p| p.handle(answer.clone())),
            None => {}
        }
    }
}

/// What the page does when two tables are to be trained or compared, or a link compares two models.
fn met(library: Library, trainer: &mut Option<Rc<Both>>, text: &Rc<str>) {
    let both = || Rc::new(Both { engine: RefCell::default(), library, asked: Cell::new(false) });
    if let Some(training) = library.training().filter(|training| training.wanted.get()) {
        training.wanted.set(false);
        let channel = trainer.insert(both()).clone();
        training.begin(channel, None);
        while training.phase.get() == Phase::Running {
            training.advance(false);
        }
    }
    if let (Some(training), true) =
        (library.training(), trainer.as_ref().is_some_and(|both| both.asked.take()))
    {
        let [one, two] =
            Made::twins(training.fitted()).map(|made| Some(ModelReference::Made(made)));
        let with = Link { model: two, ..Link::default() };
        let compared = Some(Box::new(Compared { with, ..Compared::default() }));
        opened(library, library.show_link(&Link { model: one, compared, ..Link::default() }), text);
    }
    let wanted = library.snapshot().compared.filter(|_| library.pair().is_none());
    let Some(source) = wanted.and_then(|compared| compared.with.model?.source()) else { return };
    let first = library.active().id;
    opened(library, Some(source), text);
    let second = library.active().id;
    library.show(first);
    let channel = both();
    let pair = library.begin_pair(first, second, channel.clone());
    let pair = pair.unwrap_or_else(|| unreachable!("both are open"));
    for id in [first, second] {
        let source = library.workspace(id).and_then(|workspace| workspace.source.get());
        let source = source.unwrap_or_else(|| unreachable!("it was opened from somewhere"));
        let card = channel.engine.borrow_mut().open(id, loaded(&source));
        pair.handle(ToPage::Opened(Box::new(card)));
    }
}

fn text(id: &str) -> Rc<str> {
    std::fs::read_to_string(format!("public/{}", file(id))).unwrap_or_default().into()
}

fn read(id: &str) -> Lesson {
    Lesson::read(&text(id)).unwrap_or_else(|error| unreachable!("{id}: {error}"))
}

/// Plays the lesson to its end; no step may be done before the learner does anything.
fn play(id: &str) {
    let (lesson, text) = (read(id), text(id));
    Owner::new().with(|| {
        let library = Library::new();
        library.set_shipped_concepts(
            &std::fs::read_to_string("public/models/concepts.tsv").unwrap_or_default(),
        );
        let player = Player::new(library);
        let mut trainer = None;
        opened(library, player.start(lesson.clone(), Some(id.into())), &text);
        for (at, step) in lesson.steps.iter().enumerate() {
            met(library, &mut trainer, &text);
            player.look();
            assert_eq!(library.page.error.get_untracked(), None, "{id}, step {}", at + 1);
            assert_eq!(
                player.done.get_untracked(),
                step.task.is_none(),
                "{id}, step {}: before it is done",
                at + 1
            );
            player.show_me();
            met(library, &mut trainer, &text);
            player.look();
            assert_eq!(
                library.active().moves.objection.reason.get_untracked(),
                None,
                "{id}, step {}",
                at + 1
            );
            assert!(
                player.done.get_untracked(),
                "{id}, step {}: after it was done\n{}",
                at + 1,
                board(library.active())
            );
            opened(library, player.next(), &text);
        }
        let last = lesson.steps.last().is_some_and(|step| step.task.is_some());
        assert!(last, "{id} ends with something to do");
        player.leave();
        assert!(untrack(|| player.lesson()).is_none());
    });
}

/// What the board says, for those who look for what went wrong.
fn board(workspace: Workspace) -> String {
    let rows = workspace.board.rows.get_untracked();
    rows.values()
        .map(|row| format!("{} {:?} → {:?} {:?}\n", row.id, row.before, row.after, row.verdict))
        .collect()
}

#[test]
fn the_shelf_says_what_the_lessons_say() {
    for entry in SHELF {
        let lesson = read(entry.id);
        assert_eq!((lesson.title.as_str(), lesson.about.as_str()), (entry.title, entry.about));
        assert!((2..=4).contains(&lesson.minutes), "{}: {} minutes", entry.id, lesson.minutes);
        assert!(!lesson.sources.is_empty(), "{} cites what it is from", entry.id);
        assert!(
            lesson.steps[0].show.as_ref().is_some_and(|show| show.model.is_some()),
            "{} says its model",
            entry.id
        );
    }
}

#[test]
fn every_lesson_file_is_on_the_shelf() {
    let files = std::fs::read_dir("public/lessons").into_iter().flatten().flatten();
    let mut found: Vec<String> =
        files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    // Folders hold their texts in other languages.
    found.retain(|name| name.ends_with(".json"));
    let mut expected: Vec<String> =
        SHELF.iter().map(|entry| format!("{}.json", entry.id)).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn two_tables_one_model() {
    play("by-hand");
}

#[test]
fn another_geometry_the_same_predictions() {
    play("same-predictions");
}

#[test]
fn what_bending_changes() {
    play("bending");
}

#[test]
fn what_bending_cannot_change() {
    play("parallel");
}

#[test]
fn almost_parallel() {
    play("almost-parallel");
}

#[test]
fn vectors_and_covectors() {
    play("covectors");
}

#[test]
fn hidden_directions() {
    play("hidden");
}

#[test]
fn relations_and_a_trap() {
    play("relations");
}

#[test]
fn measures_that_every_equivalent_model_shares() {
    play("identifiable");
}

#[test]
fn all_or_none() {
    play("all-or-none");
}

#[test]
fn train_it_twice() {
    play("twins");
}

#[test]
fn close_is_not_equal() {
    play("close");
}

#[test]
fn every_part_of_the_talk_shows_its_state_and_all_take_twenty_minutes() {
    let text: Rc<str> =
        std::fs::read_to_string(format!("public/{TALK}")).unwrap_or_default().into();
    let talk = Talk::read(&text).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(talk.parts.iter().map(|part| u32::from(part.minutes)).sum::<u32>(), 20);
    Owner::new().with(|| {
        let library = Library::new();
        library.set_shipped_concepts(
            &std::fs::read_to_string("public/models/concepts.tsv").unwrap_or_default(),
        );
        for part in talk.parts {
            opened(library, library.show_link(&part.show), &text);
            assert_eq!(library.page.error.get_untracked(), None, "{}", part.title);
            assert_eq!(
                library.active().moves.objection.reason.get_untracked(),
                None,
                "{}",
                part.title
            );
            assert_eq!(
                library.active().moves.steps.with_untracked(|s| s.present().len()),
                part.show.choice.steps.len(),
                "{}",
                part.title
            );
        }
    });
}
