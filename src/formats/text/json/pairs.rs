//! Pairs of words, in the shapes that programs write them in.

use std::collections::HashSet;

use theory::model::Concept;

use super::{keys::is_label, node::Node};
use crate::text::pairs::{ARROWS, SURE_ARROWS, points_left, unescaped};

/// Keys of the two words of a pair.
const SIDES: [(&str, &str); 17] = [
    ("from", "to"),
    ("subject", "object"),
    // Facts: known_1000, zsRE, LAMA, T-REx.
    ("subject", "attribute"),
    ("subject", "answers"),
    ("subject", "answer"),
    ("subject", "target"),
    ("sub_label", "obj_label"),
    ("sub_surface", "obj_surface"),
    ("head", "tail"),
    ("source", "target"),
    ("word1", "word2"),
    ("a", "b"),
    ("input", "output"),
    ("x", "y"),
    ("first", "second"),
    ("positive", "negative"),
    ("base", "target"),
];

/// Keys of the concept that a pair belongs to.
const CONCEPTS: [&str; 9] = [
    "concept",
    "relation",
    "relation_id",
    "predicate_id",
    "predicate",
    "category",
    "family",
    "type",
    "label",
];

/// Keys of the pairs of a concept that has a name beside them.
const PAIRS: [&str; 3] = ["pairs", "samples", "examples"];

/// A pair, and the concept that it names.
type Pair = (Option<String>, String, String);

/// The concepts of a list of nothing but pairs.
pub(super) fn of_list(elements: &[Node], name: &str) -> Option<Vec<Concept>> {
    if let Some(concepts) = named(elements) {
        return Some(concepts);
    }
    let pairs = elements.iter().map(pair).collect::<Option<Vec<Pair>>>();
    let pairs = pairs.or_else(|| analogies(elements, name))?;
    let mut concepts: Vec<Concept> = Vec::new();
    for (concept, from, to) in relations_first(pairs) {
        let concept = concept.unwrap_or_else(|| name.to_string());
        let at = concepts.iter().position(|known| known.name == concept);
        let at = at.unwrap_or_else(|| {
            concepts.push(Concept { name: concept, pairs: Vec::new() });
            concepts.len() - 1
        });
        concepts[at].pairs.push((unescaped(from), unescaped(to)));
    }
    Some(concepts).filter(|concepts| !concepts.is_empty())
}

/// The pairs of lists of four words each, where a name says that these are analogies.
fn analogies(elements: &[Node], name: &str) -> Option<Vec<Pair>> {
    if !says_pairs(name) {
        return None;
    }
    let both = |element: &Node| match element {
        Node::Texts(texts) => match texts.as_slice() {
            [a, b, c, d] => Some([(None, a.clone(), b.clone()), (None, c.clone(), d.clone())]),
            _ => None,
        },
        _ => None,
    };
    Some(elements.iter().map(both).collect::<Option<Vec<_>>>()?.concat())
}

/// Triples with the relation before the two words, where it stands between them: what comes several
/// times beside words of which none does.
fn relations_first(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let all_differ = |of: fn(&Pair) -> Option<&String>| {
        let words: HashSet<Option<&String>> = pairs.iter().map(of).collect();
        words.len() == pairs.len() && !words.contains(&None)
    };
    let firsts = all_differ(|(first, ..)| first.as_ref());
    let middle = !all_differ(|(_, from, _)| Some(from));
    if firsts && middle && all_differ(|(.., to)| Some(to)) {
        for (concept, from, _) in &mut pairs {
            if let Some(concept) = concept {
                std::mem::swap(concept, from);
            }
        }
    }
    pairs
}

/// Whether a name says that there are pairs.
fn says_pairs(name: &str) -> bool {
    ["pair", "relation", "analog", "concept"].iter().any(|sign| name.contains(sign))
}

/// The concepts of a list of objects that have a name and a list of pairs each.
fn named(elements: &[Node]) -> Option<Vec<Concept>> {
    let concept = |element: &Node| {
        let name = CONCEPTS.iter().chain(&["name"]).find_map(|key| text(element, key))?;
        let Some(Node::List(pairs)) = PAIRS.iter().find_map(|key| element.get(key)) else {
            return None;
        };
        let pairs = pairs.iter().map(pair).collect::<Option<Vec<Pair>>>()?;
        let pairs = pairs.into_iter().map(|(_, from, to)| (from, to)).collect();
        Some(Concept { name, pairs })
    };
    elements.iter().map(concept).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
}

