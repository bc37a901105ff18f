use crate::words::Notes;

pub const WORDS: Notes = Notes {
    window: "Notizen",
    say: "Was zu sagen ist",
    place: "Teil {} von {} · {}–{} min",
    next_part: "Danach: {}",
    last: "Das ist der letzte Teil",
    start: "Uhr starten",
    set_back: "Uhr zurückstellen",
    of: "{} von {}",
    over: "{} über diesen Teil",
    left: "noch {} in diesem Teil",
    again: "Noch einmal dieser Stand",
};
