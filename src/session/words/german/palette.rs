use crate::words::Palette;

pub const WORDS: Palette = Palette {
    title: "Alles finden",
    help: "Bedienelement, Eigenschaft, Modell, Lektion, Token finden (Strg K)",
    hint: "Namen tippen: Bedienelement, Eigenschaft, Modell, Lektion, Token",
    drawer: "Schublade",
    sheet: "Blatt",
    all_rows: "Alle Eigenschaften",
    row: "Eigenschaft",
    model: "Modell",
    lesson: "Lektion",
    token: "Token",
    context: "Kontext",
    control: "Bedienelement",
    nothing: "Nichts heißt so",
};
