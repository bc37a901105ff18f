use crate::words::{Fates, number::count};

pub const WORDS: Fates = Fates {
    label: "Che ne è delle proprietà lineari",
    predicts_kind: "Tutti · non può cambiare",
    predicts_broken: "Tutti · rotto: un altro modello",
    predicts: "Ciò che predice",
    all_or_none_kind: "Tutti o nessuno",
    all_or_none: "Parallele esatte",
    anything_goes_kind: "Tutto può succedere",
    anything_goes: "Angoli, lunghezze, vicini",
    angle: "Angolo",
    identical: "identico",
    not_testable: "non verificabile",
    exact: "esatte",
    still_exact: "ancora esatte",
    nearly_exact: "ancora, meno esatte",
    no_longer: "non più",
    now_exact: "ora esatte",
    every: "Tutte le proprietà",
    every_help: "Ogni proprietà come riga: cercarla, vederne l’immagine e che cosa la distruggerebbe",
    sheet: "Proprietà",
    search: "Cerca proprietà",
    search_hint: "coseno, sonda …",
    only: "Mostra",
    all_fates: "Tutte",
    changed: "Cambiate",
    changed_help: "Solo ciò che le mosse hanno cambiato",
    needs_contexts: "Con contesti",
    needs_contexts_help: "Solo ciò che riguarda i contesti",
    nothing: "Nessuna proprietà corrisponde",
    degrees: |degrees| format!("{degrees}°"),
    differs: |change| format!("scarto {change}"),
    stayed: |before, after| format!("{before} = {after}"),
    went: |before, after| format!("{before} → {after}"),
    more: |kept, all| {
        if kept[1] == 0 {
            format!("Tutte {}", count(all))
        } else {
            format!("Tutte {} · conservate {}/{}", count(all), count(kept[0]), count(kept[1]))
        }
    },
    before_a_move: |all| format!("Tutte {}", count(all)),
    number_of: |properties| format!("Tutte le {} proprietà", count(properties)),
};
