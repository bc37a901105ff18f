/// Each with its own pattern.
pub const PHRASES: &[(&str, &str)] = &[
    // Why there is no canonical picture (session: engine/model.rs).
    ("needs contexts", "necesita contextos"),
    ("needs tokens", "necesita tokens"),
    ("{} has length zero", "{} tiene longitud cero"),
    ("the double-centred logit matrix", "la matriz de logits doblemente centrada"),
    // Why no move destroys or keeps a property (property/counter.rs).
    (
        "{} is all of R^{}: no hidden direction is left, and every gauge keeps it",
        "{} es todo R^{}: no queda ninguna dirección oculta, y todo gauge la conserva",
    ),
    (
        "the directions are exactly parallel, and every invertible map keeps that",
        "las direcciones son exactamente paralelas, y toda aplicación invertible lo conserva",
    ),
    (
        "the log-odds themselves have this exact form, and no linear map takes it from them",
        "los propios log-odds tienen esta forma exacta, y ninguna aplicación lineal se la quita",
    ),
    (
        "F and G are all of R^d, and no invertible map on either side changes the rank",
        "F y G son todo R^d, y ninguna aplicación invertible de un lado u otro cambia el rango",
    ),
    (
        "it does not hold here, so that there is nothing to destroy",
        "aquí no se cumple, así que no hay nada que destruir",
    ),
    ("it cannot be measured here", "aquí no se puede medir"),
    (
        "none of the moves that were tried changes it",
        "ninguno de los movimientos probados la cambia",
    ),
    ("unknown property", "propiedad desconocida"),
    // Series, marks and panels of row pictures.
    ("before", "antes"),
    ("after", "después"),
    ("mean before", "media antes"),
    ("mean after", "media después"),
    ("random pairs, before", "pares al azar, antes"),
    ("random pairs, after", "pares al azar, después"),
    ("random pairs of like norm, before", "pares al azar de norma parecida, antes"),
    ("random pairs of like norm, after", "pares al azar de norma parecida, después"),
    ("log-odds, before", "log-odds, antes"),
    ("log-odds, after", "log-odds, después"),
    ("log-odds, k", "log-odds, k"),
    ("contexts, dim F", "contextos, dim F"),
    ("token differences, dim G", "diferencias de tokens, dim G"),
    ("explained variance, before", "varianza explicada, antes"),
    ("explained variance, after", "varianza explicada, después"),
    ("Euclidean", "euclídeo"),
    ("causal", "causal"),
    ("profile", "perfil"),
    ("as it is", "tal cual"),
    ("steered", "con steering"),
    ("moved, steered", "movido, con steering"),
    ("target", "objetivo"),
    ("first direction", "primera dirección"),
    ("second direction", "segunda dirección"),
    ("to, {}", "hasta, {}"),
    ("first set", "primer conjunto"),
    ("second set", "segundo conjunto"),
    ("from, {}", "desde, {}"),
    ("{}, before", "{}, antes"),
    ("{}, after", "{}, después"),
    // Axes of row pictures; of histograms it is the measure of the row.
    ("cosine", "coseno"),
    ("residual", "residuo"),
    ("norm", "norma"),
    ("probability", "probabilidad"),
    ("shift", "cambio"),
    ("probe score", "puntuación de la sonda"),
    ("place along the separating direction", "lugar a lo largo de la dirección que separa"),
    ("first principal component", "primer componente principal"),
    ("second principal component", "segundo componente principal"),
    ("first canonical axis", "primer eje canónico"),
    ("second canonical axis", "segundo eje canónico"),
    ("log-odds, first direction", "log-odds, primera dirección"),
    ("log-odds, second direction", "log-odds, segunda dirección"),
    // Titles of parts of row pictures.
    ("|cosine| between concepts, before", "|coseno| entre conceptos, antes"),
    ("|cosine| between concepts, after", "|coseno| entre conceptos, después"),
    ("Next tokens after “{}”", "Siguientes tokens tras «{}»"),
    ("Shift of log-odds; off target {} → {}", "Cambio de log-odds; fuera del objetivo {} → {}"),
    // Columns and facts of row tables.
    ("fact", "dato"),
    ("distance", "distancia"),
    ("about", "sobre"),
    ("expected", "esperado"),
    ("model", "modelo"),
    ("b − a against d − c, residual", "b − a frente a d − c, residuo"),
    ("c against midway from a to b, residual", "c frente al punto medio de a y b, residuo"),
    ("c off the line through a and b, residual", "c fuera de la recta por a y b, residuo"),
    ("place of c from a (0) to b (1)", "lugar de c entre a (0) y b (1)"),
    // Heads of the numbers of row pictures (picture: export/numbers.rs).
    ("part", "parte"),
    ("name", "nombre"),
    ("index", "índice"),
    ("value", "valor"),
    ("mark", "marca"),
    ("panel", "panel"),
    ("row", "fila"),
    ("column", "columna"),
    ("label", "etiqueta"),
    ("angle in degrees", "ángulo en grados"),
    ("band in degrees", "banda en grados"),
    ("κ allows", "κ permite"),
    ("lost", "perdido"),
    ("gained", "ganado"),
    ("before, {}", "antes, {}"),
    ("after, {}", "después, {}"),
    // What is written into drawings (picture: figure/board).
    // What a picture shows, in words (picture: figure/board/words.rs).
    ("Histogram over {}. {}. Marked: {}", "Histograma de {}. {}. Marcado: {}"),
    ("{}: {} values, median {}", "{}: {} valores, mediana {}"),
    (
        "Heat map of {} by {} values from {} to {}: {}",
        "Mapa de calor de {} por {} valores de {} a {}: {}",
    ),
    ("Scores on one line, {}. {}", "Puntuaciones en una línea, {}. {}"),
    ("{}, {}: {} scores, median {}", "{}, {}: {} puntuaciones, mediana {}"),
    ("Angles in degrees: {}. κ allows {} to {}", "Ángulos en grados: {}. κ permite de {} a {}"),
    ("Angles in degrees: {}", "Ángulos en grados: {}"),
    ("Bars of {}: {} groups of {}", "Barras de {}: {} grupos de {}"),
    ("Descending spectra. {}", "Espectros descendentes. {}"),
    ("{}: {} of {} values above the cut", "{}: {} de {} valores sobre el corte"),
    ("Points by {} and {}. {}", "Puntos según {} y {}. {}"),
    ("{}: {} points", "{}: {} puntos"),
    ("Table of {} rows: {}", "Tabla de {} filas: {}"),
    ("Table of {} rows: {}. {} lost, {} gained", "Tabla de {} filas: {}. {} perdidos, {} ganados"),
    ("fact, before, after", "dato, antes, después"),
    ("before, after", "antes, después"),
    ("before, distance, after, distance", "antes, distancia, después, distancia"),
    ("about, expected, model, before, after", "sobre, esperado, modelo, antes, después"),
    (
        "|cosine| between concepts, before: {}; |cosine| between concepts, after: {}",
        "|coseno| entre conceptos, antes: {}; |coseno| entre conceptos, después: {}",
    ),
    (
        "Next tokens after “{}”: {}; Shift of log-odds; off target {} → {}: {}",
        "Siguientes tokens tras «{}»: {}; Cambio de log-odds; fuera del objetivo {} → {}: {}",
    ),
    ("Next tokens after “{}”: {}", "Siguientes tokens tras «{}»: {}"),
    (
        "Shift of log-odds; off target {} → {}: {}",
        "Cambio de log-odds; fuera del objetivo {} → {}: {}",
    ),
    // Captions, sentence by sentence (picture: export/caption.rs).
    ("Directions {} and {}", "Direcciones {} y {}"),
    ("Directions {}", "Direcciones {}"),
    ("Nothing was moved", "Nada se movió"),
    ("Moved by {}: κ = {}, det = {}", "Movido por {}: κ = {}, det = {}"),
    (
        "Moved by {}: κ = {}, det < 0, log|det| = {}",
        "Movido por {}: κ = {}, det < 0, log|det| = {}",
    ),
    (
        "Moved by {}: κ = {}, det > 0, log|det| = {}",
        "Movido por {}: κ = {}, det > 0, log|det| = {}",
    ),
    (
        "{} % of the way to {}, where κ = {}, det = {}",
        "Al {} % del camino hacia {}, donde κ = {}, det = {}",
    ),
    (
        "{} % of the way to {}, where κ = {}, det < 0, log|det| = {}",
        "Al {} % del camino hacia {}, donde κ = {}, det < 0, log|det| = {}",
    ),
    (
        "{} % of the way to {}, where κ = {}, det > 0, log|det| = {}",
        "Al {} % del camino hacia {}, donde κ = {}, det > 0, log|det| = {}",
    ),
    ("{}, then {}", "{}, luego {}"),
    ("Seed {}", "Semilla {}"),
    ("Seeds {}", "Semillas {}"),
    (
        "Computed in double precision, relative tolerance {}",
        "Calculado en doble precisión, tolerancia relativa {}",
    ),
    (
        "Computed in double precision, relative tolerance {}, seed {}",
        "Calculado en doble precisión, tolerancia relativa {}, semilla {}",
    ),
    (
        "Computed in double precision, relative tolerance {}, seeds {}",
        "Calculado en doble precisión, tolerancia relativa {}, semillas {}",
    ),
    // Sizes of figures (picture: export/paper.rs).
    ("Slide, 16 : 9", "Diapositiva, 16 : 9"),
    ("Half a slide", "Media diapositiva"),
    ("Column of a paper, 85 mm", "Columna de un artículo, 85 mm"),
    ("Width of a paper, 170 mm", "Ancho de un artículo, 170 mm"),
    // Figures and films that cannot be made (picture: export.rs).
    ("the figure could not be drawn: {}", "la figura no se pudo dibujar: {}"),
    ("the figure could not be compressed: {}", "la figura no se pudo comprimir: {}"),
    (
        "the numbers behind the figure could not be written: {}",
        "los números de la figura no se pudieron escribir: {}",
    ),
    ("the archive could not be written: {}", "el archivo zip no se pudo escribir: {}"),
    (
        "the {} font cannot be read: {}; expected an OpenType file with TrueType outlines",
        "la fuente {} no se puede leer: {}; se esperaba un archivo OpenType con contornos TrueType",
    ),
    (
        "pictures of {} × {} pixels; expected 1 to 65,535 each",
        "imágenes de {} × {} píxeles; se esperaba de 1 a 65 535 en cada lado",
    ),
    (
        "more than {} pictures of this size are too many",
        "más de {} imágenes de este tamaño son demasiadas",
    ),
    ("an animation without pictures", "una animación sin imágenes"),
    (
        "a QR code holds at most {} bytes; the address has {}",
        "un código QR contiene como máximo {} bytes; la dirección tiene {}",
    ),
    // Refusals of moves (theory: transform/error.rs, recipe.rs, hidden.rs).
    ("step {}: {}", "paso {}: {}"),
    (
        "the matrix is singular: condition number {}, at most {} is allowed",
        "la matriz es singular: número de condición {}, se permite como máximo {}",
    ),
    (
        "the matrix is nearly singular: condition number {}, at most {} is allowed",
        "la matriz es casi singular: número de condición {}, se permite como máximo {}",
    ),
    (
        "det is negative: every path from the identity passes through a singular matrix; reflect first",
        "det es negativo: todo camino desde la identidad pasa por una matriz singular; reflejar antes",
    ),
    (
        "det is 0: no path of invertible matrices ends at a singular one",
        "det es 0: ningún camino de matrices invertibles acaba en una singular",
    ),
    (
        "matrices of all {} dimensions are too large for the memory; expected at most {} dimensions: bend a plane instead",
        "las matrices de las {} dimensiones son demasiado grandes para la memoria; se esperaban como máximo {} dimensiones: mejor deformar un plano",
    ),
    (
        "the plane was found in {} dimensions, but the model was reduced to {} before this step",
        "el plano se halló en {} dimensiones, pero el modelo se redujo a {} antes de este paso",
    ),
    ("needs contexts, and this model has none", "necesita contextos, y este modelo no tiene"),
    ("needs tokens, and this model has none", "necesita tokens, y este modelo no tiene"),
    (
        "needs contexts and tokens, and this model has none",
        "necesita contextos y tokens, y este modelo no tiene",
    ),
    (
        "needs two tokens or more, and this model has none",
        "necesita dos tokens o más, y este modelo no los tiene",
    ),
    (
        "needs tokens that differ, and this model has none",
        "necesita tokens que difieran, y este modelo no tiene",
    ),
    (
        "no room: {} spans all {} dimensions, so nothing is hidden from it",
        "no hay sitio: {} genera las {} dimensiones, así que nada le queda oculto",
    ),
    (
        "cannot pad {} dimensions to {}; expected at least {}",
        "no se pueden ampliar {} dimensiones a {}; se esperaban al menos {}",
    ),
    (
        "the effective complexity is 0: every context predicts the same distribution, there is nothing to reduce to",
        "la complejidad efectiva es 0: todo contexto predice la misma distribución, no hay a qué reducir",
    ),
    (
        "tokens {} and {} have the same unembedding: their difference has no direction",
        "los tokens {} y {} tienen el mismo unembedding: su diferencia no tiene dirección",
    ),
    (
        "the matrix is {} × {} (first row of another length: {}); expected {} × {}",
        "la matriz es de {} × {} (primera fila de otra longitud: {}); se esperaba {} × {}",
    ),
    ("the size is {}; expected a finite number", "el tamaño es {}; se esperaba un número finito"),
    (
        "an entry of T is {}; expected a finite number",
        "una entrada de T es {}; se esperaba un número finito",
    ),
    (
        "a logarithm of a scale is {}; expected a finite number",
        "un logaritmo de una escala es {}; se esperaba un número finito",
    ),
    (
        "an entry of the matrix is {}; expected a finite number",
        "una entrada de la matriz es {}; se esperaba un número finito",
    ),
    (
        "the condition number is {}; expected a finite number, at least 1",
        "el número de condición es {}; se esperaba un número finito, al menos 1",
    ),
    // Why a move has no way (transform/route.rs).
    ("Step {}: {}", "Paso {}: {}"),
    ("Steps {} to {}: {}", "Pasos {} a {}: {}"),
    (
        "the way of a move of all {} dimensions takes too long to find; it is drawn for up to {}",
        "hallar el camino de un movimiento de las {} dimensiones tarda demasiado; se dibuja hasta {}",
    ),
    // Why there is no plane (plane.rs).
    (
        "the model has {} dimension; a plane needs at least 2",
        "el modelo tiene {} dimensión; un plano necesita al menos 2",
    ),
    ("token {} does not exist; there are {}", "el token {} no existe; hay {}"),
    ("context {} does not exist; there are {}", "el contexto {} no existe; hay {}"),
    ("axis {} does not exist; there are {}", "el eje {} no existe; hay {}"),
    ("direction {} does not exist; there are {}", "la dirección {} no existe; hay {}"),
    (
        "the direction has {} components; expected {}",
        "la dirección tiene {} componentes; se esperaban {}",
    ),
    ("{} has no direction: the difference is zero", "{} no tiene dirección: la diferencia es cero"),
    ("the family has no pair", "la familia no tiene ningún par"),
    (
        "principal components need tokens that differ",
        "los componentes principales necesitan tokens que difieran",
    ),
    (
        "principal components need contexts that differ",
        "los componentes principales necesitan contextos que difieran",
    ),
    (
        "principal components need vectors that differ",
        "los componentes principales necesitan vectores que difieran",
    ),
    // Axes of planes and of the space (plane/, session: engine/pictures.rs, engine/third.rs).
    ("the mean difference", "la diferencia media"),
    ("mean difference of {} pairs", "diferencia media de {} pares"),
    ("coordinate {}", "coordenada {}"),
    ("own direction", "dirección propia"),
    ("{}, its part at a right angle", "{}, su parte en ángulo recto"),
    ("widest spread of the tokens beside it", "mayor dispersión de los tokens fuera de ella"),
    ("widest spread of the contexts beside it", "mayor dispersión de los contextos fuera de ella"),
    ("widest spread of what is left", "mayor dispersión de lo que queda"),
    ("component {} ({} %)", "componente {} ({} %)"),
    ("canonical axis {}", "eje canónico {}"),
    ("largest spread beside the plane", "mayor dispersión fuera del plano"),
    ("{}, part beside the plane", "{}, parte fuera del plano"),
    ("{}, carried along", "{}, llevado por el movimiento"),
    ("a direction that no prediction sees", "una dirección que ninguna predicción ve"),
    (
        "a direction that no prediction sees, part beside the plane",
        "una dirección que ninguna predicción ve, parte fuera del plano",
    ),
    // Presets of the plane (transform/preset.rs).
    ("Identity", "Identidad"),
    ("Leaves the plane as it is", "Deja el plano como está"),
    ("Rotate 45°", "Girar 45°"),
    ("Turns the plane: angles and lengths stay", "Gira el plano: ángulos y longitudes quedan"),
    ("Quarter turn", "Cuarto de vuelta"),
    ("x becomes y, y becomes −x", "x pasa a y, y pasa a −x"),
    ("Zoom", "Ampliar"),
    (
        "Doubles both axes: angles inside the plane stay",
        "Duplica ambos ejes: los ángulos dentro del plano quedan",
    ),
    ("Stretch x", "Estirar x"),
    (
        "Four times as wide: angles change, parallels do not",
        "Cuatro veces más ancho: los ángulos cambian, las paralelas no",
    ),
    ("Squeeze", "Aplastar"),
    (
        "Twice as wide, half as high: area stays",
        "El doble de ancho, la mitad de alto: el área queda",
    ),
    ("Shear", "Cizalla"),
    (
        "y leans over x: right angles go, parallels stay",
        "y se inclina sobre x: los ángulos rectos se van, las paralelas quedan",
    ),
    ("Turn and stretch", "Girar y estirar"),
    ("Rotation, stretch and shear at once", "Rotación, estiramiento y cizalla a la vez"),
    ("Nearly flat", "Casi plano"),
    (
        "y shrinks a hundredfold: κ = 100, still invertible",
        "y se encoge cien veces: κ = 100, aún invertible",
    ),
    ("Mirror", "Reflejar"),
    (
        "Flips y: det is negative, no path leads here",
        "Da la vuelta a y: det es negativo, ningún camino lleva aquí",
    ),
    // Why one model is not bent into the other (compare/bend.rs, session: engine/pair.rs).
    (
        "the first model uses {} dimensions for its predictions and the second {}: no invertible map between them",
        "el primer modelo usa {} dimensiones para sus predicciones y el segundo {}: no hay aplicación invertible entre ellos",
    ),
    (
        "the second model has {} dimensions and the first {}: a gauge keeps the number; reduce the second first",
        "el segundo modelo tiene {} dimensiones y el primero {}: un gauge conserva el número; reducir antes el segundo",
    ),
    ("the fitted map does not bend: {}", "la aplicación ajustada no deforma: {}"),
    ("the map fitted to the tokens is singular", "la aplicación ajustada a los tokens es singular"),
    ("the two models share nothing", "los dos modelos no comparten nada"),
    ("one of the two lacks contexts or tokens", "a uno de los dos le faltan contextos o tokens"),
    // Why nothing can be fitted (compare/twins/target.rs, session: engine/twins.rs).
    (
        "{} contexts and {} tokens are too many to fit; expected at most {} of both multiplied",
        "{} contextos y {} tokens son demasiados para ajustar; se esperaba como máximo {} al multiplicarlos",
    ),
    ("there is no context {}: there are {}", "no hay contexto {}: hay {}"),
    ("there is no token {}: there are {}", "no hay token {}: hay {}"),
    ("the model to be fitted is not there", "el modelo que ajustar no está"),
    ("needs at least {} {}, found {}", "necesita al menos {} {}, hay {}"),
    ("tokens", "tokens"),
    ("contexts", "contextos"),
    ("dimension", "dimensión"),
    // Toy models, and where models made in the app come from (model/toy.rs, compare/twins.rs).
    ("Toy with three tokens", "Juguete con tres tokens"),
    (
        "Two small tables and a softmax: every prediction computed by hand",
        "Dos tablas pequeñas y una softmax: toda predicción calculada a mano",
    ),
    ("Toy in the plane", "Juguete en el plano"),
    (
        "Exactly parallel directions in two dimensions: however you bend, they stay parallel",
        "Direcciones exactamente paralelas en dos dimensiones: se deforme como se deforme, siguen paralelas",
    ),
    ("Toy in space", "Juguete en el espacio"),
    (
        "The same in three dimensions, which the picture can turn",
        "Lo mismo en tres dimensiones, que la imagen puede girar",
    ),
    ("Toy with hidden directions", "Juguete con direcciones ocultas"),
    (
        "Four dimensions of which predictions see two: vectors move and no prediction notices",
        "Cuatro dimensiones de las que las predicciones ven dos: los vectores se mueven y ninguna predicción lo nota",
    ),
    (
        "Made in the app to be computed by hand. All numbers are whole.",
        "Hecho en la app para calcularlo a mano. Todos los números son enteros.",
    ),
    (
        "Made in the app to show exact linear properties. All numbers are short dyadic fractions. easiest − easy = 2 (luckiest − lucky) exactly, and f(s + \" the\") = A f(s) + a exactly.",
        "Hecho en la app para mostrar propiedades lineales exactas. Todos los números son fracciones diádicas cortas. easiest − easy = 2 (luckiest − lucky) exactamente, y f(s + \" the\") = A f(s) + a exactamente.",
    ),
    (
        "Made in the app to show exact linear properties. All numbers are short dyadic fractions. easiest − easy = 2 (luckiest − lucky) exactly, and f(s + \" the\") = A f(s) + a exactly; contexts span 2 and tokens 3 of the 4 dimensions, the distribution sees 2.",
        "Hecho en la app para mostrar propiedades lineales exactas. Todos los números son fracciones diádicas cortas. easiest − easy = 2 (luckiest − lucky) exactamente, y f(s + \" the\") = A f(s) + a exactamente; los contextos generan 2 y los tokens 3 de las 4 dimensiones, la distribución ve 2.",
    ),
    ("none needed", "no hace falta"),
    ("made in the app", "hecho en la app"),
    ("fitted in the app", "ajustado en la app"),
    ("A model and its gauge: first", "Un modelo y su gauge: primero"),
    ("A model and its gauge: second", "Un modelo y su gauge: segundo"),
    ("Hidden moves, in another d: first", "Movimientos ocultos, en otra d: primero"),
    ("Hidden moves, in another d: second", "Movimientos ocultos, en otra d: segundo"),
    ("Opposite turns: first", "Giros opuestos: primero"),
    ("Opposite turns: second", "Giros opuestos: segundo"),
    ("Swapped labels: first", "Etiquetas permutadas: primero"),
    ("Swapped labels: second", "Etiquetas permutadas: segundo"),
    ("SmolLM2 at 16 bits", "SmolLM2 con 16 bits"),
    ("SmolLM2 at 4 bits", "SmolLM2 con 4 bits"),
    ("First trained table (seed {})", "Primera tabla entrenada (semilla {})"),
    ("Second trained table (seed {})", "Segunda tabla entrenada (semilla {})"),
    // Families and groups of the toy models, and the reader's own pairs (session: page.rs).
    ("weather", "clima"),
    ("adjective-superlative (exactly parallel)", "adjetivo–superlativo (exactamente paralelas)"),
    ("nearly or not parallel", "casi paralelas o no paralelas"),
    ("adjective follows", "sigue adjetivo"),
    ("superlative follows", "sigue superlativo"),
    ("own pairs", "pares propios"),
    // Groups that contexts are given, and marks of names (session: context_set, open_model.rs).
    ("{}: subject", "{}: sujeto"),
    ("{}: query", "{}: consulta"),
    ("{}: from", "{}: desde"),
    ("{}: to", "{}: hasta"),
    ("{} (pasted)", "{} (pegado)"),
    // Why there is no picture (session: engine/model.rs).
    (
        "The canonical picture is found anew from each model and stands still under every move that keeps the distribution: choose another projection to see the way",
        "La imagen canónica se halla de nuevo en cada modelo y queda quieta con todo movimiento que conserva la distribución: elegir otra proyección para ver el camino",
    ),
    (
        "the contexts span {} of {} dimensions: there is no direction beside the plane that no prediction sees",
        "los contextos generan {} de {} dimensiones: no hay ninguna dirección fuera del plano que ninguna predicción vea",
    ),
    ("the picture {}", "la imagen: {}"),
    // Models that come with the page (session: bundled.rs).
    (
        "A language model's own contexts and tokens: bend it, and it predicts the same",
        "Los propios contextos y tokens de un modelo de lenguaje: se deforma, y predice lo mismo",
    ),
    (
        "Word vectors without contexts: directions and neighbours, nothing that is predicted",
        "Vectores de palabras sin contextos: direcciones y vecinos, nada que se prediga",
    ),
    // Lessons (session: lesson/shelf.rs).
    ("Two tables, one model", "Dos tablas, un modelo"),
    (
        "Compute a model's predictions by hand: products, then a softmax",
        "Calcular a mano las predicciones de un modelo: productos y luego una softmax",
    ),
    ("Another geometry, the same predictions", "Otra geometría, las mismas predicciones"),
    (
        "Bend the space by hand and watch the predictions stand still",
        "Deformar el espacio a mano y ver las predicciones quietas",
    ),
    ("What bending changes", "Qué cambia al deformar"),
    (
        "Length, angle and neighbours are accidents of one model",
        "Longitud, ángulo y vecinos son accidentes de un modelo",
    ),
    ("What bending cannot change", "Qué no cambia al deformar"),
    (
        "Exactly parallel directions stay parallel under every invertible matrix",
        "Las direcciones exactamente paralelas siguen paralelas con toda matriz invertible",
    ),
    ("Almost parallel", "Casi paralelas"),
    (
        "A cosine can go anywhere in a band that the condition number sets",
        "Un coseno puede ir a cualquier lugar de una banda que fija el número de condición",
    ),
    ("Vectors and covectors", "Vectores y covectores"),
    (
        "Steering vectors move with A, probes with its inverse transpose",
        "Los vectores de steering se mueven con A, las sondas con su inversa traspuesta",
    ),
    ("Hidden directions", "Direcciones ocultas"),
    (
        "Where vectors can lie without any prediction noticing",
        "Dónde pueden estar los vectores sin que ninguna predicción lo note",
    ),
    ("Relations, and a trap", "Relaciones, y una trampa"),
    (
        "From family trees to language models: relational linearity, and when a perfect fit means nothing",
        "De árboles genealógicos a modelos de lenguaje: linealidad relacional, y cuándo un ajuste perfecto no significa nada",
    ),
    ("Measures that every equivalent model shares", "Medidas que comparte todo modelo equivalente"),
    (
        "Profile cosine, logit kernel, canonical picture: geometry from predictions alone",
        "Coseno de perfiles, núcleo de logits, imagen canónica: geometría solo a partir de las predicciones",
    ),
    ("All or none", "Todo o nada"),
    (
        "The theorem, what it claims and what it does not, on a real model",
        "El teorema, qué afirma y qué no, en un modelo real",
    ),
    ("Train it twice", "Entrenarlo dos veces"),
    (
        "Two trainings from two seeds: other pictures, the same model up to one linear map",
        "Dos entrenamientos desde dos semillas: otras imágenes, el mismo modelo salvo una aplicación lineal",
    ),
    ("Close is not equal", "Cerca no es igual"),
    (
        "What a small KL hides: two models that nearly predict the same and share no linear map",
        "Lo que oculta una KL pequeña: dos modelos que predicen casi lo mismo y no comparten aplicación lineal",
    ),
    // A plot in words, and what its points belong to (session: workspace/numbers.rs).
    ("Horizontal: {}. Vertical: {}", "Horizontal: {}. Vertical: {}"),
    (
        "{}. Arrow from {} to {}, length {}. Arrow from {} to {}, length {}",
        "{}. Flecha de {} a {}, longitud {}. Flecha de {} a {}, longitud {}",
    ),
    (
        "{}. Angle between them as drawn: {} degrees{}",
        "{}. Ángulo entre ellas tal como se dibuja: {} grados{}",
    ),
    (
        "{}. Angle between them as drawn: {} degrees",
        "{}. Ángulo entre ellas tal como se dibuja: {} grados",
    ),
    ("pinned", "fijado"),
    ("family", "familia"),
    // News of the board (session: workspace/news.rs).
    ("{}; {} more changed", "{}; {} más cambiaron"),
    // What parts are joined by; matched last, as they match much.
    ("{} at {}", "{} en {}"),
    ("{}; {}", "{}; {}"),
];
