use crate::words::{Distribution, number::count};

pub const WORDS: Distribution = Distribution {
    title: "Ce que prédisent les deux modèles",
    token: "Token",
    strip: "Ce que tous deux prédisent après",
    needs_both: "Les prédictions demandent contextes et tokens : des vecteurs de mots seuls n’en font pas",
    to_contexts: "Taper un contexte",
    search: "Contexte : taper pour chercher",
    previous: "Contexte précédent",
    next: "Contexte suivant",
    before: "le modèle",
    after: "le modèle déplacé",
    probability: "probabilité",
    change_help: "Le plus grand changement de la probabilité d’un token, tous tokens et contextes confondus",
    same: "identique",
    other: "pas la même",
    over: |tokens| match tokens {
        1 => "sur le seul token chargé".into(),
        _ => format!("sur les {} tokens chargés", count(tokens)),
    },
    all_contexts: |verdict, contexts| {
        if contexts == 1 {
            format!("{verdict} dans le seul contexte")
        } else {
            format!("{verdict} dans les {} contextes", count(contexts))
        }
    },
    other_tokens: |changed, contexts| {
        format!("un autre mot dans {} contextes sur {}", count(changed), count(contexts))
    },
    largest: |change| format!("max |Δp| {change}"),
};
