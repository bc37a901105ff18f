#![no_main]

use all_or_none_fuzz::read_all;
use libfuzzer_sys::fuzz_target;

// Tables with vectors as text, decimal commas, and JSON Lines.
fuzz_target!(|bytes: &[u8]| {
    read_all(&[("words.csv", &[b"word,vec\na,\"[0.5, 1]\"\n", bytes].concat())]);
    read_all(&[("words.csv", &[b"word;x\na;0,5\n", bytes].concat())]);
    read_all(&[("words.jsonl", &[b"{\"word\":\"a\",\"vector\":[1,2]}\n", bytes].concat())]);
});