/// The text under a key; of several the alternatives, as BATS writes them.
fn text(element: &Node, key: &str) -> Option<String> {
    match element.get(key)? {
        Node::Text(text) => Some(text.clone()),
        Node::Texts(texts) => Some(texts.join("/")),
        _ => None,
    }
}

/// The concepts of an object that has a list of pairs under each key; its own keys and values,
/// where its name says that these are pairs.
pub(super) fn of_object(fields: &[(String, Node)], name: &str) -> Option<Vec<Concept>> {
    // Beside lists of pairs, a map is pairs too.
    let some_lists = fields.iter().any(|(_, value)| matches!(value, Node::List(_)));
    let lists = fields.iter().map(|(key, value)| match value {
        Node::List(elements) => of_list(elements, key).or_else(|| of_single_maps(elements, key)),
        Node::Object(inner) => match inner.as_slice() {
            [(own, Node::List(elements))] if PAIRS.contains(&own.as_str()) => {
                of_list(elements, key)
            }
            _ if some_lists => of_maps(&[(key.clone(), value.clone())], key),
            _ => None,
        },
        _ => None,
    });
    let concepts = lists.collect::<Option<Vec<_>>>().map(|lists| lists.concat());
    let concepts = concepts
        .or_else(|| of_written(fields))
        .or_else(|| of_sides(fields, name))
        .or_else(|| of_maps(fields, name))
        .or_else(|| of_nested_sides(fields));
    let side = |(key, value): &(String, Node)| match value {
        Node::Text(text) => Some((key.clone(), text.clone())),
        _ => None,
    };
    let entries = || {
        let pairs = fields.iter().map(side).collect::<Option<Vec<_>>>()?;
        says_pairs(name).then(|| vec![Concept { name: name.to_string(), pairs }])
    };
    // All concepts under one key: `{"concepts": {…}}`.
    let inside = || match fields {
        [(_, Node::Object(inner))] => of_object(inner, name),
        _ => None,
    };
    concepts.or_else(entries).or_else(inside).filter(|_| !fields.is_empty())
}

/// The pairs of a list of maps of one word to another, as lists in YAML often are.
fn of_single_maps(elements: &[Node], name: &str) -> Option<Vec<Concept>> {
    let pair = |element: &Node| match element {
        Node::Object(fields) => match fields.as_slice() {
            [(from, Node::Text(to))] if is_short(from) && is_short(to) && !is_label(from) => {
                Some((from.clone(), to.clone()))
            }
            _ => None,
        },
        _ => None,
    };
    let pairs: Vec<_> = elements.iter().map(pair).collect::<Option<_>>()?;
    (!pairs.is_empty()).then(|| vec![Concept { name: name.to_string(), pairs }])
}

/// Pairs that are one text each under the name of their concept: `{"gender": ["king -> queen"]}`.
fn of_written(fields: &[(String, Node)]) -> Option<Vec<Concept>> {
    let concept = |(key, value): &(String, Node)| match value {
        Node::Texts(texts) => {
            let signs = || {
                ARROWS[..SURE_ARROWS]
                    .iter()
                    .filter(|sign| !points_left(sign))
                    .chain(&[", ", ",", "; ", ";", " | ", "\t"])
            };
            let pairs = signs().find_map(|sign| {
                let pair = |text: &String| {
                    let (from, to) = text.split_once(sign)?;
                    let (from, to) = (from.trim(), to.trim());
                    let whole = is_short(from) && is_short(to) && !to.contains(sign.trim());
                    whole.then(|| (from.to_string(), to.to_string()))
                };
                texts.iter().map(pair).collect::<Option<Vec<_>>>()
            })?;
            Some(Concept { name: key.clone(), pairs })
        }
        _ => None,
    };
    fields.iter().map(concept).collect()
}

/// The words of both sides in a list each, under the name of their concept.
fn of_nested_sides(fields: &[(String, Node)]) -> Option<Vec<Concept>> {
    let concept = |(key, value): &(String, Node)| match value {
        Node::Object(inner) => of_sides(inner, key),
        _ => None,
    };
    Some(fields.iter().map(concept).collect::<Option<Vec<_>>>()?.concat())
}

