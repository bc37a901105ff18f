//! One broken file a test: the error names file, place, found and expected.

use super::{assert_says, error, fixture, opened};
use formats::{Rows, Selection, SourceFile, open};

#[test]
fn empty_file() {
    assert_says(&error("model.npz", []), &["model.npz", "empty", "0 bytes"]);
}

#[test]
fn picture() {
    assert_says(
        &error("photo.png", b"\x89PNG\r\n\x1a\n".to_vec()),
        &["photo.png", "PNG picture", "expected"],
    );
}

#[test]
fn row_too_short_under_counted_titles() {
    let text = "0,1,2,3\n1,1,1,1\n5\n";
    assert_says(&error("words.csv", text), &["words.csv", "line", "expected"]);
}

#[test]
fn no_files() {
    assert!(opened(Vec::new()).is_err());
}

#[test]
fn pickle() {
    assert_says(&error("model.pkl", b"\x80\x04\x95abc".to_vec()), &["model.pkl", "pickle"]);
}

#[test]
fn utf16_text() {
    let error = error("words.txt", b"\xff\xfea\x00\n\x00".to_vec());
    assert_says(&error, &["words.txt", "list of names"]);
}

#[test]
fn names_without_vectors() {
    assert_says(
        &error("tokens.txt", "easy\nlucky\n"),
        &["tokens.txt", "only names", "their vectors"],
    );
}

#[test]
fn glove_not_a_number() {
    assert_says(&error("a.txt", "easy 1 2\nlucky 3 NaN\n"), &["line 2", "NaN"]);
    assert_says(&error("a.txt", "easy 1 2\nlucky 3 inf\n"), &["line 2", "inf"]);
}

#[test]
fn tokenizer_deep_or_cut_short() {
    for text in [
        format!("{{\"model\":{{\"vocab\":{}", "[".repeat(100_000)),
        "{\"model\":{\"vocab\":{\"a\":0".into(),
    ] {
        assert_says(&error("tokenizer.json", text), &["tokenizer.json"]);
    }
}

/// A number that a short file gives a token is no reason to make room for millions of others.
#[test]
fn vocabulary_with_a_number_far_beyond_its_tokens() {
    let text = r#"{"a": 0, "b": 1, "c": 8277974}"#;
    assert_says(
        &error("vocab.json", text),
        &["vocab.json", "token number 8277974 of 3 tokens", "65536"],
    );
    let text = r#"{"version": "1.0", "model": {"vocab": {"a": 0}}, "added_tokens": [{"id": 8277974, "content": "b"}]}"#;
    assert_says(
        &error("tokenizer.json", text),
        &["tokenizer.json", "token number 8277974 of 2 tokens", "65536"],
    );
}

#[test]
fn word2vec_text_with_fewer_words_than_announced() {
    assert_says(&error("v.txt", "3 2\na 1 2\nb 3 4\n"), &["v.txt", "found 2", "expected 3"]);
}

#[test]
fn word2vec_text_ragged() {
    assert_says(
        &error("v.txt", "2 3\na 1 2 3\nb 3 4\n"),
        &["v.txt", "line 3", "found 2", "expected 3"],
    );
    assert_says(
        &error("v.txt", "2 2\na 1 2\nb 3 4 5\n"),
        &["v.txt", "line 3", "found 3", "expected 2"],
    );
}

#[test]
fn word2vec_text_not_a_number() {
    assert_says(&error("v.txt", "2 2\na 1 2\nb 3 nan\n"), &["line 3", "number 1", "nan", "finite"]);
    assert_says(
        &error("v.txt", "2 2\na 1 2\nb 3 1e999\n"),
        &["line 3", "number 1", "1e999", "finite"],
    );
}

#[test]
fn word2vec_text_of_zero_columns() {
    assert_says(&error("v.txt", "2 0\na\nb\n"), &["line 1", "0 numbers", "at least 1"]);
}

#[test]
fn word2vec_absurd_sizes() {
    assert_says(
        &error("v.bin", b"9999999999 300\na \x00\x01\x02".to_vec()),
        &["9999999999 words", "1200"],
    );
    assert_says(&error("v.txt", "2 99999999999\na 1 2\n"), &["line 1", "99999999999", "1048576"]);
}

#[test]
fn word2vec_text_of_short_lines_under_an_absurd_announcement_takes_no_longer_than_others() {
    let text = format!("20000 1048576\n{}", "a 1\n".repeat(20_000));
    let selection = Selection { rows: Rows::Listed(vec!["b".into()]), ..Selection::default() };
    let files = vec![SourceFile::from_bytes("v.txt", text.into_bytes())];
    let error = open(files, &selection, &mut |_| ()).map(drop).expect_err("an error").to_string();
    assert_says(&error, &["v.txt", "none of the 1 chosen words among 20000 rows"]);
}

