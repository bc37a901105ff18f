//! The main job without a pointer: reach everything with Tab, bend with arrows, read the board,
//! undo.

use e2e::trouble::{Outcome, Trouble};
use e2e::{Look, Page, on_page};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// More presses of Tab than there are controls before the last one that is looked for.
const MOST_TABS: usize = 160;
/// Presses of Tab to the first handle, without the link that skips there.
const TABS_TO_A_HANDLE: usize = 12;
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
        let said =
            async || Ok(Some(page.text("announcer").await?).filter(|said| said.contains(" from ")));
        let said = page.until("the page says what became of the measures", said).await?;
        assert!(said.contains("Next-token distribution kept"), "{said}");
        page.sheet().await?;
        tab_to(&page, "[data-testid=row-cosine] summary").await?;
        press(&page, &char::from(Key::Enter).to_string()).await?;
        page.wait_for("[data-testid=row-cosine] details[open]").await?;
        press(&page, &format!("{}{}", char::from(Key::Control), "z".repeat(PRESSES))).await?;
        page.board_when("Ctrl+Z brings the cosine back", |board| !bent(board)).await?;
        press(&page, "?").await?;
        page.wait_for("dialog[open] [data-testid=keys]").await?;
        page.script(
            "document.querySelectorAll('dialog[open] details').forEach(sheet => sheet.open = true)",
        )
        .await?;
        page.accessible("help").await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_handle_is_near_and_arrow_keys_reach_what_tab_passes() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let mut tabs = 0;
        while page.script("return document.activeElement.matches('.tip')").await? != true {
            press(&page, &char::from(Key::Tab).to_string()).await?;
            tabs += 1;
            assert!(tabs <= TABS_TO_A_HANDLE, "no handle within {TABS_TO_A_HANDLE} tabs");
        }
        for (from, key, to) in [
            ("rail-bend", Key::Down, "rail-directions"),
            ("surprise", Key::Right, "break-it"),
            ("break-it", Key::Right, "ruler"),
            ("break-it", Key::Left, "surprise"),
        ] {
            page.script(&format!("document.querySelector('[data-testid={from}]').focus()")).await?;
            press(&page, &char::from(key).to_string()).await?;
            assert_eq!(page.script(FOCUSED).await?.as_str(), Some(to), "from {from}");
        }
        page.script("document.querySelector('[data-testid=rail-bend]').focus()").await?;
        press(&page, &char::from(Key::Up).to_string()).await?;
        let help = page.script("return document.activeElement.closest('.rail-end') !== null");
        assert_eq!(help.await?, true, "round to help");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_is_given_by_keys_and_its_notes_keep_step_in_another_window() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("lessons").await?;
        page.click("talk").await?;
        page.click("give-talk").await?;
        page.wait_for("[data-presenting=both]").await?;
        part(&page, "The question").await?;
        page.accessible("a talk").await?;
        press(&page, "q").await?;
        page.wait_for("[data-testid=code] img").await?;
        let painted = async || {
            let wide = "return document.querySelector('[data-testid=code] img').naturalWidth > 0;";
            Ok((page.script(wide).await? == true).then_some(()))
        };
        page.until("the code of the state is painted", painted).await?;
        page.accessible("the code of a state").await?;
        press(&page, "q").await?;
        let audience = page.client.window().await?;
        page.click("talk-notes").await?;
        let notes = async || {
            let all = page.client.windows().await?;
            Ok(all.into_iter().find(|window| *window != audience))
        };
        let notes = page.until("the window of the notes opens", notes).await?;
        press(&page, &char::from(Key::Right).to_string()).await?;
        part(&page, "Two tables, one model").await?;
        page.client.switch_to_window(notes).await?;
        let shown = "return document.getElementById('title').textContent;";
        let follows =
            async || Ok(Some(page.script(shown).await?).filter(|t| *t == "Two tables, one model"));
        page.until("the notes follow", follows).await?;
        press(&page, &char::from(Key::End).to_string()).await?;
        let last = async || Ok(Some(page.script(shown).await?).filter(|t| *t == "The answer"));
        page.until("a key pressed there goes to the last part", last).await?;
        page.client.switch_to_window(audience).await?;
        part(&page, "The answer").await?;
        press(&page, &char::from(Key::Home).to_string()).await?;
        part(&page, "The question").await?;
        press(&page, &char::from(Key::Escape).to_string()).await?;
        page.wait_for("[data-presenting=off]").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Waits until this part of the talk is on.
async fn part(page: &Page, title: &str) -> Outcome {
    let on = async || Ok((page.text("talk-title").await? == title).then_some(()));
    page.until("the part is on", on).await
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

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_is_saved_without_a_pointer() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("keyboard").await?;
        tab_to(&page, "[data-testid=figure]").await?;
        press(&page, &char::from(Key::Enter).to_string()).await?;
        page.part("figure-preview").await?;
        for (button, ending) in [("save-svg", ".svg"), ("save-pdf", ".pdf"), ("save-csv", ".csv")] {
            tab_to(&page, &format!("[data-testid={button}]")).await?;
            press(&page, &char::from(Key::Enter).to_string()).await?;
            page.saved(&folder, ending).await?;
        }
        press(&page, &char::from(Key::Escape).to_string()).await?;
        let back = async || {
            Ok(page.script(FOCUSED).await?.as_str().is_some_and(|id| id == "figure").then_some(()))
        };
        page.until("the focus is back where it was", back).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn arrow_keys_go_through_a_row_of_choices() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.drawer("bend").await?;
        tab_to(&page, "[aria-label='What moves'] [role=radio]").await?;
        let chosen = "return [...document.querySelectorAll(\"[aria-label='What moves'] [role=radio]\")]
            .findIndex(choice => choice.ariaChecked === 'true' && choice === document.activeElement)";
        for (key, at) in [(Key::Right, 1), (Key::Left, 0), (Key::Left, 3), (Key::Right, 0)] {
            press(&page, &char::from(key).to_string()).await?;
            let there = async || Ok((page.script(chosen).await?.as_i64() == Some(at)).then_some(()));
            page.until(&format!("choice {at} is chosen and in focus"), there).await?;
        }
        Ok(())
    })
    .await
}

const FOCUSED: &str = "return document.activeElement.dataset.testid ?? ''";

/// Presses Tab until the element is in focus.
async fn tab_to(page: &Page, css: &str) -> Outcome {
    for _ in 0..MOST_TABS {
        let there = page.script(&format!("return document.activeElement.matches({css:?})")).await?;
        if there.as_bool() == Some(true) {
            return Ok(());
        }
        press(page, &char::from(Key::Tab).to_string()).await?;
    }
    Err(Trouble::Unreadable {
        part: css.into(),
        attribute: "focus".into(),
        found: None,
        expected: "reached by Tab",
    })
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
