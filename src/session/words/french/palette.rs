use crate::words::Palette;

pub const WORDS: Palette = Palette {
    title: "Tout trouver",
    help: "Trouver une commande, une propriété, un modèle, une leçon, un token (Ctrl K)",
    hint: "Taper un nom : commande, propriété, modèle, leçon, token",
    drawer: "tiroir",
    sheet: "feuille",
    all_rows: "Toutes les propriétés",
    row: "propriété",
    model: "modèle",
    lesson: "leçon",
    token: "token",
    context: "contexte",
    control: "commande",
    nothing: "Rien ne s’appelle ainsi",
};
