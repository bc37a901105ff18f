//! Nothing overflows, overlaps, is clipped or too small to hit, from a wide screen to a narrow phone.

use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};

/// Wide, small laptop, tablet, phone, the narrowest, and a laptop at 200 % zoom.
const SIZES: [(u32, u32); 6] = [(1440, 900), (1024, 768), (768, 1024), (390, 844), (320, 640), (720, 450)];

#[tokio::test(flavor = "multi_thread")]
async fn the_opening_page_fits_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move { fits(&page, "opening").await }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_fits_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.begin_lesson("same-predictions").await?;
        page.click("lesson-next").await?;
        fits(&page, "lesson").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_presentation_fits_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("present").await?;
        fits(&page, "presenting").await
    })
    .await
}

async fn fits(page: &Page, state: &str) -> Outcome {
    let mut faults = Vec::new();
    for size in SIZES {
        page.set_look(Look { size, ..Look::DESK }).await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        faults.extend(page.layout_faults().await?.into_iter().map(|fault| format!("{state} at {size:?}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
