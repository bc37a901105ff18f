use crate::words::{
    Opening,
    number::{count, fixed},
    plural,
};

pub const WORDS: Opening = Opening {
    drop: "Lascia per aprire: vettori, etichette, elenchi di coppie. Nulla lascia questo computer",
    dismiss: "Chiudi",
    pasted: "testo incollato",
    reading: "Lettura di ",
    bytes_read: "Byte letti",
    several_matrices: "I file contengono più matrici",
    which_g: "Unembedding g (una riga per token) ",
    which_f: "Embedding f (una riga per contesto) ",
    none: "nessuna",
    open: "Apri",
    many_tokens: "Il file contiene molti token: quali leggere?",
    instead: "Aprilo invece come file",
    almost_done: " · quasi finito",
    open_named: |name| format!("Apri {name}…"),
    taken: |name, contexts| {
        format!(
            "{name} aggiunto ai contesti di questo modello: {} {}",
            count(contexts),
            plural(contexts, "riga", "righe")
        )
    },
    megabytes: |done, total| {
        format!("{} di {} MB", fixed(done as f64 / 1e6, 1), fixed(total as f64 / 1e6, 1))
    },
    seconds_left: |seconds| format!(" · ancora circa {seconds:.0} s"),
    minutes_left: |minutes| format!(" · ancora circa {minutes:.0} min"),
};
