//! Rows of fields without what is neither a word nor a concept.

use std::collections::HashSet;

use super::{
    fields::{ARROW, fields},
    head::{CATEGORIES, is_pair_title},
    one_line::in_one_line,
    titles::Line,
};

/// Lines as fields, each with its number in the file.
pub(super) type Rows = Vec<(u64, Vec<String>)>;

/// The fields of these lines.
pub(super) fn of(lines: &[Line], separator: char) -> Rows {
    let parted = || lines.iter().map(|(number, line)| (*number, fields(line, separator))).collect();
    let rows = without_empty_ends(in_one_line(lines).unwrap_or_else(parted));
    let rows = without_notes(relation_first(without_index(without_quotes(rows))));
    let rows = without_scores(concept_first(rows));
    without_scored_words(of_forms(rows), separator == char::from(ARROW))
}

/// What stands around a word in quotes, or that is set off.
const QUOTES: [(&str, &str); 11] = [
    ("'", "'"),
    ("\"", "\""),
    ("“", "”"),
    ("„", "“"),
    ("‘", "’"),
    ("«", "»"),
    ("»", "«"),
    ("「", "」"),
    ("**", "**"),
    ("*", "*"),
    ("`", "`"),
];

/// The rows without the empty fields at the end that all of them have.
fn without_empty_ends(mut rows: Rows) -> Rows {
    let ends = |(_, fields): &(u64, Vec<String>)| {
        fields.len() > 2 && fields.last().is_some_and(|field| field.trim().is_empty())
    };
    while !rows.is_empty() && rows.iter().all(ends) {
        rows.iter_mut().for_each(|(_, fields)| drop(fields.pop()));
    }
    rows
}

/// The rows without quotes around all words, be they single or double.
fn without_quotes(mut rows: Rows) -> Rows {
    let inside = |field: &str| {
        let bare = |(open, close)| field.trim().strip_prefix(open)?.strip_suffix(close);
        QUOTES.into_iter().find_map(bare).map(str::to_string)
    };
    let quoted = |(_, fields): &(u64, Vec<String>)| fields.iter().all(|f| inside(f).is_some());
    if rows.iter().all(quoted) {
        for field in rows.iter_mut().flat_map(|(_, fields)| fields) {
            *field = inside(field).unwrap_or_default();
        }
    }
    rows
}

/// Titles of the names of concepts.
const CONCEPTS: [&str; 4] = ["concept", "category", "relation", "family"];

/// Least rows of a table of three forms of a word each.
const FORMS: usize = 4;

/// The rows of a table of three words each, where no first one comes twice: the forms of a word,
/// as a concept would have several pairs. The second and the third make a family each.
fn of_forms(rows: Rows) -> Rows {
    let category = |word: &&String| CATEGORIES.contains(&word.trim().to_lowercase().as_str());
    // Titles of forms over few rows say it too, but not that of a concept before its pairs.
    let titled = rows.first().is_some_and(|(_, titles)| {
        let concept = |title: &String| CONCEPTS.contains(&title.trim().to_lowercase().as_str());
        titles.iter().filter(category).count() > 1 && !titles.first().is_some_and(concept)
    });
    let enough = rows.len() >= FORMS || rows.len() > 2 && titled;
    let triples = enough && rows.iter().all(|(_, fields)| fields.len() == 3);
    let firsts: HashSet<&str> = rows.iter().map(|(_, fields)| fields[0].trim()).collect();
    // Below such titles the first is a concept, however many pairs it has.
    let named = rows
        .first()
        .is_some_and(|(_, fields)| fields.len() == 3 && is_pair_title(&fields[1], &fields[2]));
    if !triples || named || firsts.len() < rows.len() {
        return rows;
    }
    let (titles, words) = match rows.split_first() {
        Some(((_, titles), words)) if titles.iter().filter(category).count() > 1 => {
            (titles.iter().map(|title| title.trim().to_string()).collect(), words)
        }
        _ => (vec!["first".to_string(), "second".into(), "third".into()], &rows[..]),
    };
    let family = |column: usize| {
        let name = format!("{} → {}", titles[0], titles[column]);
        words.iter().map(move |(number, fields)| {
            (*number, vec![name.clone(), fields[0].clone(), fields[column].clone()])
        })
    };
    family(1).chain(family(2)).collect()
}

/// The rows without a first column that counts them, and without the titles over such a one, as
/// pandas writes them.
fn without_index(rows: Rows) -> Rows {
    let is_whole =
        |field: Option<&String>| field.is_some_and(|field| field.trim().parse::<u64>().is_ok());
    let Some(((_, first), rest)) = rows.split_first() else { return rows };
    let titled = first.first().is_some_and(|title| {
        ["", "index", "id", "unnamed: 0"].contains(&title.trim().to_lowercase().as_str())
    });
    let counted = !rest.is_empty()
        && rest.iter().all(|(_, fields)| fields.len() > 2 && is_whole(fields.first()))
        && (titled || is_whole(first.first()));
    if !counted {
        return rows;
    }
    rows.into_iter()
        .skip(usize::from(titled))
        .map(|(number, fields)| (number, fields.into_iter().skip(1).collect()))
        .collect()
}

/// Titles of the relation between two words, which stands between them.
const RELATIONS: [&str; 5] = ["relation", "predicate", "property", "rel", "edge"];

