use crate::words::Drawn;

pub const WORDS: Drawn = Drawn {
    cosine: "coseno",
    allows: "κ permite de {} a {}",
    rank: "rango {}, corte en {}",
    cut: "corte en {}",
    above: "{}: {} de {} sobre el corte",
    log_value: "log10 del valor",
    log_share: "log10 de la fracción del mayor",
    index: "índice",
    singular_index: "índice del valor singular",
    lost: "perdido: solo antes",
    gained: "ganado: solo después",
};
