use crate::words::{
    Board,
    number::{count, figure},
    plural,
};

pub const WORDS: Board = Board {
    title: "Quali proprietà lineari sopravvivono?",
    live: "dal vivo",
    identifiable: "conservata in ogni modello equivalente",
    any_gauge: "conservati da ogni gauge, non da ogni mossa nascosta",
    only_rotations: "un accidente di questo modello",
    put_off: "su richiesta",
    put_off_help: "Richiede molto tempo in così tante dimensioni: si misura quando lo si chiede, qui sopra",
    measure_heavy: "Misurale",
    stop_heavy: "Ferma",
    take_back: "Torna indietro",
    take_back_help: "Interrompe questo lavoro e annulla l’ultimo cambiamento; il modello viene riaperto",
    the_ranks: "i ranghi numerici",
    the_answer: "una risposta",
    working: "in corso",
    working_help: "In corso di misura",
    waits: "in attesa",
    is_next: "La prossima a essere misurata",
    to_measure: "Da misurare",
    kept_help: "Vale prima e dopo, con la stessa misura",
    drifted_help: "Vale prima e dopo, ma la misura è cambiata",
    destroyed_help: "Valeva prima, non dopo",
    created_help: "Non valeva prima, vale dopo",
    absent_help: "Non vale né prima né dopo",
    not_testable_help: "Non si può misurare su questo modello",
    promise_kept: "Teoria: questa mossa la conserva",
    promise_band: "Teoria: questa mossa può cambiarla, entro la banda che κ permette",
    promise_none: "Teoria: questa mossa può cambiarla",
    holds_from: "Vale da",
    holds_up_to: "Vale fino a",
    default: "Torna al valore predefinito",
    worst_case: "Vai al caso peggiore",
    worst_case_help: "La matrice con questo κ che allontana le due direzioni quanto più è possibile",
    best_case: "Vai al caso migliore",
    best_case_help: "La matrice con questo κ che avvicina le due direzioni quanto più è possibile",
    destroy: "Che cosa la distruggerebbe?",
    destroy_help: "Prepara una mossa che la distrugge, se ce n’è una",
    keep: "Che cosa la conserva?",
    keep_help: "Prepara una mossa che la conserva e per il resto è più libera possibile",
    no_move: "Nessuna mossa: ",
    numbers: "Numeri di questo grafico",
    cannot_change: "non può cambiare",
    bends_keep: "le gauge la conservano",
    can_change: "può cambiare",
    not_exact: "non esatta",
    kept: "conservata",
    drifted: "alterata",
    destroyed: "distrutta",
    created: "creata",
    absent: "assente",
    not_testable: "non verificabile",
    says: |verdict, meaning| format!("{meaning}: {verdict}"),
    more: |rows| format!("{rows} {}", plural(rows, "altra proprietà", "altre proprietà")),
    heavy: |d| {
        format!(
            "Le righe che richiedono un’intera matrice {0} × {0} impiegano fino a qualche minuto ciascuna",
            count(d)
        )
    },
    working_on: |what, seconds, waiting| {
        let rest = if waiting > 0 {
            format!(", {waiting} {}", plural(waiting, "riga in attesa", "righe in attesa"))
        } else {
            String::new()
        };
        format!("in corso da {seconds} s: {what}{rest}")
    },
    quoted: |name| format!("«{name}»"),
    waits_for: |before| {
        format!("{before} {}", plural(before, "riga è misurata prima", "righe sono misurate prima"))
    },
    rounding: |value, tolerance| {
        format!("{value}: nulla più dell’arrotondamento, che può arrivare a {tolerance}")
    },
    allows: |tolerance, why| {
        format!("I cambiamenti fino a {tolerance} contano come arrotondamento: {why}")
    },
    by_rounding: |times| {
        format!("decide quello dei numeri a 64 bit, moltiplicato per {times} dalle mosse")
    },
    by_stored: |bits| {
        format!("il file risolve i suoi numeri fino a {bits} bit significativi, e questo decide")
    },
    keeps: |kept| format!("La conservano in ogni caso: {kept}"),
    loses: |lost| format!("Possono cambiarla: {lost}"),
    inexact: |residual, explained| {
        format!("Non esatta: resta {residual}, mentre l’arrotondamento spiega {explained}")
    },
    nearer: |draws, percentile| {
        format!(
            "Più vicina all’esattezza di {:.0} su {} coppie casuali",
            (100.0 - percentile) / 100.0 * draws as f64,
            count(draws)
        )
    },
    reach: |ends, low, high| {
        format!(
            "La barra va da {} a {}. Una gauge con questo κ può portare la misura ovunque tra {low} e {high}: la parte scura",
            figure(ends[0]),
            figure(ends[1])
        )
    },
    band: |low, high| {
        if low == high {
            format!("Nessuna gauge con questo κ può spostarla da {low}")
        } else {
            format!("Una gauge con questo κ può portarla ovunque tra {low} e {high}")
        }
    },
    among: |draws, percentiles, medians| {
        format!(
            "Maggiore che per il {:.0} % di {} coppie casuali prima, il {:.0} % dopo (le loro mediane: {} e {})",
            percentiles[0],
            count(draws),
            percentiles[1],
            medians[0],
            medians[1]
        )
    },
    threshold_of: |name| format!("Soglia di {name}"),
    left_out: |rows| {
        format!("{rows} {}: Crea una figura, poi CSV", plural(rows, "altra riga", "altre righe"))
    },
    unchanged: |name, verdict| format!("{name}: {verdict}"),
    turned: |name, verdict, from, to| format!("{name}: {verdict}, da {from} a {to}"),
    fell: |name, from, to| format!("{name}: in calo da {from} a {to}"),
    rose: |name, from, to| format!("{name}: in crescita da {from} a {to}"),
};
