use crate::words::{Directions, plural};

pub const WORDS: Directions = Directions {
    title: "Direzioni",
    no_tokens: "Questo modello non ha token, quindi non ha direzioni di token",
    one_only: "Questo modello ha un solo token; per una direzione ne servono due",
    first: "Prima direzione",
    second: "Seconda direzione",
    family: "Famiglia di coppie",
    family_help: "Una famiglia: molte coppie che condividono un concetto. La sua differenza media è l’asse orizzontale del piano del concetto",
    no_family: "Nessuna famiglia",
    compare: "Confronta la sua direzione media con",
    compare_help: "Una seconda famiglia: il tabellone mostra l’angolo tra le due direzioni medie",
    no_second_family: "La seconda direzione",
    add_own: "Aggiungi coppie proprie",
    make_first: "Rendila la prima direzione",
    make_second: "Rendila la seconda direzione",
    missing: "manca",
    one_token: "sono lo stesso token",
    spelling: "Le parole sono ",
    spelling_help: "Un vocabolario di pezzi ha una parola due volte: con lo spazio davanti, e senza, come inizio di un testo o pezzo di una parola più lunga. Tutte le parole di una famiglia si cercano allo stesso modo; la scelta abituale trova il maggior numero di coppie. Accanto a ciascuna sta quante coppie trova",
    whole_words: "parole intere",
    written: "come scritte",
    pieces: "pezzi",
    as_written: "come scritta",
    with_space: "con uno spazio davanti",
    lower_case: "in minuscolo",
    lower_case_with_space: "in minuscolo con uno spazio davanti",
    take_out: "Togli questa coppia",
    word: "parola",
    own_from: "Coppia propria: da",
    own_to: "Coppia propria: a",
    add: "Aggiungi",
    own: "Coppie proprie",
    lists: "Un elenco di coppie si può aprire o trascinare come file: due colonne separate da tabulazioni",
    loaded: "Direzione del file ",
    loaded_help: "Un vettore arrivato con il modello, per esempio un control vector. È il vettore di steering della riga sul vettore proprio, se lì non se ne digita uno, e l’asse orizzontale del piano delle due direzioni",
    no_loaded: "nessuna",
    no_model: "Questi file contengono solo direzioni: aprire prima il modello a cui appartengono",
    contexts: "Contesti: gruppi e relazione",
    relation: "Relazione",
    relation_help: "Coppie di un contesto s e dello stesso contesto con una query, s⌢q",
    joined: |joined, others| {
        let came = plural(joined, "direzione", "direzioni");
        let of = format!("{joined} {came} dell’ultimo file ora nell’elenco sotto Direzioni");
        match others {
            0 => format!("{of}; è scelta la prima"),
            _ => format!("{of}, {others} di altra lunghezza tralasciate; è scelta la prima"),
        }
    },
    other_width: |found, d| {
        format!(
            "Questi file contengono direzioni di {found} numeri; i vettori di questo modello ne hanno {d}: aprire prima il modello a cui appartengono"
        )
    },
    spelled: |summary, how| format!("{summary}: {how}"),
    from: |direction| format!("{direction}: da"),
    to: |direction| format!("{direction}: a"),
    all_found: |pairs| match pairs {
        1 => "Trovata l’unica coppia".into(),
        _ => format!("Trovate tutte le {pairs} coppie"),
    },
    some_missing: |found, missing| {
        format!(
            "{found} {}, {missing} {}",
            plural(found, "coppia trovata", "coppie trovate"),
            plural(missing, "mancante", "mancanti")
        )
    },
    tokens: |pair, how| format!("Token {pair}; {how}"),
    both_found: |how| format!("entrambe trovate {how}"),
    each_found: |from, to| format!("trovate {from} e {to}"),
};
