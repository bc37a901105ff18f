//! Contexts of a list, computed from the model's own file.

use std::{
    error::Error,
    fs::File,
    io::{BufWriter, IsTerminal, Write},
    num::NonZero,
    ops::ControlFlow,
    thread,
};

use formats::{ModelFormat, Opened, Rows, Selection, StreamedTokens, is_of_layers, open, stream};
use lm::{ForwardPass, Model, Progress};
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
    let (tokens, warnings) = tokens(paths, all())?;
    Computed::of(paths, path, layer)?.joined(&tokens.with_warnings(warnings))
}

/// Computes the same and writes it, in the format that the name of the file says. Neither the
/// vectors of all tokens nor the file are ever in memory.
pub(crate) fn compute_to(
    out: &str,
    paths: &[String],
    path: &str,
    layer: Option<usize>,
) -> Result<Value, Box<dyn Error>> {
    let first = Selection { rows: Rows::First(1), ..Selection::default() };
    let (token, warnings) = tokens(paths, first)?;
    // That one token stands for all is no news.
    let news = warnings.into_iter().filter(|warning| !warning.starts_with("read 1 of "));
    let token = token.with_warnings(news.collect());
    let computed = Computed::of(paths, path, layer)?;
    let (bias, model) = (computed.bias.clone(), computed.joined(&token)?);
    let mut labels = Vec::new();
    let named = |error: std::io::Error| format!("{out}: {error}");
    let mut file = BufWriter::new(File::create(out).map_err(named)?);
    // The labels come before the vectors, in the one as in the other file.
    let mut name = |all| {
        labels = all;
        ControlFlow::Break(())
    };
    stream(sources(paths)?, &Selection::default(), &mut name, &mut |_| {})?;
    let bias = bias.get(..labels.len()).filter(|bias| !bias.is_empty());
    let streamed = StreamedTokens {
        labels: &labels,
        bias,
        vectors: &mut |take| {
            let files = sources(paths).map_err(std::io::Error::other)?;
            let mut taken = Ok(());
            stream(
                files,
                &Selection::default(),
                &mut |_| ControlFlow::Continue(()),
                &mut |block| {
                    if taken.is_ok() {
                        taken = take(block.as_slice());
                    }
                },
            )?;
            taken
        },
    };
    format_of(out).write_with(&model, streamed, &mut file)?;
    file.flush().map_err(named)?;
    Ok(summary(out, &model, labels.len()))
}

/// The model of the tokens that are selected, without its warnings, and these. What is no part of
/// the head is part of the decoder, which is used.
fn tokens(
    paths: &[String],
    selection: Selection,
) -> Result<(Predictor, Vec<String>), Box<dyn Error>> {
    let Opened::Model(loaded) = open(sources(paths)?, &selection, &mut |_| {})? else {
        return Err("the files hold no table of tokens".into());
    };
    let warnings = loaded.model.warnings().iter().filter(|warning| !is_of_layers(warning));
    let warnings = warnings.cloned().collect();
    Ok((loaded.model, warnings))
}

/// States of a list of contexts, and what comes with them.
struct Computed {
    parts: Parts,
    /// What is added to the logits of all tokens; empty if nothing is.
    bias: Vec<f64>,
    cap: Option<f64>,
}

impl Computed {
    fn of(paths: &[String], path: &str, layer: Option<usize>) -> Result<Self, Box<dyn Error>> {
        let text = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        let List { texts, groups } = list(path, &text)?;
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
        let forward = ForwardPass { layer, step: STEP * threads, threads };
        let states = states(&mut model, &ids, &forward)?;
        let parts = model.parts(texts, states, &forward, 0);
        Ok(Self {
            parts: Parts { context_groups: groups, ..parts },
            bias: model.bias().iter().map(|bias| f64::from(*bias)).collect(),
            cap: model.config().logit_cap.map(f64::from),
        })
    }

    /// The model of these tokens and the contexts.
    fn joined(self, tokens: &Predictor) -> Result<Predictor, Box<dyn Error>> {
        let bias = self.bias.get(..tokens.g().len()).filter(|bias| !bias.is_empty());
        let parts = Parts { bias: bias.map(<[f64]>::to_vec), ..self.parts };
        Ok(tokens.with_contexts(parts)?.with_softcap(self.cap))
    }
}

/// All tokens there are.
fn all() -> Selection {
    Selection { rows: Rows::All, ..Selection::default() }
}

/// The states of all contexts; whoever looks on sees how far it is.
fn states(
    model: &mut Model,
    ids: &[&[u32]],
    forward: &ForwardPass,
) -> Result<Vec<f32>, Box<dyn Error>> {
    let size = model.size();
    let mut all = vec![0.0; ids.len() * size];
    let seen = std::io::stderr().is_terminal();
    model.states(ids, forward, &mut |progress| {
        match progress {
            Progress::Tokens { done, total } if seen => eprint!("\r{done} of {total} tokens "),
            Progress::Tokens { .. } => {}
            Progress::States { contexts, states } => {
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

/// Writes a model that is in memory, in the format that the name of the file says.
pub(crate) fn write(model: &Predictor, path: &str) -> Result<Value, Box<dyn Error>> {
    let bytes = format_of(path).write(model)?;
    std::fs::write(path, bytes).map_err(|error| format!("{path}: {error}"))?;
    Ok(summary(path, model, model.g().len()))
}

fn format_of(path: &str) -> ModelFormat {
    let npz = path.to_lowercase().ends_with(".npz");
    if npz { ModelFormat::Npz } else { ModelFormat::Safetensors }
}

/// What was written.
fn summary(path: &str, model: &Predictor, tokens: usize) -> Value {
    json!({
        "written": path,
        "contexts": model.f().len(),
        "tokens": tokens,
        "dimension": model.d(),
        "warnings": model.warnings(),
    })
}
