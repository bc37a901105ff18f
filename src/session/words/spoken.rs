//! Sentences that come ready-made in English, said in another language.

use std::borrow::Cow;

use super::{number::localised, pattern::filled_with, words};

/// Where data stands in a pattern.
const DATA: &str = "{}";

/// A text that was made together with what it tells of, which is English, in the language that is
/// spoken: by the pattern of [`super::phrases::PHRASES`] that it has most of its letters from, and
/// so are the pieces that stand in its places for data; numbers among them get the language's
/// signs, and what is quoted stays. A text of no pattern stays as it is.
pub fn spoken(text: &str) -> String {
    Patterns { all: words().phrases, in_lists: false }.translated(text).into_owned()
}

/// The same of what the readers of files say, by [`super::files::FILES`]; several tables in a list
/// are said one by one.
pub fn of_files(text: &str) -> String {
    Patterns { all: words().files, in_lists: true }.translated(text).into_owned()
}

/// What a family, group or relation is called, by [`super::names::NAMES`] where it came with the
/// page; one of the reader's own stays as it is.
pub fn list_name(name: &str) -> String {
    match (Patterns { all: words().names, in_lists: false }).translated(name) {
        Cow::Borrowed(own) => spoken(own),
        Cow::Owned(translated) => translated,
    }
}

/// What joins the parts of a list.
const COMMA: &str = ", ";

/// Patterns of a language.
#[derive(Clone, Copy)]
struct Patterns<'p> {
    all: &'p [(&'p str, &'p str)],
    /// Whether parts of a list are texts of their own, if all of them name something in quotes and
    /// have a pattern.
    in_lists: bool,
}

impl Patterns<'_> {
    fn translated<'a>(self, text: &'a str) -> Cow<'a, str> {
        if let Some(list) = self.list(text) {
            return list.into();
        }
        match self.best(text) {
            Some((own, data)) => self.filled(own, &data).into(),
            None => text.into(),
        }
    }

    /// The pattern with the most letters of those that a text is of, in the language, and the data.
    fn best<'a>(&self, text: &'a str) -> Option<(&str, Vec<&'a str>)> {
        let matched =
            self.all.iter().filter_map(|(pattern, own)| Some((pattern, own, data(pattern, text)?)));
        let (_, own, data) = matched.max_by_key(|(pattern, ..)| weight(pattern))?;
        Some((own, data))
    }

    fn list(self, text: &str) -> Option<String> {
        let mut parts = text.split(COMMA).peekable();
        let first = parts.next().filter(|_| self.in_lists)?;
        parts.peek()?;
        let translate = |part: &str| {
            let (own, data) = self.best(part).filter(|_| part.contains('"'))?;
            Some(self.filled(own, &data))
        };
        let parts: Option<Vec<String>> =
            std::iter::once(first).chain(parts).map(translate).collect();
        Some(parts?.join(words().list))
    }

    /// A pattern of the language with data.
    fn filled(self, own: &str, data: &[&str]) -> String {
        filled_with(own, &|at, before| {
            let quoted = before.ends_with(words().quotes[0]);
            data.get(at).map_or_else(String::new, |data| self.piece(data, quoted).into_owned())
        })
    }

    /// What stands in a place for data: as it was found where it is quoted, else said in its turn;
    /// what has no pattern with the signs of the language.
    fn piece<'a>(self, data: &'a str, quoted: bool) -> Cow<'a, str> {
        if quoted {
            return data.into();
        }
        match self.translated(data) {
            Cow::Borrowed(plain) if plain.contains('"') => requoted(plain).into(),
            Cow::Borrowed(plain) => localised(plain),
            translated => translated,
        }
    }
}

