//! Taking the figure away: files and the clipboard.

use leptos::{prelude::*, task::spawn_local};

use super::{
    fonts::{font_files, lacking, outlined},
    shown::{ShownDrawing, Trouble},
};
use crate::{
    view::control::{NumberBox, Segmented},
    web::{WebError, blob::Blob, clipboard, download, press, raster},
};
use picture::{
    export::{self, Failure},
    press::{Job, Sheet},
    scene::PointRef,
};
use session::{
    controller::{Draft, Drawn},
    words::words,
};

/// Files that need nothing but the drawing.
#[derive(Clone, Copy)]
enum TextFile {
    Svg,
    Csv,
    Json,
}

impl TextFile {
    const ALL: [Self; 3] = [Self::Svg, Self::Csv, Self::Json];

    /// Button, ending, media type, help.
    fn facts(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Svg => (words().figure.svg, "svg", "image/svg+xml", words().figure.svg_help),
            Self::Csv => (words().figure.csv, "csv", "text/csv", words().figure.csv_help),
            Self::Json => {
                (words().figure.json, "json", "application/json", words().figure.json_help)
            }
        }
    }

    fn written(self, draft: Draft, drawn: &Drawn) -> Result<String, Failure> {
        let names = |point: PointRef| untrack(|| draft.raw_label(point));
        match self {
            Self::Svg => Ok(drawn.svg.clone()),
            Self::Csv => export::csv(&drawn.sheet.figure, &names),
            Self::Json => export::json(&drawn.sheet.figure, &names),
        }
    }

    fn save(self, draft: Draft, drawn: &Drawn) -> Result<String, Trouble> {
        let (_, ending, media_type, _) = self.facts();
        let name = draft.file_name(ending);
        download::save(&name, media_type, self.written(draft, drawn)?.as_bytes())?;
        Ok((words().common.saved_as)(&name))
    }
}

/// One button a file format, and copies where the browser has a clipboard.
#[component]
pub fn Saving(draft: Draft, shown: ShownDrawing) -> impl IntoView {
    let drawn = move || shown.get_untracked().and_then(Result::ok);
    let nothing = move || !shown.with(|shown| matches!(shown, Some(Ok(_))));
    let pdf = move |_| {
        let Some(drawn) = drawn() else { return };
        spawn_local(async move { report(draft, save_pdf(draft, drawn.sheet.clone()).await) });
    };
    let tikz = move |_| {
        let Some(drawn) = drawn() else { return };
        let job = Job::Tikz(drawn.sheet.clone());
        spawn_local(async move {
            report(draft, save_printed(draft, job, "tex", "application/x-tex").await)
        });
    };
    let png = move |_| {
        let Some(drawn) = drawn() else { return };
        spawn_local(async move { report(draft, save_png(draft, &drawn).await) });
    };
    let files = TextFile::ALL.map(|format| {
        let (label, ending, _, help) = format.facts();
        let save = move |_| {
            drawn().into_iter().for_each(|drawn| report(draft, format.save(draft, &drawn)))
        };
        view! {
            <button title=help data-testid=format!("save-{ending}") disabled=nothing on:click=save>
                {label}
            </button>
        }
    });
    let [svg, others @ ..] = files;
    view! {
        <div class="save" role="group" aria-label=words().figure.save_group>
            <span class="soft">{words().figure.save}</span>
            {svg}
            <button
                title=words().figure.pdf_help
                data-testid="save-pdf"
                disabled=nothing
                on:click=pdf
            >
                {words().figure.pdf}
            </button>
            <button
                title=words().figure.png_help
                data-testid="save-png"
                disabled=nothing
                on:click=png
            >
                {words().figure.png}
            </button>
            <Resolution draft />
            <button
                title=words().figure.tikz_help
                data-testid="save-tex"
                disabled=nothing
                on:click=tikz
            >
                {words().figure.tikz}
            </button>
            {others.into_iter().collect_view()}
            <Copying draft shown />
        </div>
        <p class="small" role="status" data-testid="figure-said">{move || draft.status.get()}</p>
    }
}

