use super::plural::plural;
use crate::words::Directions;

pub const WORDS: Directions = Directions {
    title: "Directions",
    no_tokens: "Ce modèle n’a pas de tokens, donc pas de directions de tokens",
    one_only: "Ce modèle a un seul token ; une direction en demande deux",
    first: "Première direction",
    second: "Seconde direction",
    family: "Famille de paires",
    family_help: "Une famille : beaucoup de paires qui partagent un concept. Sa différence moyenne est l’axe horizontal du plan du concept",
    no_family: "Aucune famille",
    compare: "Comparer sa direction moyenne à",
    compare_help: "Une seconde famille : le tableau montre l’angle entre les deux directions moyennes",
    no_second_family: "La seconde direction",
    add_own: "Ajouter vos paires",
    make_first: "En faire la première direction",
    make_second: "En faire la seconde direction",
    missing: "manquant",
    one_token: "les deux sont un seul token",
    spelling: "Les mots sont ",
    spelling_help: "Un vocabulaire de morceaux a un mot deux fois : avec l’espace qui le précède, et sans, comme début d’un texte ou morceau d’un mot plus long. Tous les mots d’une famille sont cherchés de la même façon ; le choix usuel trouve le plus de paires. À côté de chacun, combien de paires il trouve",
    whole_words: "des mots entiers",
    written: "tels qu’écrits",
    pieces: "des morceaux",
    as_written: "tel qu’écrit",
    with_space: "avec une espace devant",
    lower_case: "en minuscules",
    lower_case_with_space: "en minuscules avec une espace devant",
    take_out: "Retirer cette paire",
    word: "mot",
    own_from: "Votre paire : de",
    own_to: "Votre paire : vers",
    add: "Ajouter",
    own: "Vos paires",
    lists: "Une liste de paires peut être ouverte ou déposée comme fichier : deux colonnes séparées par des tabulations",
    loaded: "Direction du fichier ",
    loaded_help: "Un vecteur venu avec le modèle, comme un vecteur de contrôle. C’est le vecteur de pilotage de la ligne sur un vecteur à vous, sauf si l’on en tape un là, et l’axe horizontal du plan des deux directions",
    no_loaded: "aucune",
    no_model: "Ces fichiers ne contiennent que des directions : ouvrir d’abord le modèle auquel elles appartiennent",
    contexts: "Contextes : groupes et relation",
    relation: "Relation",
    relation_help: "Paires d’un contexte s et du même contexte avec une requête, s⌢q",
    joined: |count, others| match others {
        0 => format!(
            "{count} {} la liste sous Directions ; la première est choisie",
            plural(
                count,
                "direction du dernier fichier a rejoint",
                "directions du dernier fichier ont rejoint"
            )
        ),
        _ => format!(
            "{count} {} la liste sous Directions, {others} d’une autre largeur {} ; la première est choisie",
            plural(
                count,
                "direction du dernier fichier a rejoint",
                "directions du dernier fichier ont rejoint"
            ),
            plural(others, "a été laissée de côté", "ont été laissées de côté")
        ),
    },
    other_width: |found, d| {
        format!(
            "Ces fichiers contiennent des directions de {found} nombres ; les vecteurs de ce modèle en ont {d} : ouvrir d’abord le modèle auquel elles appartiennent"
        )
    },
    spelled: |summary, how| format!("{summary} : {how}"),
    from: |direction| format!("{direction} : de"),
    to: |direction| format!("{direction} : vers"),
    all_found: |count| {
        format!(
            "{count} {}",
            plural(count, "paire trouvée, sans manque", "paires trouvées, sans manque")
        )
    },
    some_missing: |found, missing| {
        format!(
            "{found} {}, {missing} {}",
            plural(found, "paire trouvée", "paires trouvées"),
            plural(missing, "manquante", "manquantes")
        )
    },
    tokens: |pair, how| format!("Tokens {pair} ; {how}"),
    both_found: |how| format!("les deux trouvés {how}"),
    each_found: |from, to| format!("trouvés {from} et {to}"),
};
