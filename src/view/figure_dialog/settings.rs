//! What the figure shows and how.

use leptos::prelude::*;

use super::fonts::OwnFont;
use crate::view::control::{NumberBox, Segmented};
use picture::{
    export::Preset,
    figure::{Colours, Labels, Marks},
    press::Lettering,
};
use session::{
    controller::{Draft, Size},
    words::{spoken, words},
};

/// What millimetres and pixels start with: width, height, font size.
const MILLIMETRES: [f64; 3] = [120.0, 90.0, 9.0];
const PIXELS: [f64; 3] = [1200.0, 675.0, 16.0];
/// Thinnest and thickest lines, as multiples.
const LINES: [f64; 2] = [0.25, 4.0];
/// Smallest font size, in points or pixels.
const SMALLEST_FONT: f64 = 3.0;
/// Largest font size.
const LARGEST_FONT: f64 = 200.0;

/// Subject, size, colours, title, caption.
#[component]
pub fn Settings(draft: Draft) -> impl IntoView {
    let colours = vec![
        (Colours::Light, words().figure.light, words().figure.light_help),
        (Colours::Dark, words().figure.dark, words().figure.dark_help),
        (Colours::Print, words().figure.print, words().figure.print_help),
    ];
    let letters = vec![
        (Lettering::Named, words().figure.text, words().figure.text_help),
        (Lettering::Embedded, words().figure.with_font, words().figure.with_font_help),
        (Lettering::Outlines, words().figure.outlines, words().figure.outlines_help),
    ];
    view! {
        <SubjectChoice draft />
        <SizeChoice draft />
        <Segmented name=words().figure.colours choices=colours value=draft.colours chosen=move |colours| draft.colours.set(colours) />
        <label class="tick" title=words().figure.lines_help>
            {words().figure.lines}
            <NumberBox label=words().figure.lines_label.into() value=draft.lines entered=move |by: f64| draft.lines.set(by.clamp(LINES[0], LINES[1])) test_id="figure-lines" />
        </label>
        <PlotMarks draft />
        <Tick label=words().figure.with_caption help=words().figure.with_caption_help value=draft.captioned />
        <Tick label=words().figure.transparent help=words().figure.transparent_help value=draft.transparent />
        <Segmented name=words().figure.letters choices=letters value=draft.lettering chosen=move |letters| draft.lettering.set(letters) />
        <OwnFont draft />
        <Texts draft />
    }
}

#[component]
fn SubjectChoice(draft: Draft) -> impl IntoView {
    let subjects = move || if draft.open.get() { draft.subjects() } else { Vec::new() };
    let options = move || {
        let option = |subject: session::workspace::Subject| {
            let key = subject.key().to_owned();
            let chosen = move || draft.subject.with(|s| s.key() == key);
            view! { <option value=subject.key().to_owned() selected=chosen>{subject.name().to_owned()}</option> }
        };
        subjects().into_iter().map(option).collect_view()
    };
    let choose = move |key: String| {
        let found = untrack(|| draft.subjects()).into_iter().find(|subject| subject.key() == key);
        found.into_iter().for_each(|subject| draft.choose(subject));
    };
    view! {
        <label class="field" title=words().figure.shows_help>
            {words().figure.shows}
            <select
                data-testid="figure-subject"
                on:change:target=move |event| choose(event.target().value())
            >
                {options}
            </select>
        </label>
    }
}

#[component]
fn SizeChoice(draft: Draft) -> impl IntoView {
    let presets = Preset::ALL.map(Size::Preset).into_iter();
    let sizes: Vec<Size> =
        presets.chain([Size::Millimetres(MILLIMETRES), Size::Pixels(PIXELS)]).collect();
    let options = sizes.clone().into_iter().enumerate().map(move |(i, size)| {
        let chosen = move || same_kind(draft.size.get(), size);
        view! { <option value=i.to_string() selected=chosen>{size_name(size)}</option> }
    });
    let choose = move |entry: String| {
        let chosen = entry.parse().ok().and_then(|i: usize| sizes.get(i).copied());
        chosen.into_iter().for_each(|size| draft.size.set(size));
    };
    view! {
        <label class="field">
            {words().figure.size}
            <select
                data-testid="figure-size"
                on:change:target=move |event| choose(event.target().value())
            >
                {options.collect_view()}
            </select>
        </label>
        <OwnSize draft />
    }
}

fn same_kind(a: Size, b: Size) -> bool {
    match (a, b) {
        (Size::Preset(a), Size::Preset(b)) => a == b,
        (Size::Millimetres(_), Size::Millimetres(_)) | (Size::Pixels(_), Size::Pixels(_)) => true,
        _ => false,
    }
}

