//! Which of the tables that a user has to choose from are likely f and g.

use super::choose::{Candidate, TRANSPOSED};

/// Words in the name of a table of embeddings, and of one of unembeddings, in the singular.
const OF_F: [&str; 9] =
    ["f", "context", "prompt", "sentence", "hidden", "state", "activation", "resid", "residual"];
const OF_G: [&str; 10] = [
    "g",
    "token",
    "vocab",
    "vocabulary",
    "word",
    "unembed",
    "unembedding",
    "head",
    "output",
    "logit",
];

/// The tables for f and for g that their names speak for, or those of their files: what the user is
/// asked begins with them. A name speaks for neither where it speaks for both, or where another one
/// says the same; of two tables the second is what the first is not.
pub fn likely(candidates: &[Candidate]) -> [Option<&Candidate>; 2] {
    let whole = |candidate: &&Candidate| !candidate.name.ends_with(TRANSPOSED);
    let tables: Vec<&Candidate> = candidates.iter().filter(whole).collect();
    let only = |side: usize| {
        let mut named = tables.iter().copied().filter(|table| said(table) == Some(side));
        named.next().filter(|_| named.next().is_none())
    };
    let [f, g] = match ([only(0), only(1)], tables.as_slice()) {
        ([Some(f), None], [a, b]) => [Some(f), Some(if *a == f { *b } else { *a })],
        ([None, Some(g)], [a, b]) => [Some(if *a == g { *b } else { *a }), Some(g)],
        (named, _) => named,
    };
    let (Some(f), Some(g)) = (f, g) else { return [f, g] };
    let forms = |side| forms(candidates, side);
    let mut pairs = forms(f).flat_map(|f| forms(g).map(move |g| [f, g]));
    let fitting = pairs.find(|[f, g]| f.columns == g.columns);
    fitting.map_or([None, None], |sides| sides.map(Some))
}

/// A table as it is, and by its columns where those may be its vectors.
fn forms<'a>(
    candidates: &'a [Candidate],
    table: &'a Candidate,
) -> impl Iterator<Item = &'a Candidate> {
    let turned = format!("{}{TRANSPOSED}", table.name);
    candidates.iter().filter(move |form| form.name == table.name || form.name == turned)
}

/// Whether a table is f (0) or g (1) by its name, else by that of its file.
fn said(table: &Candidate) -> Option<usize> {
    let said = [&table.name, &table.file].map(|name| {
        let words = words(name);
        [&OF_F[..], &OF_G].map(|of| words.iter().any(|word| of.contains(&word.as_str())))
    });
    match said.into_iter().find(|[f, g]| *f || *g)? {
        [true, true] => None,
        [f, _] => Some(usize::from(!f)),
    }
}

/// The words of a name, in small letters and the singular: `tokenVectors`, `token_vectors`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (small && letter.is_uppercase()) {
            words.push(String::new());
        }
        small = letter.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    let one = |word: String| match word.strip_suffix('s').filter(|one| one.len() > 1) {
        Some(one) => one.to_owned(),
        None => word,
    };
    words.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, rows: u64, columns: u64) -> Candidate {
        let (file, dtype, note) = ("m.npz".into(), "F32".into(), String::new());
        Candidate { name: name.into(), file, rows, columns, dtype, note }
    }

    fn found(tables: &[Candidate]) -> [Option<&str>; 2] {
        likely(tables).map(|table| table.map(|table| table.name.as_str()))
    }

    #[test]
    fn tables_that_are_called_so_are_offered() {
        for [f, g] in [
            ["contexts", "tokens"],
            ["my_context-vectors", "tokenVectors"],
            ["promptStates", "lm_head.weight"],
            ["final.npz/hidden", "final.npz/vocab"],
        ] {
            let tables = [table(g, 9, 4), table(f, 5, 4)];
            assert_eq!(found(&tables), [Some(f), Some(g)]);
        }
    }

    #[test]
    fn names_that_say_nothing_both_or_the_same_offer_nothing() {
        assert_eq!(found(&[table("a", 5, 4), table("b", 9, 4)]), [None, None]);
        assert_eq!(found(&[table("token_contexts", 5, 4), table("b", 9, 4)]), [None, None]);
        let alike = [table("tokens_1", 5, 4), table("tokens_2", 9, 4), table("x", 9, 4)];
        assert_eq!(found(&alike), [None, None]);
        assert_eq!(found(&[table("contexts", 5, 4), table("tokens", 9, 3)]), [None, None]);
    }

    #[test]
    fn of_two_tables_the_other_follows_and_of_more_it_does_not() {
        let tables = [table("tokens", 9, 4), table("vectors", 5, 4), table("more", 5, 4)];
        assert_eq!(found(&tables[..2]), [Some("vectors"), Some("tokens")]);
        assert_eq!(found(&tables), [None, Some("tokens")]);
    }

    #[test]
    fn a_file_is_asked_where_the_table_is_called_nothing() {
        let tables = [("contexts.npz", "x"), ("tokens.npz", "y")]
            .map(|(file, name)| Candidate { file: file.into(), ..table(name, 5, 4) });
        assert_eq!(found(&tables), [Some("x"), Some("y")]);
    }

    #[test]
    fn vectors_may_be_columns() {
        let turned = format!("contexts{TRANSPOSED}");
        let tables = [table("contexts", 4, 5), table(&turned, 5, 4), table("tokens", 9, 4)];
        assert_eq!(found(&tables), [Some(turned.as_str()), Some("tokens")]);
    }
}
