//! config.json of a checkpoint: what it says of the head.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Value;

use crate::{
    contents::{
        Contents,
        config::{CAPS, DIVISORS, FACTORS, LogitScale, ModelConfig, Packing},
        label_list::{LabelList, Role, Slack},
    },
    error::{FormatError, json::json_place, json::json_words},
    source::input::Input,
    text::lines::BOM,
};

/// Longest config read; they have some kilobytes.
const MAX_CONFIG: u64 = 1 << 24;

/// Keys of two widths, by whose ratio MiniCPM divides.
const WIDTHS: (&str, &str) = ("hidden_size", "dim_model_base");

/// Keys of two factors (BTLM).
const MUP: (&str, &str) = ("mup_output_alpha", "mup_width_scale");

/// Models that multiply by 1/√d where the output matrix is the input embedding, as it is unless the
/// config says otherwise.
const TIED_BY_WIDTH: [&str; 4] = ["t5", "longt5", "umt5", "switch_transformers"];

/// Keys of the config of the language model inside of a larger one.
const INNER: [&str; 9] = [
    "text_config",
    "llm_config",
    "language_config",
    "language_model_config",
    "language_model",
    "thinker_config",
    "decoder",
    "decoder_config",
    "model",
];

/// Keys of how numbers are packed.
const PACKING: [&str; 2] = ["quantization", "quantization_config"];

/// Reads the config.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let size = input.size().min(MAX_CONFIG);
    let bytes = input.exact(size, "config")?;
    let text = without_constants(bytes.strip_prefix(BOM).unwrap_or(&bytes));
    let parsed = serde_json::from_slice::<Value>(&text);
    let value = parsed
        .map_err(|e| input.malformed(json_place("config", &e), json_words(&e), "a JSON object"))?;
    if !value.is_object() {
        return Err(input.malformed("config", "JSON that is no object", "a JSON object"));
    }
    let config = inside(&value, DEEPEST).into_iter().map(of);
    let config = config.fold(ModelConfig::default(), ModelConfig::or);
    let mut contents = Contents { config, ..Contents::new(FORMAT) };
    contents.packings = inside(&value, DEEPEST).into_iter().flat_map(packings).collect();
    contents.warnings = unread(&value, input.name());
    contents.checkpoint = checkpoint(&value);
    if let Some((key, entries)) = inside(&value, DEEPEST).into_iter().find_map(labels) {
        let place = format!("{key:?} in {:?}", input.name());
        let list = LabelList { role: Role::Either, place, entries, slack: Slack::None };
        contents.lists.push(list);
    }
    Ok(contents)
}

/// What a checkpoint was called where it came from, or else its architecture.
fn checkpoint(value: &Value) -> Option<String> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let origin = text("_name_or_path").and_then(last_part);
    origin.or_else(|| text("model_type")).map(str::to_owned)
}

/// The name at the end of a path; in the cache of a hub, where the end is a checksum, that of the
/// folder of the model.
fn last_part(path: &str) -> Option<&str> {
    let mut parts = path.rsplit(['/', '\\']);
    let cached = parts.clone().find_map(|part| part.strip_prefix("models--"));
    let is_name = |part: &&str| part.chars().any(char::is_alphanumeric);
    cached.and_then(|part| part.rsplit("--").next()).or_else(|| parts.find(is_name))
}

/// Leaves the names of classes out that are none of the rows of a table: most configs have some.
pub(crate) fn leave_labels(contents: &mut [Contents]) {
    let tables = contents.iter().flat_map(|c| &c.matrices).filter(|table| table.labels.is_none());
    // Columns are vectors only where there are more of them.
    let sizes: Vec<u64> =
        tables.flat_map(|table| [table.rows, table.rows.max(table.columns)]).collect();
    for config in contents.iter_mut().filter(|c| c.format == FORMAT) {
        config.lists.retain(|list| sizes.contains(&(list.entries.len() as u64)));
    }
}

