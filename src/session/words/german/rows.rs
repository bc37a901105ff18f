use crate::words::RowWords;

pub const ROWS: &[(&str, RowWords)] = &[
    (
        "distribution",
        RowWords {
            name: "Verteilung des nächsten Tokens",
            meaning: "Was das Modell sagt: die Wahrscheinlichkeit jedes geladenen Tokens nach jedem Kontext",
            definition: "p(y|s) = softmax über die geladenen Tokens von f(s)·g(y) + b(y). Die Zahl ist das größte |p̃(y|s) − p(y|s)| über alle geladenen Kontexte und Tokens; KL ist das Mittel über die Kontexte von Σ p ln(p/p̃), in Nat",
            measure: "größte Änderung einer Wahrscheinlichkeit",
            threshold_help: "Größte Änderung einer Wahrscheinlichkeit, die als dieselbe Verteilung zählt",
        },
    ),
    (
        "complexity",
        RowWords {
            name: "Effektive Komplexität",
            meaning: "Wie viele Dimensionen die Verteilung sehen kann: der Rang der Log-Odds-Matrix",
            definition: "Singulärwerte der Matrix f(s)·(g(y) − g(y₀)), y₀ der Pivot; k zählt die über der Rangtoleranz mal dem größten. Nach einem Zug wird zuerst sein linearer Teil auf beiden Seiten rückgängig gemacht",
            measure: "k",
            threshold_help: "Keine Schwelle: das Maß hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "parallelism-seen",
        RowWords {
            name: "Parallelität, die die Verteilung sieht",
            meaning: "Die beiden Konzeptrichtungen sind parallel, wenn man verborgene Anteile herausnimmt",
            definition: "a und b sind die beiden Richtungen g(to) − g(from), projiziert auf N, den Spann der Projektionen aller f(s) auf G. Die Zahl ist ‖a − βb‖/‖a‖ mit β = a·b/b·b. Exakt: die Log-Odds f(s)·a und f(s)·b über alle Kontexte sind proportional, so weit die gespeicherten Zahlen auflösen",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, das als exakt parallel zählt; die Theorie spricht von Residuum 0",
        },
    ),
    (
        "parallelism-gamma",
        RowWords {
            name: "Parallelität an gewählten Kontexten",
            meaning: "Die beiden Konzepte bewegen die Log-Odds an den gewählten Kontexten im selben Verhältnis",
            definition: "Die Log-Odds x(s) = f(s)·a und z(s) = f(s)·b über die gewählten Kontexte (alle, wenn keiner gewählt ist), nicht zentriert; die Zahl ist ‖x − βz‖/‖x‖ mit β = x·z/z·z",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, das als exakt parallel zählt; die Theorie spricht von Residuum 0",
        },
    ),
    (
        "profile-cosine",
        RowWords {
            name: "Profil-Kosinus",
            meaning: "Wie ähnlich die beiden Konzepte die Log-Odds von Kontext zu Kontext bewegen",
            definition: "Die Log-Odds f(s)·a und f(s)·b über alle geladenen Kontexte, jeweils minus ihr Mittel über die Kontexte; die Zahl ist der Kosinus der beiden Profile. a und b sind die beiden Richtungen g(to) − g(from)",
            measure: "Kosinus",
            threshold_help: "Kleinster Kosinus, der als ähnliche Bewegung der Log-Odds zählt",
        },
    ),
    (
        "family-profile",
        RowWords {
            name: "Einigkeit der Familie, nach Profilen",
            meaning: "Wie weit jedes Paar die Log-Odds über die Kontexte so bewegt wie das Mittel der anderen",
            definition: "Profile der Paare: f(s)·(g(to) − g(from)) minus sein Mittel über die geladenen Kontexte. Für jedes Paar der Kosinus mit der Summe der Profile der anderen; die Zahl ist das Mittel davon",
            measure: "mittlerer Kosinus",
            threshold_help: "Kleinster mittlerer Kosinus, der als eine gemeinsame Richtung zählt",
        },
    ),
    (
        "orthogonality-profile",
        RowWords {
            name: "Orthogonalität von Konzepten, nach Profilen",
            meaning: "Wie wenig ein Konzept über ein anderes sagt, darin, wie sie die Log-Odds über die Kontexte bewegen",
            definition: "Die mittlere Differenz jeder Familie als Profil: f(s)·m minus sein Mittel über die geladenen Kontexte. Die Zahl ist der mittlere |Kosinus| über alle Paare verschiedener Familien mit zwei oder mehr Paaren",
            measure: "mittlerer |Kosinus| zwischen Familien",
            threshold_help: "Größter mittlerer |Kosinus|, der als fast orthogonal zählt",
        },
    ),
    (
        "subspace-seen",
        RowWords {
            name: "Linearer Unterraum, den die Verteilung sieht",
            meaning: "Die Log-Odds der Differenzen der Familie spannen weniger Dimensionen auf, als es Paare gibt",
            definition: "Die Matrix f(s)·(g(to) − g(from)), Kontexte mal Paare, nicht zentriert; r zählt Singulärwerte über der Rangtoleranz mal dem größten und über dem, was die gespeicherten Zahlen auflösen; gezeigt wird n − r",
            measure: "gesparte Dimensionen, n − r",
            threshold_help: "Wie viele Dimensionen weniger als n, die Zahl der Paare, als Unterraum zählen",
        },
    ),
    (
        "context-parallelism-seen",
        RowWords {
            name: "Kontext-Parallelität, die die Verteilung sieht",
            meaning: "Die beiden Schritte zwischen Kontexten sind parallel, wenn man verborgene Anteile herausnimmt",
            definition: "a und b sind die beiden Schritte f(to) − f(from), projiziert auf M, den Spann der Projektionen aller g(y) − g(y₀) auf F. Die Zahl ist ‖a − βb‖/‖a‖ mit β = a·b/b·b. Exakt: was die Schritte zu allen Log-Wahrscheinlichkeiten addieren, minus sein Mittel über die Tokens, ist proportional",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, das als exakt parallel zählt; die Theorie spricht von Residuum 0",
        },
    ),
    (
        "logit-cosine",
        RowWords {
            name: "Logit-Kosinus von Kontextdifferenzen",
            meaning: "Wie ähnlich zwei Schritte zwischen Kontexten die Log-Wahrscheinlichkeiten aller Tokens bewegen",
            definition: "Für jeden der beiden Schritte v = f(to) − f(from): v·g(y) über alle geladenen Tokens, minus sein Mittel über die Tokens; die Zahl ist der Kosinus der beiden",
            measure: "Kosinus",
            threshold_help: "Kleinster Kosinus, der als ähnliche Bewegung der Log-Wahrscheinlichkeiten zählt",
        },
    ),
    (
        "probe-kernel",
        RowWords {
            name: "Probe auf ungesehenen Kontexten, Logit-Kern",
            meaning: "Dieselbe regularisierte Probe, die Kontexte nur danach vergleicht, was sie das Modell sagen lassen",
            definition: "Kern K = fᵀΣf der gelabelten Kontexte um ihr Mittel, Σ die Kovarianz von g über die Tokens (durch n − 1). Ridge-Regression der Labels +1 und −1 mit nicht bestraftem Achsenabschnitt und λ = 0,01·Spur(K)/n; der Score jedes Kontexts kommt aus den anderen, (Hy − hᵢyᵢ)/(1 − hᵢ). Die Zahl ist der Anteil der Scores mit dem Vorzeichen ihres Labels",
            measure: "Genauigkeit",
            threshold_help: "Kleinste Genauigkeit, die als lesbar durch eine lineare Probe zählt",
        },
    ),
    (
        "steering-means",
        RowWords {
            name: "Steering mit Mittelwertdifferenz",
            meaning: "Addiert man den Schritt von einer Gruppe von Kontexten zur anderen, bewegen sich die Ziel-Log-Odds",
            definition: "v ist das mittlere f der positiven Gruppe minus das der negativen. Die Zahl ist v·γ durch die Populations-Standardabweichung von v·g(y) über alle geladenen Tokens. γ ist die mittlere Differenz der Familie oder die erste Richtung, wo diese gewählt ist oder es keine Familie gibt. Neben dem Ziel: quadratisches Mittel von v·m über die mittleren Differenzen m der anderen Familien",
            measure: "Verschiebung auf das Ziel durch Streuung über alle Tokens",
            threshold_help: "Kleinste Verschiebung auf das Ziel, in Standardabweichungen über alle Tokens, die als Steering zählt",
        },
    ),
    (
        "steering-second-moment",
        RowWords {
            name: "Steering mit dem, was die Kontexte mit der Richtung tun",
            meaning: "Addiert man Hγ, die mit ihren Log-Odds gewichteten Kontexte, bewegen sich die Ziel-Log-Odds",
            definition: "v = (1/S) Σ f(s) f(s)·γ über alle S geladenen Kontexte, nicht zentriert. Die Zahl ist v·γ durch die Populations-Standardabweichung von v·g(y) über alle geladenen Tokens. γ ist die mittlere Differenz der Familie oder die erste Richtung, wo diese gewählt ist oder es keine Familie gibt. Neben dem Ziel: quadratisches Mittel von v·m über die mittleren Differenzen m der anderen Familien",
            measure: "Verschiebung auf das Ziel durch Streuung über alle Tokens",
            threshold_help: "Kleinste Verschiebung auf das Ziel, in Standardabweichungen über alle Tokens, die als Steering zählt",
        },
    ),
    (
        "steering-own",
        RowWords {
            name: "Steering mit einem Schritt zwischen Kontexten",
            meaning: "Addiert man den gewählten Schritt von einem Kontext zu einem anderen, bewegen sich die Ziel-Log-Odds",
            definition: "v = f(to) − f(from) des gewählten Schritts. Die Zahl ist v·γ durch die Populations-Standardabweichung von v·g(y) über alle geladenen Tokens. γ ist die mittlere Differenz der Familie oder die erste Richtung, wo diese gewählt ist oder es keine Familie gibt. Neben dem Ziel: quadratisches Mittel von v·m über die mittleren Differenzen m der anderen Familien",
            measure: "Verschiebung auf das Ziel durch Streuung über alle Tokens",
            threshold_help: "Kleinste Verschiebung auf das Ziel, in Standardabweichungen über alle Tokens, die als Steering zählt",
        },
    ),
    (
        "relation-seen",
        RowWords {
            name: "Relationale Linearität, die die Verteilung sieht",
            meaning: "Eine affine Abbildung führt die Log-Odds jedes Kontexts in die mit angehängter Anfrage über",
            definition: "Für jeden Kontext f(s)·g(y) minus sein Mittel über die Tokens. Eine affine Kleinste-Quadrate-Anpassung führt die für s in die für s mit der Anfrage über, über alle Paare; die Zahl ist ‖Anpassung − Ziel‖ durch ‖Ziel − mittleres Ziel‖ (Frobenius)",
            measure: "relatives Residuum",
            threshold_help: "Größter Anteil an der Streuung der Ziele, der übrig bleiben darf; die Theorie spricht von 0",
        },
    ),
    (
        "relation-kernel",
        RowWords {
            name: "Relation auf ungesehenen Paaren, Logit-Kern",
            meaning: "Die Antwort auf jedes Paar, aus den anderen vorhergesagt nach dem, was Kontexte das Modell sagen lassen",
            definition: "Kern K = fᵀΣf der Kontexte um ihr Mittel, Σ die Kovarianz von g (durch n − 1). Ridge-Regression von f(s mit der Anfrage), λ = 0,01·Spur(K)/n, Achsenabschnitt nicht bestraft, jedes Paar aus den anderen. Die Zahl ist, wie oft das wahrscheinlichste Token der vorhergesagten Einbettung das der eigenen des Modells ist",
            measure: "Anteil der eigenen Antworten des Modells",
            threshold_help: "Kleinster Anteil der Antworten, aus den anderen Paaren vorhergesagt, der als lineare Relation zählt",
        },
    ),
    (
        "analogy-profile",
        RowWords {
            name: "Analogie nach Profilen",
            meaning: "Dieselbe Addition, wobei Wörter danach verglichen werden, wie sie die Log-Odds über die Kontexte bewegen",
            definition: "Token-Vektoren sind f(s)·g(y) minus das Mittel über die Kontexte und dann minus das Mittel über die Tokens. Mit Einheitsvektoren u: die Antwort ist das y mit dem größten Kosinus zu u(to) − u(from) + u(start), die drei gegebenen Tokens ausgenommen. Jedes Paar der Familie wird vom Paar davor in der Liste gefragt, das erste vom letzten; ohne Familie die zweite Richtung von der ersten",
            measure: "Genauigkeit",
            threshold_help: "Kleinster Anteil gelöster Analogien, der als Lösen zählt",
        },
    ),
    (
        "canonical",
        RowWords {
            name: "Kanonisches Bild",
            meaning: "Die Karte der Tokens und Kontexte, allein aus den Log-Wahrscheinlichkeiten gezeichnet",
            definition: "D ist die Matrix f(s)·g(y) minus ihre Zeilen- und Spaltenmittel, D = U diag(s) Vᵀ. Tokens stehen bei √s v, Kontexte bei √s u, auf den ersten zwei Achsen; das äußerste Token einer Achse liegt auf ihrer positiven Seite. Die Zahl ist ‖vorher − nachher‖/‖vorher‖ über die Tokens, jede Achse umgeklappt, wenn es das näher bringt",
            measure: "Anteil des Bildes, der sich bewegte",
            threshold_help: "Größte relative Änderung der Koordinaten, die als Stillstand zählt",
        },
    ),
    (
        "parallelism",
        RowWords {
            name: "Exakte Parallelität",
            meaning: "Die beiden Konzeptrichtungen sind bis auf einen Faktor β dieselbe",
            definition: "a und b sind die beiden Richtungen g(to) − g(from). Die Zahl ist ‖a − βb‖/‖a‖ mit β = a·b/b·b. Exakt: ohne den linearen Teil der Züge ist sie nicht mehr, als die gespeicherten Zahlen auflösen, (‖g(from)‖ + ‖g(to)‖)/‖a‖ Einheiten einer halben letzten Stelle, und dasselbe für b",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, das als exakt parallel zählt; die Theorie spricht von Residuum 0",
        },
    ),
    (
        "causal-cosine",
        RowWords {
            name: "Kausaler Kosinus",
            meaning: "Der Kosinus nach dem Weißen der Unembeddings, sodass Strecken des Raums nicht zählt",
            definition: "a·Σ⁺b durch √(a·Σ⁺a · b·Σ⁺b) für die beiden Richtungen g(to) − g(from). Σ ist die Kovarianz von g über die geladenen Tokens (oder alle der Datei, wo gezählt), durch n − 1; Σ⁺ lässt Achsen aus, deren Singulärwert unter den zentrierten g unter der Rangtoleranz mal dem größten liegt",
            measure: "Kosinus",
            threshold_help: "Kleinster kausaler Kosinus, der als gleiche Richtung zählt",
        },
    ),
    (
        "family-causal",
        RowWords {
            name: "Einigkeit der Familie, kausal",
            meaning: "Wie weit jedes Paar in die Richtung des Mittels der anderen zeigt, nach dem Weißen",
            definition: "Für die Richtung g(to) − g(from) jedes Paares der Kosinus mit der Summe der anderen, nach dem Skalarprodukt a·Σ⁺b, Σ die Kovarianz von g. Die Zahl ist das Mittel davon",
            measure: "mittlerer Kosinus",
            threshold_help: "Kleinster mittlerer Kosinus, der als eine gemeinsame Richtung zählt",
        },
    ),
    (
        "orthogonality-causal",
        RowWords {
            name: "Orthogonalität von Konzepten, kausal",
            meaning: "Wie nahezu rechtwinklig die mittleren Richtungen verschiedener Konzepte nach dem Weißen sind",
            definition: "Der mittlere |Kosinus|, nach dem Skalarprodukt a·Σ⁺b mit Σ der Kovarianz von g, zwischen den mittleren Differenzen aller Paare verschiedener Familien mit zwei oder mehr Paaren",
            measure: "mittlerer |Kosinus| zwischen Familien",
            threshold_help: "Größter mittlerer |Kosinus|, der als fast orthogonal zählt",
        },
    ),
    (
        "subspace",
        RowWords {
            name: "Linearer Unterraum",
            meaning: "Die Differenzen der Familie liegen in weniger Dimensionen, als es Paare gibt",
            definition: "Die d × n-Matrix der Differenzen g(to) − g(from) der Familie, ohne den linearen Teil der Züge und nicht zentriert; r zählt Singulärwerte über der Rangtoleranz mal dem größten und über dem, was die gespeicherten Zahlen auflösen; gezeigt wird n − r",
            measure: "gesparte Dimensionen, n − r",
            threshold_help: "Wie viele Dimensionen weniger als n, die Zahl der Paare, als Unterraum zählen",
        },
    ),
    (
        "parallelogram",
        RowWords {
            name: "Parallelogramm",
            meaning: "Der Schritt vom ersten Token zum zweiten ist der Schritt vom dritten zum vierten",
            definition: "‖(b − a) − (d − c)‖/‖b − a‖ für die vier gewählten Tokens a, b, c, d",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, in Längen der ersten Seite, das als exakt zählt",
        },
    ),
    (
        "midpoint",
        RowWords {
            name: "Mittelpunkt",
            meaning: "Das dritte Token steht in der Mitte zwischen den ersten beiden",
            definition: "‖c − (a + b)/2‖/‖b − a‖ für die ersten drei gewählten Tokens a, b, c",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, in Längen der ersten Seite, das als exakt zählt",
        },
    ),
    (
        "line",
        RowWords {
            name: "Lage auf einer Geraden",
            meaning: "Das dritte Token steht auf der Geraden durch die ersten beiden, in einem Verhältnis, das bleibt",
            definition: "Wie weit c von der Geraden durch a und b entfernt ist, in Längen von b − a; das Verhältnis ist (c − a)·(b − a)/‖b − a‖²",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, in Längen der ersten Seite, das als exakt zählt",
        },
    ),
    (
        "separable-tokens",
        RowWords {
            name: "Trennbare Token-Mengen",
            meaning: "Eine ebene Grenze hat die eine Menge von Tokens auf einer Seite und die andere auf der anderen",
            definition: "Alle Mitglieder beider Mengen werden gemeinsam zentriert und mit ihrer eigenen Populations-Kovarianz geweißt (auf den Achsen über der Rangtoleranz); die Zahl ist der Abstand der konvexen Hüllen der beiden Mengen dort. Ohne Mengen: die zweite Seite der Familie gegen ihre erste, jedes Token einmal",
            measure: "Breite der Lücke",
            threshold_help: "Kleinste Lücke, in Standardabweichungen beider Mengen zusammen, die als getrennt zählt",
        },
    ),
    (
        "separable-contexts",
        RowWords {
            name: "Trennbare Kontextgruppen",
            meaning: "Eine ebene Grenze hat die eine Gruppe von Kontexten auf einer Seite und die andere auf der anderen",
            definition: "Alle Mitglieder beider Gruppen werden gemeinsam zentriert und mit ihrer eigenen Populations-Kovarianz geweißt (auf den Achsen über der Rangtoleranz); die Zahl ist der Abstand der konvexen Hüllen der beiden Gruppen dort",
            measure: "Breite der Lücke",
            threshold_help: "Kleinste Lücke, in Standardabweichungen beider Mengen zusammen, die als getrennt zählt",
        },
    ),
    (
        "context-parallelism",
        RowWords {
            name: "Parallelität von Kontextdifferenzen",
            meaning: "Der Schritt zwischen zwei Kontexten ist der Schritt zwischen zwei anderen, bis auf einen Faktor β",
            definition: "a und b sind die beiden Schritte f(to) − f(from). Die Zahl ist ‖a − βb‖/‖a‖ mit β = a·b/b·b. Exakt: ohne den linearen Teil der Züge ist sie nicht mehr, als die gespeicherten Zahlen auflösen",
            measure: "Residuum",
            threshold_help: "Größtes Residuum, das als exakt parallel zählt; die Theorie spricht von Residuum 0",
        },
    ),
    (
        "probe",
        RowWords {
            name: "Lineare Probe",
            meaning: "Eine lineare Funktion der Einbettung unterscheidet die beiden Gruppen von Kontexten",
            definition: "Kleinste-Quadrate-Anpassung der Labels +1 und −1 durch w·f(s) + b über die gelabelten Kontexte (minimale Norm); die Zahl ist der Anteil angepasster Werte mit dem Vorzeichen ihres Labels, auf denselben Kontexten",
            measure: "Genauigkeit",
            threshold_help: "Kleinste Genauigkeit, die als lesbar durch eine lineare Probe zählt",
        },
    ),
    (
        "steering-causal",
        RowWords {
            name: "Steering mit der kausalen Richtung",
            meaning: "Addiert man die geweißte Unembedding-Differenz, bewegen sich die Ziel-Log-Odds",
            definition: "v = Σ⁺γ, Σ die Kovarianz von g (durch n − 1). Die Zahl ist v·γ durch die Populations-Standardabweichung von v·g(y) über alle geladenen Tokens. γ ist die mittlere Differenz der Familie oder die erste Richtung, wo diese gewählt ist oder es keine Familie gibt. Neben dem Ziel: quadratisches Mittel von v·m über die mittleren Differenzen m der anderen Familien",
            measure: "Verschiebung auf das Ziel durch Streuung über alle Tokens",
            threshold_help: "Kleinste Verschiebung auf das Ziel, in Standardabweichungen über alle Tokens, die als Steering zählt",
        },
    ),
    (
        "steering-given",
        RowWords {
            name: "Steering mit eigenem Vektor",
            meaning: "Addiert man die gegebenen Zahlen, die sich mit den Einbettungen bewegen, bewegen sich die Ziel-Log-Odds",
            definition: "v ist der gegebene Vektor, mit den Einbettungen bewegt. Die Zahl ist v·γ durch die Populations-Standardabweichung von v·g(y) über alle geladenen Tokens. γ ist die mittlere Differenz der Familie oder die erste Richtung, wo diese gewählt ist oder es keine Familie gibt. Neben dem Ziel: quadratisches Mittel von v·m über die mittleren Differenzen m der anderen Familien",
            measure: "Verschiebung auf das Ziel durch Streuung über alle Tokens",
            threshold_help: "Kleinste Verschiebung auf das Ziel, in Standardabweichungen über alle Tokens, die als Steering zählt",
        },
    ),
    (
        "relation",
        RowWords {
            name: "Relationale Linearität",
            meaning: "Eine affine Abbildung führt jeden Kontext in den Kontext mit angehängter Anfrage über",
            definition: "Eine affine Kleinste-Quadrate-Anpassung führt f(s) in f(s mit der Anfrage) über, über alle Paare; die Zahl ist ‖Anpassung − Ziel‖ durch ‖Ziel − mittleres Ziel‖ (Frobenius). Exakt: dasselbe ohne den linearen Teil der Züge ist nicht mehr, als die gespeicherten Zahlen auflösen",
            measure: "relatives Residuum",
            threshold_help: "Größter Anteil an der Streuung der Ziele, der übrig bleiben darf; die Theorie spricht von 0",
        },
    ),
    (
        "dim-f",
        RowWords {
            name: "Dimension der Einbettungen",
            meaning: "Wie viele Dimensionen die geladenen Kontexteinbettungen aufspannen",
            definition: "Singulärwerte der Matrix aller geladenen f(s), nicht zentriert; es zählen die über der Rangtoleranz mal dem größten",
            measure: "dim F",
            threshold_help: "Keine Schwelle: das Maß hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "dim-g",
        RowWords {
            name: "Dimension der Unembeddings",
            meaning: "Wie viele Dimensionen die Differenzen der geladenen Token-Unembeddings aufspannen",
            definition: "Singulärwerte der Matrix aller g(y) − g(y₀), y₀ der Pivot; es zählen die über der Rangtoleranz mal dem größten",
            measure: "dim G",
            threshold_help: "Keine Schwelle: das Maß hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "cosine",
        RowWords {
            name: "Euklidischer Kosinus",
            meaning: "Wie weit die beiden Konzeptrichtungen im gezeichneten Raum in dieselbe Richtung zeigen",
            definition: "a·b/(‖a‖ ‖b‖) für die beiden Richtungen g(to) − g(from)",
            measure: "Kosinus",
            threshold_help: "Kleinster Kosinus, der als gleiche Richtung zählt",
        },
    ),
    (
        "norms",
        RowWords {
            name: "Verhältnis der Normen",
            meaning: "Wie lang die erste Konzeptrichtung ist, gemessen an der zweiten",
            definition: "‖a‖/‖b‖ für die beiden Richtungen g(to) − g(from)",
            measure: "Verhältnis der Normen",
            threshold_help: "Keine Schwelle: das Verhältnis hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "mean-direction",
        RowWords {
            name: "Winkel zwischen Familienmitteln",
            meaning: "Der Winkel zwischen der mittleren Richtung des einen Konzepts und der des anderen",
            definition: "Das Mittel von g(to) − g(from) über die Familie des ersten Konzepts, und dasselbe über die Familie des zweiten; ein Konzept ohne Familie ist sein eines Paar. Die Zahl ist der Winkel zwischen den beiden Mitteln, in Grad",
            measure: "Grad",
            threshold_help: "Keine Schwelle: der Winkel hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "family",
        RowWords {
            name: "Einigkeit der Familie",
            meaning: "Wie weit jedes Paar in die Richtung des Mittels der anderen zeigt, nach gezeichneten Abständen",
            definition: "Für die Richtung g(to) − g(from) jedes Paares der Kosinus mit der Summe der anderen. Die Zahl ist das Mittel davon. Zufallspaare: jedes Ende eines Paares der Familie durch eines der 50 Tokens mit der nächsten Norm ersetzt, ihr Kosinus mit der mittleren Richtung der Familie",
            measure: "mittlerer Kosinus",
            threshold_help: "Kleinster mittlerer Kosinus, der als eine gemeinsame Richtung zählt",
        },
    ),
    (
        "orthogonality",
        RowWords {
            name: "Orthogonalität von Konzepten",
            meaning: "Wie nahezu rechtwinklig die mittleren Richtungen verschiedener Konzepte sind, wie gezeichnet",
            definition: "Der mittlere |Kosinus| zwischen den mittleren Differenzen aller Paare verschiedener Familien mit zwei oder mehr Paaren",
            measure: "mittlerer |Kosinus| zwischen Familien",
            threshold_help: "Größter mittlerer |Kosinus|, der als fast orthogonal zählt",
        },
    ),
    (
        "neighbours",
        RowWords {
            name: "Nächste Nachbarn",
            meaning: "Wie viele der nächsten Nachbarn des Tokens noch seine nächsten Nachbarn sind",
            definition: "Die 10 nach euklidischem Abstand nächsten Tokens am zweiten Token der ersten Richtung, es selbst ausgenommen; die Zahl ist der Anteil von ihnen, die nach dem Zug noch unter den 10 nächsten sind",
            measure: "Überlappung",
            threshold_help: "Kleinster Anteil von Nachbarn, der als dieselbe Nachbarschaft zählt",
        },
    ),
    (
        "analogy-add",
        RowWords {
            name: "Analogie nach 3CosAdd",
            meaning: "Addiert man den Schritt eines Paares zu einem anderen Wort, landet man seinem Partner am nächsten",
            definition: "Mit Einheitsvektoren u: die Antwort ist das y mit dem größten Kosinus zu u(to) − u(from) + u(start), die drei gegebenen Tokens ausgenommen. Vektoren sind nicht zentriert. Jedes Paar der Familie wird vom Paar davor in der Liste gefragt, das erste vom letzten; ohne Familie die zweite Richtung von der ersten",
            measure: "Genauigkeit",
            threshold_help: "Kleinster Anteil gelöster Analogien, der als Lösen zählt",
        },
    ),
    (
        "analogy-mul",
        RowWords {
            name: "Analogie nach 3CosMul",
            meaning: "Der Partner ist das Wort, das zwei gegebenen Wörtern am ähnlichsten und dem dritten am unähnlichsten ist",
            definition: "Mit c = (1 + Kosinus)/2: die Antwort ist das y mit dem größten c(y, to)·c(y, start)/(c(y, from) + 0,001), die drei gegebenen Tokens ausgenommen. Vektoren sind nicht zentriert. Jedes Paar der Familie wird vom Paar davor in der Liste gefragt, das erste vom letzten; ohne Familie die zweite Richtung von der ersten",
            measure: "Genauigkeit",
            threshold_help: "Kleinster Anteil gelöster Analogien, der als Lösen zählt",
        },
    ),
    (
        "analogy-direction",
        RowWords {
            name: "Analogie nach Paarrichtung",
            meaning: "Der Partner ist das Wort, das am ehesten in der Richtung des anderen Paares liegt",
            definition: "Die Antwort ist das y mit dem größten Kosinus von g(y) − g(start) mit g(to) − g(from), die drei gegebenen Tokens ausgenommen. Jedes Paar der Familie wird vom Paar davor in der Liste gefragt, das erste vom letzten; ohne Familie die zweite Richtung von der ersten",
            measure: "Genauigkeit",
            threshold_help: "Kleinster Anteil gelöster Analogien, der als Lösen zählt",
        },
    ),
    (
        "pca",
        RowWords {
            name: "PCA-Bild",
            meaning: "Wie weit sich die Ebene der beiden ersten Hauptkomponenten unter allen Bildern der Tokens drehte",
            definition: "Die Scores aller Tokens auf den ersten beiden Hauptkomponenten der zentrierten g sind zwei Vektoren mit einer Zahl pro Token; die Zahl ist der größere Hauptwinkel zwischen der Ebene, die sie vorher aufspannen, und der nachher, in Grad",
            measure: "größter Hauptwinkel in Grad",
            threshold_help: "Größter Winkel in Grad, der als dasselbe Bild zählt",
        },
    ),
    (
        "explained-variance",
        RowWords {
            name: "Erklärte Varianz",
            meaning: "Wie viel von der Streuung der Tokens die beiden ersten Hauptkomponenten zeigen",
            definition: "Die beiden größten Eigenwerte der Kovarianz von g über die geladenen Tokens, als Anteil an der Summe aller",
            measure: "Anteil der Varianz",
            threshold_help: "Keine Schwelle: das Maß hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "isotropy",
        RowWords {
            name: "Isotropie",
            meaning: "Wie gleichmäßig die Tokens über die Dimensionen streuen, die sie aufspannen: 1 in allen gleich",
            definition: "(Σλ)²/(r Σλ²) über die Eigenwerte λ der Kovarianz von g, r = dim G",
            measure: "Partizipationsverhältnis",
            threshold_help: "Keine Schwelle: das Maß hat einen Wert, und das Urteil fragt, ob er derselbe ist",
        },
    ),
    (
        "probe-euclidean",
        RowWords {
            name: "Probe auf ungesehenen Kontexten, euklidisch",
            meaning: "Eine regularisierte Probe, die gezeichneten Abständen traut, labelt jeden Kontext aus den anderen",
            definition: "Gram-Matrix K = fᵀf der gelabelten Kontexte um ihr Mittel. Ridge-Regression der Labels +1 und −1 mit nicht bestraftem Achsenabschnitt und λ = 0,01·Spur(K)/n; der Score jedes Kontexts kommt aus den anderen, (Hy − hᵢyᵢ)/(1 − hᵢ). Die Zahl ist der Anteil der Scores mit dem Vorzeichen ihres Labels",
            measure: "Genauigkeit",
            threshold_help: "Kleinste Genauigkeit, die als lesbar durch eine lineare Probe zählt",
        },
    ),
    (
        "steering-unembedding",
        RowWords {
            name: "Steering mit der Unembedding-Differenz",
            meaning: "Addiert man die Token-Richtung selbst zu einer Einbettung, bewegen sich die Ziel-Log-Odds",
            definition: "v = γ. Die Zahl ist v·γ durch die Populations-Standardabweichung von v·g(y) über alle geladenen Tokens. γ ist die mittlere Differenz der Familie oder die erste Richtung, wo diese gewählt ist oder es keine Familie gibt. Neben dem Ziel: quadratisches Mittel von v·m über die mittleren Differenzen m der anderen Familien",
            measure: "Verschiebung auf das Ziel durch Streuung über alle Tokens",
            threshold_help: "Kleinste Verschiebung auf das Ziel, in Standardabweichungen über alle Tokens, die als Steering zählt",
        },
    ),
    (
        "relation-euclidean",
        RowWords {
            name: "Relation auf ungesehenen Paaren, euklidisch",
            meaning: "Die Antwort auf jedes Paar, aus den anderen vorhergesagt nach gezeichneten Abständen",
            definition: "Gram-Matrix K = fᵀf der Kontexte um ihr Mittel. Ridge-Regression von f(s mit der Anfrage), λ = 0,01·Spur(K)/n, Achsenabschnitt nicht bestraft, jedes Paar aus den anderen. Die Zahl ist, wie oft das wahrscheinlichste Token der vorhergesagten Einbettung das der eigenen des Modells ist",
            measure: "Anteil der eigenen Antworten des Modells",
            threshold_help: "Kleinster Anteil der Antworten, aus den anderen Paaren vorhergesagt, der als lineare Relation zählt",
        },
    ),
];
