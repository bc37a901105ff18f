use crate::words::{Fates, number::count};

pub const WORDS: Fates = Fates {
    label: "Was aus linearen Eigenschaften wird",
    predicts_kind: "Alles · unveränderlich",
    predicts_broken: "Alles · gebrochen: ein anderes Modell",
    predicts: "Was es vorhersagt",
    all_or_none_kind: "Alles oder nichts",
    all_or_none: "Exakte Parallelen",
    anything_goes_kind: "Alles möglich",
    anything_goes: "Winkel, Längen, Nachbarn",
    angle: "Winkel",
    identical: "identisch",
    not_testable: "nicht testbar",
    exact: "exakt",
    still_exact: "noch exakt",
    nearly_exact: "noch, weniger exakt",
    no_longer: "nicht mehr",
    now_exact: "jetzt exakt",
    every: "Alle Eigenschaften",
    every_help: "Jede Eigenschaft als Zeile: suchen, ihr Bild sehen, und was sie zerstören würde",
    sheet: "Eigenschaften",
    search: "Eigenschaften suchen",
    search_hint: "Kosinus, Probe …",
    only: "Zeigen",
    all_fates: "Alle",
    changed: "Geändert",
    changed_help: "Nur, was die Züge geändert haben",
    needs_contexts: "Mit Kontexten",
    needs_contexts_help: "Nur, was nach Kontexten fragt",
    nothing: "Keine Eigenschaft passt",
    degrees: |degrees| format!("{degrees}°"),
    differs: |change| format!("um {change} daneben"),
    stayed: |before, after| format!("{before} = {after}"),
    went: |before, after| format!("{before} → {after}"),
    more: |kept, all| {
        if kept[1] == 0 {
            format!("Alle {}", count(all))
        } else {
            format!("Alle {} · erhalten {}/{}", count(all), count(kept[0]), count(kept[1]))
        }
    },
    before_a_move: |all| format!("Alle {}", count(all)),
    number_of: |properties| format!("Alle {} Eigenschaften", count(properties)),
};