/// Whether a config names as many classes.
pub(crate) fn names_classes(contents: &Contents, count: u64) -> bool {
    let is_of_all = |list: &LabelList| list.entries.len() as u64 == count;
    contents.format == FORMAT && contents.lists.iter().any(is_of_all)
}

/// Makes the names of classes those of the rows of the table that is g, if it tells these apart.
pub(crate) fn name_rows(contents: &mut [Contents], classes: u64) {
    let configs = contents.iter_mut().filter(|c| names_classes(c, classes));
    let lists = configs.flat_map(|c| &mut c.lists);
    lists
        .filter(|list| list.entries.len() as u64 == classes)
        .for_each(|list| list.role = Role::Tokens);
}

/// The names of classes in the order of their numbers, and the key they are under; those that
/// Hugging Face makes up, `LABEL_0`, say nothing.
fn labels(value: &Value) -> Option<(&'static str, Vec<String>)> {
    let by_number = |(number, name): (&String, &Value)| {
        Some((number.trim().parse().ok()?, name.as_str()?.to_string()))
    };
    let by_name = |(name, number): (&String, &Value)| {
        let text = || number.as_str()?.trim().parse().ok();
        Some((number.as_u64().or_else(text)?, name.clone()))
    };
    let object = |key: &str| value.get(key)?.as_object();
    let numbered = || object(NUMBERED)?.iter().map(by_number).collect::<Option<BTreeMap<_, _>>>();
    let named = || object(NAMED)?.iter().map(by_name).collect::<Option<BTreeMap<u64, _>>>();
    let (key, names) = numbered().map(|names| (NUMBERED, names)).or(named().map(|n| (NAMED, n)))?;
    let made_up = names.iter().all(|(number, name)| *name == format!("LABEL_{number}"));
    let whole = names.keys().copied().eq(0..names.len() as u64) && names.len() > 1;
    (whole && !made_up).then(|| (key, names.into_values().collect()))
}

/// Keys of the names of classes.
const NUMBERED: &str = "id2label";
const NAMED: &str = "label2id";

/// What a config is called as a format.
const FORMAT: &str = "config";

/// How many configs are inside of each other at most.
const DEEPEST: usize = 3;

/// The config and those inside of it, which say what it does not.
fn inside(value: &Value, deepest: usize) -> Vec<&Value> {
    let inner = || INNER.iter().filter_map(|key| value.get(key)).filter(|inner| inner.is_object());
    let further = (deepest > 0).then(|| inner().flat_map(|inner| inside(inner, deepest - 1)));
    std::iter::once(value).chain(further.into_iter().flatten()).collect()
}

/// JSON in which Python's `NaN` and `Infinity`, which it writes and JSON has not, are `null`.
pub(crate) fn without_constants(text: &[u8]) -> Cow<'_, [u8]> {
    let has = |constant: &&[u8]| memchr::memmem::find(text, constant).is_some();
    let constants: [&[u8]; 3] = [b"-Infinity", b"Infinity", b"NaN"];
    if !constants.iter().any(has) {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut at, mut quoted) = (Vec::with_capacity(text.len()), 0, false);
    while at < text.len() {
        let constant = constants.iter().find(|constant| text[at..].starts_with(constant));
        if let Some(constant) = constant.filter(|_| !quoted) {
            plain.extend(b"null");
            at += constant.len();
            continue;
        }
        // A sign behind a backslash in quotes does not end them.
        let length = if quoted && text[at] == b'\\' { 2 } else { 1 };
        quoted ^= text[at] == b'"';
        plain.extend(&text[at..text.len().min(at + length)]);
        at += length;
    }
    Cow::Owned(plain)
}

/// A number, or one that is written as text.
fn number(value: &Value) -> Option<f64> {
    let text = || value.as_str()?.trim().parse().ok();
    value.as_f64().or_else(text).filter(|number: &f64| number.is_finite())
}

