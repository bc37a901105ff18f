use crate::words::{Experiments, number::fixed, plural};

pub const WORDS: Experiments = Experiments {
    label: "Ausprobieren",
    surprise: "Überraschung",
    surprise_help: "Durchläuft zufällige Modelle mit denselben Vorhersagen, jedes eine sanfte Biegung des vorigen. Noch einmal drücken hält an; frühere Schritte bleiben, und ein Rückgängig führt zurück",
    stop: "Anhalten",
    one_side: "Jetzt bewegt sich nur eine Seite: das ist nicht gleichwertig. Zuerst „Eichung“ wählen",
    no_plane: "Dieses Bild ist keine Ebene, die sich biegen ließe",
    break_it: "Zerbrechen",
    break_help: "Halten, oder die Taste X: die Tokens g bewegen sich, die Kontexte f bleiben, also ist es ein anderes Modell. Loslassen heilt; kurzes Drücken lässt es zerbrochen bis zum nächsten",
    broken: "Zerbrochen: g hat sich bewegt, f nicht. Loslassen oder noch einmal drücken heilt",
    ruler: "Lineal",
    ruler_help: "Legt ein Lineal an eine Richtung. Parallel auf eine andere ziehen: es sagt, ob beide in allen Dimensionen parallel sind. Tasten: → legt es an die nächste Richtung, ← an eine andere an, Esc nimmt es weg",
    ruler_role: "Lineal",
    measuring: "misst…",
    lay: "Auf eine andere Richtung ziehen",
    bet: "Erst wetten",
    bet_placed: "Wette steht: jetzt ziehen",
    bet_help: "Sagen, welche von sechs Eigenschaften der nächste Zug erhält, dann ziehen und sehen",
    bet_title: "Welche davon überleben den nächsten Zug?",
    place: "Wetten",
    placed: "Die Wette steht. Jetzt ein Zug: biegen oder „Überraschung“",
    again: "Noch einmal wetten",
    survives: "überlebt",
    did: "überlebte",
    did_not: "überlebte nicht",
    right: "richtig",
    wrong: "falsch",
    close: "Schließen",
    bet_share: "Der Punktestand gehört zum Link",
    bet_always: "Immer erst wetten: vor Zügen fragen und behalten, was geantwortet wird",
    bet_always_help: "In Links und Lektionen: Wetten, Antworten und Punkte kommen in den Link. Mit einem Kurs teilen, und alle schicken ihren zurück",
    who: "Name, wenn gewünscht: ",
    hand_in: "Link mit meinen Antworten kopieren",
    hand_in_help: "Für die Person, die darum gebeten hat. Er enthält Name, Wetten, Antworten und diesen Stand, und sonst nichts",
    handed: "Kopiert: jetzt an die Person schicken, die darum gebeten hat",
    surprised: |earlier| {
        if earlier == 0 {
            "Zufällige Gleichwertige des Modells: seine Vorhersagen blieben stehen. Rückgängig \
             führt zurück"
                .to_string()
        } else {
            format!(
                "Zufällige Gleichwertige des Modells: seine Vorhersagen blieben stehen. \
                 {earlier} {} noch da; Rückgängig führt zurück",
                plural(earlier, "früherer Schritt ist", "frühere Schritte sind")
            )
        }
    },
    parallel: |residual| format!("parallel (Residuum {residual}, alle Dimensionen)"),
    not_parallel: |degrees| {
        let off = fixed(degrees, if degrees < 0.95 { 2 } else { 0 });
        format!("nicht parallel: {off}° daneben in allen Dimensionen")
    },
    in_all: |right, all| {
        format!("{right} von {all} Punkten bisher: allein gelöste Aufgaben und Wetten")
    },
    bet_came: |[right, all], wrong| {
        let outcome = format!("Die Wette: {right} von {all} richtig");
        if wrong.is_empty() { outcome } else { format!("{outcome}; falsch bei: {wrong}") }
    },
    score: |right, all| format!("{right} von {all} richtig"),
    surveyed: |parallel, all, nearest, degrees| match parallel {
        0 => format!("parallel zu keiner von {all}; am nächsten: {nearest}, {degrees:.0}° daneben"),
        _ => format!("parallel zu {parallel} von {all} anderen, in allen Dimensionen"),
    },
    slipped: |name, degrees| {
        let off = fixed(degrees, 1);
        format!(
            "Das Lineal rutscht von {name} ab: {off}° daneben in allen Dimensionen. Es bleibt nur \
             auf echten Parallelen"
        )
    },
    stays: |name| {
        format!(
            "Das Lineal bleibt auf {name}: parallel in allen Dimensionen, vor und nach jeder \
             Eichung"
        )
    },
    ruler_along: |name| format!("Lineal entlang {name}"),
};