/// How many pixels pictures of pixels have.
#[component]
fn Resolution(draft: Draft) -> impl IntoView {
    let scales = vec![
        (Some(1), words().figure.once, words().figure.once_help),
        (Some(2), words().figure.twice, words().figure.twice_help),
        (Some(4), words().figure.four_times, words().figure.four_times_help),
        (None, words().figure.own_width, words().figure.own_width_help),
    ];
    view! {
        <Segmented
            name=words().figure.resolution
            choices=scales
            value=draft.png.scale
            chosen=move |by| draft.png.scale.set(by)
        />
        <Show when=move || draft.png.scale.get().is_none()>
            <label class="small">
                <NumberBox
                    label=words().figure.own_width_label.into()
                    value=draft.png.width
                    entered=move |width| draft.png.enter_width(width)
                    test_id="png-width"
                />
                {words().figure.pixels_wide}
            </label>
        </Show>
    }
}

#[component]
fn Copying(draft: Draft, shown: ShownDrawing) -> impl IntoView {
    let drawn = move || shown.get_untracked().and_then(Result::ok);
    let picture = move |_| {
        let Some(drawn) = drawn() else { return };
        spawn_local(async move {
            let copied = clipboard::copy_png(async move { png(draft, &drawn).await }).await;
            report(
                draft,
                copied.map(|()| words().figure.copied_png.to_owned()).map_err(Trouble::from),
            );
        });
    };
    let source = move |_| {
        let Some(drawn) = drawn() else { return };
        spawn_local(async move {
            let copied = clipboard::copy_text(&drawn.svg).await;
            report(
                draft,
                copied.map(|()| words().figure.copied_svg.to_owned()).map_err(Trouble::from),
            );
        });
    };
    let pictures = clipboard::takes_pictures().then(|| {
        view! {
            <button title=words().figure.copy_png_help data-testid="copy-png" on:click=picture>
                {words().figure.copy_png}
            </button>
        }
    });
    let texts = clipboard::takes_texts().then(|| {
        view! {
            <button title=words().figure.copy_svg_help data-testid="copy-svg" on:click=source>
                {words().figure.copy_svg}
            </button>
        }
    });
    view! { {pictures} {texts} }
}

async fn save_pdf(draft: Draft, sheet: Sheet) -> Result<String, Trouble> {
    let job = Job::Pdf(sheet, font_files(draft).await?);
    save_printed(draft, job, "pdf", "application/pdf").await
}

/// Has the press make a file and saves it.
async fn save_printed(
    draft: Draft,
    job: Job,
    ending: &str,
    media_type: &str,
) -> Result<String, Trouble> {
    let printed = press::print(&job).await?;
    let name = draft.file_name(ending);
    download::save(&name, media_type, &printed.bytes)?;
    let notes = [Some((words().common.saved_as)(&name)), lacking(&printed.missing)];
    Ok(notes.into_iter().flatten().collect::<Vec<_>>().join(". "))
}

/// The figure as pixels, in the page's own font on every machine.
async fn png(draft: Draft, drawn: &Drawn) -> Result<Blob, WebError> {
    let pixels = untrack(|| draft.png.pixels(&drawn.sheet));
    raster::png(&outlined(draft, drawn.sheet.clone()).await?, pixels).await
}

async fn save_png(draft: Draft, drawn: &Drawn) -> Result<String, Trouble> {
    let pixels = untrack(|| draft.png.pixels(&drawn.sheet));
    let name = draft.file_name(&draft.png.ending(pixels));
    download::save_blob(&name, &png(draft, drawn).await?)?;
    Ok((words().figure.saved_pixels)(&name, pixels))
}

/// Says what was done, or why not.
pub(super) fn report(draft: Draft, outcome: Result<String, Trouble>) {
    draft.status.set(Some(outcome.unwrap_or_else(|error| error.to_string())));
}
