//! Checkpoints, GGUF, fastText and the Embedding Projector's raw vectors.

use formats::{Candidate, Opened, ReadSeek, Rows, Selection, SourceFile, open};

use super::{ROOT, error, fixtures, loaded, opened};

const SHARDS: [&str; 2] = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"];
const PADDED: [&str; 7] =
    ["easy", " easiest", "naïve", "日", "<0xE2><0x80>", "<end>", "<unused 6>"];

#[track_caller]
fn warns(warnings: &[String], part: &str) {
    assert!(warnings.iter().any(|warning| warning.contains(part)), "{part:?} not in {warnings:?}");
}

#[test]
fn tied_checkpoint_gives_its_embedding_with_spellings_as_text() {
    let model = loaded(fixtures(&["tied.safetensors", "tokenizer.json"])).model;
    assert_eq!(model.g().labels(), PADDED);
    assert_eq!(**model.spelled(), ["easy", "Ġeasiest", "naÃ¯ve", "æĹ¥", "âĢ", "<end>", ""]);
    assert_eq!(model.g().vector(1).as_slice(), [1.125, 4.125, 5.0, -4.125]);
    for part in
        ["no output matrix of its own", "final norm", "byte-level BPE", "1 rows after the 6 tokens"]
    {
        warns(model.warnings(), part);
    }
}

#[test]
fn sharded_checkpoint_gives_its_output_matrix_and_bias() {
    let names = [SHARDS[1], "tokenizer.json", "model.safetensors.index.json", SHARDS[0]];
    let model = loaded(fixtures(&names)).model;
    assert_eq!(model.g().vector(5).as_slice(), [1.125, 4.125, 5.0, -4.125]);
    assert_eq!(model.bias().map(|b| b[6]), Some(6.0));
}

#[test]
fn missing_shard_is_named() {
    let error = opened(fixtures(&["model.safetensors.index.json", SHARDS[0]]))
        .expect_err("an error")
        .to_string();
    assert!(error.contains("lm_head") && error.contains(SHARDS[1]), "{error}");
}

#[test]
fn vocab_json_names_the_same_tokens() {
    let model = loaded(fixtures(&["vocab.json", "tied.safetensors"])).model;
    assert_eq!(model.g().labels()[..5], PADDED[..5]);
}

#[test]
fn gguf_gives_tied_embedding_and_sentence_piece_tokens_as_text() {
    let model = loaded(fixtures(&["tied.gguf"])).model;
    assert_eq!(model.g().labels(), ["easy", " easiest", "<0x0A>", "日本", " "]);
    assert_eq!(**model.spelled(), ["easy", "▁easiest", "<0x0A>", "日本", "▁"]);
    assert_eq!(model.g().vector(1).as_slice(), [1.125, 4.125, 5.0, -4.125]);
}

#[test]
fn f_from_a_second_file_joins_g_of_a_language_model() {
    for g in ["tied.gguf", "fasttext.bin", "glove.txt"] {
        let model = loaded(fixtures(&["contexts.txt", g, "f.npy"])).model;
        assert_eq!(
            (model.f().len(), model.g().len(), model.f().labels()[2].as_str()),
            (3, 5, "x"),
            "{g}"
        );
        assert!(model.predicts());
    }
    let model =
        loaded(fixtures(&["f.npy", "tied.safetensors", "tokenizer.json", "contexts.txt"])).model;
    assert_eq!((model.f().len(), model.g().len()), (3, 7));
}

#[test]
fn every_quantisation_agrees_with_the_gguf_package() {
    let files = [
        ("quantised.gguf", "quantised-expected.npz", (3, 512), 11),
        ("quantised-more.gguf", "quantised-more-expected.npz", (2, 256), 6),
    ];
    for (quantised, expected, shape, count) in files {
        compare_quantised(quantised, expected, shape, count);
    }
}

fn compare_quantised(quantised: &str, expected: &str, shape: (u64, u64), count: usize) {
    let Ok(Opened::Choice(candidates)) = opened(fixtures(&[quantised])) else {
        panic!("no choice")
    };
    assert_eq!(candidates.len(), count);
    for Candidate { name, rows, columns, dtype, .. } in candidates {
        assert_eq!((rows, columns), shape);
        let read = |file: &str, g: &str, rows: Rows| {
            let selection = Selection { g: Some(g.into()), rows, ..Selection::default() };
            match open(fixtures(&[file]), &selection, &mut |_| ()) {
                Ok(Opened::Model(loaded)) => loaded.model.g().vectors().clone(),
                other => panic!("{g}: {other:?}"),
            }
        };
        let expected = read(expected, &dtype, Rows::All);
        assert_eq!(read(quantised, &name, Rows::All), expected, "{name}");
        let second = read(quantised, &name, Rows::Listed(vec!["easiest".into()]));
        assert_eq!(second.column(0), expected.column(1), "{name}");
    }
}

