//! Lists of word pairs as people write them.

use super::{concepts, fixture, heads::file, loaded};

#[track_caller]
fn assert_pairs(name: &str, bytes: impl Into<Vec<u8>>, expected: &[(&str, &str)]) {
    let found = concepts(vec![file(name, bytes)]);
    let pairs: Vec<_> =
        found.iter().flat_map(|c| &c.pairs).map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(pairs, expected, "{name}");
}

#[test]
fn any_separator_quotes_titles_and_indices_are_understood() {
    let pairs = [("king", "queen"), ("man", "woman")];
    for (name, text) in [
        ("pairs.tsv", "king\tqueen\nman\twoman\n"),
        ("pairs.txt", "king,queen\nman,woman\n"),
        ("pairs.txt", "king;queen\nman;woman\n"),
        ("pairs.txt", "king queen\nman woman\n"),
        ("words.txt", "king -> queen\nman -> woman\n"),
        ("words.txt", "king → queen\nman → woman\n"),
        ("words.txt", "king | queen\nman | woman\n"),
        ("pairs.txt", "king - queen\nman - woman\n"),
        ("male2female.txt", "king: queen\nman: woman\n"),
        ("[male - female].txt", "king queen\nman woman\n"),
        ("pairs.csv", "\"king\",\"queen\"\n\"man\",\"woman\"\n"),
        ("pairs.csv", "male,female\nking,queen\nman,woman\n"),
        ("pairs.csv", "sep=;\nking;queen\nman;woman\n"),
        ("pairs.csv", ",male,female\n0,king,queen\n1,man,woman\n"),
        ("pairs.tsv", "from\tto\nking\tqueen\nman\twoman\n"),
        ("pairs.csv", "0,king,queen\n1,man,woman\n"),
        ("pairs.txt", "king=queen\nman = woman\n"),
        ("pairs.txt", "king/queen\nman/woman\n"),
        ("words.txt", "king Vs. queen\nman vs woman\n"),
        ("words.txt", "king >> queen\nman >> woman\n"),
        ("pairs.txt", "king to queen\nman to woman\n"),
        ("pairs.txt", "king > queen\nman v. woman\n"),
        ("words.txt", "1. king - queen\n2. man - woman\n"),
        ("words.md", "* king - queen\n* man – woman\n"),
        ("words.txt", "king → queen, 0.9\nman → woman, -1\n"),
        ("words.txt", "king -> queen (0.9)\nman -> woman (1e-3)\n"),
        ("words.txt", "from → to, score\nking → queen, 0.9\nman → woman, 0.8\n"),
        ("gender.tsv", "king\tqueen\t0.9\nman\twoman\t0.85\n"),
        ("words.txt", "king → queen, 90%\nman → woman, 85 %\n"),
        ("words.txt", "king → queen; 0,9\nman → woman; -0,85\n"),
        ("words.txt", "(1) king - queen\n(2) man - woman\n"),
        ("words.md", "- **king** – **queen**\n- **man** – **woman**\n"),
        ("words.txt", "- king → queen: 0.9\n- man → woman: 0.8\n"),
        ("words.txt", "king => queen 0.9\nman => woman 0.85\n"),
        ("pairs.txt", "king - queen = 0.9\nman - woman = 0.8\n"),
        ("words.json", r#"[["king", "queen"], ["man", "woman"]]"#),
        ("words.json", r#"[{"from": "king", "to": "queen"}, {"from": "man", "to": "woman"}]"#),
        (
            "words.jsonl",
            "{\"a\": \"king\", \"b\": \"queen\"}\n{\"a\": \"man\", \"b\": \"woman\"}\n",
        ),
        ("words.json", r#"{"gender": [["king", "queen"]], "age": [["man", "woman"]]}"#),
        ("pairs.json", r#"{"king": "queen", "man": "woman"}"#),
    ] {
        assert_pairs(name, text, &pairs);
    }
}

#[test]
fn numbers_that_are_a_part_of_words_stay() {
    let pairs = [("the first", "apollo 11"), ("the second", "apollo 12")];
    assert_pairs("words.txt", "the first → apollo 11\nthe second → apollo 12\n", &pairs);
    assert_pairs("words.txt", "one → 1, 1.5\ntwo → 2, 0.5\n", &[("one", "1"), ("two", "2")]);
    assert_pairs("words.txt", "half → a, 0.5\nno → b\n", &[("half", "a, 0.5"), ("no", "b")]);
}

#[test]
fn a_list_may_ask_for_leading_spaces() {
    assert_pairs(
        "p.tsv",
        " king\t queen\n man\t woman\n",
        &[(" king", " queen"), (" man", " woman")],
    );
    assert_pairs("p.csv", "king, queen\nman, woman\n", &[("king", "queen"), ("man", "woman")]);
}

#[test]
fn other_encodings_are_read() {
    assert_pairs(
        "p.tsv",
        b"king\tqueen\ncaf\xe9\tcar\n".to_vec(),
        &[("king", "queen"), ("café", "car")],
    );
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    };
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes = utf16("\u{feff}king\tqueen\r\ncafé\tcar\r\n", unit);
        assert_pairs("p.txt", bytes, &[("king", "queen"), ("café", "car")]);
    }
}

#[test]
fn two_families_of_one_name_are_told_apart() {
    let files = vec![file("a.tsv", "x\tking\tqueen\n"), file("b.tsv", "x\tman\twoman\n")];
    let names: Vec<String> = concepts(files).into_iter().map(|c| c.name).collect();
    assert_eq!(names, ["x", "x (2)"]);
}

#[test]
fn titles_over_pairs_are_families() {
    let sections = String::from_utf8(fixture("sections.ini")).expect("text");
    let comments = String::from_utf8(fixture("commented-pairs.txt")).expect("text");
    let files = [
        ("sections.ini", sections),
        ("ruled-pairs.txt", String::from_utf8(fixture("ruled-pairs.txt")).expect("text")),
        ("families.py", String::from_utf8(fixture("families.py")).expect("text")),
        ("w.csv", "--- gender ---\nking,queen\nman,woman\n--- capitals ---\nFrance,Paris\n".into()),
        ("w.txt", "** gender\nking -> queen\nman -> woman\n** capitals\nFrance -> Paris\n".into()),
        ("w.txt", "gender:\nking -> queen\nman -> woman\n\ncapitals:\nFrance -> Paris\n".into()),
        ("w.tsv", "<gender>\nking\tqueen\nman\twoman\n<capitals>\nFrance\tParis\n".into()),
        ("w.yaml", "gender:\n  king: queen\n  man: woman\ncapitals:\n  France: Paris\n".into()),
        ("w.yaml", "gender:\n- king: queen\n- man: woman\ncapitals:\n- France: Paris\n".into()),
        ("w.yaml", "gender:\n  - king -> queen\n  - man -> woman\ncapitals:\n  - France -> Paris\n".into()),
        ("w.yaml", "gender:\n  male: [king, man]\n  female: [queen, woman]\ncapitals:\n  from: [France]\n  to: [Paris]\n".into()),
        ("w.json", r#"{"gender": ["king, queen", "man, woman"], "capitals": ["France, Paris"]}"#.into()),
        ("w.toml", "[gender]\nking = \"queen\"\nman = \"woman\"\n[capitals]\nFrance = \"Paris\"\n".into()),
        ("w.py", "pairs = {\n  'gender': [('king', 'queen'), ('man', 'woman')],\n  'capitals': [('France', 'Paris')],\n}\n".into()),
        ("commented-pairs.txt", comments),
        ("words.txt", "[gender]\nking queen\nman woman\n[capitals]\nFrance Paris\n".into()),
        ("words.csv", "[gender]\nking,queen\nman,woman\n\n[capitals]\nFrance,Paris\n".into()),
        ("words.tsv", "[gender]\nking\tqueen\nman\twoman\n[capitals]\nFrance\tParis\n".into()),
        ("words.txt", ": gender\nking queen\nman woman\n: capitals\nFrance Paris\n".into()),
        ("w.tsv", "[gender]\nfrom\tto\nking\tqueen\n[capitals]\nfrom\tto\nFrance\tParis\n".into()),
        ("pairs.txt", "// gender\nking queen\n// capitals\nFrance Paris\n".into()),
        ("w.txt", "[gender]\nking -> queen\nman -> woman\n[capitals]\nFrance -> Paris\n".into()),
    ];
    for (name, text) in files {
        let found = concepts(vec![file(name, text)]);
        let names: Vec<&str> = found.iter().map(|concept| concept.name.as_str()).collect();
        assert_eq!(names, ["gender", "capitals"], "{name}");
        assert_eq!(found[1].pairs, [("France".to_string(), "Paris".to_string())], "{name}");
    }
}

#[test]
fn comments_that_are_no_titles_name_nothing() {
    for text in [
        "# pairs of words\nking\tqueen\nman\twoman\n",
        "king\tqueen\n# boy\tgirl\nman\twoman\n",
        "# from\tto\nking\tqueen\n# boy\tgirl\nman\twoman\n",
        "# a list; made by hand, in a hurry\nking\tqueen\n# one more, of people\nman\twoman\n",
    ] {
        let found = concepts(vec![file("own.tsv", text)]);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].name.as_str(), found[0].pairs.len()), ("own", 2), "{text}");
    }
}