/// How much of a text a pattern says. A place before a colon is taken off before the text is cut
/// at a short word inside of it, such as “or”.
fn weight(pattern: &str) -> usize {
    const PLACE: usize = 3;
    pattern.len() + if pattern.starts_with("{}: ") { PLACE } else { 0 }
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

/// Names that were quoted as Rust quotes them, in the language's quotes; quotes inside words, as
/// code has them, stay.
fn requoted(text: &str) -> String {
    let ([open, close], mut out, mut rest) = (words().quotes, String::new(), text);
    while let Some((before, inside, after)) = quotation(rest) {
        out += &[before, open, inside, close].concat();
        rest = after;
    }
    out + rest
}

/// What stands before, in and after the first quotation.
fn quotation(text: &str) -> Option<(&str, &str, &str)> {
    let is_free = |before: &str| before.is_empty() || before.ends_with([' ', '(']);
    let (start, _) = text.match_indices('"').find(|(at, _)| is_free(&text[..*at]))?;
    let inside = &text[start + 1..];
    let (end, _) = inside.match_indices('"').find(|(at, _)| {
        let after = &inside[at + 1..];
        let ends = after.is_empty() || after.starts_with([' ', ',', ';', ')']);
        ends && !inside[..*at].ends_with('\\')
    })?;
    Some((&text[..start], &inside[..end], &inside[end + 1..]))
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
            assert_eq!(Patterns { all: PHRASES, in_lists: false }.translated(text), own);
        }
    }

    #[test]
    fn numbers_in_a_sentence_have_the_signs_of_its_language() {
        super::super::speak(&super::super::german::WORDS);
        let table = [
            (
                "Shift of log-odds; off target 45.5 → 60.0",
                "Verschiebung der Log-Odds; neben dem Ziel 45,5 → 60,0",
            ),
            ("Angles in degrees: 0.1°, 12.5°", "Winkel in Grad: 0,1°; 12,5°"),
            (
                "Computed in double precision, relative tolerance 1.2e−5",
                "Berechnet in doppelter Genauigkeit, relative Toleranz 1,2e−5",
            ),
            ("component 1 (12.5 %)", "Komponente 1 (12,5 %)"),
            ("Next tokens after “0.5”", "Nächste Tokens nach „0.5“"),
            ("to, SmolLM2-1.7B", "zu, SmolLM2-1.7B"),
            ("Seed 1,234", "Seed 1.234"),
            ("Next tokens after “before”", "Nächste Tokens nach „before“"),
            ("before, the \"head\" of f[\"a\"]", "vorher, the „head“ of f[\"a\"]"),
        ];
        let translated = table.map(|(text, _)| spoken(text));
        super::super::speak(&super::super::ENGLISH);
        assert_eq!(translated, table.map(|(_, own)| own));
    }

    #[test]
    fn what_readers_of_files_say_is_said_with_all_its_parts() {
        super::super::speak(&super::super::german::WORDS);
        let table = [
            (
                "read 5000 of 50257 tokens: the first, as chosen",
                "5000 von 50257 Tokens gelesen: die ersten, wie gewählt",
            ),
            (
                "a.npz, array \"g\": found number type O; expected f2, f4, f8 or whole numbers \
                 for vectors, U or S for names",
                "a.npz, Array „g“: Zahlentyp O gefunden; erwartet: f2, f4, f8 oder ganze Zahlen \
                 für Vektoren, U oder S für Namen",
            ),
            (
                "not used: array \"a\" of one dimension, array \"b\" of 3 dimensions",
                "nicht benutzt: Array „a“ mit einer Dimension, Array „b“ mit 3 Dimensionen",
            ),
            (
                "x.gguf: found only \"output.weight\", which is of type IQ1_S, which is not read; \
                 expected at least one two-dimensional table of vectors",
                "x.gguf: nur „output.weight“ (hat den Typ IQ1_S, der nicht gelesen wird) gefunden; \
                 erwartet wird mindestens eine zweidimensionale Tabelle von Vektoren",
            ),
            (
                "w.vec, vectors: found 9 rows of 2 numbers; the limit is 7 rows (768 MB); choose \
                 fewer tokens: the first so many, or those of a list",
                "w.vec, Vektoren: 9 Zeilen von 2 Zahlen gefunden; erlaubt sind höchstens 7 Zeilen (768 \
                 MB); weniger Tokens wählen: die ersten so vielen oder die einer Liste",
            ),
            (
                "states of a model of architecture \"mamba\" cannot be computed: rotations by \
                 position of type \"su\" are not known",
                "Zustände eines Modells der Architektur „mamba“ können nicht berechnet werden: \
                 Drehungen nach Position der Art „su“ sind nicht bekannt",
            ),
            (
                "context 3 of the list has 2,009 tokens; the model was made for 1,024",
                "Kontext 3 der Liste hat 2.009 Tokens; das Modell ist für 1.024 gemacht",
            ),
            (
                "the files: found no config.json, expected one beside the safetensors",
                "die Dateien: kein config.json gefunden, erwartet: eines neben den safetensors",
            ),
            (
                "mine.json: step 2, task, ask: in the formula “a^”: expected a letter, a number or \
                 a sign at character 3, found the end",
                "mine.json: Schritt 2, task, ask: in der Formel „a^“: erwartet wird ein Buchstabe, \
                 eine Zahl oder ein Zeichen an Zeichen 3, gefunden: das Ende",
            ),
            (
                "the link's part “steps” was left out: unknown variant `bend`, expected one of \
                 `plane`, `shift` at line 1 column 9",
                "der Teil „steps“ des Links wurde weggelassen: unbekannter Wert `bend`, erwartet \
                 wird eines von `plane`, `shift` in Zeile 1, Spalte 9",
            ),
        ];
        let translated = table.map(|(text, _)| of_files(text));
        super::super::speak(&super::super::ENGLISH);
        assert_eq!(translated, table.map(|(_, own)| own));
    }

    #[test]
    fn english_stays_as_it_is() {
        assert_eq!(spoken("needs contexts"), "needs contexts");
    }
}
