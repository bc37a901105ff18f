use crate::words::{Model, number::count, plural};

pub const WORDS: Model = Model {
    notes_help: "Che cosa la lettura dei file ha fatto o tralasciato",
    notes_stay: "La scheda del modello, sotto il nome, continua a dirlo",
    dismiss_notes: "Chiudi ciò che la lettura dei file ha fatto",
    source: "Fonte",
    source_help: "Da dove vengono i dati",
    licence: "Licenza",
    licence_help: "Licenza dei dati, come il file la dichiara",
    file: "File",
    file_help: "Formato e tipo di numero",
    dim_f: "dim F",
    dim_g: "dim G",
    diversity: "Diversità",
    hidden: "Nascoste",
    computing: "calcolo in corso…",
    too_wide: "non misurato: troppe dimensioni",
    needs_contexts: "richiede contesti",
    needs_both: "richiede contesti e token",
    holds: "vale",
    does_not_hold: "non vale sui dati caricati",
    no_distribution: "Senza contesti non c’è distribuzione del token successivo: ciò che ne richiede una lo dice",
    relative: ". F è quello dei contesti caricati: più contesti possono generare di più",
    columns: "Colonne della tabella",
    columns_help: "Per che cosa è stata presa ogni colonna. Una componente è un numero del vettore, l’etichetta dà il nome alla riga, le altre sono tralasciate",
    column_label: "etichetta",
    column_component: "componente",
    column_bias: "bias",
    column_extra: "non letta",
    read_again: "Rileggi",
    no_component: "Almeno una colonna deve essere una componente",
    rank_tolerance: "Tolleranza di rango ",
    rank_tolerance_label: "Tolleranza di rango",
    rank_tolerance_help: "I valori singolari fino a questa parte del massimo contano come zero",
    cut: "Taglio",
    cut_help: "Sposta il taglio negli spettri; i ranghi e tutto ciò che ne dipende si ricalcolano quando lo si lascia",
    pivot: "Pivot ",
    pivot_label: "Token pivot",
    save: "Salva il modello mosso: ",
    choose_others: ". Scegli altri…",
    open_models: "Modelli aperti",
    read: "Leggi questi token",
    list: "Parole da leggere, separate da spazi o a capo",
    list_hint: "easy easiest lucky …",
    how_many: "Quanti",
    first: "I primi",
    in_concepts: "Quelli negli elenchi di concetti",
    matching: "Quelli che",
    listed: "Quelli di un elenco",
    all: "Tutti",
    place: "Dove sta il testo",
    begin: "iniziano con",
    end: "finiscono con",
    anywhere: "contengono",
    search: "Testo da cercare",
    search_hint: "eas luck",
    any_case: "uno qualsiasi di questi testi, maiuscole o minuscole",
    statistics: "Statistiche (Σ_g) su",
    statistics_help: "Σ_g, la covarianza degli unembedding, entra nel coseno causale, nello steering causale, nel kernel delle sonde sui logit e nello sbiancamento causale. Tutto il resto si misura sui token letti. Una volta aggiunte a g parti nascoste, Σ_g è quella dei token letti: le parti degli altri non sono note",
    summed: "Byte sommati",
    stop_summing: "Annulla",
    more_notes: |more| format!("e altre {}", count(more)),
    columns_read: |components, extra| {
        let left = if extra == 0 {
            String::new()
        } else {
            format!(", {} {}", count(extra), plural(extra, "non letta", "non lette"))
        };
        format!(
            "{} {} della tabella{left}",
            count(components),
            plural(components, "componente", "componenti")
        )
    },
    takes: |bytes| format!("occupa {:.0} MB", bytes as f64 / f64::from(1 << 20)),
    together: |bytes, most| format!("Insieme {} MB; c’è posto per {} MB", bytes >> 20, most >> 20),
    over_budget: |bytes, most| {
        format!(
            "I modelli aperti occupano {} MB di memoria; c’è posto per {} MB",
            bytes >> 20,
            most >> 20
        )
    },
    close_model: |name| format!("Chiudi {name}"),
    sizes: |tokens, contexts, d| {
        let contexts = if contexts == 0 {
            "nessun contesto".into()
        } else {
            format!("{} {}", count(contexts), plural(contexts, "contesto", "contesti"))
        };
        format!("{} token · {contexts} · d {d}", count(tokens))
    },
    hidden_of: |contexts, tokens, d| {
        format!("{contexts} di {d} per i contesti, {tokens} di {d} per i token")
    },
    above_cut: |name, rank, all| format!("{name}: {rank} di {all} sopra il taglio"),
    over: |tokens| match tokens {
        1 => "Le probabilità sono sul solo token caricato".into(),
        _ => format!("Le probabilità sono sui {} token caricati", count(tokens)),
    },
    tokens_read: |tokens, all| format!("letti {} di {} token del file", count(tokens), count(all)),
    over_read: |tokens| {
        format!("{} {}", count(tokens), plural(tokens, "token letto", "token letti"))
    },
    over_all: |tokens| format!("tutti i {} del file", count(tokens)),
    summing_stopped: |reason| format!("La somma si è fermata: {reason}"),
    from_one_to: |most| format!("da 1 a {}", count(most)),
    up_to: |words| format!("fino a {} parole", count(words)),
    given: |words| format!("{} {}", count(words), plural(words, "parola", "parole")),
    too_much: |size, most| format!("{size}: più di quanto una pagina può contenere ({most} MB)"),
    about: |megabytes| format!("circa {} MB", count(megabytes)),
    budget: |table, size, kept, first| {
        format!(
            "{} token di {} numeri occupano {size} in memoria. La pagina si tiene entro {kept} MB se non scegli di più: sono i primi {}, nella maggior parte dei file i più frequenti",
            count(table[0]),
            count(table[1]),
            count(first)
        )
    },
};
