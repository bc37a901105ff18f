use crate::words::{Inspector, number::count, plural};

pub const WORDS: Inspector = Inspector {
    label: "Inspector",
    hint: "Señala cualquier cosa en los gráficos. Un clic en dos tokens hace de ellos una dirección",
    find: "Buscar un token",
    find_context: "Buscar un contexto",
    nearest: "más cercanos por ángulo",
    nearest_help: "Los más cercanos de la misma clase por el ángulo en el origen, antes del movimiento; se marca lo que el movimiento quitó y lo que trajo",
    lost: "perdido",
    gained: "ganado",
    kept: "conservado",
    all_kept: "todos conservados",
    says_next: "siguiente token",
    length_help: "Norma euclídea ‖x‖ antes y después del movimiento",
    clear: "Limpiar",
    clear_help: "No mirar nada",
    first: "Hacer de ella la primera dirección",
    second: "Hacer de ella la segunda dirección",
    inside: "dentro del lazo",
    outside: "fuera del lazo",
    family_name: "pares en el lazo",
    list: "Lista",
    list_help: "Todos los puntos seleccionados, por nombre",
    more: "y más",
    first_set: "Como primer conjunto",
    second_set: "Como segundo conjunto",
    set_help: "Hace de los tokens seleccionados uno de dos conjuntos; el tablero mide si un plano los separa",
    probe: "Como grupo de una sonda",
    probe_help: "Una sonda lineal aprende a distinguir los contextos seleccionados de todos los demás",
    length: |before, after| {
        if before == after {
            format!("longitud {before}")
        } else {
            format!("longitud {before} → {after}")
        }
    },
    pair: |from, to| format!("{from} → {to}"),
    family: |pairs| {
        format!("Hacer de {} {} una familia", count(pairs), plural(pairs, "par", "pares"))
    },
    place: |x, y| format!("en ({x}; {y})"),
};
