use crate::words::{Distribution, number};

pub const WORDS: Distribution = Distribution {
    title: "Lo que predicen ambos modelos",
    token: "Token",
    strip: "Lo que ambos predicen tras",
    needs_both: "Las predicciones necesitan contextos y tokens: los vectores de palabras solos no dan ninguna",
    to_contexts: "Escribir un contexto",
    search: "Contexto: escribir para buscar",
    previous: "Contexto anterior",
    next: "Contexto siguiente",
    before: "el modelo",
    after: "el modelo movido",
    probability: "probabilidad",
    change_help: "El mayor cambio de la probabilidad de cualquier token tras cualquier contexto",
    same: "idéntico",
    other: "no es lo mismo",
    over: |tokens| match tokens {
        1 => "sobre el único token cargado".into(),
        _ => format!("sobre los {} tokens cargados", number::count(tokens)),
    },
    all_contexts: |verdict, contexts| match contexts {
        1 => format!("{verdict} en el único contexto"),
        _ => format!("{verdict} en los {} contextos", number::count(contexts)),
    },
    other_tokens: |changed, contexts| {
        format!(
            "otra palabra en {} de {} contextos",
            number::count(changed),
            number::count(contexts)
        )
    },
    largest: |change| format!("máx |Δp| {change}"),
};
