//! Contexts of a model's own file: typed, kept, computed, undone; the program and the worker answer
//! in this process.

use std::{
    cell::RefCell,
    collections::{HashSet, VecDeque},
    rc::Rc,
};

use formats::{Opened, Selection, SourceFile, open};
use inference::Inference;
use picture::scene::{Camera, PointKind, PointRef, VisiblePoints};
use reactive_graph::{graph::untrack, prelude::*};
use session::{
    context_set::{ContextSet, ContextText, lines, relation_file},
    permalink::{LONGEST_SET, Link},
    protocol::{
        SavedAs, Source,
        inference::{ContextList, FromInference, ToInference},
    },
    workspace::{Ability, Channel, Continued, LineReading, Program, Seen, Subject, Workspace},
};
use theory::{
    property::{Class, SteeringRecipe, Verdict},
    transform::{Action, Recipe, Side},
};

use super::{library, open_in, session_test, toy, verdict};
use theory::model::Toy;

/// What programs have said and nobody heard yet.
type Outbox = Rc<RefCell<VecDeque<(Program, FromInference)>>>;

/// A program, as if it ran in a worker: what it says is heard later.
struct Running {
    program: Program,
    inference: RefCell<Inference>,
    outbox: Outbox,
}

impl Channel<ToInference> for Running {
    fn post(&self, message: ToInference) {
        let (outbox, program) = (&self.outbox, self.program);
        self.inference
            .borrow_mut()
            .handle(message, &mut |news| outbox.borrow_mut().push_back((program, news)));
    }
}

/// Of a program that has ended nothing is heard.
impl Drop for Running {
    fn drop(&mut self) {
        self.outbox.borrow_mut().retain(|(program, _)| *program != self.program);
    }
}

fn files() -> Vec<SourceFile> {
    let read = |path: &str, name: &str| {
        SourceFile::from_bytes(name, std::fs::read(path).expect("a fixture"))
    };
    vec![
        read("tests/data/lm/llama/config.json", "config.json"),
        read("tests/data/lm/llama/model.safetensors", "model.safetensors"),
        read("tests/data/lm/tokenizer/llama.tokenizer.json", "tokenizer.json"),
    ]
}

/// Of the machine that the programs run on.
const CORES: usize = 3;

/// A workspace whose model can compute contexts, and what is said to it.
struct Bench {
    workspace: Workspace,
    outbox: Outbox,
    /// Each start of a program.
    started: Rc<RefCell<Vec<Program>>>,
}

impl Bench {
    fn new() -> Self {
        let opened: Opened =
            open(files(), &Selection::default(), &mut |_| {}).expect("a checkpoint");
        let workspace = open_in(library(), Source::Files(Vec::new()), opened);
        let bench = Self { workspace, outbox: Outbox::default(), started: Rc::default() };
        bench.offer();
        bench
    }

    fn offer(&self) {
        self.offer_up_to(2);
    }

    /// Up to so many programs can be started, on a machine for more.
    fn offer_up_to(&self, most: usize) {
        let (outbox, started) = (self.outbox.clone(), self.started.clone());
        let start = move |program| {
            let mut started = started.borrow_mut();
            let others: HashSet<Program> =
                started.iter().copied().filter(|p| *p != program).collect();
            if others.len() == most {
                return Err("these are enough".into());
            }
            started.push(program);
            let mut inference = Inference::new(|| 0.0);
            outbox.borrow_mut().retain(|(of, _)| *of != program);
            outbox.borrow_mut().push_back((program, inference.open(files())));
            let inference = RefCell::new(inference);
            let running: Rc<dyn Channel<ToInference>> =
                Rc::new(Running { program, inference, outbox: outbox.clone() });
            Ok(running)
        };
        self.workspace.offer_inference(Rc::new(start), CORES);
    }

    /// Hands over up to so many messages.
    fn deliver(&self, most: usize) {
        for _ in 0..most {
            let next = self.outbox.borrow_mut().pop_front();
            match next {
                Some((program, message)) => self.workspace.handle_inference(program, message),
                None => return,
            }
        }
    }

    fn settle(&self) {
        self.deliver(10_000);
    }

    fn kept(texts: &[&str]) -> Self {
        let bench = Self::new();
        bench.keep(texts);
        bench
    }

