use crate::words::{
    Session,
    number::{count, fixed},
    plural,
};

pub const WORDS: Session = Session {
    copy: "Teilen",
    copied: "Kopiert",
    copy_help: "Ein Link zu dem, was zu sehen ist: Modell, Richtungen, Züge mit ihren Seeds, Schwellen. Er trägt keine Daten: Dateien bleiben hier",
    save: "Sitzung speichern: ",
    save_help: "Was auf dem Bildschirm ist, um es hier wieder zu öffnen wie jede Datei",
    without_data: "ohne Daten",
    without_data_help: "Alles außer den Daten, als JSON",
    with_data: "mit Daten",
    with_data_help: "Mit den eigenen Dateien darin: die Sitzung öffnet sich überall ohne sie",
    as_page: "als Seite…",
    as_page_help: "Eine HTML-Datei, die sich allein öffnet, ohne Server und Netz, und dies live zeigt. Eigene Dateien, die sie braucht, kommen hinein",
    page_of: "Seite speichern, ",
    as_course: "als Kursmodul…",
    as_course_help: "Für Moodle und andere Kurssysteme (SCORM 1.2): dies, oder die laufende Lektion, live, mit Wetten und Antworten. Die Punkte gehen an den Kurs",
    course_of: "Modul speichern, ",
    as_page_failed: "Dieser Kopie der App fehlt die Vorlage für solche Seiten",
    you_were_at: "Zuletzt hier: ",
    go_on: "Dort weitermachen",
    go_on_help: "Wieder öffnen; nach einer eigenen Datei wird gefragt",
    forget: "Vergessen",
    forget_help: "Dieser Browser vergisst es; er behielt den Link, keine Daten",
    a_model: "ein Modell",
    in_lesson: ", in einer Lektion",
    other_rows: "Das Modell hat andere Tokens oder Kontexte als das, mit dem der Link gemacht wurde: seine Schritte wurden ausgelassen",
    too_wide: "Ein Schritt des Links füllt das Modell weiter auf, als in den Speicher passt: seine Schritte wurden ausgelassen",
    not_copied: |reason| format!("Der Link wurde nicht kopiert: {reason}"),
    megabytes: |size| format!("{} MB", fixed(size as f64 / 1e6, 1)),
    too_large: |size, most| {
        format!(
            "die Dateien haben {:.0} MB; höchstens {:.0} MB passen in eine Sitzung",
            size as f64 / 1e6,
            most as f64 / 1e6
        )
    },
    no_list: |name| {
        format!("Keine Paarliste heißt hier „{name}“: die Datei öffnen, in der sie steht")
    },
    no_token: |token| format!("Das Modell hat kein Token „{token}“"),
    described: |model, moves| {
        if moves == 0 {
            format!("{model}, nichts bewegt")
        } else {
            format!("{model}, {moves} {}", plural(moves, "Zug", "Züge"))
        }
    },
    without_set: |contexts| match contexts {
        1 => {
            "Der Link ist kopiert, ohne den einen Kontext der Menge, der für eine Adresse zu lang \
              ist: „Sitzung speichern“ behält ihn"
                .into()
        }
        _ => format!(
            "Der Link ist kopiert, ohne die {} Kontexte der Menge, die für eine Adresse zu lang \
             sind: „Sitzung speichern“ behält sie",
            count(contexts)
        ),
    },
    set_left_out: |contexts| {
        format!(
            "Der Link wurde mit einer Menge von {} {} gemacht, zu lang für eine Adresse: \
             eine gespeicherte Sitzung öffnen oder {} wieder hinzufügen",
            count(contexts),
            plural(contexts, "Kontext", "Kontexten"),
            plural(contexts, "ihn", "sie"),
        )
    },
    not_shipped: |model| format!("Der Link zeigt {model}, das nicht mit dieser Seite kommt"),
    other_content: |model| {
        format!(
            "{model} hat Namen und Größe der verlinkten Datei, aber anderen Inhalt: der Link \
             wurde nicht angewandt"
        )
    },
    other_file: |wanted, opened| {
        format!(
            "Der Link wurde mit {wanted} gemacht, und geöffnet wurde {opened}: er wurde nicht \
             angewandt"
        )
    },
    asks_for: |model| {
        format!(
            "Der Link zeigt {model}, das nicht Teil eines Links ist: hier öffnen, um zu sehen, \
             was verlinkt war"
        )
    },
};
