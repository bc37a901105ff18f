use crate::words::{Headline, number::count};

pub const WORDS: Headline = Headline {
    start: "Zwei Modelle. Dieselben Vorhersagen.",
    start_by: "Das rechte biegen: was es vorhersagt, bleibt, wie es aussieht, nicht",
    start_vectors: "Welche linearen Eigenschaften überleben?",
    start_vectors_by: "Den rechten Plot biegen: Parallelen bleiben parallel, Winkel sind Verhandlungssache",
    to_another: "Auf dem Weg zu einem anderen Modell.",
    same: "Nichts, was das Modell sagt, hat sich geändert.",
    parallel: "Was parallel war, blieb parallel.",
    turned: "als Ganzes gedreht oder skaliert, sogar Winkel bleiben",
    bent: "Gitterlinien blieben gerade und parallel, Winkel verhandelbar",
    other: |change| {
        format!(
            "Das ist ein anderes Modell: Wahrscheinlichkeiten änderten sich um bis zu {change}."
        )
    },
    other_tokens: |changed, all| {
        let verb = if changed == 1 { "sagt" } else { "sagen" };
        format!(
            "Das ist ein anderes Modell: {} von {} Kontexten {verb} jetzt ein anderes Wort vorher.",
            count(changed),
            count(all)
        )
    },
    angle: |from, to| {
        if from == to {
            format!("Der Winkel blieb bei {from}°.")
        } else {
            format!("Der Winkel ging von {from}° auf {to}°.")
        }
    },
    angle_now: |from, to| format!("Der Winkel ging von {from}° auf {to}°."),
    bent_by: |condition, what| format!("Gebogen mit κ = {condition}: {what}"),
    many: |count| format!("{count} Züge"),
    moved_by: |moves, condition| format!("Angewandt: {moves}; κ = {condition}"),
};
