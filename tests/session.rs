//! The session, driven as a person would, with the engine answering in the same process.

use std::{cell::RefCell, rc::Rc};

use all_or_none::{
    figure::board::rank_at,
    format::{Opened, Selection, SourceFile, open},
    model::Toy,
    property::{Class, Depth, Picture, Verdict},
    scene::{Camera, Kind, PointRef, Role},
    state::{Ask, Chosen, Plot, Seen, Session, Shown, Subject, Work},
    transform::{Action, MoveSummary, Recipe, Side},
    worker::{Engine, FileReference, Request, Response, Source, ToPage},
};
use nalgebra::Matrix2;
use reactive_graph::{owner::Owner, prelude::*};

/// Answers at once, as the worker would later.
struct InProcess {
    engine: RefCell<Engine>,
    session: Session,
}

impl Ask for InProcess {
    fn ask(&self, request: &Request) {
        let response = self.engine.borrow_mut().answer(request);
        self.session.receive(response);
    }
}

/// A worker that never answers.
struct Silent;

impl Ask for Silent {
    fn ask(&self, _request: &Request) {}
}

fn read(path: &str) -> Opened {
    let bytes = std::fs::read(path).unwrap_or_default();
    open(vec![SourceFile::from_bytes(path, bytes)], &Selection::default(), &mut |_| {})
        .unwrap_or_else(|error| unreachable!("{error}"))
}

/// A session with the shipped concepts and this model open.
fn opened(model: Opened) -> Session {
    opened_with(model, |engine, session| Rc::new(InProcess { engine: RefCell::new(engine), session }))
}

fn opened_with(model: Opened, worker: impl FnOnce(Engine, Session) -> Rc<dyn Ask>) -> Session {
    let session = Session::new();
    session.set_shipped_concepts(&std::fs::read_to_string("public/models/concepts.tsv").unwrap_or_default());
    open_by(session, Source::Files(Vec::new()), model, worker);
    session
}

fn open_in(session: Session, source: Source, model: Opened) {
    open_by(session, source, model, |engine, session| Rc::new(InProcess { engine: RefCell::new(engine), session }));
}

fn open_by(session: Session, source: Source, model: Opened, worker: impl FnOnce(Engine, Session) -> Rc<dyn Ask>) {
    let Opened::Model(loaded) = model else { unreachable!("expected a model, found {model:?}") };
    let engine = Engine::new(*loaded);
    let card = engine.card();
    session.begin(source, worker(engine, session));
    session.hear(ToPage::Opened(Box::new(card)));
}

fn toy(toy: Toy) -> Session {
    let model = toy.model().unwrap_or_else(|error| unreachable!("{error}"));
    let tokens_in_file = model.g().len() as u64;
    let loaded = all_or_none::format::Loaded { model, concepts: toy.concepts(), tokens_in_file };
    opened(Opened::Model(Box::new(loaded)))
}

fn verdict(session: Session, id: &str) -> Verdict {
    session.board.with_untracked(|board| board.get(id).map_or(Verdict::NotTestable, |row| row.verdict))
}

fn words(session: Session) -> Vec<String> {
    let (pairs, model) = (session.pairs.get_untracked(), session.model.get_untracked());
    let tokens = pairs.into_iter().flatten().flat_map(|(from, to)| [from, to]);
    tokens.map(|index| model.as_ref().map(|m| m.token(index)).unwrap_or_default()).collect()
}

/// Runs a test under a reactive owner.
fn session_test(test: impl FnOnce()) {
    let owner = Owner::new();
    owner.with(test);
}

#[test]
fn first_directions_are_those_that_the_model_has_of_the_first_concept() {
    session_test(|| {
        let chosen = |path| opened_with(read(path), |_, _| Rc::new(Silent));
        let smollm = chosen("public/models/smollm2-135m.safetensors");
        assert_eq!(words(smollm), ["easy", "easiest", "strong", "strongest"]);
        let glove = chosen("public/models/glove-100d.safetensors");
        assert_eq!(words(glove), ["easy", "easiest", "lucky", "luckiest"]);
    });
}

