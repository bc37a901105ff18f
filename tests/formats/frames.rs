//! Tables of pandas as JSON, and the shapes that other programs write.

use super::{assert_says, error, heads::file, loaded};

const WORDS: [&str; 4] = ["king", "queen", "man", "woman"];
const NUMBERS: [f64; 8] = [0.5, -1.5, 2.0, 1.0, -0.25, 3.5, 4.0, 0.125];

#[track_caller]
fn assert_reads(text: &str) {
    let model = loaded(vec![file("v.json", text)]).model;
    assert_eq!(model.g().labels(), WORDS, "{text}");
    assert_eq!(model.g().vectors().as_slice(), NUMBERS, "{text}");
}

const COLUMNS: &str = r#""columns": ["king", "queen", "man", "woman"]"#;
const DATA: &str = r#""data": [[0.5, 2, -0.25, 4], [-1.5, 1, 3.5, 0.125]]"#;

#[test]
fn columns_are_vectors_where_their_titles_are_words_and_rows_have_none() {
    for index in ["", r#""index": [0, 1],"#, r#""index": ["d0", "d1"],"#] {
        assert_reads(&format!("{{{COLUMNS}, {index} {DATA}}}"));
    }
    let tall =
        r#"{"columns": ["king", "queen"], "index": [0, 1, 2], "data": [[1, 4], [2, 5], [3, 6]]}"#;
    let model = loaded(vec![file("v.json", tall)]).model;
    assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert!(model.warnings().iter().any(|warning| warning.contains("its title the word")));
}

#[test]
fn rows_are_vectors_where_they_have_names() {
    let index = r#""index": ["king", "queen", "man", "woman"]"#;
    let rows = "[[0.5, -1.5], [2, 1], [-0.25, 3.5], [4, 0.125]]";
    for columns in [r#"["d0", "d1"]"#, "[0, 1]", r#"["size", "speed"]"#, r#"["x", "y"]"#] {
        assert_reads(&format!("{{\"columns\": {columns}, {index}, \"data\": {rows}}}"));
    }
    let counted = "[[9, 0.5, -1.5], [8, 2, 1], [7, -0.25, 3.5], [6, 4, 0.125]]";
    let columns = r#"["count", "d0", "d1"]"#;
    assert_reads(&format!("{{\"columns\": {columns}, {index}, \"data\": {counted}}}"));
}

#[test]
fn words_and_extra_columns_stand_among_the_cells() {
    let rows = |row: fn(&str, &[f64]) -> String| {
        let rows = WORDS.iter().zip(NUMBERS.chunks(2)).map(|(word, x)| row(word, x));
        rows.collect::<Vec<_>>().join(",")
    };
    let plain = rows(|w, x| format!("[\"{w}\", {}, {}]", x[0], x[1]));
    let texts = rows(|w, x| format!("[\"{w}\", \"{}\", \"{}\"]", x[0], x[1]));
    let counted = rows(|w, x| format!("[\"{w}\", 7, {}, {}]", x[0], x[1]));
    let vectors = rows(|w, x| format!("[\"{w}\", [{}, {}]]", x[0], x[1]));
    for (columns, data) in [
        (r#"["word", "d0", "d1"]"#, &plain),
        (r#"["word", "d0", "d1"]"#, &texts),
        (r#"["word", "count", "d0", "d1"]"#, &counted),
        (r#"["word", "embedding"]"#, &vectors),
    ] {
        assert_reads(&format!("{{\"columns\": {columns}, \"data\": [{data}]}}"));
    }
    assert_reads(&format!("[[\"word\", \"d0\", \"d1\"], {plain}]"));
}

#[test]
fn what_is_wrong_with_a_frame_is_said_with_its_place() {
    for (text, parts) in [
        (r#"{"columns": ["a", "b", "c"], "data": [[1, 2], [3, 4]]}"#, ["names 3", "have 2"]),
        (
            r#"{"columns": ["d0", "d1"], "index": ["a", "b"], "data": [[1, 2], [null, 4]]}"#,
            ["row 1 (from 0)", "under \"d0\""],
        ),
        (r#"{"g": [[0.5, null], [2, 1]]}"#, ["row 0 (from 0)", "no number at 1"]),
        (r#"{"g": "x"}"#, ["JSON key \"g\"", "table of vectors"]),
        ("[]", ["an empty list", "JSON"]),
    ] {
        assert_says(&error("v.json", text), &parts);
    }
}

#[test]
fn words_and_vectors_of_stores_and_scripts_are_read() {
    let words = r#""king": [0.5, -1.5], "queen": [2, 1], "man": [-0.25, 3.5], "woman": [4, 0.125]"#;
    for text in [
        r#"{"king": "0.5 -1.5", "queen": "2 1", "man": "-0.25 3.5", "woman": "4 0.125"}"#.into(),
        r#"{"ids": [["a", "b", "c", "d"]], "documents": [["king", "queen", "man", "woman"]],
            "embeddings": [[[0.5, -1.5], [2, 1], [-0.25, 3.5], [4, 0.125]]]}"#
            .into(),
        r#"{"g": [["0.5", "-1.5"], ["2", "1"], ["-0.25", "3.5"], ["4", "0.125"]],
            "tokens": ["king", "queen", "man", "woman"]}"#
            .into(),
        r#"{"columns": {"word": ["king", "queen", "man", "woman"],
            "x": [0.5, 2, -0.25, 4], "y": [-1.5, 1, 3.5, 0.125]}}"#
            .into(),
        r#"{"model": "m", "items": [{"w": "king", "v": [0.5, -1.5]}, {"w": "queen", "v": [2, 1]},
            {"w": "man", "v": [-0.25, 3.5]}, {"w": "woman", "v": [4, 0.125]}]}"#
            .into(),
        format!("{{\"g\": {{{words}}}}}"),
    ] {
        let text: String = text;
        assert_reads(&text);
    }
    let script = file("v.js", format!("var vectors = {{{words}}};\n"));
    assert_eq!(loaded(vec![script]).model.g().labels(), WORDS);
    let bulk = "{\"index\":{\"_id\":\"1\"}}\n{\"text\":\"a\",\"embedding\":[0.5,1]}\n";
    let model = loaded(vec![file("v.ndjson", bulk)]).model;
    assert_eq!(model.g().labels(), ["a"]);
    let both = r#"{"f": {"a context": [1, 2]}, "g": {"king": [0.5, 1], "queen": [2, 1]}}"#;
    let model = loaded(vec![file("m.json", both)]).model;
    assert_eq!((model.f().labels(), model.g().len()), (&["a context".to_string()][..], 2));
}
