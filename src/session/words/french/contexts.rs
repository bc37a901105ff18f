use super::plural::plural;
use crate::words::{Contexts, number::count};

pub const WORDS: Contexts = Contexts {
    offered: "Ce fichier peut calculer ses propres contextes",
    offered_help: "Le modèle de langue lui-même tourne ici, sur cette machine : il lit un texte et donne f, son dernier état caché",
    start: "Calculer des contextes",
    opening: "Ouverture du modèle…",
    none: "Les contextes se calculent depuis le fichier d’un modèle de langue : ouvrir un GGUF, ou ensemble config.json, tokenizer.json et les safetensors d’un checkpoint",
    refused: "Ce fichier ne peut pas calculer de contextes : ",
    line: "Taper un contexte",
    line_hint: "The capital of France is",
    line_help: "Ce que lit le modèle. Ses tokens, son point dans les graphiques et ses tokens suivants arrivent à mesure que l’on tape",
    tokens: "Tokens que lit le modèle",
    added: "Le fichier met ce token devant tout texte",
    keep: "Garder",
    keep_help: "Met la ligne dans l’ensemble de contextes (Entrée)",
    group: "Groupe",
    group_hint: "aucun groupe",
    group_help: "Les contextes d’un groupe sont comparés à ceux d’un autre : sondes, pilotage",
    next: "Tokens suivants, de tout le vocabulaire",
    token: "Token",
    probability: "probabilité",
    lens_next: "Tokens suivants tels que les lit la logit lens",
    add: "En ajouter plusieurs",
    add_help: "Coller ou taper un contexte par ligne, suivi d’une tabulation et de son groupe ; ou une liste JSON",
    many: "Contextes, un par ligne",
    many_hint: "This exam is very⇥easy",
    add_lines: "Ajouter ces lignes",
    file: "Depuis un fichier…",
    file_help: "Un texte avec un contexte par ligne (suivi d’une tabulation et de son groupe), une liste JSON de chaînes, ou une relation du jeu de données LRE : name, prompt_templates, samples",
    ready: "Ensembles prêts",
    bundled: "Les 509 contextes du modèle fourni",
    bundled_help: "Degrés d’adjectifs, contraires, capitales et autres, avec leurs groupes et relations",
    template: "Modèle de phrase",
    template_help: "Chaque mot du concept est mis là où se trouve {} ; les deux côtés de ses paires deviennent deux groupes",
    template_value: "{} is the opposite of",
    concept: "Concept",
    fill: "Remplir",
    prefixes: "Tous les débuts de la ligne",
    prefixes_help: "Chaque endroit où finit un mot de la ligne est un contexte",
    set: "L’ensemble",
    empty: "Aucun contexte gardé pour l’instant",
    remove: "Retirer",
    clear: "Tout retirer",
    rename: "Nom",
    rename_help: "Le nom du contexte à l’écran ; son texte reste ce que lit le modèle",
    undo: "Annuler",
    redo: "Rétablir",
    compute: "Calculer le reste",
    done: "Tokens calculés",
    layer: "Couche",
    layer_help: "Derrière quelle couche l’état caché est pris. Sauf pour la dernière, il est lu à travers la dernière norme, comme le lit la logit lens : sa distribution n’est pas celle du modèle",
    last_layer: "la dernière",
    waits: "pas encore calculé",
    more: "En montrer plus",
    steer: "Piloter, et laisser continuer les deux modèles",
    steer_help: "Un vecteur de ce type fois α est ajouté à f avant le choix du token suivant ; chaque modèle forme le vecteur à partir de ses propres nombres",
    along: "Selon",
    not_steered: "sans pilotage",
    by_causal: "la direction causale de la cible",
    by_means: "la différence des deux groupes",
    by_moment: "ce que les contextes font de la cible",
    by_unembedding: "la différence d’unembeddings de la cible",
    go_on: "Continuer",
    continue_help: "Les deux modèles continuent le contexte, token par token, chaque fois le plus probable des tokens chargés, pilotés comme ci-dessus : f est calculé depuis le fichier, et déplacé comme le disent les mouvements",
    saying: "suite en cours…",
    same_words: "Ils disent les mêmes mots",
    other_words: "Ils disent d’autres mots",
    stopped: |reason| format!("Le programme qui calcule les contextes s’est arrêté : {reason}"),
    tokens_of: |tokens, length| {
        format!(
            "{} {} sur {} au plus",
            count(tokens),
            plural(tokens, "token", "tokens"),
            count(length)
        )
    },
    mass: |share, loaded| match loaded {
        1 => format!("Le seul token chargé en détient {share}"),
        _ => format!("Les {} tokens chargés en détiennent {share}", count(loaded)),
    },
    progress: |done, total| {
        format!("{} sur {} {}", count(done), count(total), plural(total, "token", "tokens"))
    },
    in_set: |contexts, computed| {
        if computed == contexts {
            format!("{} {}", count(contexts), plural(contexts, "contexte", "contextes"))
        } else {
            format!(
                "{} sur {} {}",
                count(computed),
                count(contexts),
                plural(contexts, "contexte calculé", "contextes calculés")
            )
        }
    },
    repeated: |repeated, given| {
        format!(
            "{} {} sur {} : chaque contexte est gardé une seule fois",
            count(repeated),
            plural(repeated, "ligne était déjà là", "lignes étaient déjà là"),
            count(given)
        )
    },
    cannot_steer: |reason| format!("Sans pilotage : {reason}"),
    steered_from: |token, plain, steered| {
        format!("« {token} » avait {plain} et a {steered}, piloté")
    },
    steered_at: |strength| format!("piloté, α = {strength}"),
    steered_along: |along, strength| {
        format!(
            "Tokens suivants pilotés selon {along}, α = {strength} : pas ce que prédisent les modèles eux-mêmes"
        )
    },
    read_at: |layer, layers| format!("lu à la couche {layer} sur {layers}"),
    remove_named: |name| format!("Retirer « {name} »"),
    name_of: |name| format!("Nom de « {name} »"),
    group_of: |name| format!("Groupe de « {name} »"),
    behind: |layer, layers| format!("{layer} sur {layers}"),
};
