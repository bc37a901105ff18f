//! Prints the model card of some files, with a query the figures of the model, or with a number the
//! first labels and vectors as they were read, as one JSON object.
//!
//! `cargo run --release --example report -- FILE… [--query QUERY.json] [--base FILE]
//! [--compare FILE] [--head N]`
//!
//! `cargo run --release --example report -- FILE… --contexts LIST [--layer N] [--out MODEL]`
//!
//! computes contexts from a language model's own file (a GGUF, or the files or the folder of a
//! Hugging Face checkpoint): LIST has one a line, a group behind a tab, or is a JSON list of
//! strings. It prints the same of that model, or writes it, as safetensors or npz.
//!
//! `cargo run --release --example report -- FILE… --page TEMPLATE [--state STATE] --out PAGE.html`
//!
//! writes one HTML page that shows the model without a server: TEMPLATE is the `one-file.html` of a
//! build, STATE the part of a copied link from `#` on or a saved session.
//!
//! With `--compare` it prints what the model shares with another one, and the figures of both.

mod contexts;
mod files;
mod page;

use std::{error::Error, process::ExitCode, sync::Arc};

use files::sources;
use formats::{Opened, Selection, open};
use serde_json::{Value, json};
use theory::{
    analysis::Analysis,
    model::{Cloud, Predictor},
    report::{FigureQuery, comparison, report, summary},
};

const USAGE: &str = "usage: report FILE… [--query QUERY.json] [--base FILE] [--compare FILE] [--head N] \
     [--contexts LIST [--layer N]] [--page TEMPLATE [--state STATE]] [--out FILE]";

/// The command line.
#[derive(Debug, Default)]
struct Arguments {
    files: Vec<String>,
    query: Option<String>,
    base: Option<String>,
    compare: Option<String>,
    head: Option<usize>,
    contexts: Option<String>,
    layer: Option<usize>,
    page: Option<String>,
    state: Option<String>,
    out: Option<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let arguments = arguments(std::env::args().skip(1))?;
    if let Some(template) = &arguments.page {
        let out = arguments.out.as_deref().ok_or("--page needs --out")?;
        let bytes = page::write(&arguments.files, arguments.state.as_deref(), template, out)?;
        return Ok(serde_json::to_string_pretty(&json!({ "page": out, "bytes": bytes }))?);
    }
    if let (Some(count), None) = (arguments.head, &arguments.contexts) {
        return Ok(serde_json::to_string_pretty(&head(opened(&arguments.files)?, count))?);
    }
    if let (Some(list), Some(out), None) = (&arguments.contexts, &arguments.out, arguments.head) {
        let summary = contexts::compute_to(out, &arguments.files, list, arguments.layer)?;
        return Ok(serde_json::to_string_pretty(&summary)?);
    }
    let model = match &arguments.contexts {
        Some(list) => Arc::new(contexts::compute(&arguments.files, list, arguments.layer)?),
        None => read(&arguments.files)?,
    };
    if let Some(count) = arguments.head {
        return Ok(serde_json::to_string_pretty(&head_of(&model, count))?);
    }
    if let Some(path) = &arguments.out {
        return Ok(serde_json::to_string_pretty(&contexts::write(&model, path)?)?);
    }
    let query = arguments.query.map(|path| asked(&path)).transpose()?;
    let rtol = query.as_ref().and_then(|query| query.rtol).unwrap_or(Analysis::DEFAULT_RTOL);
    if let Some(other) = arguments.compare {
        return Ok(serde_json::to_string_pretty(&comparison(&model, &read(&[other])?, rtol))?);
    }
    let analysis = |model| Analysis::new(model, rtol, 0);
    let Some(query) = query else {
        return Ok(serde_json::to_string_pretty(&summary(&analysis(model)))?);
    };
    let base = arguments.base.map(|file| read(&[file])).transpose()?.map(analysis);
    Ok(serde_json::to_string_pretty(&report(&analysis(model), base.as_ref(), &query)?)?)
}

fn asked(path: &str) -> Result<FigureQuery, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
}

fn number(word: &str, value: &str) -> Result<usize, String> {
    value.parse().map_err(|error| format!("{word} {value}: {error}"))
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--query" => arguments.query = Some(value()?),
            "--head" => arguments.head = Some(number(&word, &value()?)?),
            "--contexts" => arguments.contexts = Some(value()?),
            "--layer" => arguments.layer = Some(number(&word, &value()?)?),
            "--page" => arguments.page = Some(value()?),
            "--state" => arguments.state = Some(value()?),
            "--out" => arguments.out = Some(value()?),
            "--base" => arguments.base = Some(value()?),
            "--compare" => arguments.compare = Some(value()?),
            _ => arguments.files.push(word),
        }
    }
    if arguments.files.is_empty() && arguments.state.is_none() {
        return Err(USAGE.into());
    }
    Ok(arguments)
}

/// What was read: the first `count` labels, vectors and biases, the concepts, and the warnings; or
/// the question that the files leave open.
fn head(opened: Opened, count: usize) -> Value {
    match opened {
        Opened::Model(loaded) => {
            let mut all = head_of(&loaded.model, count);
            all["tokens_in_file"] = json!(loaded.tokens_in_file);
            all["concepts"] = json!(loaded.concepts);
            all
        }
        Opened::Choice(candidates) => json!({ "choice": candidates }),
        Opened::Tokens(table) => json!({ "too_many_tokens": table }),
        Opened::Concepts(concepts) => json!({ "concepts": concepts }),
        Opened::Directions(directions) => json!({ "directions": directions }),
    }
}

/// The first labels and vectors of a model, and the rest of what it is made of.
fn head_of(model: &Predictor, count: usize) -> Value {
    json!({
        "contexts": points(model.f(), count, |_| None),
        "tokens": points(model.g(), count, |i| model.bias().map(|bias| bias[i])),
        "context_groups": model.context_groups().iter().take(count).collect::<Vec<_>>(),
        "relations": model.relations(),
        "provenance": model.provenance(),
        "softcap": model.softcap(),
        "directions": model.directions(),
        "warnings": model.warnings(),
    })
}

fn points(cloud: &Cloud, count: usize, bias: impl Fn(usize) -> Option<f64>) -> Vec<Value> {
    let point = |(i, label): (usize, &String)| {
        let mut point = json!({ "label": label, "vector": cloud.vector(i).as_slice() });
        if let (Some(fields), Some(bias)) = (point.as_object_mut(), bias(i)) {
            fields.insert("bias".into(), bias.into());
        }
        point
    };
    cloud.labels().iter().take(count).enumerate().map(point).collect()
}

fn opened(paths: &[String]) -> Result<Opened, Box<dyn Error>> {
    Ok(open(sources(paths)?, &Selection::default(), &mut |_| {})?)
}

fn read(paths: &[String]) -> Result<Arc<Predictor>, Box<dyn Error>> {
    match opened(paths)? {
        Opened::Model(loaded) => Ok(Arc::new(loaded.model)),
        Opened::Choice(_) => Err("the file holds several tensors and none is named f or g".into()),
        Opened::Tokens(table) => {
            Err(format!("the file holds {} tokens: more than fit in memory", table.tokens).into())
        }
        Opened::Concepts(_) => Err("the files hold word pairs only; expected a model".into()),
        Opened::Directions(_) => Err("the files hold directions only; expected a model".into()),
    }
}
