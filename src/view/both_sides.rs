//! What the bend of the shown plane is on either side.

use leptos::prelude::*;
use nalgebra::Matrix2;

use super::{lazy::is_open, number::figure, term::Explained, workspace};
use session::words::words;

/// Both matrices side by side, when asked.
#[component]
pub fn BothSides() -> impl IntoView {
    let workspace = workspace();
    let open = RwSignal::new(false);
    let sides = Memo::new(move |_| workspace.both_sides());
    view! {
        <details class="both-sides small" on:toggle=move |event| open.set(is_open(&event))>
            <summary title=words().moves.sides_help>{words().moves.sides}</summary>
            <Show when=move || open.get()>
                <div class="sides" data-testid="both-sides">
                    {move || sides.get().map(|[f, g]| view! {
                        <Side name=words().moves.f_gets matrix=f />
                        <Side name=words().moves.g_gets matrix=g />
                    })}
                </div>
            </Show>
        </details>
    }
}

#[component]
fn Side(name: &'static str, matrix: Matrix2<f64>) -> impl IntoView {
    let row = |i: usize| {
        let cell = |j: usize| view! { <td class="number">{figure(matrix[(i, j)])}</td> };
        view! { <tr>{cell(0)}{cell(1)}</tr> }
    };
    view! {
        <table>
            <caption><Explained text=name /></caption>
            <tbody>{row(0)}{row(1)}</tbody>
        </table>
    }
}
