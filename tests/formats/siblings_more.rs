//! More of the same in other clothes: what programs, databases and people write beside what the
//! fixtures hold.

use nalgebra::DMatrix;

use super::{
    assert_says, error,
    heads::{file, safetensors},
    loaded, opened,
};
use formats::{FormatError, Opened, SourceFile};
use theory::model::Predictor;

const WORDS: [&str; 4] = ["king", "queen", "man", "woman"];
const NUMBERS: [f64; 8] = [0.5, -1.5, 2.0, 1.0, -0.25, 3.5, 4.0, 0.125];

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[track_caller]
fn assert_reads(name: &str, text: &str) {
    let model = read(name, text);
    assert_eq!(model.g().labels(), WORDS, "{text}");
    assert_eq!(model.g().vectors().as_slice(), NUMBERS, "{text}");
}

fn singles(numbers: &[f64]) -> Vec<f32> {
    numbers.iter().map(|x| *x as f32).collect()
}

/// A line for each word, of the word and its numbers as text.
fn lines(line: impl Fn(&str, &[f64]) -> String) -> String {
    WORDS.iter().zip(NUMBERS.chunks(2)).map(|(word, numbers)| line(word, numbers)).collect()
}

#[test]
fn titles_comments_and_signs_around_numbers_change_nothing() {
    let spaced = lines(|word, x| format!("{word} {} {}\n", x[0], x[1]));
    assert_reads("w.txt", &format!("word d1 d2\n{spaced}"));
    assert_reads("w.txt", &format!("# my vectors, d=2\n{spaced}"));
    assert_reads(
        "w.txt",
        &format!("\"V1\" \"V2\"\n{}", lines(|w, x| format!("\"{w}\" {} {}\n", x[0], x[1]))),
    );
    assert_reads("w.tsv", &format!("V1\tV2\n{}", spaced.replace(' ', "\t")));
    assert_reads("w.txt", &lines(|word, x| format!("{word}: {} {}\n", x[0], x[1])));
    assert_reads("w.txt", &lines(|word, x| format!("{word}: [{}, {}]\n", x[0], x[1])));
    assert_reads(
        "w.csv",
        &lines(|w, x| format!("{w},{},{}\n", x[0], x[1])).replace('-', "\u{2212}"),
    );
    let whole = lines(|word, x| format!("{word};{:.2};{}\n", x[0], x[1] * 8.0)).replace('.', ",");
    let model = read("w.csv", &format!("wort;x;y\n{whole}"));
    assert_eq!(model.g().labels(), WORDS);
    assert_eq!(model.g().vectors()[(1, 3)], 1.0);
}

#[test]
fn a_word_that_is_a_number_sign_and_titles_with_one_are_no_comments() {
    assert_eq!(read("w.txt", "# 1 2\nking 3 4\n").g().labels(), ["#", "king"]);
    assert_eq!(read("w.csv", "#,1,2\nking,3,4\n").g().labels(), ["#", "king"]);
    assert_reads(
        "w.csv",
        &format!("#,word,d0,d1\n{}", lines(|w, x| format!("7,{w},{},{}\n", x[0], x[1]))),
    );
}

#[test]
fn tables_in_markdown_are_read() {
    let rows = lines(|word, x| format!("| {word:<6} | {} | {:>6} |\n", x[0], x[1]));
    assert_reads("t.md", &format!("| word | x | y |\n|:-----|---|--:|\n{rows}"));
    let pairs = "| male | female |\n|---|---|\n| king | queen |\n| man | woman |\n";
    assert_pairs("gender.md", pairs);
}

#[test]
fn names_with_commas_and_line_ends_in_quotes_are_whole() {
    let model = read("w.csv", "text,d0,d1\n\"a, b\",1,2\n\"c\nd\",3,4\n");
    assert_eq!(model.g().labels(), ["a, b", "c\nd"]);
}

#[test]
fn half_of_the_words_among_components_are_an_error_with_the_place_of_the_first() {
    assert_says(
        &error("w.csv", "word,d0,d1,d2\nking,1,2,3\nqueen,1,x,3\nman,4,5,6\nwoman,1,y,2\n"),
        &["w.csv", "line 3", "column 2", "a number"],
    );
}

