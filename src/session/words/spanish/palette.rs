use crate::words::Palette;

pub const WORDS: Palette = Palette {
    title: "Buscar lo que sea",
    help: "Buscar un control, una propiedad, un modelo, una lección, un token (Ctrl K)",
    hint: "Escribir un nombre: control, propiedad, modelo, lección, token",
    drawer: "cajón",
    sheet: "hoja",
    all_rows: "Todas las propiedades",
    row: "propiedad",
    model: "modelo",
    lesson: "lección",
    token: "token",
    context: "contexto",
    control: "control",
    nothing: "Nada se llama así",
};
