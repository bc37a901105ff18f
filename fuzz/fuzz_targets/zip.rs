#![no_main]

use all_or_none_fuzz::read_all;
use libfuzzer_sys::fuzz_target;

// Whatever the bytes are, as a zip archive of one file, and as text in UTF-16.
fuzz_target!(|bytes: &[u8]| {
    read_all(&[("words.zip", bytes)]);
    read_all(&[("pairs.txt", &[b"\xff\xfe", bytes].concat())]);
});
