use crate::words::{Experiments, number::fixed};

pub const WORDS: Experiments = Experiments {
    label: "Essayer",
    surprise: "Surprise",
    surprise_help: "Parcourt des modèles aléatoires aux mêmes prédictions, chacun une douce déformation du précédent. Appuyer de nouveau pour arrêter ; les étapes antérieures restent, et une seule annulation ramène en arrière",
    stop: "Arrêter",
    one_side: "Un seul côté bouge à présent : ce n’est pas un équivalent. Choisir d’abord Jauge",
    no_plane: "Cette image n’est pas un plan que l’on puisse déformer",
    break_it: "Casser",
    break_help: "Maintenir, ou la touche X : les tokens g bougent et les contextes f restent, c’est donc un autre modèle. Relâcher et il guérit ; une pression brève le laisse cassé jusqu’à la suivante",
    broken: "Cassé : g a bougé, pas f. Relâcher ou appuyer de nouveau pour guérir",
    ruler: "Règle",
    ruler_help: "Pose une règle le long d’une direction. La faire glisser parallèlement sur une autre : elle dit si les deux sont parallèles dans toutes les dimensions. Touches : → la pose sur la direction suivante, ← la pose le long d’une autre, Échap l’enlève",
    ruler_role: "règle",
    measuring: "mesure…",
    lay: "La faire glisser sur une autre direction",
    bet: "Parier d’abord",
    bet_placed: "Pari pris : au mouvement",
    bet_help: "Dire lesquelles de six propriétés le prochain mouvement conservera, puis bouger et voir",
    bet_title: "Lesquelles survivront au prochain mouvement ?",
    place: "Parier",
    placed: "Le pari est pris. Faire maintenant un mouvement : déformer, ou Surprise",
    again: "Parier encore",
    survives: "survit",
    did: "a survécu",
    did_not: "n’a pas survécu",
    right: "juste",
    wrong: "faux",
    close: "Fermer",
    bet_share: "Le score fait partie du lien",
    bet_always: "Toujours parier d’abord : demander avant les mouvements, et garder les réponses",
    bet_always_help: "Dans les liens et les leçons : paris, réponses et points vont dans le lien. Le partager avec une classe, et laisser chacun renvoyer le sien",
    who: "Nom, si l’on veut : ",
    hand_in: "Copier le lien avec mes réponses",
    hand_in_help: "À envoyer à qui l’a demandé. Il contient le nom, les paris, les réponses et cet état, et rien d’autre",
    handed: "Copié : à envoyer à qui l’a demandé",
    surprised: |earlier| {
        let random = "Équivalents aléatoires du modèle : ses prédictions n’ont jamais bougé";
        match earlier {
            0 => format!("{random}. Annuler ramène en arrière"),
            1 => {
                format!("{random}. L’étape antérieure est toujours là ; Annuler ramène en arrière")
            }
            _ => {
                format!(
                    "{random}. Les {earlier} étapes antérieures sont toujours là ; Annuler ramène en arrière"
                )
            }
        }
    },
    parallel: |residual| format!("parallèles (résidu {residual}, toutes dimensions)"),
    not_parallel: |degrees| {
        let off = fixed(degrees, if degrees < 0.95 { 2 } else { 0 });
        format!("non parallèles : {off}° d’écart dans toutes les dimensions")
    },
    in_all: |right, all| {
        format!("{right} sur {all} points jusqu’ici : tâches faites seul, et paris")
    },
    bet_came: |[right, all], wrong| {
        let outcome = format!("Le pari : {right} sur {all} justes");
        if wrong.is_empty() { outcome } else { format!("{outcome} ; faux pour : {wrong}") }
    },
    score: |right, all| format!("{right} sur {all} justes"),
    surveyed: |parallel, all, nearest, degrees| match parallel {
        0 => format!("parallèle à aucune des {all} ; la plus proche : {nearest}, à {degrees:.0}°"),
        _ => format!("parallèle à {parallel} des {all} autres, dans toutes les dimensions"),
    },
    slipped: |name, degrees| {
        let off = fixed(degrees, 1);
        format!(
            "La règle glisse de {name} : {off}° d’écart dans toutes les dimensions. Elle ne reste \
             que sur de vraies parallèles"
        )
    },
    stays: |name| {
        format!(
            "La règle reste sur {name} : parallèles dans toutes les dimensions, avant et après \
             toute jauge"
        )
    },
    ruler_along: |name| format!("Règle le long de {name}"),
};