fn size_name(size: Size) -> String {
    match size {
        Size::Preset(preset) => spoken(preset.name()),
        Size::Millimetres(_) => words().figure.millimetres.into(),
        Size::Pixels(_) => words().figure.pixels.into(),
    }
}

/// Width, height and font size, where they are the user's own.
#[component]
fn OwnSize(draft: Draft) -> impl IntoView {
    // Only another kind of size makes other boxes: a typed number must not take the focus away.
    let units = Memo::new(move |_| match draft.size.get() {
        Size::Preset(_) => None,
        Size::Millimetres(_) => Some(("mm", "pt")),
        Size::Pixels(_) => Some(("px", "px")),
    });
    let boxes = move |(unit, font_unit): (&'static str, &'static str)| {
        view! {
            <div class="own-size">
                <label>{words().figure.width}<Side draft which=0 label=words().figure.width_label />" "{unit}</label>
                <label>{words().figure.height}<Side draft which=1 label=words().figure.height_label />" "{unit}</label>
                <label>{words().figure.font}<Side draft which=2 label=words().figure.font_label />" "{font_unit}</label>
            </div>
        }
    };
    move || units.get().map(boxes)
}

#[component]
fn Side(draft: Draft, which: usize, label: &'static str) -> impl IntoView {
    let numbers = move || match draft.size.get() {
        Size::Millimetres(numbers) | Size::Pixels(numbers) => numbers,
        Size::Preset(_) => PIXELS,
    };
    let entered = move |number: f64| {
        let number =
            if which == 2 { number.clamp(SMALLEST_FONT, LARGEST_FONT) } else { number.max(1.0) };
        draft.size.update(|size| match size {
            Size::Millimetres(numbers) | Size::Pixels(numbers) => numbers[which] = number,
            Size::Preset(_) => {}
        });
    };
    view! { <NumberBox label=label.into() value=Signal::derive(move || numbers()[which]) entered /> }
}

#[component]
fn Tick(label: &'static str, help: &'static str, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="tick" title=help>
            <input type="checkbox" prop:checked=value on:change:target=move |event| value.set(event.target().checked()) />
            {label}
        </label>
    }
}

/// What the plots of the figure have besides their points and arrows.
#[component]
fn PlotMarks(draft: Draft) -> impl IntoView {
    let text = &words().figure;
    view! {
        <Show when=move || draft.has_plots()>
            <MarkTick draft label=text.grid help=text.grid_help mark=|marks| &mut marks.grid />
            <MarkTick draft label=text.compass help=text.compass_help mark=|marks| &mut marks.compass />
            <MarkTick draft label=text.handles help=text.handles_help mark=|marks| &mut marks.handles />
            <MarkTick draft label=text.family help=text.family_help mark=|marks| &mut marks.family />
            <Segmented
                name=text.labels
                choices=vec![
                    (Labels::All, text.labels_all, text.labels_all_help),
                    (Labels::Directions, text.labels_directions, text.labels_directions_help),
                    (Labels::None, text.labels_none, text.labels_none_help),
                ]
                value=Signal::derive(move || draft.marks.with(|marks| marks.labels))
                chosen=move |labels| draft.marks.update(|marks| marks.labels = labels)
            />
        </Show>
    }
}

#[component]
fn MarkTick(
    draft: Draft,
    label: &'static str,
    help: &'static str,
    mark: fn(&mut Marks) -> &mut bool,
) -> impl IntoView {
    let shown = move || draft.marks.with(|marks| *mark(&mut marks.clone()));
    let set = move |on| draft.marks.update(|marks| *mark(marks) = on);
    view! {
        <label class="tick" title=help>
            <input type="checkbox" prop:checked=shown on:change:target=move |event| set(event.target().checked()) />
            {label}
        </label>
    }
}

#[component]
fn Texts(draft: Draft) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let figure = draft.open.get().then(|| draft.figure()).flatten();
        figure.map(|figure| (figure.title, figure.caption)).unwrap_or_default()
    });
    let edited = move || draft.title.with(Option::is_some) || draft.caption.with(Option::is_some);
    let rewrite = move |_| {
        draft.title.set(None);
        draft.caption.set(None);
    };
    view! {
        <label class="field">
            {words().figure.heading}
            <input
                type="text"
                data-testid="figure-title"
                prop:value=move || shown.with(|s| s.0.clone())
                on:input:target=move |event| draft.title.set(Some(event.target().value()))
            />
        </label>
        <label class="field">
            {words().figure.caption}
            <textarea
                rows="5"
                data-testid="figure-caption"
                prop:value=move || shown.with(|s| s.1.clone())
                on:input:target=move |event| draft.caption.set(Some(event.target().value()))
            ></textarea>
        </label>
        <Show when=edited>
            <button class="mini" title=words().figure.rewrite_help on:click=rewrite>
                {words().figure.rewrite}
            </button>
        </Show>
    }
}
