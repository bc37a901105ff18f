//! A model of any width, as a safetensors file: the counts of the bundled one, numbers of a fixed sequence.

use std::fs;
use std::io::Result;
use std::path::PathBuf;

use serde_json::json;
use xtask::program::target_dir;

/// Tokens, as in the bundled model.
pub const TOKENS: usize = 2223;
/// Contexts, as in the bundled model.
pub const CONTEXTS: usize = 509;

/// Writes the model of width `d`; gives its path.
pub fn file(d: usize) -> Result<PathBuf> {
    let path = target_dir().join(format!("bench/random-{d}.safetensors"));
    fs::create_dir_all(path.with_file_name(""))?;
    let split = 4 * CONTEXTS * d;
    let header = json!({
        "__metadata__": { "tokens": names("token", TOKENS), "contexts": names("context", CONTEXTS), "name": format!("random {d}") },
        "f": { "dtype": "F32", "shape": [CONTEXTS, d], "data_offsets": [0, split] },
        "g": { "dtype": "F32", "shape": [TOKENS, d], "data_offsets": [split, split + 4 * TOKENS * d] },
    })
    .to_string();
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header.bytes());
    bytes.extend(uniform((CONTEXTS + TOKENS) * d, (d as f32).sqrt().recip()).flat_map(f32::to_le_bytes));
    fs::write(&path, bytes)?;
    Ok(path)
}

/// The names as the JSON list that the metadata holds.
fn names(what: &str, count: usize) -> String {
    json!((0..count).map(|index| format!("{what} {index}")).collect::<Vec<_>>()).to_string()
}

/// `count` numbers between −`scale` and `scale`: Marsaglia's xorshift64 with its published seed.
fn uniform(count: usize, scale: f32) -> impl Iterator<Item = f32> {
    let mut state = 88_172_645_463_325_252_u64;
    (0..count).map(move |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        scale * ((state >> 40) as f32 / (1_u64 << 23) as f32 - 1.0)
    })
}
