//! The numbers of a plot: a sentence and a table, folded away.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use crate::{
    state::Plot,
    view::{number::figure, session},
};

/// A disclosure in the heading of a plot.
#[component]
pub fn PlotNumbers(plot: Plot) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let side = usize::from(plot == Plot::Right);
    let names =
        move || session.view.with(|view| view.as_ref().map(|view| view.axis_names[side].clone()).unwrap_or_default());
    let table = move || {
        let (places, cut) = session.plot_places(plot);
        let row = |(label, group, [x, y]): (String, &'static str, [f64; 2])| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td>{group}</td>
                    <td class="number">{figure(x)}</td>
                    <td class="number">{figure(y)}</td>
                </tr>
            }
        };
        let [horizontal, vertical] = names();
        view! {
            <p>{session.plot_in_words(plot)}</p>
            <table>
                <caption class="visually-hidden">"Where the points are"</caption>
                <thead>
                    <tr>
                        <th scope="col">"point"</th>
                        <th scope="col">"of"</th>
                        <th scope="col" title=horizontal>"horizontal"</th>
                        <th scope="col" title=vertical>"vertical"</th>
                    </tr>
                </thead>
                <tbody>{places.into_iter().map(row).collect_view()}</tbody>
            </table>
            {cut.then(|| view! { <p class="soft">"Only those that stand out. All points: Figure…, then CSV"</p> })}
        }
    };
    view! {
        <details class="plot-numbers small" on:toggle=move |event| open.set(event_target::<HtmlDetailsElement>(&event).open())>
            <summary title="Numbers of this plot: where the points are, as text">"Numbers"</summary>
            <div class="plot-table" tabindex="0" role="group" aria-label="Numbers of this plot">
                <Show when=move || open.get()>{table}</Show>
            </div>
        </details>
    }
}