    fn keep(&self, texts: &[&str]) {
        let contexts = texts.iter().map(|text| ContextText::new(*text));
        self.workspace.add_contexts(&ContextSet::of(contexts));
        self.settle();
    }

    fn contexts(&self) -> Vec<String> {
        self.workspace.model.with_untracked(|model| {
            model.as_ref().map(|model| model.card.contexts.to_vec()).unwrap_or_default()
        })
    }
}

#[test]
fn a_typed_line_is_a_context_with_tokens_next_tokens_and_a_point() {
    session_test(|| {
        let bench = Bench::new();
        assert_eq!(bench.workspace.inference.ability.get_untracked(), Ability::Offered);
        assert_eq!(bench.started.borrow().len(), 0, "nothing runs before it is wanted");
        bench.workspace.type_line("the sky is");
        bench.settle();
        assert_eq!(bench.contexts(), ["the sky is"]);
        let read = bench.workspace.inference.line.with_untracked(|line| line.read.clone());
        let Some(LineReading::Known(line)) = read else { panic!("{read:?}") };
        let text: String = line.tokens.iter().filter(|t| !t.added).map(|t| &*t.text).collect();
        assert_eq!(text, "the sky is");
        let next = bench.workspace.inference.line.with_untracked(|line| line.next.clone());
        let Some((key, next)) = next else { panic!("no next tokens") };
        assert_eq!(key, line.key);
        let shown: f64 = next.likeliest.iter().map(|(_, p)| p).sum();
        assert!(shown > 0.0 && shown <= 1.0 && next.likeliest.len() == 8, "{shown}");
        let view = bench.workspace.stage.view.get_untracked().expect("a picture");
        assert_eq!(view.left.contexts.len(), 2, "one point");
        let look = bench.workspace.choice.look.get_untracked();
        assert_eq!(look.shown, VisiblePoints::Both, "it is to be seen");
        let mass = bench.workspace.loaded_mass(key, &next).expect("bars of the line");
        assert!((mass - 1.0).abs() < 1e-5, "all tokens are loaded: {mass}");
        let bars = bench.workspace.board.bars.get_untracked().expect("bars");
        assert!((bars.tokens[0].1 - next.likeliest[0].1).abs() < 1e-6, "both say the same");
    });
}

#[test]
fn what_the_reader_left_to_the_layers_is_no_news_where_the_file_computes_with_them() {
    session_test(|| {
        let opened = open(files(), &Selection::default(), &mut |_| {}).expect("a checkpoint");
        let session = open_in(library(), Source::Files(Vec::new()), opened);
        let has = |words: &str| session.notices().iter().any(|note| note.contains(words));
        assert!(has("the final norm") && has("not used: "), "{:?}", session.notices());
        let all = session.notices().len();
        session.offer_inference(Rc::new(|_| Err("not wanted".into())), CORES);
        assert!(!has("the final norm") && !has("not used: "), "{:?}", session.notices());
        assert_eq!(session.notices().len(), all - 2);
        session.start_inference();
        assert_eq!(session.notices().len(), all, "it cannot compute them after all");
    });
}

#[test]
fn what_is_typed_on_takes_the_place_of_what_was_typed() {
    session_test(|| {
        let bench = Bench::new();
        for text in ["t", "th", "the"] {
            bench.workspace.type_line(text);
        }
        bench.settle();
        assert_eq!(bench.contexts(), ["the"]);
        bench.workspace.keep_line("articles");
        bench.settle();
        assert_eq!(bench.contexts(), ["the"], "the kept line stays");
        bench.workspace.type_line("a");
        bench.settle();
        assert_eq!(bench.contexts(), ["the", "a"]);
        assert_eq!(bench.workspace.choice.context.get_untracked(), 1, "its bars are shown");
        bench.workspace.type_line("");
        bench.settle();
        assert_eq!(bench.contexts(), ["the"]);
        let set = bench.workspace.inference.set.get_untracked();
        assert_eq!(set.present().contexts, [ContextText::grouped("the", "articles")]);
    });
}