#[test]
fn word2vec_binary_truncated() {
    let mut bytes = fixture("word2vec.bin");
    bytes.truncate(bytes.len() - 5);
    assert_says(&error("v.bin", bytes), &["v.bin", "vector 4", "16 bytes", "found 11"]);
}

#[test]
fn word2vec_binary_not_a_number() {
    let mut bytes = fixture("word2vec.bin");
    bytes[9..13].copy_from_slice(&f32::NEG_INFINITY.to_le_bytes());
    assert_says(&error("v.bin", bytes), &["v.bin", "easy", "number 0", "-inf"]);
}

#[test]
fn glove_ragged() {
    assert_says(
        &error("g.txt", "a 1 2 3\nb 1 2 3\nc 1 2\n"),
        &["g.txt", "line 3", "found 2", "expected 3"],
    );
}

#[test]
fn csv_ragged() {
    assert_says(
        &error("w.csv", "token,a,b\nx,1,2\ny,3\n"),
        &["w.csv", "line 3", "found 2", "expected 3"],
    );
}

#[test]
fn csv_not_a_number() {
    let rows: String = (0..90).map(|i| format!("x,1,two{i}\n")).collect();
    assert_says(
        &error("w.csv", format!("{}{rows}", "w,1,2\n".repeat(60))),
        &["line 61", "column 2", "two0", "a number"],
    );
    assert_says(
        &error("w.csv", "token,x,y\nu,inf,2\nv,inf,1\nw,1,inf\nx,1,inf\ny,1,2\n".to_string()),
        &["line 2", "column 1", "inf", "finite"],
    );
}

#[test]
fn tsv_ragged() {
    assert_says(
        &error("vectors.tsv", "1\t2\t3\n4\t5\n"),
        &["vectors.tsv", "line 2", "found 2", "expected 3"],
    );
}

#[test]
fn json_ragged() {
    assert_says(
        &error("m.json", r#"{"g": [[1, 2], [3]]}"#),
        &["m.json", "row 1", "1 numbers", "has 2"],
    );
}

#[test]
fn json_cut_short() {
    assert_says(&error("m.json", r#"{"g": [[1, 2], [3"#), &["m.json", "line 1", "cut off"]);
}

#[test]
fn json_not_a_number() {
    assert_says(&error("m.json", r#"{"g": [[1, NaN]]}"#), &["m.json", "line 1, column 12"]);
    assert_says(&error("m.json", r#"{"g": [[1, 1e999]]}"#), &["m.json", "out of range"]);
}

#[test]
fn json_zero_columns() {
    assert_says(&error("m.json", r#"{"g": [[], []]}"#), &["m.json", "0 components"]);
}

#[test]
fn json_deep() {
    assert_says(
        &error("m.json", format!("{{\"x\":{}", "[".repeat(100_000))),
        &["m.json", "line 1", "128 deep"],
    );
}

#[test]
fn pairs_with_a_column_too_few() {
    assert_says(
        &error("pairs.tsv", "a\tb\nc\n"),
        &["pairs.tsv", "line 2", "1 columns", "from and to"],
    );
}

#[test]
fn pairs_with_an_empty_word() {
    assert_says(&error("pairs.tsv", "a\tb\nc\t\n"), &["pairs.tsv", "line 2", "empty word"]);
}

#[test]
fn analogies_of_three_words() {
    let text = ": capital\na b c d\na b c\n";
    assert_says(&error("analogies.txt", text), &["analogies.txt", "line 3", "3 words", "four"]);
}

#[test]
fn count_of_names_in_another_file() {
    let files = vec![
        SourceFile::from_bytes("g.npy", fixture("g.npy")),
        SourceFile::from_bytes("tokens.txt", b"a\nb\n".to_vec()),
    ];
    let error = opened(files).map(|_| ()).expect_err("an error").to_string();
    assert_says(&error, &["tokens.txt", "found 2", "expected 5", "\"g\""]);
}

#[test]
fn widths_of_f_and_g_differ() {
    let error = error("m.json", r#"{"f": [[1, 2]], "g": [[1, 2, 3]]}"#);
    assert_says(&error, &["m.json", "f has 2", "g has 3"]);
}

#[test]
fn relation_past_the_contexts() {
    let text =
        r#"{"f": [[1]], "relations": [{"name": "r", "pairs": [{"context": 0, "with_query": 7}]}]}"#;
    assert_says(&error("m.json", text), &["m.json", "\"r\"", "7"]);
}