#[test]
fn fasttext_gives_words_and_says_that_n_grams_are_left() {
    let expected = loaded(fixtures(&["f64.safetensors"])).model;
    for name in ["fasttext.bin", "fasttext-old.bin"] {
        let model = loaded(fixtures(&[name])).model;
        assert_eq!(model.provenance().format, "fastText");
        assert_eq!(model.g().len(), 5);
        for (i, token) in model.g().labels().iter().enumerate() {
            let at = expected.g().labels().iter().position(|t| t == token).expect("a known token");
            assert_eq!(model.g().vector(i), expected.g().vector(at), "{name} {token}");
        }
        warns(model.warnings(), "10 vectors of n-grams");
    }
}

#[test]
fn raw_vectors_take_their_shape_from_the_projector_config() {
    let model = loaded(fixtures(&["tensors.bytes", "metadata.tsv", "projector_config.json"])).model;
    assert_eq!(model.g(), loaded(fixtures(&["f64.safetensors"])).model.g());
    let alone = opened(fixtures(&["tensors.bytes"])).expect_err("an error").to_string();
    assert!(alone.contains("tensors.bytes") && alone.contains("config"), "{alone}");
}

#[test]
fn a_checkpoint_far_larger_than_memory_opens_by_its_header() {
    let header = r#"{"lm_head.weight":{"dtype":"BF16","shape":[128256,4096],"data_offsets":[0,1050673152]}}"#;
    let head = [&(header.len() as u64).to_le_bytes()[..], header.as_bytes()].concat();
    let size = head.len() as u64 + 1_050_673_152;
    let reader = Box::new(Sparse { head, size, at: 0 });
    let files = vec![SourceFile { name: "model.safetensors".into(), size, reader }];
    let selection = Selection { rows: Rows::First(10), ..Selection::default() };
    let Ok(Opened::Model(loaded)) = open(files, &selection, &mut |_| ()) else {
        panic!("no model")
    };
    assert_eq!((loaded.model.g().len(), loaded.tokens_in_file), (10, 128_256));
}

/// Bytes that are zero after a head.
struct Sparse {
    head: Vec<u8>,
    size: u64,
    at: u64,
}

impl ReadSeek for Sparse {}