#[test]
fn json_of_databases_and_apis_is_read() {
    let list = |row: fn(&str, &[f64]) -> String| {
        let rows = lines(|word, x| row(word, x) + ",");
        format!("[{}]", rows.trim_end_matches(','))
    };
    let numbers = list(|w, x| format!(r#"{{"word":"{w}","d0":{},"d1":{}}}"#, x[0], x[1]));
    for text in [
        numbers.clone(),
        format!(r#"{{"schema":{{"fields":[]}},"data":{numbers}}}"#),
        list(|w, x| format!(r#"{{"id":7,"content":"{w}","embedding":"[{},{}]"}}"#, x[0], x[1])),
        format!(r#"{{"result":{{"points":{}}},"status":"ok"}}"#, list(|w, x| format!(r#"{{"id":3,"payload":{{"text":"{w}"}},"vector":[{},{}]}}"#, x[0], x[1]))),
        format!(r#"{{"took":1,"hits":{{"total":{{"value":4}},"hits":{}}}}}"#, list(|w, x| format!(r#"{{"_id":"3","_source":{{"text":"{w}","embedding":[{},{}]}}}}"#, x[0], x[1]))),
        lines(|w, x| format!("{{\"id\":1,\"text\":\"{w}\",\"data\":{{\"embedding\":[{},{}]}}}}\n", x[0], x[1])),
        lines(|w, x| format!("{{\"features\":[{{\"token\":\"{w}\",\"layers\":[{{\"index\":-1,\"values\":[{},{}]}}]}}]}}\n", x[0], x[1])),
        lines(|w, x| format!("{{\"{w}\":[{},{}]}}\n", x[0], x[1])),
        r#"{"vocab":{"queen":1,"king":0,"woman":3,"man":2},"vectors":[[0.5,-1.5],[2,1],[-0.25,3.5],[4,0.125]]}"#.into(),
        r#"{"king":{"d0":0.5,"d1":-1.5},"queen":{"d0":2,"d1":1},"man":{"d0":-0.25,"d1":3.5},"woman":{"d0":4,"d1":0.125}}"#.into(),
        r#"{"0":{"word":"king","d0":0.5,"d1":-1.5},"1":{"word":"queen","d0":2,"d1":1},"2":{"word":"man","d0":-0.25,"d1":3.5},"3":{"word":"woman","d0":4,"d1":0.125}}"#.into(),
    ] {
        assert_reads("v.json", &text);
    }
    let encoded = r#"{"data":[{"index":0,"embedding":"zczMPc3MTD4="}]}"#;
    let expected = [0.1, 0.2].map(|x: f32| f64::from(x));
    assert_eq!(read("v.json", encoded).g().vectors().as_slice(), expected);
    assert_says(&error("v.json", r#"{"king":[0.5,NaN]}"#), &["NaN"]);
    assert_says(&error("v.txt", "{'king': array([0.5, 1])}"), &["json.dump"]);
}

#[test]
fn names_that_are_numbered_or_in_a_column_are_labels() {
    let vectors = || file("v.tsv", "0.5\t-1.5\n2\t1\n-0.25\t3.5\n4\t0.125\n");
    for (name, text) in [
        ("labels.csv", "label,count\nking,9\nqueen,8\nman,7\nwoman,6\n"),
        ("labels.csv", ",0\n0,king\n1,queen\n2,man\n3,woman\n"),
        ("words.txt", "1\tqueen\n0\tking\n3\twoman\n2\tman\n"),
        ("dict.txt", "king 0\nqueen 1\nman 2\nwoman 3\n"),
        ("idx2word.json", r#"{"0":"king","1":"queen","2":"man","3":"woman"}"#),
    ] {
        let model = loaded(vec![vectors(), file(name, text)]).model;
        assert_eq!(model.g().labels(), WORDS, "{name}: {text}");
        assert_eq!(model.g().vectors().as_slice(), NUMBERS);
    }
}

#[test]
fn arrays_of_one_dimension_are_words_or_directions() {
    let rows: Vec<_> = WORDS.iter().zip(NUMBERS.chunks(2)).collect();
    let tensors: Vec<(&str, &[u64], Vec<f32>)> =
        rows.iter().map(|(word, x)| (**word, &[2][..], singles(x))).collect();
    let model = loaded(vec![file("w.safetensors", safetensors("{}", &tensors))]).model;
    assert_eq!(model.g().labels(), WORDS);
    assert_eq!(model.g().vectors().as_slice(), NUMBERS);
    let directions = [("direction.3", &[2][..], vec![1.0, 2.0])];
    let control = || file("cv.safetensors", safetensors("{}", &directions));
    let Ok(Opened::Directions(found)) = opened(vec![control()]) else { panic!("directions") };
    assert_eq!((found[0].name.as_str(), &found[0].vector[..]), ("layer 3", &[1.0, 2.0][..]));
    let g = ("g", &[2, 2][..], vec![1.0, 2.0, 3.0, 4.0]);
    let beside = loaded(vec![file("m.safetensors", safetensors("{}", &[g])), control()]).model;
    assert_eq!((beside.g().len(), beside.directions().len()), (2, 1));
}

/// Two tables by these names, of three contexts and four tokens.
fn named(f: &str, g: &str, contexts: u64) -> Result<Opened, FormatError> {
    let tables = [
        (f, &[contexts, 2][..], singles(&NUMBERS[..2 * contexts as usize])),
        (g, &[4, 2][..], singles(&NUMBERS)),
    ];
    opened(vec![file("m.safetensors", safetensors("{}", &tables))])
}

#[test]
fn f_and_g_are_known_by_what_people_call_them() {
    for (f, g) in [
        ("embedding", "unembedding"),
        ("context_embedding", "token_unembedding"),
        ("last_hidden_state", "lm_head"),
        ("activations", "unembedding_matrix"),
        ("embedding_vectors", "unembedding_vectors"),
        ("embed", "unembed"),
        ("final_hidden", "unembedding"),
        ("Hidden-States", "output_embeddings"),
    ] {
        let Ok(Opened::Model(found)) = named(f, g, 3) else { panic!("{f}, {g}") };
        assert_eq!((found.model.f().len(), found.model.g().len()), (3, 4), "{f}, {g}");
    }
    // As many embeddings as unembeddings: of contexts, or of the tokens at the input?
    assert!(matches!(named("embedding", "unembedding", 4), Ok(Opened::Choice(_))));
    assert!(matches!(named("hidden_states", "unembedding", 4), Ok(Opened::Model(_))));
}

#[test]
fn heads_in_wrappers_are_heads() {
    for name in [
        "_orig_mod.lm_head.weight",
        "module._orig_mod.lm_head.weight",
        "lm_head._orig_mod.weight",
        "base_model.model.lm_head.base_layer.weight",
        "base_model.model.lm_head.modules_to_save.default.weight",
        "lm_head.0.weight",
        "to_logits.1.weight",
    ] {
        let tensors = [
            ("model.embed_tokens.weight", &[4, 2][..], vec![7.0; 8]),
            (name, &[4, 2][..], singles(&NUMBERS)),
        ];
        let model = loaded(vec![file("m.safetensors", safetensors("{}", &tensors))]).model;
        assert_eq!(model.g().vectors(), &DMatrix::from_column_slice(2, 4, &NUMBERS), "{name}");
    }
}

#[track_caller]
fn assert_pairs(name: &str, text: &str) {
    let words = lines(|word, x| format!("{word} {} {}\n", x[0], x[1]));
    let concepts = loaded(vec![file("w.txt", words), file(name, text)]).concepts;
    let pairs: Vec<_> = concepts.iter().flat_map(|concept| &concept.pairs).collect();
    let found: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, [("king", "queen"), ("man", "woman")], "{name}: {text}");
}

#[test]
fn pairs_stand_in_any_list() {
    for (name, text) in [
        ("pairs.txt", "1. king queen\n2. man woman\n"),
        ("pairs.md", "- king → queen\n- man → woman\n"),
        ("pairs.txt", "* king, queen\n* man, woman\n"),
        ("pairs.yaml", "- [king, queen]\n- [man, woman]\n"),
        ("pairs.txt", "('king', 'queen')\n('man', 'woman')\n"),
        ("pairs.txt", "pairs = [\n    (\"king\", \"queen\"),\n    (\"man\", \"woman\"),\n]\n"),
        ("pairs.txt", "// both\nking queen\nman woman\n"),
        ("pairs.txt", "king-queen\nman-woman\n"),
        ("pairs.txt", "king ~ queen\nman ~ woman\n"),
        ("analogies.txt", "king queen man woman\n"),
        ("analogies.csv", "a,b,c,d\nking,queen,man,woman\n"),
        ("sim.tsv", "word1\tword2\tPOS\tscore\nking\tqueen\tN\t1.5\nman\twoman\tN\t2\n"),
        ("sim.csv", "Word 1,Word 2,Human (mean)\nking,queen,7.35\nman,woman,8.3\n"),
        ("pairs.tsv", "king\tqueen\t0.75\nman\twoman\t0.5\n"),
        ("p.json", r#"{"male": ["king", "man"], "female": ["queen", "woman"]}"#),
        ("p.json", r#"{"gender": {"king": "queen", "man": "woman"}}"#),
        (
            "p.jsonl",
            "{\"male\":\"king\",\"female\":\"queen\"}\n{\"male\":\"man\",\"female\":\"woman\"}\n",
        ),
    ] {
        assert_pairs(name, text);
    }
}

#[test]
fn documents_of_office_programs_are_named() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["[Content_Types].xml", "xl/workbook.xml"] {
        zip.start_file(name, options).expect("a member");
    }
    let bytes = zip.finish().expect("an archive").into_inner();
    let alone: Vec<SourceFile> = vec![file("w.xlsx", bytes)];
    assert_says(&opened(alone).expect_err("no vectors").to_string(), &["w.xlsx", "CSV"]);
}

#[test]
fn a_space_in_a_word_of_word2vecs_binary_is_an_error_with_its_place() {
    let row = |word: &str| [word.as_bytes(), b" \0\0\x80\x3f\0\0\0\x40"].concat();
    let bytes = [b"3 2\n".to_vec(), row("New York"), row("queen"), row("man")].concat();
    assert_says(&error("w.bin", bytes), &["w.bin", "word 1", "space"]);
}
