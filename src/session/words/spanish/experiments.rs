use crate::words::{Experiments, number::fixed, plural};

pub const WORDS: Experiments = Experiments {
    label: "Probar",
    surprise: "Sorpresa",
    surprise_help: "Recorre modelos al azar con las mismas predicciones, cada uno una deformación suave del anterior. Pulsar otra vez para parar; los pasos anteriores quedan, y basta deshacer una vez para volver",
    stop: "Parar",
    one_side: "Ahora solo se mueve un lado: eso no es un igual. Elegir antes Gauge",
    no_plane: "Esta imagen no es un plano que se pueda deformar",
    break_it: "Romperlo",
    break_help: "Mantener pulsado, o la tecla X: los tokens g se mueven y los contextos f no, así que es otro modelo. Al soltar se repara; una pulsación corta lo deja roto hasta la siguiente",
    broken: "Roto: g se movió, f no. Soltar o pulsar otra vez para repararlo",
    ruler: "Regla",
    ruler_help: "Pone una regla sobre una dirección. Al arrastrarla en paralelo sobre otra, dice si ambas son paralelas en todas las dimensiones. Teclas: → la pone sobre la siguiente dirección, ← a lo largo de otra, Esc la quita",
    ruler_role: "regla",
    measuring: "midiendo…",
    lay: "Arrastrarla sobre otra dirección",
    bet: "Apostar antes",
    bet_placed: "Apuesta hecha: ahora, mover",
    bet_help: "Decir cuáles de seis propiedades conservará el próximo movimiento; luego mover y ver",
    bet_title: "¿Cuáles sobreviven a tu próximo movimiento?",
    place: "Apostar",
    placed: "La apuesta está hecha. Ahora un movimiento: deformar, o Sorpresa",
    again: "Apostar otra vez",
    survives: "sobrevive",
    did: "sobrevivió",
    did_not: "no sobrevivió",
    right: "acierto",
    wrong: "fallo",
    close: "Cerrar",
    bet_share: "La puntuación forma parte del enlace",
    bet_always: "Apostar antes, siempre: preguntar antes de los movimientos y guardar lo respondido",
    bet_always_help: "En enlaces y lecciones: apuestas, respuestas y puntos entran en el enlace. Se comparte con una clase, y cada cual devuelve el suyo",
    who: "Nombre, si se quiere: ",
    hand_in: "Copiar el enlace con mis respuestas",
    hand_in_help: "Para enviarlo a quien lo pidió. Contiene el nombre, las apuestas, las respuestas y este estado, y nada más",
    handed: "Copiado: enviarlo a quien lo pidió",
    surprised: |earlier| {
        if earlier == 0 {
            "Iguales del modelo, al azar: sus predicciones nunca se movieron. Deshacer vuelve atrás"
                .to_string()
        } else {
            format!(
                "Iguales del modelo, al azar: sus predicciones nunca se movieron. {} {earlier} {} ahí; Deshacer vuelve atrás",
                plural(earlier, "Tu", "Tus"),
                plural(earlier, "paso anterior sigue", "pasos anteriores siguen")
            )
        }
    },
    parallel: |residual| format!("paralelas (residuo {residual}, todas las dimensiones)"),
    not_parallel: |degrees| {
        if degrees < 0.95 {
            format!("no paralelas: {}° de diferencia en todas las dimensiones", fixed(degrees, 2))
        } else {
            format!("no paralelas: {degrees:.0}° de diferencia en todas las dimensiones")
        }
    },
    in_all: |right, all| {
        format!("{right} de {all} puntos hasta ahora: tareas hechas sin ayuda y apuestas")
    },
    bet_came: |[right, all], wrong| {
        let outcome = format!("La apuesta: {right} de {all} acertadas");
        if wrong.is_empty() { outcome } else { format!("{outcome}; falladas: {wrong}") }
    },
    score: |right, all| format!("{right} de {all} aciertos"),
    surveyed: |parallel, all, nearest, degrees| match parallel {
        0 => format!("paralela a ninguna de {all}; la más próxima: {nearest}, a {degrees:.0}°"),
        _ => format!("paralela a {parallel} de las otras {all}, en todas las dimensiones"),
    },
    slipped: |name, degrees| {
        let off = fixed(degrees, 1);
        format!(
            "La regla resbala de {name}: {off}° de diferencia en todas las dimensiones. Solo se \
             queda sobre paralelas de verdad"
        )
    },
    stays: |name| {
        format!(
            "La regla se queda sobre {name}: paralelas en todas las dimensiones, antes y después \
             de todo gauge"
        )
    },
    ruler_along: |name| format!("Regla a lo largo de {name}"),
};
