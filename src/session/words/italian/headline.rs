use crate::words::{Headline, number::count};

pub const WORDS: Headline = Headline {
    start: "Due modelli. Stesse predizioni.",
    start_by: "Piega quello a destra: ciò che predice resta, il suo aspetto no",
    start_vectors: "Quali proprietà lineari sopravvivono?",
    start_vectors_by: "Piega il grafico destro: le parallele restano parallele, gli angoli sono negoziabili",
    to_another: "In viaggio verso un altro modello.",
    same: "Nulla di ciò che il modello dice è cambiato.",
    parallel: "Ciò che era parallelo è rimasto parallelo.",
    turned: "ruotato o riscalato nel suo insieme, anche gli angoli restano",
    bent: "le linee sono rimaste dritte e parallele, gli angoli erano negoziabili",
    other: |change| format!("Questo è un altro modello: probabilità cambiate fino a {change}."),
    other_tokens: |changed, all| {
        let verb = if changed == 1 { "prevede" } else { "prevedono" };
        format!(
            "Questo è un altro modello: {} contesti su {} {verb} ora un’altra parola.",
            count(changed),
            count(all)
        )
    },
    angle: |from, to| {
        if from == to {
            format!("L’angolo è rimasto {from}°.")
        } else {
            format!("L’angolo è passato da {from}° a {to}°.")
        }
    },
    angle_now: |from, to| format!("L’angolo è passato da {from}° a {to}°."),
    bent_by: |condition, what| format!("Piegato con κ = {condition}: {what}"),
    many: |moves| format!("{moves} mosse"),
    moved_by: |moves, condition| format!("Mosso con {moves}; κ = {condition}"),
};
