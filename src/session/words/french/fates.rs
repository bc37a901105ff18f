use crate::words::{Fates, number::count};

pub const WORDS: Fates = Fates {
    label: "Ce que deviennent les propriétés linéaires",
    predicts_kind: "Tout · ne peut changer",
    predicts_broken: "Tout · rompu : un autre modèle",
    predicts: "Ce qu’il prédit",
    all_or_none_kind: "Tout ou rien",
    all_or_none: "Parallèles exactes",
    anything_goes_kind: "Tout est possible",
    anything_goes: "Angles, longueurs, voisins",
    angle: "Angle",
    identical: "identique",
    not_testable: "non testable",
    exact: "exact",
    still_exact: "toujours exact",
    nearly_exact: "encore, moins exact",
    no_longer: "plus maintenant",
    now_exact: "exact à présent",
    every: "Toutes les propriétés",
    every_help: "Chaque propriété en une ligne : la chercher, voir son image, et ce qui la détruirait",
    sheet: "Propriétés",
    search: "Chercher des propriétés",
    search_hint: "cosinus, sonde …",
    only: "Montrer",
    all_fates: "Toutes",
    changed: "Changées",
    changed_help: "Seulement ce que les mouvements ont changé",
    needs_contexts: "Avec contextes",
    needs_contexts_help: "Seulement ce qui porte sur des contextes",
    nothing: "Aucune propriété ne convient",
    degrees: |degrees| format!("{degrees}°"),
    differs: |change| format!("écart {change}"),
    stayed: |before, after| format!("{before} = {after}"),
    went: |before, after| format!("{before} → {after}"),
    more: |kept, all| {
        if kept[1] == 0 {
            format!("Toutes : {}", count(all))
        } else {
            format!("Toutes : {} · conservées {}/{}", count(all), count(kept[0]), count(kept[1]))
        }
    },
    before_a_move: |all| format!("Toutes : {}", count(all)),
    number_of: |properties| format!("Les {} propriétés", count(properties)),
};
