use crate::words::{Fates, number::count};

pub const WORDS: Fates = Fates {
    label: "Qué es de las propiedades lineales",
    predicts_kind: "Todo · no puede cambiar",
    predicts_broken: "Todo · roto: otro modelo",
    predicts: "Lo que predice",
    all_or_none_kind: "Todo o nada",
    all_or_none: "Paralelas exactas",
    anything_goes_kind: "Todo vale",
    anything_goes: "Ángulos, longitudes, vecinos",
    angle: "Ángulo",
    identical: "idéntico",
    not_testable: "no medible",
    exact: "exactas",
    still_exact: "aún exactas",
    nearly_exact: "aún, menos exactas",
    no_longer: "ya no",
    now_exact: "ahora exactas",
    every: "Propiedades",
    every_help: "Cada propiedad como fila: buscarla, ver su imagen y qué la destruiría",
    sheet: "Propiedades",
    search: "Buscar propiedades",
    search_hint: "coseno, sonda …",
    only: "Mostrar",
    all_fates: "Todas",
    changed: "Cambiadas",
    changed_help: "Solo lo que los movimientos han cambiado",
    needs_contexts: "Con contextos",
    needs_contexts_help: "Solo lo que se pregunta sobre contextos",
    nothing: "Ninguna propiedad coincide",
    degrees: |degrees| format!("{degrees}°"),
    differs: |change| format!("difiere en {change}"),
    stayed: |before, after| format!("{before} = {after}"),
    went: |before, after| format!("{before} → {after}"),
    more: |kept, all| {
        if kept[1] == 0 {
            format!("Las {}", count(all))
        } else {
            format!("Las {} · conservadas {}/{}", count(all), count(kept[0]), count(kept[1]))
        }
    },
    before_a_move: |all| format!("Las {}", count(all)),
    number_of: |properties| format!("Las {} propiedades", count(properties)),
};
