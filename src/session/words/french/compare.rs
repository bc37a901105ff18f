use super::plural::plural;
use crate::words::{
    Compare,
    number::{count, figure},
};

pub const WORDS: Compare = Compare {
    title: "Deux modèles",
    with: "Comparer avec…",
    with_help: "Place un second modèle à côté de celui-ci : prédisent-ils la même chose, et quelles propriétés linéaires valent dans les deux ?",
    an_open_model: "Un modèle ouvert",
    another: "Un autre modèle",
    a_file: "Un fichier…",
    a_file_help: "Tout fichier que la page sait ouvrir : un autre modèle, ou celui-ci enregistré après un mouvement",
    exhibits: "Paires dont la réponse est connue",
    close: "Fermer la comparaison",
    swap: "Échanger",
    swap_help: "Fait du second modèle le premier",
    itself: "Un modèle et lui-même sont identiques en tout : en choisir un autre",
    asks_again: "Les fichiers d’un des modèles doivent être choisis de nouveau : le rouvrir",
    reading: "Ouverture des deux modèles…",
    stop: "Arrêter",
    go_on: "Continuer",
    measuring: "Mesure en cours",
    nothing_shared: "Les deux modèles n’ont aucun contexte ni token en commun",
    nothing_helps: "On peut les comparer sur des textes que tous deux connaissent : des modèles d’une même langue, dont les tokens sont du texte ou ont une graphie connue (Ġ, ▁). Pour f, il faut à tous deux des contextes de même texte",
    only_tokens: "Aucun contexte en commun : on compare le côté de g, rien qui demande des prédictions",
    compute: "Calculer f pour les contextes de l’autre",
    compute_help: "Le fichier de ce modèle est un modèle de langue : il lit les textes des contextes de l’autre, ici sur cette machine, et obtient pour chacun son propre f",
    computing: "Calcul des contextes…",
    only_contexts: "Aucun token en commun : on compare le côté de f, rien qui demande des prédictions",
    predict_the_same: "Les deux prédisent la même chose.",
    predict_nothing: "Les prédictions ne peuvent pas être comparées.",
    one_map: "Une application linéaire mène de l’un à l’autre, des deux côtés.",
    no_map: "Aucune application linéaire ne mène de l’un à l’autre.",
    maps_apart: "Chaque côté est une image linéaire de celui de l’autre, mais aucune application ne sert les deux.",
    map_unknown: "Trop peu est commun pour dire si une application linéaire mène de l’un à l’autre.",
    map_needs_contexts: "Savoir si une seule application linéaire sert f et g demande des contextes communs.",
    map_needs_tokens: "Savoir si une seule application linéaire sert f et g demande des tokens communs.",
    yes: "oui",
    nearly: "presque",
    no: "non",
    unknown: "indécidable",
    shared: "Ce que les deux ont en commun",
    shared_list: "La liste",
    shared_contexts: "Contextes",
    shared_tokens: "Tokens",
    only_first: "Dans le premier seul",
    only_second: "Dans le second seul",
    list: "En faire la liste",
    predictions: "Prédisent-ils la même chose ?",
    logit_distance: "Distance relative des logits",
    logit_distance_help: "Différence quadratique moyenne des log-probabilités, chacune centrée sur les tokens, relative à leur taille (Nielsen et al. 2026) : 0 exactement là où les deux prédisent la même chose, √2 là où ils n’ont rien à voir",
    kl: "KL moyenne, dans les deux sens",
    kl_help: "Divergence de Kullback–Leibler en nats, moyenne sur les contextes. Elle peut être petite bien que tokens probables et improbables soient distingués tout autrement",
    max_change: "max |Δ log p|",
    max_change_help: "Plus grande différence d’une log-probabilité sur tous les contextes et tokens communs",
    agreement: "Même token en tête",
    agreement_help: "Part des contextes après lesquels les deux trouvent le même token le plus probable",
    variance: "Distance de variance des log-vraisemblances",
    variance_help: "Plus grande dispersion des différences de log-vraisemblances standardisées (Nielsen et al. 2025) : 0 exactement là où les deux prédisent la même chose",
    equivalence: "L’un est-il une image linéaire de l’autre ?",
    complexity: "Complexité effective",
    complexity_help: "k, la dimension que voient les prédictions. Une application linéaire entre ce que voient les prédictions demande le même k dans les deux",
    explained_f: "f expliqué, hors échantillon",
    explained_g: "g expliqué, hors échantillon",
    explained_help: "Part des log-cotes conservée quand un côté d’un modèle est prédit linéairement par l’autre modèle : le premier par le second, le second par le premier. Chaque contexte ou token est prédit par un ajustement qui ne l’a pas vu (cinq plis)",
    one_map_row: "Une application pour les deux côtés",
    one_map_help: "Part des log-cotes conservée quand les contextes passent par l’application des contextes et les tokens par celle des tokens : 1 là où les deux n’en font qu’une. C’est 1 moins le carré de l’erreur d’appariement",
    turned_round: "Application des tokens, retournée pour f",
    turned_round_help: "Part des log-cotes conservée quand f est prédit par l’application ajustée aux seuls tokens : 1 là où une application sert les deux côtés, aucune là où elle manque plus que pas d’application du tout",
    pairing: "Erreur d’appariement",
    pairing_help: "De combien changent les log-cotes quand les contextes passent par l’application des contextes et les tokens par celle des tokens : 0 là où les deux n’en font qu’une",
    canonical_f: "Corrélation canonique de f",
    canonical_g: "Corrélation canonique de g",
    canonical_help: "Corrélation canonique moyenne : 1 là où un côté est une image linéaire de l’autre. À côté, ce qu’en fait le hasard : la même avec des étiquettes mélangées",
    by_construction: "ne dit rien",
    nothing_kept: "aucune",
    in_coordinates: "En coordonnées",
    in_coordinates_help: "La même chose mesurée en coordonnées orthonormées du modèle expliqué : ce qui compte comme grand dépend alors de sa jauge",
    foils: "Ce dont se méfier",
    foils_help: "On s’en sert souvent pour comparer des représentations. Une jauge ne change rien à ce qu’un modèle prédit, et elle change ceux-ci : bouger le curseur pour voir",
    gauge: "Jauge du second modèle",
    gauge_help: "κ, le nombre de conditionnement d’une jauge aléatoire du second modèle. Tous les chiffres ci-dessus restent tels quels : aucun n’est recalculé",
    cka: "CKA",
    cka_help: "Alignement de noyaux centrés, 1 si identiques à une rotation près",
    procrustes: "Procruste",
    procrustes_help: "Ce qui reste après la meilleure rotation, 0 si identiques à une rotation près",
    all_or_none: "Tout ou rien",
    all_or_none_help: "Chaque propriété mesurée dans les deux modèles, sur ce qu’ils ont en commun",
    in_both: "dans les deux",
    only_one: "premier seul",
    only_two: "second seul",
    in_neither: "dans aucun",
    valued: "sans seuil",
    agree: "d’accord",
    differ: "en désaccord",
    not_evidence: "pas un indice",
    not_testable: "non testable",
    property: "Propriété",
    standing: "Vraie",
    first: "Premier",
    second: "Second",
    threshold: "Seuil",
    chance: "Hasard",
    chance_help: "La médiane de la même mesure sur des paires aléatoires, dans le premier et le second modèle",
    families: "Sur la liste de concepts",
    families_help: "Chaque point est une famille de la liste de concepts : à quel point ses paires ont la même direction dans le premier modèle (horizontalement) et dans le second (verticalement), par le cosinus leave-one-out moyen",
    euclidean: "Euclidien",
    causal: "Causal",
    profile: "Profil",
    euclidean_help: "Cosinus ordinaires : toute jauge les change",
    causal_help: "Cosinus dans la géométrie de Σ_g⁻¹ : les jauges les conservent, pas forcément les mouvements cachés",
    profile_help: "Cosinus des profils de log-cotes sur les contextes : une fonction des seules prédictions",
    profile_needs: "les profils portent sur des contextes, et les deux n’en partagent aucun",
    stage: "Les deux modèles",
    single_point: "Pas d’image : un seul point n’est pas une direction, il en faut deux qui diffèrent",
    own_planes: "Chacun son plan",
    own_planes_help: "Chaque modèle dans le plan des deux directions telles qu’il les a",
    aligned: "Le second aligné",
    aligned_help: "Amène le second modèle par l’application ajustée dans l’espace du premier et montre les deux dans le même plan : on voit ce qui reste de différence. Ce que les prédictions ne voient pas de l’un ou de l’autre n’a pas de correspondant et est omis",
    align_needs_both: "Seulement si les deux partagent contextes et tokens : l’application leur est ajustée",
    as_seen: "ce que les prédictions en voient",
    over_first: "en contour : le premier modèle",
    aligned_caption: "Le second passe par l’application ajustée et est dessiné dans le plan du premier, dont les points sont en contour ; ce que les prédictions ne voient pas de l’un ou de l’autre est omis.",
    blend: "De tel quel à aligné",
    bend: "Le déformer vers le premier",
    bend_help: "Fait de l’application ajustée une étape de jauge dans la liste du second modèle",
    no_bend: "Seulement là où une application sert les deux côtés, en autant de dimensions",
    bent: "L’application est maintenant une étape de la liste du second modèle",
    bent_shift: "Un décalage commun à tous les g peut rester : les prédictions ne dépendent que des différences de g, et aucune ne le voit",
    after_moves: "après les mouvements de sa liste d’étapes",
    show_second: "Aller au second modèle",
    by_tokens: "application des tokens",
    by_contexts: "application des contextes",
    context: "Tokens suivants après",
    none: "–",
    figures: "Ce qui a été mesuré",
    held_out: "Les parts de f et g sont hors échantillon, en cinq plis. À côté des corrélations canoniques, celles d’étiquettes mélangées.",
    renormalised: "Les probabilités sont celles sur les tokens communs",
    biased_first: "Seul le premier ajoute un biais à ses logits : il compte dans les prédictions, et n’a pas de part dans f et g",
    biased_second: "Seul le second ajoute un biais à ses logits : il compte dans les prédictions, et n’a pas de part dans f et g",
    biased_both: "Les deux ajoutent un biais à leurs logits : il compte dans les prédictions, et n’a pas de part dans f et g",
    capped: "Les logits sont plafonnés : les prédictions sont comparées telles quelles, f et g comme sans plafond",
    exhibit_gauge: "Un modèle et sa jauge",
    exhibit_hidden: "Mouvements cachés, autre d",
    exhibit_turns: "Tours opposés",
    exhibit_labels: "Étiquettes permutées",
    exhibit_rounded: "16 bits et 4 bits",
    exhibit_gauge_help: "Prédictions égales, une application linéaire, et des images qui diffèrent",
    exhibit_hidden_help: "Prédictions égales en six et en neuf dimensions",
    exhibit_turns_help: "Chaque côté est une image linéaire de celui de l’autre, et pourtant aucune application unique ne sert les deux",
    exhibit_labels_help: "Plus les vecteurs sont longs, plus les prédictions sont proches selon KL, et il n’y a pas d’application linéaire",
    exhibit_rounded_help: "SmolLM2 avec ses nombres arrondis : ce que garde une copie quantifiée",
    length: "Longueur des unembeddings",
    length_help: "Plus ils sont longs, plus KL est petite ; aucune longueur ne fait d’un modèle une image linéaire de l’autre",
    made_here: "fait dans l’application",
    first_name: "premier",
    second_name: "second",
    sixteen_bits: "SmolLM2 en 16 bits",
    four_bits: "SmolLM2 en 4 bits",
    predict_nearly: |distance| {
        format!("Ils prédisent presque la même chose (distance relative des logits {distance}).")
    },
    predict_otherwise: |distance| {
        format!("Ils prédisent autre chose (distance relative des logits {distance}).")
    },
    of_shared: |shared, first, second| {
        format!("{} sur {} et {}", count(shared), count(first), count(second))
    },
    nearly_one_map: |missed| {
        format!(
            "Presque une seule application linéaire, pas le même modèle : elle explique les log-cotes à {missed} % près."
        )
    },
    nearly_apart: |missed| {
        format!(
            "Chaque côté est presque une image linéaire de celui de l’autre (expliqué à {missed} % près), mais aucune application ne sert les deux."
        )
    },
    no_map_but: |missed| {
        format!(
            "Aucune application linéaire ne mène de l’un à l’autre : {missed} % des log-cotes restent inexpliqués."
        )
    },
    other_complexity: |one, two| {
        format!(
            "Aucune application linéaire ne mène de l’un à l’autre : les prédictions utilisent {} dimensions du premier et {} du second.",
            count(one),
            count(two)
        )
    },
    left_out: |contexts, tokens| {
        format!(
            "{} {}, {} {}",
            count(contexts),
            plural(contexts, "contexte", "contextes"),
            count(tokens),
            plural(tokens, "token", "tokens")
        )
    },
    listed: |shown, all| {
        if shown < all {
            format!("les {} premiers sur {}", count(shown), count(all))
        } else {
            format!("tous : {}", count(all))
        }
    },
    two: |one, two| format!("{one} · {two}"),
    of_chance: |figure, null| format!("{figure} (mélangé {null})"),
    exact: |rows, dimensions| {
        format!(
            "exact par construction : {} {} pour {} dimensions",
            count(rows),
            plural(rows, "étiquette", "étiquettes"),
            count(dimensions)
        )
    },
    in_sample: |rows, coordinates| {
        format!(
            "Un ajustement aux {} lignes en {} coordonnées est exact quels que soient les modèles : seules les parts hors échantillon disent quelque chose",
            count(rows),
            count(coordinates)
        )
    },
    no_one_map: |times, dimensions| {
        format!(
            "Retournée pour les contextes, l’application des tokens manque f de {times} fois les log-cotes elles-mêmes : ce qui diffère un peu entre les tokens des deux modèles est grossi, d’autant plus en {} dimensions. L’erreur d’appariement ne retourne rien, et décide",
            count(dimensions)
        )
    },
    undrawn: |names| format!("Non dessiné, car un seul des modèles a les tokens : {names}"),
    points: |points, tokens| {
        let what = if tokens {
            plural(points, "token", "tokens")
        } else {
            plural(points, "contexte", "contextes")
        };
        format!("{} {what}", count(points))
    },
    done: |done, all| format!("{} sur {}", count(done), count(all)),
    correlation: |r, p, families, shuffles| {
        format!(
            "r = {} sur {families} familles ; {} des mélanges en atteignent autant ({} mélanges)",
            figure(r),
            figure(p),
            count(shuffles)
        )
    },
    no_correlation: |families| {
        format!(
            "{families} {}",
            plural(
                families,
                "famille : trop peu, ou toutes pareilles",
                "familles : trop peu, ou toutes pareilles"
            )
        )
    },
    left_out_families: |families, reason| {
        format!(
            "{families} {} : {reason}",
            plural(families, "famille écartée", "familles écartées")
        )
    },
    dot: |name, one, two, pairs| {
        format!("{name} : {one} et {two} sur {pairs} {}", plural(pairs, "paire", "paires"))
    },
    counted: |properties, what| format!("{properties} {what}"),
    answered: |question, answer| format!("{question} {answer}"),
    percent: |share| format!("{share} %"),
    over: |one, two, contexts, tokens| {
        format!(
            "{one} et {two} sur {} {} et {} {}.",
            count(contexts),
            plural(contexts, "contexte commun", "contextes communs"),
            count(tokens),
            plural(tokens, "token commun", "tokens communs")
        )
    },
    sized: |name, d| format!("{name} (d = {})", count(d)),
    directions: |both| format!("Directions {both}."),
    with_correlation: |geometry, r| format!("{geometry}, r = {r}"),
    of_geometry: |geometry, finding| format!("{geometry} : {finding}."),
    families_title: |one, two| {
        format!("À quel point chaque concept est linéaire, {one} contre {two}")
    },
    families_caption: |one, two| {
        format!(
            "Chaque point est une famille de paires de mots : le cosinus leave-one-out moyen de ses différences dans {one} (horizontalement) et dans {two} (verticalement)."
        )
    },
    spelled_otherwise: |tokens| {
        format!(
            "{} {} dans l’autre fichier, et appariés comme texte",
            count(tokens),
            plural(
                tokens,
                "des tokens communs est écrit autrement",
                "des tokens communs sont écrits autrement"
            )
        )
    },
    kappa: |condition| format!("κ = {condition}"),
};
