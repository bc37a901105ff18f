//! The numbers of a plot: a sentence and a table, folded away.

use leptos::prelude::*;

use crate::view::{lazy::is_open, number::figure, workspace};
use session::{
    words::{spoken, words},
    workspace::Plot,
};

/// A disclosure in the heading of a plot.
#[component]
pub fn PlotNumbers(plot: Plot) -> impl IntoView {
    let workspace = workspace();
    let open = RwSignal::new(false);
    let side = plot.index();
    let names = move || {
        workspace.stage.view.with(|view| {
            let names = view.as_ref().map(|view| &view.axis_names[side]);
            names.map(|names| names.each_ref().map(|name| spoken(name))).unwrap_or_default()
        })
    };
    let table = move || {
        let (places, cut) = workspace.plot_places(plot);
        let row = |(label, group, [x, y]): (String, &'static str, [f64; 2])| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td>{spoken(group)}</td>
                    <td class="number">{figure(x)}</td>
                    <td class="number">{figure(y)}</td>
                </tr>
            }
        };
        let [horizontal, vertical] = names();
        view! {
            <p>{workspace.plot_in_words(plot)}</p>
            <table>
                <caption class="visually-hidden">{words().stage.numbers_caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words().stage.point}</th>
                        <th scope="col">{words().stage.of}</th>
                        <th scope="col" title=horizontal>{words().stage.horizontal}</th>
                        <th scope="col" title=vertical>{words().stage.vertical}</th>
                    </tr>
                </thead>
                <tbody>{places.into_iter().map(row).collect_view()}</tbody>
            </table>
            {cut.then(|| view! { <p class="soft">{words().stage.cut}</p> })}
        }
    };
    view! {
        <details
            class="plot-numbers small"
            on:toggle=move |event| open.set(is_open(&event))
        >
            <summary title=words().stage.numbers_help>{words().stage.numbers}</summary>
            <div
                class="plot-table"
                tabindex="0"
                role="group"
                aria-label=words().stage.numbers_label
            >
                <Show when=move || open.get()>{table}</Show>
            </div>
        </details>
    }
}
