//! What people write by hand or paste: pairs in YAML and TOML or with a sign between them, names in
//! one line, numbers in accounts and in other scripts.

use formats::SourceFile;
use theory::model::{Concept, Predictor};

use super::{concepts, heads::file, loaded};

const WORDS: [&str; 6] = ["king", "queen", "man", "woman", "boy", "girl"];
const NUMBERS: [f64; 6] = [1.5, -2.0, 0.5, 3.0, -0.25, 4.0];

#[track_caller]
fn assert_pairs(found: &[Concept], text: &str) {
    let expected: Vec<(String, String)> =
        WORDS.chunks(2).map(|pair| (pair[0].into(), pair[1].into())).collect();
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    assert_eq!(found[0].pairs, expected, "{text}");
}

/// One line for each pair, with this between the words.
fn pairs(sign: &str) -> String {
    WORDS.chunks(2).map(|pair| format!("{}{sign}{}\n", pair[0], pair[1])).collect()
}

#[test]
fn pairs_are_read_from_lists_in_yaml_and_toml() {
    for (name, text) in [
        ("a.yaml", "gender:\n  - [king, queen]\n  - [man, woman]\n  - [boy, girl]\n"),
        ("a.yml", "gender:\n- - king\n  - queen\n- - man\n  - woman\n- - boy\n  - girl\n"),
        ("a.yaml", "gender:\n  king: queen\n  man: woman # grown\n  boy: girl\n"),
        ("a.yaml", "- {from: king, to: queen}\n- from: man\n  to: woman\n- [boy, girl]\n"),
        ("a.toml", "gender = [[\"king\", \"queen\"], [\"man\", \"woman\"],\n  ['boy', 'girl']]\n"),
        ("a.toml", "[gender]\nking = \"queen\"\nman = \"woman\"\nboy = \"girl\"\n"),
    ] {
        assert_pairs(&concepts(vec![file(name, text)]), text);
    }
}

#[test]
fn many_signs_part_two_words() {
    for sign in [" vs ", " vs. ", " -> ", " => ", " --> ", " : ", "\u{3000}", " versus ", " ⇒ "] {
        assert_pairs(&concepts(vec![file("gender.txt", pairs(sign))]), sign);
    }
    for sign in ["\u{a0}", "，", "、", "：", " — ", " = "] {
        assert_pairs(&concepts(vec![file("gender_pairs.txt", pairs(sign))]), sign);
    }
    let model = read("words.txt", "king : 0.5 1\nqueen : 2 3\n");
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 2.0, 3.0], "a vector is no word");
}

/// Six vectors of one component, beside the names.
fn named(name: &str, names: &str) -> Predictor {
    let numbers: String = NUMBERS.iter().map(|number| format!("{number}\t0\n")).collect();
    loaded(vec![file("vectors.tsv", numbers), file(name, names)]).model
}

#[test]
fn names_may_stand_in_one_line_or_behind_numbers_and_signs() {
    for sign in [", ", ",", " ", "\t", ";", " | "] {
        let model = named("labels.txt", &WORDS.join(sign));
        assert_eq!(model.g().labels(), WORDS, "{sign:?}");
        assert!(model.warnings().iter().any(|warning| warning.contains("6 names in 1 lines")));
    }
    let counted = |line: &dyn Fn((usize, &&str)) -> String| -> String {
        WORDS.iter().enumerate().map(line).collect()
    };
    for text in [
        "king queen man\nwoman boy girl\n".into(),
        counted(&|(at, word)| format!("{:7} {word}\n", 12 - at)),
        counted(&|(at, word)| format!("{:7} {word}\n", (at * 7 + 3) % 11)),
        counted(&|(at, word)| format!("{}. {word}\n", at + 1)),
        counted(&|(at, word)| format!("{at}: {word}\n")),
        counted(&|(_, word)| format!("- {word}\n")),
    ] {
        assert_eq!(named("labels.txt", &text).g().labels(), WORDS, "{text}");
    }
    let films = ["12 monkeys", "7 samurai", "3 colours", "8 women", "10 things", "21 grams"];
    assert_eq!(named("labels.txt", &films.join("\n")).g().labels(), films);
}

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[test]
fn numbers_of_accounts_and_of_other_scripts_are_numbers() {
    for text in [
        "king,$1.5,($2.0)\nqueen,$0.5,$3.0\nman,-$0.25,$4.0\n",
        "king;1,5 €;-2,0 €\nqueen;0,5 €;3,0 €\nman;-0,25 €;4,0 €\n",
        "king,1.5,(2)\nqueen,0.5,3\nman,(0.25),4\n",
        "king,150%,-200%\nqueen,50%,300%\nman,-25%,400%\n",
        "king;١٫٥;-٢\nqueen;٠٫٥;٣\nman;-٠٫٢٥;٤\n",
        "king，１．５，－２\nqueen，０．５，３\nman，－０．２５，４\n",
        "king\u{3000}1.5\u{3000}-2\nqueen\u{3000}0.5\u{3000}3\nman\u{3000}-0.25\u{3000}4\n",
    ] {
        let model = read("words.csv", text);
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), NUMBERS, "{text}");
    }
}

