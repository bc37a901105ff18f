//! The names of a figure one by one: a list for the keyboard, and places in the preview that can be
//! dragged.

use std::collections::BTreeMap;

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};

use super::shown::ShownDrawing;
use crate::web::{element::Element, pointer::Pointer};
use picture::{figure::PlacedName, scene::NameKey};
use session::{controller::Draft, words::words};
use theory::model::isolated;

/// How far an arrow key moves a name, in font sizes; with Shift, and with Alt.
const STEP: f64 = 0.5;
const COARSE: f64 = 2.0;
const FINE: f64 = 0.1;
/// A pointer that moves less than this, in CSS pixels, only clicks.
const CLICK: f64 = 3.0;

/// A name with the number of its plot.
type OfPlot = (usize, NameKey);

/// All names that the drawing has, plot by plot.
fn all(shown: ShownDrawing) -> Vec<OfPlot> {
    shown.with(|shown| {
        let Some(Ok(drawn)) = shown else { return Vec::new() };
        let plots = drawn.names.iter().enumerate();
        plots.flat_map(|(plot, names)| names.iter().map(move |n| (plot, n.key.clone()))).collect()
    })
}

/// A name as it is drawn now.
fn found(shown: ShownDrawing, (plot, key): &OfPlot) -> Option<PlacedName> {
    shown.with(|shown| {
        let Some(Ok(drawn)) = shown else { return None };
        drawn.names.get(*plot)?.iter().find(|name| name.key == *key).cloned()
    })
}

/// A box to hide and a button to move each name; nothing where the figure has none.
#[component]
pub fn NameList(draft: Draft, shown: ShownDrawing) -> impl IntoView {
    let text = &words().figure;
    let names = Memo::new(move |_| all(shown));
    let plots = Memo::new(move |_| {
        let mut plots: BTreeMap<usize, Vec<NameKey>> = BTreeMap::new();
        names.get().into_iter().for_each(|(plot, key)| plots.entry(plot).or_default().push(key));
        plots.into_iter().collect::<Vec<_>>()
    });
    let one_plot = move |plot: usize| {
        let of_plot = move || {
            let found = plots.get().into_iter().find(|(at, _)| *at == plot);
            found.map(|(_, keys)| keys).unwrap_or_default()
        };
        let label = (text.names_of_plot)(plot + 1);
        view! {
            <ul aria-label=label>
                <For each=of_plot key=Clone::clone let(key)>
                    <NameRow draft shown of=(plot, key) />
                </For>
            </ul>
        }
    };
    view! {
        <Show when=move || names.with(|names| !names.is_empty()) || draft.names.are_chosen()>
            <details class="own-names" data-testid="own-names">
                <summary title=text.own_names_help>{text.own_names}</summary>
                <For
                    each=move || plots.get().into_iter().map(|(plot, _)| plot)
                    key=|plot| *plot
                    let(plot)
                >
                    {one_plot(plot)}
                </For>
                <Show when=move || draft.names.are_chosen()>
                    <button
                        class="mini"
                        data-testid="names-again"
                        on:click=move |_| draft.names.reset()
                    >
                        {text.names_again}
                    </button>
                </Show>
            </details>
        </Show>
    }
}

#[component]
fn NameRow(draft: Draft, shown: ShownDrawing, of: OfPlot) -> impl IntoView {
    let text = &words().figure;
    let (plot, key) = of.clone();
    let name = isolated(&key.text).into_owned();
    let key = StoredValue::new(key);
    let placed = Memo::new(move |_| found(shown, &of));
    let is =
        move |what: fn(&PlacedName) -> bool| placed.with(|name| name.as_ref().is_some_and(what));
    let show = move |on| key.with_value(|key| draft.names.show(plot, key, on));
    let press = move |event: KeyboardEvent| {
        let (Some(by), Some(name)) = (step(&event), placed.get_untracked()) else { return };
        event.prevent_default();
        draft.names.nudge(plot, &name, by.map(|sizes| sizes * name.font));
    };
    let labels = [text.move_named, text.put_back_named].map(|sentence| sentence(&name));
    let [move_label, put_back_label] = labels;
    view! {
        <li>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || !is(|name| name.hidden)
                    on:change:target=move |event| show(event.target().checked())
                />
                {name}
            </label>
            <button
                class="mini"
                title=text.move_name_help
                aria-label=move_label
                disabled=move || is(|name| name.hidden)
                on:keydown=press
            >
                {text.move_name}
            </button>
            <Show when=move || is(|name| name.moved)>
                <button
                    class="mini"
                    aria-label=put_back_label.clone()
                    on:click=move |_| key.with_value(|key| draft.names.put_back(plot, key))
                >
                    {text.put_back}
                </button>
            </Show>
        </li>
    }
}

