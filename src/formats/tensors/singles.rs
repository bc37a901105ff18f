//! Vectors that are arrays of their own, each under the word or the layer that it belongs to.

use nalgebra::DMatrix;
use theory::model::NamedDirection;

use crate::{
    contents::{
        Bias, Contents,
        matrix::{Body, Matrix},
    },
    rows::set::RowSet,
};

/// Most numbers of such arrays that are held in memory.
const MOST_NUMBERS: usize = 1 << 23;

/// What names of directions begin with, as control vectors have them, one a layer.
pub(crate) const DIRECTION: &str = "direction.";

/// An array of one dimension by its name, or its path in an archive.
type Single = (String, Vec<f64>);

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
    let words = with_biases(contents, words, has_table);
    let is_direction = |(_, vector): &Single| widths.contains(&vector.len());
    let alone = contents.matrices.is_empty() && contents.lists.is_empty();
    if alone && !words.is_empty() && words.iter().all(is_direction) {
        forget(contents, &words);
        let named = |(name, vector)| NamedDirection { name, vector };
        contents.directions.extend(words.into_iter().map(named));
        return;
    }
    let width = words.first().map_or(0, |(_, vector)| vector.len());
    if has_table || words.len() < 2 || width < 2 || !are_even(&words) {
        let named = words.into_iter().map(|(name, numbers)| (name, numbers.len() as u64));
        contents.vectors.extend(named);
        return;
    }
    forget(contents, &words);
    let (names, vectors): (Vec<String>, Vec<Vec<f64>>) = words.into_iter().unzip();
    let labels = without_folder(names);
    let shape = (labels.len() as u64, width as u64);
    let numbers = DMatrix::from_vec(width, labels.len(), vectors.concat());
    let body = Body::Read { vectors: numbers.into(), rows: RowSet::All };
    let table = Matrix::new("arrays", shape, "arrays of one dimension", body);
    contents.matrices.push(Matrix { labels: Some(labels), ..table });
}

/// The arrays that are words: also those that are called as a bias is, where there is no table and
/// they are as long as all others.
fn with_biases(contents: &mut Contents, singles: Vec<Single>, has_table: bool) -> Vec<Single> {
    let of = |bias: &Bias, (path, vector): &Single| {
        path.rsplit('/').next() == Some(bias.name.as_str()) && bias.values == *vector
            || bias.name == *path
    };
    let is_bias: Vec<bool> =
        singles.iter().map(|single| contents.biases.iter().any(|bias| of(bias, single))).collect();
    let others = is_bias.iter().filter(|is_bias| !**is_bias).count();
    let width = singles.first().map_or(0, |(_, vector)| vector.len());
    let biases = || singles.iter().zip(&is_bias).filter(|(_, is_bias)| **is_bias);
    // With a number for each of the others `bias` may be theirs; a letter is one of several.
    let are_theirs = width == others && biases().any(|((path, _), _)| path.len() > 1);
    if has_table || others < 2 || are_theirs || !are_even(&singles) {
        let words = singles.into_iter().zip(is_bias).filter(|(_, is_bias)| !is_bias);
        return words.map(|(word, _)| word).collect();
    }
    let warning = |((path, _), _): (&Single, &bool)| {
        format!("{path:?} is read as a word, as it is as long as the vectors of the others")
    };
    contents.warnings.extend(biases().map(warning));
    contents.biases.retain(|bias| !singles.iter().any(|single| of(bias, single)));
    singles
}

/// Whether all arrays are equally long.
fn are_even(singles: &[Single]) -> bool {
    let width = singles.first().map_or(0, |(_, vector)| vector.len());
    singles.iter().all(|(_, vector)| vector.len() == width)
}

/// Paths in an archive without the folder that all of them are in.
fn without_folder(paths: Vec<String>) -> Vec<String> {
    let folder = paths.first().and_then(|path| Some(path.rsplit_once('/')?.0)).map(str::to_string);
    let inside = |path: &String| {
        let rest = path.strip_prefix(folder.as_deref()?)?.strip_prefix('/')?;
        Some(rest.to_string())
    };
    paths.iter().map(inside).collect::<Option<Vec<_>>>().unwrap_or(paths)
}

/// They are of use after all.
fn forget(contents: &mut Contents, used: &[Single]) {
    let names: std::collections::HashSet<String> =
        used.iter().map(|(name, _)| ignored(name)).collect();
    contents.ignored.retain(|ignored| !names.contains(ignored));
}

/// What is said of an array that is not used.
pub(crate) fn ignored(name: &str) -> String {
    format!("array {name:?} of one dimension")
}
