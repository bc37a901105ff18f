//! What a row notes, and why it is not testable, in words.

use super::{number::signed, pattern::filled, spoken, words};
use theory::property::{
    MainPlane, Members, NotTestable, Note, Quantity, ROUND_OFF, Rounded, Vanished, short,
};

/// How a language says what a row notes: patterns with `{}` for data. All are matched without a
/// rest, so that the compiler says what a language still lacks.
pub struct Noted {
    /// Of a note.
    pub note: fn(&Note) -> &'static str,
    /// What a quantity is called.
    pub quantity: fn(Quantity) -> &'static str,
    /// What stands between two notes.
    pub joint: &'static str,
    /// Why a row is not testable; none where the reason says so itself, as every error does in
    /// English.
    pub reasons: Option<Reasons>,
}

/// How a language says why a row is not testable.
pub struct Reasons {
    /// Of a reason.
    pub reason: fn(&NotTestable) -> &'static str,
    /// Of what there are too few.
    pub members: fn(Members) -> &'static str,
    /// What has length zero.
    pub vanished: fn(Vanished) -> &'static str,
    /// What has no axes of its own.
    pub plane: fn(MainPlane) -> &'static str,
}

impl Noted {
    /// In English.
    pub const ENGLISH: Self = Self { note, quantity, joint: "; ", reasons: None };
}

/// All that a row notes; empty where it notes nothing.
pub fn notes(notes: &[Note]) -> String {
    notes.iter().map(noted).collect::<Vec<_>>().join(words().noted.joint)
}

/// A note of a row.
pub fn noted(note: &Note) -> String {
    filled((words().noted.note)(note), &data(note))
}

/// Why a row is not testable.
pub fn untestable(reason: &NotTestable) -> String {
    let Some(own) = &words().noted.reasons else { return reason.to_string() };
    let data = match *reason {
        NotTestable::Index { index, count, .. } => vec![index.to_string(), count.to_string()],
        NotTestable::Zero(what) => vec![(own.vanished)(what).into()],
        NotTestable::Axes(what) => vec![(own.plane)(what).into()],
        NotTestable::Few { what, expected, found } => {
            vec![expected.to_string(), (own.members)(what).into(), found.to_string()]
        }
        NotTestable::NoVector { expected } => vec![expected.to_string()],
        NotTestable::Width { found, expected } => vec![found.to_string(), expected.to_string()],
        NotTestable::TooWide { d } => vec![d.to_string(), d.to_string()],
        NotTestable::Contexts
        | NotTestable::Tokens
        | NotTestable::Range
        | NotTestable::Unknown
        | NotTestable::NoAnalogy
        | NotTestable::Unsettled => Vec::new(),
    };
    filled((own.reason)(reason), &data)
}

/// What stands in the places of a note's pattern.
fn data(note: &Note) -> Vec<String> {
    let called = |quantity: Quantity| (words().noted.quantity)(quantity).to_string();
    match note {
        // As in a formula: with the decimal point, whatever the language.
        Note::Change(Quantity::Beta, both) => {
            let [before, after] = both.map(english);
            vec![called(Quantity::Beta), before, after]
        }
        &Note::Change(quantity, both) => {
            let [before, after] = both.map(|x| signed(english(x)));
            vec![called(quantity), before, after]
        }
        &Note::Quantity(quantity, x) => vec![called(quantity), signed(english(x))],
        Note::FewRandomPairs { found, wanted } => vec![found.to_string(), wanted.to_string()],
        Note::Unkept { change, amplification, tolerance } => {
            [change, amplification, tolerance].map(|&x| signed(short(x))).into()
        }
        Note::FitsAny { samples, d } => vec![samples.to_string(), d.to_string()],
        Note::AllNeighbours { others } => vec![others.to_string()],
        Note::Dependent { numbers } => vec![numbers.to_string()],
        Note::OneVector(pairs) => vec![pairs.join(", ")],
        // Families that come with the page have names in every language.
        Note::NoMeanDirection(families) => vec![spoken(&families.join(", "))],
        Note::FewContexts { contexts, d } => vec![contexts.to_string(), d.to_string()],
        Note::Rank { rank, differences } => vec![rank.to_string(), differences.to_string()],
        Note::PrincipalAngles(angles) => {
            angles.iter().map(|angle| signed(format!("{angle:.1}°"))).collect()
        }
        Note::OneAnswer
        | Note::OneToken
        | Note::OneDimension
        | Note::OtherAxes
        | Note::EqualAxes
        | Note::Between
        | Note::Outside
        | Note::Separable
        | Note::NotSeparable => Vec::new(),
    }
}

