//! Contexts of a list, computed from the model's own file.

use std::{error::Error, io::IsTerminal, num::NonZero, ops::ControlFlow, thread};

use formats::{ModelFormat, Opened, Rows, Selection, is_of_layers, open};
use lm::{Ask, Heard, Model};
use serde_json::{Value, json};
use theory::model::{Parts, Predictor};

use crate::files::sources;

/// Texts, and a group of each if the list has groups.
#[derive(Debug, Default)]
struct List {
    texts: Vec<String>,
    groups: Vec<String>,
}

/// Tokens that each thread takes through the layers at a time.
const STEP: usize = 1024;

/// The model of the files with the contexts of the list at `path`, or their states behind a layer.
pub(crate) fn compute(
    paths: &[String],
    path: &str,
    layer: Option<usize>,
) -> Result<Predictor, Box<dyn Error>> {
    let text = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let List { texts, groups } = list(path, &text)?;
    let tokens = match open(sources(paths)?, &all(), &mut |_| {})? {
        Opened::Model(loaded) => loaded.model,
        _ => return Err("the files hold no table of tokens".into()),
    };
    // What no part of the head is, is part of the decoder, which is used below.
    let warnings = tokens.warnings().iter().filter(|warning| !is_of_layers(warning));
    let warnings = warnings.cloned().collect();
    let tokens = tokens.with_warnings(warnings);
    let mut model = Model::open(sources(paths)?)?;
    let tokenizer = model.tensors().tokenizer()?;
    let ids = texts
        .iter()
        .map(|text| {
            let named = |error| format!("context {:?}: {error}", beginning(text));
            tokenizer.encode(text).map_err(named)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<&[u32]> = ids.iter().map(|encoding| encoding.ids.as_slice()).collect();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let ask = Ask { layer, step: STEP * threads, threads };
    let states = states(&mut model, &ids, &ask)?;
    let parts = model.parts(texts, states, &ask, tokens.g().len());
    let cap = model.config().logit_cap.map(f64::from);
    let all = tokens.with_contexts(Parts { context_groups: groups, ..parts })?;
    Ok(all.with_softcap(cap))
}

/// All tokens there are.
fn all() -> Selection {
    Selection { rows: Rows::All, ..Selection::default() }
}

/// The states of all contexts; whoever looks on sees how far it is.
fn states(model: &mut Model, ids: &[&[u32]], ask: &Ask) -> Result<Vec<f32>, Box<dyn Error>> {
    let size = model.size();
    let mut all = vec![0.0; ids.len() * size];
    let seen = std::io::stderr().is_terminal();
    model.states(ids, ask, &mut |heard| {
        match heard {
            Heard::Tokens { done, total } if seen => eprint!("\r{done} of {total} tokens "),
            Heard::Tokens { .. } => {}
            Heard::States { contexts, states } => {
                for (&i, state) in contexts.iter().zip(states.chunks_exact(size)) {
                    all[i * size..(i + 1) * size].copy_from_slice(state);
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    if seen {
        eprintln!();
    }
    Ok(all)
}

/// A text as programs write it: UTF-8, or UTF-16 with its mark; what is neither is Latin-1.
fn decoded(bytes: &[u8]) -> String {
    let unit = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => {
            let latin = || bytes.iter().map(|&byte| char::from(byte)).collect();
            return std::str::from_utf8(bytes).map_or_else(|_| latin(), str::to_string);
        }
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// A JSON list of strings, or a text with one context a line, a tab and its group behind it if it
/// has one; blank lines are none.
fn list(path: &str, bytes: &[u8]) -> Result<List, String> {
    let text = decoded(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (texts, groups): (Vec<String>, Vec<String>) = if text.trim_start().starts_with('[') {
        let texts = serde_json::from_str(text)
            .map_err(|error| format!("{path}: {error}; expected a list of strings"))?;
        (texts, Vec::new())
    } else {
        let cut = |line: &str| match line.rsplit_once('\t') {
            Some((text, group)) => (text.to_string(), group.trim().to_string()),
            None => (line.to_string(), String::new()),
        };
        text.lines().filter(|line| !line.trim().is_empty()).map(cut).unzip()
    };
    if texts.is_empty() {
        return Err(format!("{path}: found no context, expected one a line"));
    }
    let grouped = groups.iter().any(|group| !group.is_empty());
    Ok(List { texts, groups: if grouped { groups } else { Vec::new() } })
}

/// The beginning of a text, for errors.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 60;
    let shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}

/// Writes the model, in the format that the name of the file says.
pub(crate) fn write(model: &Predictor, path: &str) -> Result<Value, Box<dyn Error>> {
    let npz = path.to_lowercase().ends_with(".npz");
    let format = if npz { ModelFormat::Npz } else { ModelFormat::Safetensors };
    std::fs::write(path, format.write(model)?).map_err(|error| format!("{path}: {error}"))?;
    Ok(json!({
        "written": path,
        "contexts": model.f().len(),
        "tokens": model.g().len(),
        "dimension": model.d(),
        "warnings": model.warnings(),
    }))
}
