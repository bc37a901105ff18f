//! The tensors and tokens of a GGUF file.

use theory::model::TokenSpelling;

use crate::{
    container::{
        TensorInfo,
        gguf::{Content, Value},
    },
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
        matrix::Matrix,
    },
    error::FormatError,
    names::spelling::warning,
    source::input::Input,
};

/// Types with a reader, for errors.
const READABLE: &str = "F32, F16, BF16, F64, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K or Q6_K";

/// Reads metadata and descriptions; no tensor is read yet.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let Content { metadata, tensors } = Content::scan(input)?;
    let mut contents = of_metadata(metadata, input.name());
    for tensor in tensors {
        take(input.name(), tensor, &mut contents)?;
    }
    Ok(contents)
}

fn of_metadata(metadata: Vec<(String, Value)>, file: &str) -> Contents {
    let mut contents = Contents::new("GGUF");
    let (mut tokens, mut model, mut url) = (Vec::new(), None, None);
    for (key, value) in metadata {
        match (key.as_str(), value) {
            ("tokenizer.ggml.tokens", Value::Texts(texts)) => tokens = texts,
            ("tokenizer.ggml.model", Value::Text(text)) => model = Some(text),
            ("general.name", Value::Text(text)) => contents.name = Some(text),
            ("general.license", Value::Text(text)) => contents.license = Some(text),
            ("general.source.url", Value::Text(text)) => contents.source = Some(text),
            ("general.url", Value::Text(text)) => url = Some(text),
            _ => {}
        }
    }
    contents.source = contents.source.or(url);
    let spelling = match model.as_deref() {
        Some("gpt2") => TokenSpelling::ByteLevel,
        Some("llama") => TokenSpelling::SentencePiece,
        _ => TokenSpelling::of(tokens.iter().map(String::as_str)),
    };
    if !tokens.is_empty() {
        let entries = tokens.iter().map(|token| spelling.text(token)).collect();
        let (role, place) = (Role::Tokens, format!("tokens in {file:?}"));
        contents.lists.push(LabelList { role, place, entries, slack: Slack::Padding });
        contents.warnings.extend(warning(spelling).map(str::to_string));
        contents.spelled = spelling.kept(tokens);
    }
    contents
}

/// Puts a tensor among the tables if it is one.
fn take(file: &str, tensor: TensorInfo, contents: &mut Contents) -> Result<(), FormatError> {
    if tensor.shape.len() != 2 {
        let list =
            if tensor.shape.len() == 1 { &mut contents.vectors } else { &mut contents.ignored };
        list.push(tensor.name);
        return Ok(());
    }
    let place = format!("tensor {:?}", tensor.name);
    if !tensor.is_readable() {
        if ["output.weight", "token_embd.weight"].contains(&tensor.name.as_str()) {
            let (file, found) = (file.into(), tensor.dtype);
            return Err(FormatError::Dtype { file, place, found, expected: READABLE });
        }
        contents.ignored.push(format!("{place} of {}", tensor.dtype));
        return Ok(());
    }
    contents.matrices.extend(Matrix::of(tensor));
    Ok(())
}
