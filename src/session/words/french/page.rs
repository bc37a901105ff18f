use crate::words::Page;

pub const WORDS: Page = Page {
    name: "All or None",
    theme: "Passer du clair au sombre et retour",
    present: "Présenter",
    present_help: "Présenter : grands caractères, pas de commandes (P). Touches : → ← parcourent, 1 ou 2 graphiques, B tableau, L pointeur, Échap quitte",
    leave: "Échap : quitter",
    rest_missing: "Une partie de l’application n’a pas pu être chargée ; nouvel essai dès qu’il la faudra",
    leave_help: "→ ← parcourir · 1 ou 2 graphiques · B tableau · L pointeur",
    no_token: "Aucun token de ce nom",
    session_inside: "la session de cette page",
    language: "Langue",
    language_missing: "Les mots de cette langue n’ont pas pu être chargés : vérifier la connexion et la choisir de nouveau",
    stopped: |reason| {
        format!("Le lecteur s’est arrêté : {reason}. Ce qui était ouvert l’est encore")
    },
    set_back: |reason| {
        format!(
            "Le dernier changement dépassait ce que peut la page ({reason}). Le modèle a été rouvert sans lui"
        )
    },
    gave_up: |reason| {
        format!(
            "Ce qui mesure le modèle s’est arrêté : {reason}. Rouvrir le modèle, avec moins de tokens"
        )
    },
    not_embedded: |part, parts| {
        format!("embed={part} se trouve dans l’adresse ; attendu : l’un de {parts}")
    },
};
