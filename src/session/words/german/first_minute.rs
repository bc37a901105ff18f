use crate::words::FirstMinute;

pub const WORDS: FirstMinute = FirstMinute {
    watch: "Zusehen.",
    skip: "Jede Taste, jeder Klick hält das an",
    your_turn: "Jetzt selbst: einen Griff im rechten Plot ziehen",
    drag_me: "hier ziehen",
    go_on: "Wie es weitergeht",
    opposite: "Entgegensetzen",
    opposite_help: "Biegt, bis die beiden Richtungen fast entgegengesetzt zeigen, 170° auseinander: 180° schafft keine invertierbare Matrix",
    own_file: "Eigene Datei öffnen",
    lesson: "Zur Lektion",
    share: "Teilen",
    close: "Genug davon",
};