#[test]
fn the_column_that_repeats_beside_words_that_do_not_names_the_family() {
    for (name, text, family) in [
        ("t.tsv", "France\tcapital\tParis\nItaly\tcapital\tRome\n", "capital"),
        ("t.csv", "head,relation,tail\nFrance,capital,Paris\nItaly,capital,Rome\n", "capital"),
        (
            "t.csv",
            "subject,predicate,object\nFrance,capital,Paris\nItaly,capital,Rome\n",
            "capital",
        ),
        ("pairs.txt", "France\tParis\t# capital\nItaly\tRome\t# capital\n", "capital"),
    ] {
        let found = concepts(vec![file(name, text)]);
        let names: Vec<&str> = found.iter().map(|concept| concept.name.as_str()).collect();
        assert_eq!(names, [family], "{text}");
        assert_pairs(name, text, &[("France", "Paris"), ("Italy", "Rome")]);
    }
}

#[test]
fn notes_forms_arrows_to_the_left_and_bars_inside_of_words_are_understood() {
    let pairs = [("king", "queen"), ("man", "woman")];
    for (name, text) in [
        ("p.tsv", "king\tqueen\tof a realm\nman\twoman\tin general\n"),
        ("pairs.txt", "queen <- king\nwoman <- man\n"),
        ("words.txt", "queen ← king\nwoman ← man\n"),
        ("pairs.txt", "king queen, man woman\n"),
    ] {
        assert_pairs(name, text, &pairs);
    }
    let forms = [("walk", "walked"), ("talk", "talked"), ("walk", "walking"), ("talk", "talking")];
    assert_pairs("v.csv", "base,past,gerund\nwalk,walked,walking\ntalk,talked,talking\n", &forms);
    let bars = [("car", "vehicle|auto"), ("France", "Paris|Lyon")];
    assert_pairs("pairs.tsv", "car\tvehicle|auto\nFrance\tParis|Lyon\n", &bars);
}

