use crate::words::{Training, number::figure, plural};

pub const WORDS: Training = Training {
    title: "Addestra due volte",
    title_help: "Adatta due tabelle di numeri alle stesse predizioni, da due semi, sotto i tuoi occhi: diventano lo stesso modello?",
    start: "Addestra entrambe",
    again: "Riaddestra entrambe",
    stop: "Ferma qui",
    go_on: "Continua",
    compare: "Confronta entrambe",
    compare_help: "Apre i due modelli addestrati e li confronta: schede, allineamento e proprietà",
    close: "Chiudi",
    settings: "Che cosa si addestra",
    target: "Predizioni da imparare",
    target_help: "La distribuzione sui token dopo ogni contesto a cui entrambe si adattano: KL media del bersaglio dal modello, tutti i contesti insieme",
    random: "casuali, che le dimensioni possono contenere",
    too_many: "casuali, che richiedono il doppio delle dimensioni, tutte alla pari",
    one_each: "dodici contesti, ognuno con un token proprio",
    plane: "quelle del modello giocattolo nel piano",
    space: "quelle del modello giocattolo nello spazio",
    open: "una parte del modello aperto",
    contexts: "Contesti",
    contexts_help: "Quanti contesti del modello aperto, a partire da quello mostrato",
    tokens: "Token",
    tokens_help: "Quanti token: i più probabili dopo questi contesti",
    dimensions: "Dimensioni",
    dimensions_help: "d, la lunghezza di ogni vettore in entrambe le tabelle. Con almeno quante ne richiede il bersaglio, entrambe possono impararlo esattamente",
    seeds: "Semi",
    first_seed: "Seme della prima",
    second_seed: "Seme della seconda",
    seeds_help: "Da dove comincia ogni tabella: all’inizio tutti i suoi numeri sono casuali. Lo stesso seme dà gli stessi numeri su ogni computer",
    decay: "Tieni piccoli all’inizio",
    decay_first: "Weight decay della prima",
    decay_second: "Weight decay della seconda",
    decay_help: "Weight decay su un lato durante i primi giri. Cambia l’immagine, e le predizioni imparate non ne risentono",
    no_decay: "nulla",
    decay_f: "contesti (f)",
    decay_g: "token (g)",
    until: "Fermata",
    until_help: "Addestra finché nulla migliora, o ferma non appena entrambe sono così vicine (KL media in nat)",
    until_end: "alla fine",
    until_near: "a KL 0,01",
    until_nearer: "a KL 0,0001",
    curves: "A che punto sono",
    rounds: "giri",
    kl_first: "KL della prima",
    kl_second: "KL della seconda",
    kl_help: "Divergenza di Kullback–Leibler del bersaglio dal modello in nat, media sui contesti: 0 dove predice esattamente ciò che deve",
    pairing: "Errore di accoppiamento",
    pairing_help: "Quanto la mappa che porta i contesti della seconda in quelli della prima è lontana dall’essere una sola con quella dei token: 0 dove una sola mappa lineare serve i due lati",
    ready: "Due tabelle di numeri casuali, e predizioni da imparare. Saranno un solo modello?",
    running: "Entrambe imparano le stesse predizioni…",
    held: "Entrambe hanno imparato le stesse predizioni: una sola mappa lineare porta l’una nell’altra.",
    near: "Entrambe sono vicine al bersaglio, e nessuna mappa lineare porta l’una nell’altra.",
    missed: "Troppo poche dimensioni: ognuna ha trovato il suo compromesso, e nessuna mappa lineare le unisce.",
    stuck: "Una si è fermata prima di ciò che queste dimensioni potrebbero contenere: continua, o prendi un altro seme.",
    agreed: "Nessuna ha imparato il bersaglio, eppure una sola mappa lineare porta l’una nell’altra.",
    not_yet: "Addestra entrambe, e guarda qui i vettori trovare il loro posto",
    coordinates: "prime due coordinate: token ●, contesti ○",
    axis_one: "prima coordinata",
    axis_two: "seconda coordinata",
    no_file: "Queste tabelle sono state adattate a un modello che qui non è aperto: aprilo e addestra di nuovo",
    twin: |seed, which| {
        format!("{} tabella addestrata (seme {seed})", if which == 0 { "Prima" } else { "Seconda" })
    },
    after: |rounds| format!("dopo {rounds} {}", plural(rounds, "giro", "giri")),
    picture: |name, kl| format!("{name}, le prime due coordinate; KL {}", figure(kl)),
    power: |exponent| {
        if exponent == 0 {
            "1".into()
        } else {
            format!("10{}", exponent.to_string().chars().map(raised).collect::<String>())
        }
    },
};

/// A digit or sign as an exponent.
fn raised(sign: char) -> char {
    match sign {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(sign as u32 - '4' as u32 + '⁴' as u32).unwrap_or(sign),
        _ => '⁰',
    }
}