#[test]
fn bending_the_plane_keeps_what_theory_says_and_moves_the_rest() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        assert_eq!(verdict(session, "distribution"), Verdict::Kept);
        assert_eq!(verdict(session, "parallelism"), Verdict::Kept);
        assert_eq!(verdict(session, "profile-cosine"), Verdict::Kept);
        // All or none: of exactly parallel directions even the cosine and the ratio of lengths stay.
        assert_eq!(verdict(session, "cosine"), Verdict::Kept);
        assert_eq!(verdict(session, "norms"), Verdict::Kept);
        let at = |word| session.model.get_untracked().and_then(|m| m.find(word)).map_or(0, |found| found.index);
        session.choose_pair(1, (at("cat"), at("cats")));
        assert_eq!(verdict(session, "norms"), Verdict::Drifted);
    });
}

#[test]
fn next_token_bars_stand_still_under_a_gauge_and_move_under_a_contrast() {
    session_test(|| {
        let session = toy(Toy::Plane);
        let change = || session.bars.with_untracked(|bars| bars.as_ref().map_or(f64::NAN, |b| b.max_log_change));
        session.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        assert!(change() < 1e-12);
        session.choose_side(Side::OnlyG);
        assert!(change() > 0.1);
        assert_eq!(verdict(session, "distribution"), Verdict::Destroyed);
    });
}

#[test]
fn undo_takes_a_whole_drag_back_and_redo_brings_it_again() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.hold_steps(true);
        for i in 1..=5 {
            session.bend(&Matrix2::new(1.0, 0.1 * f64::from(i), 0.0, 1.0));
        }
        session.hold_steps(false);
        let count = || session.steps.with_untracked(|steps| steps.present().len());
        assert_eq!(count(), 1);
        session.undo();
        assert_eq!(count(), 0);
        session.redo();
        assert_eq!(session.live().map(|live| live.t), Some(Matrix2::new(1.0, 0.5, 0.0, 1.0)));
    });
}

#[test]
fn a_singular_matrix_is_refused_with_the_nearest_that_works_on_offer() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.type_matrix([1.0, 2.0, 2.0, 4.0]);
        assert!(session.refusal.get_untracked().is_some_and(|reason| reason.contains("singular")));
        assert!(session.steps.with_untracked(|steps| steps.present().is_empty()));
        session.take_offer();
        assert!(session.live().is_some_and(|live| live.t.determinant().abs() > 0.0));
        assert_eq!(session.refusal.get_untracked(), None);
    });
}

#[test]
fn a_pulled_tip_is_where_the_hand_is() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.pull(1, [0.5, 1.25], 0.5);
        let tips = session.basis(Plot::Right, 0.5).map(|handles| handles.tips[1]);
        assert!(tips.is_some_and(|tip| (tip[0] - 0.5).abs() < 1e-12 && (tip[1] - 1.25).abs() < 1e-12));
    });
}

/// What the page draws live from four numbers a point is what the worker finds from the moved model itself.
#[test]
fn live_positions_are_those_of_the_moved_model() {
    session_test(|| {
        for following in [false, true] {
            let session = opened(read("public/models/glove-100d.safetensors"));
            session.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition: 5.0, seed: 3 } });
            session.set_look(|look| look.following = following);
            session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
            let point = |index| PointRef { kind: Kind::Tokens, index };
            let drawn: Vec<_> = (0..50).map(|i| session.position(Plot::Right, point(i))).collect();
            // A step that does nothing, after the live one: now the worker applies everything.
            session.add(Action::Shift { size: 0.0, seed: 1 });
            for (index, drawn) in drawn.into_iter().enumerate() {
                let (Some(a), Some(b)) = (drawn, session.position(Plot::Right, point(index))) else {
                    unreachable!("point {index} is shown")
                };
                let off = (a[0] - b[0]).hypot(a[1] - b[1]);
                assert!(off < 1e-4 * (1.0 + b[0].hypot(b[1])), "point {index}: {a:?} and {b:?}, following {following}");
            }
        }
    });
}

