//! What the figure shows and how.

use leptos::prelude::*;

use super::{colours::PaletteChoice, fonts::OwnFont, names::NameList, shown::ShownDrawing};
use crate::view::control::{NumberBox, Segmented};
use picture::{
    figure::{Colours, Labels, Marks},
    press::Lettering,
};
use session::{
    controller::{Draft, Size},
    words::{spoken, words},
};

/// Subject, size, colours, title, caption.
#[component]
pub fn Settings(draft: Draft, shown: ShownDrawing) -> impl IntoView {
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
        <Segmented
            name=words().figure.colours
            choices=colours
            value=draft.appearance.colours
            chosen=move |colours| draft.appearance.colours.set(colours)
        />
        <PaletteChoice draft />
        <label class="tick" title=words().figure.lines_help>
            {words().figure.lines}
            <NumberBox
                label=words().figure.lines_label.into()
                value=draft.appearance.lines
                entered=move |by| draft.appearance.widen_lines(by)
                test_id="figure-lines"
            />
        </label>
        <PlotMarks draft />
        <NameList draft shown />
        <Tick
            label=words().figure.with_caption
            help=words().figure.with_caption_help
            value=draft.texts.captioned
        />
        <Tick
            label=words().figure.transparent
            help=words().figure.transparent_help
            value=draft.appearance.transparent
        />
        <Segmented
            name=words().figure.letters
            choices=letters
            value=draft.letters.lettering
            chosen=move |letters| draft.letters.lettering.set(letters)
        />
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
            view! {
                <option value=subject.key().to_owned() selected=chosen>
                    {subject.name().to_owned()}
                </option>
            }
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
    let sizes = Size::all();
    let options = sizes.clone().into_iter().enumerate().map(move |(i, size)| {
        let chosen = move || draft.appearance.size.get().is_like(size);
        view! { <option value=i.to_string() selected=chosen>{size_name(size)}</option> }
    });
    let choose = move |entry: String| {
        let chosen = entry.parse().ok().and_then(|i: usize| sizes.get(i).copied());
        chosen.into_iter().for_each(|size| draft.appearance.size.set(size));
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
        <TypeSize draft />
    }
}

fn size_name(size: Size) -> String {
    match size {
        Size::Preset(preset, _) => spoken(preset.name()),
        Size::Millimetres(_) => words().figure.millimetres.into(),
        Size::Pixels(_) => words().figure.pixels.into(),
    }
}

/// Width and height, where they are the user's own.
#[component]
fn OwnSize(draft: Draft) -> impl IntoView {
    // Only another kind of size makes other boxes: a typed number must not take the focus away.
    let units = Memo::new(move |_| match draft.appearance.size.get() {
        Size::Preset(..) => None,
        Size::Millimetres(_) => Some("mm"),
        Size::Pixels(_) => Some("px"),
    });
    let boxes = move |unit: &'static str| {
        view! {
            <div class="own-size">
                <label>
                    {words().figure.width}
                    <Side draft which=0 label=words().figure.width_label />
                    " "
                    {unit}
                </label>
                <label>
                    {words().figure.height}
                    <Side draft which=1 label=words().figure.height_label />
                    " "
                    {unit}
                </label>
            </div>
        }
    };
    move || units.get().map(boxes)
}

/// Font size, of presets too.
#[component]
fn TypeSize(draft: Draft) -> impl IntoView {
    let size = draft.appearance.size;
    let unit = move || if size.get().font().1 { "px" } else { "pt" };
    view! {
        <label class="tick" title=words().figure.font_help>
            {words().figure.font}
            <NumberBox
                label=words().figure.font_label.into()
                value=Signal::derive(move || size.get().font().0)
                entered=move |font| size.update(|size| *size = size.with_font(font))
                test_id="figure-font"
            />
            {unit}
        </label>
    }
}

#[component]
fn Side(draft: Draft, which: usize, label: &'static str) -> impl IntoView {
    // A preset has no numbers, and no boxes for them.
    let shown = move || draft.appearance.size.get().numbers().map_or(1.0, |numbers| numbers[which]);
    let entered =
        move |number| draft.appearance.size.update(|size| *size = size.with_number(which, number));
    view! { <NumberBox label=label.into() value=Signal::derive(shown) entered /> }
}

#[component]
fn Tick(label: &'static str, help: &'static str, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="tick" title=help>
            <input
                type="checkbox"
                prop:checked=value
                on:change:target=move |event| value.set(event.target().checked())
            />
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
            <MarkTick
                draft
                label=text.compass
                help=text.compass_help
                mark=|marks| &mut marks.compass
            />
            <MarkTick
                draft
                label=text.handles
                help=text.handles_help
                mark=|marks| &mut marks.handles
            />
            <MarkTick
                draft
                label=text.family
                help=text.family_help
                mark=|marks| &mut marks.family
            />
            <Segmented
                name=text.labels
                choices=vec![
                    (Labels::All, text.labels_all, text.labels_all_help),
                    (Labels::Directions, text.labels_directions, text.labels_directions_help),
                    (Labels::None, text.labels_none, text.labels_none_help),
                ]
                value=Signal::derive(move || draft.appearance.marks.with(|marks| marks.labels))
                chosen=move |labels| draft.appearance.marks.update(|marks| marks.labels = labels)
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
    let shown = move || draft.appearance.marks.with(|marks| *mark(&mut marks.clone()));
    let set = move |on| draft.appearance.marks.update(|marks| *mark(marks) = on);
    view! {
        <label class="tick" title=help>
            <input
                type="checkbox"
                prop:checked=shown
                on:change:target=move |event| set(event.target().checked())
            />
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
    view! {
        <label class="field">
            {words().figure.heading}
            <input
                type="text"
                data-testid="figure-title"
                prop:value=move || shown.with(|s| s.0.clone())
                on:input:target=move |event| draft.texts.title.set(Some(event.target().value()))
            />
        </label>
        <label class="field">
            {words().figure.caption}
            <textarea
                rows="5"
                data-testid="figure-caption"
                prop:value=move || shown.with(|s| s.1.clone())
                on:input:target=move |event| draft.texts.caption.set(Some(event.target().value()))
            ></textarea>
        </label>
        <Show when=move || draft.texts.are_edited()>
            <button
                class="mini"
                title=words().figure.rewrite_help
                on:click=move |_| draft.texts.rewrite()
            >
                {words().figure.rewrite}
            </button>
        </Show>
    }
}
