//! The small models in `tests/data/lm`, and what torch makes of them.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::{fs, ops::ControlFlow, path::PathBuf};

use formats::{SourceFile, container::safetensors::Content};
use lm::{ForwardPass, LmError, Model, Progress};
use serde_json::Value;

/// What torch made of a model.
pub struct Reference {
    pub texts: Vec<String>,
    pub ids: Vec<Vec<u32>>,
    pub f: Vec<f32>,
    pub states: Vec<f32>,
    pub logits: Vec<f32>,
    pub fold: f32,
}

pub fn folder() -> PathBuf {
    let other = std::env::var_os("LM_REFERENCE").map(PathBuf::from);
    other.unwrap_or_else(|| {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/lm"))
    })
}

/// All models, in the order of their names.
pub fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().join("expected.json").exists());
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The files of a model, with one of its descriptions as config.json.
pub fn files(name: &str, config: &str) -> Vec<SourceFile> {
    let entries = fs::read_dir(folder().join(name)).unwrap().map(|entry| entry.unwrap().path());
    let weights = entries.filter(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("model") && name.ends_with(".safetensors")
    });
    let file = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        SourceFile::from_bytes(name, fs::read(path).unwrap())
    };
    let config =
        SourceFile::from_bytes("config.json", fs::read(folder().join(name).join(config)).unwrap());
    weights.map(file).chain([config]).collect()
}

pub fn open(name: &str, config: &str) -> Model {
    Model::open(files(name, config)).unwrap_or_else(|e| panic!("{name}, {config}: {e}"))
}

pub fn open_gguf(name: &str) -> Option<Model> {
    let bytes = fs::read(folder().join(name).join("model.gguf")).ok()?;
    let files = vec![SourceFile::from_bytes("model.gguf", bytes)];
    Some(Model::open(files).unwrap_or_else(|e| panic!("{name}.gguf: {e}")))
}

impl Reference {
    pub fn of(name: &str) -> Self {
        let folder = folder().join(name);
        let text: Value =
            serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
        let string = |text: &Value| text.as_str().unwrap().to_string();
        let id = |id: &Value| u32::try_from(id.as_u64().unwrap()).unwrap();
        let context = |ids: &Value| ids.as_array().unwrap().iter().map(id).collect();
        let bytes = fs::read(folder.join("expected.safetensors")).unwrap();
        let mut file = SourceFile::from_bytes("expected.safetensors", bytes);
        let content = Content::read(&mut file).unwrap();
        let mut numbers = |name: &str| {
            let tensor = content.tensor(name).unwrap();
            tensor.read_rows(&mut file, 0..tensor.rows()).unwrap()
        };
        Self {
            texts: text["contexts"].as_array().unwrap().iter().map(string).collect(),
            ids: text["ids"].as_array().unwrap().iter().map(context).collect(),
            f: numbers("f"),
            states: numbers("states"),
            logits: numbers("logits"),
            fold: text["fold"].as_f64().unwrap() as f32,
        }
    }

    pub fn contexts(&self) -> Vec<&[u32]> {
        self.ids.iter().map(Vec::as_slice).collect()
    }

    /// All beginnings of all contexts, as torch has their states.
    pub fn prefixes(&self) -> Vec<&[u32]> {
        self.ids.iter().flat_map(|ids| (1..=ids.len()).map(|end| &ids[..end])).collect()
    }
}

/// The largest difference of two lists of vectors, relative to the largest number of each vector.
pub fn distance(a: &[f32], b: &[f32], width: usize) -> f32 {
    assert_eq!(a.len(), b.len());
    let each = a.chunks_exact(width).zip(b.chunks_exact(width)).map(|(a, b)| {
        let largest = b.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
        let difference = a.iter().zip(b).fold(0.0_f32, |d, (a, b)| {
            let one = (a - b).abs();
            if one.is_nan() { f32::INFINITY } else { d.max(one) }
        });
        difference / largest.max(f32::MIN_POSITIVE)
    });
    each.fold(0.0, f32::max)
}

/// The states of all contexts, one after another.
pub fn all_states(
    model: &mut Model,
    contexts: &[&[u32]],
    forward: &ForwardPass,
) -> Result<Vec<f32>, LmError> {
    let width = model.size();
    let mut all = vec![0.0; contexts.len() * width];
    model.states(contexts, forward, &mut |progress| {
        if let Progress::States { contexts, states } = progress {
            for (&i, state) in contexts.iter().zip(states.chunks_exact(width)) {
                all[i * width..(i + 1) * width].copy_from_slice(state);
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(all)
}
