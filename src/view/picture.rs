//! The picture that a row of the board opens into.

use leptos::{html::Canvas, prelude::*};

use super::{lazy::is_open, number::figure, theme::is_dark, workspace};
use crate::web::{page, surface};
use picture::{
    export::picture_rows,
    figure::{Layer, Style, Theme, board},
};
use session::words::{in_language, spoken, wording, words};
use theory::property::Picture;

/// Width of a picture in CSS pixels; its height follows from what it shows.
const WIDTH: f64 = 330.0;

/// Draws the picture of a property on a canvas, when there is one.
#[component]
pub fn RowPicture(id: &'static str) -> impl IntoView {
    let workspace = workspace();
    let canvas = NodeRef::<Canvas>::new();
    let open = RwSignal::new(false);
    let picture = Memo::new(move |_| {
        workspace.board.pictures.with(|all| all.get(id).cloned()).map(in_language)
    });
    Effect::new(move || {
        let (Some(canvas), Some(picture)) = (canvas.get(), picture.get()) else { return };
        let theme = if is_dark(workspace.page.theme.get()) { Theme::DARK } else { Theme::LIGHT };
        let style =
            Style { font: 12.0, layer: Layer::Whole, ..Style::screen(page::device_pixel_ratio()) };
        let size = [WIDTH, board::height(&picture, WIDTH, style.font)];
        if let Err(error) = surface::draw(&canvas.into(), size, &style, |pen| {
            board::paint(pen, &picture, size, &theme, &wording())
        }) {
            leptos::logging::error!("{error}");
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
                aria-label=move || picture.get().map(|p| spoken(&board::in_words(&p)))
                style:width=format!("{WIDTH}px")
                style:height=height
            ></canvas>
            <details
                class="picture-numbers"
                on:toggle=move |event| open.set(is_open(&event))
            >
                <summary>{words().board.numbers}</summary>
                <div class="plot-table" tabindex="0" role="group" aria-label=words().board.numbers>
                    <p>{move || picture.get().map(|p| spoken(&board::in_words(&p)))}</p>
                    <Show when=move || open.get()>
                        {move || picture.get().map(|picture| table(&picture))}
                    </Show>
                </div>
            </details>
        </Show>
    }
}

/// Most rows of a table on the page; all of them are in the files that the figure dialog saves.
const MOST: usize = 200;

fn table(picture: &Picture) -> impl IntoView + use<> {
    let mut rows = picture_rows(picture).into_iter();
    let head = rows.next().unwrap_or_default();
    let left_out = rows.len().saturating_sub(MOST);
    let cell = |text: String| view! { <td class="number">{text.parse().map_or(text, figure)}</td> };
    let row =
        move |cells: Vec<String>| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> };
    let body = rows.take(MOST).map(row).collect_view();
    view! {
        <table>
            <thead>
                <tr>
                    {head
                        .into_iter()
                        .map(|name| view! { <th scope="col">{spoken(&name)}</th> })
                        .collect_view()}
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
        {(left_out > 0).then(|| view! { <p class="soft">{(words().board.left_out)(left_out)}</p> })}
    }
}
