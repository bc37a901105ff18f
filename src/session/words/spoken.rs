//! Sentences that come ready-made in English, said in another language.

use std::borrow::Cow;

use super::words;

/// Where data stands in a pattern.
const DATA: &str = "{}";

/// A text that was made together with what it tells of, which is English, in the language that is
/// spoken: by the pattern of [`super::phrases::PHRASES`] that it has most of its letters from, and
/// so are the pieces that stand in its places for data. A text of no pattern stays as it is.
pub fn spoken(text: &str) -> String {
    said(words().phrases, text).into_owned()
}

fn said<'a>(phrases: &[(&str, &str)], text: &'a str) -> Cow<'a, str> {
    let matched =
        phrases.iter().filter_map(|(pattern, own)| Some((pattern, own, data(pattern, text)?)));
    match matched.max_by_key(|(pattern, ..)| pattern.len()) {
        Some((_, own, data)) => Cow::Owned(filled(own, &data, phrases)),
        None => Cow::Borrowed(text),
    }
}

/// What stands in a text where its pattern has places for data; nothing where the text is not of
/// this pattern.
fn data<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split(DATA);
    let mut rest = text.strip_prefix(parts.next()?)?;
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else {
        return rest.is_empty().then(Vec::new);
    };
    let mut found = Vec::with_capacity(parts.len());
    for part in between {
        let (data, after) = rest.split_once(part)?;
        found.push(data);
        rest = after;
    }
    found.push(rest.strip_suffix(last)?);
    Some(found)
}

/// A pattern with its data, in the order in which `{}` stand in it, or by their places: `{1}`.
fn filled(own: &str, data: &[&str], phrases: &[(&str, &str)]) -> String {
    let (mut out, mut rest, mut next) = (String::new(), own, 0);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}') else { break };
        out.push_str(before);
        let at = place.parse().unwrap_or(next);
        next += 1;
        out.push_str(&data.get(at).map_or(Cow::Borrowed(""), |data| said(phrases, data)));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASES: &[(&str, &str)] = &[
        ("needs contexts", "braucht Kontexte"),
        ("needs at least {} {}, found {}", "braucht mindestens {0} {1}, gefunden {2}"),
        ("contexts in the positive group", "Kontexte der positiven Gruppe"),
        ("{} of {}", "von {1}: {0}"),
        ("{} of {} values above the cut", "{} von {} Werten über dem Schnitt"),
    ];

    #[test]
    fn a_text_is_said_by_its_pattern_and_so_are_its_pieces() {
        let table = [
            ("needs contexts", "braucht Kontexte"),
            (
                "needs at least 2 contexts in the positive group, found 1",
                "braucht mindestens 2 Kontexte der positiven Gruppe, gefunden 1",
            ),
            ("3 of 7", "von 7: 3"),
            ("3 of 7 values above the cut", "3 von 7 Werten über dem Schnitt"),
            ("something else", "something else"),
        ];
        for (text, own) in table {
            assert_eq!(said(PHRASES, text), own);
        }
    }

    #[test]
    fn english_stays_as_it_is() {
        assert_eq!(spoken("needs contexts"), "needs contexts");
    }
}
