use crate::words::FirstMinute;

pub const WORDS: FirstMinute = FirstMinute {
    watch: "Mira.",
    skip: "Cualquier tecla o clic lo detiene",
    your_turn: "Tu turno: arrastra un tirador del gráfico derecho",
    drag_me: "arrástrame",
    go_on: "Cómo seguir",
    opposite: "Hacerlas opuestas",
    opposite_help: "Deforma hasta que las dos direcciones apuntan casi en sentidos opuestos, a 170°: 180° están fuera del alcance de toda matriz invertible",
    own_file: "Abrir un archivo propio",
    lesson: "Hacer la lección",
    share: "Compartir esto",
    close: "Ya es suficiente",
};
