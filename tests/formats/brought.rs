//! What people bring that nothing but its lines or keys tells: lists of pairs, vocabularies with
//! counts, columns without titles, codes.

use super::{
    assert_says, concepts,
    heads::{counted, file, safetensors},
    loaded, opened,
};
use formats::{Opened, SourceFile};
use theory::model::Predictor;

const PAIRS: [(&str, &str); 3] = [("king", "queen"), ("man", "woman"), ("boy", "girl")];

fn words() -> SourceFile {
    let line = |(i, word): (usize, &str)| format!("{word} {i} 1.5\n");
    let all = PAIRS.iter().flat_map(|(from, to)| [*from, *to]);
    file("words.txt", all.enumerate().map(line).collect::<String>())
}

fn vectors() -> SourceFile {
    file("vectors.tsv", "0.5\t-1.5\t1\n2\t1\t2\n-0.25\t3.5\t3\n4\t0.125\t4\n")
}

#[track_caller]
fn named(beside: SourceFile) -> Predictor {
    loaded(vec![vectors(), beside]).model
}

#[track_caller]
fn assert_pairs(name: &str, text: &str) {
    let found = loaded(vec![words(), file(name, text)]).concepts;
    let pairs: Vec<(&str, &str)> = found
        .iter()
        .flat_map(|concept| &concept.pairs)
        .map(|(from, to)| (from.as_str(), to.as_str()))
        .collect();
    assert_eq!(pairs, PAIRS, "{name}: {text}");
}

#[test]
fn lists_are_pairs_where_their_lines_say_so_whatever_the_file_is_called() {
    let lines = |parted: &str| PAIRS.map(|(from, to)| format!("{from}{parted}{to}\n")).concat();
    for sign in ["/", " / ", ": ", " = ", " - ", " – ", " ~ ", " -> ", ", ", ";", "\t", " | "] {
        assert_pairs("untitled.txt", &lines(sign));
        let numbered: Vec<String> =
            lines(sign).lines().zip(1..).map(|(line, i)| format!("{i}. {line}\n")).collect();
        assert_pairs("untitled.txt", &numbered.concat());
    }
    assert_pairs("gender.txt", "1. king queen\n2. man woman\n3. boy girl\n");
    assert_pairs("gender.txt", "1) king queen\n2) man woman\n3) boy girl\n");
    assert_pairs("gender.md", "- king / queen\n- man / woman\n- boy / girl\n");
    assert_pairs("pairs.txt", "1: king queen\n2: man woman\n3: boy girl\n");
    assert_pairs("pairs.txt", "1\tking queen\n2\tman woman\n3\tboy girl\n");
    assert_pairs("pairs.csv", "king,queen,\nman,woman,\nboy,girl,\n");
    for line in ["king:queen, man:woman, boy:girl", "king/queen man/woman boy/girl"] {
        assert_pairs("gender.txt", line);
    }
    assert_pairs("pairs.csv", "lemma,form\nking,queen\nman,woman\nboy,girl\n");
    let alone = concepts(vec![file("untitled.txt", "king/queen\nman/woman\n")]);
    assert_eq!(alone[0].pairs.len(), 2);
}

#[test]
fn names_of_rows_are_no_pairs_though_their_lines_would_say_so() {
    let tagged = "king/NN\nqueen/NN\nrun/VB\nold/JJ\n";
    assert_eq!(named(file("all.txt", tagged)).g().labels()[0], "king/NN");
    let beside = loaded(vec![words(), file("labels.txt", tagged)]);
    assert!(beside.concepts.is_empty());
    let settings = loaded(vec![words(), file("env.txt", "HOME=/root\nPATH=/bin\n")]);
    assert!(settings.concepts.is_empty());
    let numbered = named(file("addresses.txt", "300 Main\n200 Oak\n100 Elm\n90 Ash\n"));
    assert_eq!(numbered.g().labels()[0], "300 Main");
    let animals = loaded(vec![words(), file("animals.txt", "grizzly bear\npolar bear\n")]);
    assert!(animals.concepts.is_empty());
}

#[test]
fn three_forms_of_each_word_are_two_families() {
    let forms = "base,past,participle\ngo,went,gone\nsee,saw,seen\ndo,did,done\ntake,took,taken\n";
    let found = concepts(vec![file("verbs.csv", forms)]);
    let names: Vec<&str> = found.iter().map(|concept| concept.name.as_str()).collect();
    assert_eq!(names, ["base → past", "base → participle"]);
    assert_eq!(found[1].pairs[3], ("take".into(), "taken".into()));
    let titled = "family,from,to\na,go,went\nb,see,saw\nc,do,did\n";
    assert_eq!(concepts(vec![file("pairs.csv", titled)]).len(), 3);
}

