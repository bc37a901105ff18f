//! What axe-core finds where no other test looks, in light and in dark: the opening page, lists,
//! cards, dialogs.

use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn the_opening_page_is_accessible_wide_and_narrow() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.accessible("opening").await?;
        page.set_look(Look::PHONE).await?;
        page.accessible("opening on a phone").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_over_the_page_is_accessible() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.type_into("input[aria-label='Second direction: from']", "str").await?;
        page.wait_for("[role=listbox] [role=option]").await?;
        page.accessible("a list of tokens").await?;
        press(&page, Key::Escape).await?;
        page.click("model-name").await?;
        page.accessible("the model's card").await?;
        page.click("model-name").await?;
        page.wait_for(".stage.equivalent .plot-numbers summary").await?.click().await?;
        page.accessible("the numbers of a plot").await?;
        page.click("lessons").await?;
        page.click("talk").await?;
        page.part("talk-state").await?;
        page.accessible("the lessons and the outline of a talk").await?;
        press(&page, Key::Escape).await?;
        page.click("present").await?;
        page.wait_for("[data-presenting=both]").await?;
        page.accessible("presenting").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_is_accessible_when_it_is_open() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.client.execute_async(OPEN, vec![".board .further".into()]).await?;
        page.wait_for("[data-testid=row-steering-given] details").await?;
        page.client.execute_async(OPEN, vec![".board .row > details".into()]).await?;
        page.wait_for(
            "[data-testid=row-steering-given] .threshold, [data-testid=row-steering-given] .more",
        )
        .await?;
        page.accessible("every row open").await
    })
    .await
}

/// Opens one after another, as a hand does: each once the page has heard of the one before.
const OPEN: &str = "
    const [css, done] = arguments;
    const opened = part => new Promise(heard => {
        part.addEventListener('toggle', () => requestAnimationFrame(heard), { once: true });
        part.open = true;
    });
    (async () => {
        for (const part of document.querySelectorAll(css)) if (!part.open) await opened(part);
        done(1);
    })();";

async fn press(page: &Page, key: Key) -> Outcome {
    page.type_into("body", &char::from(key).to_string()).await
}
