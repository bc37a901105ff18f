use crate::words::Notes;

pub const WORDS: Notes = Notes {
    window: "Notas",
    say: "Qué decir",
    place: "Parte {} de {} · {}–{} min",
    next_part: "Después: {}",
    last: "Esta es la última parte",
    start: "Poner en marcha el reloj",
    set_back: "Poner el reloj a cero",
    of: "{} de {}",
    over: "{} de más en esta parte",
    left: "quedan {} de esta parte",
    again: "De nuevo este estado",
};
