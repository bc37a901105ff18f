//! Vectors that are arrays of their own, each under the word or the layer that it belongs to.

use nalgebra::DMatrix;
use theory::model::NamedDirection;

use crate::{
    contents::{
        Contents,
        matrix::{Body, Matrix},
    },
    rows::set::RowSet,
};

/// Most numbers of such arrays that are held in memory.
const MOST_NUMBERS: usize = 1 << 23;

/// What names of directions begin with, as control vectors have them, one a layer.
pub(crate) const DIRECTION: &str = "direction.";

/// Whether there is room for an array of so many numbers.
pub(crate) fn has_room(contents: &Contents, count: u64) -> bool {
    let held: usize = contents.singles.iter().map(|(_, vector)| vector.len()).sum();
    count <= (MOST_NUMBERS - held.min(MOST_NUMBERS)) as u64
}

/// Makes directions of the arrays of a file that call themselves so, or that a file has alone
/// beside tables of such `widths`; and where there is no table among all files, a table of those
/// that are equally long.
pub(crate) fn settle(contents: &mut Contents, has_table: bool, widths: &[usize]) {
    let singles = std::mem::take(&mut contents.singles);
    let (directions, words): (Vec<_>, Vec<_>) =
        singles.into_iter().partition(|(name, _)| name.starts_with(DIRECTION));
    forget(contents, &directions);
    contents.directions.extend(directions.into_iter().map(|(name, vector)| NamedDirection {
        name: format!("layer {}", &name[DIRECTION.len()..]),
        vector,
    }));
    let is_direction = |(_, vector): &(String, Vec<f64>)| widths.contains(&vector.len());
    let alone = contents.matrices.is_empty() && contents.lists.is_empty();
    if alone && !words.is_empty() && words.iter().all(is_direction) {
        forget(contents, &words);
        let named = |(name, vector)| NamedDirection { name, vector };
        contents.directions.extend(words.into_iter().map(named));
        return;
    }
    let width = words.first().map_or(0, |(_, vector)| vector.len());
    let even = words.iter().all(|(_, vector)| vector.len() == width);
    if has_table || words.len() < 2 || width < 2 || !even {
        let named = words.into_iter().map(|(name, numbers)| (name, numbers.len() as u64));
        contents.vectors.extend(named);
        return;
    }
    forget(contents, &words);
    let (labels, vectors): (Vec<String>, Vec<Vec<f64>>) = words.into_iter().unzip();
    let shape = (labels.len() as u64, width as u64);
    let numbers = DMatrix::from_vec(width, labels.len(), vectors.concat());
    let body = Body::Read { vectors: numbers.into(), rows: RowSet::All };
    let table = Matrix::new("arrays", shape, "arrays of one dimension", body);
    contents.matrices.push(Matrix { labels: Some(labels), ..table });
}

/// They are of use after all.
fn forget(contents: &mut Contents, used: &[(String, Vec<f64>)]) {
    let names: std::collections::HashSet<String> =
        used.iter().map(|(name, _)| ignored(name)).collect();
    contents.ignored.retain(|ignored| !names.contains(ignored));
}

/// What is said of an array that is not used.
pub(crate) fn ignored(name: &str) -> String {
    format!("array {name:?} of one dimension")
}
