use crate::words::Drawn;

pub const WORDS: Drawn = Drawn {
    cosine: "cosinus",
    allows: "κ permet {} à {}",
    rank: "rang {}, coupure à {}",
    cut: "coupure à {}",
    above: "{} : {} sur {} au-dessus de la coupure",
    log_value: "log10 de la valeur",
    log_share: "log10 de la part de la plus grande",
    index: "indice",
    singular_index: "indice de la valeur singulière",
    lost: "perdu : seulement avant",
    gained: "gagné : seulement après",
};
