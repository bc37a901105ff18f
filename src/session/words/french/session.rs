use super::plural::plural;
use crate::words::{
    Session,
    number::{count, fixed},
};

pub const WORDS: Session = Session {
    copy: "Partager",
    copied: "Copié",
    copy_help: "Un lien vers ce que l’on voit : modèle, directions, mouvements avec leurs graines, seuils. Il ne porte aucune donnée : les fichiers restent ici",
    save: "Enregistrer la session : ",
    save_help: "Ce qui est à l’écran, à rouvrir ici comme tout fichier",
    without_data: "sans données",
    without_data_help: "Tout sauf les données, en JSON",
    with_data: "avec données",
    with_data_help: "Avec vos fichiers dedans : la session s’ouvre partout sans eux",
    as_page: "en page…",
    as_page_help: "Un fichier HTML qui s’ouvre seul, sans serveur ni réseau, et montre ceci, en direct. Vos fichiers dont il a besoin y sont inclus",
    page_of: "Enregistrer la page, ",
    as_course: "en module de cours…",
    as_course_help: "Pour Moodle et autres plateformes de cours (SCORM 1.2) : ceci, ou la leçon en cours, en direct, avec paris et réponses. Les points vont au cours",
    course_of: "Enregistrer le module, ",
    as_page_failed: "Cette copie de l’application n’a pas de gabarit pour de telles pages",
    you_were_at: "Vous en étiez à ",
    go_on: "Reprendre où vous en étiez",
    go_on_help: "Le rouvrir ; un fichier à vous sera demandé",
    forget: "Oublier",
    forget_help: "Ce navigateur l’oublie ; il avait gardé le lien, aucune donnée",
    a_model: "un modèle",
    in_lesson: ", dans une leçon",
    other_rows: "Le modèle a d’autres tokens ou contextes que celui du lien : ses étapes ont été laissées de côté",
    too_wide: "Une étape du lien complète le modèle au-delà de ce que tient la mémoire : ses étapes ont été laissées de côté",
    not_copied: |reason| format!("Le lien n’a pas été copié : {reason}"),
    megabytes: |size| format!("{} Mo", fixed(size as f64 / 1e6, 1)),
    too_large: |size, most| {
        format!(
            "les fichiers font {:.0} Mo ; {:.0} Mo au plus tiennent dans une session",
            size as f64 / 1e6,
            most as f64 / 1e6
        )
    },
    no_list: |name| {
        format!(
            "Aucune liste de paires ne s’appelle ici « {name} » : ouvrir le fichier qui la contient"
        )
    },
    no_token: |token| format!("Le modèle n’a pas de token « {token} »"),
    described: |model, moves| {
        if moves == 0 {
            format!("{model}, rien n’a bougé")
        } else {
            format!("{model}, {moves} {}", plural(moves, "mouvement", "mouvements"))
        }
    },
    without_set: |contexts| match contexts {
        1 => "Le lien est copié sans le seul contexte de l’ensemble, trop long pour une adresse : \
              « Enregistrer la session » le garde"
            .into(),
        _ => format!(
            "Le lien est copié sans les {} contextes de l’ensemble, trop longs pour une adresse : « Enregistrer la session » les garde",
            count(contexts)
        ),
    },
    set_left_out: |contexts| {
        format!(
            "Le lien a été fait avec un ensemble de {} {}, trop long pour une adresse : ouvrir une session enregistrée, ou {} de nouveau",
            count(contexts),
            plural(contexts, "contexte", "contextes"),
            plural(contexts, "l’ajouter", "les ajouter"),
        )
    },
    not_shipped: |model| format!("Le lien montre {model}, qui n’est pas fourni avec cette page"),
    other_content: |model| {
        format!(
            "{model} a le nom et la taille du fichier du lien mais un autre contenu : le lien n’a pas été appliqué"
        )
    },
    other_file: |wanted, opened| {
        format!(
            "Le lien a été fait avec {wanted}, et ce qui a été ouvert est {opened} : il n’a pas été appliqué"
        )
    },
    asks_for: |model| {
        format!(
            "Le lien montre {model}, qui ne fait pas partie d’un lien : l’ouvrir ici pour voir ce qui était lié"
        )
    },
};
