//! What titles of columns say of them.

use std::collections::BTreeMap;

/// Titles of a column of names, numbers or not.
pub(in crate::text::table) const NAME_TITLES: [&str; 8] =
    ["token", "word", "label", "name", "text", "term", "sentence", "title"];

/// Titles of a column that counts rows.
pub(super) const INDEX_TITLES: [&str; 5] = ["", "index", "id", "unnamed: 0", "row"];

/// Titles of a column that counts components, where it does.
pub(super) const COMPONENT_TITLES: [&str; 4] = ["dim", "dimension", "component", "axis"];

/// Titles of numbers that are not components.
const EXTRA_TITLES: [&str; 30] = [
    "count",
    "counts",
    "freq",
    "frequency",
    "n",
    "rank",
    "cluster",
    "cluster_id",
    "clusters",
    "group",
    "class",
    "topic",
    "target",
    "label_id",
    "score",
    "weight",
    "size",
    "length",
    "year",
    "date",
    "time",
    "color",
    "colour",
    "index",
    "bias",
    "intercept",
    "prior",
    "log_prior",
    "log_freq",
    "logfreq",
];

/// What titles of components begin with that are those of a picture of the vectors.
const PROJECTIONS: [&str; 5] = ["pca", "umap", "tsne", "t-sne", "mds"];

/// Whether titles over numbers are words, and if so, whether the names of the rows say that these
/// are components: they differ in a number only. Names that count the rows say nothing.
pub(crate) fn are_words(titles: &[String], names: Option<&[String]>) -> Option<bool> {
    let word =
        |title: &&String| title.chars().count() > 1 && title.chars().all(char::is_alphabetic);
    let counted = series(titles.iter().cloned().enumerate()).map_or(0, |(_, all)| all.len());
    let speak = 2 * titles.iter().filter(word).count() > titles.len()
        && !titles.iter().any(|title| is_extra(title))
        && 2 * counted < titles.len();
    let counts = |names: &[String]| {
        [0, 1]
            .iter()
            .any(|from| names.iter().enumerate().all(|(at, name)| name.parse() == Ok(at + from)))
    };
    let components = |names: &[String]| {
        let first = names.first().and_then(|name| stem_of(name)).filter(|stem| !stem.is_empty());
        names.iter().all(|name| stem_of(name) == first) && first.is_some()
    };
    let sure = names.is_some_and(components);
    (speak && (sure || names.is_none_or(counts))).then_some(sure)
}

/// What stands before the number at the end of a title, in small letters; nothing without one.
fn stem_of(title: &str) -> Option<&str> {
    let stem = title.trim_end_matches(|c: char| c.is_ascii_digit());
    (stem.len() < title.len()).then_some(stem)
}

/// The largest set of several titles that differ in a number only (`0`, `1`, … or `dim_0`, `dim_1`,
/// …), by their places, and what they share.
pub(crate) fn series(
    titles: impl Iterator<Item = (usize, String)>,
) -> Option<(String, Vec<usize>)> {
    let mut series: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, title) in titles {
        if let Some(stem) = stem_of(&title.to_lowercase()) {
            series.entry(stem.to_string()).or_default().push(i);
        }
    }
    let largest = series.into_iter().max_by_key(|(stem, columns)| {
        (columns.len(), !PROJECTIONS.iter().any(|name| stem.starts_with(name)))
    });
    largest.filter(|(_, columns)| columns.len() > 1)
}

/// Whether a title is one of numbers that are no components.
pub(crate) fn is_extra(title: &str) -> bool {
    let title = title.to_lowercase();
    EXTRA_TITLES.contains(&title.as_str())
}