/// The words of one side each under a key of its own: `{"male": ["king"], "female": ["queen"]}`.
fn of_sides(fields: &[(String, Node)], name: &str) -> Option<Vec<Concept>> {
    let [(_, Node::Texts(from)), (_, Node::Texts(to))] = fields else { return None };
    let pairs = || from.iter().cloned().zip(to.iter().cloned()).collect();
    let numbers = from.iter().chain(to).all(|text| text.parse::<f64>().is_ok());
    (from.len() == to.len() && !numbers)
        .then(|| vec![Concept { name: name.to_string(), pairs: pairs() }])
}

/// The words of both sides as keys and values, under the name of each concept.
fn of_maps(fields: &[(String, Node)], name: &str) -> Option<Vec<Concept>> {
    let is_number = |key: &str| key.parse::<u64>().is_ok();
    let columns: Option<Vec<Vec<(&str, &str)>>> =
        fields.iter().map(|(_, value)| texts_by_key(value)).collect();
    let columns = columns?;
    // Columns as pandas writes them: the keys number the rows.
    if columns.iter().flatten().all(|(key, _)| is_number(key)) {
        let [from, to] = columns.as_slice() else { return None };
        let same = from.iter().map(|(key, _)| key).eq(to.iter().map(|(key, _)| key));
        let sides = from.iter().zip(to).map(|((_, from), (_, to))| ((*from).into(), (*to).into()));
        return same.then(|| vec![Concept { name: name.to_string(), pairs: sides.collect() }]);
    }
    let concept = |(key, value): &(String, Node)| {
        let Node::Object(words) = value else { return None };
        let side = |(from, to): &(String, Node)| match to {
            Node::Text(to) if is_short(from) && is_short(to) => Some((from.clone(), to.clone())),
            _ => None,
        };
        let pairs: Vec<_> = words.iter().map(side).collect::<Option<_>>()?;
        (!pairs.is_empty()).then(|| Concept { name: key.clone(), pairs })
    };
    let concepts: Vec<Concept> = fields.iter().map(concept).collect::<Option<_>>()?;
    concepts.iter().any(|concept| concept.pairs.len() > 1).then_some(concepts)
}

/// The texts of an object that has nothing else, with their keys.
fn texts_by_key(value: &Node) -> Option<Vec<(&str, &str)>> {
    let Node::Object(fields) = value else { return None };
    let texts = fields.iter().map(|(key, value)| match value {
        Node::Text(text) => Some((key.as_str(), text.as_str())),
        _ => None,
    });
    texts.collect()
}

/// Whether a text is so short that it can be a side of a pair.
fn is_short(text: &str) -> bool {
    (1..=3).contains(&text.split_whitespace().count())
}

fn pair(element: &Node) -> Option<Pair> {
    match element {
        Node::Texts(texts) => match texts.as_slice() {
            [from, to] => Some((None, from.clone(), to.clone())),
            [concept, from, to] => Some((Some(concept.clone()), from.clone(), to.clone())),
            _ => None,
        },
        Node::Object(fields) => {
            // As the dataset viewer of Hugging Face answers.
            if let Some(row @ Node::Object(_)) = element.get("row") {
                return pair(row);
            }
            if let Some(rewrite) = element.get("requested_rewrite") {
                return rewritten(rewrite);
            }
            let text = |key: &str| text(element, key);
            // Two short texts, whatever the sides are called.
            let two = || match fields.as_slice() {
                [(one, Node::Text(from)), (two, Node::Text(to))]
                    if is_short(from) && is_short(to) && !is_label(one) && !is_label(two) =>
                {
                    Some((from.clone(), to.clone()))
                }
                _ => None,
            };
            let known = SIDES.iter().find_map(|(from, to)| Some((text(from)?, text(to)?)));
            let (from, to) = known.or_else(two)?;
            Some((CONCEPTS.iter().find_map(|key| text(key)), from, to))
        }
        _ => None,
    }
}

/// A fact of CounterFact: its subject, and what is true of it.
fn rewritten(rewrite: &Node) -> Option<Pair> {
    let truth = text(rewrite.get("target_true")?, "str")?;
    Some((text(rewrite, "relation_id"), text(rewrite, "subject")?, truth))
}
