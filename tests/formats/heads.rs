//! The head of a language model: which matrix, which bias, which scale; and what stands in the way.

use formats::{FormatError, ModelFormat, Opened, Rows, Selection, SourceFile, open};
use theory::model::Predictor;

use super::{fixture, fixtures, loaded, opened};

/// A tensor of singles: its name, its shape and its numbers.
type Tensor<'a> = (&'a str, &'a [u64], Vec<f32>);

/// A safetensors file of these tensors.
pub(crate) fn safetensors(metadata: &str, tensors: &[Tensor]) -> Vec<u8> {
    let (mut entries, mut data) = (vec![format!("\"__metadata__\":{metadata}")], Vec::new());
    for (name, shape, numbers) in tensors {
        let start = data.len();
        data.extend(numbers.iter().flat_map(|x| x.to_le_bytes()));
        let end = data.len();
        entries.push(format!(
            "\"{name}\":{{\"dtype\":\"F32\",\"shape\":{shape:?},\"data_offsets\":[{start},{end}]}}"
        ));
    }
    let header = format!("{{{}}}", entries.join(","));
    [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &data].concat()
}

/// `count` numbers that count their way up from `from`.
pub(crate) fn counted(from: u16, count: u16) -> Vec<f32> {
    (from..from + count).map(f32::from).collect()
}

pub(crate) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile::from_bytes(name, bytes.into())
}

#[track_caller]
fn assert_warns(model: &Predictor, part: &str) {
    let warnings = model.warnings();
    assert!(warnings.iter().any(|warning| warning.contains(part)), "{part:?}: {warnings:?}");
}

const THREE: &str = r#"{"tokens":"[\"a\",\"b\",\"c\"]"}"#;

#[test]
fn a_bias_is_read_under_all_the_names_that_people_use() {
    for name in [
        "bias",
        "b_U",
        "output.bias",
        "embed_out.bias",
        "lm_head.decoder.bias",
        "model.lm_head.bias",
        "cls.predictions.bias",
        "final_logits_bias",
        "intercept_",
        "(Intercept)",
    ] {
        let tensors = [("g", &[3, 2][..], counted(0, 6)), (name, &[3][..], vec![1.0, 2.0, 3.0])];
        let model = loaded(vec![file("m.safetensors", safetensors(THREE, &tensors))]).model;
        let bias = model.bias().expect(name);
        assert_eq!(bias.as_slice(), [1.0, 2.0, 3.0], "{name}");
    }
}

#[test]
fn a_bias_of_another_length_or_of_a_layer_is_not_the_heads() {
    let tensors = [
        ("lm_head.weight", &[3, 2][..], counted(0, 6)),
        ("layers.0.output.bias", &[3], vec![1.0; 3]),
        ("output.bias", &[2], vec![1.0; 2]),
    ];
    let model = loaded(vec![file("m.safetensors", safetensors(THREE, &tensors))]).model;
    assert_eq!(model.bias(), None);
    assert_warns(&model, "output.bias");
}

