use crate::words::FirstMinute;

pub const WORDS: FirstMinute = FirstMinute {
    watch: "Guarda.",
    skip: "Un tasto o un clic qualsiasi ferma tutto",
    your_turn: "Tocca a te: trascina una maniglia nel grafico destro",
    drag_me: "trascinami",
    go_on: "Come continuare",
    opposite: "Rendile opposte",
    opposite_help: "Piega finché le due direzioni puntano in versi quasi opposti, a 170°: 180° è oltre ogni matrice invertibile",
    own_file: "Apri un file tuo",
    lesson: "Segui la lezione",
    share: "Condividi",
    close: "Basta così",
};
