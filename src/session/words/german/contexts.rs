use crate::words::{Contexts, number::count, plural};

pub const WORDS: Contexts = Contexts {
    offered: "Diese Datei kann ihre Kontexte selbst berechnen",
    offered_help: "Das Sprachmodell selbst läuft hier, auf diesem Rechner: es liest einen Text und gibt f, seinen letzten verborgenen Zustand",
    start: "Kontexte berechnen",
    opening: "Das Modell wird geöffnet…",
    none: "Kontexte werden aus der Datei eines Sprachmodells berechnet: ein GGUF öffnen, oder config.json, tokenizer.json und die Safetensors eines Checkpoints zusammen",
    refused: "Diese Datei kann keine Kontexte berechnen: ",
    line: "Kontext eintippen",
    line_hint: "The capital of France is",
    line_help: "Was das Modell liest. Seine Tokens, sein Punkt in den Plots und seine nächsten Tokens folgen beim Tippen",
    tokens: "Tokens, die das Modell liest",
    added: "Die Datei stellt dieses Token vor jeden Text",
    keep: "Behalten",
    keep_help: "Nimmt die Zeile in die Menge der Kontexte auf (Enter)",
    group: "Gruppe",
    group_hint: "keine Gruppe",
    group_help: "Kontexte einer Gruppe werden mit denen einer anderen verglichen: Proben, Steering",
    next: "Nächste Tokens, aus dem ganzen Vokabular",
    token: "Token",
    probability: "Wahrscheinlichkeit",
    lens_next: "Nächste Tokens, wie die Logit-Linse sie liest",
    add: "Viele hinzufügen",
    add_help: "Einen Kontext pro Zeile einfügen oder tippen, dahinter ein Tab und seine Gruppe; oder eine JSON-Liste",
    many: "Kontexte, einer pro Zeile",
    many_hint: "This exam is very⇥easy",
    add_lines: "Diese Zeilen hinzufügen",
    file: "Aus Datei…",
    file_help: "Ein Text mit einem Kontext pro Zeile (dahinter ein Tab und seine Gruppe), eine JSON-Liste von Texten oder eine Relation des LRE-Datensatzes: name, prompt_templates, samples",
    ready: "Fertige Mengen",
    bundled: "Die 509 Kontexte des mitgelieferten Modells",
    bundled_help: "Steigerungen, Gegensätze, Hauptstädte und andere, mit Gruppen und Relationen",
    template: "Vorlage",
    template_help: "Jedes Wort des Konzepts kommt dorthin, wo {} steht; die zwei Seiten seiner Paare werden zwei Gruppen",
    template_value: "{} is the opposite of",
    concept: "Konzept",
    fill: "Einsetzen",
    prefixes: "Alle Anfänge der Zeile",
    prefixes_help: "Jede Stelle, an der ein Wort der Zeile endet, ist ein Kontext",
    set: "Die Menge",
    empty: "Noch kein Kontext behalten",
    remove: "Entfernen",
    clear: "Alle entfernen",
    rename: "Name",
    rename_help: "Wie der Kontext auf dem Bildschirm heißt; das Modell liest weiter seinen Text",
    undo: "Rückgängig",
    redo: "Wiederholen",
    compute: "Den Rest berechnen",
    done: "Berechnete Tokens",
    layer: "Schicht",
    layer_help: "Hinter welcher Schicht der verborgene Zustand genommen wird. Jeder außer dem letzten wird durch die letzte Norm gelesen, wie die Logit-Linse ihn liest: seine Verteilung ist nicht die des Modells",
    last_layer: "die letzte",
    waits: "noch nicht berechnet",
    more: "Mehr zeigen",
    steer: "Steuern und beide Modelle weiterreden lassen",
    steer_help: "Ein Vektor dieser Art mal α wird zu f addiert, bevor das nächste Token gewählt wird; jedes Modell macht den Vektor aus seinen eigenen Zahlen",
    along: "Entlang",
    not_steered: "ungesteuert",
    by_causal: "der kausalen Richtung des Ziels",
    by_means: "der Differenz der beiden Gruppen",
    by_moment: "dem, was die Kontexte mit dem Ziel tun",
    by_unembedding: "der Unembedding-Differenz des Ziels selbst",
    go_on: "Fortsetzen",
    continue_help: "Beide Modelle setzen den Kontext fort, Token für Token, jedes Mal mit dem wahrscheinlichsten der geladenen Tokens, gesteuert wie oben: f wird aus der Datei berechnet und bewegt, wie die Züge sagen",
    saying: "redet weiter…",
    same_words: "Sie sagen dieselben Worte",
    other_words: "Sie sagen andere Worte",
    stopped: |reason| format!("Das Programm, das Kontexte berechnet, hielt an: {reason}"),
    tokens_of: |tokens, length| {
        format!(
            "{} {} von höchstens {}",
            count(tokens),
            plural(tokens, "Token", "Tokens"),
            count(length)
        )
    },
    mass: |share, loaded| match loaded {
        1 => format!("Das eine geladene Token hält {share} davon"),
        _ => format!("Die {} geladenen Tokens halten {share} davon", count(loaded)),
    },
    progress: |done, total| {
        format!("{} von {} {}", count(done), count(total), plural(total, "Token", "Tokens"))
    },
    in_set: |contexts, computed| {
        if computed == contexts {
            format!("{} {}", count(contexts), plural(contexts, "Kontext", "Kontexte"))
        } else {
            format!(
                "{} von {} {} berechnet",
                count(computed),
                count(contexts),
                plural(contexts, "Kontext", "Kontexten")
            )
        }
    },
    repeated: |repeated, given| {
        format!(
            "{} von {} {} schon da: jeder Kontext wird einmal behalten",
            count(repeated),
            count(given),
            plural(given, "Zeile war", "Zeilen waren")
        )
    },
    cannot_steer: |reason| format!("Nicht gesteuert: {reason}"),
    steered_from: |token, plain, steered| {
        format!("„{token}“ hatte {plain} und hat gesteuert {steered}")
    },
    steered_at: |strength| format!("gesteuert, α = {strength}"),
    steered_along: |along, strength| {
        format!(
            "Nächste Tokens sind gesteuert, entlang {along}, α = {strength}: nicht, was die Modelle selbst vorhersagen"
        )
    },
    read_at: |layer, layers| format!("gelesen an Schicht {layer} von {layers}"),
    remove_named: |name| format!("„{name}“ entfernen"),
    name_of: |name| format!("Name von „{name}“"),
    group_of: |name| format!("Gruppe von „{name}“"),
    behind: |layer, layers| format!("{layer} von {layers}"),
};