#[test]
fn tables_by_columns_are_turned_where_names_lists_or_the_other_table_say_so() {
    let (wide, tokens) = (counted(0, 6), r#"{"tokens":"[\"a\",\"b\",\"c\"]"}"#);
    let by_name = safetensors("{}", &[("W_U", &[2, 3], wide.clone())]);
    let by_list = safetensors(tokens, &[("unembeddings", &[2, 3], wide.clone())]);
    let by_f = safetensors("{}", &[("g", &[2, 3], wide.clone()), ("f", &[4, 2], counted(0, 8))]);
    let by_bias = safetensors("{}", &[("g", &[2, 3], wide), ("b_U", &[3], vec![0.0; 3])]);
    for bytes in [by_name, by_list, by_f, by_bias] {
        let model = loaded(vec![file("m.safetensors", bytes)]).model;
        assert_eq!(model.g().vectors().as_slice(), [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]);
        assert_warns(&model, "by columns");
    }
}

#[test]
fn a_table_that_could_be_either_way_is_read_by_rows_and_may_be_chosen_by_columns() {
    let bytes = safetensors("{}", &[("unembeddings", &[2, 3], counted(0, 6))]);
    let model = loaded(vec![file("m.safetensors", bytes.clone())]).model;
    assert_eq!((model.g().len(), model.d()), (2, 3));
    assert_warns(&model, "nothing says");
    let g = Some("unembeddings (its columns)".to_string());
    let selection = Selection { g, ..Selection::default() };
    let Ok(Opened::Model(loaded)) =
        open(vec![file("m.safetensors", bytes)], &selection, &mut |_| ())
    else {
        panic!("no model")
    };
    assert_eq!((loaded.model.g().len(), loaded.model.d()), (3, 2));
}

#[test]
fn two_tables_that_are_not_named_f_and_g_lead_to_a_question() {
    for other in ["umap", "centroids"] {
        for name in ["embeddings", "vectors"] {
            let tensors = [(name, &[3, 2][..], counted(0, 6)), (other, &[3, 2], counted(6, 6))];
            let opened = opened(vec![file("m.safetensors", safetensors("{}", &tensors))]);
            assert!(matches!(opened, Ok(Opened::Choice(_))), "{name}, {other}: {opened:?}");
        }
    }
}

#[test]
fn a_part_of_a_model_without_its_head_names_the_other_parts() {
    let tensors = [("model.embed_tokens.weight", &[3, 2][..], counted(0, 6))];
    let bytes = safetensors("{}", &tensors);
    let error = opened(vec![file("model-00001-of-00002.safetensors", bytes.clone())]);
    let Err(error @ FormatError::Parts { .. }) = error else { panic!("{error:?}") };
    assert!(error.to_string().contains("model-00002-of-00002.safetensors"), "{error}");
    let config = br#"{"model_type":"x","tie_word_embeddings":true}"#.to_vec();
    let files = vec![file("model-00001-of-00002.safetensors", bytes), file("config.json", config)];
    assert_warns(&loaded(files).model, "model-00002-of-00002.safetensors not opened");
}

#[test]
fn an_output_matrix_that_cannot_be_read_is_named_and_the_input_embedding_only_offered() {
    let header = r#"{"model.embed_tokens.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
        "lm_head.weight":{"dtype":"I8","shape":[2,1],"data_offsets":[8,10]}}"#;
    let bytes = [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &[0; 10]].concat();
    let Ok(Opened::Choice(candidates)) = opened(vec![file("m.safetensors", bytes.clone())]) else {
        panic!("no choice")
    };
    assert_eq!(candidates.len(), 1);
    let note = &candidates[0].note;
    assert!(note.contains("lm_head.weight") && note.contains("I8"), "{note}");
    let selection = Selection { g: Some(candidates[0].name.clone()), ..Selection::default() };
    let Ok(Opened::Model(loaded)) =
        open(vec![file("m.safetensors", bytes)], &selection, &mut |_| ())
    else {
        panic!("no model")
    };
    assert_warns(&loaded.model, "the output matrix \"lm_head.weight\" is of type I8");
}

#[test]
fn a_table_of_the_shape_of_the_input_embedding_may_be_the_output_matrix_by_another_name() {
    let tensors = [
        ("model.embed_tokens.weight", &[3, 2][..], counted(0, 6)),
        ("classifier.weight", &[3, 2], counted(6, 6)),
        ("layers.0.up.weight", &[3, 2], counted(6, 6)),
    ];
    let Ok(Opened::Choice(candidates)) =
        opened(vec![file("m.safetensors", safetensors(THREE, &tensors))])
    else {
        panic!("no choice")
    };
    assert_eq!(candidates[0].note, "the input embedding");
    let known = [tensors[0].clone(), tensors[2].clone()];
    let model = loaded(vec![file("m.safetensors", safetensors(THREE, &known))]).model;
    assert_eq!(model.g().len(), 3);
}

