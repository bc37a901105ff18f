//! The main job without a pointer: reach everything with Tab, bend with arrows, read the board, undo.

use e2e::trouble::{Outcome, Trouble};
use e2e::{Look, Page, on_page};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// More presses of Tab than there are controls before the last one that is looked for.
const MOST_TABS: usize = 160;
/// Presses of an arrow key, each of which is one change to undo.
const PRESSES: usize = 12;
/// A bent plane moves a cosine by more than this.
const MOVED: f64 = 1e-3;

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_needs_no_pointer() -> Outcome {
    on_page(Look::DESK, |page| async move {
        tab_to(&page, "[data-testid=tip-1]").await?;
        press(&page, &char::from(Key::Up).to_string().repeat(PRESSES)).await?;
        let bent = |board: &std::collections::BTreeMap<String, e2e::board::Row>| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(before, after)| (before - after).abs() > MOVED)
        };
        page.board_when("arrow keys bend the space", bent).await?;
        let said = async || Ok(Some(page.text("announcer").await?).filter(|said| said.contains(" from ")));
        let said = page.until("the page says what became of the measures", said).await?;
        assert!(said.contains("Next-token distribution kept"), "{said}");
        tab_to(&page, "[data-testid=row-cosine] summary").await?;
        press(&page, &char::from(Key::Enter).to_string()).await?;
        page.wait_for("[data-testid=row-cosine] details[open]").await?;
        press(&page, &format!("{}{}", char::from(Key::Control), "z".repeat(PRESSES))).await?;
        page.board_when("Ctrl+Z brings the cosine back", |board| !bent(board)).await?;
        press(&page, "?").await?;
        page.wait_for("dialog[open] [data-testid=keys]").await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_presentation_steps_by_keys() -> Outcome {
    on_page(Look::DESK, |page| async move {
        press(&page, "p").await?;
        page.wait_for("[data-presenting=both]").await?;
        press(&page, "1").await?;
        page.wait_for("[data-presenting=single]").await?;
        press(&page, "2b").await?;
        page.wait_for("[data-presenting='both board']").await?;
        press(&page, &char::from(Key::Escape).to_string()).await?;
        page.wait_for("[data-presenting=off]").await?;
        Ok(())
    })
    .await
}

/// Presses Tab until the element is in focus.
async fn tab_to(page: &Page, css: &str) -> Outcome {
    for _ in 0..MOST_TABS {
        let there = page.script(&format!("return document.activeElement.matches({css:?})")).await?;
        if there.as_bool() == Some(true) {
            return Ok(());
        }
        press(page, &char::from(Key::Tab).to_string()).await?;
    }
    Err(Trouble::Unreadable { part: css.into(), attribute: "focus".into(), found: None, expected: "reached by Tab" })
}

/// Presses keys wherever the focus is; Control is held to the end.
async fn press(page: &Page, keys: &str) -> Outcome {
    let start = KeyActions::new("keyboard".into());
    let typed = keys.chars().fold(start, |actions, value| {
        let down = actions.then(KeyAction::Down { value });
        if value == char::from(Key::Control) { down } else { down.then(KeyAction::Up { value }) }
    });
    page.client.perform_actions(typed).await?;
    Ok(page.client.release_actions().await?)
}
