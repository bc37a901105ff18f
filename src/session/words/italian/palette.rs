use crate::words::Palette;

pub const WORDS: Palette = Palette {
    title: "Trova qualsiasi cosa",
    help: "Trova un controllo, una proprietà, un modello, una lezione, un token (Ctrl K)",
    hint: "Digita un nome: controllo, proprietà, modello, lezione, token",
    drawer: "cassetto",
    sheet: "foglio",
    all_rows: "Tutte le proprietà",
    row: "proprietà",
    model: "modello",
    lesson: "lezione",
    token: "token",
    context: "contesto",
    control: "controllo",
    nothing: "Nulla si chiama così",
};