fn english(x: Rounded) -> String {
    x.map_or_else(|| ROUND_OFF.into(), short)
}

fn note(note: &Note) -> &'static str {
    match note {
        Note::Change(..) => "{} {} → {}",
        Note::Quantity(..) => "{} {}",
        Note::FewRandomPairs { .. } => "only {} random pairs of {} differ",
        Note::Unkept { .. } => {
            "numerical warning: theory says kept, measured change {}; rounding times {} allows {}"
        }
        Note::FitsAny { .. } => "exact by construction: n ≤ d + 1 ({} samples, d = {})",
        Note::AllNeighbours { .. } => "by construction: of {} other tokens all are neighbours",
        Note::OneAnswer => "by construction: a single token is left to answer",
        Note::OneToken => "by construction: a single token is certain",
        Note::OneDimension => "by construction: in one dimension all directions are parallel",
        Note::Dependent { .. } => "n > {}: dependent by construction",
        Note::OneVector(_) => "left out, as both tokens are one vector: {}",
        Note::NoMeanDirection(_) => "left out, as they have no mean direction: {}",
        Note::FewContexts { .. } => "relative to the {} loaded contexts, fewer than d = {}",
        Note::Rank { .. } => "rank {} of {} differences",
        Note::PrincipalAngles(angles) if angles.len() == 1 => "principal angles {}",
        Note::PrincipalAngles(_) => "principal angles {} and {}",
        Note::OtherAxes => "another number of axes",
        Note::EqualAxes => "both axes have the same singular value: compared up to a turn",
        Note::Between => "between the two",
        Note::Outside => "outside the two",
        Note::Separable => "separable",
        Note::NotSeparable => "not separable",
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Angle => "angle in degrees",
        Quantity::Beta => "β",
        Quantity::Ratio => "ratio",
        Quantity::Solved => "solved",
        Quantity::Least => "least",
        Quantity::FirstNorm => "first norm",
        Quantity::EffectiveDimensions => "effective dimensions",
        Quantity::Auc => "AUC",
        Quantity::ExpectedReply => "expected reply",
        Quantity::Faithfulness => "in-sample faithfulness",
        Quantity::OnTarget => "on-target shift of log-odds",
        Quantity::LogProbability => "largest change of a log-probability",
        Quantity::Divergence => "mean KL divergence",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{ENGLISH, Words, french, german, speak};
    use theory::property::Indexed;

    fn says<T>(words: &'static Words, text: impl Fn() -> T) -> T {
        speak(words);
        let text = text();
        speak(&ENGLISH);
        text
    }

    #[test]
    fn what_a_row_notes_is_said_in_one_line() {
        let all = [
            Note::Change(Quantity::Angle, [Some(45.5), None]),
            Note::PrincipalAngles(vec![12.34, 0.1]),
            Note::OneVector(vec!["easy → easy".into(), "1.5 → 1.5".into()]),
        ];
        let said = || notes(&all);
        assert_eq!(
            says(&ENGLISH, said),
            "angle in degrees 45.5 → ≈ 0; principal angles 12.3° and 0.1°; left out, as both \
             tokens are one vector: easy → easy, 1.5 → 1.5"
        );
        assert_eq!(
            says(&french::WORDS, said),
            "angle en degrés 45,5 → ≈ 0\u{202f}; angles principaux 12,3° et 0,1°\u{202f}; écarté, \
             les deux tokens étant un seul vecteur\u{a0}: easy → easy, 1.5 → 1.5"
        );
        assert_eq!(notes(&[]), "");
    }

    #[test]
    fn why_a_row_is_not_testable_is_said_with_its_numbers() {
        let table = [
            (
                NotTestable::Few { what: Members::PositiveContexts, expected: 2, found: 1 },
                "needs at least 2 contexts in the positive group, found 1",
                "braucht mindestens 2 Kontexte in der positiven Gruppe, gefunden: 1",
            ),
            (
                NotTestable::Index { what: Indexed::Token, index: 9, count: 5 },
                "needs token 9, but there are 5",
                "braucht Token 9, es gibt aber 5",
            ),
            (
                NotTestable::Zero(Vanished::Direction),
                "the direction has length zero",
                "die Richtung hat Länge null",
            ),
        ];
        for (reason, english, german) in table {
            assert_eq!(untestable(&reason), english);
            assert_eq!(says(&german::WORDS, || untestable(&reason)), german);
        }
    }
}
