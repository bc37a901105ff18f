//! Determinant and condition number of the whole move.

use leptos::prelude::*;

use super::{number::figure, term::Known, workspace};

use session::words::words;

/// det, log|det|, κ of the composed A.
#[component]
pub fn Readout() -> impl IntoView {
    let workspace = workspace();
    let summary = move || workspace.moves.summary.get();
    let sign = move || summary().map_or("+", |s| if s.det_sign < 0 { "−" } else { "+" });
    let log_det = move || {
        let log = summary().map_or(0.0, |s| s.log_abs_det);
        if log.abs() < VOLUME_ROUNDING { "0".into() } else { figure(log) }
    };
    let condition = move || figure(summary().map_or(1.0, |s| s.condition));
    view! {
        <dl class="readout number" title=words().moves.all_steps>
            <div>
                <dt><Known id="determinant" shown=words().moves.det /></dt>
                <dd data-testid="determinant">{sign}</dd>
            </div>
            <div>
                <dt><Known id="log-determinant" shown=words().moves.log_det /></dt>
                <dd>{log_det}</dd>
            </div>
            <div>
                <dt><Known id="condition-number" shown="κ" /></dt>
                <dd data-testid="condition">{condition}</dd>
            </div>
        </dl>
    }
}

/// A sum of d logarithms that should be zero is less than this.
const VOLUME_ROUNDING: f64 = 1e-9;
