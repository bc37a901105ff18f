//! States and logits against those of torch, of small models of all architectures.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use common::{Reference, all_states, names, open};
use lm::{ForwardPass, Model};

/// What the states of a model may differ by, relative to the largest number of each. A wrong
/// setting moves them by more (of an epsilon by 2e-6 to 4e-5, of anything else by 7e-4 and more).
const TOLERANCE: f32 = 5e-6;

#[test]
fn states_and_logits_are_those_of_torch() {
    for name in names() {
        for config in ["config.json", "config_v4.json"] {
            compare(&format!("{name}, {config}"), &mut open(&name, config), &Reference::of(&name));
        }
    }
}

#[test]
fn states_and_logits_of_a_gguf_are_those_of_torch() {
    let mut count = 0;
    for name in names() {
        let Some(mut model) = common::open_gguf(&name) else { continue };
        compare(&format!("{name}.gguf"), &mut model, &Reference::of(&name));
        count += 1;
    }
    assert_eq!(count, 12);
}

fn compare(name: &str, model: &mut Model, reference: &Reference) {
    let contexts = reference.contexts();
    let f = all_states(model, &contexts, &ForwardPass::default())
        .unwrap_or_else(|e| panic!("{name}: {e}"));
    let scaled: Vec<f32> = reference.f.iter().map(|x| x * reference.fold).collect();
    let of_f = common::distance(&f, &scaled, model.size());

    let prefixes = reference.prefixes();
    let states = all_states(model, &prefixes, &ForwardPass::default()).unwrap();
    let scaled: Vec<f32> = reference.states.iter().map(|x| x * reference.fold).collect();
    let of_states = common::distance(&states, &scaled, model.size());

    let mut logits = model.logits(&f, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    model.cap(&mut logits);
    let of_logits = common::distance(&logits, &reference.logits, model.vocabulary());
    println!("{name:28} f {of_f:.1e}  states {of_states:.1e}  logits {of_logits:.1e}");
    assert!(
        std::env::var_os("LM_REFERENCE").is_some()
            || of_f <= TOLERANCE && of_states <= TOLERANCE && of_logits <= TOLERANCE,
        "{name}"
    );
}
