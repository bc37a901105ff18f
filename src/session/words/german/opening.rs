use crate::words::{
    Opening,
    number::{count, fixed},
    plural,
};

pub const WORDS: Opening = Opening {
    drop: "Zum Öffnen ablegen: Vektoren, Labels, Paarlisten. Nichts verlässt diesen Rechner",
    dismiss: "Ausblenden",
    pasted: "eingefügter Text",
    reading: "Liest ",
    bytes_read: "Gelesene Bytes",
    several_matrices: "Die Dateien enthalten mehrere Matrizen",
    which_g: "Unembeddings g (eine Zeile pro Token) ",
    which_f: "Einbettungen f (eine Zeile pro Kontext) ",
    none: "keine",
    open: "Öffnen",
    many_tokens: "Die Datei enthält viele Tokens: welche lesen?",
    instead: "Stattdessen als Datei öffnen",
    almost_done: " · fast fertig",
    open_named: |name| format!("{name} öffnen…"),
    taken: |name, contexts| {
        format!(
            "{name} kam zu den Kontexten dieses Modells: {} {}",
            count(contexts),
            plural(contexts, "Zeile", "Zeilen")
        )
    },
    megabytes: |done, total| {
        format!("{} von {} MB", fixed(done as f64 / 1e6, 1), fixed(total as f64 / 1e6, 1))
    },
    seconds_left: |seconds| format!(" · noch etwa {seconds:.0} s"),
    minutes_left: |minutes| format!(" · noch etwa {minutes:.0} min"),
};
