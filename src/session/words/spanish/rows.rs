use crate::words::RowWords;

pub const ROWS: &[(&str, RowWords)] = &[
    (
        "distribution",
        RowWords {
            name: "Distribución del siguiente token",
            meaning: "Lo que dice el modelo: la probabilidad de cada token cargado tras cada contexto",
            definition: "p(y|s) = softmax sobre los tokens cargados de f(s)·g(y) + b(y). El número es el mayor |p̃(y|s) − p(y|s)| sobre todos los contextos y tokens cargados; KL es la media sobre los contextos de Σ p ln(p/p̃), en nats",
            measure: "mayor cambio de una probabilidad",
            threshold_help: "Mayor cambio de una probabilidad que cuenta como la misma distribución",
        },
    ),
    (
        "complexity",
        RowWords {
            name: "Complejidad efectiva",
            meaning: "Cuántas dimensiones puede ver la distribución: el rango de la matriz de log-odds",
            definition: "Valores singulares de la matriz f(s)·(g(y) − g(y₀)), y₀ el pivote; k cuenta los que superan la tolerancia de rango por el mayor. Tras un movimiento se deshace antes su parte lineal en ambos lados",
            measure: "k",
            threshold_help: "Sin umbral: la medida tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "parallelism-seen",
        RowWords {
            name: "Paralelismo que la distribución ve",
            meaning: "Las dos direcciones conceptuales son paralelas una vez quitados los componentes ocultos",
            definition: "a y b son las dos direcciones g(hasta) − g(desde), proyectadas sobre N, lo que genera la proyección de todas las f(s) sobre G. El número es ‖a − βb‖/‖a‖ con β = a·b/b·b. Exacto: los log-odds f(s)·a y f(s)·b sobre todos los contextos son proporcionales, hasta donde resuelven los números guardados",
            measure: "residuo",
            threshold_help: "Mayor residuo que cuenta como exactamente paralelo; la teoría habla de residuo 0",
        },
    ),
    (
        "parallelism-gamma",
        RowWords {
            name: "Paralelismo en contextos elegidos",
            meaning: "Los dos conceptos mueven los log-odds en los contextos elegidos de modo proporcional",
            definition: "Los log-odds x(s) = f(s)·a y z(s) = f(s)·b sobre los contextos elegidos (todos si no se elige ninguno), sin centrar; el número es ‖x − βz‖/‖x‖ con β = x·z/z·z",
            measure: "residuo",
            threshold_help: "Mayor residuo que cuenta como exactamente paralelo; la teoría habla de residuo 0",
        },
    ),
    (
        "profile-cosine",
        RowWords {
            name: "Coseno de perfiles",
            meaning: "Cuánto se parecen los dos conceptos en cómo mueven los log-odds de contexto a contexto",
            definition: "Los log-odds f(s)·a y f(s)·b sobre todos los contextos cargados, cada uno menos su media sobre los contextos; el número es el coseno de los dos perfiles. a y b son las dos direcciones g(hasta) − g(desde)",
            measure: "coseno",
            threshold_help: "Menor coseno que cuenta como mover los log-odds de igual modo",
        },
    ),
    (
        "family-profile",
        RowWords {
            name: "Concordancia de la familia, por perfiles",
            meaning: "Cuánto mueve cada par los log-odds sobre los contextos como la media de los demás",
            definition: "Perfiles de los pares: f(s)·(g(hasta) − g(desde)) menos su media sobre los contextos cargados. Para cada par, el coseno con la suma de los perfiles de los demás; el número es su media",
            measure: "coseno medio",
            threshold_help: "Menor coseno medio que cuenta como una dirección compartida",
        },
    ),
    (
        "orthogonality-profile",
        RowWords {
            name: "Ortogonalidad de conceptos, por perfiles",
            meaning: "Lo poco que un concepto dice de otro en cómo mueven los log-odds sobre los contextos",
            definition: "La diferencia media de cada familia como perfil: f(s)·m menos su media sobre los contextos cargados. El número es el |coseno| medio sobre todos los pares de familias distintas con dos pares o más",
            measure: "|coseno| medio entre familias",
            threshold_help: "Mayor |coseno| medio que cuenta como casi ortogonal",
        },
    ),
    (
        "subspace-seen",
        RowWords {
            name: "Subespacio lineal que la distribución ve",
            meaning: "Los log-odds de las diferencias de la familia generan menos dimensiones que pares hay",
            definition: "La matriz f(s)·(g(hasta) − g(desde)), contextos por pares, sin centrar; r cuenta los valores singulares que superan la tolerancia de rango por el mayor y lo que resuelven los números guardados; se muestra n − r",
            measure: "dimensiones ahorradas, n − r",
            threshold_help: "Mínimo de dimensiones por debajo de n, el número de pares, que cuenta como subespacio",
        },
    ),
    (
        "context-parallelism-seen",
        RowWords {
            name: "Paralelismo de contextos que la distribución ve",
            meaning: "Los dos pasos entre contextos son paralelos una vez quitados los componentes ocultos",
            definition: "a y b son los dos pasos f(hasta) − f(desde), proyectados sobre M, lo que genera la proyección de todas las g(y) − g(y₀) sobre F. El número es ‖a − βb‖/‖a‖ con β = a·b/b·b. Exacto: lo que los pasos suman a todas las log-probabilidades, menos su media sobre los tokens, es proporcional",
            measure: "residuo",
            threshold_help: "Mayor residuo que cuenta como exactamente paralelo; la teoría habla de residuo 0",
        },
    ),
    (
        "logit-cosine",
        RowWords {
            name: "Coseno de logits de diferencias de contextos",
            meaning: "Cuánto se parecen dos pasos entre contextos en cómo mueven las log-probabilidades de todos los tokens",
            definition: "Para cada uno de los dos pasos v = f(hasta) − f(desde): v·g(y) sobre todos los tokens cargados, menos su media sobre los tokens; el número es el coseno de ambos",
            measure: "coseno",
            threshold_help: "Menor coseno que cuenta como mover las log-probabilidades de igual modo",
        },
    ),
    (
        "probe-kernel",
        RowWords {
            name: "Sonda en contextos no vistos, núcleo de logits",
            meaning: "La misma sonda regularizada, que compara contextos solo por lo que hacen decir al modelo",
            definition: "Núcleo K = fᵀΣf de los contextos etiquetados en torno a su media, Σ la covarianza de g sobre los tokens (dividida por n − 1). Regresión ridge de etiquetas +1 y −1 con término independiente sin penalizar y λ = 0,01·traza(K)/n; la puntuación de cada contexto sale de los demás, (Hy − hᵢyᵢ)/(1 − hᵢ). El número es la proporción de puntuaciones con el signo de su etiqueta",
            measure: "exactitud",
            threshold_help: "Menor exactitud que cuenta como legible por una sonda lineal",
        },
    ),
    (
        "steering-means",
        RowWords {
            name: "Steering por diferencia de medias",
            meaning: "Sumar el paso de un grupo de contextos al otro mueve los log-odds del objetivo",
            definition: "v es la f media del grupo positivo menos la del negativo. El número es v·γ entre la desviación típica poblacional de v·g(y) sobre todos los tokens cargados. γ es la diferencia media de la familia, o la primera dirección donde se elige esta o no hay familia. Fuera del objetivo: media cuadrática de v·m sobre las diferencias medias m de las demás familias",
            measure: "cambio del objetivo entre dispersión sobre todos los tokens",
            threshold_help: "Menor cambio del objetivo, en desviaciones típicas sobre todos los tokens, que cuenta como steering",
        },
    ),
    (
        "steering-second-moment",
        RowWords {
            name: "Steering por lo que los contextos hacen con la dirección",
            meaning: "Sumar Hγ, los contextos ponderados por sus log-odds, mueve los log-odds del objetivo",
            definition: "v = (1/S) Σ f(s) f(s)·γ sobre los S contextos cargados, sin centrar. El número es v·γ entre la desviación típica poblacional de v·g(y) sobre todos los tokens cargados. γ es la diferencia media de la familia, o la primera dirección donde se elige esta o no hay familia. Fuera del objetivo: media cuadrática de v·m sobre las diferencias medias m de las demás familias",
            measure: "cambio del objetivo entre dispersión sobre todos los tokens",
            threshold_help: "Menor cambio del objetivo, en desviaciones típicas sobre todos los tokens, que cuenta como steering",
        },
    ),
    (
        "steering-own",
        RowWords {
            name: "Steering por un paso entre contextos",
            meaning: "Sumar el paso elegido de un contexto a otro mueve los log-odds del objetivo",
            definition: "v = f(hasta) − f(desde) del paso elegido. El número es v·γ entre la desviación típica poblacional de v·g(y) sobre todos los tokens cargados. γ es la diferencia media de la familia, o la primera dirección donde se elige esta o no hay familia. Fuera del objetivo: media cuadrática de v·m sobre las diferencias medias m de las demás familias",
            measure: "cambio del objetivo entre dispersión sobre todos los tokens",
            threshold_help: "Menor cambio del objetivo, en desviaciones típicas sobre todos los tokens, que cuenta como steering",
        },
    ),
    (
        "relation-seen",
        RowWords {
            name: "Linealidad relacional que la distribución ve",
            meaning: "Una sola aplicación afín lleva los log-odds de cada contexto a los que tiene con la consulta añadida",
            definition: "Para cada contexto, f(s)·g(y) menos su media sobre los tokens. Un ajuste afín por mínimos cuadrados lleva estos para s a los de s con la consulta, sobre todos los pares; el número es ‖ajuste − objetivo‖ entre ‖objetivo − objetivo medio‖ (Frobenius)",
            measure: "residuo relativo",
            threshold_help: "Mayor parte de la dispersión de los objetivos que puede quedar; la teoría habla de 0",
        },
    ),
    (
        "relation-kernel",
        RowWords {
            name: "Relación en pares no vistos, núcleo de logits",
            meaning: "La respuesta a cada par, predicha a partir de los demás por lo que los contextos hacen decir al modelo",
            definition: "Núcleo K = fᵀΣf de los contextos en torno a su media, Σ la covarianza de g (dividida por n − 1). Regresión ridge de f(s con la consulta), λ = 0,01·traza(K)/n, término independiente sin penalizar, cada par a partir de los demás. El número es con qué frecuencia el token más probable del embedding predicho es el del propio modelo",
            measure: "proporción de las respuestas del propio modelo",
            threshold_help: "Menor proporción de respuestas, predichas a partir de los demás pares, que cuenta como relación lineal",
        },
    ),
    (
        "analogy-profile",
        RowWords {
            name: "Analogía por perfiles",
            meaning: "La misma suma, con palabras comparadas por cómo mueven los log-odds sobre los contextos",
            definition: "Los vectores de los tokens son f(s)·g(y) menos la media sobre los contextos y luego menos la media sobre los tokens. Con vectores unitarios u: la respuesta es el y con mayor coseno con u(hasta) − u(desde) + u(inicio), sin contar los tres tokens dados. Cada par de la familia se pregunta con el par anterior de la lista, el primero con el último; sin familia, la segunda dirección con la primera",
            measure: "exactitud",
            threshold_help: "Menor proporción de analogías resueltas que cuenta como resolverlas",
        },
    ),
    (
        "canonical",
        RowWords {
            name: "Imagen canónica",
            meaning: "El mapa de tokens y contextos dibujado solo a partir de las log-probabilidades",
            definition: "D es la matriz f(s)·g(y) menos sus medias por fila y columna, D = U diag(s) Vᵀ. Los tokens están en √s v, los contextos en √s u, en los dos primeros ejes; el token más alejado en un eje está en su lado positivo. El número es ‖antes − después‖/‖antes‖ sobre los tokens, con cada eje invertido si así se acerca más",
            measure: "parte de la imagen que se movió",
            threshold_help: "Mayor cambio relativo de las coordenadas que cuenta como quedarse quieta",
        },
    ),
    (
        "parallelism",
        RowWords {
            name: "Paralelismo exacto",
            meaning: "Las dos direcciones conceptuales son iguales salvo un factor β",
            definition: "a y b son las dos direcciones g(hasta) − g(desde). El número es ‖a − βb‖/‖a‖ con β = a·b/b·b. Exacto: deshecha la parte lineal de los movimientos, no es más de lo que resuelven los números guardados, (‖g(desde)‖ + ‖g(hasta)‖)/‖a‖ unidades de media última cifra, y lo mismo para b",
            measure: "residuo",
            threshold_help: "Mayor residuo que cuenta como exactamente paralelo; la teoría habla de residuo 0",
        },
    ),
    (
        "causal-cosine",
        RowWords {
            name: "Coseno causal",
            meaning: "El coseno una vez blanqueados los unembeddings, de modo que estirar el espacio no cuenta",
            definition: "a·Σ⁺b entre √(a·Σ⁺a · b·Σ⁺b) para las dos direcciones g(hasta) − g(desde). Σ es la covarianza de g sobre los tokens cargados (o todos los del archivo, si se cuentan), dividida por n − 1; Σ⁺ deja fuera los ejes cuyo valor singular entre las g centradas no llega a la tolerancia de rango por el mayor",
            measure: "coseno",
            threshold_help: "Menor coseno causal que cuenta como apuntar en el mismo sentido",
        },
    ),
    (
        "family-causal",
        RowWords {
            name: "Concordancia de la familia, causal",
            meaning: "Cuánto apunta cada par hacia donde la media de los demás, tras el blanqueo",
            definition: "Para la dirección g(hasta) − g(desde) de cada par, el coseno con la suma de las demás, con el producto interno a·Σ⁺b, Σ la covarianza de g. El número es su media",
            measure: "coseno medio",
            threshold_help: "Menor coseno medio que cuenta como una dirección compartida",
        },
    ),
    (
        "orthogonality-causal",
        RowWords {
            name: "Ortogonalidad de conceptos, causal",
            meaning: "Lo cerca que están del ángulo recto las direcciones medias de conceptos distintos tras el blanqueo",
            definition: "El |coseno| medio, con el producto interno a·Σ⁺b y Σ la covarianza de g, entre las diferencias medias de todos los pares de familias distintas con dos pares o más",
            measure: "|coseno| medio entre familias",
            threshold_help: "Mayor |coseno| medio que cuenta como casi ortogonal",
        },
    ),
    (
        "subspace",
        RowWords {
            name: "Subespacio lineal",
            meaning: "Las diferencias de la familia están en menos dimensiones que pares hay",
            definition: "La matriz d × n de diferencias g(hasta) − g(desde) de la familia, deshecha la parte lineal de los movimientos y sin centrar; r cuenta los valores singulares que superan la tolerancia de rango por el mayor y lo que resuelven los números guardados; se muestra n − r",
            measure: "dimensiones ahorradas, n − r",
            threshold_help: "Mínimo de dimensiones por debajo de n, el número de pares, que cuenta como subespacio",
        },
    ),
    (
        "parallelogram",
        RowWords {
            name: "Paralelogramo",
            meaning: "El paso del primer token al segundo es el paso del tercero al cuarto",
            definition: "‖(b − a) − (d − c)‖/‖b − a‖ para los cuatro tokens elegidos a, b, c, d",
            measure: "residuo",
            threshold_help: "Mayor residuo, en longitudes del primer lado, que cuenta como exacto",
        },
    ),
    (
        "midpoint",
        RowWords {
            name: "Punto medio",
            meaning: "El tercer token está a medio camino entre los dos primeros",
            definition: "‖c − (a + b)/2‖/‖b − a‖ para los tres primeros tokens elegidos a, b, c",
            measure: "residuo",
            threshold_help: "Mayor residuo, en longitudes del primer lado, que cuenta como exacto",
        },
    ),
    (
        "line",
        RowWords {
            name: "Lugar en una recta",
            meaning: "El tercer token está en la recta que pasa por los dos primeros, en una razón que queda",
            definition: "Cuánto se aparta c de la recta que pasa por a y b, en longitudes de b − a; la razón es (c − a)·(b − a)/‖b − a‖²",
            measure: "residuo",
            threshold_help: "Mayor residuo, en longitudes del primer lado, que cuenta como exacto",
        },
    ),
    (
        "separable-tokens",
        RowWords {
            name: "Conjuntos de tokens separables",
            meaning: "Una frontera plana deja un conjunto de tokens a un lado y el otro al otro",
            definition: "Los miembros de ambos conjuntos se centran juntos y se blanquean con su propia covarianza poblacional (en los ejes que superan la tolerancia de rango); el número es la distancia entre las envolventes convexas de los dos conjuntos allí. Sin conjuntos: el lado «hasta» de la familia frente a su lado «desde», cada token una vez",
            measure: "anchura del hueco",
            threshold_help: "Menor hueco, en desviaciones típicas de los dos conjuntos juntos, que cuenta como separados",
        },
    ),
    (
        "separable-contexts",
        RowWords {
            name: "Grupos de contextos separables",
            meaning: "Una frontera plana deja un grupo de contextos a un lado y el otro al otro",
            definition: "Los miembros de ambos grupos se centran juntos y se blanquean con su propia covarianza poblacional (en los ejes que superan la tolerancia de rango); el número es la distancia entre las envolventes convexas de los dos grupos allí",
            measure: "anchura del hueco",
            threshold_help: "Menor hueco, en desviaciones típicas de los dos conjuntos juntos, que cuenta como separados",
        },
    ),
    (
        "context-parallelism",
        RowWords {
            name: "Paralelismo de diferencias de contextos",
            meaning: "El paso entre dos contextos es el paso entre otros dos, salvo un factor β",
            definition: "a y b son los dos pasos f(hasta) − f(desde). El número es ‖a − βb‖/‖a‖ con β = a·b/b·b. Exacto: deshecha la parte lineal de los movimientos, no es más de lo que resuelven los números guardados",
            measure: "residuo",
            threshold_help: "Mayor residuo que cuenta como exactamente paralelo; la teoría habla de residuo 0",
        },
    ),
    (
        "probe",
        RowWords {
            name: "Sonda lineal",
            meaning: "Una función lineal del embedding distingue los dos grupos de contextos",
            definition: "Ajuste por mínimos cuadrados de etiquetas +1 y −1 mediante w·f(s) + b sobre los contextos etiquetados (norma mínima); el número es la proporción de valores ajustados con el signo de su etiqueta, en la muestra",
            measure: "exactitud",
            threshold_help: "Menor exactitud que cuenta como legible por una sonda lineal",
        },
    ),
    (
        "steering-causal",
        RowWords {
            name: "Steering por la dirección causal",
            meaning: "Sumar la diferencia de unembeddings blanqueada mueve los log-odds del objetivo",
            definition: "v = Σ⁺γ, Σ la covarianza de g (dividida por n − 1). El número es v·γ entre la desviación típica poblacional de v·g(y) sobre todos los tokens cargados. γ es la diferencia media de la familia, o la primera dirección donde se elige esta o no hay familia. Fuera del objetivo: media cuadrática de v·m sobre las diferencias medias m de las demás familias",
            measure: "cambio del objetivo entre dispersión sobre todos los tokens",
            threshold_help: "Menor cambio del objetivo, en desviaciones típicas sobre todos los tokens, que cuenta como steering",
        },
    ),
    (
        "steering-given",
        RowWords {
            name: "Steering por un vector propio",
            meaning: "Sumar los números dados, que se mueven con los embeddings, mueve los log-odds del objetivo",
            definition: "v es el vector dado, movido con los embeddings. El número es v·γ entre la desviación típica poblacional de v·g(y) sobre todos los tokens cargados. γ es la diferencia media de la familia, o la primera dirección donde se elige esta o no hay familia. Fuera del objetivo: media cuadrática de v·m sobre las diferencias medias m de las demás familias",
            measure: "cambio del objetivo entre dispersión sobre todos los tokens",
            threshold_help: "Menor cambio del objetivo, en desviaciones típicas sobre todos los tokens, que cuenta como steering",
        },
    ),
    (
        "relation",
        RowWords {
            name: "Linealidad relacional",
            meaning: "Una sola aplicación afín lleva cada contexto al contexto con la consulta añadida",
            definition: "Un ajuste afín por mínimos cuadrados lleva f(s) a f(s con la consulta) sobre todos los pares; el número es ‖ajuste − objetivo‖ entre ‖objetivo − objetivo medio‖ (Frobenius). Exacto: lo mismo, deshecha la parte lineal de los movimientos, no es más de lo que resuelven los números guardados",
            measure: "residuo relativo",
            threshold_help: "Mayor parte de la dispersión de los objetivos que puede quedar; la teoría habla de 0",
        },
    ),
    (
        "dim-f",
        RowWords {
            name: "Dimensión de los embeddings",
            meaning: "Cuántas dimensiones generan los embeddings de los contextos cargados",
            definition: "Valores singulares de la matriz de todas las f(s) cargadas, sin centrar; cuentan los que superan la tolerancia de rango por el mayor",
            measure: "dim F",
            threshold_help: "Sin umbral: la medida tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "dim-g",
        RowWords {
            name: "Dimensión de los unembeddings",
            meaning: "Cuántas dimensiones generan las diferencias de los unembeddings de los tokens cargados",
            definition: "Valores singulares de la matriz de todas las g(y) − g(y₀), y₀ el pivote; cuentan los que superan la tolerancia de rango por el mayor",
            measure: "dim G",
            threshold_help: "Sin umbral: la medida tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "cosine",
        RowWords {
            name: "Coseno euclídeo",
            meaning: "Cuánto apuntan las dos direcciones conceptuales en el mismo sentido en el espacio tal como se dibuja",
            definition: "a·b/(‖a‖ ‖b‖) para las dos direcciones g(hasta) − g(desde)",
            measure: "coseno",
            threshold_help: "Menor coseno que cuenta como apuntar en el mismo sentido",
        },
    ),
    (
        "norms",
        RowWords {
            name: "Razón de normas",
            meaning: "Cuánto mide la primera dirección conceptual respecto a la segunda",
            definition: "‖a‖/‖b‖ para las dos direcciones g(hasta) − g(desde)",
            measure: "razón de normas",
            threshold_help: "Sin umbral: la razón tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "mean-direction",
        RowWords {
            name: "Ángulo entre medias de familias",
            meaning: "El ángulo entre la dirección media de un concepto y la del otro",
            definition: "La media de g(hasta) − g(desde) sobre la familia del primer concepto, y lo mismo sobre la familia del segundo; un concepto sin familia es su único par. El número es el ángulo entre las dos medias, en grados",
            measure: "grados",
            threshold_help: "Sin umbral: el ángulo tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "family",
        RowWords {
            name: "Concordancia de la familia",
            meaning: "Cuánto apunta cada par hacia donde la media de los demás, con las distancias tal como se dibujan",
            definition: "Para la dirección g(hasta) − g(desde) de cada par, el coseno con la suma de las demás. El número es su media. Pares al azar: cada extremo de un par de la familia sustituido por uno de los 50 tokens más próximos en norma, su coseno con la dirección media de la familia",
            measure: "coseno medio",
            threshold_help: "Menor coseno medio que cuenta como una dirección compartida",
        },
    ),
    (
        "orthogonality",
        RowWords {
            name: "Ortogonalidad de conceptos",
            meaning: "Lo cerca que están del ángulo recto las direcciones medias de conceptos distintos, tal como se dibujan",
            definition: "El |coseno| medio entre las diferencias medias de todos los pares de familias distintas con dos pares o más",
            measure: "|coseno| medio entre familias",
            threshold_help: "Mayor |coseno| medio que cuenta como casi ortogonal",
        },
    ),
    (
        "neighbours",
        RowWords {
            name: "Vecinos más próximos",
            meaning: "Cuántos de los vecinos más próximos del token lo siguen siendo",
            definition: "Los 10 tokens más próximos por distancia euclídea al segundo token de la primera dirección, sin contarlo a él; el número es la proporción de ellos que siguen entre los 10 más próximos tras el movimiento",
            measure: "solapamiento",
            threshold_help: "Menor proporción de vecinos que cuenta como el mismo vecindario",
        },
    ),
    (
        "analogy-add",
        RowWords {
            name: "Analogía por 3CosAdd",
            meaning: "Sumar el paso de un par a otra palabra lleva a lo más próximo a su pareja",
            definition: "Con vectores unitarios u: la respuesta es el y con mayor coseno con u(hasta) − u(desde) + u(inicio), sin contar los tres tokens dados. Los vectores no se centran. Cada par de la familia se pregunta con el par anterior de la lista, el primero con el último; sin familia, la segunda dirección con la primera",
            measure: "exactitud",
            threshold_help: "Menor proporción de analogías resueltas que cuenta como resolverlas",
        },
    ),
    (
        "analogy-mul",
        RowWords {
            name: "Analogía por 3CosMul",
            meaning: "La pareja es la palabra más parecida a dos palabras dadas y menos a la tercera",
            definition: "Con c = (1 + coseno)/2: la respuesta es el y con mayor c(y, hasta)·c(y, inicio)/(c(y, desde) + 0,001), sin contar los tres tokens dados. Los vectores no se centran. Cada par de la familia se pregunta con el par anterior de la lista, el primero con el último; sin familia, la segunda dirección con la primera",
            measure: "exactitud",
            threshold_help: "Menor proporción de analogías resueltas que cuenta como resolverlas",
        },
    ),
    (
        "analogy-direction",
        RowWords {
            name: "Analogía por dirección del par",
            meaning: "La pareja es la palabra que más se acerca a la dirección del otro par",
            definition: "La respuesta es el y con mayor coseno de g(y) − g(inicio) con g(hasta) − g(desde), sin contar los tres tokens dados. Cada par de la familia se pregunta con el par anterior de la lista, el primero con el último; sin familia, la segunda dirección con la primera",
            measure: "exactitud",
            threshold_help: "Menor proporción de analogías resueltas que cuenta como resolverlas",
        },
    ),
    (
        "pca",
        RowWords {
            name: "Imagen PCA",
            meaning: "Cuánto giró el plano de los dos componentes principales entre todas las imágenes de los tokens",
            definition: "Las puntuaciones de todos los tokens en los dos primeros componentes principales de las g centradas son dos vectores con un número por token; el número es el mayor ángulo principal entre el plano que generan antes y el de después, en grados",
            measure: "mayor ángulo principal en grados",
            threshold_help: "Mayor ángulo en grados que cuenta como la misma imagen",
        },
    ),
    (
        "explained-variance",
        RowWords {
            name: "Varianza explicada",
            meaning: "Cuánto de la dispersión de los tokens muestran los dos componentes principales",
            definition: "Los dos mayores autovalores de la covarianza de g sobre los tokens cargados, como parte de la suma de todos",
            measure: "parte de la varianza",
            threshold_help: "Sin umbral: la medida tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "isotropy",
        RowWords {
            name: "Isotropía",
            meaning: "Con qué uniformidad se dispersan los tokens en las dimensiones que generan: 1 si en todas por igual",
            definition: "(Σλ)²/(r Σλ²) sobre los autovalores λ de la covarianza de g, r = dim G",
            measure: "razón de participación",
            threshold_help: "Sin umbral: la medida tiene un valor y el veredicto pregunta si es el mismo",
        },
    ),
    (
        "probe-euclidean",
        RowWords {
            name: "Sonda en contextos no vistos, euclídea",
            meaning: "Una sonda regularizada, que se fía de las distancias tal como se dibujan, etiqueta cada contexto a partir de los demás",
            definition: "Matriz de Gram K = fᵀf de los contextos etiquetados en torno a su media. Regresión ridge de etiquetas +1 y −1 con término independiente sin penalizar y λ = 0,01·traza(K)/n; la puntuación de cada contexto sale de los demás, (Hy − hᵢyᵢ)/(1 − hᵢ). El número es la proporción de puntuaciones con el signo de su etiqueta",
            measure: "exactitud",
            threshold_help: "Menor exactitud que cuenta como legible por una sonda lineal",
        },
    ),
    (
        "steering-unembedding",
        RowWords {
            name: "Steering por la diferencia de unembeddings",
            meaning: "Sumar la propia dirección de tokens a un embedding mueve los log-odds del objetivo",
            definition: "v = γ. El número es v·γ entre la desviación típica poblacional de v·g(y) sobre todos los tokens cargados. γ es la diferencia media de la familia, o la primera dirección donde se elige esta o no hay familia. Fuera del objetivo: media cuadrática de v·m sobre las diferencias medias m de las demás familias",
            measure: "cambio del objetivo entre dispersión sobre todos los tokens",
            threshold_help: "Menor cambio del objetivo, en desviaciones típicas sobre todos los tokens, que cuenta como steering",
        },
    ),
    (
        "relation-euclidean",
        RowWords {
            name: "Relación en pares no vistos, euclídea",
            meaning: "La respuesta a cada par, predicha a partir de los demás con las distancias tal como se dibujan",
            definition: "Matriz de Gram K = fᵀf de los contextos en torno a su media. Regresión ridge de f(s con la consulta), λ = 0,01·traza(K)/n, término independiente sin penalizar, cada par a partir de los demás. El número es con qué frecuencia el token más probable del embedding predicho es el del propio modelo",
            measure: "proporción de las respuestas del propio modelo",
            threshold_help: "Menor proporción de respuestas, predichas a partir de los demás pares, que cuenta como relación lineal",
        },
    ),
];
