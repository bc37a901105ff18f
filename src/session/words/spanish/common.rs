use crate::words::{Common, number};

pub const WORDS: Common = Common {
    cancel: "Cancelar",
    close: "Cerrar",
    opening: "Abriendo…",
    unspaced: |token| format!("{token} (sin espacio)"),
    in_row: |token, row| format!("{token} (fila {row})"),
    saved_as: |name| format!("Guardado como {name}"),
    place: |at, count| format!("{} de {}", number::count(at), number::count(count)),
};
