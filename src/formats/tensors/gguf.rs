//! The tensors, tokens and head of a GGUF file.

use theory::model::{NamedDirection, TokenSpelling};

use crate::{
    container::{
        TensorInfo,
        gguf::{Content, Value},
    },
    contents::{
        Contents, Unreadable,
        config::LogitScale,
        head,
        label_list::{LabelList, Role, Slack},
        matrix::Matrix,
    },
    error::FormatError,
    names::spelling::{unescaped, warning},
    source::input::Input,
    tensors::{singles::DIRECTION, take_bias},
};

/// Kinds of tokens that are written as they are, whatever the spelling of the others: control and
/// user-defined tokens.
const AS_WRITTEN: [f64; 2] = [3.0, 4.0];

/// Architectures that divide their logits by what the file calls the scale of the logits.
const DIVIDING: [&str; 2] = ["granite", "minicpm"];

/// The architecture of control vectors.
const CONTROL_VECTOR: &str = "controlvector";

/// Reads metadata, descriptions and the bias; no table is read yet.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let content = Content::scan(input)?;
    if let Some(other) = no_model(&content) {
        return Ok(Contents { ignored: vec![other], ..Contents::new("GGUF") });
    }
    let mut contents = of_metadata(&content);
    take_tokens(&content, input.name(), &mut contents);
    for tensor in content.tensors {
        let is_vector = matches!(tensor.shape.as_slice(), [_] | [1, _]) && tensor.is_readable();
        if tensor.name.starts_with(DIRECTION) && is_vector {
            let name = direction_name(&tensor.name, contents.name.as_deref());
            let vector = tensor.read_all(input)?;
            contents.directions.push(NamedDirection { name, vector });
        } else {
            take(input, tensor, &mut contents)?;
        }
    }
    Ok(contents)
}

/// What a file is that has tensors but is no language model: it goes with one.
fn no_model(content: &Content) -> Option<String> {
    let kind = content.text("general.type").unwrap_or_default();
    let architecture = content.text("general.architecture").unwrap_or_default();
    let of_adapter = || content.tensors.iter().filter(|t| head::is_of_adapter(&t.name)).count();
    match (kind, architecture) {
        ("adapter", _) => Some(head::adapter(content.tensors.len())),
        ("mmproj", _) | (_, "clip") => {
            Some("a projector of pictures or sounds into a language model (mmproj)".into())
        }
        ("imatrix", _) | (_, "imatrix") => {
            Some("an importance matrix, which says how to quantise a model".into())
        }
        _ if of_adapter() > 0 => Some(head::adapter(of_adapter())),
        _ => None,
    }
}

/// What the file says of itself and of its head.
fn of_metadata(content: &Content) -> Contents {
    let mut contents = Contents::new("GGUF");
    let text = |key: &str| content.text(key).map(str::to_string);
    contents.name = text("general.name");
    contents.license = text("general.license");
    contents.source = text("general.source.url").or_else(|| text("general.url"));
    let architecture = content.text("general.architecture").unwrap_or_default();
    let number = |key: &str| {
        let key = format!("{architecture}.{key}");
        let text = || content.text(&key)?.trim().parse().ok();
        content.number(&key).or_else(text)
    };
    contents.config.softcap = number("final_logit_softcapping");
    contents.config.scale = number("logit_scale").filter(|scale| *scale != 0.0).map(|scale| {
        let divides = DIVIDING.iter().any(|start| architecture.starts_with(start));
        LogitScale::By(if divides { 1.0 / scale } else { scale })
    });
    let whole = |key: &str| content.number(key).filter(|number| *number >= 0.0);
    contents.part = whole("split.no")
        .zip(whole("split.count").filter(|count| *count > 1.0))
        .map(|(number, count)| (number as u64 + 1, count as u64));
    if architecture == CONTROL_VECTOR {
        contents.format = "control vector";
    }
    contents
}

/// The tokens as text.
fn take_tokens(content: &Content, file: &str, contents: &mut Contents) {
    let Some(tokens) = content.value("tokenizer.ggml.tokens").and_then(Value::texts) else {
        return;
    };
    let model = content.text("tokenizer.ggml.model");
    let spelling = match model {
        Some("gpt2") => TokenSpelling::ByteLevel,
        Some("llama") => TokenSpelling::SentencePiece,
        _ => TokenSpelling::of(tokens.iter().map(String::as_str)),
    };
    let kinds = content.value("tokenizer.ggml.token_type").and_then(Value::numbers);
    let kinds = kinds.unwrap_or_default();
    let is_plain = |i: usize| kinds.get(i).is_some_and(|kind| AS_WRITTEN.contains(kind));
    let text = |(i, token): (usize, &String)| match model {
        _ if is_plain(i) => token.clone(),
        Some("rwkv") => unescaped(token),
        _ => spelling.text(token),
    };
    let broken = tokens.iter().filter(|token| token.contains(char::REPLACEMENT_CHARACTER)).count();
    if broken > 0 && spelling != TokenSpelling::ByteLevel {
        contents.warnings.push(format!("{file}: {broken} tokens hold bytes that are not UTF-8"));
    }
    let entries = tokens.iter().enumerate().map(text).collect();
    let (role, place) = (Role::Tokens, format!("tokens in {file:?}"));
    contents.lists.push(LabelList { role, place, entries, slack: Slack::Padding });
    contents.warnings.extend(warning(spelling).map(str::to_string));
    contents.spelled = spelling.kept(tokens.to_vec());
}

/// `happy, layer 3` of the tensor `direction.3`.
fn direction_name(tensor: &str, model: Option<&str>) -> String {
    let layer = tensor.trim_start_matches(DIRECTION);
    model.map_or_else(|| format!("layer {layer}"), |model| format!("{model}, layer {layer}"))
}

/// Puts a tensor where it belongs: a table, the bias, a vector whose name may be worth a word.
fn take(input: &mut Input, tensor: TensorInfo, contents: &mut Contents) -> Result<(), FormatError> {
    match tensor.shape.len() {
        2 => match Matrix::of(&tensor) {
            Some(matrix) => contents.matrices.push(matrix),
            None => contents.unreadable.push(unreadable(tensor)),
        },
        1 => {
            if head::bias(&tensor.name).is_some() && tensor.is_readable() {
                take_bias(input, &tensor, contents)?;
            }
            contents.vectors.push((tensor.name, tensor.shape[0]));
        }
        _ => contents.ignored.push(tensor.name),
    }
    Ok(())
}

fn unreadable(tensor: TensorInfo) -> Unreadable {
    let why = format!("is of type {}, which is not read", tensor.dtype);
    Unreadable { name: tensor.name, why }
}
