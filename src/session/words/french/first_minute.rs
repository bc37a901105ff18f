use crate::words::FirstMinute;

pub const WORDS: FirstMinute = FirstMinute {
    watch: "Regardez.",
    skip: "Une touche ou un clic arrête ceci",
    your_turn: "À vous : tirez une poignée dans le graphique de droite",
    drag_me: "tirez-moi",
    go_on: "Façons de continuer",
    opposite: "Les opposer",
    opposite_help: "Déforme jusqu’à ce que les deux directions soient presque opposées, à 170° : 180° est hors de portée de toute matrice inversible",
    own_file: "Apporter un fichier",
    lesson: "Suivre la leçon",
    share: "Partager ceci",
    close: "Assez de ceci",
};
