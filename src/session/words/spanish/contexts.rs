use crate::words::{Contexts, number::count, plural};

pub const WORDS: Contexts = Contexts {
    offered: "Este archivo puede calcular sus propios contextos",
    offered_help: "El propio modelo de lenguaje funciona aquí, en este equipo: lee un texto y da f, su último estado oculto",
    start: "Calcular contextos",
    opening: "Abriendo el modelo…",
    none: "Los contextos se calculan con el archivo de un modelo de lenguaje: abrir un GGUF, o config.json, tokenizer.json y los safetensors de un checkpoint juntos",
    refused: "Este archivo no puede calcular contextos: ",
    line: "Escribir un contexto",
    line_hint: "The capital of France is",
    line_help: "Lo que lee el modelo. Sus tokens, su punto en los gráficos y sus siguientes tokens aparecen al escribir",
    tokens: "Tokens que lee el modelo",
    added: "El archivo pone este token antes de todo texto",
    keep: "Guardar",
    keep_help: "Pone la línea en el conjunto de contextos (Intro)",
    group: "Grupo",
    group_hint: "sin grupo",
    group_help: "Los contextos de un grupo se comparan con los de otro: sondas, steering",
    next: "Siguientes tokens, de todo el vocabulario",
    token: "Token",
    probability: "probabilidad",
    lens_next: "Siguientes tokens según la lente logit",
    add: "Añadir varios",
    add_help: "Pegar o escribir un contexto por línea, con un tabulador y su grupo detrás; o una lista JSON",
    many: "Contextos, uno por línea",
    many_hint: "This exam is very⇥easy",
    add_lines: "Añadir estas líneas",
    file: "De un archivo…",
    file_help: "Un texto con un contexto por línea (un tabulador y su grupo detrás), una lista JSON de cadenas o una relación del conjunto de datos LRE: name, prompt_templates, samples",
    ready: "Conjuntos listos",
    bundled: "Los 509 contextos del modelo incluido",
    bundled_help: "Grados de adjetivos, opuestos, capitales y otros, con sus grupos y relaciones",
    template: "Plantilla",
    template_help: "Cada palabra del concepto se pone donde está {}; los dos lados de sus pares forman dos grupos",
    template_value: "{} is the opposite of",
    concept: "Concepto",
    fill: "Rellenar",
    prefixes: "Todos los comienzos de la línea",
    prefixes_help: "Cada lugar donde acaba una palabra de la línea es un contexto",
    set: "El conjunto",
    empty: "Aún no se guarda ningún contexto",
    remove: "Quitar",
    clear: "Quitar todos",
    rename: "Nombre",
    rename_help: "Cómo se llama el contexto en pantalla; su texto sigue siendo lo que lee el modelo",
    undo: "Deshacer",
    redo: "Rehacer",
    compute: "Calcular el resto",
    done: "Tokens calculados",
    layer: "Capa",
    layer_help: "Tras qué capa se toma el estado oculto. Toda capa salvo la última se lee a través de la última normalización, como hace la lente logit: su distribución no es la del modelo",
    last_layer: "la última",
    waits: "aún sin calcular",
    more: "Mostrar más",
    steer: "Aplicar steering y dejar que ambos modelos sigan",
    steer_help: "Un vector de este tipo por α se suma a f antes de elegir el siguiente token; cada modelo forma el vector con sus propios números",
    along: "Según",
    not_steered: "sin steering",
    by_causal: "la dirección causal del objetivo",
    by_means: "la diferencia de los dos grupos",
    by_moment: "lo que los contextos hacen con el objetivo",
    by_unembedding: "la propia diferencia de unembeddings del objetivo",
    go_on: "Continuar",
    continue_help: "Ambos modelos continúan el contexto, token a token, cada vez con el más probable de los tokens cargados, con el steering de arriba: f se calcula con el archivo y se mueve como dicen los movimientos",
    saying: "continuando…",
    same_words: "Dicen las mismas palabras",
    other_words: "Dicen otras palabras",
    stopped: |reason| format!("El programa que calcula contextos se detuvo: {reason}"),
    tokens_of: |tokens, length| {
        format!(
            "{} {} de un máximo de {}",
            count(tokens),
            plural(tokens, "token", "tokens"),
            count(length)
        )
    },
    mass: |share, loaded| match loaded {
        1 => format!("El único token cargado reúne {share} de ella"),
        _ => format!("Los {} tokens cargados reúnen {share} de ella", count(loaded)),
    },
    progress: |done, total| {
        format!("{} de {} {}", count(done), count(total), plural(total, "token", "tokens"))
    },
    in_set: |contexts, computed| {
        let named = plural(contexts, "contexto", "contextos");
        if computed == contexts {
            format!("{} {named}", count(contexts))
        } else {
            format!(
                "{} de {} {named} {}",
                count(computed),
                count(contexts),
                plural(contexts, "calculado", "calculados")
            )
        }
    },
    repeated: |repeated, given| {
        format!(
            "{} {} de {}: cada contexto se guarda una sola vez",
            count(repeated),
            plural(repeated, "línea ya estaba", "líneas ya estaban"),
            count(given)
        )
    },
    cannot_steer: |reason| format!("Sin steering: {reason}"),
    steered_from: |token, plain, steered| {
        format!("«{token}» tenía {plain} y con steering tiene {steered}")
    },
    steered_at: |strength| format!("con steering, α = {strength}"),
    steered_along: |along, strength| {
        format!(
            "Siguientes tokens con steering según {along}, α = {strength}: no lo que predicen los propios modelos"
        )
    },
    read_at: |layer, layers| format!("leído en la capa {layer} de {layers}"),
    remove_named: |name| format!("Quitar «{name}»"),
    name_of: |name| format!("Nombre de «{name}»"),
    group_of: |name| format!("Grupo de «{name}»"),
    behind: |layer, layers| format!("{layer} de {layers}"),
};