#[test]
fn word_vectors_say_what_needs_contexts() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        let reason = session.board.with_untracked(|board| board.get("distribution").and_then(|row| row.reason.clone()));
        assert_eq!(reason.as_deref(), Some("needs contexts"));
        assert_eq!(session.bars.get_untracked(), None);
        session.set_look(|look| look.shown = Shown::Both);
        session.set_look(|look| look.projection = Chosen::Canonical);
        assert!(session.view.with_untracked(Option::is_some));
    });
}

#[test]
fn a_failed_opening_leaves_the_open_model_and_its_steps() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.bend(&Matrix2::new(1.0, 0.5, 0.0, 1.0));
        let engine = RefCell::new(Engine::new(match read("public/models/glove-100d.safetensors") {
            Opened::Model(loaded) => *loaded,
            other => unreachable!("{other:?}"),
        }));
        session.begin(
            Source::Files(vec![FileReference { name: "broken.npz".into(), size: 3, sum: None }]),
            Rc::new(InProcess { engine, session }),
        );
        session.hear(ToPage::Failed("broken.npz: truncated".into()));
        assert_eq!(session.error.get_untracked().as_deref(), Some("broken.npz: truncated"));
        assert_eq!(session.model.with_untracked(|m| m.as_ref().map(|m| m.card.d)), Some(2));
        assert_eq!(session.steps.with_untracked(|steps| steps.present().len()), 1);
    });
}

#[test]
fn shuffle_keeps_everything_that_the_distribution_sees() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.shuffle(7);
        assert!(session.steps.with_untracked(|steps| steps.present().len()) >= 3);
        for id in ["distribution", "profile-cosine", "complexity"] {
            assert_eq!(verdict(session, id), Verdict::Kept, "{id}");
        }
        assert_eq!(verdict(session, "parallelism"), Verdict::Destroyed);
    });
}

#[test]
fn canonical_picture_stands_still_in_a_random_equivalent_model() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.set_look(|look| look.projection = Chosen::Canonical);
        session.shuffle(3);
        for index in 0..12 {
            let point = PointRef { kind: Kind::Tokens, index };
            let (left, right) = (session.position(Plot::Left, point), session.position(Plot::Right, point));
            let (Some(a), Some(b)) = (left, right) else { unreachable!("point {index} is shown") };
            assert!((a[0] - b[0]).hypot(a[1] - b[1]) < 1e-3 * (1.0 + a[0].hypot(a[1])), "{a:?} and {b:?}");
        }
    });
}

#[test]
fn every_figure_there_is_says_which_model_and_what_moved_it() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        session.open_row("cosine", true);
        let camera = Camera { centre: [0.0, 0.0], scale: 100.0, size: [400.0, 300.0] };
        let keys: Vec<String> = session.subjects().iter().map(|subject| subject.key().to_owned()).collect();
        assert_eq!(&keys[..5], ["both", "model", "moved", "result", "next-tokens"]);
        assert!(keys.contains(&"cosine".to_owned()) && keys.len() > 8, "{keys:?}");
        for subject in session.subjects() {
            session.want_figure(&subject);
            let figure = session.figure(&subject, Seen { camera, reach: 1.0, place: None });
            let Some(figure) = figure else { unreachable!("there is a figure of {subject:?}") };
            let name = session.model.with_untracked(|m| m.as_ref().map(|m| m.card.provenance.name.clone()));
            assert!(figure.caption.starts_with(&name.unwrap_or_default()), "{}", figure.caption);
            assert!(figure.caption.contains("Moved by a gauge (in one plane): κ = "), "{}", figure.caption);
        }
    });
}

#[test]
fn without_contexts_there_is_no_figure_of_predictions() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        assert!(session.subjects().iter().all(|subject| !matches!(subject, Subject::Bars | Subject::Result)));
    });
}

