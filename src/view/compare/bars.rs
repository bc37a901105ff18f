//! The next tokens of both models after a context that both have.

use leptos::prelude::*;

use super::directions::among;
use crate::view::{context_choice::ContextChoice, number::probability};
use picture::scene::PointKind;
use session::{pair::Pair, words::words};

/// The next tokens of both models after the chosen context.
#[component]
pub fn Bars(pair: Pair) -> impl IntoView {
    let model = pair.one.model;
    let rows = move || {
        let (bars, shared) = (pair.figures.bars.get(), pair.known.shared.get()?);
        let model = model.get()?;
        let longest = bars.iter().flat_map(|bar| bar.p).fold(f64::MIN_POSITIVE, f64::max);
        let bar = |p: f64, class: &'static str| {
            view! {
                <td>
                    <span class="track">
                        <span
                            class=format!("bar {class}")
                            style:width=format!("{:.2}%", 100.0 * p / longest)
                        >
                        </span>
                    </span>
                </td>
            }
        };
        let of_first = |token: usize| shared.tokens.get(token).map_or(usize::MAX, |pair| pair.0);
        let tokens: Vec<usize> = bars.iter().map(|bar| of_first(bar.token)).collect();
        let names = model.listed(&tokens);
        let row = |(name, [one, two]): (String, [f64; 2])| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {bar(one, "before")}
                    {bar(two, "after")}
                    <td class="number">{probability(one)}</td>
                    <td class="number">{probability(two)}</td>
                </tr>
            }
        };
        let of_both = bars.iter().map(|found| found.p);
        Some(names.into_iter().zip(of_both).map(row).collect_view())
    };
    let any = move || pair.figures.bars.with(|bars| !bars.is_empty());
    view! {
        <Show when=any>
            <Context pair />
            <table class="bars">
                <colgroup>
                    <col class="name" />
                    <col />
                    <col />
                    <col class="p" />
                    <col class="p" />
                </colgroup>
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{words().distribution.token}</th>
                        <th scope="col">{words().compare.first}</th>
                        <th scope="col">{words().compare.second}</th>
                        <th scope="col">{words().compare.first}</th>
                        <th scope="col">{words().compare.second}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="key soft small">
                <span class="swatch before" aria-hidden="true"></span>{words().compare.first}
                <span class="swatch after" aria-hidden="true"></span>{words().compare.second}
            </p>
        </Show>
    }
}

/// Which of the shared contexts: found by typing, or the next one.
#[component]
fn Context(pair: Pair) -> impl IntoView {
    let value = Signal::derive(move || pair.context_name().unwrap_or_default());
    let place = Signal::derive(move || pair.context_place());
    view! {
        <p class="small soft">{words().compare.context}</p>
        <div data-testid="compare-context">
            <ContextChoice
                value
                find=among(pair, PointKind::Contexts)
                chosen=move |index| pair.choose_context(index)
                step=move |by| untrack(|| pair.step_context(by))
                place
            />
        </div>
    }
}
