use crate::words::{Common, number::count};

pub const WORDS: Common = Common {
    cancel: "Annuler",
    close: "Fermer",
    opening: "Ouverture…",
    unspaced: |token| format!("{token} (sans espace)"),
    in_row: |token, row| format!("{token} (ligne {row})"),
    saved_as: |name| format!("Enregistré sous {name}"),
    place: |at, all| format!("{} sur {}", count(at), count(all)),
};
