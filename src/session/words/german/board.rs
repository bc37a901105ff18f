use crate::words::{
    Board,
    number::{count, figure},
    plural,
};

pub const WORDS: Board = Board {
    title: "Welche linearen Eigenschaften überleben?",
    live: "live",
    identifiable: "in jedem äquivalenten Modell erhalten",
    any_gauge: "von jeder Eichung erhalten, nicht von jedem verborgenen Zug",
    only_rotations: "ein Zufall dieses Modells",
    put_off: "auf Wunsch",
    put_off_help: "Dauert in so vielen Dimensionen lange: wird auf Wunsch gemessen, siehe oben",
    measure_heavy: "Messen",
    stop_heavy: "Anhalten",
    take_back: "Zurücknehmen",
    take_back_help: "Hält diese Arbeit an und macht die letzte Änderung rückgängig; das Modell wird neu geöffnet",
    the_ranks: "die numerischen Ränge",
    the_answer: "eine Antwort",
    working: "rechnet",
    working_help: "Wird gerade gemessen",
    waits: "wartet",
    is_next: "Wird als Nächstes gemessen",
    to_measure: "Noch zu messen",
    kept_help: "Gilt vorher und nachher, mit demselben Maß",
    drifted_help: "Gilt vorher und nachher, aber das Maß hat sich geändert",
    destroyed_help: "Galt vorher, nachher nicht",
    created_help: "Galt vorher nicht, gilt nachher",
    absent_help: "Gilt weder vorher noch nachher",
    not_testable_help: "An diesem Modell nicht messbar",
    promise_kept: "Theorie: dieser Zug erhält es",
    promise_band: "Theorie: dieser Zug kann es ändern, in dem Band, das κ erlaubt",
    promise_none: "Theorie: dieser Zug kann es ändern",
    holds_from: "Gilt ab",
    holds_up_to: "Gilt bis",
    default: "Zurück zur Vorgabe",
    worst_case: "Zum schlimmsten Fall",
    worst_case_help: "Die Matrix mit diesem κ, die die beiden Richtungen so weit auseinandertreibt wie keine andere",
    best_case: "Zum besten Fall",
    best_case_help: "Die Matrix mit diesem κ, die die beiden Richtungen so nah zusammenbringt wie keine andere",
    destroy: "Was würde es zerstören?",
    destroy_help: "Richtet einen Zug ein, der es zerstört, wenn es einen gibt",
    keep: "Was erhält es?",
    keep_help: "Richtet einen Zug ein, der es erhält und sonst so frei wie möglich ist",
    no_move: "Kein Zug: ",
    numbers: "Zahlen dieses Plots",
    cannot_change: "unveränderlich",
    bends_keep: "Eichungen erhalten es",
    can_change: "veränderlich",
    not_exact: "nicht exakt",
    kept: "erhalten",
    drifted: "gedriftet",
    destroyed: "zerstört",
    created: "entstanden",
    absent: "fehlt",
    not_testable: "nicht testbar",
    says: |verdict, meaning| format!("{meaning}: {verdict}"),
    more: |count| format!("{count} weitere {}", plural(count, "Eigenschaft", "Eigenschaften")),
    heavy: |d| {
        format!(
            "Zeilen, die eine ganze {0} × {0}-Matrix brauchen, dauern je bis zu einige Minuten",
            count(d)
        )
    },
    working_on: |what, seconds, waiting| {
        let rest = if waiting > 0 {
            format!(", {waiting} {}", plural(waiting, "Zeile wartet", "Zeilen warten"))
        } else {
            String::new()
        };
        format!("seit {seconds} s in Arbeit: {what}{rest}")
    },
    quoted: |name| format!("„{name}“"),
    waits_for: |before| {
        format!("{before} {} vorher gemessen", plural(before, "Zeile wird", "Zeilen werden"))
    },
    rounding: |value, tolerance| {
        format!("{value}: nicht mehr als Rundung, die bis zu {tolerance} ausmachen kann")
    },
    allows: |tolerance, why| format!("Änderungen bis {tolerance} gelten als Rundung: {why}"),
    by_rounding: |times| {
        format!("maßgebend ist die von 64-Bit-Zahlen, durch die Züge mit {times} vervielfacht")
    },
    by_stored: |bits| {
        format!("maßgebend ist die Datei, die ihre Zahlen auf {bits} signifikante Bits auflöst")
    },
    keeps: |kept| format!("Erhalten es, wie sie auch sind: {kept}"),
    loses: |lost| format!("Können es ändern: {lost}"),
    inexact: |residual, explained| {
        format!("Nicht exakt: {residual} bleibt übrig, Rundung erklärt {explained}")
    },
    nearer: |draws, percentile| {
        format!(
            "Näher an exakt als {:.0} von {} Zufallspaaren",
            (100.0 - percentile) / 100.0 * draws as f64,
            count(draws)
        )
    },
    reach: |ends, low, high| {
        format!(
            "Der Balken reicht von {} bis {}. Eine Eichung mit diesem κ kann das Maß überallhin \
             von {low} bis {high} bringen: der dunkle Teil",
            figure(ends[0]),
            figure(ends[1])
        )
    },
    band: |low, high| {
        if low == high {
            format!("Keine Eichung mit diesem κ kann es von {low} fortbewegen")
        } else {
            format!("Eine Eichung mit diesem κ kann es überallhin von {low} bis {high} bringen")
        }
    },
    among: |draws, percentiles, medians| {
        format!(
            "Größer als bei {:.0} % von {} Zufallspaaren vorher, {:.0} % nachher \
             (deren Mediane: {} und {})",
            percentiles[0],
            count(draws),
            percentiles[1],
            medians[0],
            medians[1]
        )
    },
    threshold_of: |name| format!("Schwelle von „{name}“"),
    left_out: |rows| {
        format!("{rows} weitere {}: Grafik erstellen, dann CSV", plural(rows, "Zeile", "Zeilen"))
    },
    unchanged: |name, verdict| format!("{name} {verdict}"),
    turned: |name, verdict, from, to| format!("{name} {verdict}, von {from} zu {to}"),
    fell: |name, from, to| format!("{name} sank von {from} auf {to}"),
    rose: |name, from, to| format!("{name} stieg von {from} auf {to}"),
};
