//! Taking figures away: what the preview shows, and what the saved files hold.

use std::fs;

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::key::Key;

/// Each button with the ending of its file and how such a file begins.
const FILES: [(&str, &str, &[u8]); 6] = [
    ("save-svg", "result.svg", b"<svg xmlns="),
    ("save-pdf", "result.pdf", b"%PDF-"),
    ("save-png", "result.2x.png", b"\x89PNG\r\n\x1a\n"),
    ("save-tex", "result.tex", b"\\documentclass"),
    ("save-csv", "result.csv", b"property,before,after,verdict,class,threshold,"),
    ("save-json", "result.json", b"{\n"),
];
/// Width and height of the slide at 2×, as a PNG's header has them.
const TWICE_A_SLIDE: [u32; 2] = [2560, 1440];
/// The same of a picture of an animation.
const A_SLIDE: [u32; 2] = [1280, 720];
/// Bytes of an animation that can be sent.
const SENDABLE: usize = 3_000_000;

#[tokio::test(flavor = "multi_thread")]
async fn every_file_of_the_whole_result_can_be_saved() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("figures").await?;
        open(&page).await?;
        page.accessible("a figure").await?;
        choose(&page, "result").await?;
        for (button, ending, start) in FILES {
            page.click(button).await?;
            let file = fs::read(page.saved(&folder, ending).await?)?;
            assert!(file.starts_with(start), "{button}: {:?}", &file[..file.len().min(40)]);
            if ending.ends_with(".png") {
                assert_eq!(png_size(&file), TWICE_A_SLIDE);
            }
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_png_is_opaque_or_see_through_as_it_was_asked_for() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for (name, opacity) in [("figures-opaque", 255), ("figures-see-through", 0)] {
            let folder = page.saving_to(name).await?;
            if opacity == 255 {
                open(&page).await?;
            } else {
                page.script(TICK_TRANSPARENT).await?;
            }
            drawn(&page).await?;
            page.click("save-png").await?;
            let pixels = alphas(&fs::read(page.saved(&folder, ".2x.png").await?)?);
            assert_eq!(pixels.first(), Some(&opacity), "the corner");
            assert!(pixels.contains(&255), "letters are opaque in both");
        }
        Ok(())
    })
    .await
}

const TICK_TRANSPARENT: &str = "
    const label = [...document.querySelectorAll('dialog[open] label')].find(l => l.textContent.includes('Transparent'));
    label.querySelector('input').click();";

