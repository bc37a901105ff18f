use crate::words::{Contexts, number::count, plural};

pub const WORDS: Contexts = Contexts {
    offered: "Questo file può calcolare i propri contesti",
    offered_help: "Il modello linguistico stesso gira qui, su questo computer: legge un testo e dà f, il suo ultimo stato nascosto",
    start: "Calcola contesti",
    opening: "Apertura del modello…",
    none: "I contesti si calcolano dal file di un modello linguistico: aprire un GGUF, oppure insieme config.json, tokenizer.json e i safetensors di un checkpoint",
    refused: "Questo file non può calcolare contesti: ",
    line: "Digita un contesto",
    line_hint: "The capital of France is",
    line_help: "Ciò che il modello legge. I suoi token, il suo punto nei grafici e i suoi token successivi seguono mentre si digita",
    tokens: "Token che il modello legge",
    added: "Il file mette questo token prima di ogni testo",
    keep: "Conserva",
    keep_help: "Mette la riga nell’insieme dei contesti (Invio)",
    group: "Gruppo",
    group_hint: "nessun gruppo",
    group_help: "I contesti di un gruppo si confrontano con quelli di un altro: sonde, steering",
    next: "Token successivi, dell’intero vocabolario",
    token: "Token",
    probability: "probabilità",
    lens_next: "Token successivi come li legge la logit lens",
    add: "Aggiungi molti",
    add_help: "Incollare o digitare un contesto per riga, seguito da una tabulazione e dal suo gruppo; oppure un elenco JSON",
    many: "Contesti, uno per riga",
    many_hint: "This exam is very⇥easy",
    add_lines: "Aggiungi queste righe",
    file: "Da un file…",
    file_help: "Un testo con un contesto per riga (seguito da una tabulazione e dal suo gruppo), un elenco JSON di stringhe, o una relazione del dataset LRE: name, prompt_templates, samples",
    ready: "Insiemi pronti",
    bundled: "I 509 contesti del modello incluso",
    bundled_help: "Gradi degli aggettivi, contrari, capitali e altro, con i loro gruppi e le loro relazioni",
    template: "Modello di frase",
    template_help: "Ogni parola del concetto va al posto di {}; i due lati delle sue coppie diventano due gruppi",
    template_value: "{} is the opposite of",
    concept: "Concetto",
    fill: "Riempi",
    prefixes: "Tutti gli inizi della riga",
    prefixes_help: "Ogni punto in cui finisce una parola della riga è un contesto",
    set: "L’insieme",
    empty: "Ancora nessun contesto conservato",
    remove: "Rimuovi",
    clear: "Rimuovi tutti",
    rename: "Nome",
    rename_help: "Come si chiama il contesto sullo schermo; il suo testo resta ciò che il modello legge",
    undo: "Annulla",
    redo: "Ripeti",
    compute: "Calcola il resto",
    done: "Token calcolati",
    layer: "Strato",
    layer_help: "Dopo quale strato si prende lo stato nascosto. Ogni strato tranne l’ultimo è letto attraverso l’ultima norma, come fa la logit lens: la sua distribuzione non è quella del modello",
    last_layer: "l’ultimo",
    waits: "non ancora calcolato",
    more: "Mostra altri",
    steer: "Applica lo steering e lascia proseguire i due modelli",
    steer_help: "Un vettore di questo tipo moltiplicato per α si aggiunge a f prima di scegliere il token successivo; ogni modello costruisce il vettore dai propri numeri",
    along: "Lungo",
    not_steered: "senza steering",
    by_causal: "la direzione causale del bersaglio",
    by_means: "la differenza dei due gruppi",
    by_moment: "ciò che i contesti fanno con il bersaglio",
    by_unembedding: "la differenza di unembedding del bersaglio",
    go_on: "Prosegui",
    continue_help: "I due modelli proseguono il contesto, token per token, ogni volta con il più probabile dei token caricati, con lo steering qui sopra: f è calcolato dal file, e mosso come dicono le mosse",
    saying: "prosegue…",
    same_words: "Dicono le stesse parole",
    other_words: "Dicono parole diverse",
    stopped: |reason| format!("Il programma che calcola i contesti si è fermato: {reason}"),
    tokens_of: |tokens, length| format!("{} token su al più {}", count(tokens), count(length)),
    mass: |share, loaded| match loaded {
        1 => format!("Il solo token caricato ne ha {share}"),
        _ => format!("I {} token caricati ne hanno {share}", count(loaded)),
    },
    progress: |done, total| format!("{} di {} token", count(done), count(total)),
    in_set: |contexts, computed| {
        let noun = plural(contexts, "contesto", "contesti");
        if computed == contexts {
            format!("{} {noun}", count(contexts))
        } else {
            format!("calcolati {} di {} {noun}", count(computed), count(contexts))
        }
    },
    repeated: |repeated, given| {
        format!(
            "{} {} su {}: ogni contesto è tenuto una volta sola",
            count(repeated),
            plural(repeated, "riga c’era già", "righe c’erano già"),
            count(given)
        )
    },
    cannot_steer: |reason| format!("Senza steering: {reason}"),
    steered_from: |token, plain, steered| {
        format!("«{token}» aveva {plain} e con lo steering ha {steered}")
    },
    steered_at: |strength| format!("con steering, α = {strength}"),
    steered_along: |along, strength| {
        format!(
            "Token successivi con steering lungo {along}, α = {strength}: non ciò che prevedono i modelli stessi"
        )
    },
    read_at: |layer, layers| format!("letto allo strato {layer} di {layers}"),
    remove_named: |name| format!("Rimuovi «{name}»"),
    name_of: |name| format!("Nome di «{name}»"),
    group_of: |name| format!("Gruppo di «{name}»"),
    behind: |layer, layers| format!("{layer} di {layers}"),
};
