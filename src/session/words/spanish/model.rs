use crate::words::{Model, number::count, plural};

pub const WORDS: Model = Model {
    notes_help: "Qué hizo o dejó aparte la lectura de los archivos",
    notes_stay: "La ficha del modelo, bajo el nombre, lo sigue contando",
    dismiss_notes: "Descartar lo que hizo la lectura de los archivos",
    source: "Fuente",
    source_help: "De dónde vienen los datos",
    licence: "Licencia",
    licence_help: "Licencia de los datos, según el archivo",
    file: "Archivo",
    file_help: "Formato y tipo de número",
    dim_f: "dim F",
    dim_g: "dim G",
    diversity: "Diversidad",
    hidden: "Ocultas",
    computing: "calculando…",
    too_wide: "sin medir: demasiadas dimensiones",
    needs_contexts: "necesita contextos",
    needs_both: "necesita contextos y tokens",
    holds: "se cumple",
    does_not_hold: "no se cumple con los datos cargados",
    no_distribution: "Sin contextos no hay distribución del siguiente token: lo que la necesita lo dice",
    relative: ". F es la de los contextos cargados: más contextos pueden generar más",
    columns: "Columnas de la tabla",
    columns_help: "Como qué se tomó cada columna. Un componente es un número del vector, la etiqueta da nombre a la fila, las demás se dejan aparte",
    column_label: "etiqueta",
    column_component: "componente",
    column_bias: "sesgo",
    column_extra: "sin leer",
    read_again: "Leer de nuevo",
    no_component: "Al menos una columna tiene que ser un componente",
    rank_tolerance: "Tolerancia de rango ",
    rank_tolerance_label: "Tolerancia de rango",
    rank_tolerance_help: "Los valores singulares de hasta esta fracción del mayor cuentan como cero",
    cut: "Corte",
    cut_help: "Mueve el corte por los espectros; al soltarlo se recalculan los rangos y todo lo que depende de ellos",
    pivot: "Pivote ",
    pivot_label: "Token pivote",
    save: "Guardar el modelo movido: ",
    choose_others: ". Elegir otros…",
    open_models: "Modelos abiertos",
    read: "Leer estos tokens",
    list: "Palabras que leer, separadas por espacios o saltos de línea",
    list_hint: "easy easiest lucky …",
    how_many: "Cuántos",
    first: "Los primeros",
    in_concepts: "Los de las listas de conceptos",
    matching: "Los que",
    listed: "Los de una lista",
    all: "Todos",
    place: "Dónde está el texto",
    begin: "empiezan por",
    end: "acaban en",
    anywhere: "contienen",
    search: "Texto que buscar",
    search_hint: "eas luck",
    any_case: "cualquiera de estos textos, en mayúsculas o minúsculas",
    statistics: "Estadística (Σ_g) sobre",
    statistics_help: "Σ_g, la covarianza de los unembeddings, entra en el coseno causal, el steering causal, el núcleo de las sondas de logits y el blanqueo causal. Todo lo demás se mide con los tokens leídos. Una vez añadidas partes ocultas a g, Σ_g es la de los tokens leídos: las partes de los demás no se conocen",
    summed: "Bytes sumados",
    stop_summing: "Cancelar",
    more_notes: |more| format!("y {} más", count(more)),
    columns_read: |components, extra| {
        let left = if extra == 0 { String::new() } else { format!(", {} sin leer", count(extra)) };
        format!(
            "{} {} de la tabla{left}",
            count(components),
            plural(components, "componente", "componentes")
        )
    },
    takes: |bytes| format!("ocupa {:.0} MB", bytes as f64 / f64::from(1 << 20)),
    together: |bytes, most| {
        format!("En total {} MB; hay sitio para {} MB", bytes >> 20, most >> 20)
    },
    over_budget: |bytes, most| {
        format!(
            "Los modelos abiertos ocupan {} MB de memoria; hay sitio para {} MB",
            bytes >> 20,
            most >> 20
        )
    },
    close_model: |name| format!("Cerrar {name}"),
    sizes: |tokens, contexts, d| {
        let contexts = if contexts == 0 {
            "sin contextos".into()
        } else {
            format!("{} {}", count(contexts), plural(contexts, "contexto", "contextos"))
        };
        format!("{} {} · {contexts} · d {d}", count(tokens), plural(tokens, "token", "tokens"))
    },
    hidden_of: |contexts, tokens, d| {
        format!("{contexts} de {d} para contextos, {tokens} de {d} para tokens")
    },
    above_cut: |name, rank, all| format!("{name}: {rank} de {all} sobre el corte"),
    over: |tokens| match tokens {
        1 => "Las probabilidades son sobre el único token cargado".into(),
        _ => format!("Las probabilidades son sobre los {} tokens cargados", count(tokens)),
    },
    tokens_read: |tokens, all| {
        format!("Se leen {} de {} tokens del archivo", count(tokens), count(all))
    },
    over_read: |tokens| {
        format!(
            "{} {} {}",
            plural(tokens, "el", "los"),
            count(tokens),
            plural(tokens, "leído", "leídos")
        )
    },
    over_all: |tokens| format!("los {} del archivo", count(tokens)),
    summing_stopped: |reason| format!("La suma se detuvo: {reason}"),
    from_one_to: |most| format!("de 1 a {}", count(most)),
    up_to: |words| format!("hasta {} palabras", count(words)),
    given: |words| format!("{} {}", count(words), plural(words, "palabra", "palabras")),
    too_much: |size, most| format!("{size}: más de lo que cabe en una página ({most} MB)"),
    about: |megabytes| format!("unos {} MB", count(megabytes)),
    budget: |table, size, kept, first| {
        format!(
            "{} tokens de {} números ocupan {size} en memoria. La página se queda en {kept} MB salvo que se elijan más: son los primeros {}, en la mayoría de los archivos los más frecuentes",
            count(table[0]),
            count(table[1]),
            count(first)
        )
    },
};
