//! Tables that lie in parts, `emb_part1.npy` and `emb_part2.npy`: made one.

use std::collections::BTreeMap;

use theory::{linalg::Moments, model::Columns};

use crate::{
    container::stored::{Order, Stored},
    contents::{
        Contents, head,
        label_list::LabelList,
        matrix::{Body, Matrix, Piece},
        scales::Scales,
    },
    error::FormatError,
    rows::set::RowSet,
    source::input::Files,
    text::shards,
};

/// Words that say that a number is that of a part.
const WORDS: [&str; 6] = ["part", "shard", "chunk", "split", "piece", "batch"];

/// The file that a table is in, and its place there.
type Place = (usize, usize);

/// Puts the tables together whose names say that they are parts of one, where all of them are here.
pub(crate) fn join(contents: &mut [Contents]) {
    let mut parts: BTreeMap<(String, Option<u64>), Numbered> = BTreeMap::new();
    for (file, held) in contents.iter().enumerate() {
        for (at, matrix) in held.matrices.iter().enumerate() {
            if let Some((whole, number, count)) = part_of(&matrix.name) {
                let numbered = parts.entry((whole, count)).or_default();
                numbered.entry(number).or_default().push((file, at));
            }
        }
    }
    let mut joined = Vec::new();
    for ((whole, count), numbered) in parts {
        let places: Vec<Place> = numbered.values().flatten().copied().collect();
        if !are_all(&numbered, count) {
            warn_of_lack(contents, &places);
        } else if let Some(matrix) = one(contents, &whole, &places) {
            joined.push((matrix, places));
        }
    }
    take(contents, joined);
}

/// Gives each token the row of the table that it has, where a file says which, and its weight.
pub(crate) fn map_rows(contents: &mut [Contents]) {
    share_rows(contents);
    for contents in contents {
        let weights = std::mem::take(&mut contents.token_weights);
        let [table] = contents.matrices.as_mut_slice() else { continue };
        if !weights.is_empty() && weights.len() as u64 == table.rows && table.scales.is_none() {
            let name = &table.name;
            let note =
                format!("the vectors of {name:?} are multiplied by the weight of each token");
            contents.warnings.push(note);
            table.scales = Some(Scales::of_rows(weights));
            contents.vectors.retain(|(name, _)| name != "weights");
        }
    }
}

fn share_rows(contents: &mut [Contents]) {
    for (file, contents) in contents.iter_mut().enumerate() {
        let mapping = std::mem::take(&mut contents.mapping);
        let ([table], false) = (contents.matrices.as_mut_slice(), mapping.is_empty()) else {
            continue;
        };
        let name = table.name.clone();
        let Some(pieces) = mapped(table, &mapping, file) else {
            contents.warnings.push(format!(
                "the mapping of tokens to rows of {name:?} is left aside: it names others"
            ));
            continue;
        };
        table.rows = mapping.len() as u64;
        table.body = Body::Joined(pieces);
        let tokens = mapping.len();
        contents.vectors.retain(|(name, _)| name != "mapping");
        contents
            .warnings
            .push(format!("the {tokens} tokens of {name:?} share its rows by a mapping"));
    }
}

/// The rows of a table that a mapping names, those that follow each other together.
fn mapped(table: &Matrix, mapping: &[u64], file: usize) -> Option<Vec<Piece>> {
    let Body::Stored(stored) = &table.body else { return None };
    let size = stored.encoding.size(table.columns)?;
    let by_rows = stored.order == Order::RowMajor && mapping.iter().all(|row| *row < table.rows);
    let run = |run: &[u64]| {
        let offset = stored.offset + run[0] * size;
        Piece { file, rows: run.len() as u64, stored: Stored { offset, ..*stored } }
    };
    by_rows.then(|| mapping.chunk_by(|a, b| a + 1 == *b).map(run).collect())
}

/// Puts the pieces of the head together that lie in files of several ranks.
///
/// # Errors
/// A rank is missing, or a piece, so that there would be half a vocabulary.
pub(crate) fn join_ranks(files: &Files, contents: &mut [Contents]) -> Result<(), FormatError> {
    let ranks = ranks(files);
    let Some((&last, of_last)) = ranks.last_key_value() else { return Ok(()) };
    let name = || files.name(of_last[0]).to_string();
    let missing = (0..last).filter(|rank| !ranks.contains_key(rank));
    let missing: Vec<String> =
        missing.map(|rank| format!("model-rank-{rank}-part-0.safetensors")).collect();
    if !missing.is_empty() {
        return Err(FormatError::Parts { file: name(), missing: missing.join(", ") });
    }
    if last == 0 {
        let warning = format!("{} may be a piece of a model: other ranks are not opened", name());
        contents[of_last[0]].warnings.push(warning);
        return Ok(());
    }
    let mut joined = Vec::new();
    for (table, places) in pieces(&ranks, contents) {
        let all = places.len() == ranks.len();
        let Some(whole) = all.then(|| one(contents, &table, &places)).flatten() else {
            let file = files.name(places[0].0).to_string();
            return Err(FormatError::Pieces { file, parts: ranks.len() as u64 });
        };
        joined.push((whole, places));
    }
    for &(file, at) in joined.iter().flat_map(|(_, places)| places) {
        let table = &mut contents[file].matrices[at];
        table.name = format!("{}/{}", files.name(file), table.name);
    }
    take(contents, joined);
    Ok(())
}

