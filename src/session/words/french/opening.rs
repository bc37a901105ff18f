use super::plural::plural;
use crate::words::{
    Opening,
    number::{count, fixed},
};

pub const WORDS: Opening = Opening {
    drop: "Déposer pour ouvrir : vecteurs, étiquettes, listes de paires. Rien ne quitte cette machine",
    dismiss: "Fermer",
    pasted: "texte collé",
    reading: "Lecture de ",
    bytes_read: "Octets lus",
    several_matrices: "Les fichiers contiennent plusieurs matrices",
    which_g: "Unembeddings g (une ligne par token) ",
    which_f: "Plongements f (une ligne par contexte) ",
    none: "aucune",
    open: "Ouvrir",
    many_tokens: "Le fichier contient beaucoup de tokens : lesquels lire ?",
    instead: "L’ouvrir plutôt comme fichier",
    almost_done: " · presque fini",
    open_named: |name| format!("Ouvrir {name}…"),
    taken: |name, contexts| {
        format!(
            "{name} a été ajouté aux contextes de ce modèle : {} {}",
            count(contexts),
            plural(contexts, "ligne", "lignes")
        )
    },
    megabytes: |done, total| {
        format!("{} sur {} Mo", fixed(done as f64 / 1e6, 1), fixed(total as f64 / 1e6, 1))
    },
    seconds_left: |seconds| format!(" · encore {seconds:.0} s environ"),
    minutes_left: |minutes| format!(" · encore {minutes:.0} min environ"),
};
