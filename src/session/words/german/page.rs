use crate::words::Page;

pub const WORDS: Page = Page {
    name: "All or None",
    theme: "Zwischen hell und dunkel wechseln",
    present: "Präsentieren",
    present_help: "Präsentieren: große Schrift, keine Bedienelemente (P). Tasten: → ← blättern, 1 oder 2 Plots, B Tafel, L Zeiger, Esc beendet",
    leave: "Esc: beenden",
    rest_missing: "Ein Teil der App ließ sich nicht laden; er wird beim nächsten Bedarf wieder versucht",
    leave_help: "→ ← blättern · 1 oder 2 Plots · B Tafel · L Zeiger",
    no_token: "Kein solches Token",
    session_inside: "die Sitzung dieser Seite",
    language: "Sprache",
    language_missing: "Die Wörter dieser Sprache ließen sich nicht laden: Verbindung prüfen und sie noch einmal wählen",
    stopped: |reason| format!("Das Leseprogramm hielt an: {reason}. Was offen war, ist noch offen"),
    set_back: |reason| {
        format!(
            "Die letzte Änderung war mehr, als die Seite leisten konnte ({reason}). Das Modell \
             wurde ohne sie wieder geöffnet"
        )
    },
    gave_up: |reason| {
        format!(
            "Was das Modell misst, hielt an: {reason}. Das Modell mit weniger Tokens wieder öffnen"
        )
    },
    not_embedded: |part, parts| {
        format!("embed={part} steht in der Adresse; erwartet wird eines von {parts}")
    },
};