#[test]
fn the_board_waits_for_a_pause_in_typing() {
    session_test(|| {
        let bench = Bench::kept(&["the sea is"]);
        let session = bench.workspace;
        // A row that a drag does not wait for either.
        let measured = || untrack(|| session.is_measured("complexity"));
        assert!(measured());
        session.type_line("the sky is");
        bench.settle();
        assert_eq!(bench.contexts(), ["the sea is", "the sky is"], "the point is there");
        assert!(session.board.bars.with_untracked(Option::is_some) && !measured());
        session.line_rests();
        assert!(measured());
    });
}

#[test]
fn rows_about_contexts_become_testable_and_the_picture_and_moves_stay() {
    session_test(|| {
        let bench = Bench::new();
        let session = bench.workspace;
        assert_eq!(verdict(session, "distribution"), Verdict::NotTestable);
        session.bend(&nalgebra::Matrix2::new(1.5, 0.5, 0.0, 1.0));
        let steps = session.moves.steps.get_untracked();
        let pairs = session.choice.pairs.get_untracked();
        bench.keep(&["the sky is", "the sea is", "a tree", "a house", "some words"]);
        assert_eq!(verdict(session, "distribution"), Verdict::Kept);
        assert_eq!(session.moves.steps.get_untracked(), steps);
        assert_eq!(session.choice.pairs.get_untracked(), pairs);
        assert_eq!(session.inference.computed.get_untracked(), 5);
    });
}

#[test]
fn what_is_removed_comes_back_by_undo_and_names_follow_their_contexts() {
    session_test(|| {
        let bench = Bench::kept(&["one", "two", "three"]);
        let session = bench.workspace;
        let pin = |index| PointRef { kind: PointKind::Contexts, index };
        session.toggle_pin(pin(0));
        session.toggle_pin(pin(2));
        session.set_context(2);
        session.remove_contexts(&[0]);
        assert_eq!(bench.contexts(), ["two", "three"]);
        assert_eq!(session.choice.pinned.get_untracked(), [pin(1)]);
        assert_eq!(session.choice.context.get_untracked(), 1, "still three");
        session.undo_set();
        bench.settle();
        assert_eq!(bench.contexts(), ["one", "two", "three"]);
        assert_eq!(session.choice.context.get_untracked(), 2);
        session.rename_context(1, "zwei");
        session.group_contexts(&[0, 1], "odd");
        assert_eq!(bench.contexts(), ["one", "zwei", "three"]);
        let groups = session.model.with_untracked(|m| m.as_ref().map(|m| m.groups()));
        assert_eq!(groups, Some(vec!["odd".to_string()]), "no group has no name");
        session.clear_contexts();
        assert_eq!(bench.contexts(), Vec::<String>::new());
        assert_eq!(verdict(session, "distribution"), Verdict::NotTestable);
    });
}

#[test]
fn a_long_set_comes_in_steps_and_what_is_done_stays_when_it_is_stopped() {
    session_test(|| {
        let bench = Bench::new();
        let session = bench.workspace;
        let many: Vec<String> = (0..200).map(|i| format!("{i} is a number of {i}")).collect();
        let contexts = many.iter().map(ContextText::new);
        session.add_contexts(&ContextSet::of(contexts));
        // Until the first states have come.
        while session.inference.computed.get_untracked() == 0 {
            bench.deliver(1);
        }
        let some = session.inference.computed.get_untracked();
        assert!(some > 0 && some < 200, "{some}");
        let progress = session.inference.progress.get_untracked().expect("it goes on");
        assert!(progress.done > 0 && progress.done < progress.total, "{progress:?}");
        session.stop_computing();
        assert!(session.inference.progress.get_untracked().is_none());
        assert_eq!(bench.contexts().len(), some);
        assert!(session.waits_for_states());
        session.compute();
        bench.settle();
        assert_eq!(bench.started.borrow().len(), 4, "both were ended, and begun anew");
        assert_eq!(session.inference.computed.get_untracked(), 200);
        assert_eq!(bench.contexts(), many, "in the order of the set");
    });
}

