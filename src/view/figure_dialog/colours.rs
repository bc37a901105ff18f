//! The colours of a figure: a named palette, and colours of one's own in their place.

use leptos::prelude::*;

use crate::view::{control::Segmented, number::fixed};
use picture::figure::{PaletteName, Shade};
use session::{controller::Draft, fates::Fate, words::words};
use theory::property::Class;

/// Palettes, single colours, and a warning where texts are hard to read.
#[component]
pub fn PaletteChoice(draft: Draft) -> impl IntoView {
    let text = &words().figure;
    let palettes = vec![
        (PaletteName::Page, text.palette_page, text.palette_page_help),
        (PaletteName::OkabeIto, text.palette_safe, text.palette_safe_help),
        (PaletteName::Grey, text.palette_grey, text.palette_grey_help),
    ];
    let palette = draft.appearance.palette;
    view! {
        <Segmented
            name=text.palette
            choices=palettes
            value=Signal::derive(move || palette.with(|palette| palette.name))
            chosen=move |name| palette.update(|palette| palette.name = name)
        />
        <details class="own-colours" data-testid="own-colours">
            <summary title=text.own_colours_help>{text.own_colours}</summary>
            <div class="shades">
                {Shade::ALL.map(|shade| view! { <Colour draft shade /> }).collect_view()}
            </div>
            <Show when=move || draft.appearance.has_own_colours()>
                <button class="mini" on:click=move |_| draft.appearance.drop_own_colours()>
                    {text.palette_again}
                </button>
            </Show>
        </details>
        <p class="small caution" role="status" data-testid="hard-to-read">
            {move || warning(draft)}
        </p>
    }
}

#[component]
fn Colour(draft: Draft, shade: Shade) -> impl IntoView {
    let key = format!("colour-{shade:?}").to_lowercase();
    view! {
        <label class="tick">
            <input
                type="color"
                data-testid=key
                prop:value=move || draft.appearance.colour(shade)
                on:input:target=move |event| {
                    draft.appearance.enter_colour(shade, &event.target().value());
                }
            />
            {name(shade)}
        </label>
    }
}

/// What is hard to read, with its contrast.
fn warning(draft: Draft) -> Option<String> {
    let found = draft.appearance.hard_to_read();
    let listed =
        |(shade, contrast): (Shade, f64)| format!("{} {}", name(shade), fixed(contrast, 1));
    let listed: Vec<String> = found.into_iter().map(listed).collect();
    (!listed.is_empty()).then(|| (words().figure.hard_to_read)(&listed.join(words().list)))
}

/// What has that colour.
fn name(shade: Shade) -> &'static str {
    let text = &words().figure;
    match shade {
        Shade::Paper => text.paper,
        Shade::Ink => text.ink,
        Shade::First => text.first,
        Shade::Second => text.second,
        Shade::Tokens => text.tokens,
        Shade::Contexts => text.contexts,
        Shade::CannotChange => Fate::of(Class::Identifiable).title(),
        Shade::AllOrNone => Fate::of(Class::AnyGauge).title(),
        Shade::Negotiable => Fate::of(Class::OnlyRotations).title(),
    }
}
