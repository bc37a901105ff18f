use crate::words::Notes;

pub const WORDS: Notes = Notes {
    window: "Note",
    say: "Che cosa dire",
    place: "Parte {} di {} · {}–{} min",
    next_part: "Poi: {}",
    last: "Questa è l’ultima parte",
    start: "Avvia l’orologio",
    set_back: "Azzera l’orologio",
    of: "{} di {}",
    over: "{} oltre questa parte",
    left: "restano {} per questa parte",
    again: "Di nuovo questo stato",
};
