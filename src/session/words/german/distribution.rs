use crate::words::{Distribution, number};

pub const WORDS: Distribution = Distribution {
    title: "Was beide Modelle vorhersagen",
    token: "Token",
    strip: "Was beide vorhersagen nach",
    needs_both: "Vorhersagen brauchen Kontexte und Tokens: Wortvektoren allein geben keine",
    to_contexts: "Kontext eintippen",
    search: "Kontext: zum Suchen tippen",
    previous: "Voriger Kontext",
    next: "Nächster Kontext",
    before: "das Modell",
    after: "das bewegte Modell",
    probability: "Wahrscheinlichkeit",
    change_help: "Die größte Änderung der Wahrscheinlichkeit irgendeines Tokens nach irgendeinem Kontext",
    same: "identisch",
    other: "nicht dasselbe",
    over: |tokens| match tokens {
        1 => "über das eine geladene Token".into(),
        _ => format!("über die {} geladenen Tokens", number::count(tokens)),
    },
    all_contexts: |verdict, contexts| match contexts {
        1 => format!("{verdict} im einzigen Kontext"),
        _ => format!("{verdict} in allen {} Kontexten", number::count(contexts)),
    },
    other_tokens: |changed, contexts| {
        format!(
            "ein anderes Wort in {} von {} Kontexten",
            number::count(changed),
            number::count(contexts)
        )
    },
    largest: |change| format!("max |Δp| {change}"),
};