#[test]
fn beside_each_other_the_principal_components_bend_and_the_canonical_picture_stands_still() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.show_beside(true);
        let places = |plot| -> Vec<[f64; 2]> {
            let point = |index| session.position(plot, PointRef { kind: Kind::Tokens, index });
            (0..12).filter_map(point).collect()
        };
        let change = |before: &[[f64; 2]], after: &[[f64; 2]]| {
            let far = |(a, b): (&[f64; 2], &[f64; 2])| (a[0] - b[0]).hypot(a[1] - b[1]);
            before.iter().zip(after).map(far).fold(0.0, f64::max)
        };
        let (pca, canonical) = (places(Plot::Left), places(Plot::Right));
        assert_eq!((pca.len(), canonical.len()), (12, 12));
        session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        assert!(change(&pca, &places(Plot::Left)) > 0.1);
        assert!(change(&canonical, &places(Plot::Right)) < 1e-5);
        for (plot, before) in [(Plot::Left, &pca), (Plot::Right, &canonical)] {
            let ghosts = session.ghosts(plot);
            let xy: Vec<[f64; 2]> = ghosts[0].xy.iter().take(12).map(|at| at.map(f64::from)).collect();
            assert!(change(before, &xy) < 1e-5, "the points before the move stay where they were");
        }
        session.show_beside(false);
        assert_eq!(session.look.with_untracked(|look| (look.projection, look.ghosts)), (Chosen::ConceptPlane, false));
        assert_eq!(session.heading(Plot::Left), "The model");
    });
}

#[test]
fn only_rotations_leave_the_principal_components_beside_the_canonical_picture_alone() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.show_beside(true);
        let width = |plot| {
            let xy = session.ghosts(plot).swap_remove(0).xy;
            xy.iter().flatten().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt()
        };
        assert!((width(Plot::Left) / width(Plot::Right) - 1.0).abs() < 1e-5, "both pictures are equally wide");
        let moved = |plot| {
            let before = session.ghosts(plot).swap_remove(0).xy;
            let at = |(index, b): (usize, &[f32; 2])| {
                let a = session.position(plot, PointRef { kind: Kind::Tokens, index })?;
                Some((a[0] - f64::from(b[0])).hypot(a[1] - f64::from(b[1])))
            };
            before.iter().enumerate().filter_map(at).fold(0.0, f64::max) / width(plot)
        };
        session.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 3 } });
        assert!(moved(Plot::Left) < 1e-4 && moved(Plot::Right) < 1e-4);
        session.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition: 10.0, seed: 3 } });
        assert!(moved(Plot::Left) > 1e-2 && moved(Plot::Right) < 1e-4);
    });
}

/// The bars of the next tokens behind an open row about steering: as they are, steered, steered in the moved model.
fn steered(session: Session, id: &str) -> [Vec<f64>; 3] {
    let picture = session.pictures.with_untracked(|all| all.get(id).cloned());
    let Some(Picture::Stack { parts }) = picture.as_deref() else { unreachable!("{id} shows {picture:?}") };
    let Picture::Bars { series, .. } = &parts[0].picture else { unreachable!("{id} shows {parts:?}") };
    [0, 1, 2].map(|i| series[i].values.clone())
}

fn farthest(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[test]
fn steering_changes_the_next_tokens_alike_in_every_equivalent_model_and_with_its_strength() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.open_row("steering-second-moment", true);
        let [plain, once, _] = steered(session, "steering-second-moment");
        assert!(farthest(&plain, &once) > 1e-3);
        session.set_strength(0.0);
        let [plain, none, _] = steered(session, "steering-second-moment");
        assert!(farthest(&plain, &none) < 1e-15);
        session.set_strength(2.0);
        session.bend(&Matrix2::new(2.0, 0.5, -0.25, 0.75));
        let [_, before, after] = steered(session, "steering-second-moment");
        assert!(farthest(&before, &after) < 1e-12, "{before:?} and {after:?}");
        session.open_row("steering-unembedding", true);
        let [_, before, after] = steered(session, "steering-unembedding");
        assert!(farthest(&before, &after) > 1e-3, "γ itself is another recipe in a bent model");
    });
}

