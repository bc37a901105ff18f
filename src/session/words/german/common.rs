use crate::words::{Common, number};

pub const WORDS: Common = Common {
    cancel: "Abbrechen",
    close: "Schließen",
    opening: "Wird geöffnet…",
    unspaced: |token| format!("{token} (ohne Leerz.)"),
    in_row: |token, row| format!("{token} (Zeile {row})"),
    saved_as: |name| format!("Gespeichert als {name}"),
    place: |at, count| format!("{} von {}", number::count(at), number::count(count)),
};