/// The opacity of every pixel of an eight-bit PNG.
fn alphas(file: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    let samples = info.color_type.samples();
    let alpha = |pixel: &[u8]| if samples == 4 { pixel[3] } else { 255 };
    pixels.chunks_exact(samples).map(alpha).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_is_text_and_never_markup() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("figures-title").await?;
        open(&page).await?;
        choose(&page, "both").await?;
        let title = page.part("figure-title").await?;
        title.clear().await?;
        title.send_keys("<b>1 & 2</b>").await?;
        page.click("save-svg").await?;
        let file = fs::read(page.saved(&folder, "both.svg").await?)?;
        let file = String::from_utf8_lossy(&file);
        assert!(
            file.contains("&lt;b&gt;1 &amp; 2&lt;/b&gt;") && !file.contains("<b>"),
            "the title is text"
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_hidden_moved_and_restored_one_by_one() -> Outcome {
    on_page(Look::DESK, |page| async move {
        open(&page).await?;
        choose(&page, "both").await?;
        page.part("own-names").await?.click().await?;
        let there = async || places(&page, |now| now > 0).await;
        let before = page.until("names can be dragged", there).await?;
        page.accessible("names of a figure").await?;
        page.script(HIDE_FIRST).await?;
        let fewer = async || places(&page, |now| now == before - 1).await;
        page.until("one name is hidden", fewer).await?;
        let right = char::from(Key::Right).to_string();
        page.wait_for(MOVE).await?.send_keys(&right).await?;
        page.wait_for(PUT_BACK).await?;
        page.wait_for(MOVE).await?.send_keys(&right).await?;
        page.click("names-again").await?;
        page.until("all are back", async || places(&page, |now| now == before).await).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_were_chosen_are_part_of_the_address() -> Outcome {
    on_page(Look::DESK, |page| async move {
        open(&page).await?;
        choose(&page, "story").await?;
        page.part("own-names").await?.click().await?;
        page.until("names can be dragged", async || places(&page, |now| now > 0).await).await?;
        page.script(HIDE_FIRST).await?;
        let linked = "the address has the names";
        let link = page.address_when(linked, |json| json.contains("\"of\":\"story\"")).await?;
        page.open_at(&link).await?;
        open(&page).await?;
        page.part("own-names").await?.click().await?;
        page.part("names-again").await?;
        let chosen = "return document.querySelector('[data-testid=figure-subject]').value;";
        assert_eq!(page.script(chosen).await?, "story");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

const HIDE_FIRST: &str = "document.querySelector('[data-testid=own-names] input').click();";
/// The button of the second name, whose box is not touched, and the one that undoes its move.
const MOVE: &str = "[data-testid=own-names] li:nth-child(2) button";
const PUT_BACK: &str = "[data-testid=own-names] li:nth-child(2) button:nth-of-type(2)";

/// How many names can be dragged in the preview, once that is as wanted.
async fn places(page: &Page, wanted: impl Fn(u64) -> bool) -> Outcome<Option<u64>> {
    let count = "return document.querySelectorAll('[data-testid=name-place]').length;";
    Ok(page.script(count).await?.as_u64().filter(|&now| wanted(now)))
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_of_ones_own_are_in_the_file_and_hard_ones_are_told() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("figures-colours").await?;
        open(&page).await?;
        page.part("own-colours").await?.click().await?;
        page.accessible("colours of a figure").await?;
        page.script(PALE_INK).await?;
        let told = async || Ok(page.text("hard-to-read").await?.contains("Text").then_some(()));
        page.until("the pale text is told", told).await?;
        page.click("save-svg").await?;
        let file = fs::read(page.saved(&folder, "story.svg").await?)?;
        let file = String::from_utf8_lossy(&file).to_lowercase();
        assert!(file.contains("#d0d0d1"), "the chosen colour");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

const PALE_INK: &str = "
    const ink = document.querySelector('[data-testid=colour-ink]');
    ink.value = '#d0d0d1';
    ink.dispatchEvent(new Event('input', { bubbles: true }));";

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_shows_the_whole_dialog() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        open(&page).await?;
        let wide = page.script(
            "const d = document.querySelector('[data-testid=figure-dialog]'); return d.scrollWidth - d.clientWidth;",
        );
        assert_eq!(wide.await?.as_i64(), Some(0), "pixels beyond the dialog");
        Ok(())
    })
    .await
}

/// Each button of an animation with the ending of its file and how such a file begins.
const FILMS: [(&str, &str, &[u8]); 4] = [
    ("save-gif", "way.gif", b"GIF89a"),
    ("save-film", "way.webm", b"\x1A\x45\xDF\xA3"),
    ("save-apng", "way.png", b"\x89PNG\r\n\x1a\n"),
    ("save-frames", "way.zip", b"PK\x03\x04"),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_way_from_i_to_a_can_be_saved_as_film_pictures_and_frames() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("figures-film").await?;
        page.drag_tip(Tip::First, 30.0, -40.0).await?;
        open(&page).await?;
        page.part("filming").await?.click().await?;
        for (number, typed) in [("film-frames", "4"), ("film-seconds", "0.4")] {
            let field = page.part(number).await?;
            field.clear().await?;
            field.send_keys(&format!("{typed}\n")).await?;
        }
        page.accessible("a film").await?;
        for (button, ending, start) in FILMS {
            page.wait_for(&format!("[data-testid={button}]:not([disabled])"))
                .await?
                .click()
                .await?;
            let file = fs::read(page.saved(&folder, ending).await?)?;
            assert!(file.starts_with(start), "{button}: {:?}", &file[..file.len().min(40)]);
        }
        let pictures = fs::read(page.saved(&folder, "way.png").await?)?;
        let frames = pictures.windows(4).filter(|name| name == b"fcTL").count();
        assert_eq!(
            (png_size(&pictures), frames),
            (A_SLIDE, 6),
            "four frames there, two of them back"
        );
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_of_the_real_model_moves_and_can_be_sent() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("figures-story").await?;
        page.drag_tip(Tip::First, 30.0, -40.0).await?;
        open(&page).await?;
        let title = page.part("figure-title").await?.prop("value").await?.unwrap_or_default();
        assert!(title.contains("The angle went from"), "the page's headline: {title}");
        page.part("filming").await?.click().await?;
        let told =
            async || Ok(Some(page.text("film-size").await?).filter(|said| said.contains("GIF")));
        let told = page.until("its size is told", told).await?;
        assert!(told.contains("1280 × 720") && told.contains("estimated"), "{told}");
        page.click("save-gif").await?;
        let file = fs::read(page.saved(&folder, "story.way.gif").await?)?;
        assert!(file.len() <= SENDABLE, "{} bytes, {told}", file.len());
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mirrored_move_says_why_there_is_no_animation() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.script(MIRROR).await?;
        open(&page).await?;
        page.part("filming").await?.click().await?;
        let explained =
            async || Ok(page.text("no-film").await?.contains("det is negative").then_some(()));
        page.until("the reason is shown", explained).await
    })
    .await
}

/// The mean difference of a channel between drawing and canvas, against that between an empty
/// surface and the canvas. Blocks of 8 × 8 pixels are compared: fonts differ, and letters are
/// lifted off differently.
/// A plot holds many letters: names of tokens, numbers of the grid, the angle. With them 0.31 was measured.
const ALIKE: f64 = 0.4;

#[tokio::test(flavor = "multi_thread")]
async fn the_figure_of_a_plot_is_the_picture_on_the_screen() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.script(
            "[...document.querySelectorAll('.stage-tools button')].find(b => b.innerText === 'All pairs').click();",
        )
        .await?;
        open(&page).await?;
        choose(&page, "model").await?;
        page.wait_for("[data-testid=figure-size] option:last-child").await?.click().await?;
        let plot = page.script(PLOT_SIZE).await?;
        let side =
            |i: usize, around: f64| plot[i].as_f64().map(|side| format!("{}\n", side + around)).unwrap_or_default();
        let texts =
            [("[data-testid=figure-title]", " \u{8}".into()), ("[data-testid=figure-caption]", " \u{8}".into())];
        let sizes = [
            ("[aria-label='Font size']", format!("{FONT}\n")),
            ("[aria-label=Width]", side(0, 2.0 * FONT)),
            ("[aria-label=Height]", side(1, (2.0 + HEAD) * FONT)),
        ];
        for (field, typed) in texts.into_iter().chain(sizes) {
            let field = page.wait_for(field).await?;
            field.clear().await?;
            field.send_keys(&typed).await?;
        }
        let compare = COMPARE.replace("FONT", &FONT.to_string()).replace("HEAD", &HEAD.to_string());
        // A drawing of the last size but one may still be shown when the new one is as wide.
        let alike = async || {
            let difference = page.script(&compare).await?;
            let both = difference[0].as_f64().zip(difference[1].as_f64());
            Ok(both.filter(|(drawing, blank)| drawing < &(ALIKE * blank)).map(drop))
        };
        page.until("the drawing is the picture on the screen", alike).await?;
        Ok(())
    })
    .await
}

/// The font size at which a figure has the sizes of the screen, and the height of a plot's heading
/// in font sizes.
const FONT: f64 = 13.0;
const HEAD: f64 = 1.8;

const MIRROR: &str = "[...document.querySelectorAll('button')].find(button => button.innerText === 'Mirror').click();";

const PLOT_SIZE: &str = "
    const box = document.querySelector('[data-testid=stage-left]').getBoundingClientRect();
    return [box.width, box.height];";

/// Mean differences of a channel from the canvases: of the drawing's plot, and of an empty surface.
const COMPARE: &str = "
    const layers = [...document.querySelectorAll('[data-testid=stage-left] canvas')];
    const drawing = document.querySelector('[data-testid=figure-preview]');
    const box = document.querySelector('[data-testid=stage-left]').getBoundingClientRect();
    if (Math.abs((drawing?.naturalWidth ?? 0) - box.width - 2 * FONT) > 1) return [];
    const drawn = (width, height, paint) => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const context = canvas.getContext('2d');
        context.fillStyle = 'white';
        context.fillRect(0, 0, width, height);
        context.imageSmoothingQuality = 'high';
        paint(context);
        return canvas;
    };
    const { width, height } = layers[0];
    const [columns, rows] = [width, height].map(side => Math.floor(side / 8));
    const pixels = paint => {
        const whole = drawn(width, height, paint);
        const blocks = drawn(columns, rows, context => context.drawImage(whole, 0, 0, columns, rows));
        return blocks.getContext('2d').getImageData(0, 0, columns, rows).data;
    };
    const screen = pixels(context => layers.forEach(layer => context.drawImage(layer, 0, 0)));
    const figure = pixels(context => context.drawImage(drawing, -FONT, -(1 + HEAD) * FONT));
    const blank = pixels(() => {});
    const apart = other => screen.reduce((sum, channel, i) => sum + Math.abs(channel - other[i]), 0) / screen.length;
    return [apart(figure), apart(blank)];";

/// Opens the dialog and waits for the drawing.
async fn open(page: &Page) -> Outcome {
    page.click("figure").await?;
    drawn(page).await
}

async fn choose(page: &Page, subject: &str) -> Outcome {
    page.wait_for(&format!("[data-testid=figure-subject] option[value={subject}]"))
        .await?
        .click()
        .await?;
    drawn(page).await
}

async fn drawn(page: &Page) -> Outcome {
    let wide = "return document.querySelector('[data-testid=figure-preview]')?.naturalWidth ?? 0;";
    page.until("the preview is drawn", async || {
        Ok(page.script(wide).await?.as_u64().filter(|&w| w > 0).map(drop))
    })
    .await
}

/// Width and height in a PNG's header.
fn png_size(png: &[u8]) -> [u32; 2] {
    [16, 20].map(|at| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]))
}
