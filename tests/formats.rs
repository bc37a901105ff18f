//! Each format read from files that other programs wrote.

use all_or_none::format::{FormatError, Loaded, Opened, Selection, SourceFile, open};

fn source(path: &str) -> SourceFile {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let name = path.rsplit('/').next().unwrap_or_default().to_string();
    SourceFile::from_bytes(name, std::fs::read(&path).expect("fixture"))
}

fn opened(paths: &[&str]) -> Result<Opened, FormatError> {
    open(paths.iter().map(|path| source(path)).collect(), &Selection::default(), &mut |_| ())
}

fn model(paths: &[&str]) -> Loaded {
    match opened(paths) {
        Ok(Opened::Model(loaded)) => *loaded,
        other => panic!("expected a model, found {other:?}"),
    }
}

#[test]
fn bundled_predictor_opens_with_names_groups_and_relations() {
    let model = model(&["public/models/smollm2-135m.safetensors"]).model;
    assert_eq!((model.d(), model.f().len(), model.g().len()), (576, 509, 2223));
    assert_eq!(model.provenance().name, "SmolLM2-135M-Instruct");
    assert_eq!((model.provenance().format.as_str(), model.provenance().dtype.as_str()), ("safetensors", "F16"));
    assert_eq!(model.f().labels()[0], "This exam is very");
    assert_eq!(model.g().labels()[7], " the");
    assert_eq!(model.context_groups().len(), 509);
    assert!(model.relations().iter().all(|relation| !relation.pairs.is_empty()));
    assert_eq!(model.relations()[0].pairs[0].reply, " Paris");
    assert_eq!(model.warnings(), [""; 0]);
}

#[test]
fn bundled_word_vectors_open_without_contexts() {
    let model = model(&["public/models/glove-100d.safetensors"]).model;
    assert_eq!((model.d(), model.f().len(), model.g().len()), (100, 0, 2344));
    assert!(!model.predicts());
    assert_eq!(model.provenance().license, "PDDL-1.0");
}
