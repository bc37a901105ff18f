use super::plural::plural;
use crate::words::{Headline, number::count};

pub const WORDS: Headline = Headline {
    start: "Deux modèles. Mêmes prédictions.",
    start_by: "Déformez celui de droite : ce qu’il prédit reste, son aspect non",
    start_vectors: "Quelles propriétés linéaires survivent ?",
    start_vectors_by: "Déformez le graphique de droite : les parallèles restent parallèles, les angles sont négociables",
    to_another: "En route vers un autre modèle.",
    same: "Rien de ce que dit le modèle n’a changé.",
    parallel: "Ce qui était parallèle l’est resté.",
    turned: "tourné ou mis à l’échelle d’un bloc, même les angles restent",
    bent: "les lignes sont restées droites et parallèles, les angles étaient négociables",
    other: |change| {
        format!("C’est un autre modèle : des probabilités ont changé de jusqu’à {change}.")
    },
    other_tokens: |changed, all| {
        let verb = if changed < 2 { "prédit" } else { "prédisent" };
        format!(
            "C’est un autre modèle : {} contextes sur {} {verb} maintenant un autre mot.",
            count(changed),
            count(all)
        )
    },
    angle: |from, to| {
        if from == to {
            format!("L’angle est resté à {from}°.")
        } else {
            format!("L’angle est passé de {from}° à {to}°.")
        }
    },
    angle_now: |from, to| format!("L’angle est passé de {from}° à {to}°."),
    bent_by: |condition, what| format!("Déformé de κ = {condition} : {what}"),
    many: |count| format!("{count} {}", plural(count, "mouvement", "mouvements")),
    moved_by: |moves, condition| format!("Déplacé par {moves} ; κ = {condition}"),
};
