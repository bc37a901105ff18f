use crate::words::{Experiments, number::fixed, plural};

pub const WORDS: Experiments = Experiments {
    label: "Prova",
    surprise: "Sorprendimi",
    surprise_help: "Passa per modelli casuali con le stesse predizioni, ciascuno una piega lieve del precedente. Premere di nuovo per fermare; i passi di prima restano, e un solo annullamento riporta indietro",
    stop: "Ferma",
    one_side: "Ora si muove un solo lato: non è un equivalente. Scegliere prima Gauge",
    no_plane: "Questa immagine non è un piano che si possa piegare",
    break_it: "Rompilo",
    break_help: "Tenere premuto, o il tasto X: i token g si muovono e i contesti f restano, quindi è un altro modello. Lasciando è sanato; una pressione breve lo tiene rotto fino alla successiva",
    broken: "Rotto: g si è mosso, f no. Lasciare o premere di nuovo per sanare",
    ruler: "Righello",
    ruler_help: "Posa un righello lungo una direzione. Trascinato in parallelo su un’altra, dice se le due sono parallele in tutte le dimensioni. Tasti: → lo posa sulla direzione seguente, ← lo posa lungo un’altra, Esc lo toglie",
    ruler_role: "righello",
    measuring: "misura in corso…",
    lay: "Trascinalo su un’altra direzione",
    bet: "Prima scommetti",
    bet_placed: "Scommessa fatta: ora muovi",
    bet_help: "Dire quali di sei proprietà la prossima mossa conserverà, poi muovere e guardare",
    bet_title: "Quali di queste sopravvivono alla prossima mossa?",
    place: "Fai la scommessa",
    placed: "La scommessa è fatta. Ora una mossa: piegare, o Sorprendimi",
    again: "Scommetti ancora",
    survives: "sopravvive",
    did: "sopravvissuta",
    did_not: "non sopravvissuta",
    right: "giusto",
    wrong: "sbagliato",
    close: "Chiudi",
    bet_share: "Il punteggio fa parte del link",
    bet_always: "Prima scommetti, sempre: chiedi prima delle mosse e conserva le risposte",
    bet_always_help: "In link e lezioni: scommesse, risposte e punti entrano nel link. Condividerlo con una classe, e ognuno rimanda il proprio",
    who: "Nome, se vuoi: ",
    hand_in: "Copia il link con le mie risposte",
    hand_in_help: "Da mandare a chi l’ha chiesto. Contiene il nome, scommesse, risposte e questo stato, e nient’altro",
    handed: "Copiato: mandalo a chi l’ha chiesto",
    surprised: |earlier| {
        if earlier == 0 {
            "Equivalenti casuali del modello: le sue predizioni non si sono mai mosse. Annulla torna indietro"
                .to_string()
        } else {
            format!(
                "Equivalenti casuali del modello: le sue predizioni non si sono mai mosse. {earlier} {} ancora; Annulla torna indietro",
                plural(earlier, "passo precedente resta", "passi precedenti restano")
            )
        }
    },
    parallel: |residual| format!("parallele (residuo {residual}, tutte le dimensioni)"),
    not_parallel: |degrees| {
        if degrees < 0.95 {
            format!("non parallele: scarto di {}° in tutte le dimensioni", fixed(degrees, 2))
        } else {
            format!("non parallele: scarto di {degrees:.0}° in tutte le dimensioni")
        }
    },
    in_all: |right, all| {
        format!("{right} di {all} punti finora: compiti svolti da soli, e scommesse")
    },
    bet_came: |[right, all], wrong| {
        let outcome = format!("La scommessa: {right} su {all} giuste");
        if wrong.is_empty() { outcome } else { format!("{outcome}; sbagliate: {wrong}") }
    },
    score: |right, all| format!("{right} di {all} giuste"),
    surveyed: |parallel, all, nearest, degrees| match parallel {
        0 => format!("parallelo a nessuna di {all}; la più vicina: {nearest}, a {degrees:.0}°"),
        _ => format!("parallelo a {parallel} delle altre {all}, in tutte le dimensioni"),
    },
    slipped: |name, degrees| {
        let off = fixed(degrees, 1);
        format!(
            "Il righello scivola via da {name}: scarto di {off}° in tutte le dimensioni. Resta \
             solo su vere parallele"
        )
    },
    stays: |name| {
        format!(
            "Il righello resta su {name}: parallele in tutte le dimensioni, prima e dopo ogni \
             gauge"
        )
    },
    ruler_along: |name| format!("Righello lungo {name}"),
};