#[test]
fn a_context_that_the_model_does_not_reach_over_is_left_out_and_says_why() {
    session_test(|| {
        let long = "word ".repeat(600);
        let bench = Bench::kept(&["short", &long]);
        assert_eq!(bench.contexts(), ["short"]);
        let skipped = bench.workspace.inference.skipped.get_untracked();
        assert!(skipped.get(&long).is_some_and(|reason| reason.contains("tokens")), "{skipped:?}");
        assert!(!bench.workspace.waits_for_states());
        bench.workspace.type_line(&long);
        bench.settle();
        let read = bench.workspace.inference.line.with_untracked(|line| line.read.clone());
        let Some(LineReading::Refused(tokens, reason)) = read else { panic!("{read:?}") };
        assert!(tokens.len() > 512);
        let counted = reason.strip_prefix("This text has ");
        let counted =
            counted.is_some_and(|rest| rest.ends_with(" tokens; the model was made for 512"));
        assert!(counted, "{reason}");
    });
}

#[test]
fn a_relation_file_makes_relational_rows_testable() {
    session_test(|| {
        let bench = Bench::new();
        let session = bench.workspace;
        session.choose(|choice| choice.more.extend([Class::Identifiable, Class::AnyGauge]));
        let sample = |i: usize| format!(r#"{{"subject": "thing {i}", "object": "{i}"}}"#);
        let samples: Vec<String> = (0..6).map(sample).collect();
        let file = format!(
            r#"{{"name": "number", "prompt_templates": ["The {{}} is"], "samples": [{}]}}"#,
            samples.join(",")
        );
        session.add_read(relation_file(file.as_bytes()));
        bench.settle();
        assert_eq!(bench.contexts().len(), 12);
        let relations =
            session.model.with_untracked(|m| m.as_ref().map(|m| m.card.relations.clone()));
        let relations = relations.unwrap_or_default();
        assert_eq!((relations.len(), relations[0].pairs.len()), (1, 6));
        assert_ne!(verdict(session, "relation"), Verdict::NotTestable);
    });
}

#[test]
fn a_link_carries_the_set_and_states_are_computed_again() {
    session_test(|| {
        let first = Bench::kept(&["one", "two", "three"]);
        first.workspace.group_contexts(&[1], "even");
        first.workspace.set_context(2);
        first.workspace.bend(&nalgebra::Matrix2::new(1.5, 0.5, 0.0, 1.0));
        let link = first.workspace.snapshot().to_text().expect("a link");
        let (link, bad) = Link::from_text(&link).expect("a link");
        assert!(bad.is_empty());
        let second = Bench::new();
        assert_eq!(second.workspace.restore(&link), Vec::<String>::new());
        second.settle();
        assert_eq!(second.contexts(), ["one", "two", "three"]);
        assert_eq!(second.workspace.choice.context.get_untracked(), 2);
        let set =
            |bench: &Bench| bench.workspace.inference.set.with_untracked(|s| s.present().clone());
        assert_eq!(set(&second), set(&first));
        assert_eq!(second.workspace.moves.steps.with_untracked(|s| s.present().len()), 1);
    });
}

#[test]
fn another_layer_is_computed_anew_and_said_to_be_a_lens() {
    session_test(|| {
        let bench = Bench::kept(&["the sky is", "a tree"]);
        let session = bench.workspace;
        bench.workspace.type_line("the sky is");
        bench.settle();
        let next = |bench: &Bench| {
            let next = bench.workspace.inference.line.with_untracked(|line| line.next.clone());
            next.expect("next tokens").1
        };
        let last = next(&bench);
        session.choose_layer(Some(1));
        bench.settle();
        assert_eq!(bench.contexts().len(), 2);
        assert!(session.reads_by_lens());
        assert_ne!(next(&bench), last);
        let warnings =
            session.model.with_untracked(|m| m.as_ref().map(|m| m.card.warnings.clone()));
        assert!(warnings.unwrap_or_default().iter().any(|w| w.contains("logit lens")));
        let layers = session.inference.facts().map_or(0, |facts| facts.layers);
        let read = format!("read at layer 1 of {layers}");
        assert_eq!(marks(session), [read.as_str()]);
        assert!(caption(session, &Subject::Both).contains(&read));
        session.undo_set();
        bench.settle();
        assert_eq!(next(&bench), last);
        assert_eq!(marks(session), [""; 0]);
    });
}

/// In what the bars are not the model's own.
fn marks(session: Workspace) -> Vec<String> {
    untrack(|| session.altered()).into_iter().map(|altered| altered.mark).collect()
}

/// What stands under a figure.
fn caption(session: Workspace, subject: &Subject) -> String {
    let camera = Camera { centre: [0.0; 2], scale: 100.0, size: [400.0, 300.0] };
    let seen = Seen { camera, reach: 1.0, place: None };
    untrack(|| session.figure(subject, seen)).map(|figure| figure.caption).unwrap_or_default()
}

#[test]
fn bars_and_figures_that_are_steered_say_so_as_long_as_they_are() {
    session_test(|| {
        let session = toy(Toy::Plane);
        assert_eq!(marks(session), [""; 0]);
        session.steer_by(Some(SteeringRecipe::Unembedding));
        session.set_strength(0.5);
        assert_eq!(marks(session), ["steered, α = 0.500"]);
        let sentence = "Next tokens are steered along the target's own unembedding difference, \
                    α = 0.500: not what the models themselves predict.";
        for subject in [Subject::Bars, Subject::Story, Subject::Result] {
            let caption = caption(session, &subject);
            assert!(caption.contains(sentence), "{caption}");
        }
        assert!(!caption(session, &Subject::Both).contains("steered"), "points are not");
        session.steer_by(None);
        assert_eq!(marks(session), [""; 0]);
        assert!(!caption(session, &Subject::Bars).contains("steered"));
    });
}

#[test]
fn files_without_a_tokenizer_are_refused_with_what_is_missing() {
    session_test(|| {
        let workspace = toy(Toy::Plane);
        assert_eq!(workspace.inference.ability.get_untracked(), Ability::None);
        let mut inference = Inference::new(|| 0.0);
        let files = files().into_iter().filter(|file| file.name != "tokenizer.json").collect();
        let FromInference::Refused(reason) = inference.open(files) else { panic!("it opened") };
        assert!(reason.contains("tokenizer.json"), "{reason}");
    });
}

#[test]
fn lines_that_hold_nothing_are_explained() {
    session_test(|| {
        let bench = Bench::new();
        bench.workspace.add_read(lines("  \n").map(|lines| lines.set));
        let trouble = bench.workspace.inference.trouble.get_untracked();
        assert!(trouble.is_some_and(|trouble| trouble.contains("one a line")));
    });
}

#[test]
fn lines_that_were_there_already_are_counted() {
    session_test(|| {
        let bench = Bench::kept(&["the sky is"]);
        let session = bench.workspace;
        let add = |text| {
            session.add_lines(&lines(text).expect("lines"));
            bench.settle();
            session.inference.repeated.get_untracked()
        };
        assert_eq!(add("the sky is\na tree\na tree\n"), Some([2, 3]));
        assert_eq!(session.inference.computed.get_untracked(), 2, "said after they are computed");
        assert_eq!(add("some words"), None);
        assert_eq!(bench.contexts(), ["the sky is", "a tree", "some words"]);
    });
}

#[test]
fn a_long_line_is_read_in_pieces_and_left_for_a_newer_one() {
    session_test(|| {
        let bench = Bench::new();
        let session = bench.workspace;
        let long = "a tree ".repeat(100);
        session.type_line(&long);
        let line = || session.inference.line.get_untracked();
        while line().progress.is_none() && line().read.is_none() {
            bench.deliver(1);
        }
        assert!(line().progress.is_some() && line().next_is_behind(), "it is said before its end");
        session.type_line("the sky is");
        bench.settle();
        let line = line();
        let Some(LineReading::Known(read)) = &line.read else { panic!("{line:?}") };
        assert!(line.progress.is_none() && read.tokens.len() < 20, "the newer one is read");
        session.type_line(&long);
        bench.settle();
        let line = session.inference.line.get_untracked();
        let Some(LineReading::Known(read)) = &line.read else { panic!("{line:?}") };
        let mut whole = Inference::new(|| 0.0);
        whole.open(files());
        let list = ContextList { contexts: vec![(0, long)], layer: None };
        let mut states = Vec::new();
        whole.handle(ToInference::Compute(list), &mut |news| {
            if let FromInference::States(batch) = news {
                states.extend(batch.states);
            }
        });
        let off = states.iter().zip(&read.state).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert_eq!(states.len(), read.state.len());
        assert!(off < 1e-4, "pieces change nothing beyond rounding: {off:e}");
    });
}

/// What both models say after the shown context, steered by a recipe.
fn continued(bench: &Bench, recipe: Option<SteeringRecipe>) -> Continued {
    bench.workspace.steer_by(recipe);
    bench.workspace.continue_context();
    bench.settle();
    bench.workspace.inference.continued.get_untracked().expect("it was asked for")
}

#[test]
fn an_equivalent_model_says_the_same_words_steered_or_not() {
    session_test(|| {
        let bench = Bench::kept(&["the sky is", "a tree", "some words"]);
        let session = bench.workspace;
        session.bend(&nalgebra::Matrix2::new(1.5, 0.5, -0.25, 1.0));
        session.set_strength(3.0);
        let plain = continued(&bench, None);
        assert!(!plain.underway && plain.trouble.is_none(), "{plain:?}");
        assert_eq!((plain.appended[0].0.len(), plain.agrees()), (12, true));
        let steered = continued(&bench, Some(SteeringRecipe::Causal));
        assert!(steered.agrees() && steered.trouble.is_none(), "{steered:?}");
        assert_eq!(steered.text, "the sky is");
        let bars = session.board.bars.get_untracked().expect("bars");
        let plain = bars.plain.clone().expect("they are steered");
        assert!(bars.tokens.iter().all(|(_, p, moved)| (p - moved).abs() < 1e-9), "{bars:?}");
        assert!(bars.tokens.iter().zip(&plain).any(|((_, p, _), plain)| (p - plain).abs() > 1e-3));
    });
}

#[test]
fn a_contrast_says_other_words() {
    session_test(|| {
        let bench = Bench::kept(&["the sky is", "a tree", "some words"]);
        let rotation = Recipe::Rotation { seed: 7 };
        bench.workspace.add(Action::Linear { on: Side::OnlyG, matrix: rotation });
        let continued = continued(&bench, None);
        assert!(!continued.underway && !continued.agrees(), "{continued:?}");
        assert!(
            continued.appended.iter().all(|continued| continued.0.len() == 12),
            "{continued:?}"
        );
    });
}

#[test]
fn where_nothing_can_be_steered_it_is_said_why() {
    session_test(|| {
        let bench = Bench::kept(&["the sky is"]);
        let continued = continued(&bench, Some(SteeringRecipe::Given));
        assert!(continued.trouble.is_some() && !continued.underway, "{continued:?}");
        let bars = bench.workspace.board.bars.get_untracked().expect("bars");
        assert!(bars.not_steered.is_some() && !bars.tokens.is_empty());
    });
}

#[test]
fn a_saved_model_holds_the_computed_contexts_with_their_groups() {
    session_test(|| {
        let bench = Bench::kept(&["the sky is", "a tree"]);
        bench.workspace.group_contexts(&[0], "weather");
        for format in [SavedAs::Safetensors, SavedAs::Npz] {
            bench.workspace.save(format);
            let saved = bench.workspace.known.saved.get_untracked().expect("a file");
            let file = SourceFile::from_bytes(&saved.name, saved.bytes.clone());
            let opened = open(vec![file], &Selection::default(), &mut |_| {}).expect("a model");
            let Opened::Model(loaded) = opened else { panic!("{opened:?}") };
            assert_eq!(loaded.model.f().labels(), ["the sky is", "a tree"]);
            assert_eq!(loaded.model.context_groups(), ["weather", ""]);
            assert!(loaded.model.predicts());
        }
    });
}

#[test]
fn relations_of_a_relation_file_are_saved_with_the_model_and_read_again() {
    session_test(|| {
        let bench = Bench::new();
        let session = bench.workspace;
        let file = br#"{"name": "capital", "prompt_templates": ["The capital of {} is"], "samples":
            [{"subject": "France", "object": "Paris"}, {"subject": "Japan", "object": "Tokyo"}]}"#;
        session.add_read(relation_file(file));
        bench.settle();
        let relations = |workspace: Workspace| {
            let model = workspace.model.get_untracked().expect("a model");
            model.card.relations.clone()
        };
        let (before, verdict_before) = (relations(session), verdict(session, "relation"));
        assert_eq!((before[0].query.as_str(), before[0].pairs.len()), (" is", 2));
        for format in [SavedAs::Safetensors, SavedAs::Npz] {
            session.save(format);
            let saved = session.known.saved.get_untracked().expect("a file");
            let file = SourceFile::from_bytes(&saved.name, saved.bytes.clone());
            let opened = open(vec![file], &Selection::default(), &mut |_| {}).expect("a model");
            let again = open_in(library(), Source::Files(Vec::new()), opened);
            assert_eq!(relations(again), before);
            assert_eq!(verdict(again, "relation"), verdict_before);
        }
    });
}