#[test]
fn a_vector_of_ones_own_moves_with_the_embeddings_and_must_have_the_right_length() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.show_more(Class::AnyGauge, true);
        let reason =
            || session.board.with_untracked(|board| board.get("steering-given").and_then(|r| r.reason.clone()));
        assert_eq!(reason().as_deref(), Some("needs 2 numbers: paste a vector below"));
        assert_eq!(session.paste_vector("1, x"), Err("number 2 is “x”, expected a finite number".into()));
        assert_eq!(session.paste_vector("[1, −2, 3]"), Ok(()));
        assert_eq!(reason().as_deref(), Some("the vector has 3 numbers, expected 2"));
        assert_eq!(session.paste_vector("[1, −2]"), Ok(()));
        session.bend(&Matrix2::new(2.0, 0.5, -0.25, 0.75));
        let row = session.board.with_untracked(|board| board.get("steering-given").cloned());
        let both = row.and_then(|row| row.before.zip(row.after));
        assert!(both.is_some_and(|(before, after)| before != 0.0 && (before - after).abs() < 1e-12), "{both:?}");
    });
}

#[test]
fn pasted_labels_make_the_groups_of_the_probe() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.show_more(Class::AnyGauge, true);
        let contexts = session.model.with_untracked(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
        assert!(
            session.paste_groups("red\nblue").is_err_and(|e| e.contains(&format!("each of the {contexts} contexts")))
        );
        let labels: Vec<&str> = (0..contexts).map(|i| if i % 3 == 0 { "red" } else { "blue" }).collect();
        assert_eq!(session.paste_groups(&labels.join("\n")), Ok(()));
        let groups = session.labelled();
        assert_eq!((groups.positive_name.as_str(), groups.negative_name.as_str()), ("red", "blue"));
        assert_eq!(groups.positive, (0..contexts).step_by(3).collect::<Vec<_>>());
        assert_ne!(verdict(session, "probe"), Verdict::NotTestable);
        session.forget_groups();
        assert!(!session.group_names().contains(&"red".to_string()));
    });
}

#[test]
fn what_is_picked_by_hand_is_what_the_rows_are_asked_about_and_travels_in_links() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.pick_corner(3, 5);
        session.pick_step(1, 0, 2);
        session.pick(|picked| picked.gamma = vec![1, 3]);
        assert_eq!(session.quad()[3], 5);
        assert_eq!(session.context_pairs()[1].0, 2);
        let link = session.snapshot();
        let other = toy(Toy::Space);
        assert_eq!(other.restore(&link), Vec::<String>::new());
        assert_eq!(other.by_hand.get_untracked(), session.by_hand.get_untracked());
    });
}

/// Answers nothing, and keeps what it is asked.
struct Notes(Rc<RefCell<Vec<Request>>>);

impl Ask for Notes {
    fn ask(&self, request: &Request) {
        self.0.borrow_mut().push(request.clone());
    }
}

#[test]
fn rows_that_wait_for_ranks_come_after_all_others_and_the_board_says_which_is_in_work() {
    session_test(|| {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let notes = asked.clone();
        let session = opened_with(read("public/models/smollm2-135m.safetensors"), move |_, _| Rc::new(Notes(notes)));
        session.show_more(Class::Identifiable, true);
        let mut order = Vec::new();
        let next = || asked.borrow_mut().pop();
        while let Some(request) = next() {
            if let Request::Rows { ids, depth: Depth::Settled, .. } = &request {
                assert_eq!(session.queue.with_untracked(|queue| queue.first().cloned()), ids.first().cloned());
                order.extend(ids.clone());
            }
            let rows = Response::Rows { rows: Vec::new(), summary: MoveSummary::identity() };
            session.receive(rows);
        }
        let place = |id: &str| order.iter().position(|other| other == id);
        assert!(
            place("neighbours") < place("complexity") && place("canonical") < place("parallelism-seen"),
            "{order:?}"
        );
        assert!(session.queue.with_untracked(|queue| queue.is_empty()));
    });
}

