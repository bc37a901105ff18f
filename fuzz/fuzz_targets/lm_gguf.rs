#![no_main]

use formats::SourceFile;
use libfuzzer_sys::fuzz_target;
use lm::{ForwardPass, Model};

// A file is refused, or the model it holds can be asked for a short context.
fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile::from_bytes("model.gguf", bytes.to_vec());
    if let Ok(mut model) = Model::open(vec![file]) {
        let _refused_or_not = model.all_states(&[&[0, 1]], &ForwardPass::default());
    }
});
