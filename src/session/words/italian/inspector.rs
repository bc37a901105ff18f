use crate::words::{Inspector, number::count, plural};

pub const WORDS: Inspector = Inspector {
    label: "Ispettore",
    hint: "Indica qualcosa nei grafici. Un clic su due token ne fa una direzione",
    find: "Trova un token",
    find_context: "Trova un contesto",
    nearest: "più vicini per angolo",
    nearest_help: "I più vicini dello stesso tipo per l’angolo all’origine, prima della mossa; è segnato ciò che la mossa ha tolto e ciò che ha portato",
    lost: "persi",
    gained: "acquisiti",
    kept: "conservati",
    all_kept: "tutti conservati",
    says_next: "token successivo",
    length_help: "Norma euclidea ‖x‖ prima e dopo la mossa",
    clear: "Pulisci",
    clear_help: "Non guardare nulla",
    first: "Rendila la prima direzione",
    second: "Rendila la seconda direzione",
    inside: "dentro il lazo",
    outside: "fuori dal lazo",
    family_name: "coppie nel lazo",
    list: "Elenco",
    list_help: "Tutti i punti selezionati per nome",
    more: "e altri",
    first_set: "Come primo insieme",
    second_set: "Come secondo insieme",
    set_help: "Fa dei token selezionati uno di due insiemi; il tabellone misura se un piano li separa",
    probe: "Come gruppo di una sonda",
    probe_help: "Una sonda lineare impara a distinguere i contesti selezionati da tutti gli altri",
    length: |before, after| {
        if before == after {
            format!("lunghezza {before}")
        } else {
            format!("lunghezza {before} → {after}")
        }
    },
    pair: |from, to| format!("{from} → {to}"),
    family: |pairs| {
        format!("Fai di {} {} una famiglia", count(pairs), plural(pairs, "coppia", "coppie"))
    },
    place: |x, y| format!("in ({x}, {y})"),
};