#[test]
fn the_gap_between_two_sets_is_an_arrow_that_moves_with_the_points() {
    session_test(|| {
        let session = toy(Toy::Plane);
        let arrow = |plot| {
            let scene = session.scene(plot, 1.0);
            scene.and_then(|scene| scene.arrows.into_iter().find(|arrow| arrow.role == Role::Plain))
        };
        assert_eq!(arrow(Plot::Left), None);
        session.pick(|picked| picked.token_sets = [vec![0, 1], vec![2, 3]]);
        session.show_gap("separable-tokens", true);
        session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let ends = session.gap.get_untracked().and_then(|gap| gap.ends.clone()).unwrap_or_default();
        let [Some(before), Some(after)] = ends else { unreachable!("two pairs of points have a gap: {ends:?}") };
        for (b, a) in before.from.iter().zip(&after.from).chain(before.to.iter().zip(&after.to)) {
            assert!(b.0 == a.0 && (b.1 - a.1).abs() < 1e-9, "a gauge keeps the shares: {before:?} {after:?}");
        }
        let (left, right) = (arrow(Plot::Left), arrow(Plot::Right));
        assert!(left.is_some() && right.is_some() && left != right);
        session.show_gap("separable-tokens", false);
        assert_eq!(arrow(Plot::Left), None);
    });
}

#[test]
fn the_spectra_of_the_card_give_the_ranks_that_it_shows() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        let (Some(known), Some(spectra)) = (session.dimensions.get_untracked(), session.spectra.get_untracked()) else {
            unreachable!("ranks are found without being asked for")
        };
        let ranks: Vec<usize> = spectra.iter().map(|s| rank_at(s, session.ranks.get_untracked().rtol)).collect();
        assert_eq!(ranks, [known.f, known.g, known.k.unwrap_or_default()]);
        assert!(spectra.iter().all(|s| rank_at(s, 0.5) >= 1 && rank_at(s, 1.0) == 0));
    });
}

#[test]
fn numbers_in_notes_have_a_true_minus_sign() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.show_more(Class::AnyGauge, true);
        session.show_more(Class::OnlyRotations, true);
        session.bend(&Matrix2::new(-1.5, 0.75, -0.25, 0.5));
        let notes: Vec<String> =
            session.board.with_untracked(|board| board.values().map(|row| row.note.clone()).collect());
        assert!(notes.iter().any(|note| note.contains('−')), "{notes:?}");
        let ascii = |note: &String| note.as_bytes().windows(2).any(|pair| pair[0] == b'-' && pair[1].is_ascii_digit());
        assert!(!notes.iter().any(ascii), "{notes:?}");
    });
}

/// A model of tokens alone.
fn wide(d: usize, n: usize) -> Opened {
    let header = format!(r#"{{"g":{{"dtype":"F32","shape":[{n},{d}],"data_offsets":[0,{}]}}}}"#, 4 * n * d);
    let numbers = (0..n * d).flat_map(|i| ((i * 7919 % 101) as f32).to_le_bytes());
    let bytes = (header.len() as u64).to_le_bytes().into_iter().chain(header.bytes()).chain(numbers).collect();
    let file = SourceFile::from_bytes("wide.safetensors", bytes);
    open(vec![file], &Selection::default(), &mut |_| {}).unwrap_or_else(|e| unreachable!("{e}"))
}

/// A session with tokens alone, and the rows that its worker is asked for.
fn noting(d: usize, n: usize) -> (Session, Rc<RefCell<Vec<String>>>) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let noted = asked.clone();
    let session = opened_with(wide(d, n), |engine, session| {
        Rc::new(Noting { inner: InProcess { engine: RefCell::new(engine), session }, asked: noted })
    });
    (session, asked)
}

