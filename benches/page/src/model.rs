//! A model of any size, as a safetensors file: numbers of a fixed sequence.

use std::fs::{self, File};
use std::io::{BufWriter, Result, Write};
use std::path::PathBuf;

use serde_json::json;
use xtask::program::target_dir;

/// Tokens, as in the bundled model.
pub const TOKENS: usize = 2223;
/// Contexts, as in the bundled model.
pub const CONTEXTS: usize = 509;

/// A model to be made.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Tokens.
    pub tokens: usize,
    /// Contexts.
    pub contexts: usize,
    /// Components of each vector.
    pub d: usize,
}

impl Size {
    /// As many points as the bundled model has.
    pub fn bundled(d: usize) -> Self {
        Self { tokens: TOKENS, contexts: CONTEXTS, d }
    }

    /// What the page calls it.
    pub fn name(self) -> String {
        format!("random {} by {}", self.tokens, self.d)
    }

    /// Writes it; gives its path.
    pub fn file(self) -> Result<PathBuf> {
        let Self { tokens, contexts, d } = self;
        let path =
            target_dir().join(format!("bench/{}.safetensors", self.name().replace(' ', "-")));
        fs::create_dir_all(path.with_file_name(""))?;
        let split = 4 * contexts * d;
        let header = json!({
            "__metadata__": { "tokens": names("token", tokens), "contexts": names("context", contexts), "name": self.name() },
            "f": { "dtype": "F32", "shape": [contexts, d], "data_offsets": [0, split] },
            "g": { "dtype": "F32", "shape": [tokens, d], "data_offsets": [split, split + 4 * tokens * d] },
        })
        .to_string();
        let mut file = BufWriter::new(File::create(&path)?);
        file.write_all(&(header.len() as u64).to_le_bytes())?;
        file.write_all(header.as_bytes())?;
        uniform((contexts + tokens) * d, (d as f32).sqrt().recip())
            .try_for_each(|x| file.write_all(&x.to_le_bytes()))?;
        file.flush()?;
        Ok(path)
    }
}

/// The names as the JSON list that the metadata holds.
fn names(what: &str, count: usize) -> String {
    json!((0..count).map(|index| format!("{what} {index}")).collect::<Vec<_>>()).to_string()
}

/// `count` numbers between −`scale` and `scale`: Marsaglia's xorshift64 with its published seed.
pub fn uniform(count: usize, scale: f32) -> impl Iterator<Item = f32> {
    let mut state = 88_172_645_463_325_252_u64;
    (0..count).map(move |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        scale * ((state >> 40) as f32 / (1_u64 << 23) as f32 - 1.0)
    })
}