#[test]
fn a_scale_of_the_logits_is_folded_into_f_and_a_cap_is_kept() {
    let tensors = [("f", &[1, 2][..], vec![1.0, 2.0]), ("g", &[3, 2], counted(0, 6))];
    let weights = || file("m.safetensors", safetensors(THREE, &tensors));
    for (config, f, cap) in [
        (r#"{"model_type":"cohere","logit_scale":0.5}"#, [0.5, 1.0], None),
        (r#"{"model_type":"granite","logits_scaling":2.0}"#, [0.5, 1.0], None),
        (r#"{"model_type":"gemma2","final_logit_softcapping":30.0}"#, [1.0, 2.0], Some(30.0)),
        (r#"{"text_config":{"final_logit_softcapping":30.0}}"#, [1.0, 2.0], Some(30.0)),
        (r#"{"model_type":"gemma3","final_logit_softcapping":null}"#, [1.0, 2.0], None),
    ] {
        let model = loaded(vec![weights(), file("config.json", config)]).model;
        assert_eq!((model.f().vectors().as_slice(), model.softcap()), (&f[..], cap), "{config}");
    }
}

#[test]
fn a_cap_is_saved_with_the_model() {
    let tensors = [("f", &[1, 2][..], vec![1.0, 2.0]), ("g", &[3, 2], counted(0, 6))];
    let config = file("config.json", r#"{"final_logit_softcapping":30.0}"#);
    let model = loaded(vec![file("m.safetensors", safetensors(THREE, &tensors)), config]).model;
    for format in [ModelFormat::Npz, ModelFormat::Safetensors] {
        let name = format!("m.{}", format.extension());
        let again = loaded(vec![file(&name, format.write(&model).expect("written"))]).model;
        assert_eq!(again.softcap(), Some(30.0), "{name}");
    }
}

#[test]
fn packed_numbers_are_read_where_a_config_says_how_and_refused_where_none_does() {
    let config = br#"{"model_type":"llama","quantization":{"group_size":32,"bits":4}}"#.to_vec();
    let expected = loaded(fixtures(&["packed-expected.npy"])).model;
    let files = || vec![file("packed.safetensors", fixture("packed.safetensors"))];
    let with_config = || [files(), vec![file("config.json", config.clone())]].concat_files();
    let model = loaded(with_config()).model;
    assert_eq!(model.g().vectors(), expected.g().vectors());
    assert_eq!(model.g().labels(), ["a", "b", "c"]);
    let selection = Selection { rows: Rows::Listed(vec!["b".into()]), ..Selection::default() };
    let Ok(Opened::Model(second)) = open(with_config(), &selection, &mut |_| ()) else {
        panic!("no model")
    };
    assert_eq!(second.model.g().vectors().column(0), expected.g().vectors().column(1));
    let summed = formats::sum(with_config(), &Selection::default(), &mut |_| ()).expect("sums");
    assert_eq!(summed.count(), 3);
    let error = opened(files()).map(drop).expect_err("no config").to_string();
    assert!(error.contains("lm_head.weight") && error.contains("config.json"), "{error}");
}

/// Lists of files, one after another.
trait ConcatFiles {
    fn concat_files(self) -> Vec<SourceFile>;
}

impl ConcatFiles for [Vec<SourceFile>; 2] {
    fn concat_files(self) -> Vec<SourceFile> {
        self.into_iter().flatten().collect()
    }
}

#[test]
fn every_number_of_fp8_is_that_of_the_single() {
    for name in ["F8_E4M3", "F8_E5M2"] {
        let read = |g: String| {
            let selection = Selection { g: Some(g), ..Selection::default() };
            match open(fixtures(&["fp8.safetensors"]), &selection, &mut |_| ()) {
                Ok(Opened::Model(loaded)) => loaded.model.g().vectors().clone(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(read(name.into()), read(format!("{name} as singles")), "{name}");
    }
}

#[test]
fn fp8_is_multiplied_by_the_scale_beside_it() {
    let header = r#"{"lm_head.weight":{"dtype":"F8_E4M3","shape":[2,1],"data_offsets":[0,2]},
        "lm_head.weight_scale":{"dtype":"F32","shape":[2,1],"data_offsets":[2,10]}}"#;
    let scales = [2.0f32, 3.0].map(f32::to_le_bytes).concat();
    let bytes =
        [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &[0x38, 0x38], &scales]
            .concat();
    let model = loaded(vec![file("m.safetensors", bytes)]).model;
    assert_eq!(model.g().vectors().as_slice(), [2.0, 3.0]);
}

/// A GGUF file of these metadata (key, type and value as bytes) and tensors of singles.
pub(crate) fn gguf(metadata: &[(&str, u32, Vec<u8>)], tensors: &[Tensor]) -> Vec<u8> {
    let mut bytes = b"GGUF\x03\0\0\0".to_vec();
    bytes.extend((tensors.len() as u64).to_le_bytes());
    bytes.extend((metadata.len() as u64).to_le_bytes());
    for (key, kind, value) in metadata {
        bytes.extend(text(key));
        bytes.extend(kind.to_le_bytes());
        bytes.extend(value);
    }
    let mut offset = 0u64;
    for (name, shape, numbers) in tensors {
        bytes.extend(text(name));
        bytes.extend((shape.len() as u32).to_le_bytes());
        shape.iter().rev().for_each(|size| bytes.extend(size.to_le_bytes()));
        bytes.extend(0u32.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        offset += (numbers.len() as u64 * 4).next_multiple_of(32);
    }
    for (_, _, numbers) in tensors {
        bytes.resize(bytes.len().next_multiple_of(32), 0);
        bytes.extend(numbers.iter().flat_map(|x| x.to_le_bytes()));
    }
    bytes
}

fn text(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes()[..], text.as_bytes()].concat()
}

fn texts(list: &[&str]) -> Vec<u8> {
    let entries = list.iter().flat_map(|entry| text(entry));
    [&8u32.to_le_bytes()[..], &(list.len() as u64).to_le_bytes()]
        .concat()
        .into_iter()
        .chain(entries)
        .collect()
}

#[test]
fn gguf_tells_bias_cap_scale_and_user_defined_tokens() {
    let kinds = [1i32, 4].map(i32::to_le_bytes).concat();
    let kinds = [&5u32.to_le_bytes()[..], &2u64.to_le_bytes(), &kinds].concat();
    let metadata = [
        ("general.architecture", 8, text("gemma2")),
        ("gemma2.final_logit_softcapping", 6, 30f32.to_le_bytes().to_vec()),
        ("tokenizer.ggml.model", 8, text("gpt2")),
        ("tokenizer.ggml.tokens", 9, texts(&["Ġking", "é"])),
        ("tokenizer.ggml.token_type", 9, kinds),
    ];
    let tensors =
        [("output.weight", &[2, 2][..], counted(0, 4)), ("output.bias", &[2], vec![0.5, 1.5])];
    let model = loaded(vec![file("m.gguf", gguf(&metadata, &tensors))]).model;
    assert_eq!(model.g().labels(), [" king", "é"]);
    assert_eq!(model.bias().map(|bias| bias.as_slice().to_vec()), Some(vec![0.5, 1.5]));
    assert_eq!(model.softcap(), Some(30.0));
}

#[test]
fn gguf_without_its_other_part_names_it() {
    let metadata = [
        ("split.no", 2, 0u16.to_le_bytes().to_vec()),
        ("split.count", 2, 2u16.to_le_bytes().to_vec()),
    ];
    let error = opened(vec![file("m-00001-of-00002.gguf", gguf(&metadata, &[]))]);
    let error = error.map(drop).expect_err("a part").to_string();
    assert!(error.contains("m-00002-of-00002.gguf"), "{error}");
}

#[test]
fn tokens_of_rwkv_are_unescaped() {
    let metadata = [
        ("tokenizer.ggml.model", 8, text("rwkv")),
        ("tokenizer.ggml.tokens", 9, texts(&["\\n", "\\xe4\\xb8"])),
    ];
    let tensors = [("token_embd.weight", &[2, 2][..], counted(0, 4))];
    let model = loaded(vec![file("m.gguf", gguf(&metadata, &tensors))]).model;
    assert_eq!(model.g().labels(), ["\n", "<0xE4><0xB8>"]);
}

#[test]
fn directions_of_a_control_vector_join_the_model_of_their_width() {
    let metadata =
        [("general.architecture", 8, text("controlvector")), ("general.name", 8, text("happy"))];
    let tensors = [("direction.1", &[2][..], vec![1.0, 2.0])];
    let control = || file("happy.gguf", gguf(&metadata, &tensors));
    assert!(matches!(opened(vec![control()]), Ok(Opened::Directions(found)) if found.len() == 1));
    let words = file("w.txt", "a 1 0\nb 0 1\n");
    let model = loaded(vec![words, control()]).model;
    let directions: Vec<_> =
        model.directions().iter().map(|d| (d.name.as_str(), d.vector.clone())).collect();
    assert_eq!(directions, [("happy, layer 1", vec![1.0, 2.0])]);
}

#[test]
fn only_the_table_that_is_needed_has_to_be_of_a_readable_type() {
    let mut bytes = gguf(
        &[],
        &[("output.weight", &[2, 2], counted(0, 4)), ("token_embd.weight", &[2, 2], counted(0, 4))],
    );
    // The type of the second tensor: behind its name and its two sizes.
    let at = bytes.windows(17).position(|w| w == b"token_embd.weight").expect("there") + 17 + 20;
    bytes[at] = 16;
    let model = loaded(vec![file("m.gguf", bytes.clone())]).model;
    assert_eq!(model.g().len(), 2);
    let at = bytes.windows(13).position(|w| w == b"output.weight").expect("there") + 13 + 20;
    bytes[at] = 16;
    let error = opened(vec![file("m.gguf", bytes)]).map(drop).expect_err("none").to_string();
    assert!(error.contains("IQ2_XXS") && error.contains("output.weight"), "{error}");
}