#[test]
fn a_set_that_is_too_long_for_an_address_is_left_out_of_it_and_said() {
    session_test(|| {
        let bench = Bench::kept(&["one", "two"]);
        let session = bench.workspace;
        let short = untrack(|| session.snapshot());
        assert_eq!(short.clone().for_address(), short);
        let many = (0..1200).map(|i| ContextText::new(format!("the number {i} is called")));
        session.add_contexts(&ContextSet::of(many));
        bench.settle();
        let whole = untrack(|| session.snapshot());
        let sent = whole.clone().for_address();
        assert_eq!(sent.left_out, Some(1202));
        let text = sent.to_text().expect("a link");
        assert!(text.len() < LONGEST_SET, "{}", text.len());
        let (read, bad) = Link::from_text(&text).expect("a link");
        assert!(bad.is_empty());
        // The back button leaves the set that is there; elsewhere it is said what is missing.
        assert_eq!(session.restore(&read), Vec::<String>::new());
        assert_eq!(untrack(|| session.snapshot()).choice.set, whole.choice.set);
        let notices = Bench::new().workspace.restore(&read);
        assert!(notices.iter().any(|notice| notice.contains("1,202")), "{notices:?}");
    });
}

/// The file of a model with these contexts, computed by up to so many programs.
fn saved_by(programs: usize, texts: &[String]) -> (Vec<u8>, usize) {
    let bench = Bench::new();
    bench.offer_up_to(programs);
    bench.workspace.add_contexts(&ContextSet::of(texts.iter().map(ContextText::new)));
    bench.settle();
    assert_eq!(bench.contexts(), texts, "in the order of the set");
    bench.workspace.save(SavedAs::Safetensors);
    let saved = bench.workspace.known.saved.get_untracked().expect("a file");
    (saved.bytes.clone(), bench.started.borrow().len())
}

