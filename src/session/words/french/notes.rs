use crate::words::Notes;

pub const WORDS: Notes = Notes {
    window: "Notes",
    say: "Ce qu’il faut dire",
    place: "Partie {} sur {} · {}–{} min",
    next_part: "Ensuite : {}",
    last: "C’est la dernière partie",
    start: "Lancer l’horloge",
    set_back: "Remettre l’horloge à zéro",
    of: "{} sur {}",
    over: "{} de trop sur cette partie",
    left: "encore {} pour cette partie",
    again: "Reprendre cet état",
};
