#![no_main]

use formats::{FileKind, detect};
use all_or_none_fuzz::read_all;
use libfuzzer_sys::{Corpus, fuzz_target};

const SINGLES: &[u8] = include_bytes!("../../tests/data/formats/tensors.bytes");
const CHECKPOINT: &[u8] = include_bytes!("../../tests/data/formats/tied.safetensors");

// JSON that says what the tables in another file are: shapes, shards or words.
fuzz_target!(|bytes: &[u8]| -> Corpus {
    let (name, table) = match detect("vocab.json", bytes) {
        FileKind::ProjectorConfig => ("projector_config.json", ("tensors.bytes", SINGLES)),
        FileKind::ShardIndex => ("model.safetensors.index.json", ("model-00001-of-00002.safetensors", CHECKPOINT)),
        FileKind::Vocab => ("vocab.json", ("model.safetensors", CHECKPOINT)),
        _ => return Corpus::Reject,
    };
    read_all(&[(name, bytes), table]);
    Corpus::Keep
});
