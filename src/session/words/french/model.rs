use super::plural::plural;
use crate::words::{Model, number::count};

pub const WORDS: Model = Model {
    notes_help: "Ce que la lecture des fichiers a fait ou laissé de côté",
    notes_stay: "La fiche du modèle, sous le nom, continue de le dire",
    dismiss_notes: "Fermer ce que la lecture des fichiers a fait",
    source: "Source",
    source_help: "D’où viennent les données",
    licence: "Licence",
    licence_help: "Licence des données, telle que l’indique le fichier",
    file: "Fichier",
    file_help: "Format et type des nombres",
    dim_f: "dim F",
    dim_g: "dim G",
    diversity: "Diversité",
    hidden: "Caché",
    computing: "calcul…",
    too_wide: "non mesuré : trop de dimensions",
    needs_contexts: "demande des contextes",
    needs_both: "demande contextes et tokens",
    holds: "vraie",
    does_not_hold: "pas vraie sur les données chargées",
    no_distribution: "Sans contextes il n’y a pas de distribution du token suivant : ce qui en demande une le dit",
    relative: ". F est celui des contextes chargés : plus de contextes peuvent engendrer plus",
    columns: "Colonnes de la table",
    columns_help: "Pour quoi chaque colonne a été prise. Une composante est un nombre du vecteur, l’étiquette nomme la ligne, les autres sont laissées de côté",
    column_label: "étiquette",
    column_component: "composante",
    column_bias: "biais",
    column_extra: "non lue",
    read_again: "Relire",
    no_component: "Au moins une colonne doit être une composante",
    rank_tolerance: "Tolérance de rang ",
    rank_tolerance_label: "Tolérance de rang",
    rank_tolerance_help: "Les valeurs singulières jusqu’à cette part de la plus grande comptent comme nulles",
    cut: "Coupure",
    cut_help: "Déplace la coupure dans les spectres ; les rangs et tout ce qui en dépend sont recalculés quand on la lâche",
    pivot: "Pivot ",
    pivot_label: "Token pivot",
    save: "Enregistrer le modèle déplacé : ",
    choose_others: ". En choisir d’autres…",
    open_models: "Modèles ouverts",
    read: "Lire ces tokens",
    list: "Mots à lire, séparés par des espaces ou des sauts de ligne",
    list_hint: "easy easiest lucky …",
    how_many: "Combien",
    first: "Les premiers",
    in_concepts: "Ceux des listes de concepts",
    matching: "Ceux qui",
    listed: "Ceux d’une liste",
    all: "Tous",
    place: "Où se trouve le texte",
    begin: "commencent par",
    end: "finissent par",
    anywhere: "contiennent",
    search: "Texte à chercher",
    search_hint: "eas luck",
    any_case: "l’un de ces textes, majuscules ou minuscules",
    statistics: "Statistiques (Σ_g) sur",
    statistics_help: "Σ_g, la covariance des unembeddings, entre dans le cosinus causal, le pilotage causal, le noyau des sondes de logits et le blanchiment causal. Tout le reste est mesuré sur les tokens lus. Dès que des parties cachées sont ajoutées à g, Σ_g est celle des tokens lus : les parties des autres ne sont pas connues",
    summed: "Octets sommés",
    stop_summing: "Annuler",
    more_notes: |more| format!("et {} de plus", count(more)),
    columns_read: |components, extra| {
        let left = if extra == 0 {
            String::new()
        } else {
            format!(", {} {}", count(extra), plural(extra, "non lue", "non lues"))
        };
        format!(
            "{} {} de la table{left}",
            count(components),
            plural(components, "composante", "composantes")
        )
    },
    takes: |bytes| format!("prend {:.0} Mo", bytes as f64 / f64::from(1 << 20)),
    together: |bytes, most| {
        format!("Ensemble {} Mo ; il y a place pour {} Mo", bytes >> 20, most >> 20)
    },
    over_budget: |bytes, most| {
        format!(
            "Les modèles ouverts prennent {} Mo de mémoire ; il y a place pour {} Mo",
            bytes >> 20,
            most >> 20
        )
    },
    close_model: |name| format!("Fermer {name}"),
    sizes: |tokens, contexts, d| {
        let contexts = if contexts == 0 {
            "aucun contexte".into()
        } else {
            format!("{} {}", count(contexts), plural(contexts, "contexte", "contextes"))
        };
        format!("{} {} · {contexts} · d {d}", count(tokens), plural(tokens, "token", "tokens"))
    },
    hidden_of: |contexts, tokens, d| {
        format!("{contexts} sur {d} pour les contextes, {tokens} sur {d} pour les tokens")
    },
    above_cut: |name, rank, all| format!("{name} : {rank} sur {all} au-dessus de la coupure"),
    over: |tokens| match tokens {
        1 => "Les probabilités sont sur le seul token chargé".into(),
        _ => format!("Les probabilités sont sur les {} tokens chargés", count(tokens)),
    },
    tokens_read: |tokens, all| {
        format!("{} des {} tokens du fichier sont lus", count(tokens), count(all))
    },
    over_read: |tokens| format!("les {} {}", count(tokens), plural(tokens, "lu", "lus")),
    over_all: |tokens| format!("les {} du fichier", count(tokens)),
    summing_stopped: |reason| format!("La somme s’est arrêtée : {reason}"),
    from_one_to: |most| format!("de 1 à {}", count(most)),
    up_to: |words| format!("jusqu’à {} {}", count(words), plural(words, "mot", "mots")),
    given: |words| format!("{} {}", count(words), plural(words, "mot", "mots")),
    too_much: |size, most| format!("{size} : plus que ne peut tenir une page ({most} Mo)"),
    about: |megabytes| format!("environ {} Mo", count(megabytes)),
    budget: |table, size, kept, first| {
        format!(
            "{} tokens de {} nombres prennent {size} en mémoire. La page se tient à {kept} Mo sauf choix contraire : ce sont les {} premiers, dans la plupart des fichiers les plus fréquents",
            count(table[0]),
            count(table[1]),
            count(first)
        )
    },
};
