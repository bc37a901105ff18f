use super::plural::plural;
use crate::words::{Inspector, number::count};

pub const WORDS: Inspector = Inspector {
    label: "Inspecteur",
    hint: "Pointer n’importe quoi dans les graphiques. Cliquer deux tokens pour en faire une direction",
    find: "Trouver un token",
    find_context: "Trouver un contexte",
    nearest: "plus proches en angle",
    nearest_help: "Les plus proches du même genre selon l’angle à l’origine, avant le mouvement ; ce que le mouvement a ôté et apporté est marqué",
    lost: "perdu",
    gained: "gagné",
    kept: "gardé",
    all_kept: "tous gardés",
    says_next: "token suivant",
    length_help: "Norme euclidienne ‖x‖ avant et après le mouvement",
    clear: "Effacer",
    clear_help: "Ne rien regarder",
    first: "En faire la première direction",
    second: "En faire la seconde direction",
    inside: "dans le lasso",
    outside: "hors du lasso",
    family_name: "paires dans le lasso",
    list: "Liste",
    list_help: "Tous les points choisis, par nom",
    more: "et d’autres",
    first_set: "Premier ensemble",
    second_set: "Second ensemble",
    set_help: "Fait des tokens choisis l’un de deux ensembles ; le tableau mesure si un plan les sépare",
    probe: "Groupe d’une sonde",
    probe_help: "Une sonde linéaire apprend à distinguer les contextes choisis de tous les autres",
    length: |before, after| {
        if before == after {
            format!("longueur {before}")
        } else {
            format!("longueur {before} → {after}")
        }
    },
    pair: |from, to| format!("{from} → {to}"),
    family: |pairs| {
        format!("Faire une famille de {} {}", count(pairs), plural(pairs, "paire", "paires"))
    },
    place: |x, y| format!("en ({x}, {y})"),
};
