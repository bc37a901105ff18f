use crate::words::{Common, number};

pub const WORDS: Common = Common {
    cancel: "Annulla",
    close: "Chiudi",
    opening: "Apertura…",
    unspaced: |token| format!("{token} (senza spazio)"),
    in_row: |token, row| format!("{token} (riga {row})"),
    saved_as: |name| format!("Salvato come {name}"),
    place: |at, all| format!("{} di {}", number::count(at), number::count(all)),
};
