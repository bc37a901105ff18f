use crate::words::{Directions, plural};

pub const WORDS: Directions = Directions {
    title: "Richtungen",
    no_tokens: "Dieses Modell hat keine Tokens, also keine Token-Richtungen",
    one_only: "Dieses Modell hat ein Token; eine Richtung braucht zwei",
    first: "Erste Richtung",
    second: "Zweite Richtung",
    family: "Familie von Paaren",
    family_help: "Eine Familie: viele Paare, die ein Konzept teilen. Ihre mittlere Differenz ist die waagrechte Achse der Konzeptebene",
    no_family: "Keine Familie",
    compare: "Ihre mittlere Richtung vergleichen mit",
    compare_help: "Eine zweite Familie: die Tafel zeigt den Winkel zwischen den beiden mittleren Richtungen",
    no_second_family: "Der zweiten Richtung",
    add_own: "Eigene Paare hinzufügen",
    make_first: "Zur ersten Richtung machen",
    make_second: "Zur zweiten Richtung machen",
    missing: "fehlt",
    one_token: "beide sind ein Token",
    spelling: "Wörter sind ",
    spelling_help: "Ein Vokabular aus Stücken hat ein Wort zweimal: mit dem Leerzeichen davor, und ohne, als Anfang eines Textes oder Stück eines längeren Wortes. Alle Wörter einer Familie werden gleich nachgeschlagen; die übliche Wahl findet die meisten Paare. Neben jeder steht, wie viele Paare sie findet",
    whole_words: "ganze Wörter",
    written: "wie geschrieben",
    pieces: "Stücke",
    as_written: "wie geschrieben",
    with_space: "mit Leerzeichen davor",
    lower_case: "in Kleinschreibung",
    lower_case_with_space: "in Kleinschreibung mit Leerzeichen davor",
    take_out: "Dieses Paar herausnehmen",
    word: "Wort",
    own_from: "Eigenes Paar: von",
    own_to: "Eigenes Paar: zu",
    add: "Hinzufügen",
    own: "Eigene Paare",
    lists: "Eine Liste von Paaren lässt sich als Datei öffnen oder ablegen: zwei Spalten, durch Tabs getrennt",
    loaded: "Richtung der Datei ",
    loaded_help: "Ein Vektor, der mit dem Modell kam, etwa ein Control-Vektor. Er ist der Steering-Vektor der Zeile mit einem eigenen Vektor, wenn dort keiner eingetippt ist, und die waagrechte Achse der Ebene zweier Richtungen",
    no_loaded: "keine",
    no_model: "Diese Dateien enthalten nur Richtungen: zuerst das Modell öffnen, zu dem sie gehören",
    contexts: "Kontexte: Gruppen und Relation",
    relation: "Relation",
    relation_help: "Paare aus einem Kontext s und demselben Kontext mit einer Anfrage, s⌢q",
    joined: |count, others| match others {
        0 => format!(
            "{count} {} der letzten Datei {} jetzt in der Liste unter „Richtungen“; die erste \
             ist gewählt",
            plural(count, "Richtung", "Richtungen"),
            plural(count, "steht", "stehen")
        ),
        _ => format!(
            "{count} {} der letzten Datei {} jetzt in der Liste unter „Richtungen“, {others} \
             anderer Breite blieben beiseite; die erste ist gewählt",
            plural(count, "Richtung", "Richtungen"),
            plural(count, "steht", "stehen")
        ),
    },
    other_width: |found, d| {
        format!(
            "Diese Dateien enthalten Richtungen aus {found} Zahlen; die Vektoren dieses Modells \
             haben {d}: zuerst das Modell öffnen, zu dem sie gehören"
        )
    },
    spelled: |summary, how| format!("{summary}: {how}"),
    from: |direction| format!("{direction}: von"),
    to: |direction| format!("{direction}: zu"),
    all_found: |count| match count {
        1 => "Das eine Paar ist gefunden".into(),
        _ => format!("Alle {count} Paare gefunden"),
    },
    some_missing: |found, missing| {
        format!(
            "{found} {} gefunden, {missing} {}",
            plural(found, "Paar", "Paare"),
            plural(missing, "fehlt", "fehlen")
        )
    },
    tokens: |pair, how| format!("Tokens {pair}; {how}"),
    both_found: |how| format!("beide {how} gefunden"),
    each_found: |from, to| format!("{from} und {to} gefunden"),
};
