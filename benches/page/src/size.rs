//! The bytes of the WebAssembly, as built and as a server would compress it.

use std::fs;
use std::io::Write;

use brotli::CompressorWriter;
use e2e::trouble::{Outcome, Trouble};
use xtask::steps::dist;

/// What servers use for files that are compressed once.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 1 << 16;

/// Prints the table.
pub fn report() -> Outcome {
    let wasm = fs::read(find()?)?;
    let packed = compressed(&wasm)?;
    println!("| WebAssembly | kB | ratio |\n|---|---|---|");
    println!("| as built | {:.0} | 1.00 |", wasm.len() as f64 / 1e3);
    println!("| brotli | {:.0} | {:.2} |\n", packed as f64 / 1e3, packed as f64 / wasm.len() as f64);
    Ok(())
}

fn find() -> Outcome<std::path::PathBuf> {
    let files = fs::read_dir(dist())?.flatten().map(|entry| entry.path());
    let wasm = files.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "wasm"));
    wasm.ok_or_else(|| Trouble::NotBuilt(dist().display().to_string()))
}

fn compressed(bytes: &[u8]) -> Outcome<usize> {
    let mut packed = Vec::new();
    let mut writer = CompressorWriter::new(&mut packed, BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed.len())
}
