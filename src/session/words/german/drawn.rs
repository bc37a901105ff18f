use crate::words::Drawn;

pub const WORDS: Drawn = Drawn {
    cosine: "Kosinus",
    allows: "κ erlaubt {} bis {}",
    rank: "Rang {}, Schnitt bei {}",
    cut: "Schnitt bei {}",
    above: "{}: {} von {} über dem Schnitt",
    log_value: "log10 des Werts",
    log_share: "log10 des Anteils am größten",
    index: "Index",
    singular_index: "Index des Singulärwerts",
    lost: "verloren: nur vorher",
    gained: "gewonnen: nur nachher",
};