impl std::io::Read for Sparse {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = buffer.len().min((self.size - self.at) as usize);
        for (i, byte) in buffer[..count].iter_mut().enumerate() {
            *byte = self.head.get(self.at as usize + i).copied().unwrap_or(0);
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl std::io::Seek for Sparse {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            std::io::SeekFrom::Start(at) => at,
            std::io::SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            std::io::SeekFrom::End(by) => self.size.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn gguf_of_version_1_and_of_the_other_byte_order_are_refused() {
    let error1 = error("a.gguf", b"GGUF\x01\0\0\0".to_vec());
    assert!(error1.contains("version 1") && error1.contains("version 2 or 3"), "{error1}");
    assert!(error("a.gguf", b"GGUF\0\0\0\x03".to_vec()).contains("big-endian"));
}

#[test]
fn gguf_of_absurd_counts_is_refused() {
    let bytes = [&b"GGUF\x03\0\0\0"[..], &u64::MAX.to_le_bytes(), &0u64.to_le_bytes()].concat();
    assert!(error("a.gguf", bytes).contains("18446744073709551615 tensors; expected at most"));
    let bytes = [&b"GGUF\x03\0\0\0"[..], &0u64.to_le_bytes(), &u64::MAX.to_le_bytes()].concat();
    assert!(error("a.gguf", bytes).contains("metadata entry 0"));
}

#[test]
fn gguf_truncated() {
    let mut bytes = std::fs::read(format!("{}/tests/data/formats/tied.gguf", ROOT)).expect("file");
    bytes.truncate(bytes.len() - 40);
    assert!(error("a.gguf", bytes).contains("token_embd.weight"));
}

#[test]
fn fasttext_truncated() {
    let mut bytes =
        std::fs::read(format!("{}/tests/data/formats/fasttext.bin", ROOT)).expect("file");
    bytes.truncate(200);
    let error = error("a.bin", bytes);
    assert!(error.contains("a.bin") && error.contains("too early"), "{error}");
}

#[test]
fn finalfusion_agrees_with_word2vec_of_the_same_vectors() {
    let (fifu, word2vec) =
        (loaded(fixtures(&["similarity.fifu"])).model, loaded(fixtures(&["similarity.bin"])).model);
    assert_eq!((fifu.g().len(), fifu.d()), (41, 100));
    assert_eq!(fifu.g().labels(), word2vec.g().labels());
    assert!((fifu.g().vectors() - word2vec.g().vectors()).amax() <= f64::from(f32::EPSILON));
}

#[test]
fn finalfusion_multiplies_unit_vectors_by_their_lengths() {
    let chunk = |kind: u32, body: Vec<u8>| {
        [&kind.to_le_bytes()[..], &(body.len() as u64).to_le_bytes(), &body].concat()
    };
    let words = [&2u64.to_le_bytes()[..], b"\x01\0\0\0a\x01\0\0\0b"].concat();
    let singles =
        |numbers: &[f32]| numbers.iter().flat_map(|x| x.to_le_bytes()).collect::<Vec<u8>>();
    let head = [&b"FiFu"[..], &[0; 4], b"\x03\0\0\0", &[0; 12]].concat();
    // Words end two bytes past a multiple of four: two bytes of padding come before the numbers.
    let matrix =
        [&2u64.to_le_bytes()[..], b"\x02\0\0\0\x0a\0\0\0\0\0", &singles(&[0.6, 0.8, 0.0, 1.0])]
            .concat();
    let lengths = [&2u64.to_le_bytes()[..], b"\x0a\0\0\0", &singles(&[5.0, 3.0])].concat();
    let bytes = [head, chunk(1, words), chunk(2, matrix), chunk(6, lengths)].concat();
    let model = loaded(vec![SourceFile::from_bytes("a.fifu", bytes.clone())]).model;
    let expected = [3.0, 4.0, 0.0, 3.0];
    assert!(
        model.g().vectors().iter().zip(expected).all(|(x, y)| (x - y).abs() < 1e-6),
        "{:?}",
        model.g()
    );
    for length in 0..bytes.len() {
        assert!(
            opened(vec![SourceFile::from_bytes("a.fifu", bytes[..length].to_vec())]).is_err(),
            "{length}"
        );
    }
}

/// A GGUF without metadata: tables of singles, 2 numbers a row, by name, rows and byte of the
/// first; then the data.
fn gguf(tables: &[(&str, u64, u64)], data: &[u8]) -> Vec<u8> {
    let mut bytes =
        [&b"GGUF\x03\0\0\0"[..], &(tables.len() as u64).to_le_bytes(), &[0; 8]].concat();
    for (name, rows, offset) in tables {
        bytes.extend(
            [&(name.len() as u64).to_le_bytes()[..], name.as_bytes(), &2u32.to_le_bytes()].concat(),
        );
        bytes.extend(
            [
                &2u64.to_le_bytes()[..],
                &rows.to_le_bytes(),
                &0u32.to_le_bytes(),
                &offset.to_le_bytes(),
            ]
            .concat(),
        );
    }
    bytes.resize(bytes.len().next_multiple_of(32), 0);
    [bytes, data.to_vec()].concat()
}

#[test]
fn gguf_of_two_tensors_with_one_name_or_one_inside_another_is_refused() {
    let whole = gguf(&[("a", 4, 0), ("b", 4, 32)], &[0; 64]);
    assert!(opened(vec![SourceFile::from_bytes("a.gguf", whole)]).is_ok());
    let twice = error("a.gguf", gguf(&[("g", 4, 0), ("g", 4, 32)], &[0; 64]));
    assert!(twice.contains("two tensors named \"g\""), "{twice}");
    let inside = error("a.gguf", gguf(&[("a", 4, 0), ("b", 4, 24)], &[0; 64]));
    assert!(inside.contains("tensor \"b\"") && inside.contains("inside tensor \"a\""), "{inside}");
    let around = error("a.gguf", gguf(&[("a", 8, 0), ("b", 1, 8)], &[0; 64]));
    assert!(around.contains("inside tensor \"a\""), "{around}");
}

#[test]
fn gguf_of_numbers_that_are_none_or_rows_beyond_counting_is_refused() {
    let error1 =
        error("a.gguf", gguf(&[("token_embd.weight", 4, 0)], &f32::NAN.to_le_bytes().repeat(8)));
    assert!(error1.contains("NaN") && error1.contains("token_embd.weight"), "{error1}");
    let error2 = error("a.gguf", gguf(&[("token_embd.weight", 1 << 62, 0)], &[0; 32]));
    assert!(error2.contains("token_embd.weight"), "{error2}");
}
