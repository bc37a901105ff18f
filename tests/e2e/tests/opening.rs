//! What a person meets on opening the page, with no click.

use std::fs;
use std::path::Path;

use e2e::driver::serve;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_first_visit, on_page, with_browser};
use xtask::program::target_dir;
use xtask::steps::dist;

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_on_a_real_model_with_a_clean_console() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let headline = page.headline().await?;
        for fact in ["SmolLM2", "2,223 tokens", "509 contexts", "d 576"] {
            assert!(headline.contains(fact), "{fact} in {headline}");
        }
        let bars = page.bars().await?;
        assert!(!bars.before.is_empty() && bars.before.len() == bars.after.len(), "{bars:?}");
        assert!(
            bars.before.iter().all(|p| (0.0..=1.0).contains(p))
                && bars.before.iter().sum::<f64>() <= 1.0 + 1e-9
        );
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_destroyed_before_anything_moved() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let board = page.board().await?;
        assert!(board.contains_key("distribution") && board.contains_key("cosine"), "{board:?}");
        for (id, row) in &board {
            assert!(
                ["kept", "absent", "not testable"].contains(&row.verdict.as_str()),
                "{id}: {row:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_hosted_under_any_path() -> Outcome {
    let site = target_dir().join("e2e-site");
    copy(&dist(), &site.join("some/where"))?;
    fs::write(site.join("index.html"), "not the app")?;
    let url = serve(&site)?;
    with_browser(|client| async move {
        let page = Page::new(client, format!("{url}some/where/"));
        page.open().await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_needs_no_sideways_scrolling() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        let wide = page.script("return document.documentElement.scrollWidth - innerWidth;").await?;
        assert_eq!(wide.as_i64(), Some(0), "pixels beyond the window");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_sees_the_model_bend_then_bends_it_and_is_told_how_to_go_on() -> Outcome {
    on_first_visit(Look::DESK, |page| async move {
        let (square, bars) = (page.tip(Tip::First).await?, page.bars().await?);
        page.part("your-turn").await?;
        let bent = page.tip(Tip::First).await?;
        assert_ne!(bent, square, "it has bent by itself");
        assert!(page.bars().await?.largest_change() <= 1e-6, "what it predicts stands still");
        assert_eq!(page.bars().await?.before, bars.before);
        let said = page.text("headline").await?;
        page.accessible("your turn").await?;
        page.drag_tip(Tip::First, 70.0, -30.0).await?;
        page.part("go-on").await?;
        assert_ne!(page.text("headline").await?, said, "the headline is rewritten");
        page.accessible("ways to go on").await?;
        page.click("undo").await?;
        page.click("undo").await?;
        page.board_when("two undos lead back to the model as loaded", |board| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(a, b)| (a - b).abs() <= 1e-6)
        })
        .await?;
        assert_eq!(page.attribute("undo", "disabled").await?.as_deref(), Some("true"));
        page.click("make-opposite").await?;
        page.board_when("they are nearly opposite", |board| {
            board["cosine"].after.is_some_and(|cosine| cosine < -0.98)
        })
        .await?;
        assert!(page.bars().await?.largest_change() <= 1e-6);
        page.open().await?;
        assert!(page.script(PLAYS).await?.is_null(), "it plays once");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn any_key_ends_the_first_minute_and_one_undo_at_most_leads_back() -> Outcome {
    on_first_visit(Look::DESK, |page| async move {
        page.part("first-minute").await?;
        page.client.active_element().await?.send_keys("q").await?;
        page.until("it is over", async || Ok(page.script(PLAYS).await?.is_null().then_some(())))
            .await?;
        page.settled_board("it stands still", |board| board["cosine"].after.is_some()).await?;
        // On a slow machine the bend has begun when the key comes.
        if page.attribute("undo", "disabled").await?.is_none() {
            page.click("undo").await?;
        }
        page.until("there is nothing more to undo", async || {
            Ok(page.attribute("undo", "disabled").await?.is_some().then_some(()))
        })
        .await?;
        page.board_when("the model is as loaded", |board| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(a, b)| (a - b).abs() <= 1e-6)
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_little_motion_the_first_minute_is_a_still_pair() -> Outcome {
    on_first_visit(Look { still: true, ..Look::DESK }, |page| async move {
        page.part("your-turn").await?;
        page.click("undo").await?;
        assert_eq!(page.attribute("undo", "disabled").await?.as_deref(), Some("true"));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_comes_before_the_first_minute() -> Outcome {
    on_first_visit(Look::DESK, |page| async move {
        let link = page.address_when("it says the model", |link| link.contains("smollm2")).await?;
        page.script("localStorage.clear()").await?;
        page.open_at(&link).await?;
        assert!(page.script(PLAYS).await?.is_null());
        Ok(())
    })
    .await
}

/// What is shown of a first minute, if anything.
const PLAYS: &str = "return document.querySelector('[data-testid=first-minute], \
                     [data-testid=your-turn], [data-testid=go-on]');";

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}
