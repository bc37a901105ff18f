use crate::words::{
    Compare,
    number::{count, figure},
    plural,
};

pub const WORDS: Compare = Compare {
    title: "Zwei Modelle",
    with: "Vergleichen mit…",
    with_help: "Stellt ein zweites Modell neben dieses: sagen sie dasselbe vorher, und welche linearen Eigenschaften gelten in beiden?",
    an_open_model: "Ein geöffnetes Modell",
    another: "Ein anderes Modell",
    a_file: "Eine Datei…",
    a_file_help: "Jede Datei, die die Seite öffnen kann: ein anderes Modell, oder dieses, nach einem Zug gespeichert",
    exhibits: "Paare mit bekannter Antwort",
    close: "Vergleich schließen",
    swap: "Tauschen",
    swap_help: "Macht das zweite Modell zum ersten",
    itself: "Ein Modell und es selbst sind in allem gleich: ein anderes wählen",
    asks_again: "Die Dateien eines der Modelle müssen neu gewählt werden: bitte noch einmal öffnen",
    reading: "Beide Modelle werden geöffnet…",
    stop: "Anhalten",
    go_on: "Weiter",
    measuring: "Misst",
    nothing_shared: "Die beiden Modelle haben keinen Kontext und kein Token gemeinsam",
    nothing_helps: "Vergleichen lassen sie sich über Texte, die beide kennen: Modelle einer Sprache, mit Tokens als Text oder in bekannter Schreibweise (Ġ, ▁). Für f brauchen beide Kontexte mit demselben Text",
    only_tokens: "Sie haben keine Kontexte gemeinsam: verglichen wird die Seite von g, nichts, was Vorhersagen braucht",
    compute: "f für die Kontexte des anderen berechnen",
    compute_help: "Die Datei dieses Modells ist ein Sprachmodell: es liest die Texte der Kontexte des anderen, hier auf diesem Rechner, und bekommt für jeden ein eigenes f",
    computing: "Kontexte werden berechnet…",
    only_contexts: "Sie haben keine Tokens gemeinsam: verglichen wird die Seite von f, nichts, was Vorhersagen braucht",
    predict_the_same: "Beide sagen dasselbe vorher.",
    predict_nothing: "Vorhersagen lassen sich nicht vergleichen.",
    one_map: "Eine lineare Abbildung führt das eine in das andere über, auf beiden Seiten.",
    no_map: "Keine lineare Abbildung führt das eine in das andere über.",
    maps_apart: "Jede Seite ist ein lineares Bild der anderen, doch keine gemeinsame Abbildung taugt für beide.",
    map_unknown: "Zu wenig ist gemeinsam, um zu sagen, ob eine lineare Abbildung das eine in das andere überführt.",
    map_needs_contexts: "Ob eine lineare Abbildung für f und g taugt, zeigen nur gemeinsame Kontexte.",
    map_needs_tokens: "Ob eine lineare Abbildung für f und g taugt, zeigen nur gemeinsame Tokens.",
    yes: "ja",
    nearly: "fast",
    no: "nein",
    unknown: "nicht zu sagen",
    shared: "Was beide gemeinsam haben",
    shared_list: "Die Liste",
    shared_contexts: "Kontexte",
    shared_tokens: "Tokens",
    only_first: "Nur im ersten",
    only_second: "Nur im zweiten",
    list: "Auflisten",
    predictions: "Sagen sie dasselbe vorher?",
    logit_distance: "Relative Logit-Distanz",
    logit_distance_help: "Mittlere quadrierte Differenz der Log-Wahrscheinlichkeiten, jeweils über die Tokens zentriert, bezogen auf ihre Größe (Nielsen et al. 2026): genau 0, wo beide dasselbe vorhersagen, √2, wo sie nichts miteinander zu tun haben",
    kl: "Mittlere KL, beide Richtungen",
    kl_help: "Kullback-Leibler-Divergenz in Nat, Mittel über die Kontexte. Sie kann klein sein, obwohl wahrscheinliche und unwahrscheinliche Tokens ganz anders unterschieden werden",
    max_change: "max |Δ log p|",
    max_change_help: "Größte Differenz einer Log-Wahrscheinlichkeit über alle gemeinsamen Kontexte und Tokens",
    agreement: "Gleiches Top-Token",
    agreement_help: "Anteil der Kontexte, nach denen beide dasselbe Token am wahrscheinlichsten finden",
    variance: "Log-Likelihood-Varianz-Distanz",
    variance_help: "Größte Streuung der Differenzen standardisierter Log-Likelihoods (Nielsen et al. 2025): genau 0, wo beide dasselbe vorhersagen",
    equivalence: "Ist eines ein lineares Bild des anderen?",
    complexity: "Effektive Komplexität",
    complexity_help: "k, die Dimension, die Vorhersagen sehen. Eine lineare Abbildung zwischen dem, was Vorhersagen sehen, braucht dasselbe k in beiden",
    explained_f: "f erklärt, zurückgehalten",
    explained_g: "g erklärt, zurückgehalten",
    explained_help: "Anteil der Log-Odds, der bleibt, wenn eine Seite eines Modells linear aus dem anderen Modell vorhergesagt wird: das erste aus dem zweiten, das zweite aus dem ersten. Jeder Kontext, jedes Token wird von einer Anpassung vorhergesagt, die ihn oder es nicht sah (fünf Teile)",
    one_map_row: "Eine Abbildung für beide Seiten",
    one_map_help: "Anteil der Log-Odds, der bleibt, wenn Kontexte durch die Abbildung der Kontexte gehen und Tokens durch die der Tokens: 1, wo beide eine Abbildung sind. Es ist 1 minus das Quadrat des Paarungsfehlers",
    turned_round: "Abbildung der Tokens, für f umgekehrt",
    turned_round_help: "Anteil der Log-Odds, der bleibt, wenn f mit der Abbildung vorhergesagt wird, die allein an die Tokens angepasst wurde: 1, wo eine Abbildung für beide Seiten taugt, keiner, wo sie weiter danebenliegt als gar keine",
    pairing: "Paarungsfehler",
    pairing_help: "Wie sehr sich die Log-Odds ändern, wenn Kontexte durch die Abbildung der Kontexte gehen und Tokens durch die der Tokens: 0, wo beide eine Abbildung sind",
    canonical_f: "Kanonische Korrelation von f",
    canonical_g: "Kanonische Korrelation von g",
    canonical_help: "Mittlere kanonische Korrelation: 1, wo eine Seite ein lineares Bild der anderen ist. Daneben steht, was der Zufall daraus macht: dasselbe mit gemischten Labels",
    by_construction: "sagt nichts",
    nothing_kept: "keiner",
    in_coordinates: "In Koordinaten",
    in_coordinates_help: "Dasselbe, in orthonormalen Koordinaten des erklärten Modells gemessen: was als groß zählt, hängt dann von seiner Eichung ab",
    foils: "Wem zu misstrauen ist",
    foils_help: "Damit werden Repräsentationen oft verglichen. Eine Eichung ändert nichts, was ein Modell vorhersagt, und sie ändert dies: schieben und sehen",
    gauge: "Eichung des zweiten Modells",
    gauge_help: "κ, die Konditionszahl einer zufälligen Eichung des zweiten Modells. Alle Zahlen darüber bleiben, wie sie sind: keine wird neu berechnet",
    cka: "CKA",
    cka_help: "Centred kernel alignment, 1 bei Gleichheit bis auf Drehung",
    procrustes: "Prokrustes",
    procrustes_help: "Was nach der besten Drehung übrig bleibt, 0 bei Gleichheit bis auf Drehung",
    all_or_none: "Alles oder nichts",
    all_or_none_help: "Jede Eigenschaft in beiden Modellen gemessen, an dem, was sie gemeinsam haben",
    in_both: "in beiden",
    only_one: "nur erstes",
    only_two: "nur zweites",
    in_neither: "in keinem",
    valued: "ohne Schwelle",
    agree: "stimmen überein",
    differ: "verschieden",
    not_evidence: "kein Beleg",
    not_testable: "nicht testbar",
    property: "Eigenschaft",
    standing: "Gilt",
    first: "Erstes",
    second: "Zweites",
    threshold: "Schwelle",
    chance: "Zufall",
    chance_help: "Der Median desselben Maßes bei Zufallspaaren, im ersten und im zweiten Modell",
    families: "Quer durch die Konzeptliste",
    families_help: "Jeder Punkt ist eine Familie der Konzeptliste: wie gut ihre Paare in der Richtung übereinstimmen, im ersten Modell (waagrecht) und im zweiten (senkrecht), als mittlerer Leave-one-out-Kosinus",
    euclidean: "Euklidisch",
    causal: "Kausal",
    profile: "Profil",
    euclidean_help: "Einfache Kosinusse: jede Eichung ändert sie",
    causal_help: "Kosinusse in der Geometrie von Σ_g⁻¹: Eichungen erhalten sie, verborgene Züge nicht unbedingt",
    profile_help: "Kosinusse der Profile der Log-Odds über die Kontexte: eine Funktion der Vorhersagen allein",
    profile_needs: "Profile gehen über Kontexte, und die beiden haben keine gemeinsam",
    stage: "Beide Modelle",
    single_point: "Kein Bild: ein einzelner Punkt ist keine Richtung, es braucht zwei verschiedene",
    own_planes: "Jedes in seiner Ebene",
    own_planes_help: "Jedes Modell in der Ebene der beiden Richtungen, wie es sie hat",
    aligned: "Zweites angeglichen",
    aligned_help: "Führt das zweite Modell durch die angepasste Abbildung in den Raum des ersten und zeigt beide in derselben Ebene: zu sehen ist, was an Unterschied bleibt. Was Vorhersagen von einem der beiden nicht sehen, hat kein Gegenstück und fehlt",
    align_needs_both: "Nur wo beide Kontexte und Tokens gemeinsam haben: an sie wird die Abbildung angepasst",
    as_seen: "was Vorhersagen davon sehen",
    over_first: "umrandet: das erste Modell",
    aligned_caption: "Das zweite geht durch die angepasste Abbildung und ist in der Ebene des ersten gezeichnet, die Punkte des ersten als Ringe; was Vorhersagen von einem der beiden nicht sehen, fehlt.",
    blend: "Von wie es ist bis angeglichen",
    bend: "In das erste biegen",
    bend_help: "Macht die angepasste Abbildung zu einem Eichungsschritt in der Schrittliste des zweiten Modells",
    no_bend: "Nur wo eine Abbildung für beide Seiten taugt, in gleich vielen Dimensionen",
    bent: "Die Abbildung ist jetzt ein Schritt in der Liste des zweiten Modells",
    bent_shift: "Eine gemeinsame Verschiebung aller g kann bleiben: Vorhersagen hängen nur an Differenzen von g, keine sieht sie",
    after_moves: "nach den Zügen in seiner Schrittliste",
    show_second: "Zum zweiten Modell",
    by_tokens: "Abbildung der Tokens",
    by_contexts: "Abbildung der Kontexte",
    context: "Nächste Tokens nach",
    none: "–",
    figures: "Was gemessen wurde",
    held_out: "Anteile von f und g sind zurückgehalten, in fünf Teilen. Neben kanonischen Korrelationen stehen die mit gemischten Labels.",
    renormalised: "Wahrscheinlichkeiten sind die über die gemeinsamen Tokens",
    biased_first: "Nur das erste addiert einen Bias zu seinen Logits: er zählt in den Vorhersagen und hat an f und g keinen Anteil",
    biased_second: "Nur das zweite addiert einen Bias zu seinen Logits: er zählt in den Vorhersagen und hat an f und g keinen Anteil",
    biased_both: "Beide addieren einen Bias zu ihren Logits: er zählt in den Vorhersagen und hat an f und g keinen Anteil",
    capped: "Logits sind gedeckelt: Vorhersagen werden verglichen, wie sie sind, f und g, als gäbe es keinen Deckel",
    exhibit_gauge: "Ein Modell und seine Eichung",
    exhibit_hidden: "Verborgene Züge, in anderem d",
    exhibit_turns: "Gegenläufige Drehungen",
    exhibit_labels: "Vertauschte Labels",
    exhibit_rounded: "16 Bit und 4 Bit",
    exhibit_gauge_help: "Gleiche Vorhersagen, eine lineare Abbildung und verschiedene Bilder",
    exhibit_hidden_help: "Gleiche Vorhersagen in sechs und in neun Dimensionen",
    exhibit_turns_help: "Jede Seite ist ein lineares Bild der anderen, und doch taugt keine Abbildung für beide",
    exhibit_labels_help: "Je länger die Vektoren, desto näher die Vorhersagen nach KL, und es gibt keine lineare Abbildung",
    exhibit_rounded_help: "SmolLM2 mit gerundeten Zahlen: was eine quantisierte Kopie behält",
    length: "Länge der Unembeddings",
    length_help: "Je länger sie sind, desto kleiner KL; keine Länge macht das eine Modell zum linearen Bild des anderen",
    made_here: "in der App gemacht",
    first_name: "erstes",
    second_name: "zweites",
    sixteen_bits: "SmolLM2 mit 16 Bit",
    four_bits: "SmolLM2 mit 4 Bit",
    predict_nearly: |distance| {
        format!("Sie sagen fast dasselbe vorher (relative Logit-Distanz {distance}).")
    },
    predict_otherwise: |distance| {
        format!("Sie sagen Verschiedenes vorher (relative Logit-Distanz {distance}).")
    },
    of_shared: |shared, first, second| {
        format!("{} von {} und {}", count(shared), count(first), count(second))
    },
    nearly_one_map: |missed| {
        format!(
            "Fast eine lineare Abbildung, nicht dasselbe Modell: sie erklärt die Log-Odds bis auf {missed} %."
        )
    },
    nearly_apart: |missed| {
        format!(
            "Jede Seite ist fast ein lineares Bild der anderen (bis auf {missed} % erklärt), doch keine gemeinsame Abbildung taugt für beide."
        )
    },
    no_map_but: |missed| {
        format!(
            "Keine lineare Abbildung führt das eine in das andere über: {missed} % der Log-Odds bleiben unerklärt."
        )
    },
    other_complexity: |one, two| {
        format!(
            "Keine lineare Abbildung führt das eine in das andere über: Vorhersagen nutzen {} Dimensionen des ersten und {} des zweiten.",
            count(one),
            count(two)
        )
    },
    left_out: |contexts, tokens| {
        format!(
            "{} {}, {} {}",
            count(contexts),
            plural(contexts, "Kontext", "Kontexte"),
            count(tokens),
            plural(tokens, "Token", "Tokens")
        )
    },
    listed: |shown, all| {
        if shown < all {
            format!("die ersten {} von {}", count(shown), count(all))
        } else {
            format!("alle {}", count(all))
        }
    },
    two: |one, two| format!("{one} · {two}"),
    of_chance: |figure, null| format!("{figure} (gemischt {null})"),
    exact: |rows, dimensions| {
        format!(
            "exakt schon durch den Aufbau: {} {} für {} Dimensionen",
            count(rows),
            plural(rows, "Label", "Labels"),
            count(dimensions)
        )
    },
    in_sample: |rows, coordinates| {
        format!(
            "Eine Anpassung an alle {} Zeilen in {} Koordinaten ist exakt, was die Modelle auch \
             sind: nur zurückgehaltene Anteile sagen etwas",
            count(rows),
            count(coordinates)
        )
    },
    no_one_map: |times, dimensions| {
        format!(
            "Für die Kontexte umgekehrt, verfehlt die Abbildung der Tokens f um das {times}-Fache der Log-Odds selbst: was sich zwischen den Tokens der beiden Modelle ein wenig unterscheidet, wird größer, zumal in {} Dimensionen. Der Paarungsfehler kehrt nichts um und entscheidet",
            count(dimensions)
        )
    },
    undrawn: |names| format!("Nicht gezeichnet, da nur eines der Modelle die Tokens hat: {names}"),
    points: |points, tokens| {
        let what = if tokens {
            plural(points, "Token", "Tokens")
        } else {
            plural(points, "Kontext", "Kontexte")
        };
        format!("{} {what}", count(points))
    },
    done: |done, all| format!("{} von {}", count(done), count(all)),
    correlation: |r, p, families, shuffles| {
        format!(
            "r = {} über {families} Familien; bei {} der Mischungen ist es so viel \
             ({} Mischungen)",
            figure(r),
            figure(p),
            count(shuffles)
        )
    },
    no_correlation: |families| {
        format!(
            "{families} {}: zu wenige oder alle gleich",
            plural(families, "Familie", "Familien")
        )
    },
    left_out_families: |families, reason| {
        format!(
            "{families} {}: {reason}",
            plural(families, "Familie ausgelassen", "Familien ausgelassen")
        )
    },
    dot: |name, one, two, pairs| {
        format!("{name}: {one} und {two} über {pairs} {}", plural(pairs, "Paar", "Paare"))
    },
    counted: |properties, what| format!("{properties} {what}"),
    answered: |question, answer| format!("{question} {answer}"),
    percent: |share| format!("{share} %"),
    over: |one, two, contexts, tokens| {
        format!(
            "{one} und {two} über {} {} und {} {}.",
            count(contexts),
            plural(contexts, "gemeinsamen Kontext", "gemeinsame Kontexte"),
            count(tokens),
            plural(tokens, "gemeinsames Token", "gemeinsame Tokens")
        )
    },
    sized: |name, d| format!("{name} (d = {})", count(d)),
    directions: |both| format!("Richtungen {both}."),
    with_correlation: |geometry, r| format!("{geometry}, r = {r}"),
    of_geometry: |geometry, finding| format!("{geometry}: {finding}."),
    families_title: |one, two| format!("Wie linear jedes Konzept ist, {one} gegen {two}"),
    families_caption: |one, two| {
        format!(
            "Jeder Punkt ist eine Familie von Wortpaaren: der mittlere Leave-one-out-Kosinus \
             ihrer Differenzen in {one} (waagrecht) und in {two} (senkrecht)."
        )
    },
    spelled_otherwise: |tokens| {
        format!(
            "{} der gemeinsamen Tokens {} in der anderen Datei anders geschrieben und als Text \
             zugeordnet",
            count(tokens),
            plural(tokens, "ist", "sind")
        )
    },
    kappa: |condition| format!("κ = {condition}"),
};
