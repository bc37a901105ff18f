#![no_main]

#[path = "../../src/lm/tests/metadata/mod.rs"]
mod metadata;

use libfuzzer_sys::{Corpus, fuzz_target};
use lm::tokenizer::Tokenizer;

/// A text with letters, marks, scripts, runs and spelled tokens, after what the bytes themselves say.
const AWKWARD: &str = " Don't  1234 café cafe\u{301}\n\n\t日本▁<0x0A></s><|endoftext|>😀 ﬁ";

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(value) = serde_json::from_slice(bytes) else { return Corpus::Reject };
    let gguf = Tokenizer::from_gguf(&metadata::Fields(value));
    let readers = [Tokenizer::from_json(bytes), gguf];
    let mut kept = Corpus::Reject;
    for tokenizer in readers.into_iter().flatten() {
        kept = Corpus::Keep;
        let start = String::from_utf8_lossy(bytes.get(..64).unwrap_or(bytes));
        for text in [AWKWARD, &start, ""] {
            if let Ok(encoding) = tokenizer.encode(text) {
                assert_eq!(encoding.ids.len(), encoding.offsets.len());
                assert!(encoding.offsets.iter().all(|at| text.get(at.clone()).is_some()));
                assert!(tokenizer.decode(&encoding.ids).is_ok());
            }
        }
    }
    kept
});
