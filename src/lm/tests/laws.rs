//! What must hold whatever the model.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use std::{
    io::{Cursor, Read, Seek, SeekFrom},
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use common::{Reference, all_states, folder, open};
use formats::{ReadSeek, SourceFile};
use lm::{ForwardPass, LmError, Model, Progress, Typing};

/// One of each way to know positions, and of each way to build a layer.
const MODELS: [&str; 8] = ["llama", "gpt2", "mpt", "mistral", "gemma3", "falcon", "gptj", "phi3"];

#[test]
fn a_state_does_not_depend_on_what_is_computed_with_it() {
    for name in MODELS {
        let (mut model, reference) = (open(name, "config.json"), Reference::of(name));
        let contexts = reference.prefixes();
        let all = all_states(&mut model, &contexts, &ForwardPass::default()).unwrap();
        for forward in [
            ForwardPass { step: 1, ..ForwardPass::default() },
            ForwardPass { step: 7, threads: 2, ..ForwardPass::default() },
            ForwardPass { threads: 3, ..ForwardPass::default() },
        ] {
            let other = all_states(&mut model, &contexts, &forward).unwrap();
            assert!(same_bits(&all, &other), "{name}, {forward:?}");
        }
        for (context, state) in contexts.iter().zip(all.chunks_exact(model.size())).step_by(9) {
            let alone = all_states(&mut model, &[context], &ForwardPass::default()).unwrap();
            assert!(same_bits(state, &alone), "{name}, {} tokens", context.len());
        }
    }
}

/// A file that counts the bytes that are read of it.
struct Counted(Cursor<Vec<u8>>, Arc<AtomicUsize>);

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.0.read(into)?;
        self.1.fetch_add(count, Ordering::Relaxed);
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

impl ReadSeek for Counted {}

#[test]
fn weights_that_are_read_ahead_are_not_read_again_and_change_nothing() {
    let bytes = std::fs::read(folder().join("llama").join("model.gguf")).unwrap();
    let (size, read) = (bytes.len() as u64, Arc::new(AtomicUsize::new(0)));
    let reader = Box::new(Counted(Cursor::new(bytes), read.clone()));
    let file = SourceFile { name: "model.gguf".into(), size, reader };
    let (mut model, reference) = (Model::open(vec![file]).unwrap(), Reference::of("llama"));
    let ids: &[u32] = &reference.ids[0];
    let computed = |model: &mut Model| {
        let before = read.load(Ordering::Relaxed);
        let state = all_states(model, &[ids], &ForwardPass::default()).unwrap();
        let logits = model.logits(&state, &mut |_| ControlFlow::Continue(())).unwrap();
        (state, logits, read.load(Ordering::Relaxed) - before)
    };
    let parts = std::iter::from_fn(|| model.read_ahead().unwrap().then_some(())).count();
    assert!(parts > model.config().layers.len(), "the output matrix as well: {parts}");
    let (state, logits, ahead) = computed(&mut model);
    let mut fresh = common::open_gguf("llama").unwrap();
    let (expected, of_all, _) = computed(&mut fresh);
    assert!(same_bits(&state, &expected) && same_bits(&logits, &of_all));
    // Rows of the table of inputs are read as they are needed.
    let rows = ids.len() * model.size() * size_of::<f32>();
    assert!(ahead <= rows, "{ahead} bytes, {rows} of them in rows");
}

#[test]
fn a_text_typed_token_by_token_has_the_state_of_the_whole() {
    for name in MODELS {
        let (mut model, reference) = (open(name, "config.json"), Reference::of(name));
        let mut typing = Typing::default();
        let mut check = |ids: &[u32], expected: usize| {
            let mut new = 0;
            let mut report = |_, total| {
                new = total;
                ControlFlow::Continue(())
            };
            let typed = typing.state(&mut model, ids, None, &mut report).unwrap().to_vec();
            let whole = all_states(&mut model, &[ids], &ForwardPass::default()).unwrap();
            assert!(same_bits(&typed, &whole), "{name}, {} tokens", ids.len());
            assert_eq!(new, expected, "{name}");
        };
        let ids = &reference.ids[0];
        check(&ids[..1], 1);
        (2..=ids.len()).for_each(|end| check(&ids[..end], 1));
        check(&ids[..3], 1);
        check(&[&ids[..3], &reference.ids[1][..]].concat(), reference.ids[1].len());
        check(&[&ids[..2], &reference.ids[1][..4]].concat(), 4);
    }
}

#[test]
fn the_last_layer_is_the_usual_one_and_each_state_is_normed() {
    let (mut model, reference) = (open("llama", "config.json"), Reference::of("llama"));
    let contexts = reference.contexts();
    let layers = model.config().layers.len();
    let mut of = |layer| {
        all_states(&mut model, &contexts, &ForwardPass { layer, ..ForwardPass::default() }).unwrap()
    };
    let last = of(None);
    assert!(same_bits(&last, &of(Some(layers))) && same_bits(&last, &of(Some(layers + 5))));
    let each: Vec<Vec<f32>> = (0..layers).map(|layer| of(Some(layer))).collect();
    assert!(each.iter().all(|states| !same_bits(states, &last)));
    // Before the first layer there is only the last token.
    let same = reference.ids.iter().zip(each[0].chunks_exact(48));
    let first = reference.ids[0].last();
    assert!(
        same.clone().all(|(ids, state)| ids.last() != first || same_bits(state, &each[0][..48]))
    );
}

#[test]
fn what_is_cancelled_leaves_what_is_done() {
    let (mut model, reference) = (open("qwen2", "config.json"), Reference::of("qwen2"));
    let contexts = reference.contexts();
    let whole = all_states(&mut model, &contexts, &ForwardPass::default()).unwrap();
    let (mut computed, mut counts) = (Vec::new(), Vec::new());
    let forward = ForwardPass { step: 30, ..ForwardPass::default() };
    let result = model.states(&contexts, &forward, &mut |progress| match progress {
        Progress::Tokens { done, total } => {
            counts.push((done, total));
            ControlFlow::Continue(())
        }
        Progress::States { contexts, states } => {
            computed.extend(contexts.iter().copied().zip(states.chunks(48).map(<[f32]>::to_vec)));
            if computed.len() < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        }
    });
    assert!(matches!(result, Err(LmError::Cancelled)));
    assert!((3..contexts.len()).contains(&computed.len()));
    for (context, state) in computed {
        assert!(same_bits(&state, &whole[context * 48..(context + 1) * 48]));
    }
    assert!(counts.is_sorted() && counts.iter().all(|(done, total)| done <= total));
    let stop = &mut |_: Progress| ControlFlow::Break(());
    assert!(matches!(model.states(&contexts, &forward, stop), Err(LmError::Cancelled)));
}

#[test]
fn the_files_own_tokenizer_reads_the_contexts() {
    for name in ["llama", "gemma", "qwen3"] {
        let mut model = common::open_gguf(name).unwrap();
        let tokenizer = model.tensors().tokenizer().unwrap();
        let reference = Reference::of(name);
        for (context, ids) in reference.texts.iter().zip(&reference.ids) {
            assert_eq!(tokenizer.encode(context).unwrap().ids, *ids, "{name}, {context:?}");
        }
    }
}

fn same_bits(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
}
