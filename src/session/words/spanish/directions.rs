use crate::words::{Directions, plural};

pub const WORDS: Directions = Directions {
    title: "Direcciones",
    no_tokens: "Este modelo no tiene tokens, así que no tiene direcciones de tokens",
    one_only: "Este modelo tiene un solo token; una dirección necesita dos",
    first: "Primera dirección",
    second: "Segunda dirección",
    family: "Familia de pares",
    family_help: "Una familia: muchos pares que comparten un concepto. Su diferencia media es el eje horizontal del plano conceptual",
    no_family: "Sin familia",
    compare: "Comparar su dirección media con",
    compare_help: "Una segunda familia: el tablero muestra el ángulo entre las dos direcciones medias",
    no_second_family: "La segunda dirección",
    add_own: "Añadir pares propios",
    make_first: "Hacer de esta la primera dirección",
    make_second: "Hacer de esta la segunda dirección",
    missing: "falta",
    one_token: "ambos son el mismo token",
    spelling: "Las palabras son ",
    spelling_help: "Un vocabulario de fragmentos tiene cada palabra dos veces: con el espacio delante y sin él, como comienzo de un texto o fragmento de una palabra más larga. Todas las palabras de una familia se buscan igual; la opción habitual encuentra la mayoría de los pares. Junto a cada una está cuántos pares encuentra",
    whole_words: "palabras enteras",
    written: "como están escritas",
    pieces: "fragmentos",
    as_written: "como está escrito",
    with_space: "con un espacio delante",
    lower_case: "en minúsculas",
    lower_case_with_space: "en minúsculas con un espacio delante",
    take_out: "Quitar este par",
    word: "palabra",
    own_from: "Par propio: desde",
    own_to: "Par propio: hasta",
    add: "Añadir",
    own: "Pares propios",
    lists: "Una lista de pares se puede abrir o soltar como archivo: dos columnas separadas por tabuladores",
    loaded: "Dirección del archivo ",
    loaded_help: "Un vector que vino con el modelo, como un vector de control. Es el vector de steering de la fila sobre un vector propio, salvo que allí se escriba otro, y el eje horizontal del plano de dos direcciones",
    no_loaded: "ninguna",
    no_model: "Estos archivos solo contienen direcciones: primero hay que abrir el modelo al que pertenecen",
    contexts: "Contextos: grupos y relación",
    relation: "Relación",
    relation_help: "Pares de un contexto s y el mismo contexto con una consulta, s⌢q",
    joined: |count, others| {
        let joined = plural(
            count,
            "dirección del último archivo se sumó",
            "direcciones del último archivo se sumaron",
        );
        match others {
            0 => format!("{count} {joined} a la lista bajo Direcciones; la primera queda elegida"),
            _ => format!(
                "{count} {joined} a la lista bajo Direcciones, {others} de otra anchura se dejaron aparte; la primera queda elegida"
            ),
        }
    },
    other_width: |found, d| {
        format!(
            "Estos archivos contienen direcciones de {found} números; los vectores de este modelo tienen {d}: primero hay que abrir el modelo al que pertenecen"
        )
    },
    spelled: |summary, how| format!("{summary}: {how}"),
    from: |direction| format!("{direction}: desde"),
    to: |direction| format!("{direction}: hasta"),
    all_found: |count| match count {
        1 => "Encontrado el único par".into(),
        _ => format!("Encontrados los {count} pares"),
    },
    some_missing: |found, missing| {
        format!(
            "{found} {}, {} {missing}",
            plural(found, "par encontrado", "pares encontrados"),
            plural(missing, "falta", "faltan")
        )
    },
    tokens: |pair, how| format!("Tokens {pair}; {how}"),
    both_found: |how| format!("ambos encontrados {how}"),
    each_found: |from, to| format!("encontrados {from} y {to}"),
};