#[test]
fn vectors_in_brackets_need_no_commas() {
    for (open, close) in [("[", "]"), ("(", ")"), ("[ ", " ]")] {
        let text = format!("king {open}1.5 -2{close}\nqueen {open}0.5 3{close}\n");
        let model = read("words.txt", &text);
        assert_eq!(model.g().labels(), ["king", "queen"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), &NUMBERS[..4], "{text}");
    }
}

#[test]
fn a_bias_in_json_may_have_other_names() {
    for name in ["bias", "b", "token_bias", "log_prior", "final_logits_bias"] {
        let text = format!(r#"{{"g": [[1, 2], [3, 4], [5, 6]], "{name}": [0.5, 1, 2]}}"#);
        let bias = read("model.json", &text).bias().map(|bias| bias.as_slice().to_vec());
        assert_eq!(bias, Some(vec![0.5, 1.0, 2.0]), "{name}");
    }
}

#[test]
fn an_outline_beside_a_model_changes_nothing() {
    let config = SourceFile::from_bytes("mergekit_config.yml", b"models:\n  - model: a/b\n".into());
    let model = loaded(vec![file("w.txt", "king 1 2\nqueen 3 4\n"), config]).model;
    assert_eq!(model.g().labels(), ["king", "queen"]);
}

#[test]
fn titles_say_where_the_concept_of_a_pair_stands() {
    let rows = "king,queen,gender\nman,woman,gender\nboy,girl,gender\n";
    let found = concepts(vec![file("a.csv", format!("from,to,concept\n{rows}"))]);
    assert_pairs(&found, rows);
    assert_eq!(found[0].name, "gender");
    for titles in ["w1\tw2", "src\ttgt", "male\tfemale", "Word A\tWord B"] {
        let text = format!("{titles}\n{}", pairs("\t"));
        assert_pairs(&concepts(vec![file("a.tsv", text.clone())]), &text);
    }
}

#[test]
fn lists_of_python_and_quotes_of_all_kinds_are_read() {
    let tuples = "[('king', 'queen'), ('man', 'woman'), ('boy', 'girl')]";
    assert_pairs(&concepts(vec![file("pairs.txt", tuples)]), tuples);
    let curly: String =
        WORDS.chunks(2).map(|pair| format!("“{}”, “{}”\n", pair[0], pair[1])).collect();
    assert_pairs(&concepts(vec![file("pairs.txt", curly.clone())]), &curly);
    let deep = r#"{"concepts": {"gender": [["king","queen"],["man","woman"],["boy","girl"]]}}"#;
    assert_pairs(&concepts(vec![file("a.json", deep)]), deep);
    let model = read("w.txt", "{'king': [1.5, -2.0], 'queen': [np.float64(0.5), 3]}");
    assert_eq!(model.g().labels(), ["king", "queen"]);
    assert_eq!(model.g().vectors().as_slice(), &NUMBERS[..4]);
    for quote in ["\"", "'"] {
        let names: String = WORDS.iter().map(|word| format!("{quote}{word}{quote},\n")).collect();
        assert_eq!(named("labels.txt", &names).g().labels(), WORDS, "{names}");
    }
}

#[test]
fn names_have_titles_comments_or_a_column_that_counts() {
    let lines = WORDS.join("\n");
    for title in ["Wort", "vocabulary", "# my labels"] {
        assert_eq!(named("words.txt", &format!("{title}\n{lines}")).g().labels(), WORDS);
    }
    let counted = |sign: &str, word_first: bool| -> String {
        let line = |(at, word): (usize, &&str)| match word_first {
            true => format!("{word}{sign}{at}\n"),
            false => format!("{at}{sign}{word}\n"),
        };
        WORDS.iter().enumerate().map(line).collect()
    };
    assert_eq!(named("labels.csv", &counted(",", false)).g().labels(), WORDS);
    assert_eq!(named("vocab.txt", &counted(" ", true)).g().labels(), WORDS);
    let records: Vec<String> =
        WORDS.iter().map(|w| format!(r#"{{"id":1,"name":"{w}"}}"#)).collect();
    assert_eq!(named("labels.json", &format!("[{}]", records.join(","))).g().labels(), WORDS);
}

#[test]
fn tables_between_bars_and_below_quoted_separators_are_read() {
    for (name, text) in [
        ("w.txt", "| king | 1.5 | -2 |\n| queen | 0.5 | 3 |\n"),
        ("w.txt", "king | 1.5 | -2\nqueen | 0.5 | 3\n"),
        ("w.csv", "\"sep=;\"\nword;x;y\nking;1,5;-2,0\nqueen;0,5;3,0\n"),
    ] {
        let model = read(name, text);
        assert_eq!(model.g().labels(), ["king", "queen"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), &NUMBERS[..4], "{text}");
    }
}

#[test]
fn a_bias_may_be_a_text_of_its_own_beside_both_tables() {
    let side = |name: &str| file(name, "1\t2\n3\t4\n5\t6\n");
    for text in ["0.5\n1\n2\n", "bias\n0.5\n1\n2"] {
        let files = vec![side("f.tsv"), side("g.tsv"), file("bias.txt", text)];
        let bias = loaded(files).model.bias().map(|bias| bias.as_slice().to_vec());
        assert_eq!(bias, Some(vec![0.5, 1.0, 2.0]), "{text}");
    }
}
