//! Taking hold of the space: what a gauge changes and what it cannot.

use std::collections::BTreeMap;

use e2e::board::Row;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::Locator;
use fantoccini::key::Key;

/// What a gauge keeps is computed twice through different matrices: rounding, scaled by κ, stays
/// far below this.
const SAME: f64 = 1e-6;
/// What every gauge keeps.
const KEPT: [&str; 3] = ["distribution", "profile-cosine", "causal-cosine"];
/// A bent plane moves a cosine by more than this.
const MOVED: f64 = 1e-3;

#[tokio::test(flavor = "multi_thread")]
async fn a_dragged_tip_changes_cosines_but_no_prediction() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let bars = page.bars().await?;
        bend(&page).await?;
        let board = page.settled_board("the board is measured again", cosine_moved).await?;
        for kept in KEPT {
            let row = &board[kept];
            assert!(
                ["kept", "absent"].contains(&row.verdict.as_str()) && change(row) <= SAME,
                "{kept}: {row:?}"
            );
        }
        let cosine = &board["cosine"];
        assert!(
            ["drifted", "destroyed", "created", "absent"].contains(&cosine.verdict.as_str()),
            "{cosine:?}"
        );
        page.accessible("after a drag").await?;
        let after = page.bars().await?;
        assert_eq!(after.before, bars.before);
        assert!(after.largest_change() <= SAME, "{after:?}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_takes_a_drag_back_and_redo_repeats_it() -> Outcome {
    on_page(Look::DESK, |page| async move {
        bend(&page).await?;
        let bent = page.settled_board("the cosine moves", cosine_moved).await?["cosine"].clone();
        page.click("undo").await?;
        page.board_when("undo brings the cosine back", |board| change(&board["cosine"]) <= SAME)
            .await?;
        page.click("redo").await?;
        let again = page.settled_board("redo bends again", cosine_moved).await?["cosine"].clone();
        assert_eq!(again.after, bent.after);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_undoes_and_redoes() -> Outcome {
    on_page(Look::DESK, |page| async move {
        bend(&page).await?;
        page.settled_board("the cosine moves", cosine_moved).await?;
        press(&page, &[Key::Control.into(), 'z']).await?;
        page.board_when("Ctrl+Z brings the cosine back", |board| change(&board["cosine"]) <= SAME)
            .await?;
        press(&page, &[Key::Control.into(), Key::Shift.into(), 'z']).await?;
        page.settled_board("Ctrl+Shift+Z bends again", cosine_moved).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cloud_that_shrinks_offers_to_be_followed() -> Outcome {
    on_page(Look::DESK, |page| async move {
        // The plane of the two directions goes along by itself.
        page.button("Concept plane").await?.click().await?;
        page.button("Random gauge").await?.click().await?;
        let offer = page.part("follow-offer").await?;
        page.accessible("the offer to follow").await?;
        offer.click().await?;
        let gone = async || {
            Ok(page
                .client
                .find_all(Locator::Css("[data-testid=follow-offer]"))
                .await?
                .is_empty()
                .then_some(()))
        };
        page.until("the camera follows", gone).await?;
        page.click("reset").await?;
        page.board_when("the cosine is back", |board| change(&board["cosine"]) <= SAME).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_of_all_dimensions_is_gone_through_and_one_with_little_motion_is_not() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.button("Concept plane").await?.click().await?;
        for (still, gauge) in [(false, 1), (true, 2)] {
            page.set_look(Look { still, ..Look::DESK }).await?;
            page.script(FRAMES).await?;
            page.button("Random gauge").await?.click().await?;
            // This gauge turns the two directions by little.
            let moved = |board: &BTreeMap<String, Row>| {
                board.get("cosine").is_some_and(|row| change(row) > SAME)
            };
            page.settled_board("it is measured", moved).await?;
            page.still().await?;
            let frames = page.script("return window.framesOfEase").await?.as_i64();
            let gone_through = frames.is_some_and(|frames| frames > 5);
            assert_eq!(gone_through, !still, "gauge {gauge}: {frames:?} frames");
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn reset_leaves_the_model_as_it_was_loaded() -> Outcome {
    on_page(Look::DESK, |page| async move {
        bend(&page).await?;
        page.settled_board("the cosine moves", cosine_moved).await?;
        page.click("reset").await?;
        page.board_when("reset brings every row back", |board| {
            board.values().all(|row| change(row) <= SAME)
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_space_never_folds_flat_under_a_drag() -> Outcome {
    on_page(Look::DESK, |page| async move {
        // Onto the other tip: the two would be parallel there.
        let ((x1, y1), (x2, y2)) = (page.tip(Tip::First).await?, page.tip(Tip::Second).await?);
        page.drag_tip(Tip::First, x2 - x1, y2 - y1).await?;
        let condition = page.text("condition").await?;
        assert!(
            !condition.to_lowercase().contains("inf") && !condition.contains("NaN"),
            "{condition}"
        );
        let ((x1, y1), (x2, y2)) = (page.tip(Tip::First).await?, page.tip(Tip::Second).await?);
        assert!((x1 - x2).hypot(y1 - y2) > 0.5, "the tips met");
        assert_eq!(page.alert().await?, None);
        Ok(())
    })
    .await
}

/// Counts frames at which the right plot says that it is on its way.
const FRAMES: &str = "
    window.framesOfEase = 0;
    const plot = document.querySelector('[data-testid=stage-right]');
    const heading = plot.parentElement.querySelector('.heading > .soft');
    const count = () => {
        if (heading.textContent.includes('on the way')) window.framesOfEase += 1;
        requestAnimationFrame(count);
    };
    count();";

/// A shear that is no rotation.
async fn bend(page: &Page) -> Outcome {
    page.drag_tip(Tip::First, 25.0, -45.0).await
}

async fn press(page: &Page, keys: &[char]) -> Outcome {
    let body = page.client.find(Locator::Css("body")).await?;
    Ok(body.send_keys(&keys.iter().collect::<String>()).await?)
}

fn cosine_moved(board: &BTreeMap<String, Row>) -> bool {
    board.get("cosine").is_some_and(|row| change(row) > MOVED)
}

/// How far a row's measure moved; 0 where it is not testable.
fn change(row: &Row) -> f64 {
    row.before.zip(row.after).map_or(0.0, |(before, after)| (before - after).abs())
}
