#![no_main]

use all_or_none_fuzz::read_all;
use libfuzzer_sys::fuzz_target;

/// Names that mean something to the detection, and one that means nothing.
const NAMES: [&str; 16] =
    ["x", "model.json", "tokenizer.json", "vocab.json", "pairs.tsv", "tokens.txt", "tensors.bytes", "analogies.txt",
     "words.csv", "vectors.jsonl", "config.json", "rwkv_vocab.txt",
     "words.svm", "g.npy", "pairs.ini", "model.json5"];

// The last byte chooses the name, and whether a list of names, a list of pairs or nothing lies
// beside the file.
fuzz_target!(|bytes: &[u8]| {
    let last = usize::from(bytes.last().copied().unwrap_or_default());
    let file = (NAMES[last % NAMES.len()], bytes);
    let (names, pairs) = (b"easy\neasiest\nlucky\n".as_slice(), b"easy\teasiest\n".as_slice());
    match last / NAMES.len() % 3 {
        0 => read_all(&[file]),
        1 => read_all(&[file, ("contexts.txt", names)]),
        _ => read_all(&[("concepts.tsv", pairs), file]),
    }
});
