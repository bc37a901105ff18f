//! The models and concepts that come with the app.

use super::{concepts, file, loaded};

#[test]
fn bundled_predictor_opens_with_names_groups_and_relations() {
    let model = loaded(vec![file("public/models/smollm2-135m.safetensors")]).model;
    assert_eq!((model.d(), model.f().len(), model.g().len()), (576, 509, 2223));
    assert_eq!(model.provenance().name, "SmolLM2-135M-Instruct");
    assert_eq!(
        (model.provenance().format.as_str(), model.provenance().dtype.as_str()),
        ("safetensors", "F16")
    );
    assert_eq!(model.f().labels()[0], "This exam is very");
    assert_eq!(model.g().labels()[7], " the");
    assert_eq!(
        (model.context_groups().len(), model.context_groups()[0].as_str()),
        (509, "degree: base")
    );
    assert!(model.relations().iter().all(|relation| !relation.pairs.is_empty()));
    assert_eq!(model.relations()[0].pairs[0].reply, " Paris");
    assert_eq!(model.warnings(), [""; 0]);
}

#[test]
fn bundled_word_vectors_open_without_contexts() {
    let model = loaded(vec![file("public/models/glove-100d.safetensors")]).model;
    assert_eq!((model.d(), model.f().len(), model.g().len()), (100, 0, 2344));
    assert!(!model.predicts());
    assert_eq!(model.provenance().license, "PDDL-1.0");
}

#[test]
fn bundled_concepts_are_fourteen_with_495_pairs() {
    let concepts = concepts(vec![file("public/models/concepts.tsv")]);
    assert_eq!((concepts.len(), concepts.iter().map(|c| c.pairs.len()).sum::<usize>()), (14, 495));
    assert_eq!(concepts[0].pairs[0], ("easy".to_string(), "easiest".to_string()));
}

#[test]
fn a_concept_list_beside_a_model_comes_with_it() {
    let files = ["public/models/concepts.tsv", "public/models/glove-100d.safetensors"];
    let loaded = loaded(files.map(file).into());
    assert_eq!((loaded.concepts.len(), loaded.tokens_in_file), (14, 2344));
}
