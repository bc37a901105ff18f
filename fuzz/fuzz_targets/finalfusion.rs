#![no_main]

use formats::FileKind;
use all_or_none_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| -> libfuzzer_sys::Corpus {
    read("model.fifu", bytes, |kind| matches!(kind, FileKind::FinalFusion))
});
