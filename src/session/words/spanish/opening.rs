use crate::words::{
    Opening,
    number::{count, fixed},
    plural,
};

pub const WORDS: Opening = Opening {
    drop: "Soltar para abrir: vectores, etiquetas, listas de pares. Nada sale de este equipo",
    dismiss: "Descartar",
    pasted: "texto pegado",
    reading: "Leyendo ",
    bytes_read: "Bytes leídos",
    several_matrices: "Los archivos contienen varias matrices",
    which_g: "Unembeddings g (una fila por token) ",
    which_f: "Embeddings f (una fila por contexto) ",
    none: "ninguno",
    open: "Abrir",
    many_tokens: "El archivo contiene muchos tokens: ¿cuáles leer?",
    instead: "Abrirlo como archivo",
    almost_done: " · casi listo",
    open_named: |name| format!("Abrir {name}…"),
    taken: |name, contexts| {
        format!(
            "{name} se añadió a los contextos de este modelo: {} {}",
            count(contexts),
            plural(contexts, "línea", "líneas")
        )
    },
    megabytes: |done, total| {
        format!("{} de {} MB", fixed(done as f64 / 1e6, 1), fixed(total as f64 / 1e6, 1))
    },
    seconds_left: |seconds| format!(" · quedan unos {seconds:.0} s"),
    minutes_left: |minutes| format!(" · quedan unos {minutes:.0} min"),
};
