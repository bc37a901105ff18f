#![no_main]

use all_or_none_fuzz::read_all;
use libfuzzer_sys::fuzz_target;

// The bytes as the pickle of an array of objects.
fuzz_target!(|bytes: &[u8]| {
    let header = format!("{{'descr': '|O', 'fortran_order': False, 'shape': ({},), }}", bytes.len() % 4);
    let length = (header.len() as u16).to_le_bytes();
    let array = [b"\x93NUMPY\x01\x00", &length[..], header.as_bytes(), bytes].concat();
    read_all(&[("words.npy", &array)]);
});
