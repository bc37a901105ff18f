use crate::words::Page;

pub const WORDS: Page = Page {
    name: "All or None",
    theme: "Passa da chiaro a scuro e viceversa",
    present: "Presenta",
    present_help: "Presenta: caratteri grandi, nessun controllo (P). Tasti: → ← passo, 1 o 2 grafici, B tabellone, L puntatore, Esc esce",
    leave: "Esc: esci",
    rest_missing: "Non è stato possibile scaricare una parte dell’app; si riprova quando servirà di nuovo",
    leave_help: "→ ← passo · 1 o 2 grafici · B tabellone · L puntatore",
    no_token: "Nessun token così",
    session_inside: "la sessione di questa pagina",
    language: "Lingua",
    language_missing: "Non è stato possibile scaricare le parole di questa lingua: controllare la connessione e sceglierla di nuovo",
    stopped: |reason| {
        format!("Il lettore si è fermato: {reason}. Ciò che era aperto è ancora aperto")
    },
    set_back: |reason| {
        format!(
            "L’ultimo cambiamento era più di quanto la pagina potesse fare ({reason}). Il modello è stato riaperto senza"
        )
    },
    gave_up: |reason| {
        format!(
            "Ciò che misura il modello si è fermato: {reason}. Riaprire il modello, con meno token"
        )
    },
    not_embedded: |part, parts| {
        format!("embed={part} trovato nell’indirizzo; atteso uno fra {parts}")
    },
};
