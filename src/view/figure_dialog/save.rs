//! Taking the figure away: files and the clipboard.

use leptos::{prelude::*, task::spawn_local};

use super::{
    Shown,
    draft::{Draft, Drawn},
    fonts::{font_files, lacking},
};
use crate::{
    export::{self, Failure},
    press::{Job, Sheet},
    scene::PointRef,
    view::control::Segmented,
    web::{WebError, clipboard, download, press, raster},
};

/// Why a figure could not be taken away.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Figure(#[from] Failure),
    #[error(transparent)]
    Browser(#[from] WebError),
}

/// Files that need nothing but the drawing.
#[derive(Clone, Copy)]
enum Format {
    Svg,
    Csv,
    Json,
}

impl Format {
    const ALL: [Self; 3] = [Self::Svg, Self::Csv, Self::Json];

    /// Button, ending, media type, help.
    fn facts(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Svg => ("SVG", "svg", "image/svg+xml", "Vectors for slides and drawing programs"),
            Self::Csv => ("CSV", "csv", "text/csv", "The numbers behind the figure as a table"),
            Self::Json => ("JSON", "json", "application/json", "The numbers behind the figure as an object"),
        }
    }

    fn written(self, draft: Draft, drawn: &Drawn) -> Result<String, Failure> {
        let model = draft.session.model.get_untracked();
        let names = |point: PointRef| model.as_ref().and_then(|model| model.raw_label(point));
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
        Ok(format!("Saved as {name}"))
    }
}

/// One button a file format, and copies where the browser has a clipboard.
#[component]
pub fn Saving(draft: Draft, shown: Shown) -> impl IntoView {
    let scale = RwSignal::new(2u32);
    let scales = vec![
        (1, "1×", "As many pixels as the size says, 96 an inch"),
        (2, "2×", "Twice as many pixels: sharp on most screens"),
        (4, "4×", "Four times as many pixels: sharp in print"),
    ];
    let drawn = move || shown.get_untracked().and_then(Result::ok);
    let nothing = move || !shown.with(|shown| matches!(shown, Some(Ok(_))));
    let pdf = move |_| {
        let Some(drawn) = drawn() else { return };
        spawn_local(async move { tell(draft, save_pdf(draft, drawn.sheet.clone()).await) });
    };
    let tikz = move |_| {
        let Some(drawn) = drawn() else { return };
        let job = Job::Tikz(drawn.sheet.clone());
        spawn_local(async move { tell(draft, save_printed(draft, job, "tex", "application/x-tex").await) });
    };
    let png = move |_| {
        let (Some(drawn), scale) = (drawn(), scale.get_untracked()) else { return };
        spawn_local(async move { tell(draft, save_png(draft, &drawn, scale).await) });
    };
    let files = Format::ALL.map(|format| {
        let (label, ending, _, help) = format.facts();
        let save = move |_| drawn().into_iter().for_each(|drawn| tell(draft, format.save(draft, &drawn)));
        view! { <button title=help data-testid=format!("save-{ending}") disabled=nothing on:click=save>{label}</button> }
    });
    let [svg, others @ ..] = files;
    view! {
        <div class="save" role="group" aria-label="Save the figure">
            <span class="soft">"Save"</span>
            {svg}
            <button title="Vectors with the font inside" data-testid="save-pdf" disabled=nothing on:click=pdf>"PDF"</button>
            <button title="Pixels, drawn by the browser" data-testid="save-png" disabled=nothing on:click=png>"PNG"</button>
            <Segmented name="Pixels of the PNG" choices=scales value=scale chosen=move |by| scale.set(by) />
            <button
                title="Source for LaTeX, set in the paper's own type"
                data-testid="save-tex"
                disabled=nothing
                on:click=tikz
            >
                "TikZ"
            </button>
            {others.into_iter().collect_view()}
            <Copying draft shown scale />
        </div>
        <p class="small" role="status" data-testid="figure-said">{move || draft.said.get()}</p>
    }
}

#[component]
fn Copying(draft: Draft, shown: Shown, scale: RwSignal<u32>) -> impl IntoView {
    let drawn = move || shown.get_untracked().and_then(Result::ok);
    let picture = move |_| {
        let (Some(drawn), scale) = (drawn(), scale.get_untracked()) else { return };
        let pixels = pixels(&drawn.sheet, scale);
        spawn_local(async move {
            let copied = clipboard::copy_png(async move { raster::png(&drawn.svg, pixels).await }).await;
            tell(draft, copied.map(|()| "Copied as a picture".to_owned()).map_err(Trouble::from));
        });
    };
    let source = move |_| {
        let Some(drawn) = drawn() else { return };
        spawn_local(async move {
            let copied = clipboard::copy_text(&drawn.svg).await;
            tell(draft, copied.map(|()| "Copied as SVG source".to_owned()).map_err(Trouble::from));
        });
    };
    let pictures = clipboard::takes_pictures().then(|| {
        view! { <button title="To paste into slides" data-testid="copy-png" on:click=picture>"Copy PNG"</button> }
    });
    let texts = clipboard::takes_texts().then(|| {
        view! { <button title="To paste into a text" data-testid="copy-svg" on:click=source>"Copy SVG"</button> }
    });
    view! { {pictures} {texts} }
}

async fn save_pdf(draft: Draft, sheet: Sheet) -> Result<String, Trouble> {
    let job = Job::Pdf(sheet, font_files(draft).await?);
    save_printed(draft, job, "pdf", "application/pdf").await
}

/// Has the press make a file and saves it.
async fn save_printed(draft: Draft, job: Job, ending: &str, media_type: &str) -> Result<String, Trouble> {
    let printed = press::print(&job).await?;
    let name = draft.file_name(ending);
    download::save(&name, media_type, &printed.bytes)?;
    let said = [Some(format!("Saved as {name}")), lacking(&printed.missing)];
    Ok(said.into_iter().flatten().collect::<Vec<_>>().join(". "))
}

async fn save_png(draft: Draft, drawn: &Drawn, scale: u32) -> Result<String, Trouble> {
    let ending = if scale == 1 { "png".to_owned() } else { format!("{scale}x.png") };
    let name = draft.file_name(&ending);
    let [width, height] = pixels(&drawn.sheet, scale);
    download::save_blob(&name, &raster::png(&drawn.svg, [width, height]).await?)?;
    Ok(format!("Saved as {name}, {width} × {height} pixels"))
}

/// Width and height of the PNG.
fn pixels(sheet: &Sheet, scale: u32) -> [u32; 2] {
    sheet.paper.size.map(|side| (side * f64::from(scale)).round() as u32)
}

fn tell(draft: Draft, outcome: Result<String, Trouble>) {
    draft.said.set(Some(outcome.unwrap_or_else(|error| error.to_string())));
}
