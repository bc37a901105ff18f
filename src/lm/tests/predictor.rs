//! Computed contexts and the tokens that the same files hold make one predictor.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use common::{Reference, all_states, distance, files, names, open};
use formats::{Opened, Selection, SourceFile};
use lm::{ForwardPass, Model};
use theory::model::{ModelError, Parts, Predictor};

fn tokens(files: Vec<SourceFile>) -> Predictor {
    match formats::open(files, &Selection::default(), &mut |_| {}).unwrap() {
        Opened::Model(loaded) => loaded.model,
        other => panic!("{other:?}"),
    }
}

fn predictor(model: &mut Model, tokens: &Predictor, reference: &Reference) -> Predictor {
    let forward = ForwardPass::default();
    let states = all_states(model, &reference.contexts(), &forward).unwrap();
    let parts = model.parts(reference.texts.clone(), states, &forward, tokens.g().len());
    tokens.with_contexts(parts).unwrap()
}

/// f·g + b of all contexts and tokens.
fn logits(model: &Predictor) -> Vec<f32> {
    let mut logits = model.g().vectors().transpose() * model.f().vectors();
    if let Some(bias) = model.bias() {
        logits.column_iter_mut().for_each(|mut column| column += bias);
    }
    logits.iter().map(|x| *x as f32).collect()
}

#[test]
fn logits_of_the_predictor_are_the_models_own() {
    for name in names() {
        let (mut model, reference) = (open(&name, "config.json"), Reference::of(&name));
        let predictor = predictor(&mut model, &tokens(files(&name, "config.json")), &reference);
        let mut logits = logits(&predictor);
        assert_eq!(predictor.softcap().is_none(), model.is_softmax());
        model.cap(&mut logits);
        let distance = distance(&logits, &reference.logits, model.vocabulary());
        assert!(distance <= 5e-6, "{name}: {distance}");
    }
}

#[test]
fn a_gguf_has_its_bias_and_scale_too() {
    for name in ["phi", "cohere", "granite", "gpt2"] {
        let mut model = common::open_gguf(name).unwrap();
        let bytes = std::fs::read(common::folder().join(name).join("model.gguf")).unwrap();
        let tokens = tokens(vec![SourceFile::from_bytes("model.gguf", bytes)]);
        let reference = Reference::of(name);
        let logits = logits(&predictor(&mut model, &tokens, &reference));
        assert!(distance(&logits, &reference.logits, model.vocabulary()) <= 5e-6, "{name}");
    }
}

#[test]
fn contexts_of_another_width_are_refused() {
    let tokens = tokens(files("llama", "config.json"));
    let f = nalgebra::DMatrix::<f32>::zeros(3, 1);
    let parts = Parts { contexts: vec!["one".into()], f: Some(f.into()), ..Parts::default() };
    let error = tokens.with_contexts(parts).unwrap_err();
    assert_eq!(error, ModelError::Widths { f: 3, g: 48 });
}
