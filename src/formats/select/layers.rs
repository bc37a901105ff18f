//! Hidden states of several layers, a table each: `layer.0`, `layer.1`, … Parts of one array, of
//! which the last is the likeliest.

use std::collections::BTreeMap;

use crate::{
    contents::{
        Contents, head,
        matrix::{Matrix, Part},
    },
    select::slot::Slot,
};

/// What names of states are made of, besides the number of the layer at their end.
const WORDS: [&str; 7] = ["layer", "block", "hidden", "state", "resid", "activation", "acts"];

/// Least tables that are layers.
const SEVERAL: usize = 2;

/// What the states of all layers are called, and the rows and columns of each.
type Group = (String, u64, u64);

/// The number of a layer, the file that its table is in, and its place there.
type Layer = (u64, usize, usize);

/// Takes tables of one shape for parts of one array whose names differ in the number of a layer;
/// the last comes first.
pub(crate) fn group(contents: &mut [Contents]) {
    let mut groups: BTreeMap<Group, Vec<Layer>> = BTreeMap::new();
    for (file, held) in contents.iter().enumerate() {
        for (at, matrix) in held.matrices.iter().enumerate() {
            if let Some((name, layer)) = layer_of(&matrix.name).filter(|_| is_plain(matrix)) {
                let group = groups.entry((name, matrix.rows, matrix.columns)).or_default();
                group.push((layer, file, at));
            }
        }
    }
    for ((name, ..), mut layers) in groups {
        layers.sort_unstable();
        let different = layers.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if layers.len() < SEVERAL || !different {
            continue;
        }
        let (count, last) = (layers.len(), layers.last().map_or(0, |(layer, ..)| *layer));
        for (layer, file, at) in layers {
            let is_last = layer == last;
            let note = match is_last {
                true => format!("the last of {count} layers"),
                false => format!("one of {count} layers"),
            };
            let part = Part { of: name.clone(), note, is_last_layer: Some(is_last) };
            contents[file].matrices[at].part = Some(part);
        }
    }
    for held in contents.iter_mut() {
        last_first(&mut held.matrices);
    }
}

/// Whether a table is one of the layers of a group.
pub(crate) fn is_layer(matrix: &Matrix) -> bool {
    matrix.part.as_ref().is_some_and(|part| part.is_last_layer.is_some())
}

/// The last layer, if all of these are of one group.
pub(crate) fn last<'a>(states: &'a [Slot], contents: &[Contents]) -> Option<&'a Slot> {
    let array = states.first()?.array(contents)?;
    let one = states.iter().all(|slot| slot.array(contents) == Some(array));
    states.iter().find(|slot| one && is_last(slot.of(contents)))
}

fn is_last(matrix: &Matrix) -> bool {
    matrix.part.as_ref().is_some_and(|part| part.is_last_layer == Some(true))
}

/// Puts the last layer of each group before the others, where it is offered first.
fn last_first(matrices: &mut [Matrix]) {
    let array = |matrix: &Matrix| matrix.part.as_ref().map(|part| part.of.clone());
    for last in 0..matrices.len() {
        if !is_last(&matrices[last]) {
            continue;
        }
        let of = array(&matrices[last]);
        let first = matrices.iter().position(|matrix| array(matrix) == of).unwrap_or(last);
        matrices[first..=last].rotate_right(1);
    }
}

fn is_plain(matrix: &Matrix) -> bool {
    matrix.part.is_none() && matrix.scales.is_none() && head::part(&matrix.name).is_none()
}

/// What the states of all layers are called, and the number of this one: it stands at the end, or
/// behind it what is measured there, as TransformerLens writes it (`blocks.3.hook_resid_post`).
fn layer_of(name: &str) -> Option<(String, u64)> {
    let lower = name.to_lowercase();
    let says = |text: &str| WORDS.iter().any(|word| text.contains(word));
    let number = |before: &str, behind: &str| {
        let stem = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let layer = before[stem.len()..].parse().ok()?;
        let bare = stem.trim_end_matches(['.', '_', '-', ' ', '/']);
        Some((format!("{bare}{behind}"), layer))
    };
    if let Some(found) = number(&lower, "") {
        return Some(found).filter(|(bare, _)| says(bare) && !head::is_in_layer(bare));
    }
    let at = lower.find("hook_resid").or_else(|| lower.find("resid_post"))?;
    let before = lower[..at].trim_end_matches(['.', '_', '/']);
    number(before, &lower[before.len()..]).filter(|(bare, _)| says(bare))
}

#[cfg(test)]
mod tests {
    use super::layer_of;

    #[test]
    fn states_are_told_from_weights_of_layers() {
        for (name, expected) in [
            ("layer.0", Some(("layer", 0))),
            ("layer_12", Some(("layer", 12))),
            ("hidden_states_3", Some(("hidden_states", 3))),
            ("Layer7", Some(("layer", 7))),
            ("blocks.3.hook_resid_post", Some(("blocks.hook_resid_post", 3))),
            ("model.layers.3.mlp.up_proj.weight", None),
            ("model.layers.3.experts.2", None),
            ("embeddings_1", None),
            ("layer", None),
            ("syn0", None),
        ] {
            let found = layer_of(name);
            assert_eq!(found.as_ref().map(|(of, layer)| (of.as_str(), *layer)), expected, "{name}");
        }
    }
}
