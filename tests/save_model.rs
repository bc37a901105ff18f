//! A saved model is the model again when it is opened, to the last bit.

use formats::ModelFormat;
use formats::{Opened, Selection, SourceFile, open};
use theory::{
    linalg::{normal_matrix, seeded},
    model::{Parts, Predictor, Provenance, Toy},
};

const FORMATS: [ModelFormat; 2] = [ModelFormat::Safetensors, ModelFormat::Npz];

fn opened(name: String, bytes: Vec<u8>) -> Predictor {
    match open(vec![SourceFile::from_bytes(name, bytes)], &Selection::default(), &mut |_| ()) {
        Ok(Opened::Model(loaded)) => loaded.model,
        other => unreachable!("a model was saved, found {other:?}"),
    }
}

fn assert_comes_back(model: &Predictor) {
    for format in FORMATS {
        let bytes = format.write(model).expect("everything can be written");
        assert_eq!(
            bytes,
            format.write(model).expect("everything can be written"),
            "the same bytes each time"
        );
        let back = opened(format!("model.{}", format.extension()), bytes);
        assert_eq!(back.f(), model.f());
        assert_eq!(back.g(), model.g());
        assert_eq!(back.bias(), model.bias());
        assert_eq!(back.context_groups(), model.context_groups());
        assert_eq!(back.relations(), model.relations());
        let [found, given] = [back.provenance(), model.provenance()];
        assert_eq!(
            (&found.name, &found.source, &found.license),
            (&given.name, &given.source, &given.license)
        );
        assert_eq!((back.warnings(), back.remarks()), (model.warnings(), model.remarks()));
    }
}

#[test]
fn toy_models_come_back() {
    Toy::ALL.into_iter().for_each(|toy| assert_comes_back(&toy.model().expect("toys are valid")));
}

#[test]
fn bias_and_labels_of_any_script_come_back() {
    let mut rng = seeded(1);
    let parts = Parts {
        contexts: ["Die Prüfung ist", " \"quoted\"\n", "试验是"].map(str::to_string).to_vec(),
        tokens: [" easy", "easy", "🙂", "a,b\tc"].map(str::to_string).to_vec(),
        f: Some(normal_matrix(&mut rng, 5, 3).into()),
        g: Some((normal_matrix(&mut rng, 5, 4) * 1e-200).into()),
        bias: Some(vec![0.1, -0.2, 0.3, 1e300]),
        provenance: Provenance {
            name: "ñ".into(),
            source: "made here".into(),
            license: "none".into(),
            ..Provenance::default()
        },
        ..Parts::default()
    };
    assert_comes_back(&Predictor::new(parts).expect("valid"));
}

#[test]
fn what_there_is_to_know_of_contexts_comes_back_and_goes_with_them() {
    let toy = Toy::Plane.model().expect("toys are valid");
    let states = |remark: &str| Parts {
        contexts: vec!["a".into()],
        f: Some(normal_matrix(&mut seeded(3), toy.d(), 1).into()),
        remarks: vec![remark.into()],
        ..Parts::default()
    };
    let lens = toy.with_contexts(states("f is that of the lens")).expect("of one width");
    assert_eq!(lens.warnings(), ["f is that of the lens"]);
    assert_comes_back(&lens);
    let other = lens.with_contexts(states("f is scaled")).expect("of one width");
    assert_eq!(
        (other.warnings(), other.remarks().len()),
        (["f is scaled".to_string()].as_slice(), 1)
    );
}

#[test]
fn word_vectors_come_back_without_contexts() {
    let parts = Parts {
        tokens: vec!["a".into(), "b".into()],
        g: Some(normal_matrix(&mut seeded(2), 3, 2).into()),
        ..Parts::default()
    };
    assert_comes_back(&Predictor::new(parts).expect("valid"));
}