#[test]
fn states_are_the_same_to_the_last_bit_however_many_programs_compute_them() {
    session_test(|| {
        let texts: Vec<String> = (0..150).map(|i| format!("the {} tree {i}", i % 7)).collect();
        let (alone, one) = saved_by(1, &texts);
        assert_eq!(one, 1);
        for programs in [2, 3] {
            let (shared, started) = saved_by(programs, &texts);
            assert_eq!(started, programs);
            assert!(alone == shared, "{} and {} bytes", alone.len(), shared.len());
        }
    });
}

#[test]
fn there_are_as_many_programs_as_a_list_and_a_machine_are_worth() {
    session_test(|| {
        let started_for = |contexts: usize| {
            let bench = Bench::new();
            bench.offer_up_to(9);
            let texts: Vec<String> = (0..contexts).map(|i| format!("a tree {i}")).collect();
            bench.workspace.add_contexts(&ContextSet::of(texts.iter().map(ContextText::new)));
            bench.settle();
            assert_eq!(bench.contexts(), texts);
            bench.started.borrow().len()
        };
        assert_eq!([40, 100, 600].map(started_for), [1, 2, CORES]);
    });
}

#[test]
fn what_another_program_leaves_is_computed_by_the_first() {
    session_test(|| {
        let bench = Bench::new();
        bench.offer_up_to(3);
        let texts: Vec<String> = (0..150).map(|i| format!("a tree {i}")).collect();
        bench.workspace.add_contexts(&ContextSet::of(texts.iter().map(ContextText::new)));
        // All are started, and the first few states are there.
        bench.deliver(6);
        assert_eq!(bench.started.borrow().len(), 3);
        let other =
            bench.outbox.borrow().iter().map(|(program, _)| *program).find(|p| !p.is_first());
        bench.workspace.inference_died(other.expect("another program"), "out of memory");
        bench.settle();
        assert_eq!(bench.contexts(), texts);
        assert_eq!(bench.workspace.inference.progress.get_untracked(), None);
        assert_eq!(bench.workspace.inference.trouble.get_untracked(), None);
        assert_eq!(bench.started.borrow().len(), 3, "it is not tried again");
    });
}
