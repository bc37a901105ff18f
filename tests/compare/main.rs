//! Two models beside each other: reference figures, laws, twins.

mod laws;
mod others;
mod reference;
#[allow(dead_code, reason = "other laws need the rest")]
#[path = "../laws/support.rs"]
mod support;
mod twins;

use std::{path::PathBuf, sync::Arc};

use formats::{Opened, Selection, SourceFile, open};
use theory::model::Predictor;

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/reference").join(file)
}

fn read(file: &str) -> Arc<Predictor> {
    let bytes = std::fs::read(path(file)).expect("the model is there");
    let opened =
        open(vec![SourceFile::from_bytes(file, bytes)], &Selection::default(), &mut |_| {});
    let Ok(Opened::Model(loaded)) = opened else {
        unreachable!("{file} is not a model: {opened:?}")
    };
    Arc::new(loaded.model)
}

fn case(name: &str) -> [Arc<Predictor>; 2] {
    ["one", "two"].map(|side| read(&format!("{name}.{side}.npz")))
}
