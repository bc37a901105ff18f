use crate::words::Drawn;

pub const WORDS: Drawn = Drawn {
    cosine: "coseno",
    allows: "κ permette da {} a {}",
    rank: "rango {}, taglio a {}",
    cut: "taglio a {}",
    above: "{}: {} di {} sopra il taglio",
    log_value: "log10 del valore",
    log_share: "log10 della quota del massimo",
    index: "indice",
    singular_index: "indice del valore singolare",
    lost: "persi: solo prima",
    gained: "acquisiti: solo dopo",
};
