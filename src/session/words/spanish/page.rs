use crate::words::Page;

pub const WORDS: Page = Page {
    name: "All or None",
    theme: "Cambiar entre claro y oscuro",
    present: "Presentar",
    present_help: "Presentar: letra grande, sin controles (P). Teclas: → ← paso, 1 o 2 gráficos, B tablero, L puntero, Esc sale",
    leave: "Esc: salir",
    rest_missing: "No se pudo obtener una parte de la app; se intentará de nuevo cuando haga falta",
    leave_help: "→ ← paso · 1 o 2 gráficos · B tablero · L puntero",
    no_token: "No hay ningún token así",
    session_inside: "la sesión de esta página",
    language: "Idioma",
    language_missing: "No se pudieron obtener las palabras de este idioma: comprobar la conexión y elegirlo de nuevo",
    stopped: |reason| format!("El lector se detuvo: {reason}. Lo que estaba abierto sigue abierto"),
    set_back: |reason| {
        format!(
            "El último cambio superó lo que la página podía hacer ({reason}). El modelo se abrió de nuevo sin él"
        )
    },
    gave_up: |reason| {
        format!(
            "Lo que mide el modelo se detuvo: {reason}. Abrir el modelo de nuevo, con menos tokens"
        )
    },
    not_embedded: |part, parts| {
        format!("En la dirección se encontró embed={part}; se esperaba uno de {parts}")
    },
};
