//! Nothing overflows, overlaps, is clipped or too small to hit, from a wide screen to a narrow
//! phone, in light and in dark.

use std::fs;

use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::key::Key;
use xtask::program::target_dir;

/// At first sight there are fewer controls than this.
const CONTROLS: i64 = 30;

/// A large screen, wide, small laptop, tablet, phone, the narrowest, and a laptop at 200 % zoom.
const SIZES: [(u32, u32); 7] =
    [(1920, 1080), (1440, 900), (1024, 768), (768, 1024), (390, 844), (320, 640), (720, 450)];

#[tokio::test(flavor = "multi_thread")]
async fn the_opening_page_and_a_moved_model_fit_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        fits(&page, "opening").await?;
        let controls = page.script(SEEN).await?.as_i64();
        assert!(controls.is_some_and(|count| count < CONTROLS), "{controls:?} controls");
        page.type_into("[data-testid=tip-1]", &char::from(Key::Up).to_string().repeat(6)).await?;
        page.board_when("the cosine moves", |board| {
            board["cosine"].before != board["cosine"].after
        })
        .await?;
        fits(&page, "a drag").await?;
        page.open_files(&[broken()?]).await?;
        page.part("error").await?;
        fits(&page, "an error").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn lessons_fit_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for (lesson, steps) in
            [("by-hand", 2), ("same-predictions", 1), ("hidden", 0), ("all-or-none", 2)]
        {
            page.begin_lesson(lesson).await?;
            for _ in 0..steps {
                page.click("lesson-next").await?;
            }
            fits(&page, lesson).await?;
            page.click("lesson-leave").await?;
            page.lesson_over().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn dialogs_fit_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("figure").await?;
        page.part("figure-preview").await?;
        page.part("filming").await?.click().await?;
        fits(&page, "figure").await?;
        close(&page).await?;
        page.click("lessons").await?;
        page.click("talk").await?;
        page.part("talk-state").await?;
        fits(&page, "lessons and talk").await?;
        close(&page).await?;
        page.type_into("body", "?").await?;
        page.part("keys").await?;
        page.script(
            "document.querySelectorAll('dialog[open] details').forEach(sheet => sheet.open = true)",
        )
        .await?;
        fits(&page, "help").await?;
        close(&page).await?;
        page.click("model-name").await?;
        fits(&page, "the model's card").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_presentation_fits_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("present").await?;
        fits(&page, "presenting").await?;
        page.type_into("body", "b").await?;
        page.wait_for("[data-presenting~=board]").await?;
        fits(&page, "presenting with the board").await
    })
    .await
}

/// Old and new projectors, and a laptop that is seen by itself.
const PROJECTORS: [(u32, u32); 5] =
    [(1024, 768), (1280, 720), (1366, 768), (1440, 900), (1920, 1080)];

/// Parts of the talk that comes with the page.
const PARTS: usize = 9;

#[tokio::test(flavor = "multi_thread")]
async fn every_part_of_the_talk_is_seen_whole_on_a_projector() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for button in ["lessons", "talk", "give-talk"] {
            page.click(button).await?;
        }
        let mut faults = Vec::new();
        for part in 1..=PARTS {
            let on = format!("{part} of {PARTS}");
            let shown = async || {
                let there = page.script(PRESENTED).await?;
                Ok(there.as_str().is_some_and(|place| place.trim() == on).then_some(()))
            };
            page.until(&format!("part {on} is measured"), shown).await?;
            for size in PROJECTORS {
                page.set_look(Look { size, ..Look::DESK }).await?;
                page.client.execute_async(SETTLED, Vec::new()).await?;
                let beyond = page.script(BEYOND).await?;
                let words = beyond.as_array().into_iter().flatten();
                faults.extend(words.map(|fault| format!("part {part}, {size:?}: {fault}")));
            }
            page.set_look(Look::DESK).await?;
            page.type_into("body", &char::from(Key::Right).to_string()).await?;
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

/// Which part of a talk is on, once what it shows is measured.
const PRESENTED: &str = "
    const pair = document.querySelector('[data-testid=comparison]');
    const measured = pair ? pair.querySelector('.pair-fates .anything-goes')
        : document.querySelector('.fates .changed, .fates .predicts dd, .distribution .bar');
    return measured && document.querySelector('.lecture .number').textContent;";

/// What of a presentation lies beyond the window, under the line of the talk, or scrolls.
const BEYOND: &str = "
    const faults = [], bottom = document.querySelector('.lecture').getBoundingClientRect().top;
    const name = e => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')}`;
    const seen = css => [...document.querySelectorAll(css)].filter(e => e.checkVisibility());
    for (const e of seen('.headline, .stage, .fate, .distribution, .compare-stage, .compare-card')) {
        const box = e.getBoundingClientRect();
        if (box.bottom > bottom + 1 || box.right > innerWidth + 1)
            faults.push(`${name(e)} ends at ${box.bottom.toFixed(0)} of ${bottom.toFixed(0)}`);
    }
    for (const e of seen('html, .middle, .fates, .comparison, .compare-cards, .compare-stage'))
        if (e.scrollHeight > e.clientHeight + 1)
            faults.push(`${name(e)} needs ${e.scrollHeight}, has ${e.clientHeight}`);
    for (const e of seen('.plot'))
        if (e.clientHeight < innerHeight / 4) faults.push(`a plot of ${e.clientHeight}`);
    return faults;";

async fn close(page: &Page) -> Outcome {
    page.type_into("body", &char::from(Key::Escape).to_string()).await?;
    page.wait_for("body:not(:has(dialog[open]))").await?;
    Ok(())
}

/// A file that cannot be read, with a long name.
fn broken() -> std::io::Result<std::path::PathBuf> {
    let folder = target_dir().join("e2e-files");
    fs::create_dir_all(&folder)?;
    let path = folder.join("a_table_with_a_long_name_that_has_no_space_in_it_and_a_ragged_row.csv");
    fs::write(&path, "word,x,y\na,1,2\nb,3\n")?;
    Ok(path)
}

/// Every width in light, and one wide and one narrow in the dark.
async fn fits(page: &Page, state: &str) -> Outcome {
    let mut faults = Vec::new();
    page.note_texts().await?;
    // Of another size than the first that is looked at: the plots are drawn anew.
    page.set_look(Look { size: (1200, 800), ..Look::DESK }).await?;
    let light = SIZES.map(|size| Look { size, ..Look::DESK });
    for look in light.into_iter().chain([Look::PHONE.dark(), Look::DESK.dark()]) {
        page.set_look(look).await?;
        page.client.execute_async(SETTLED, Vec::new()).await?;
        faults.extend(
            page.layout_faults()
                .await?
                .into_iter()
                .map(|fault| format!("{state}, {look:?}: {fault}")),
        );
    }
    page.set_look(Look::DESK).await?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// How many controls are in sight.
const SEEN: &str = "
    const all = document.querySelectorAll('button, a[href], input, select, [tabindex=\"0\"]');
    return [...all].filter(control => {
        const { right, width, height } = control.getBoundingClientRect();
        const seen = control.checkVisibility({ visibilityProperty: true });
        return seen && right > 0 && width > 1 && height > 1;
    }).length;";

/// Two frames after the last change of size: what follows a size is laid out by then.
const SETTLED: &str = "
    const [done] = arguments;
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(1))));";
