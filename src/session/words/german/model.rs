use crate::words::{Model, number::count, plural};

pub const WORDS: Model = Model {
    notes_help: "Was das Lesen der Dateien tat oder beiseiteließ",
    notes_stay: "Die Modellkarte, unter dem Namen, sagt es weiterhin",
    dismiss_notes: "Ausblenden, was das Lesen der Dateien tat",
    source: "Quelle",
    source_help: "Woher die Daten kommen",
    licence: "Lizenz",
    licence_help: "Lizenz der Daten, wie die Datei sie nennt",
    file: "Datei",
    file_help: "Format und Zahlentyp",
    dim_f: "dim F",
    dim_g: "dim G",
    diversity: "Diversität",
    hidden: "Verborgen",
    computing: "wird berechnet…",
    too_wide: "nicht gemessen: zu viele Dimensionen",
    needs_contexts: "braucht Kontexte",
    needs_both: "braucht Kontexte und Tokens",
    holds: "gilt",
    does_not_hold: "gilt nicht auf den geladenen Daten",
    no_distribution: "Ohne Kontexte gibt es keine Verteilung des nächsten Tokens: was eine braucht, sagt es",
    relative: ". F ist das der geladenen Kontexte: mehr Kontexte spannen vielleicht mehr auf",
    columns: "Spalten der Tabelle",
    columns_help: "Wofür jede Spalte gehalten wurde. Eine Komponente ist eine Zahl des Vektors, das Label benennt die Zeile, die anderen bleiben beiseite",
    column_label: "Label",
    column_component: "Komponente",
    column_bias: "Bias",
    column_extra: "nicht gelesen",
    read_again: "Neu lesen",
    no_component: "Mindestens eine Spalte muss eine Komponente sein",
    rank_tolerance: "Rangtoleranz ",
    rank_tolerance_label: "Rangtoleranz",
    rank_tolerance_help: "Singulärwerte bis zu diesem Teil des größten zählen als null",
    cut: "Schnitt",
    cut_help: "Verschiebt den Schnitt durch die Spektren; Ränge und alles, was von ihnen abhängt, werden nach dem Loslassen neu bestimmt",
    pivot: "Pivot ",
    pivot_label: "Pivot-Token",
    save: "Bewegtes Modell speichern: ",
    choose_others: ". Andere wählen…",
    open_models: "Offene Modelle",
    read: "Diese Tokens lesen",
    list: "Zu lesende Wörter, durch Leerzeichen oder Zeilenumbrüche getrennt",
    list_hint: "easy easiest lucky …",
    how_many: "Wie viele",
    first: "Die ersten",
    in_concepts: "Die in den Konzeptlisten",
    matching: "Die, die",
    listed: "Die einer Liste",
    all: "Alle",
    place: "Wo der Text steht",
    begin: "beginnen mit",
    end: "enden mit",
    anywhere: "enthalten",
    search: "Gesuchter Text",
    search_hint: "eas luck",
    any_case: "einer dieser Texte, groß oder klein",
    statistics: "Statistik (Σ_g) über",
    statistics_help: "Σ_g, die Kovarianz der Unembeddings, geht in den kausalen Kosinus, das kausale Steering, den Kern der Logit-Proben und das kausale Weißen ein. Alles andere wird an den gelesenen Tokens gemessen. Sobald verborgene Anteile zu g addiert sind, ist Σ_g das der gelesenen Tokens: die Anteile der anderen sind nicht bekannt",
    summed: "Aufsummierte Bytes",
    stop_summing: "Abbrechen",
    more_notes: |more| format!("und {} mehr", count(more)),
    columns_read: |components, extra| {
        let left =
            if extra == 0 { String::new() } else { format!(", {} nicht gelesen", count(extra)) };
        format!(
            "{} {} der Tabelle{left}",
            count(components),
            plural(components, "Komponente", "Komponenten")
        )
    },
    takes: |bytes| format!("belegt {:.0} MB", bytes as f64 / f64::from(1 << 20)),
    together: |bytes, most| format!("Zusammen {} MB; Platz ist für {} MB", bytes >> 20, most >> 20),
    over_budget: |bytes, most| {
        format!(
            "Die offenen Modelle belegen {} MB Speicher; Platz ist für {} MB",
            bytes >> 20,
            most >> 20
        )
    },
    close_model: |name| format!("{name} schließen"),
    sizes: |tokens, contexts, d| {
        let contexts = if contexts == 0 {
            "keine Kontexte".into()
        } else {
            format!("{} {}", count(contexts), plural(contexts, "Kontext", "Kontexte"))
        };
        format!("{} {} · {contexts} · d {d}", count(tokens), plural(tokens, "Token", "Tokens"))
    },
    hidden_of: |contexts, tokens, d| {
        format!("{contexts} von {d} für Kontexte, {tokens} von {d} für Tokens")
    },
    above_cut: |name, rank, all| format!("{name}: {rank} von {all} über dem Schnitt"),
    over: |tokens| match tokens {
        1 => "Wahrscheinlichkeiten gehen über das eine geladene Token".into(),
        _ => format!("Wahrscheinlichkeiten gehen über die {} geladenen Tokens", count(tokens)),
    },
    tokens_read: |tokens, all| {
        format!("{} von {} Tokens der Datei sind gelesen", count(tokens), count(all))
    },
    over_read: |tokens| {
        format!("{} {}", count(tokens), plural(tokens, "gelesenes Token", "gelesene Tokens"))
    },
    over_all: |tokens| format!("alle {} der Datei", count(tokens)),
    summing_stopped: |reason| format!("Das Aufsummieren hielt an: {reason}"),
    from_one_to: |most| format!("von 1 bis {}", count(most)),
    up_to: |words| format!("bis zu {} Wörter", count(words)),
    given: |words| format!("{} {}", count(words), plural(words, "Wort", "Wörter")),
    too_much: |size, most| format!("{size}: mehr, als eine Seite halten darf ({most} MB)"),
    about: |megabytes| format!("etwa {} MB", count(megabytes)),
    budget: |table, size, kept, first| {
        format!(
            "{} Tokens aus {} Zahlen belegen {size} Speicher. Die Seite bleibt bei {kept} MB, \
             wenn nicht mehr gewählt wird: das sind die ersten {}, in den meisten Dateien die \
             häufigsten",
            count(table[0]),
            count(table[1]),
            count(first)
        )
    },
};
