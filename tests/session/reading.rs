//! What was read of files: what is said of it, and what can be chosen about it.

use formats::{Opened, Selection, SourceFile, open};
use picture::scene::ProjectionChoice;
use reactive_graph::prelude::*;
use session::{
    protocol::Projection,
    words::{ENGLISH, german, speak},
    workspace::Workspace,
};
use theory::{
    model::{Missing, SpellingPolicy},
    plane::{Direction, PlaneSpec},
    transform::{Action, Side},
};

use super::{opened, session_test, words};

fn read(files: &[(&str, &str)]) -> Opened {
    let files = files
        .iter()
        .map(|(name, text)| SourceFile::from_bytes(*name, text.as_bytes().to_vec()))
        .collect();
    open(files, &Selection::default(), &mut |_| {}).unwrap_or_else(|error| unreachable!("{error}"))
}

/// Five pieces and four whole words in three dimensions.
const PIECES: &str = r#"{"tokens": ["king", "queen", "man", "woman", "mean", " king", " queen", " man", " woman"],
    "g": [[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1], [2, 1, 0], [3, 1, 0], [1, 3, 0], [4, 1, 1], [1, 4, 1]]}"#;

fn pieces(pairs: &str) -> Workspace {
    opened(read(&[("pieces.json", PIECES), ("male-female.tsv", pairs)]))
}

fn chosen(session: Workspace, policy: Option<SpellingPolicy>) -> (SpellingPolicy, Vec<String>) {
    session.choose_spelling("male-female", policy);
    let family = session.matched("male-female").unwrap_or_default();
    (family.policy, words(session))
}

#[test]
fn the_spelling_of_a_family_is_chosen_and_directions_stay_those_of_their_words() {
    session_test(|| {
        let session = pieces("king\tqueen\nman\twoman\n");
        assert_eq!(session.choice.family.get_untracked().as_deref(), Some("male-female"));
        let family = session.matched("male-female").unwrap_or_default();
        assert_eq!((family.policy, family.counts), (SpellingPolicy::WholeWords, [2, 2, 2]));
        assert_eq!(family.pairs, [(5, 6), (7, 8)]);
        session.choose_pair(0, (7, 8));
        session.choose_pair(1, (4, 0));
        let (policy, directions) = chosen(session, Some(SpellingPolicy::Pieces));
        assert_eq!(policy, SpellingPolicy::Pieces);
        let expected = ["man (no space)", "woman (no space)", "mean", "king (no space)"];
        assert_eq!(directions, expected, "the second was none of the family, and stays");
        speak(&german::WORDS);
        let spoken = words(session);
        speak(&ENGLISH);
        assert_eq!(spoken[0], "man (ohne Leerz.)");
        let (policy, directions) = chosen(session, None);
        assert_eq!((policy, directions[0].as_str()), (SpellingPolicy::WholeWords, "man"));
    });
}

#[test]
fn a_list_of_tokens_tells_them_apart_from_each_other_alone() {
    session_test(|| {
        let session = pieces("king\tqueen\nman\twoman\n");
        let model = session.model.get_untracked().unwrap_or_else(|| unreachable!("it is open"));
        let piece = |word: &str| model.card.tokens.iter().position(|t| t == word).unwrap_or(0);
        let [whole, part, king] = [" man", "man", "king"].map(piece);
        assert_eq!(model.listed(&[part, king]), ["man", "king"]);
        assert_eq!(model.listed(&[part, whole]), ["man (no space)", "man"]);
    });
}

#[test]
fn a_link_carries_the_spelling() {
    session_test(|| {
        let session = pieces("king\tqueen\nman\twoman\n");
        chosen(session, Some(SpellingPolicy::Pieces));
        let link = session.snapshot();
        chosen(session, None);
        session.restore(&link);
        let family = session.matched("male-female").unwrap_or_default();
        assert_eq!(family.policy, SpellingPolicy::Pieces);
        assert_eq!(session.snapshot(), link);
    });
}

#[test]
fn a_list_that_asks_for_a_space_is_spelled_with_it() {
    session_test(|| {
        let session = pieces(" king\t queen\n mean\t man\n");
        let family = session.matched("male-female").unwrap_or_default();
        assert_eq!((family.policy, family.pairs), (SpellingPolicy::WholeWords, vec![(5, 6)]));
        assert_eq!(family.missing[0].2, Missing::From);
    });
}

#[test]
fn what_reading_did_is_told_until_it_is_dismissed_and_stays_in_the_card() {
    session_test(|| {
        let table = "word,0,1,count\nking,1,0,7\nqueen,0,1,5\nman,1,1,9\n";
        let session = opened(read(&[("words.csv", table)]));
        let notices = session.notices();
        assert!(notices.iter().any(|notice| notice.contains("count")), "{notices:?}");
        session.dismiss_notices();
        assert_eq!(session.notices(), Vec::<String>::new());
        let card = session.model.get_untracked().map(|model| model.card.warnings.clone());
        assert_eq!(card.as_ref(), Some(&notices));
        assert_eq!(super::toy(theory::model::Toy::Plane).notices(), Vec::<String>::new());
    });
}