/// The files of each rank.
fn ranks(files: &Files) -> BTreeMap<u64, Vec<usize>> {
    let mut ranks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for file in 0..files.len() {
        if let Some(rank) = shards::rank_of(files.name(file)) {
            ranks.entry(rank).or_default().push(file);
        }
    }
    ranks
}

/// Where the pieces of each table of the head are, in the order of their ranks.
fn pieces(
    ranks: &BTreeMap<u64, Vec<usize>>,
    contents: &[Contents],
) -> BTreeMap<String, Vec<Place>> {
    let mut pieces: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for &file in ranks.values().flatten() {
        let tables = contents[file].matrices.iter().enumerate();
        for (at, table) in tables.filter(|(_, table)| head::part(&table.name).is_some()) {
            pieces.entry(table.name.clone()).or_default().push((file, at));
        }
    }
    pieces
}

/// The tables of each number.
type Numbered = BTreeMap<u64, Vec<Place>>;

/// Whether these are several parts from 0 or 1 on, one of each number, and as many as there should
/// be.
fn are_all(numbered: &Numbered, count: Option<u64>) -> bool {
    let from = numbered.keys().next().copied().unwrap_or_default();
    let in_turn = (from..).zip(numbered.keys()).all(|(number, own)| number == *own);
    let places = numbered.values().map(Vec::len);
    let here = numbered.len() as u64;
    from <= 1
        && in_turn
        && here > 1
        && count.is_none_or(|count| count == here)
        && places.max() == Some(1)
}

/// What the whole of a part is called, and which part it is, if a name says so: `emb_part1`,
/// `shard-00`, `data-00000-of-00002` (which says how many there are), and the head's own table with
/// a number behind it.
fn part_of(name: &str) -> Option<(String, u64, Option<u64>)> {
    if let Some(part) = shards::Part::of(name) {
        let (number, count) = part.number();
        return Some((part.whole().to_string(), number, Some(count)));
    }
    let before = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name[before.len()..].parse().ok()?;
    let bare = before.trim_end_matches(['-', '_', '.', ' ']);
    let lower = bare.to_ascii_lowercase();
    let word = WORDS.iter().find(|word| lower.ends_with(**word));
    let whole = match word {
        // A part by its name alone, `shard_00`: the whole has none.
        Some(word) => bare[..bare.len() - word.len()].trim_end_matches(['-', '_', '.', ' ']),
        None => {
            Some(bare).filter(|bare| bare.len() < before.len() && head::part(bare).is_some())?
        }
    };
    // "counterpart" is a word of its own, and so is what is in a layer.
    let apart = word.is_none_or(|word| {
        let letters = &bare[..bare.len() - word.len()];
        !letters.ends_with(|c: char| c.is_alphabetic())
    });
    (apart && !head::is_in_layer(whole)).then(|| (whole.to_string(), number, None))
}

/// The table that parts make, if they are alike.
fn one(contents: &[Contents], whole: &str, places: &[Place]) -> Option<Matrix> {
    let parts: Vec<&Matrix> =
        places.iter().map(|&(file, at)| &contents[file].matrices[at]).collect();
    let first = *parts.first()?;
    let alike = |part: &&Matrix| {
        part.columns == first.columns
            && part.scales.is_none()
            && part.part.is_none()
            && part.labels.is_some() == first.labels.is_some()
    };
    if !parts.iter().all(alike) {
        return None;
    }
    let rows = parts.iter().map(|part| part.rows).try_fold(0_u64, u64::checked_add)?;
    let name = if whole.is_empty() { first.name.as_str() } else { whole };
    let body = stored(&parts, places).or_else(|| read(&parts)).or_else(|| summed(&parts))?;
    let labels = parts.iter().map(|part| part.labels.clone()).collect::<Option<Vec<_>>>();
    let labels = labels.map(|labels| labels.concat());
    Some(Matrix { labels, ..Matrix::new(name, (rows, first.columns), &first.dtype, body) })
}

