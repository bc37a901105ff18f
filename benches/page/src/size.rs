//! The bytes of the WebAssembly, as built and as a server would compress it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use brotli::CompressorWriter;
use e2e::trouble::{Outcome, Trouble};
use xtask::steps::dist;

/// What servers use for files that are compressed once.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 1 << 16;

/// Prints the table, a line a module.
pub fn report() -> Outcome {
    println!("| WebAssembly | as built, kB | brotli, kB | ratio |\n|---|---|---|---|");
    for path in modules()? {
        let wasm = fs::read(&path)?;
        let packed = compressed(&wasm)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let [built, small] = [wasm.len(), packed].map(|bytes| bytes as f64 / 1e3);
        println!("| {name} | {built:.0} | {small:.0} | {:.2} |", small / built);
    }
    println!();
    Ok(())
}

/// The modules of the page, by name.
fn modules() -> Outcome<Vec<PathBuf>> {
    let files = fs::read_dir(dist())?.flatten().map(|entry| entry.path());
    let mut wasm: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "wasm")).collect();
    wasm.sort();
    if wasm.is_empty() { Err(Trouble::NotBuilt(dist().display().to_string())) } else { Ok(wasm) }
}

fn compressed(bytes: &[u8]) -> Outcome<usize> {
    let mut packed = Vec::new();
    let mut writer = CompressorWriter::new(&mut packed, BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed.len())
}