#[test]
fn a_model_that_cannot_be_drawn_says_why_and_shows_no_other_picture() {
    session_test(|| {
        let reason = |file: &str, text: &str| {
            let session = opened(read(&[(file, text)]));
            assert!(session.stage.view.get_untracked().is_none(), "{file}");
            assert!(session.figure(&session::workspace::Subject::Both, seen()).is_none());
            let reason = session.why_no_figure(&session::workspace::Subject::Both);
            assert_eq!(
                reason,
                session.stage.absent.get_untracked().map(|why| format!("No picture: {why}"))
            );
            session.stage.absent.get_untracked().map(String::from).unwrap_or_default()
        };
        assert!(reason("line.csv", "word,x\na,1\nb,2\nc,4\n").contains("1 dimension"));
        assert!(reason("one.csv", "word,x,y\na,1,2\n").contains("that differ"));
        assert!(reason("equal.csv", "word,x,y\na,1,2\nb,1,2\n").contains("that differ"));
    });
}

fn seen() -> session::workspace::Seen {
    let camera = picture::scene::Camera { centre: [0.0, 0.0], scale: 10.0, size: [300.0, 300.0] };
    session::workspace::Seen { camera, reach: 1.0, place: None }
}

#[test]
fn a_step_that_cannot_be_applied_is_marked_and_the_others_count() {
    session_test(|| {
        let session = super::toy(theory::model::Toy::Plane);
        let plain = session.facts(&session::workspace::Subject::Both).map(|facts| facts.moves);
        assert_eq!(plain, Some(Vec::new()));
        session.add(Action::HiddenF { size: 1.0, seed: 1 });
        let why = session.why_skipped(1).unwrap_or_default();
        assert!(!why.is_empty(), "nothing is hidden in a plane that tokens span");
        let gauge = theory::transform::Recipe::Random { condition: 3.0, seed: 1 };
        session.add(Action::Linear { on: Side::Gauge, matrix: gauge });
        assert!(session.why_skipped(1).is_some() && session.why_skipped(2).is_none());
        let condition = session.moves.summary.with_untracked(|s| s.as_ref().map(|s| s.condition));
        assert!(condition.is_some_and(|condition| (condition - 3.0).abs() < 1e-9));
        let moves = session.facts(&session::workspace::Subject::Both).map(|facts| facts.moves);
        assert_eq!(moves.map(|moves| moves.len()), Some(1), "captions tell what was applied");
        session.remove(1);
        assert_eq!(session.why_skipped(2), None);
    });
}

#[test]
fn a_direction_that_came_with_the_model_is_steered_along_and_drawn() {
    session_test(|| {
        let Opened::Model(mut loaded) = read(&[("pieces.json", PIECES)]) else {
            unreachable!("vectors are a model")
        };
        let (g, tokens) = (loaded.model.g().vectors().clone(), loaded.model.g().labels().to_vec());
        let vector = vec![0.0, 0.0, 2.0];
        let happy = theory::model::NamedDirection { name: "happy, layer 3".into(), vector };
        let parts = theory::model::Parts {
            tokens,
            g: Some(g.into()),
            directions: vec![happy],
            ..theory::model::Parts::default()
        };
        loaded.model = theory::model::Predictor::new(parts).expect("a model");
        let session = opened(Opened::Model(loaded));
        assert_eq!(session.choice.direction.get_untracked(), None);
        session.choose_direction(Some("happy, layer 3".into()));
        let Projection::Plane(PlaneSpec::TwoDirections { x, .. }) = session.projection() else {
            unreachable!("the plane of two directions is shown")
        };
        assert_eq!(x, Direction::Loaded { index: 0 });
        let view = session.stage.view.get_untracked();
        let name = view.map(|view| view.axis_names[0][0].clone());
        assert_eq!(name.as_deref(), Some("happy, layer 3"));
        let model = session.model.get_untracked().expect("a model");
        let query = session.choice.with_untracked(|choice| choice.query(&model, &[]));
        assert_eq!(query.vector, [0.0, 0.0, 2.0]);
        let link = session.snapshot();
        session.choose_direction(None);
        assert!(
            session.choice.look.with(|look| look.projection == ProjectionChoice::TwoDirections)
        );
        session.restore(&link);
        assert_eq!(session.snapshot(), link);
    });
}

#[test]
fn marks_are_no_first_directions_and_do_not_stand_out_beside_words() {
    let others: Vec<String> = (0..30).map(|i| format!("word{i}")).collect();
    let mut tokens = vec!["<s>", "</s>", "<0x0A>", "<|im_start|>", "!", "?"];
    tokens.extend(others.iter().map(String::as_str));
    let rows = (0..tokens.len()).map(|i| match i {
        0 => [900.0, -700.0],
        7 => [60.0, 0.0],
        _ => [(i % 6) as f64, (i / 6) as f64],
    });
    let model = |tokens: &[&str]| {
        let g: Vec<[f64; 2]> = rows.clone().collect();
        let text = format!(r#"{{"tokens": {tokens:?}, "g": {g:?}}}"#);
        opened(read(&[("model.json", &text)]))
    };
    session_test(|| {
        let session = model(&tokens);
        assert_eq!(words(session), ["word0", "word1", "word2", "word3"]);
        let outstanding =
            session.stage.view.with_untracked(|v| v.as_ref().map(|v| v.outstanding.clone()));
        assert_eq!(outstanding, Some(vec![7]));
    });
    session_test(|| {
        let marks: Vec<String> = (0..tokens.len()).map(|i| format!("<0x{i:02X}>")).collect();
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        let session = model(&marks);
        assert_eq!(words(session), ["<0x00>", "<0x01>", "<0x02>", "<0x03>"]);
        let outstanding =
            session.stage.view.with_untracked(|v| v.as_ref().map(|v| v.outstanding.clone()));
        assert!(outstanding.is_some_and(|named| named.contains(&0)), "there is nothing else");
    });
}
