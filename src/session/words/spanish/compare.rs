use crate::words::{
    Compare,
    number::{count, figure},
    plural,
};

pub const WORDS: Compare = Compare {
    title: "Dos modelos",
    with: "Comparar con…",
    with_help: "Pone un segundo modelo junto a este: ¿predicen lo mismo, y qué propiedades lineales se cumplen en ambos?",
    an_open_model: "Un modelo abierto",
    another: "Otro modelo",
    a_file: "Un archivo…",
    a_file_help: "Cualquier archivo que la página pueda abrir: otro modelo, o este mismo guardado tras un movimiento",
    exhibits: "Pares con respuesta conocida",
    close: "Cerrar la comparación",
    swap: "Intercambiar",
    swap_help: "Convierte el segundo modelo en el primero",
    itself: "Un modelo y él mismo son iguales en todo: hay que elegir otro",
    asks_again: "Los archivos de uno de los modelos deben elegirse de nuevo: hay que volver a abrirlo",
    reading: "Abriendo ambos modelos…",
    stop: "Parar",
    go_on: "Continuar",
    measuring: "Midiendo",
    nothing_shared: "Los dos modelos no comparten ningún contexto ni ningún token",
    nothing_helps: "Se pueden comparar sobre textos que ambos conozcan: modelos de un mismo idioma, con tokens como texto o en una escritura conocida (Ġ, ▁). Para f, ambos necesitan contextos con el mismo texto",
    only_tokens: "No comparten contextos: se compara el lado de g, nada que requiera predicciones",
    compute: "Calcular f para los contextos del otro",
    compute_help: "El archivo de este modelo es un modelo de lenguaje: lee los textos de los contextos del otro, aquí, en este equipo, y obtiene su propia f para cada uno",
    computing: "Calculando contextos…",
    only_contexts: "No comparten tokens: se compara el lado de f, nada que requiera predicciones",
    predict_the_same: "Ambos predicen lo mismo.",
    predict_nothing: "Las predicciones no se pueden comparar.",
    one_map: "Una sola aplicación lineal lleva uno al otro, en ambos lados.",
    no_map: "Ninguna aplicación lineal lleva uno al otro.",
    maps_apart: "Cada lado es una imagen lineal del otro, pero ninguna aplicación sirve para ambos.",
    map_unknown: "Comparten demasiado poco para saber si una aplicación lineal lleva uno al otro.",
    map_needs_contexts: "Saber si una sola aplicación lineal vale para f y g requiere contextos compartidos.",
    map_needs_tokens: "Saber si una sola aplicación lineal vale para f y g requiere tokens compartidos.",
    yes: "sí",
    nearly: "casi",
    no: "no",
    unknown: "no se puede saber",
    shared: "Lo que comparten",
    shared_list: "La lista",
    shared_contexts: "Contextos",
    shared_tokens: "Tokens",
    only_first: "Solo en el primero",
    only_second: "Solo en el segundo",
    list: "Ver la lista",
    predictions: "¿Predicen lo mismo?",
    logit_distance: "Distancia relativa de logits",
    logit_distance_help: "Diferencia cuadrática media de las log-probabilidades, cada una centrada sobre los tokens, relativa a su tamaño (Nielsen et al. 2026): 0 exactamente donde ambos predicen lo mismo, √2 donde no tienen nada que ver",
    kl: "KL media, en ambos sentidos",
    kl_help: "Divergencia de Kullback–Leibler en nats, media sobre los contextos. Puede ser pequeña aunque tokens probables e improbables se distingan de modo muy distinto",
    max_change: "máx |Δ log p|",
    max_change_help: "Mayor diferencia de una log-probabilidad sobre todos los contextos y tokens compartidos",
    agreement: "Mismo token más probable",
    agreement_help: "Proporción de contextos tras los cuales ambos dan el mismo token como más probable",
    variance: "Distancia por varianza de log-verosimilitud",
    variance_help: "Mayor dispersión de las diferencias de log-verosimilitudes estandarizadas (Nielsen et al. 2025): 0 exactamente donde ambos predicen lo mismo",
    equivalence: "¿Es uno imagen lineal del otro?",
    complexity: "Complejidad efectiva",
    complexity_help: "k, la dimensión que ven las predicciones. Una aplicación lineal entre lo que ven las predicciones exige el mismo k en ambos",
    explained_f: "f explicada, reservada",
    explained_g: "g explicada, reservada",
    explained_help: "Parte de los log-odds que se conserva cuando un lado de un modelo se predice linealmente a partir del otro modelo: el primero desde el segundo, el segundo desde el primero. Cada contexto o token lo predice un ajuste que no lo vio (cinco particiones)",
    one_map_row: "Una aplicación para ambos lados",
    one_map_help: "Parte de los log-odds que se conserva cuando los contextos pasan por la aplicación de los contextos y los tokens por la de los tokens: 1 donde ambas son una sola. Es 1 menos el cuadrado del error de emparejamiento",
    turned_round: "Aplicación de los tokens, invertida para f",
    turned_round_help: "Parte de los log-odds que se conserva cuando f se predice con la aplicación que se ajustó solo a los tokens: 1 donde una misma aplicación vale para ambos lados, ninguna donde se aleja más que no tener aplicación",
    pairing: "Error de emparejamiento",
    pairing_help: "Cuánto cambian los log-odds cuando los contextos pasan por la aplicación de los contextos y los tokens por la de los tokens: 0 donde ambas son una sola",
    canonical_f: "Correlación canónica de f",
    canonical_g: "Correlación canónica de g",
    canonical_help: "Correlación canónica media: 1 donde un lado es imagen lineal del otro. Al lado está lo que daría el azar: lo mismo con etiquetas barajadas",
    by_construction: "no dice nada",
    nothing_kept: "ninguna",
    in_coordinates: "En coordenadas",
    in_coordinates_help: "Lo mismo medido en coordenadas ortonormales del modelo explicado: lo que cuenta como grande depende entonces de su gauge",
    foils: "De qué desconfiar",
    foils_help: "A menudo se usan para comparar representaciones. Un gauge no cambia nada de lo que un modelo predice, y sí cambia estas medidas: basta mover el control para verlo",
    gauge: "Gauge del segundo modelo",
    gauge_help: "κ, el número de condición de un gauge al azar del segundo modelo. Todas las cifras de arriba quedan igual: ninguna se calcula de nuevo",
    cka: "CKA",
    cka_help: "Alineación centrada de núcleos (CKA), 1 si son iguales salvo rotación",
    procrustes: "Procrustes",
    procrustes_help: "Lo que queda tras la mejor rotación, 0 si son iguales salvo rotación",
    all_or_none: "Todo o nada",
    all_or_none_help: "Cada propiedad medida en ambos modelos, sobre lo que comparten",
    in_both: "en ambos",
    only_one: "solo el primero",
    only_two: "solo el segundo",
    in_neither: "en ninguno",
    valued: "sin umbral",
    agree: "coinciden",
    differ: "difieren",
    not_evidence: "no es indicio",
    not_testable: "no medible",
    property: "Propiedad",
    standing: "Se cumple",
    first: "Primero",
    second: "Segundo",
    threshold: "Umbral",
    chance: "Azar",
    chance_help: "La mediana de la misma medida en pares al azar, en el primer y en el segundo modelo",
    families: "En toda la lista de conceptos",
    families_help: "Cada punto es una familia de la lista de conceptos: cuánto coinciden en dirección sus pares en el primer modelo (horizontal) y en el segundo (vertical), como coseno medio leave-one-out",
    euclidean: "Euclídeo",
    causal: "Causal",
    profile: "Perfil",
    euclidean_help: "Cosenos simples: cualquier gauge los cambia",
    causal_help: "Cosenos en la geometría de Σ_g⁻¹: los gauges los conservan, los movimientos ocultos quizá no",
    profile_help: "Cosenos de los perfiles de log-odds sobre los contextos: función solo de las predicciones",
    profile_needs: "los perfiles van sobre contextos, y los dos no comparten ninguno",
    stage: "Ambos modelos",
    single_point: "Sin imagen: un solo punto no es una dirección, hacen falta dos distintos",
    own_planes: "Cada uno en su plano",
    own_planes_help: "Cada modelo en el plano de las dos direcciones tal como él las tiene",
    aligned: "Segundo alineado",
    aligned_help: "Lleva el segundo modelo por la aplicación ajustada al espacio del primero y muestra ambos en el mismo plano: se ve la diferencia que queda. Lo que las predicciones no ven de uno u otro no tiene correspondiente y se omite",
    align_needs_both: "Solo donde ambos comparten contextos y tokens: a ellos se ajusta la aplicación",
    as_seen: "lo que las predicciones ven de él",
    over_first: "en contorno: el primer modelo",
    aligned_caption: "El segundo pasa por la aplicación ajustada y se dibuja en el plano del primero, cuyos puntos van en contorno; lo que las predicciones no ven de uno u otro se omite.",
    blend: "De como es a alineado",
    bend: "Deformarlo hasta el primero",
    bend_help: "Convierte la aplicación ajustada en un paso de gauge de la lista de pasos del segundo modelo",
    no_bend: "Solo donde una misma aplicación vale para ambos lados, en igual número de dimensiones",
    bent: "La aplicación es ahora un paso de la lista del segundo modelo",
    bent_shift: "Puede quedar un desplazamiento común de todos los g: las predicciones solo dependen de diferencias de g, y ninguna lo ve",
    after_moves: "tras los movimientos de su lista de pasos",
    show_second: "Ir al segundo modelo",
    by_tokens: "aplicación de los tokens",
    by_contexts: "aplicación de los contextos",
    context: "Siguientes tokens tras",
    none: "–",
    figures: "Lo que se midió",
    held_out: "Las partes explicadas de f y g son sobre datos reservados, en cinco particiones. Las correlaciones canónicas van junto a las de etiquetas barajadas.",
    renormalised: "Las probabilidades son sobre los tokens compartidos",
    biased_first: "Solo el primero suma un sesgo a sus logits: cuenta en las predicciones y no forma parte de f y g",
    biased_second: "Solo el segundo suma un sesgo a sus logits: cuenta en las predicciones y no forma parte de f y g",
    biased_both: "Ambos suman un sesgo a sus logits: cuenta en las predicciones y no forma parte de f y g",
    capped: "Los logits están acotados: las predicciones se comparan tal cual, f y g como si no hubiera cota",
    exhibit_gauge: "Un modelo y su gauge",
    exhibit_hidden: "Movimientos ocultos, en otra d",
    exhibit_turns: "Giros opuestos",
    exhibit_labels: "Etiquetas permutadas",
    exhibit_rounded: "16 bits y 4 bits",
    exhibit_gauge_help: "Predicciones iguales, una aplicación lineal e imágenes que difieren",
    exhibit_hidden_help: "Predicciones iguales en seis y en nueve dimensiones",
    exhibit_turns_help: "Cada lado es imagen lineal del del otro, y sin embargo ninguna aplicación vale para ambos",
    exhibit_labels_help: "Cuanto más largos los vectores, más cercanas las predicciones según KL, y no hay aplicación lineal",
    exhibit_rounded_help: "SmolLM2 con sus números redondeados: lo que conserva una copia cuantizada",
    length: "Longitud de los unembeddings",
    length_help: "Cuanto más largos, menor es KL; ninguna longitud hace de un modelo imagen lineal del otro",
    made_here: "hecho en la app",
    first_name: "primero",
    second_name: "segundo",
    sixteen_bits: "SmolLM2 con 16 bits",
    four_bits: "SmolLM2 con 4 bits",
    predict_nearly: |distance| {
        format!("Predicen casi lo mismo (distancia relativa de logits {distance}).")
    },
    predict_otherwise: |distance| {
        format!("Predicen de otro modo (distancia relativa de logits {distance}).")
    },
    of_shared: |shared, first, second| {
        format!("{} de {} y {}", count(shared), count(first), count(second))
    },
    nearly_one_map: |missed| {
        format!(
            "Casi una sola aplicación lineal, no el mismo modelo: explica los log-odds salvo un {missed} %."
        )
    },
    nearly_apart: |missed| {
        format!(
            "Cada lado es casi una imagen lineal del otro (explicado salvo un {missed} %), pero ninguna aplicación sirve para ambos."
        )
    },
    no_map_but: |missed| {
        format!(
            "Ninguna aplicación lineal lleva uno al otro: queda sin explicar un {missed} % de los log-odds."
        )
    },
    other_complexity: |one, two| {
        format!(
            "Ninguna aplicación lineal lleva uno al otro: las predicciones usan {} dimensiones del primero y {} del segundo.",
            count(one),
            count(two)
        )
    },
    left_out: |contexts, tokens| {
        format!(
            "{} {}, {} {}",
            count(contexts),
            plural(contexts, "contexto", "contextos"),
            count(tokens),
            plural(tokens, "token", "tokens")
        )
    },
    listed: |shown, all| {
        if shown < all {
            format!("los primeros {} de {}", count(shown), count(all))
        } else {
            format!("los {}", count(all))
        }
    },
    two: |one, two| format!("{one} · {two}"),
    of_chance: |figure, null| format!("{figure} (barajado {null})"),
    exact: |rows, dimensions| {
        format!(
            "exacto por construcción: {} {} para {} dimensiones",
            count(rows),
            plural(rows, "etiqueta", "etiquetas"),
            count(dimensions)
        )
    },
    in_sample: |rows, coordinates| {
        format!(
            "Un ajuste a las {} filas en {} coordenadas es exacto sean cuales sean los modelos: solo dicen algo las partes reservadas",
            count(rows),
            count(coordinates)
        )
    },
    no_one_map: |times, dimensions| {
        format!(
            "Invertida para los contextos, la aplicación de los tokens yerra f en {times} veces los propios log-odds: lo que difiere un poco entre los tokens de los dos modelos se amplifica, tanto más en {} dimensiones. El error de emparejamiento no invierte nada, y decide",
            count(dimensions)
        )
    },
    undrawn: |names| format!("Sin dibujar, pues solo uno de los modelos tiene los tokens: {names}"),
    points: |points, tokens| {
        let what = if tokens {
            plural(points, "token", "tokens")
        } else {
            plural(points, "contexto", "contextos")
        };
        format!("{} {what}", count(points))
    },
    done: |done, all| format!("{} de {}", count(done), count(all)),
    correlation: |r, p, families, shuffles| {
        format!(
            "r = {} sobre {families} familias; {} de las permutaciones llegan a tanto ({} permutaciones)",
            figure(r),
            figure(p),
            count(shuffles)
        )
    },
    no_correlation: |families| {
        format!(
            "{families} {}: demasiado pocas, o todas iguales",
            plural(families, "familia", "familias")
        )
    },
    left_out_families: |families, reason| {
        format!(
            "{families} {}: {reason}",
            plural(families, "familia queda fuera", "familias quedan fuera")
        )
    },
    dot: |name, one, two, pairs| {
        format!("{name}: {one} y {two} sobre {pairs} {}", plural(pairs, "par", "pares"))
    },
    counted: |properties, what| format!("{properties} {what}"),
    answered: |question, answer| format!("{question} {answer}"),
    percent: |share| format!("{share} %"),
    over: |one, two, contexts, tokens| {
        format!(
            "{one} y {two} sobre {} {} y {} {}.",
            count(contexts),
            plural(contexts, "contexto compartido", "contextos compartidos"),
            count(tokens),
            plural(tokens, "token compartido", "tokens compartidos")
        )
    },
    sized: |name, d| format!("{name} (d = {})", count(d)),
    directions: |both| format!("Direcciones {both}."),
    with_correlation: |geometry, r| format!("{geometry}, r = {r}"),
    of_geometry: |geometry, finding| format!("{geometry}: {finding}."),
    families_title: |one, two| format!("Cuán lineal es cada concepto, {one} frente a {two}"),
    families_caption: |one, two| {
        format!(
            "Cada punto es una familia de pares de palabras: el coseno medio leave-one-out de sus diferencias en {one} (horizontal) y en {two} (vertical)."
        )
    },
    spelled_otherwise: |tokens| {
        format!(
            "{} de los tokens compartidos {} de otro modo en el otro archivo, y se emparejan como texto",
            count(tokens),
            plural(tokens, "se escribe", "se escriben")
        )
    },
    kappa: |condition| format!("κ = {condition}"),
};
