//! Lists of facts as relations: CounterFact, zsRE, known_1000, LAMA, and pairs as pandas writes them.

use super::{concepts, heads::file};

#[track_caller]
fn assert_pairs(name: &str, text: &str, concept: &str, to: [&str; 2]) {
    let found = concepts(vec![file(name, text)]);
    let expected = ["Rome", "Paris"].map(str::to_string).into_iter().zip(to.map(str::to_string));
    assert_eq!((found.len(), found[0].name.as_str()), (1, concept), "{text}");
    assert_eq!(found[0].pairs, expected.collect::<Vec<_>>(), "{text}");
}

/// A list, or lines, of an object for each pair.
fn each(object: impl Fn(&str, &str) -> String) -> [String; 2] {
    [object("Rome", "Italy"), object("Paris", "France")]
}

#[test]
fn facts_are_pairs_of_a_subject_and_what_is_true_of_it() {
    let to = ["Italy", "France"];
    let counter = each(|from, to| {
        format!(
            r#"{{"case_id":1,"requested_rewrite":{{"prompt":"{{}} is in","relation_id":"P17","target_new":{{"str":"Spain"}},"target_true":{{"str":"{to}"}},"subject":"{from}"}},"paraphrase_prompts":["a"]}}"#
        )
    });
    assert_pairs("counterfact.json", &format!("[{}]", counter.join(",")), "P17", to);
    let known = each(|from, to| {
        format!(
            r#"{{"known_id":1,"subject":"{from}","attribute":"{to}","prompt":"{from} is in","relation_id":"P17"}}"#
        )
    });
    assert_pairs("known_1000.json", &format!("[{}]", known.join(",")), "P17", to);
    let lama = each(|from, to| {
        format!(r#"{{"sub_label":"{from}","obj_label":"{to}","predicate_id":"P17"}}"#)
    });
    assert_pairs("P17.jsonl", &lama.join("\n"), "P17", to);
}

#[test]
fn several_answers_are_alternatives() {
    let to = ["Italy/Italia", "France/Italia"];
    let answers = each(|from, to| {
        format!(r#"{{"subject":"{from}","src":"Where is {from}?","answers":["{to}","Italia"]}}"#)
    });
    assert_pairs("zsre.json", &format!("[{}]", answers.join(",")), "zsre", to);
    let samples =
        each(|from, to| format!(r#"{{"subject":"{from}","object":["{to}","Italia"]}}"#)).join(",");
    assert_pairs("r.json", &format!(r#"{{"name":"in","samples":[{samples}]}}"#), "in", to);
}

#[test]
fn pairs_stand_under_named_concepts_and_in_columns_of_pandas() {
    let to = ["Italy", "France"];
    let named = r#"{"concepts":[{"name":"in","pairs":[["Rome","Italy"],["Paris","France"]]}]}"#;
    assert_pairs("c.json", named, "in", to);
    let columns = r#"{"city":{"0":"Rome","1":"Paris"},"country":{"0":"Italy","1":"France"}}"#;
    assert_pairs("in.json", columns, "in", to);
}
