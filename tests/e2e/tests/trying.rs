//! What one can try with the plots: surprises, breaking, a ruler, a bet, the inspector, three
//! dimensions.

use std::time::Duration;

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;

/// What a gauge keeps is computed twice: rounding stays far below this.
const SAME: f64 = 1e-6;
/// Longer than a short press.
const HOLD: Duration = Duration::from_millis(900);

#[tokio::test(flavor = "multi_thread")]
async fn a_surprise_bends_the_picture_and_no_prediction_and_one_undo_goes_back() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let (before, bars) = (page.tip(Tip::First).await?, page.bars().await?);
        page.click("surprise").await?;
        let stopped = async || {
            let pressed = page.attribute("surprise", "aria-pressed").await?;
            let now = page.tip(Tip::First).await?;
            Ok((pressed.as_deref() == Some("false") && now != before).then_some(()))
        };
        page.until("the surprises are over", stopped).await?;
        let cosine = |row: &e2e::board::Row| row.after.is_some() && row.before != row.after;
        page.settled_board("it is measured", |board| cosine(&board["cosine"])).await?;
        assert!(page.bars().await?.largest_change() <= SAME);
        assert_eq!(page.bars().await?.before, bars.before);
        page.click("undo").await?;
        page.board_when("one undo goes back", |board| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(a, b)| (a - b).abs() <= SAME)
        })
        .await?;
        page.still().await?;
        let ((x, y), (left, top)) = (page.tip(Tip::First).await?, before);
        assert!((x - left).hypot(y - top) < 1.0, "the zoom is what it was");
        page.accessible("after surprises").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_broken_while_it_is_held_and_healed_when_it_is_let_go() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let (x, y) = middle(&page, "break-it").await?;
        let mouse = || MouseActions::new("mouse".into());
        let down = mouse()
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        page.client.perform_actions(down).await?;
        page.until("the headline turns", async || Ok(broken(&page).await?.then_some(()))).await?;
        assert!(page.bars().await?.largest_change() > 1e-3, "the bars collapse");
        page.wait_for(".distribution.broken .bar.after").await?;
        tokio::time::sleep(HOLD).await;
        let up = mouse().then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        page.client.perform_actions(up).await?;
        page.until("it is healed", async || Ok((!broken(&page).await?).then_some(()))).await?;
        page.wait_for(".distribution:not(.broken) .bar.after").await?;

        // A short press keeps it so.
        page.click("break-it").await?;
        page.until("it stays broken", async || Ok(broken(&page).await?.then_some(()))).await?;
        page.accessible("while it is broken").await?;
        page.part("break-it").await?.send_keys(&char::from(Key::Enter).to_string()).await?;
        page.until("a key heals it", async || Ok((!broken(&page).await?).then_some(()))).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ruler_says_that_what_is_not_parallel_is_not() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("ruler").await?;
        let surveyed = async || {
            let said = page.script(SAYS).await?;
            Ok(said.as_str().filter(|said| said.contains("parallel to none of")).map(|_| ()))
        };
        page.until("it says what it found of all", surveyed).await?;
        let keys = char::from(Key::Right).to_string();
        page.part("ruler").await?.send_keys(&keys).await?;
        let said = async || {
            let said = page.script(SAYS).await?;
            Ok(said.as_str().filter(|said| said.contains("not parallel")).map(str::to_owned))
        };
        let said = page.until("the ruler speaks", said).await?;
        assert!(said.contains("41°"), "as the compass says: {said}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bet_is_settled_by_the_next_move() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.wait_for("[data-testid=bet] > summary").await?.click().await?;
        page.wait_for(".wagers li:first-child input").await?.click().await?;
        page.accessible("a bet").await?;
        page.click("place-bet").await?;
        page.drag_tip(Tip::First, 25.0, -45.0).await?;
        let came = async || {
            let said = page.wait_for("[data-testid=bet] > summary").await?.text().await?;
            Ok(said.contains("of 6").then_some(said))
        };
        // The distribution was said to stay; of the others all but the two negotiable ones did.
        let score = page.until("the bet is settled", came).await?;
        assert!(score.contains("3 of 6"), "{score}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_found_is_told_of_and_two_make_a_direction() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for word in ["strong", "strongest"] {
            page.type_into(
                "input[aria-label='Find a token']",
                &format!("{word}{}", char::from(Key::Enter)),
            )
            .await?;
            let told = async || Ok(page.text("inspected").await?.contains(word).then_some(()));
            page.until("the inspector tells of it", told).await?;
        }
        page.accessible("the inspector").await?;
        page.click("make-first").await?;
        let chosen = async || {
            let value = page.script(FIRST).await?;
            Ok((value.as_str() == Some("strong")).then_some(()))
        };
        page.until("it is the first direction", chosen).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn three_dimensions_are_turned_by_keys_and_bent_by_hand() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let flat = page.tip(Tip::First).await?;
        page.click("space").await?;
        let turned = async || Ok(Some(page.tip(Tip::First).await?).filter(|now| *now != flat));
        let first = page.until("the picture is turned", turned).await?;
        let keys = char::from(Key::Left).to_string();
        page.wait_for("[data-testid=turns] button").await?.send_keys(&keys).await?;
        let on = async || Ok((page.tip(Tip::First).await? != first).then_some(()));
        page.until("keys turn it on", on).await?;
        page.drag_tip(Tip::First, 20.0, -30.0).await?;
        page.board_when("the hand bends the plane", |board| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(a, b)| (a - b).abs() > 1e-3)
        })
        .await?;
        page.accessible("three dimensions").await?;
        page.press("button[title^='A direction that no prediction']").await?;
        let named = async || {
            let label = page.script(DRAWN).await?;
            Ok(label
                .as_str()
                .is_some_and(|label| label.contains("no prediction sees"))
                .then_some(()))
        };
        page.until("the hidden axis is drawn", named).await?;
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

async fn broken(page: &Page) -> Outcome<bool> {
    let other = "return document.querySelector('[data-testid=headline] .other') !== null";
    Ok(page.script(other).await?.as_bool().unwrap_or_default())
}

async fn middle(page: &Page, id: &str) -> Outcome<(f64, f64)> {
    let at = page
        .script(&format!(
            "const box = document.querySelector('[data-testid={id}]').getBoundingClientRect();
             return [box.left + box.width / 2, box.top + box.height / 2];"
        ))
        .await?;
    Ok((at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default()))
}

const SAYS: &str = "return document.querySelector('[data-testid=ruler-says]').textContent";
const FIRST: &str =
    "return document.querySelector(\"input[aria-label='First direction: from']\")?.value ?? null";
const DRAWN: &str = "return document.querySelector('[data-testid=stage-right] canvas[role=img]').getAttribute('aria-label')";
