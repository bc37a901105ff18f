use crate::words::RowWords;

pub const ROWS: &[(&str, RowWords)] = &[
    (
        "distribution",
        RowWords {
            name: "Distribuzione del token successivo",
            meaning: "Ciò che il modello dice: la probabilità di ogni token caricato dopo ogni contesto",
            definition: "p(y|s) = softmax sui token caricati di f(s)·g(y) + b(y). Il numero è il massimo |p̃(y|s) − p(y|s)| su tutti i contesti e i token caricati; KL è la media sui contesti di Σ p ln(p/p̃), in nat",
            measure: "massimo cambiamento di una probabilità",
            threshold_help: "Massimo cambiamento di una probabilità che conta come stessa distribuzione",
        },
    ),
    (
        "complexity",
        RowWords {
            name: "Complessità efficace",
            meaning: "Quante dimensioni la distribuzione può vedere: il rango della matrice dei log-odds",
            definition: "Valori singolari della matrice f(s)·(g(y) − g(y₀)), y₀ il pivot; k conta quelli sopra la tolleranza di rango per il massimo. Dopo una mossa se ne disfa prima la parte lineare da entrambi i lati",
            measure: "k",
            threshold_help: "Nessuna soglia: la misura ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "parallelism-seen",
        RowWords {
            name: "Parallelismo che la distribuzione vede",
            meaning: "Le due direzioni di concetto sono parallele una volta tolte le componenti nascoste",
            definition: "a e b sono le due direzioni g(to) − g(from), proiettate su N, lo spazio generato dalla proiezione su G di tutti gli f(s). Il numero è ‖a − βb‖/‖a‖ con β = a·b/b·b. Esatto: i log-odds f(s)·a e f(s)·b su tutti i contesti sono proporzionali, fin dove i numeri memorizzati risolvono",
            measure: "residuo",
            threshold_help: "Residuo massimo che conta come esattamente parallelo; la teoria parla di residuo 0",
        },
    ),
    (
        "parallelism-gamma",
        RowWords {
            name: "Parallelismo in contesti scelti",
            meaning: "I due concetti spostano in proporzione i log-odds nei contesti scelti",
            definition: "I log-odds x(s) = f(s)·a e z(s) = f(s)·b sui contesti scelti (tutti, se nessuno è scelto), non centrati; il numero è ‖x − βz‖/‖x‖ con β = x·z/z·z",
            measure: "residuo",
            threshold_help: "Residuo massimo che conta come esattamente parallelo; la teoria parla di residuo 0",
        },
    ),
    (
        "profile-cosine",
        RowWords {
            name: "Coseno dei profili",
            meaning: "Quanto è simile il modo in cui i due concetti spostano i log-odds da contesto a contesto",
            definition: "I log-odds f(s)·a e f(s)·b su tutti i contesti caricati, ciascuno meno la sua media sui contesti; il numero è il coseno dei due profili. a e b sono le due direzioni g(to) − g(from)",
            measure: "coseno",
            threshold_help: "Coseno minimo che conta come spostare i log-odds allo stesso modo",
        },
    ),
    (
        "family-profile",
        RowWords {
            name: "Accordo della famiglia, per profili",
            meaning: "Quanto ogni coppia sposta i log-odds sui contesti come fa la media delle altre",
            definition: "Profili delle coppie: f(s)·(g(to) − g(from)) meno la sua media sui contesti caricati. Per ogni coppia il coseno con la somma dei profili delle altre; il numero ne è la media",
            measure: "coseno medio",
            threshold_help: "Coseno medio minimo che conta come una sola direzione condivisa",
        },
    ),
    (
        "orthogonality-profile",
        RowWords {
            name: "Ortogonalità dei concetti, per profili",
            meaning: "Quanto poco un concetto dice di un altro nel modo in cui spostano i log-odds sui contesti",
            definition: "La differenza media di ogni famiglia come profilo: f(s)·m meno la sua media sui contesti caricati. Il numero è il |coseno| medio su tutte le coppie di famiglie diverse con due o più coppie",
            measure: "|coseno| medio tra famiglie",
            threshold_help: "|coseno| medio massimo che conta come quasi ortogonale",
        },
    ),
    (
        "subspace-seen",
        RowWords {
            name: "Sottospazio lineare che la distribuzione vede",
            meaning: "I log-odds delle differenze della famiglia generano meno dimensioni di quante sono le coppie",
            definition: "La matrice f(s)·(g(to) − g(from)), contesti per coppie, non centrata; r conta i valori singolari sopra la tolleranza di rango per il massimo, e sopra ciò che i numeri memorizzati risolvono; è mostrato n − r",
            measure: "dimensioni risparmiate, n − r",
            threshold_help: "Minimo numero di dimensioni sotto n, il numero di coppie, che conta come sottospazio",
        },
    ),
    (
        "context-parallelism-seen",
        RowWords {
            name: "Parallelismo di contesti che la distribuzione vede",
            meaning: "I due passi tra contesti sono paralleli una volta tolte le componenti nascoste",
            definition: "a e b sono i due passi f(to) − f(from), proiettati su M, lo spazio generato dalla proiezione su F di tutti i g(y) − g(y₀). Il numero è ‖a − βb‖/‖a‖ con β = a·b/b·b. Esatto: ciò che i passi aggiungono a tutte le log-probabilità, meno la sua media sui token, è proporzionale",
            measure: "residuo",
            threshold_help: "Residuo massimo che conta come esattamente parallelo; la teoria parla di residuo 0",
        },
    ),
    (
        "logit-cosine",
        RowWords {
            name: "Coseno dei logit per differenze di contesti",
            meaning: "Quanto è simile il modo in cui due passi tra contesti spostano le log-probabilità di tutti i token",
            definition: "Per ciascuno dei due passi v = f(to) − f(from): v·g(y) su tutti i token caricati, meno la sua media sui token; il numero è il coseno dei due",
            measure: "coseno",
            threshold_help: "Coseno minimo che conta come spostare le log-probabilità allo stesso modo",
        },
    ),
    (
        "probe-kernel",
        RowWords {
            name: "Sonda su contesti non visti, kernel dei logit",
            meaning: "La stessa sonda regolarizzata, che confronta i contesti solo per ciò che fanno dire al modello",
            definition: "Kernel K = fᵀΣf dei contesti etichettati attorno alla loro media, Σ la covarianza di g sui token (n − 1 al denominatore). Regressione ridge delle etichette +1 e −1 con intercetta non penalizzata e λ = 0.01·trace(K)/n; il punteggio di ogni contesto viene dagli altri, (Hy − hᵢyᵢ)/(1 − hᵢ). Il numero è la quota di punteggi con il segno della loro etichetta",
            measure: "accuratezza",
            threshold_help: "Accuratezza minima che conta come leggibile da una sonda lineare",
        },
    ),
    (
        "steering-means",
        RowWords {
            name: "Steering per differenza di medie",
            meaning: "Aggiungere il passo da un gruppo di contesti all’altro sposta i log-odds bersaglio",
            definition: "v è la media di f nel gruppo positivo meno quella nel negativo. Il numero è v·γ diviso per la deviazione standard (di popolazione) di v·g(y) su tutti i token caricati. γ è la differenza media della famiglia, o la prima direzione se scelta o se non c’è famiglia. Fuori bersaglio: radice della media dei quadrati di v·m sulle differenze medie m delle altre famiglie",
            measure: "spostamento sul bersaglio rispetto alla dispersione su tutti i token",
            threshold_help: "Spostamento minimo sul bersaglio, in deviazioni standard su tutti i token, che conta come steering",
        },
    ),
    (
        "steering-second-moment",
        RowWords {
            name: "Steering per ciò che i contesti fanno con la direzione",
            meaning: "Aggiungere Hγ, i contesti pesati per i loro log-odds, sposta i log-odds bersaglio",
            definition: "v = (1/S) Σ f(s) f(s)·γ su tutti gli S contesti caricati, non centrati. Il numero è v·γ diviso per la deviazione standard (di popolazione) di v·g(y) su tutti i token caricati. γ è la differenza media della famiglia, o la prima direzione se scelta o se non c’è famiglia. Fuori bersaglio: radice della media dei quadrati di v·m sulle differenze medie m delle altre famiglie",
            measure: "spostamento sul bersaglio rispetto alla dispersione su tutti i token",
            threshold_help: "Spostamento minimo sul bersaglio, in deviazioni standard su tutti i token, che conta come steering",
        },
    ),
    (
        "steering-own",
        RowWords {
            name: "Steering per un passo tra contesti",
            meaning: "Aggiungere il passo scelto da un contesto a un altro sposta i log-odds bersaglio",
            definition: "v = f(to) − f(from) del passo scelto. Il numero è v·γ diviso per la deviazione standard (di popolazione) di v·g(y) su tutti i token caricati. γ è la differenza media della famiglia, o la prima direzione se scelta o se non c’è famiglia. Fuori bersaglio: radice della media dei quadrati di v·m sulle differenze medie m delle altre famiglie",
            measure: "spostamento sul bersaglio rispetto alla dispersione su tutti i token",
            threshold_help: "Spostamento minimo sul bersaglio, in deviazioni standard su tutti i token, che conta come steering",
        },
    ),
    (
        "relation-seen",
        RowWords {
            name: "Linearità relazionale che la distribuzione vede",
            meaning: "Una sola mappa affine porta i log-odds di ogni contesto in quelli con la query aggiunta",
            definition: "Per ogni contesto f(s)·g(y) meno la sua media sui token. Un adattamento affine ai minimi quadrati porta questi per s in quelli per s con la query, su tutte le coppie; il numero è ‖adattamento − bersaglio‖ su ‖bersaglio − bersaglio medio‖ (Frobenius)",
            measure: "residuo relativo",
            threshold_help: "Quota massima della dispersione dei bersagli che può restare; la teoria parla di 0",
        },
    ),
    (
        "relation-kernel",
        RowWords {
            name: "Relazione su coppie non viste, kernel dei logit",
            meaning: "La risposta a ogni coppia, predetta dalle altre per ciò che i contesti fanno dire al modello",
            definition: "Kernel K = fᵀΣf dei contesti attorno alla loro media, Σ la covarianza di g (n − 1 al denominatore). Regressione ridge di f(s con la query), λ = 0.01·trace(K)/n, intercetta non penalizzata, ogni coppia dalle altre. Il numero è quanto spesso il token più probabile dell’embedding predetto è quello del modello stesso",
            measure: "quota delle risposte del modello",
            threshold_help: "Quota minima di risposte, predette dalle altre coppie, che conta come relazione lineare",
        },
    ),
    (
        "analogy-profile",
        RowWords {
            name: "Analogia per profili",
            meaning: "La stessa addizione, con le parole confrontate per come spostano i log-odds sui contesti",
            definition: "I vettori dei token sono f(s)·g(y) meno la media sui contesti e poi meno la media sui token. Con vettori unitari u: la risposta è l’y con il massimo coseno con u(to) − u(from) + u(start), esclusi i tre token dati. Ogni coppia della famiglia è interrogata dalla coppia che la precede nell’elenco, la prima dall’ultima; senza famiglia la seconda direzione dalla prima",
            measure: "accuratezza",
            threshold_help: "Quota minima di analogie risolte che conta come risolverle",
        },
    ),
    (
        "canonical",
        RowWords {
            name: "Immagine canonica",
            meaning: "La mappa di token e contesti disegnata dalle sole log-probabilità",
            definition: "D è la matrice f(s)·g(y) meno le sue medie di riga e di colonna, D = U diag(s) Vᵀ. I token stanno in √s v, i contesti in √s u, sui primi due assi; il token più lontano su un asse sta dal lato positivo. Il numero è ‖prima − dopo‖/‖prima‖ sui token, ribaltando ogni asse se questo lo avvicina",
            measure: "quota dell’immagine che si è mossa",
            threshold_help: "Massimo cambiamento relativo delle coordinate che conta come stare fermi",
        },
    ),
    (
        "parallelism",
        RowWords {
            name: "Parallelismo esatto",
            meaning: "Le due direzioni di concetto sono la stessa a meno di un fattore β",
            definition: "a e b sono le due direzioni g(to) − g(from). Il numero è ‖a − βb‖/‖a‖ con β = a·b/b·b. Esatto: disfatta la parte lineare delle mosse, non supera ciò che i numeri memorizzati risolvono, (‖g(from)‖ + ‖g(to)‖)/‖a‖ unità di mezza ultima cifra, e lo stesso per b",
            measure: "residuo",
            threshold_help: "Residuo massimo che conta come esattamente parallelo; la teoria parla di residuo 0",
        },
    ),
    (
        "causal-cosine",
        RowWords {
            name: "Coseno causale",
            meaning: "Il coseno dopo lo sbiancamento degli unembedding, così che stirare lo spazio non conta",
            definition: "a·Σ⁺b su √(a·Σ⁺a · b·Σ⁺b) per le due direzioni g(to) − g(from). Σ è la covarianza di g sui token caricati (o tutti quelli del file, se contati), n − 1 al denominatore; Σ⁺ tralascia gli assi il cui valore singolare fra i g centrati è sotto la tolleranza di rango per il massimo",
            measure: "coseno",
            threshold_help: "Coseno causale minimo che conta come puntare nello stesso verso",
        },
    ),
    (
        "family-causal",
        RowWords {
            name: "Accordo della famiglia, causale",
            meaning: "Quanto ogni coppia punta nel verso della media delle altre, dopo lo sbiancamento",
            definition: "Per la direzione g(to) − g(from) di ogni coppia il coseno con la somma delle altre, secondo il prodotto interno a·Σ⁺b, Σ la covarianza di g. Il numero ne è la media",
            measure: "coseno medio",
            threshold_help: "Coseno medio minimo che conta come una sola direzione condivisa",
        },
    ),
    (
        "orthogonality-causal",
        RowWords {
            name: "Ortogonalità dei concetti, causale",
            meaning: "Quanto le direzioni medie di concetti diversi sono vicine all’angolo retto dopo lo sbiancamento",
            definition: "Il |coseno| medio, secondo il prodotto interno a·Σ⁺b con Σ la covarianza di g, tra le differenze medie di tutte le coppie di famiglie diverse con due o più coppie",
            measure: "|coseno| medio tra famiglie",
            threshold_help: "|coseno| medio massimo che conta come quasi ortogonale",
        },
    ),
    (
        "subspace",
        RowWords {
            name: "Sottospazio lineare",
            meaning: "Le differenze della famiglia stanno in meno dimensioni di quante sono le coppie",
            definition: "La matrice d × n delle differenze g(to) − g(from) della famiglia, disfatta la parte lineare delle mosse e non centrata; r conta i valori singolari sopra la tolleranza di rango per il massimo, e sopra ciò che i numeri memorizzati risolvono; è mostrato n − r",
            measure: "dimensioni risparmiate, n − r",
            threshold_help: "Minimo numero di dimensioni sotto n, il numero di coppie, che conta come sottospazio",
        },
    ),
    (
        "parallelogram",
        RowWords {
            name: "Parallelogramma",
            meaning: "Il passo dal primo token al secondo è il passo dal terzo al quarto",
            definition: "‖(b − a) − (d − c)‖/‖b − a‖ per i quattro token scelti a, b, c, d",
            measure: "residuo",
            threshold_help: "Residuo massimo, in lunghezze del primo lato, che conta come esatto",
        },
    ),
    (
        "midpoint",
        RowWords {
            name: "Punto medio",
            meaning: "Il terzo token sta a metà tra i primi due",
            definition: "‖c − (a + b)/2‖/‖b − a‖ per i primi tre token scelti a, b, c",
            measure: "residuo",
            threshold_help: "Residuo massimo, in lunghezze del primo lato, che conta come esatto",
        },
    ),
    (
        "line",
        RowWords {
            name: "Posto su una retta",
            meaning: "Il terzo token sta sulla retta per i primi due, a un rapporto che resta",
            definition: "Quanto c è lontano dalla retta per a e b, in lunghezze di b − a; il rapporto è (c − a)·(b − a)/‖b − a‖²",
            measure: "residuo",
            threshold_help: "Residuo massimo, in lunghezze del primo lato, che conta come esatto",
        },
    ),
    (
        "separable-tokens",
        RowWords {
            name: "Insiemi di token separabili",
            meaning: "Un confine piatto ha un insieme di token da un lato e l’altro dall’altro",
            definition: "Tutti i membri dei due insiemi sono centrati insieme e sbiancati con la propria covarianza di popolazione (sugli assi sopra la tolleranza di rango); il numero è la distanza, lì, tra gli inviluppi convessi dei due insiemi. Senza insiemi: il lato di arrivo (to) della famiglia contro quello di partenza (from), ogni token una volta",
            measure: "ampiezza del divario",
            threshold_help: "Divario minimo, in deviazioni standard dei due insiemi insieme, che conta come separato",
        },
    ),
    (
        "separable-contexts",
        RowWords {
            name: "Gruppi di contesti separabili",
            meaning: "Un confine piatto ha un gruppo di contesti da un lato e l’altro dall’altro",
            definition: "Tutti i membri dei due gruppi sono centrati insieme e sbiancati con la propria covarianza di popolazione (sugli assi sopra la tolleranza di rango); il numero è la distanza, lì, tra gli inviluppi convessi dei due gruppi",
            measure: "ampiezza del divario",
            threshold_help: "Divario minimo, in deviazioni standard dei due insiemi insieme, che conta come separato",
        },
    ),
    (
        "context-parallelism",
        RowWords {
            name: "Parallelismo di differenze di contesti",
            meaning: "Il passo tra due contesti è il passo tra altri due, a meno di un fattore β",
            definition: "a e b sono i due passi f(to) − f(from). Il numero è ‖a − βb‖/‖a‖ con β = a·b/b·b. Esatto: disfatta la parte lineare delle mosse, non supera ciò che i numeri memorizzati risolvono",
            measure: "residuo",
            threshold_help: "Residuo massimo che conta come esattamente parallelo; la teoria parla di residuo 0",
        },
    ),
    (
        "probe",
        RowWords {
            name: "Sonda lineare",
            meaning: "Una funzione lineare dell’embedding distingue i due gruppi di contesti",
            definition: "Adattamento ai minimi quadrati delle etichette +1 e −1 con w·f(s) + b sui contesti etichettati (norma minima); il numero è la quota di valori adattati con il segno della loro etichetta, nel campione",
            measure: "accuratezza",
            threshold_help: "Accuratezza minima che conta come leggibile da una sonda lineare",
        },
    ),
    (
        "steering-causal",
        RowWords {
            name: "Steering per la direzione causale",
            meaning: "Aggiungere la differenza di unembedding sbiancata sposta i log-odds bersaglio",
            definition: "v = Σ⁺γ, Σ la covarianza di g (n − 1 al denominatore). Il numero è v·γ diviso per la deviazione standard (di popolazione) di v·g(y) su tutti i token caricati. γ è la differenza media della famiglia, o la prima direzione se scelta o se non c’è famiglia. Fuori bersaglio: radice della media dei quadrati di v·m sulle differenze medie m delle altre famiglie",
            measure: "spostamento sul bersaglio rispetto alla dispersione su tutti i token",
            threshold_help: "Spostamento minimo sul bersaglio, in deviazioni standard su tutti i token, che conta come steering",
        },
    ),
    (
        "steering-given",
        RowWords {
            name: "Steering per un vettore proprio",
            meaning: "Aggiungere i numeri dati, che si muovono con gli embedding, sposta i log-odds bersaglio",
            definition: "v è il vettore dato, mosso con gli embedding. Il numero è v·γ diviso per la deviazione standard (di popolazione) di v·g(y) su tutti i token caricati. γ è la differenza media della famiglia, o la prima direzione se scelta o se non c’è famiglia. Fuori bersaglio: radice della media dei quadrati di v·m sulle differenze medie m delle altre famiglie",
            measure: "spostamento sul bersaglio rispetto alla dispersione su tutti i token",
            threshold_help: "Spostamento minimo sul bersaglio, in deviazioni standard su tutti i token, che conta come steering",
        },
    ),
    (
        "relation",
        RowWords {
            name: "Linearità relazionale",
            meaning: "Una sola mappa affine porta ogni contesto nel contesto con la query aggiunta",
            definition: "Un adattamento affine ai minimi quadrati porta f(s) in f(s con la query) su tutte le coppie; il numero è ‖adattamento − bersaglio‖ su ‖bersaglio − bersaglio medio‖ (Frobenius). Esatto: lo stesso, disfatta la parte lineare delle mosse, non supera ciò che i numeri memorizzati risolvono",
            measure: "residuo relativo",
            threshold_help: "Quota massima della dispersione dei bersagli che può restare; la teoria parla di 0",
        },
    ),
    (
        "dim-f",
        RowWords {
            name: "Dimensione degli embedding",
            meaning: "Quante dimensioni generano gli embedding dei contesti caricati",
            definition: "Valori singolari della matrice di tutti gli f(s) caricati, non centrata; contano quelli sopra la tolleranza di rango per il massimo",
            measure: "dim F",
            threshold_help: "Nessuna soglia: la misura ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "dim-g",
        RowWords {
            name: "Dimensione degli unembedding",
            meaning: "Quante dimensioni generano le differenze degli unembedding dei token caricati",
            definition: "Valori singolari della matrice di tutti i g(y) − g(y₀), y₀ il pivot; contano quelli sopra la tolleranza di rango per il massimo",
            measure: "dim G",
            threshold_help: "Nessuna soglia: la misura ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "cosine",
        RowWords {
            name: "Coseno euclideo",
            meaning: "Quanto le due direzioni di concetto puntano nello stesso verso nello spazio così come è disegnato",
            definition: "a·b/(‖a‖ ‖b‖) per le due direzioni g(to) − g(from)",
            measure: "coseno",
            threshold_help: "Coseno minimo che conta come puntare nello stesso verso",
        },
    ),
    (
        "norms",
        RowWords {
            name: "Rapporto delle norme",
            meaning: "Quanto è lunga la prima direzione di concetto, misurata con la seconda",
            definition: "‖a‖/‖b‖ per le due direzioni g(to) − g(from)",
            measure: "rapporto delle norme",
            threshold_help: "Nessuna soglia: il rapporto ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "mean-direction",
        RowWords {
            name: "Angolo tra medie di famiglie",
            meaning: "L’angolo tra la direzione media di un concetto e quella dell’altro",
            definition: "La media di g(to) − g(from) sulla famiglia del primo concetto, e lo stesso sulla famiglia del secondo; un concetto senza famiglia è la sua unica coppia. Il numero è l’angolo tra le due medie, in gradi",
            measure: "gradi",
            threshold_help: "Nessuna soglia: l’angolo ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "family",
        RowWords {
            name: "Accordo della famiglia",
            meaning: "Quanto ogni coppia punta nel verso della media delle altre, secondo le distanze disegnate",
            definition: "Per la direzione g(to) − g(from) di ogni coppia il coseno con la somma delle altre. Il numero ne è la media. Coppie casuali: ogni estremo di una coppia della famiglia è sostituito da uno dei 50 token più vicini a esso per norma, il loro coseno con la direzione media della famiglia",
            measure: "coseno medio",
            threshold_help: "Coseno medio minimo che conta come una sola direzione condivisa",
        },
    ),
    (
        "orthogonality",
        RowWords {
            name: "Ortogonalità dei concetti",
            meaning: "Quanto le direzioni medie di concetti diversi sono vicine all’angolo retto, così come disegnate",
            definition: "Il |coseno| medio tra le differenze medie di tutte le coppie di famiglie diverse con due o più coppie",
            measure: "|coseno| medio tra famiglie",
            threshold_help: "|coseno| medio massimo che conta come quasi ortogonale",
        },
    ),
    (
        "neighbours",
        RowWords {
            name: "Vicini più prossimi",
            meaning: "Quanti dei vicini più prossimi del token sono ancora i suoi vicini più prossimi",
            definition: "I 10 token più vicini per distanza euclidea al secondo token della prima direzione, escluso esso stesso; il numero è la quota di questi che è ancora tra i 10 più vicini dopo la mossa",
            measure: "sovrapposizione",
            threshold_help: "Quota minima di vicini che conta come stesso vicinato",
        },
    ),
    (
        "analogy-add",
        RowWords {
            name: "Analogia con 3CosAdd",
            meaning: "Aggiungere il passo di una coppia a un’altra parola arriva più vicino al suo partner",
            definition: "Con vettori unitari u: la risposta è l’y con il massimo coseno con u(to) − u(from) + u(start), esclusi i tre token dati. I vettori non sono centrati. Ogni coppia della famiglia è interrogata dalla coppia che la precede nell’elenco, la prima dall’ultima; senza famiglia la seconda direzione dalla prima",
            measure: "accuratezza",
            threshold_help: "Quota minima di analogie risolte che conta come risolverle",
        },
    ),
    (
        "analogy-mul",
        RowWords {
            name: "Analogia con 3CosMul",
            meaning: "Il partner è la parola più simile a due parole date e meno simile alla terza",
            definition: "Con c = (1 + coseno)/2: la risposta è l’y con il massimo c(y, to)·c(y, start)/(c(y, from) + 0.001), esclusi i tre token dati. I vettori non sono centrati. Ogni coppia della famiglia è interrogata dalla coppia che la precede nell’elenco, la prima dall’ultima; senza famiglia la seconda direzione dalla prima",
            measure: "accuratezza",
            threshold_help: "Quota minima di analogie risolte che conta come risolverle",
        },
    ),
    (
        "analogy-direction",
        RowWords {
            name: "Analogia per direzione di coppia",
            meaning: "Il partner è la parola che sta più esattamente nella direzione dell’altra coppia",
            definition: "La risposta è l’y con il massimo coseno di g(y) − g(start) con g(to) − g(from), esclusi i tre token dati. Ogni coppia della famiglia è interrogata dalla coppia che la precede nell’elenco, la prima dall’ultima; senza famiglia la seconda direzione dalla prima",
            measure: "accuratezza",
            threshold_help: "Quota minima di analogie risolte che conta come risolverle",
        },
    ),
    (
        "pca",
        RowWords {
            name: "Immagine PCA",
            meaning: "Quanto è ruotato il piano delle due componenti principali tra tutte le immagini dei token",
            definition: "I punteggi di tutti i token sulle prime due componenti principali di g centrato sono due vettori con un numero per token; il numero è il maggiore angolo principale tra il piano che generano prima e quello dopo, in gradi",
            measure: "massimo angolo principale in gradi",
            threshold_help: "Angolo massimo in gradi che conta come stessa immagine",
        },
    ),
    (
        "explained-variance",
        RowWords {
            name: "Varianza spiegata",
            meaning: "Quanta della dispersione dei token mostrano le due componenti principali",
            definition: "I due massimi autovalori della covarianza di g sui token caricati, come quota della somma di tutti",
            measure: "quota di varianza",
            threshold_help: "Nessuna soglia: la misura ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "isotropy",
        RowWords {
            name: "Isotropia",
            meaning: "Quanto uniformemente i token si disperdono nelle dimensioni che generano: 1 se ugualmente in tutte",
            definition: "(Σλ)²/(r Σλ²) sugli autovalori λ della covarianza di g, r = dim G",
            measure: "rapporto di partecipazione",
            threshold_help: "Nessuna soglia: la misura ha un valore e il verdetto chiede se è lo stesso",
        },
    ),
    (
        "probe-euclidean",
        RowWords {
            name: "Sonda su contesti non visti, euclidea",
            meaning: "Una sonda regolarizzata, che si fida delle distanze disegnate, etichetta ogni contesto dagli altri",
            definition: "Matrice di Gram K = fᵀf dei contesti etichettati attorno alla loro media. Regressione ridge delle etichette +1 e −1 con intercetta non penalizzata e λ = 0.01·trace(K)/n; il punteggio di ogni contesto viene dagli altri, (Hy − hᵢyᵢ)/(1 − hᵢ). Il numero è la quota di punteggi con il segno della loro etichetta",
            measure: "accuratezza",
            threshold_help: "Accuratezza minima che conta come leggibile da una sonda lineare",
        },
    ),
    (
        "steering-unembedding",
        RowWords {
            name: "Steering per la differenza di unembedding",
            meaning: "Aggiungere a un embedding la direzione stessa dei token sposta i log-odds bersaglio",
            definition: "v = γ. Il numero è v·γ diviso per la deviazione standard (di popolazione) di v·g(y) su tutti i token caricati. γ è la differenza media della famiglia, o la prima direzione se scelta o se non c’è famiglia. Fuori bersaglio: radice della media dei quadrati di v·m sulle differenze medie m delle altre famiglie",
            measure: "spostamento sul bersaglio rispetto alla dispersione su tutti i token",
            threshold_help: "Spostamento minimo sul bersaglio, in deviazioni standard su tutti i token, che conta come steering",
        },
    ),
    (
        "relation-euclidean",
        RowWords {
            name: "Relazione su coppie non viste, euclidea",
            meaning: "La risposta a ogni coppia, predetta dalle altre secondo le distanze disegnate",
            definition: "Matrice di Gram K = fᵀf dei contesti attorno alla loro media. Regressione ridge di f(s con la query), λ = 0.01·trace(K)/n, intercetta non penalizzata, ogni coppia dalle altre. Il numero è quanto spesso il token più probabile dell’embedding predetto è quello del modello stesso",
            measure: "quota delle risposte del modello",
            threshold_help: "Quota minima di risposte, predette dalle altre coppie, che conta come relazione lineare",
        },
    ),
];