#[test]
fn rows_that_need_the_first_covariance_of_many_tokens_come_after_the_quick_ones() {
    let (_, asked) = noting(1000, 4001);
    let asked = asked.borrow();
    let causal = asked.iter().position(|id| id == "causal-cosine");
    let cosine = asked.iter().rposition(|id| id == "cosine");
    assert!(causal.is_some() && cosine.is_some() && causal > cosine, "{asked:?}");
}

#[test]
fn rows_of_very_many_dimensions_are_measured_on_demand() {
    let (session, asked) = noting(2049, 2049);
    let measured = |id: &str| asked.borrow().iter().any(|asked| asked == id);
    assert!(measured("cosine") && !measured("causal-cosine") && !measured("dimensions"));
    assert!(session.puts_off());
    asked.borrow_mut().clear();
    session.measure_heavy(true);
    assert_eq!(asked.borrow().iter().position(|id| id == "cosine").map(|at| at < 8), Some(true));
    assert!(measured("causal-cosine"));
    assert_eq!(asked.borrow().last().map(String::as_str), Some("dimensions"));
}

#[test]
fn ranks_of_few_tokens_are_found_in_however_many_dimensions() {
    let (_, asked) = noting(2049, 5);
    assert_eq!(asked.borrow().last().map(String::as_str), Some("dimensions"));
}

#[test]
fn what_the_worker_is_at_is_known_and_so_are_the_rows_that_wait_for_it() {
    session_test(|| {
        let session = opened_with(wide(12, 5), |_, _| Rc::new(Silent));
        assert_eq!(session.work.get_untracked(), Some(Work::Picture));
        assert!(session.queue.get_untracked().iter().any(|id| id == "cosine"));
        let session = opened(wide(12, 5));
        assert!(session.work.get_untracked().is_none() && session.queue.get_untracked().is_empty());
    });
}

#[test]
fn a_worker_that_stopped_is_followed_by_one_without_the_last_step() {
    session_test(|| {
        let gauge = |seed| Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed } };
        let session = opened(wide(12, 5));
        let source = session.source.get_untracked().unwrap_or_else(|| unreachable!("a model is open"));
        session.add(gauge(1));
        session.add(gauge(2));
        let seeds = || {
            session
                .steps
                .with_untracked(|steps| steps.present().iter().map(|step| step.action.clone()).collect::<Vec<_>>())
        };
        for left in [vec![gauge(1)], vec![]] {
            assert!(session.set_back(Some("out of memory")));
            open_in(session, source.clone(), wide(12, 5));
            assert_eq!(seeds(), left);
            assert!(session.error.get_untracked().is_some_and(|error| error.contains("out of memory")));
            assert!(session.board.with_untracked(|board| board.contains_key("cosine")));
        }
        session.set_look(|look| look.projection = Chosen::Pca);
        assert!(session.set_back(Some("out of memory")));
        open_in(session, source.clone(), wide(12, 5));
        assert_eq!(session.look.get_untracked().projection, Chosen::ConceptPlane);
        session.error.set(None);
        assert!(!session.set_back(Some("out of memory")), "with nothing to leave out it would only stop again");
        assert!(session.error.get_untracked().is_some_and(|error| error.contains("out of memory")));
        assert!(session.work.get_untracked().is_none() && session.queue.get_untracked().is_empty());
    });
}

/// Notes which rows it is asked to measure, and answers all but the slow ones.
struct Noting {
    inner: InProcess,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Ask for Noting {
    fn ask(&self, request: &Request) {
        let slow = ["causal-cosine", "complexity"];
        match request {
            Request::Rows { ids, .. } if ids.iter().any(|id| slow.contains(&id.as_str())) => {
                self.asked.borrow_mut().extend(ids.iter().cloned());
                self.inner.session.receive(Response::Refused("too slow for a test".into()));
            }
            Request::Dimensions => {
                self.asked.borrow_mut().push("dimensions".into());
                self.inner.session.receive(Response::Configured);
            }
            Request::Rows { ids, .. } => {
                self.asked.borrow_mut().extend(ids.iter().cloned());
                self.inner.ask(request);
            }
            _ => self.inner.ask(request),
        }
    }
}