#[test]
fn escapes_in_pairs_are_undone() {
    let found = concepts(vec![file("pairs.tsv", "Bras\\u00edlia\tS\\u00e3o\n")]);
    assert_eq!(found[0].pairs, [("Brasília".to_string(), "São".to_string())]);
    let json = r#"[["\\ud83d\\ude00", "smile"], ["no \\u escape", "x"]]"#;
    let found = concepts(vec![file("pairs.json", json)]);
    assert_eq!(found[0].pairs[0].0, "😀");
    assert_eq!(found[0].pairs[1].0, "no \\u escape");
}

#[test]
fn vocabularies_say_the_numbers_of_their_words_in_many_ways() {
    let expected = ["king", "queen", "man", "woman"];
    for (name, text) in [
        (
            "vocab.json",
            r#"{"queen":{"id":1,"count":7},"king":{"id":0,"count":9},"woman":{"id":3},"man":{"id":2}}"#,
        ),
        (
            "vocab.json",
            r#"{"king":{"index":1,"freq":9},"queen":{"index":2,"freq":8},"man":{"index":3,"freq":7},"woman":{"index":4,"freq":6}}"#,
        ),
        (
            "vocab.json",
            r#"{"0":{"token":"king","count":9},"1":{"token":"queen"},"2":{"token":"man"},"3":{"token":"woman"}}"#,
        ),
        (
            "labels.json",
            r#"{"data":[{"id":0,"name":"king"},{"id":1,"name":"queen"},{"id":2,"name":"man"},{"id":3,"name":"woman"}]}"#,
        ),
        ("word_index.json", r#"{"king":1,"queen":2,"man":3,"woman":4}"#),
        ("counts.json", r#"{"king":100,"queen":50,"man":80,"woman":3}"#),
        ("vocab.json", r#"{"king":10,"queen":9,"man":8,"woman":7}"#),
        ("vocab.json", r#"[["king",90],["queen",80],["man",7],["woman",7]]"#),
        ("vocab.txt", "100 king\n90 queen\n8 man\n7 woman\n"),
        ("vocab.txt", "king 7\nqueen 8\nman 90\nwoman 100\n"),
        ("vocab.txt", "king -3.5\nqueen -4.25\nman -5\nwoman -6.5\n"),
    ] {
        assert_eq!(named(file(name, text)).g().labels(), expected, "{name}: {text}");
    }
    let spelled = named(file("spm.vocab", "<unk>\t0\n▁king\t-1.5\n▁queen\t-2.5\ns\t-3\n"));
    assert_eq!(spelled.g().labels(), ["<unk>", " king", " queen", "s"]);
    let biased = named(file("bias.tsv", "king\t0.5\nqueen\t-1\nman\t2\nwoman\t0\n"));
    assert_eq!(biased.bias().expect("a bias").as_slice(), [0.5, -1.0, 2.0, 0.0]);
}

#[test]
fn fairseq_has_four_tokens_before_those_of_its_dictionary() {
    let rows = "1\t2\n".repeat(7);
    let dictionary = || file("dict.txt", "king 100\nqueen 50\nman 20\n");
    let model = loaded(vec![file("vectors.tsv", rows), dictionary()]).model;
    let expected = ["<s>", "<pad>", "</s>", "<unk>", "king", "queen", "man"];
    assert_eq!(model.g().labels(), expected);
    assert_says(&model.warnings().join("\n"), &["fairseq"]);
}

#[test]
fn merges_of_a_tokenizer_are_no_names() {
    let merges = || file("merges.txt", "#version: 0.2\nĠ k\n");
    let model = loaded(vec![file("vectors.tsv", "1\t2\n".repeat(4)), merges()]).model;
    assert_eq!(model.g().labels()[0], "token 0");
    assert!(opened(vec![merges()]).is_err());
}

#[test]
fn one_name_more_than_rows_never_makes_vectors_of_the_columns() {
    let wide = || {
        file("vectors.npy", {
            let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
            let mut bytes = b"\x93NUMPY\x01\x00v\x00".to_vec();
            bytes.extend(format!("{header:<117}\n").into_bytes());
            bytes.extend((0..6_u16).flat_map(|i| f32::from(i).to_le_bytes()));
            bytes
        })
    };
    let titled = loaded(vec![wide(), file("labels.txt", "TOKEN\nking\nqueen\n")]).model;
    assert_eq!((titled.d(), titled.g().labels()), (3, &["king".to_string(), "queen".into()][..]));
    let untitled = opened(vec![wide(), file("labels.txt", "man\nking\nqueen\n")]);
    assert_says(&untitled.map(drop).expect_err("one too many").to_string(), &["found 3", "2 rows"]);
    let by_columns = loaded(vec![wide(), file("labels.npy.json", r#"["a","b","c"]"#)]).model;
    assert_eq!((by_columns.d(), by_columns.g().len()), (2, 3));
}

#[test]
fn numbers_of_rows_and_counts_without_a_title_are_no_components() {
    for text in [
        "0,king,0.5,1.25\n1,queen,1.5,2.25\n2,man,2.5,3.25\n",
        "1,king,0.5,1.25\n2,queen,1.5,2.25\n3,man,2.5,3.25\n",
        "king,1023,0.5,1.25\nqueen,600,1.5,2.25\nman,3000,2.5,3.25\n",
        "king,0.5,1.25,1023\nqueen,1.5,2.25,600\nman,2.5,3.25,3000\n",
    ] {
        let model = loaded(vec![file("e.csv", text)]).model;
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [0.5, 1.25, 1.5, 2.25, 2.5, 3.25], "{text}");
        assert_says(&model.warnings().join("\n"), &["columns that are not read"]);
    }
    // Whole numbers among whole numbers are components.
    let whole = loaded(vec![file("e.csv", "king,7,0,2\nqueen,0,3,1\nman,1,1,1\n")]).model;
    assert_eq!(whole.d(), 3);
}

#[test]
fn vectors_in_base64_are_read_in_tables_too() {
    // 1.5, -2 and 0.25, 8 as singles.
    for (word, code, expected) in
        [("king", "AADAPwAAAMA=", [1.5, -2.0]), ("queen", "AACAPgAAAEE=", [0.25, 8.0])]
    {
        let text = format!("text,embedding\n{word},{code}\nother,AADAPwAAAMA=\n");
        let model = loaded(vec![file("e.csv", text)]).model;
        assert_eq!(model.g().labels(), [word, "other"]);
        assert_eq!(model.g().vectors().column(0).as_slice(), expected);
    }
}

#[test]
fn numbers_in_quotes_are_vectors_and_an_empty_list_is_a_gap() {
    let text = "word,embedding\nking,\"['0.5', '0.25']\"\nqueen,\"['1.5', '2.25']\"\n";
    let model = loaded(vec![file("e.csv", text)]).model;
    assert_eq!(model.g().vectors().as_slice(), [0.5, 0.25, 1.5, 2.25]);
    let text = "word,embedding\nking,[]\nqueen,\"[1.5, 2]\"\nman,\"[1, 2.5]\"\n";
    let model = loaded(vec![file("e.csv", text)]).model;
    assert_eq!(model.g().labels(), ["queen", "man"]);
    assert_says(&model.warnings().join("\n"), &["left aside: 1", "king"]);
}

#[test]
fn of_two_files_with_the_same_tensors_the_plainer_name_is_the_model() {
    let variant = |name: &str, from: u16| {
        let table = ("lm_head.weight", &[3, 2][..], counted(from, 6));
        file(name, safetensors("{}", &[table]))
    };
    let both = vec![variant("model.fp16.safetensors", 10), variant("model.safetensors", 0)];
    let model = loaded(both).model;
    assert_eq!(model.g().vectors()[(1, 0)], 1.0);
    assert_says(&model.warnings().join("\n"), &["not used: model.fp16.safetensors"]);
}

#[test]
fn a_first_line_of_two_sizes_may_stand_over_bare_rows() {
    for (name, text) in
        [("v.txt", "2 3\n1.5 2.5 3.5\n4.5 5.5 6.5\n"), ("v.csv", "2,3\n1.5,2.5,3.5\n4.5,5.5,6.5\n")]
    {
        let model = loaded(vec![file(name, text)]).model;
        assert_eq!(model.g().vectors().as_slice(), [1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
    }
    let more = opened(vec![file("v.txt", "5 3\n1.5 2.5 3.5\n4.5 5.5 6.5\n")]);
    assert_says(&more.map(drop).expect_err("two of five").to_string(), &["found 2", "expected 5"]);
}

#[test]
fn json_that_is_not_utf_8_is_read_and_said() {
    let latin = |name: &str, text: &str| {
        SourceFile::from_bytes(name, text.chars().map(|c| c as u8).collect::<Vec<u8>>())
    };
    for (name, text) in [
        ("v.json", "{\"café\":[1,2],\"tea\":[3,4]}"),
        ("v.jsonl", "{\"word\":\"café\",\"vector\":[1,2]}\n{\"word\":\"tea\",\"vector\":[3,4]}\n"),
    ] {
        let model = loaded(vec![latin(name, text)]).model;
        assert_eq!(model.g().labels(), ["café", "tea"]);
        assert_says(&model.warnings().join("\n"), &["not UTF-8", "Latin-1"]);
    }
    let labels = latin("metadata.tsv", "word\tn\ncafé\t1\ntea\t2\nmilk\t3\nbeer\t4\n");
    assert_eq!(named(labels).g().labels(), ["café", "tea", "milk", "beer"]);
}

#[test]
fn several_tables_in_json_are_asked_for() {
    for text in [
        r#"{"layer_0":[[1,2],[3,4]],"layer_1":[[5,6],[7,8]]}"#,
        r#"{"layers":[[[1,2],[3,4]],[[5,6],[7,8]]]}"#,
        "[[[1,2],[3,4]],[[5,6],[7,8]]]",
    ] {
        let found = opened(vec![file("acts.json", text)]);
        assert!(matches!(&found, Ok(Opened::Choice(of)) if of.len() == 2), "{text}: {found:?}");
    }
    let asked = r#"{"input":["king","queen"],"response":{"data":[{"embedding":[1,2]},{"embedding":[3,4]}]}}"#;
    assert_eq!(loaded(vec![file("r.json", asked)]).model.g().labels(), ["king", "queen"]);
    let batch = "{\"id\":\"b\",\"custom_id\":\"king\",\"response\":{\"body\":{\"data\":[{\"embedding\":[1,2]}]}}}\n\
                 {\"id\":\"b\",\"custom_id\":\"queen\",\"response\":{\"body\":{\"data\":[{\"embedding\":[3,4]}]}}}\n";
    assert_eq!(loaded(vec![file("b.jsonl", batch)]).model.g().labels(), ["king", "queen"]);
}

#[test]
fn titles_of_columns_that_are_vectors_are_their_names() {
    let text = "a,b,c,d\n1,2,3,4\n5,6,7,8\n";
    let model = loaded(vec![file("W_U.csv", text)]).model;
    assert_eq!(model.g().labels(), ["a", "b", "c", "d"]);
    assert_eq!(model.g().vectors().column(1).as_slice(), [2.0, 6.0]);
}

#[test]
fn a_model_inside_of_json_is_found_and_its_sides_are_told_apart() {
    let inner = r#"{"f":[[1,2]],"g":[[1,2],[3,4]],"tokens":["a","b"],"contexts":["x"]}"#;
    for text in [
        format!("{{\"model\":{inner},\"version\":2}}"),
        r#"{"contexts":[{"text":"x","f":[1,2]}],"tokens":[{"token":"a","g":[1,2]},{"token":"b","g":[3,4]}]}"#.into(),
    ] {
        let model = loaded(vec![file("m.json", text)]).model;
        assert_eq!((model.f().labels(), model.g().labels()), (&["x".to_string()][..], &["a".to_string(), "b".into()][..]));
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0]);
    }
}

#[test]
fn titles_over_numbers_and_comments_with_a_shape_are_known_as_such() {
    let metadata = file("metadata.tsv", "Wortform\tHäufigkeit\na\t1\nb\t2\nc\t3\nd\t4\n");
    assert_eq!(named(metadata).g().labels(), ["a", "b", "c", "d"]);
    let table = loaded(vec![file("v.txt", "# shape 2 3\n0.5 1.5 2\n1 2 3\n")]).model;
    assert_eq!(table.g().vectors().as_slice(), [0.5, 1.5, 2.0, 1.0, 2.0, 3.0]);
    let words = loaded(vec![file("v.txt", "# 0.5 1.5\n1 2 3\n")]).model;
    assert_eq!(words.g().labels(), ["#", "1"]);
    assert!(opened(vec![file("e.txt", "[0.5 1.5; 2 3]\n")]).is_err());
}
