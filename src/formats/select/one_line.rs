//! Lists of names that stand in one line, or in lines of several.

use crate::contents::{Contents, label_list::LabelList};

/// What may stand between names, the likeliest first.
const SEPARATORS: [char; 5] = ['\t', ';', ',', '|', ' '];

/// Parts the lines of lists that fit no table as they are, but do so part by part.
pub(crate) fn part(contents: &mut [Contents]) {
    let tables = contents.iter().flat_map(|c| &c.matrices);
    let rows: Vec<u64> = tables.map(|table| table.rows).filter(|rows| *rows > 1).collect();
    let tables = contents.iter().flat_map(|c| &c.matrices);
    let columns = tables.filter(|table| table.columns > table.rows).map(|table| table.columns);
    let sizes: Vec<u64> = rows.iter().copied().chain(columns).collect();
    for contents in contents.iter_mut() {
        for list in &mut contents.lists {
            let fits = sizes.iter().any(|size| list.fits(*size));
            if let Some(names) = parted(list, &rows).filter(|_| list.is_text() && !fits) {
                let lines = list.entries.len();
                let place = &list.place;
                let count = names.len();
                contents.warnings.push(format!("{place}: {count} names in {lines} lines"));
                list.entries = names;
            }
        }
    }
}

/// The names in the lines of a list, as many as a table has rows.
fn parted(list: &LabelList, rows: &[u64]) -> Option<Vec<String>> {
    let names = |separator: &char| -> Vec<String> {
        let parts = list.entries.iter().flat_map(|line| line.split(*separator));
        let bare = |name: &str| {
            let name = name.trim().trim_matches(['[', ']']);
            let quoted = |quote| name.strip_prefix(quote)?.strip_suffix(quote);
            quoted('"').or_else(|| quoted('\'')).unwrap_or(name).to_string()
        };
        parts.map(bare).filter(|name| !name.is_empty()).collect()
    };
    SEPARATORS
        .iter()
        .map(names)
        .find(|names| names.len() > list.entries.len() && rows.contains(&(names.len() as u64)))
}