const MODEL: &str = "king 1 0\nqueen 0 1\nman 2 1\nwoman 1 2\nactor 3 1\n";

#[test]
fn words_of_the_model_that_only_space_parts_are_pairs() {
    let expected = [("king", "queen"), ("man", "woman")];
    for (name, text) in [
        ("list.txt", "king queen\nman woman\n"),
        ("list.txt", "king\tqueen\nman   woman\r\n"),
        ("list.txt", "# of people\nking queen\nman\twoman\n"),
        ("list.txt", "[gender]\nking queen\nman woman\n"),
        ("list.txt", "king queen man woman\nking queen man woman\n"),
        ("list.txt", "king queen man woman KIND\nman woman king queen KIND\n"),
        ("list.txt", "king:queen::man:woman\nking:queen::man:woman\n"),
        ("analogies.json", r#"[["king", "queen", "man", "woman"]]"#),
        ("t.json", r#"[["king", "spouse", "queen"], ["man", "spouse", "woman"]]"#),
        (
            "rows.json",
            r#"{"rows": [{"row": {"from": "king", "to": "queen"}}, {"row": {"from": "man", "to": "woman"}}]}"#,
        ),
    ] {
        let found = loaded(vec![file("model.txt", MODEL), file(name, text)]).concepts;
        let pairs: Vec<_> =
            found.iter().flat_map(|c| &c.pairs).map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(pairs, expected, "{name}: {text}");
    }
    for (name, text) in [
        ("list.txt", "New York\nLos Angeles\n"),
        ("list.txt", "king of\nthe world\n"),
        ("labels.txt", "king queen\nman woman\n"),
    ] {
        let found = loaded(vec![file("model.txt", MODEL), file(name, text)]).concepts;
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    assert_pairs(
        "capitals.txt",
        "France Paris\nItaly Rome\n",
        &[("France", "Paris"), ("Italy", "Rome")],
    );
    let mixed = "gender:\n  - [king, queen]\nage:\n  man: woman\n  boy: girl\n";
    assert_pairs("p.yaml", mixed, &[("king", "queen"), ("man", "woman"), ("boy", "girl")]);
}

#[test]
fn which_of_three_columns_names_the_family_is_said() {
    for (text, says) in [
        ("gender\tking\tqueen\ngender\tman\twoman\n", Some("column 1 of 3")),
        ("king\tgender\tqueen\nman\tgender\twoman\n", Some("column 2 of 3")),
        ("king\tqueen\tgender\nman\twoman\tgender\n", Some("column 3 of 3")),
        ("concept\tfrom\tto\ngender\tking\tqueen\ngender\tman\twoman\n", None),
        ("king\tqueen\nman\twoman\n", None),
    ] {
        let found = loaded(vec![file("model.txt", MODEL), file("p.tsv", text)]);
        let said: Vec<&String> =
            found.model.warnings().iter().filter(|warning| warning.contains(" of 3 ")).collect();
        assert_eq!(said.len(), usize::from(says.is_some()), "{text}: {said:?}");
        assert!(says.is_none_or(|says| said[0].contains(says)), "{text}: {said:?}");
    }
}
