use crate::words::{
    Compare,
    number::{count, figure},
    plural,
};

pub const WORDS: Compare = Compare {
    title: "Due modelli",
    with: "Confronta con…",
    with_help: "Mette un secondo modello accanto a questo: predicono lo stesso, e quali proprietà lineari valgono in entrambi?",
    an_open_model: "Un modello aperto",
    another: "Un altro modello",
    a_file: "Un file…",
    a_file_help: "Qualsiasi file che la pagina sa aprire: un altro modello, o questo salvato dopo una mossa",
    exhibits: "Coppie di cui si conosce la risposta",
    close: "Chiudi il confronto",
    swap: "Scambia",
    swap_help: "Il secondo modello diventa il primo",
    itself: "Un modello e sé stesso sono uguali in tutto: sceglierne un altro",
    asks_again: "I file di uno dei modelli vanno scelti di nuovo: riaprirlo",
    reading: "Apertura dei due modelli…",
    stop: "Ferma",
    go_on: "Continua",
    measuring: "Misura in corso",
    nothing_shared: "I due modelli non condividono né contesti né token",
    nothing_helps: "Si possono confrontare su testi noti a entrambi: modelli di una stessa lingua, con i token come testo o in una grafia nota (Ġ, ▁). Per f, a entrambi servono contesti con lo stesso testo",
    only_tokens: "Non condividono contesti: si confronta il lato di g, nulla che richieda predizioni",
    compute: "Calcola f per i contesti dell’altro",
    compute_help: "Il file di questo modello è un modello linguistico: legge i testi dei contesti dell’altro, qui su questo computer, e ottiene un proprio f per ciascuno",
    computing: "Calcolo dei contesti…",
    only_contexts: "Non condividono token: si confronta il lato di f, nulla che richieda predizioni",
    predict_the_same: "Entrambi predicono lo stesso.",
    predict_nothing: "Le predizioni non si possono confrontare.",
    one_map: "Una sola mappa lineare porta l’uno nell’altro, da entrambi i lati.",
    no_map: "Nessuna mappa lineare porta l’uno nell’altro.",
    maps_apart: "Ogni lato è un’immagine lineare dell’altro, ma nessuna mappa serve entrambi.",
    map_unknown: "Condividono troppo poco per dire se una mappa lineare porta l’uno nell’altro.",
    map_needs_contexts: "Per sapere se una sola mappa lineare serve f e g occorrono contesti condivisi.",
    map_needs_tokens: "Per sapere se una sola mappa lineare serve f e g occorrono token condivisi.",
    yes: "sì",
    nearly: "quasi",
    no: "no",
    unknown: "non si può dire",
    shared: "Che cosa condividono",
    shared_list: "L’elenco",
    shared_contexts: "Contesti",
    shared_tokens: "Token",
    only_first: "Solo nel primo",
    only_second: "Solo nel secondo",
    list: "Elencali",
    predictions: "Predicono lo stesso?",
    logit_distance: "Distanza relativa dei logit",
    logit_distance_help: "Differenza quadratica media delle log-probabilità, ciascuna centrata sui token, relativa alla loro grandezza (Nielsen et al. 2026): 0 esattamente dove entrambi predicono lo stesso, √2 dove non hanno nulla a che fare l’uno con l’altro",
    kl: "KL media, nei due versi",
    kl_help: "Divergenza di Kullback–Leibler in nat, media sui contesti. Può essere piccola anche se token probabili e improbabili sono distinti in tutt’altro modo",
    max_change: "max |Δ log p|",
    max_change_help: "Massima differenza di una log-probabilità su tutti i contesti e i token condivisi",
    agreement: "Stesso primo token",
    agreement_help: "Quota dei contesti dopo i quali entrambi trovano più probabile lo stesso token",
    variance: "Distanza di varianza delle log-verosimiglianze",
    variance_help: "Massima dispersione delle differenze di log-verosimiglianze standardizzate (Nielsen et al. 2025): 0 esattamente dove entrambi predicono lo stesso",
    equivalence: "L’uno è immagine lineare dell’altro?",
    complexity: "Complessità efficace",
    complexity_help: "k, la dimensione che le predizioni vedono. Una mappa lineare tra ciò che le predizioni vedono richiede lo stesso k in entrambi",
    explained_f: "f spiegato, fuori campione",
    explained_g: "g spiegato, fuori campione",
    explained_help: "Quota dei log-odds che si conserva quando un lato di un modello è predetto linearmente dall’altro modello: il primo dal secondo, il secondo dal primo. Ogni contesto o token è predetto da un adattamento che non l’ha visto (cinque parti)",
    one_map_row: "Una sola mappa per i due lati",
    one_map_help: "Quota dei log-odds che si conserva quando i contesti passano per la mappa dei contesti e i token per quella dei token: 1 dove le due sono una sola mappa. È 1 meno il quadrato dell’errore di accoppiamento",
    turned_round: "Mappa dei token, rovesciata per f",
    turned_round_help: "Quota dei log-odds che si conserva quando f è predetto dalla mappa adattata ai soli token: 1 dove una sola mappa serve i due lati, nessuna dove sbaglia più che senza alcuna mappa",
    pairing: "Errore di accoppiamento",
    pairing_help: "Di quanto cambiano i log-odds quando i contesti passano per la mappa dei contesti e i token per quella dei token: 0 dove le due sono una sola mappa",
    canonical_f: "Correlazione canonica di f",
    canonical_g: "Correlazione canonica di g",
    canonical_help: "Correlazione canonica media: 1 dove un lato è immagine lineare dell’altro. Accanto sta ciò che ne fa il caso: la stessa con etichette mescolate",
    by_construction: "non dice nulla",
    nothing_kept: "nessuna",
    in_coordinates: "In coordinate",
    in_coordinates_help: "Lo stesso misurato in coordinate ortonormali del modello spiegato: ciò che conta come grande dipende allora dalla sua gauge",
    foils: "Di che cosa diffidare",
    foils_help: "Si usano spesso per confrontare rappresentazioni. Una gauge non cambia nulla di ciò che un modello predice, e cambia queste: muovere il cursore per vederlo",
    gauge: "Gauge del secondo modello",
    gauge_help: "κ, il numero di condizionamento di una gauge casuale del secondo modello. Tutti i valori qui sopra restano come sono: nessuno viene ricalcolato",
    cka: "CKA",
    cka_help: "Allineamento centrato dei kernel, 1 se uguali a meno di una rotazione",
    procrustes: "Procrustes",
    procrustes_help: "Ciò che resta dopo la migliore rotazione, 0 se uguali a meno di una rotazione",
    all_or_none: "Tutti o nessuno",
    all_or_none_help: "Ogni proprietà misurata in entrambi i modelli, su ciò che condividono",
    in_both: "in entrambi",
    only_one: "solo primo",
    only_two: "solo secondo",
    in_neither: "in nessuno",
    valued: "senza soglia",
    agree: "concordano",
    differ: "differiscono",
    not_evidence: "nessuna prova",
    not_testable: "non verificabile",
    property: "Proprietà",
    standing: "Vale",
    first: "Primo",
    second: "Secondo",
    threshold: "Soglia",
    chance: "Caso",
    chance_help: "La mediana della stessa misura su coppie casuali, nel primo e nel secondo modello",
    families: "Su tutto l’elenco dei concetti",
    families_help: "Ogni punto è una famiglia dell’elenco dei concetti: quanto le sue coppie concordano in direzione nel primo modello (in orizzontale) e nel secondo (in verticale), come coseno leave-one-out medio",
    euclidean: "Euclideo",
    causal: "Causale",
    profile: "Profili",
    euclidean_help: "Semplici coseni: ogni gauge li cambia",
    causal_help: "Coseni nella geometria di Σ_g⁻¹: le gauge li conservano, le mosse nascoste forse no",
    profile_help: "Coseni dei profili di log-odds sui contesti: una funzione delle sole predizioni",
    profile_needs: "i profili sono sui contesti, e i due non ne condividono nessuno",
    stage: "Entrambi i modelli",
    single_point: "Nessuna immagine: un solo punto non è una direzione, ne servono due diversi",
    own_planes: "Ognuno il suo piano",
    own_planes_help: "Ogni modello nel piano delle due direzioni così come le ha",
    aligned: "Secondo allineato",
    aligned_help: "Porta il secondo modello con la mappa adattata nello spazio del primo e mostra entrambi nello stesso piano: si vede la differenza che resta. Ciò che le previsioni non vedono dell’uno o dell’altro non ha corrispondente ed è tralasciato",
    align_needs_both: "Solo dove entrambi condividono contesti e token: la mappa è adattata a essi",
    as_seen: "ciò che le previsioni ne vedono",
    over_first: "in contorno: il primo modello",
    aligned_caption: "Il secondo passa per la mappa adattata ed è disegnato nel piano del primo, i cui punti sono in contorno; ciò che le previsioni non vedono dell’uno o dell’altro è tralasciato.",
    blend: "Da com’è ad allineato",
    bend: "Piegalo sul primo",
    bend_help: "Fa della mappa adattata un passo di gauge nell’elenco dei passi del secondo modello",
    no_bend: "Solo dove una sola mappa serve i due lati, in altrettante dimensioni",
    bent: "La mappa è ora un passo nell’elenco del secondo modello",
    bent_shift: "Può restare uno spostamento comune a tutti i g: le predizioni dipendono solo dalle differenze di g, e nessuna lo vede",
    after_moves: "dopo le mosse nella sua lista di passi",
    show_second: "Vai al secondo modello",
    by_tokens: "mappa dei token",
    by_contexts: "mappa dei contesti",
    context: "Token successivi dopo",
    none: "–",
    figures: "Che cosa è stato misurato",
    held_out: "Le quote di f e g sono fuori campione, in cinque parti. Accanto alle correlazioni canoniche stanno quelle con etichette mescolate.",
    renormalised: "Le probabilità sono quelle sui token condivisi",
    biased_first: "Solo il primo aggiunge un bias ai logit: conta nelle predizioni e non ha parte in f e g",
    biased_second: "Solo il secondo aggiunge un bias ai logit: conta nelle predizioni e non ha parte in f e g",
    biased_both: "Entrambi aggiungono un bias ai logit: conta nelle predizioni e non ha parte in f e g",
    capped: "I logit sono limitati: le predizioni si confrontano così come sono, f e g come se non ci fosse il limite",
    exhibit_gauge: "Un modello e la sua gauge",
    exhibit_hidden: "Mosse nascoste, in un altro d",
    exhibit_turns: "Rotazioni opposte",
    exhibit_labels: "Etichette scambiate",
    exhibit_rounded: "16 bit e 4 bit",
    exhibit_gauge_help: "Predizioni uguali, una sola mappa lineare, e immagini diverse",
    exhibit_hidden_help: "Predizioni uguali in sei e in nove dimensioni",
    exhibit_turns_help: "Ogni lato è immagine lineare dell’altro, eppure nessuna mappa sola serve entrambi",
    exhibit_labels_help: "Più lunghi sono i vettori, più vicine sono le predizioni secondo KL, e non c’è una mappa lineare",
    exhibit_rounded_help: "SmolLM2 con i numeri arrotondati: che cosa conserva una copia quantizzata",
    length: "Lunghezza degli unembedding",
    length_help: "Più sono lunghi, più piccola è KL; nessuna lunghezza fa di un modello l’immagine lineare dell’altro",
    made_here: "creato nell’app",
    first_name: "primo",
    second_name: "secondo",
    sixteen_bits: "SmolLM2 a 16 bit",
    four_bits: "SmolLM2 a 4 bit",
    predict_nearly: |distance| {
        format!("Predicono quasi lo stesso (distanza relativa dei logit {distance}).")
    },
    predict_otherwise: |distance| {
        format!("Predicono in modo diverso (distanza relativa dei logit {distance}).")
    },
    of_shared: |shared, first, second| {
        format!("{} di {} e {}", count(shared), count(first), count(second))
    },
    nearly_one_map: |missed| {
        format!(
            "Quasi una sola mappa lineare, non lo stesso modello: spiega i log-odds salvo il {missed} %."
        )
    },
    nearly_apart: |missed| {
        format!(
            "Ogni lato è quasi un’immagine lineare dell’altro (spiegato salvo il {missed} %), ma nessuna mappa serve entrambi."
        )
    },
    no_map_but: |missed| {
        format!(
            "Nessuna mappa lineare porta l’uno nell’altro: il {missed} % dei log-odds resta senza spiegazione."
        )
    },
    other_complexity: |one, two| {
        format!(
            "Nessuna mappa lineare porta l’uno nell’altro: le predizioni usano {} dimensioni del primo e {} del secondo.",
            count(one),
            count(two)
        )
    },
    left_out: |contexts, tokens| {
        format!(
            "{} {}, {} token",
            count(contexts),
            plural(contexts, "contesto", "contesti"),
            count(tokens)
        )
    },
    listed: |shown, all| {
        if shown < all {
            format!("i primi {} di {}", count(shown), count(all))
        } else {
            format!("tutti i {}", count(all))
        }
    },
    two: |one, two| format!("{one} · {two}"),
    of_chance: |figure, null| format!("{figure} (mescolate {null})"),
    exact: |rows, dimensions| {
        format!(
            "esatto per costruzione: {} {} per {} dimensioni",
            count(rows),
            plural(rows, "etichetta", "etichette"),
            count(dimensions)
        )
    },
    in_sample: |rows, coordinates| {
        format!(
            "Un adattamento a tutte le {} righe in {} coordinate è esatto qualunque siano i modelli: solo le quote fuori campione dicono qualcosa",
            count(rows),
            count(coordinates)
        )
    },
    no_one_map: |times, dimensions| {
        format!(
            "Rovesciata per i contesti, la mappa dei token manca f di {times} volte i log-odds stessi: ciò che differisce un poco tra i token dei due modelli si ingrandisce, tanto più in {} dimensioni. L’errore di accoppiamento non rovescia nulla, e decide",
            count(dimensions)
        )
    },
    undrawn: |names| format!("Non disegnato, perché solo uno dei modelli ha i token: {names}"),
    points: |points, tokens| {
        let what = if tokens {
            plural(points, "token", "token")
        } else {
            plural(points, "contesto", "contesti")
        };
        format!("{} {what}", count(points))
    },
    done: |done, all| format!("{} di {}", count(done), count(all)),
    correlation: |r, p, families, shuffles| {
        format!(
            "r = {} su {families} famiglie; una quota {} dei mescolamenti arriva a tanto ({} mescolamenti)",
            figure(r),
            figure(p),
            count(shuffles)
        )
    },
    no_correlation: |families| {
        format!(
            "{families} {}: troppo poche, o tutte uguali",
            plural(families, "famiglia", "famiglie")
        )
    },
    left_out_families: |families, reason| {
        format!(
            "{families} {}: {reason}",
            plural(families, "famiglia tralasciata", "famiglie tralasciate")
        )
    },
    dot: |name, one, two, pairs| {
        format!("{name}: {one} e {two} su {pairs} {}", plural(pairs, "coppia", "coppie"))
    },
    counted: |properties, what| format!("{properties} {what}"),
    answered: |question, answer| format!("{question} {answer}"),
    percent: |share| format!("{share} %"),
    over: |one, two, contexts, tokens| {
        format!(
            "{one} e {two} su {} {} e {} token {}.",
            count(contexts),
            plural(contexts, "contesto condiviso", "contesti condivisi"),
            count(tokens),
            plural(tokens, "condiviso", "condivisi")
        )
    },
    sized: |name, d| format!("{name} (d = {})", count(d)),
    directions: |both| format!("Direzioni {both}."),
    with_correlation: |geometry, r| format!("{geometry}, r = {r}"),
    of_geometry: |geometry, finding| format!("{geometry}: {finding}."),
    families_title: |one, two| format!("Quanto è lineare ogni concetto, {one} contro {two}"),
    families_caption: |one, two| {
        format!(
            "Ogni punto è una famiglia di coppie di parole: il coseno leave-one-out medio delle sue differenze in {one} (in orizzontale) e in {two} (in verticale)."
        )
    },
    spelled_otherwise: |tokens| {
        format!(
            "{} dei token condivisi {} in altro modo nell’altro file, e il confronto è sul testo",
            count(tokens),
            plural(tokens, "è scritto", "sono scritti")
        )
    },
    kappa: |condition| format!("κ = {condition}"),
};
