//! Pairs of words, in the shapes that programs write them in.

use theory::model::Concept;

use super::{node::Node, records::is_label};

/// Keys of the two words of a pair.
const SIDES: [(&str, &str); 10] = [
    ("from", "to"),
    ("subject", "object"),
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
const CONCEPTS: [&str; 6] = ["concept", "relation", "category", "family", "type", "label"];

/// A pair, and the concept that it names.
type Pair = (Option<String>, String, String);

/// The concepts of a list of nothing but pairs.
pub(super) fn of_list(elements: &[Node], name: &str) -> Option<Vec<Concept>> {
    let pairs = elements.iter().map(pair).collect::<Option<Vec<Pair>>>()?;
    let mut concepts: Vec<Concept> = Vec::new();
    for (concept, from, to) in pairs {
        let concept = concept.unwrap_or_else(|| name.to_string());
        let at = concepts.iter().position(|known| known.name == concept);
        let at = at.unwrap_or_else(|| {
            concepts.push(Concept { name: concept, pairs: Vec::new() });
            concepts.len() - 1
        });
        concepts[at].pairs.push((from, to));
    }
    Some(concepts).filter(|concepts| !concepts.is_empty())
}

/// The concepts of an object that has a list of pairs under each key; its own keys and values,
/// where its name says that these are pairs.
pub(super) fn of_object(fields: &[(String, Node)], name: &str) -> Option<Vec<Concept>> {
    let lists = fields.iter().map(|(key, value)| match value {
        Node::List(elements) => of_list(elements, key),
        _ => None,
    });
    let concepts = lists.collect::<Option<Vec<_>>>().map(|lists| lists.concat());
    let concepts = concepts.or_else(|| of_sides(fields, name)).or_else(|| of_maps(fields));
    let side = |(key, value): &(String, Node)| match value {
        Node::Text(text) => Some((key.clone(), text.clone())),
        _ => None,
    };
    let says_pairs =
        ["pair", "relation", "analog", "concept"].iter().any(|sign| name.contains(sign));
    let entries = || {
        let pairs = fields.iter().map(side).collect::<Option<Vec<_>>>()?;
        says_pairs.then(|| vec![Concept { name: name.to_string(), pairs }])
    };
    concepts.or_else(entries).filter(|_| !fields.is_empty())
}

/// The words of one side each under a key of its own: `{"male": ["king"], "female": ["queen"]}`.
fn of_sides(fields: &[(String, Node)], name: &str) -> Option<Vec<Concept>> {
    let [(_, Node::Texts(from)), (_, Node::Texts(to))] = fields else { return None };
    let pairs = || from.iter().cloned().zip(to.iter().cloned()).collect();
    (from.len() == to.len()).then(|| vec![Concept { name: name.to_string(), pairs: pairs() }])
}

/// The words of both sides as keys and values, under the name of each concept.
fn of_maps(fields: &[(String, Node)]) -> Option<Vec<Concept>> {
    let concept = |(key, value): &(String, Node)| {
        let Node::Object(words) = value else { return None };
        let side = |(from, to): &(String, Node)| match to {
            Node::Text(to) if is_short(from) && is_short(to) => Some((from.clone(), to.clone())),
            _ => None,
        };
        let pairs: Vec<_> = words.iter().map(side).collect::<Option<_>>()?;
        (pairs.len() > 1).then(|| Concept { name: key.clone(), pairs })
    };
    fields.iter().map(concept).collect()
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
            let text = |key: &str| match element.get(key)? {
                Node::Text(text) => Some(text.clone()),
                _ => None,
            };
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
