#![no_main]

use all_or_none_fuzz::read_all;
use libfuzzer_sys::fuzz_target;

const CHECKPOINT: &[u8] = include_bytes!("../../tests/data/formats/tied.safetensors");
const PACKED: &[u8] = include_bytes!("../../tests/data/formats/packed.safetensors");

// Names of companions of a checkpoint; the last byte chooses one, and the weights beside it.
const NAMES: [&str; 5] =
    ["config.json", "added_tokens.json", "tekken.json", "generation_config.json", "vocab.txt"];

fuzz_target!(|bytes: &[u8]| {
    let last = usize::from(bytes.last().copied().unwrap_or_default());
    let weights = if last / NAMES.len() % 2 == 0 { CHECKPOINT } else { PACKED };
    read_all(&[(NAMES[last % NAMES.len()], bytes), ("model.safetensors", weights)]);
});
