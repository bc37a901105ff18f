use crate::words::{Distribution, number};

pub const WORDS: Distribution = Distribution {
    title: "Che cosa predicono entrambi i modelli",
    token: "Token",
    strip: "Che cosa predicono entrambi dopo",
    needs_both: "Le predizioni richiedono contesti e token: i soli vettori di parole non ne fanno",
    to_contexts: "Digita un contesto",
    search: "Contesto: digitare per cercare",
    previous: "Contesto precedente",
    next: "Contesto successivo",
    before: "il modello",
    after: "il modello mosso",
    probability: "probabilità",
    change_help: "Il massimo cambiamento della probabilità di un token qualsiasi dopo un contesto qualsiasi",
    same: "identiche",
    other: "non uguali",
    over: |tokens| match tokens {
        1 => "sul solo token caricato".into(),
        _ => format!("sui {} token caricati", number::count(tokens)),
    },
    all_contexts: |verdict, contexts| match contexts {
        1 => format!("{verdict} nell’unico contesto"),
        _ => format!("{verdict} in tutti i {} contesti", number::count(contexts)),
    },
    other_tokens: |changed, contexts| {
        format!(
            "un’altra parola in {} contesti su {}",
            number::count(changed),
            number::count(contexts)
        )
    },
    largest: |change| format!("max |Δp| {change}"),
};
