#![no_main]

use libfuzzer_sys::fuzz_target;
use lm::Config;

// Whatever is described is refused, or has sizes that fit a machine.
fuzz_target!(|bytes: &[u8]| {
    if let Ok(config) = Config::from_hugging_face(bytes, &|_| None) {
        assert!(config.layers.len() <= 4096 && config.heads.queries % config.heads.keys == 0);
    }
});