fn stored(parts: &[&Matrix], places: &[Place]) -> Option<Body> {
    let piece = |(part, &(file, _)): (&&Matrix, &Place)| match part.body {
        Body::Stored(stored) => Some(Piece { file, rows: part.rows, stored }),
        _ => None,
    };
    parts.iter().zip(places).map(piece).collect::<Option<_>>().map(Body::Joined)
}

fn read(parts: &[&Matrix]) -> Option<Body> {
    let (mut first, mut all, mut held) = (0, Vec::new(), Vec::new());
    let whole = parts.iter().all(|part| matches!(&part.body, Body::Read { rows: RowSet::All, .. }));
    for part in parts {
        let Body::Read { vectors, rows } = &part.body else { return None };
        if part.passed_over() {
            return None;
        }
        held.extend(rows.numbers(part.rows).map(|row| first + row));
        all.push(vectors.clone());
        first += part.rows;
    }
    let rows = if whole { RowSet::All } else { RowSet::Only(held) };
    Some(Body::Read { vectors: Columns::join(all), rows })
}

fn summed(parts: &[&Matrix]) -> Option<Body> {
    let mut all: Option<Moments> = None;
    for part in parts {
        let Body::Summed(moments) = &part.body else { return None };
        match &mut all {
            Some(all) => all.join(moments),
            None => all = Some(moments.clone()),
        }
    }
    all.map(Body::Summed)
}

/// Puts each table in the place of its first part; says so.
fn take(contents: &mut [Contents], joined: Vec<(Matrix, Vec<Place>)>) {
    let mut gone: Vec<Place> = Vec::new();
    for (matrix, places) in joined {
        let names: Vec<String> =
            places.iter().map(|&(file, at)| contents[file].matrices[at].name.clone()).collect();
        join_lists(contents, &places);
        let (file, at) = places[0];
        contents[file].warnings.push(format!("read as parts of one table: {}", names.join(", ")));
        contents[file].matrices[at] = matrix;
        gone.extend(&places[1..]);
    }
    // From the end on, so that those before keep their places.
    gone.sort_unstable();
    for (file, at) in gone.into_iter().rev() {
        contents[file].matrices.remove(at);
    }
}

/// Makes one of the lists of names that lie beside the parts, each in the file of its part.
fn join_lists(contents: &mut [Contents], places: &[Place]) {
    let list = |&(file, at): &Place| {
        let rows = contents[file].matrices[at].rows;
        let fits = |list: &LabelList| list.entries.len() as u64 == rows;
        contents[file].lists.iter().position(fits)
    };
    let found: Option<Vec<usize>> = places.iter().map(list).collect();
    let apart = places.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let Some(found) = found.filter(|_| apart) else { return };
    let rest: Vec<String> = places[1..]
        .iter()
        .zip(&found[1..])
        .flat_map(|(&(file, _), &at)| contents[file].lists.remove(at).entries)
        .collect();
    contents[places[0].0].lists[found[0]].entries.extend(rest);
}

/// What a file is called that is a part by its name, without that.
pub(crate) fn whole(stem: &str) -> String {
    part_of(stem).map(|(whole, ..)| whole).filter(|whole| !whole.is_empty()).unwrap_or(stem.into())
}

/// Says that a table is a part, and the others are not here.
fn warn_of_lack(contents: &mut [Contents], places: &[Place]) {
    for &(file, at) in places {
        let name = contents[file].matrices[at].name.clone();
        // Of a file that says how many parts there are, the check of checkpoints says which lack.
        if shards::Part::of(&name).is_none() && places.len() == 1 {
            let warning =
                format!("{name:?} is a part of a table by its name: the others are not opened");
            contents[file].warnings.push(warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_called_as_its_whole() {
        for (name, expected) in [
            ("model-00002-of-00002", "model"),
            ("a-b-1-of-3", "a-b"),
            ("emb_part1", "emb"),
            ("vectors.shard-02", "vectors"),
            ("model", "model"),
            ("shard_00", "shard_00"),
            ("-1-of-3", "-1-of-3"),
            ("one-of-many", "one-of-many"),
            ("counterpart2", "counterpart2"),
            ("layers.3.split1", "layers.3.split1"),
            ("embeddings_1", "embeddings_1"),
        ] {
            assert_eq!(whole(name), expected);
        }
        assert_eq!(part_of("lm_head.weight.1"), Some(("lm_head.weight".into(), 1, None)));
        assert_eq!(part_of("data-00001-of-00004"), Some(("data".into(), 1, Some(4))));
    }
}
