use crate::words::{
    Board,
    number::{count, figure},
    plural,
};

pub const WORDS: Board = Board {
    title: "¿Qué propiedades lineales sobreviven?",
    live: "en vivo",
    identifiable: "igual en todo modelo equivalente",
    any_gauge: "los conserva todo gauge, no todo movimiento oculto",
    only_rotations: "un accidente de este modelo",
    put_off: "a petición",
    put_off_help: "Tarda mucho en tantas dimensiones: se mide cuando se pide, arriba",
    measure_heavy: "Medirlas",
    stop_heavy: "Parar",
    take_back: "Deshacerlo",
    take_back_help: "Detiene este trabajo y deshace el último cambio; el modelo se abre de nuevo",
    the_ranks: "los rangos numéricos",
    the_answer: "una respuesta",
    working: "en curso",
    working_help: "Se está midiendo ahora",
    waits: "en espera",
    is_next: "Es la siguiente en medirse",
    to_measure: "Por medir",
    kept_help: "Se cumple antes y después, con la misma medida",
    drifted_help: "Se cumple antes y después, pero la medida cambió",
    destroyed_help: "Se cumplía antes, después no",
    created_help: "No se cumplía antes, después sí",
    absent_help: "No se cumple ni antes ni después",
    not_testable_help: "No se puede medir en este modelo",
    promise_kept: "Teoría: este movimiento la conserva",
    promise_band: "Teoría: este movimiento puede cambiarla, dentro de la banda que κ permite",
    promise_none: "Teoría: este movimiento puede cambiarla",
    holds_from: "Se cumple desde",
    holds_up_to: "Se cumple hasta",
    default: "Volver al valor inicial",
    worst_case: "Ir al peor caso",
    worst_case_help: "La matriz con este κ que más separa las dos direcciones",
    best_case: "Ir al mejor caso",
    best_case_help: "La matriz con este κ que más acerca las dos direcciones",
    destroy: "¿Qué la destruiría?",
    destroy_help: "Prepara un movimiento que la destruye, si lo hay",
    keep: "¿Qué la conserva?",
    keep_help: "Prepara un movimiento que la conserva y que por lo demás es lo más libre posible",
    no_move: "Ningún movimiento: ",
    numbers: "Números de este gráfico",
    cannot_change: "no puede cambiar",
    bends_keep: "invariante gauge",
    can_change: "puede cambiar",
    not_exact: "no es exacta",
    kept: "se conserva",
    drifted: "varía",
    destroyed: "se destruye",
    created: "aparece",
    absent: "ausente",
    not_testable: "no medible",
    says: |verdict, meaning| format!("{meaning}: {verdict}"),
    more: |rows| format!("{rows} {} más", plural(rows, "propiedad", "propiedades")),
    heavy: |d| {
        format!(
            "Las filas que necesitan una matriz entera de {0} × {0} tardan hasta minutos cada una",
            count(d)
        )
    },
    working_on: |what, seconds, waiting| {
        let rest = if waiting > 0 {
            format!(", {waiting} {}", plural(waiting, "fila espera", "filas esperan"))
        } else {
            String::new()
        };
        format!("midiendo {what} desde hace {seconds} s{rest}")
    },
    quoted: |name| format!("«{name}»"),
    waits_for: |before| {
        format!("{before} {} antes que ella", plural(before, "fila se mide", "filas se miden"))
    },
    rounding: |value, tolerance| {
        format!("{value}: no es más que redondeo, que puede llegar a {tolerance}")
    },
    allows: |tolerance, why| {
        format!("Los cambios de hasta {tolerance} cuentan como redondeo: {why}")
    },
    by_rounding: |times| {
        format!("decide el de los números de 64 bits, multiplicado por {times} por los movimientos")
    },
    by_stored: |bits| {
        format!("el archivo resuelve sus números con {bits} bits significativos, y eso decide")
    },
    keeps: |kept| format!("La conservan, sean cuales sean: {kept}"),
    loses: |lost| format!("Pueden cambiarla: {lost}"),
    inexact: |residual, explained| {
        format!("No es exacta: queda {residual}, cuando el redondeo explica {explained}")
    },
    nearer: |draws, percentile| {
        format!(
            "Más cerca de ser exacta que {:.0} de {} pares al azar",
            (100.0 - percentile) / 100.0 * draws as f64,
            count(draws)
        )
    },
    reach: |ends, low, high| {
        format!(
            "La barra va de {} a {}. Un gauge con este κ puede llevar la medida a cualquier valor entre {low} y {high}: la parte oscura",
            figure(ends[0]),
            figure(ends[1])
        )
    },
    band: |low, high| {
        if low == high {
            format!("Ningún gauge con este κ puede moverla de {low}")
        } else {
            format!("Un gauge con este κ puede llevarla a cualquier valor entre {low} y {high}")
        }
    },
    among: |draws, percentiles, medians| {
        format!(
            "Mayor que para el {:.0} % de {} pares al azar antes, el {:.0} % después (sus medianas: {} y {})",
            percentiles[0],
            count(draws),
            percentiles[1],
            medians[0],
            medians[1]
        )
    },
    threshold_of: |name| format!("Umbral de {name}"),
    left_out: |rows| {
        format!("{rows} {} más: Crear figura y luego CSV", plural(rows, "fila", "filas"))
    },
    unchanged: |name, verdict| format!("{name}: {verdict}"),
    turned: |name, verdict, from, to| format!("{name}: {verdict}, de {from} a {to}"),
    fell: |name, from, to| format!("{name}: bajó de {from} a {to}"),
    rose: |name, from, to| format!("{name}: subió de {from} a {to}"),
};
