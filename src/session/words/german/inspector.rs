use crate::words::{Inspector, number::count, plural};

pub const WORDS: Inspector = Inspector {
    label: "Inspektor",
    hint: "Auf irgendetwas in den Plots zeigen. Zwei Tokens anklicken macht sie zu einer Richtung",
    find: "Token suchen",
    find_context: "Kontext suchen",
    nearest: "nach Winkel am nächsten",
    nearest_help: "Die Nächsten derselben Art nach dem Winkel am Ursprung, vor dem Zug; was der Zug nahm und was er brachte, ist markiert",
    lost: "verloren",
    gained: "gewonnen",
    kept: "erhalten",
    all_kept: "alle erhalten",
    says_next: "nächstes Token",
    length_help: "Euklidische Norm ‖x‖ vor und nach dem Zug",
    clear: "Leeren",
    clear_help: "Nichts ansehen",
    first: "Zur ersten Richtung machen",
    second: "Zur zweiten Richtung machen",
    inside: "im Lasso",
    outside: "außerhalb des Lassos",
    family_name: "Paare im Lasso",
    list: "Liste",
    list_help: "Alle gewählten Punkte mit Namen",
    more: "und mehr",
    first_set: "Als erste Menge",
    second_set: "Als zweite Menge",
    set_help: "Macht die gewählten Tokens zu einer von zwei Mengen; die Tafel misst, ob eine Ebene sie trennt",
    probe: "Als Gruppe einer Probe",
    probe_help: "Eine lineare Probe lernt, die gewählten Kontexte von allen anderen zu unterscheiden",
    length: |before, after| {
        if before == after {
            format!("Länge {before}")
        } else {
            format!("Länge {before} → {after}")
        }
    },
    pair: |from, to| format!("{from} → {to}"),
    family: |pairs| {
        format!("{} {} zur Familie machen", count(pairs), plural(pairs, "Paar", "Paare"))
    },
    place: |x, y| format!("bei ({x}, {y})"),
};
