//! The Embedding Projector's raw vectors (`.bytes`: singles, nothing else) and the config that
//! gives their shapes.

use std::io::BufReader;

use kernel::Float;
use serde::Deserialize;

use crate::{
    container::{
        encoding::Encoding,
        stored::{Order, Stored},
    },
    contents::{
        Contents,
        matrix::{Body, Matrix},
        raw::Embedding,
    },
    error::{
        FormatError,
        json::{json_place, json_words},
    },
    source::{
        input::{Files, Input},
        stem,
    },
};

#[derive(Deserialize)]
struct Config {
    embeddings: Vec<Embedding>,
}

/// Reads the config.
pub(crate) fn read_config(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let parsed = serde_json::from_reader(BufReader::new(&mut *input));
    let config: Config = parsed.map_err(|e| {
        let place = json_place("projector config", &e);
        input.malformed(place, json_words(&e), "embeddings with tensorShape and tensorPath")
    })?;
    let mut contents = Contents::new("projector config");
    contents.embeddings = config.embeddings;
    Ok(contents)
}

/// Makes a table of each raw file, with the shape that a config states for it.
///
/// # Errors
/// A raw file of another size or of no stated shape; no table at all, where one was named.
pub(crate) fn resolve(files: &Files, contents: &mut [Contents]) -> Result<(), FormatError> {
    let config = contents.iter().position(|c| !c.embeddings.is_empty());
    let stated: Vec<Embedding> =
        contents.iter_mut().flat_map(|c| std::mem::take(&mut c.embeddings)).collect();
    for (file, contents) in contents.iter_mut().enumerate() {
        if let Some(size) = contents.raw {
            let name = files.name(file);
            let own =
                stated.iter().find(|e| e.tensor_path.rsplit(['/', '\\']).next() == Some(name));
            contents.matrices.push(table(name, size, own)?);
        }
    }
    let missing = config.filter(|_| contents.iter().all(|c| c.matrices.is_empty()));
    missing.map_or(Ok(()), |config| Err(not_here(files.name(config), &stated)))
}

/// The error that no table is there of those that a config names.
fn not_here(config: &str, stated: &[Embedding]) -> FormatError {
    let last = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_string();
    let names: Vec<String> = stated.iter().map(|e| format!("{:?}", last(&e.tensor_path))).collect();
    FormatError::Malformed {
        file: config.into(),
        place: "tensorPath".into(),
        found: "no such file among those opened".into(),
        expected: format!("{} opened together with it", names.join(" or ")),
    }
}

fn table(name: &str, size: u64, stated: Option<&Embedding>) -> Result<Matrix, FormatError> {
    let malformed = |found: String, expected: String| FormatError::Malformed {
        file: name.into(),
        place: "raw vectors".into(),
        found,
        expected,
    };
    let Some(Embedding { tensor_name, tensor_shape: (rows, columns), .. }) = stated else {
        let expected =
            format!("a projector config among the files whose tensorPath ends in {name:?}");
        return Err(malformed("nothing that says their shape".into(), expected));
    };
    let needed = rows.checked_mul(*columns).and_then(|n| n.checked_mul(Float::F32.size() as u64));
    if needed != Some(size) {
        let needed = needed.map_or_else(|| "more than can be counted".into(), |n| n.to_string());
        return Err(malformed(
            format!("{size} bytes"),
            format!("{needed} for {rows} × {columns} singles"),
        ));
    }
    let encoding = Encoding::Float(Float::F32.little());
    let body = Body::Stored(Stored { offset: 0, encoding, order: Order::RowMajor, member: None });
    let name = tensor_name.clone().unwrap_or_else(|| stem(name).to_string());
    Ok(Matrix::new(&name, (*rows, *columns), "F32", body))
}