/// What a key moves a name by, in font sizes, y down.
fn step(event: &KeyboardEvent) -> Option<[f64; 2]> {
    let by = match (event.shift_key(), event.alt_key()) {
        (true, _) => COARSE,
        (_, true) => FINE,
        _ => STEP,
    };
    match event.key().as_str() {
        "ArrowLeft" => Some([-by, 0.0]),
        "ArrowRight" => Some([by, 0.0]),
        "ArrowUp" => Some([0.0, -by]),
        "ArrowDown" => Some([0.0, by]),
        _ => None,
    }
}

/// Over the picture of the preview: every name can be dragged where it is seen.
#[component]
pub fn NamePlaces(draft: Draft, shown: ShownDrawing) -> impl IntoView {
    let names = Memo::new(move |_| all(shown));
    view! {
        <For each=move || names.get() key=Clone::clone let(of)>
            <NamePlace draft shown of />
        </For>
    }
}

/// The place of a name. The keyboard has the list.
#[component]
fn NamePlace(draft: Draft, shown: ShownDrawing, of: OfPlot) -> impl IntoView {
    let (plot, key) = of.clone();
    let label = key.text.clone();
    let key = StoredValue::new(key);
    let placed = Memo::new(move |_| found(shown, &of).filter(|name| !name.hidden));
    // Where the pointer went down, and how far it is from there.
    let start = RwSignal::new(None::<[f64; 2]>);
    let by = RwSignal::new([0.0; 2]);
    let down = move |event: PointerEvent| {
        by.set([0.0; 2]);
        start.set(Some(Pointer::taken(&event).at));
    };
    let drag = move |event: PointerEvent| {
        let (Some(from), to) = (start.get_untracked(), Pointer::of(&event).at) else { return };
        by.set([to[0] - from[0], to[1] - from[1]]);
    };
    let up = move |_: PointerEvent| {
        let [x, y] = by.get_untracked();
        if start.get_untracked().is_some() && x.hypot(y) > CLICK {
            drop_at(draft, shown, plot, placed.get_untracked(), [x, y]);
        }
        start.set(None);
    };
    let share = move |of: fn(&PlacedName) -> [f64; 2], axis: usize| {
        let size = paper(shown)?;
        let at = placed.with(|name| name.as_ref().map(|name| of(name)[axis]))?;
        Some(format!("{:.3}%", 100.0 * at / size[axis]))
    };
    let middle = |name: &PlacedName| name.rect.centre();
    let extent = |name: &PlacedName| name.rect.size();
    let pulled = move || {
        let [x, y] = by.get();
        format!("{x:.1}px {y:.1}px")
    };
    view! {
        <Show when=move || placed.with(Option::is_some)>
            <span
                class="name-place"
                class:pulled=move || start.with(Option::is_some)
                aria-hidden="true"
                title=words().figure.drag_name_help
                data-testid="name-place"
                style:left=move || share(middle, 0)
                style:top=move || share(middle, 1)
                style:width=move || share(extent, 0)
                style:height=move || share(extent, 1)
                on:pointerdown=down
                on:pointermove=drag
                on:pointerup=up
                on:pointercancel=move |_| start.set(None)
                on:dblclick=move |_| key.with_value(|key| draft.names.show(plot, key, false))
            >
                <span class="pulled-name" style:translate=pulled>{label.clone()}</span>
            </span>
        </Show>
    }
}

/// Width and height of the drawing in pixels of the figure.
fn paper(shown: ShownDrawing) -> Option<[f64; 2]> {
    shown.with(|shown| Some(shown.as_ref()?.as_ref().ok()?.sheet.paper.size))
}

/// Leaves a name where the pointer let it go, this many CSS pixels from where it was.
fn drop_at(draft: Draft, shown: ShownDrawing, plot: usize, name: Option<PlacedName>, by: [f64; 2]) {
    let picture = Element::find("[data-testid=figure-preview]").map(|picture| picture.edges());
    let size = untrack(|| paper(shown));
    if let (Some(name), Some(edges), Some(size)) = (name, picture, size) {
        let scale = size[1] / (edges.bottom - edges.top).max(1.0);
        draft.names.nudge(plot, &name, by.map(|pixels| scale * pixels));
    }
}