/// Values that should be numbers and are none, for the user to see; `null` says that there is none.
fn unread(value: &Value, file: &str) -> Vec<String> {
    let keys = CAPS.iter().chain(&FACTORS).chain(&DIVISORS);
    let unread = |(key, value): (&&str, &Value)| {
        let known = value.is_null() || value.as_bool() == Some(false) || number(value).is_some();
        let by_width = value.as_str() == Some(BY_WIDTH);
        (!known && !by_width).then(|| {
            let shown: String = value.to_string().chars().take(40).collect();
            format!("{file}, {key:?}: found {shown}; expected a number: left aside")
        })
    };
    let all = inside(value, DEEPEST);
    let fields = all.iter().flat_map(|config| {
        keys.clone().filter_map(|key| config.get(key).map(|value| (key, value)))
    });
    fields.filter_map(unread).collect()
}

/// What a scale is called that follows from the width: 1/√d.
const BY_WIDTH: &str = "inv_sqrt_d_model";

fn of(value: &Value) -> ModelConfig {
    let number = |key: &&str| number(value.get(key)?);
    let widths = || Some(number(&WIDTHS.0)? / number(&WIDTHS.1).filter(|width| *width != 0.0)?);
    let divisor = DIVISORS.iter().find_map(number).or_else(widths);
    let divisor = divisor.filter(|divisor| *divisor != 0.0);
    let scale = FACTORS.iter().find_map(number).or(divisor.map(|divisor| 1.0 / divisor));
    let of_mup = || Some(number(&MUP.0)? * number(&MUP.1)?);
    let scale = scale.or_else(of_mup);
    let by_width =
        value.get("logit_scale").and_then(Value::as_str) == Some(BY_WIDTH) || scales_tied(value);
    ModelConfig {
        softcap: CAPS.iter().find_map(number),
        scale: scale.map(LogitScale::By).or(by_width.then_some(LogitScale::InverseRootOfWidth)),
        packing: PACKING.iter().find_map(|key| packing(value.get(key)?)),
        tied: value.get("tie_word_embeddings").and_then(truth),
    }
}

fn scales_tied(value: &Value) -> bool {
    let kind = value.get("model_type").and_then(Value::as_str);
    kind.is_some_and(|kind| TIED_BY_WIDTH.contains(&kind))
        && value.get("tie_word_embeddings").and_then(truth) != Some(false)
}

/// True or false, also as text.
fn truth(value: &Value) -> Option<bool> {
    let text = || value.as_str()?.trim().to_lowercase().parse().ok();
    value.as_bool().or_else(text)
}

/// The tables that are packed in another way than all others, by their names.
fn packings(value: &Value) -> Vec<(String, Packing)> {
    let objects = PACKING.iter().filter_map(|key| value.get(key)?.as_object());
    let own = |(name, value): (&String, &Value)| Some((name.clone(), packing(value)?));
    objects.flatten().filter_map(own).collect()
}

fn packing(value: &Value) -> Option<Packing> {
    let whole = |key: &str| {
        let value = value.get(key)?;
        value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
    };
    Some(Packing { group: whole("group_size")?, bits: whole("bits")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_called_as_where_it_came_from_else_by_its_architecture() {
        let called = |path: &str| {
            checkpoint(&serde_json::json!({ "_name_or_path": path, "model_type": "llama" }))
        };
        for (path, expected) in [
            ("HuggingFaceTB/SmolLM2-135M", "SmolLM2-135M"),
            ("./runs/tiny/", "tiny"),
            ("C:\\models\\tiny", "tiny"),
            ("/x/hub/models--openai-community--gpt2/snapshots/607a30d7", "gpt2"),
            ("", "llama"),
            ("./", "llama"),
        ] {
            assert_eq!(called(path).as_deref(), Some(expected), "{path}");
        }
        assert_eq!(checkpoint(&serde_json::json!({})), None);
    }
}
