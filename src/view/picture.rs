//! The picture that a row of the board opens into.

use leptos::{html::Canvas, prelude::*};

use super::{session, theme::is_dark};
use crate::{
    figure::{Layer, Style, Theme, board},
    web::{page, surface},
};

/// Width of a picture in CSS pixels; its height follows from what it shows.
const WIDTH: f64 = 330.0;

/// Draws the picture of a property on a canvas, when there is one.
#[component]
pub fn RowPicture(id: &'static str) -> impl IntoView {
    let session = session();
    let canvas = NodeRef::<Canvas>::new();
    let picture = Memo::new(move |_| session.pictures.with(|pictures| pictures.get(id).cloned()));
    Effect::new(move || {
        let (Some(canvas), Some(picture)) = (canvas.get(), picture.get()) else { return };
        let theme = if is_dark(session.theme.get()) { Theme::DARK } else { Theme::LIGHT };
        let style = Style { font: 12.0, layer: Layer::Whole, ..Style::screen(page::device_pixel_ratio()) };
        let size = [WIDTH, board::height(&picture, WIDTH, style.font)];
        if let Err(error) = surface::draw(&canvas, size, &style, |pen| board::paint(pen, &picture, size, &theme)) {
            web_sys::console::error_1(&error.to_string().into());
        }
    });
    let height = move || {
        let height = picture.get().map(|picture| board::height(&picture, WIDTH, 12.0));
        height.map_or("auto".into(), |height| format!("{height:.0}px"))
    };
    view! {
        <Show when=move || picture.with(Option::is_some)>
            <canvas
                node_ref=canvas
                class="picture"
                role="img"
                aria-label="Picture of this property"
                style:width=format!("{WIDTH}px")
                style:height=height
            ></canvas>
        </Show>
    }
}
