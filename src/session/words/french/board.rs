use super::plural::plural;
use crate::words::{
    Board,
    number::{count, figure},
};

pub const WORDS: Board = Board {
    title: "Quelles propriétés linéaires survivent ?",
    live: "en direct",
    identifiable: "conservée dans tout modèle équivalent",
    any_gauge: "conservés par toute jauge, pas par tout mouvement caché",
    only_rotations: "un accident de ce modèle",
    put_off: "sur demande",
    put_off_help: "Long à mesurer en tant de dimensions : mesuré quand on le demande, ci-dessus",
    measure_heavy: "Les mesurer",
    stop_heavy: "Arrêter",
    take_back: "Revenir en arrière",
    take_back_help: "Arrête ce travail et annule le dernier changement ; le modèle est rouvert",
    the_ranks: "les rangs numériques",
    the_answer: "une réponse",
    working: "en cours",
    working_help: "En cours de mesure",
    waits: "en attente",
    is_next: "Mesuré juste après",
    to_measure: "À mesurer",
    kept_help: "Vraie avant et après, avec la même mesure",
    drifted_help: "Vraie avant et après, mais la mesure a changé",
    destroyed_help: "Vraie avant, plus après",
    created_help: "Pas vraie avant, vraie après",
    absent_help: "Vraie ni avant ni après",
    not_testable_help: "Ne peut pas être mesurée sur ce modèle",
    promise_kept: "Théorie : ce mouvement la conserve",
    promise_band: "Théorie : ce mouvement peut la changer, dans la bande que κ permet",
    promise_none: "Théorie : ce mouvement peut la changer",
    holds_from: "Vraie à partir de",
    holds_up_to: "Vraie jusqu’à",
    default: "Valeur par défaut",
    worst_case: "Aller au pire cas",
    worst_case_help: "La matrice de ce κ qui écarte les deux directions autant que possible",
    best_case: "Aller au meilleur cas",
    best_case_help: "La matrice de ce κ qui rapproche les deux directions autant que possible",
    destroy: "Qu’est-ce qui la détruirait ?",
    destroy_help: "Prépare un mouvement qui la détruit, s’il y en a un",
    keep: "Qu’est-ce qui la conserve ?",
    keep_help: "Prépare un mouvement qui la conserve et reste par ailleurs le plus libre possible",
    no_move: "Aucun mouvement : ",
    numbers: "Nombres de ce graphique",
    cannot_change: "ne peut changer",
    bends_keep: "les jauges la conservent",
    can_change: "peut changer",
    not_exact: "pas exacte",
    kept: "conservée",
    drifted: "altérée",
    destroyed: "détruite",
    created: "créée",
    absent: "absente",
    not_testable: "non testable",
    says: |verdict, meaning| format!("{meaning} : {verdict}"),
    more: |n| format!("{n} {} de plus", plural(n, "propriété", "propriétés")),
    heavy: |d| {
        format!(
            "Les lignes qui demandent toute une matrice {0} × {0} prennent jusqu’à plusieurs minutes chacune",
            count(d)
        )
    },
    working_on: |what, seconds, waiting| {
        let rest = if waiting > 0 {
            format!(", {waiting} {} en attente", plural(waiting, "ligne", "lignes"))
        } else {
            String::new()
        };
        format!("en cours depuis {seconds} s : {what}{rest}")
    },
    quoted: |name| format!("« {name} »"),
    waits_for: |before| {
        format!(
            "{before} {} avant elle",
            plural(before, "ligne est mesurée", "lignes sont mesurées")
        )
    },
    rounding: |value, tolerance| {
        format!("{value} : rien de plus que l’arrondi, qui peut aller jusqu’à {tolerance}")
    },
    allows: |tolerance, why| {
        format!("Des changements allant jusqu’à {tolerance} comptent comme arrondi : {why}")
    },
    by_rounding: |times| {
        format!(
            "c’est celui des nombres de 64 bits, multiplié par {times} par les mouvements, qui décide"
        )
    },
    by_stored: |bits| {
        format!("le fichier résout ses nombres à {bits} bits significatifs, ce qui décide")
    },
    keeps: |kept| format!("La conservent, quels qu’ils soient : {kept}"),
    loses: |lost| format!("Peuvent la changer : {lost}"),
    inexact: |residual, explained| {
        format!("Pas exacte : il reste {residual}, quand l’arrondi explique {explained}")
    },
    nearer: |draws, percentile| {
        format!(
            "Plus près de l’exact que {:.0} des {} paires aléatoires",
            (100.0 - percentile) / 100.0 * draws as f64,
            count(draws)
        )
    },
    reach: |ends, low, high| {
        format!(
            "La barre va de {} à {}. Une jauge de ce κ peut mener la mesure n’importe où de {low} à {high} : la partie sombre",
            figure(ends[0]),
            figure(ends[1])
        )
    },
    band: |low, high| {
        if low == high {
            format!("Aucune jauge de ce κ ne peut l’éloigner de {low}")
        } else {
            format!("Une jauge de ce κ peut la mener n’importe où de {low} à {high}")
        }
    },
    among: |draws, percentiles, medians| {
        format!(
            "Plus grande que pour {:.0} % de {} paires aléatoires avant, {:.0} % après (leurs médianes : {} et {})",
            percentiles[0],
            count(draws),
            percentiles[1],
            medians[0],
            medians[1]
        )
    },
    threshold_of: |name| format!("Seuil : {name}"),
    left_out: |rows| {
        format!("{rows} {} de plus : Créer une figure, puis CSV", plural(rows, "ligne", "lignes"))
    },
    unchanged: |name, verdict| format!("{name} : {verdict}"),
    turned: |name, verdict, from, to| format!("{name} : {verdict}, de {from} à {to}"),
    fell: |name, from, to| format!("{name} : baisse de {from} à {to}"),
    rose: |name, from, to| format!("{name} : hausse de {from} à {to}"),
};