/// The rows with the relation before the two words, where it stands between them as in triples of
/// knowledge (`France, capital, Paris`), or behind them: what comes several times beside words of
/// which none does.
fn relation_first(mut rows: Rows) -> Rows {
    let titled = rows.first().is_some_and(|(_, first)| {
        first.get(1).is_some_and(|title| RELATIONS.contains(&title.trim().to_lowercase().as_str()))
    });
    let words = &rows[usize::from(titled)..];
    if !rows.iter().all(|(_, fields)| fields.len() == 3) {
        return rows;
    }
    let differ = |column: usize| {
        let all: HashSet<&str> = words.iter().map(|(_, fields)| fields[column].trim()).collect();
        all.len() == words.len()
    };
    let several = words.len() > 1;
    let named = words.iter().all(|(_, fields)| fields[2].trim().parse::<f64>().is_err());
    let last_titled = rows.first().is_some_and(|(_, first)| is_pair_title(&first[1], &first[2]));
    if titled || several && !last_titled && differ(0) && !differ(1) && differ(2) {
        rows.drain(..usize::from(titled));
        rows.iter_mut().for_each(|(_, fields)| fields.swap(0, 1));
    } else if several && !last_titled && differ(0) && differ(1) && !differ(2) && named {
        for (_, fields) in &mut rows {
            fields.rotate_right(1);
            fields[0] = fields[0].trim().trim_start_matches('#').trim().to_string();
        }
    }
    rows
}

/// The rows without what is written behind each pair of single words: several words.
fn without_notes(mut rows: Rows) -> Rows {
    let words = |field: &String| field.split_whitespace().count();
    let noted = |(_, fields): &(u64, Vec<String>)| match fields.as_slice() {
        [from, to, note] => words(from) == 1 && words(to) == 1 && words(note) > 1,
        _ => false,
    };
    let firsts: HashSet<&String> = rows.iter().filter_map(|(_, fields)| fields.first()).collect();
    if rows.len() > 1 && firsts.len() == rows.len() && rows.iter().all(noted) {
        rows.iter_mut().for_each(|(_, fields)| fields.truncate(2));
    }
    rows
}

/// The rows with the concept before the two words, where the titles say that it stands behind them.
fn concept_first(mut rows: Rows) -> Rows {
    let says = |title: &str| CONCEPTS.contains(&title);
    let titled = rows.first().is_some_and(|(_, first)| match first.as_slice() {
        [from, to, last] => is_pair_title(from, to) && says(&last.trim().to_lowercase()),
        _ => false,
    });
    if titled && rows.iter().all(|(_, fields)| fields.len() == 3) {
        rows.iter_mut().for_each(|(_, fields)| fields.rotate_right(1));
    }
    rows
}

/// The rows without what stands behind two words: a number in all of them, or anything under titles
/// of pairs.
fn without_scores(mut rows: Rows) -> Rows {
    let Some((_, first)) = rows.first() else { return rows };
    let is_number = |field: &String| field.trim().parse::<f64>().is_ok();
    let behind = if rows.len() > 1 { &rows[1..] } else { &rows[..] };
    let scored = |(_, fields): &(u64, Vec<String>)| fields.last().is_some_and(is_number);
    let titled = first.len() > 2 && is_pair_title(&first[0], &first[1]);
    let triples = rows.iter().all(|(_, fields)| fields.len() == 3);
    if (titled || triples) && behind.iter().all(scored) {
        rows.iter_mut().for_each(|(_, fields)| fields.truncate(2));
    }
    rows
}

/// The rows without the number behind the last word, if all have one: `queen, 0.9`, `queen (0.9)`,
/// and with decimals behind a space alone where that parts no words.
fn without_scored_words(mut rows: Rows, spaced: bool) -> Rows {
    // "from → to, score" stands over them.
    let titled = rows.first().is_some_and(|(_, fields)| match fields.as_slice() {
        [from, to] => to.split_once([',', ';']).is_some_and(|(to, _)| is_pair_title(from, to)),
        _ => false,
    });
    let scored = &rows[usize::from(titled)..];
    let bare = |(_, fields): &(u64, Vec<String>)| unscored(fields.last()?, spaced);
    let words: Option<Vec<String>> = scored.iter().map(bare).collect();
    let Some(words) = words.filter(|words| !words.is_empty()) else { return rows };
    if titled {
        rows.remove(0);
    }
    for ((_, fields), word) in rows.iter_mut().zip(words) {
        fields.pop();
        fields.push(word);
    }
    rows
}

/// A word without the number behind it, if there is one.
fn unscored(word: &str, spaced: bool) -> Option<String> {
    let word = word.trim_end();
    let open = word.strip_suffix([')', ']']).unwrap_or(word);
    let bracketed = open.len() < word.len();
    let decimal = open.trim_end_matches(['%', ' ']);
    // A comma before digits may be a decimal one, if another sign or a space stands before these.
    let digits = decimal.trim_end_matches(|c: char| c.is_ascii_digit());
    let comma = digits.strip_suffix(',').filter(|whole| {
        let bare = whole.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        bare.len() < whole.len() && bare.ends_with(['(', '[', ',', ';', ':', '=', '\t', ' '])
    });
    let open =
        comma.map_or(decimal.to_string(), |whole| format!("{whole}.{}", &decimal[digits.len()..]));
    let (before, number) = open.rsplit_once(|c: char| "([,;:=\t ".contains(c))?;
    let score: f64 = number.parse().ok()?;
    let bare = before.trim_end().trim_end_matches([',', ';', ':', '=', '(', '[']);
    let signed = bracketed || bare.len() < before.trim_end().len();
    let sign = open.as_bytes()[before.len()];
    let parted = signed || sign != b' ' || spaced && number.contains('.');
    (score.is_finite() && parted && !bare.trim().is_empty()).then(|| bare.trim_end().to_string())
}
