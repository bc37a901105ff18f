use crate::words::{Headline, number::count};

pub const WORDS: Headline = Headline {
    start: "Dos modelos. Las mismas predicciones.",
    start_by: "Deforma el derecho: lo que predice queda, el aspecto que tiene no",
    start_vectors: "¿Qué propiedades lineales sobreviven?",
    start_vectors_by: "Deforma el gráfico derecho: las paralelas siguen paralelas, los ángulos son negociables",
    to_another: "De camino a otro modelo.",
    same: "Nada de lo que dice el modelo ha cambiado.",
    parallel: "Lo que era paralelo sigue siéndolo.",
    turned: "girado o escalado en conjunto, hasta los ángulos quedan",
    bent: "las líneas siguieron rectas y paralelas, los ángulos eran negociables",
    other: |change| format!("Este es otro modelo: las probabilidades cambiaron hasta en {change}."),
    other_tokens: |changed, all| {
        let verb = if changed == 1 { "predice" } else { "predicen" };
        format!(
            "Este es otro modelo: {} de {} contextos {verb} ahora otra palabra.",
            count(changed),
            count(all)
        )
    },
    angle: |from, to| {
        if from == to {
            format!("El ángulo siguió en {from}°.")
        } else {
            format!("El ángulo pasó de {from}° a {to}°.")
        }
    },
    angle_now: |from, to| format!("El ángulo pasó de {from}° a {to}°."),
    bent_by: |condition, what| format!("Deformado con κ = {condition}: {what}"),
    many: |count| format!("{count} movimientos"),
    moved_by: |moves, condition| format!("Movido por {moves}; κ = {condition}"),
};
