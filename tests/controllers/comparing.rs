//! Two models that are compared.

use reactive_graph::{graph::untrack, prelude::*};
use session::{
    controller::Given,
    pair::{Pair, remarks},
    permalink::{Link, NamedFile, PairChoice, SavedSession},
    protocol::{
        FileReference, Source,
        inference::{FromInference, StateBatch},
    },
    workspace::Program,
};
use theory::{
    compare::{Finding, Fitted, Sharing},
    model::Toy,
};

use super::{Page, shift, vectors};

/// Two files of the reader's own, compared and bent.
pub(super) fn two_files() -> (Page, [NamedFile; 2]) {
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

pub(super) fn seen() -> PairChoice {
    PairChoice { aligned: true, place: 0.25, fitted: Fitted::Contexts, condition: 8.0 }
}

pub(super) fn given(file: &NamedFile) -> Given<NamedFile> {
    Given::Files(vec![FileReference::of(file)], vec![file.clone()])
}

/// What the page does whenever what it waits for has changed.
pub(super) fn meet(page: &Page) {
    page.opener.meet_companion();
    page.settle();
}

pub(super) fn follow(page: &Page, link: &str) {
    page.library.follow(link).into_iter().for_each(|source| page.opener.open(source));
    page.settle();
    meet(page);
}

/// Two models of the reader's own, beside each other.
pub(super) fn compared(one: &NamedFile, two: &NamedFile) -> (Page, Pair) {
    let page = Page::new();
    page.give(vec![one.clone()]);
    page.opener.take_to_compare(given(two));
    page.settle();
    let pair = page.library.pair().expect("both are compared");
    (page, pair)
}

/// A model of five contexts and six tokens.
pub(super) fn predictor(name: &str, tokens: &[&str], bias: bool) -> NamedFile {
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

pub(super) const TOKENS: [&str; 6] =
    [" easy", " easiest", " lucky", " luckiest", " big", " biggest"];

pub(super) fn answers(pair: Pair) -> [Finding; 2] {
    let headline = untrack(|| pair.headline()).expect("measured");
    [headline.predictions, headline.equivalence]
}

pub(super) fn notes_of(pair: Pair) -> Vec<String> {
    pair.known.shared.get_untracked().map(|shared| remarks(&shared)).unwrap_or_default()
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
    let shared = pair.known.shared.get_untracked().expect("matched");
    assert_eq!((shared.sharing(), shared.tokens.len()), (Sharing::Tokens, 4));
    assert!(pair.figures.equivalence.get_untracked().canonical_g.is_some());
}

#[test]
fn files_that_share_nothing_are_said_to() {
    let other: NamedFile = ("other.csv".into(), "word,x,y\nuno,1,2\ndue,3,5\ntre,-1,4\n".into());
    let (_page, pair) = compared(&predictor("one.json", &TOKENS, false), &other);
    let headline = untrack(|| pair.headline()).expect("that is known at once");
    assert!(headline.text.contains("share no context and no token"), "{}", headline.text);
    assert_eq!(pair.known.refusal.get_untracked(), None);
}

/// A language model of one's own beside a model of five contexts and these tokens, as they are
/// compared; without any, of its own tokens.
fn beside_a_language_model(tokens: &[&str]) -> (Page, Pair) {
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
    let its: Vec<&str> = card.tokens.iter().take(6).map(String::as_str).collect();
    page.give(vec![predictor("one.json", if tokens.is_empty() { &its } else { tokens }, false)]);
    page.opener.compare(page.library.active().id, own.id);
    page.settle();
    let pair = page.library.pair().expect("both are compared");
    (page, pair)
}

/// The language model, which is the second, computes the contexts of the first.
fn compute_contexts(page: &Page, pair: Pair) {
    let own = pair.two;
    assert_eq!(untrack(|| pair.computable()).map(|own| own.id), Some(own.id));
    pair.compute_contexts();
    assert_eq!(own.inference.set.with_untracked(|set| set.present().contexts.len()), 5);
    let d = own.model.get_untracked().expect("a model").card.d;
    let states = (0..5 * d).map(|i| (i as f32 * 0.37).sin()).collect();
    let batch = StateBatch { keys: (0..5).collect(), states };
    own.handle_inference(Program::FIRST, FromInference::States(batch));
    own.handle_inference(Program::FIRST, FromInference::Done(Ok(())));
    page.settle();
    untrack(|| pair.keep_up());
    page.settle();
}

#[test]
fn contexts_that_a_language_model_computes_are_compared_with_those_of_the_other_model() {
    let (page, pair) = beside_a_language_model(&[]);
    assert_eq!(answers(pair)[0], Finding::Unknown, "no context is shared");
    compute_contexts(&page, pair);
    let shared = pair.known.shared.get_untracked().expect("matched");
    assert_eq!((shared.contexts.len(), shared.tokens.len()), (5, 6));
    assert!(pair.figures.predictions.get_untracked().flatten().is_some());
    assert!(untrack(|| pair.computable()).is_none());
    // Compared once more, the contexts are there from the beginning.
    page.library.end_pair();
    page.opener.compare(pair.one.id, pair.two.id);
    page.settle();
    let again = page.library.pair().expect("both are compared");
    let shared = again.known.shared.get_untracked().expect("matched");
    assert_eq!(shared.contexts.len(), 5);
}

#[test]
fn models_that_shared_nothing_are_compared_by_the_contexts_that_one_of_them_computes() {
    let (page, pair) = beside_a_language_model(
        &TOKENS.map(|token| token.repeat(3)).each_ref().map(String::as_str),
    );
    assert!(untrack(|| pair.shares_nothing()));
    compute_contexts(&page, pair);
    let shared = pair.known.shared.get_untracked().expect("matched");
    assert_eq!((shared.sharing(), shared.contexts.len()), (Sharing::Contexts, 5));
    let parts = pair.figures.parts.with_untracked(Vec::len);
    assert!(parts > 0, "figures are made of what both share now");
    assert!(pair.known.planes.get_untracked().is_some_and(|planes| planes.is_ok()));
    assert_eq!(pair.known.refusal.get_untracked(), None);
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
