//! Files with a few bytes changed: refused, or run; never a panic, and never for long.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod common;

use std::fs;

use common::{all_states, files, folder, names};
use formats::SourceFile;
use lm::{ForwardPass, Model, tokenizer::Tokenizer};

/// How many files of each kind are changed; `CHANGES` in the environment says more.
fn count() -> usize {
    std::env::var("CHANGES").ok().and_then(|count| count.parse().ok()).unwrap_or(120)
}

/// Changes by a fixed sequence (Knuth's linear congruential generator).
struct Changes(u64);

impl Changes {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    /// One to four bytes of the first `within` are others; in text they are mostly digits and
    /// signs.
    fn apply(&mut self, good: &[u8], within: usize) -> Vec<u8> {
        const SIGNS: &[u8] = b"0123456789-.eE\"{}[],:nulltrue ";
        let mut bytes = good.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(within.min(bytes.len()));
            bytes[at] = match self.below(3) {
                0 => self.below(256) as u8,
                _ => SIGNS[self.below(SIGNS.len())],
            };
        }
        bytes
    }
}

/// Opened and refused.
#[derive(Default)]
struct Found([usize; 2]);

impl Found {
    fn note(&mut self, opened: bool) {
        self.0[usize::from(!opened)] += 1;
    }

    /// The changes reach what is read, and leave some of it whole.
    fn check(&self, what: &str) {
        assert!(self.0.iter().all(|count| *count > 0), "{what}: {:?}", self.0);
    }
}

fn run(files: Vec<SourceFile>) -> bool {
    let Ok(mut model) = Model::open(files) else { return false };
    let _refused_or_not = all_states(&mut model, &[&[0, 1, 2], &[0, 1]], &ForwardPass::default());
    let layer = ForwardPass { layer: Some(0), ..ForwardPass::default() };
    let _refused_or_not = all_states(&mut model, &[&[1]], &layer);
    true
}

#[test]
fn changed_descriptions() {
    let (mut changes, mut found, all) = (Changes(1), Found::default(), names());
    for i in 0..count() {
        let name = &all[i % all.len()];
        let mut files = files(name, "config.json");
        let config = fs::read(folder().join(name).join("config.json")).unwrap();
        let changed = changes.apply(&config, config.len());
        files.retain(|file| file.name != "config.json");
        files.push(SourceFile::from_bytes("config.json", changed));
        found.note(run(files));
    }
    found.check("config.json");
}

#[test]
fn changed_ggufs() {
    let (mut changes, mut found) = (Changes(2), Found::default());
    let path = |name: &String| folder().join(name).join("model.gguf");
    let all: Vec<Vec<u8>> = names().iter().filter_map(|name| fs::read(path(name)).ok()).collect();
    for i in 0..count() {
        // The metadata and the descriptions come first.
        let changed = changes.apply(&all[i % all.len()], 6000);
        found.note(run(vec![SourceFile::from_bytes("model.gguf", changed)]));
    }
    found.check("model.gguf");
}

#[test]
fn changed_tokenizers() {
    let (mut changes, mut found) = (Changes(3), Found::default());
    let entries = fs::read_dir(folder().join("tokenizer")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".tokenizer.json"));
    paths.sort();
    for i in 0..count() {
        let good = fs::read(&paths[i % paths.len()]).unwrap();
        // What is done to a text comes before the vocabulary.
        let within = if i % 2 == 0 { 3000 } else { good.len() };
        let tokenizer = Tokenizer::from_json(&changes.apply(&good, within));
        found.note(tokenizer.is_ok());
        let Ok(tokenizer) = tokenizer else { continue };
        for text in [" Don't  1234 café\n\n\t日本▁<0x0A></s>😀 ﬁ", ""] {
            if let Ok(encoding) = tokenizer.encode(text) {
                assert!(encoding.offsets.iter().all(|at| text.get(at.clone()).is_some()));
                let _refused_or_not = tokenizer.decode(&encoding.ids);
            }
        }
    }
    found.check("tokenizer.json");
}
