//! The main job in Firefox, where it is installed: bending, undoing, figures, files, contexts of a
//! model's own file, a lesson, a reload without a network.

use std::collections::BTreeMap;

use e2e::board::Row;
use e2e::driver::serve;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Page, with_firefox};
use serde_json::json;
use xtask::program::root;
use xtask::server::Server;
use xtask::steps::dist;

/// What a gauge keeps is computed twice through different matrices: rounding, scaled by κ, stays
/// far below this.
const SAME: f64 = 1e-6;
/// A bent plane moves a cosine by more than this.
const MOVED: f64 = 1e-3;

/// Faults that Firefox reports nowhere else are kept by the page itself.
const LISTEN: &str =
    "window.faults = []; addEventListener('error', event => window.faults.push(event.message));";

#[tokio::test(flavor = "multi_thread")]
async fn firefox_bends_the_model_and_undoes_it() -> Outcome {
    in_firefox(|page| async move {
        page.drag_tip(Tip::First, 60.0, -40.0).await?;
        let board = page.board_when("the cosine moves", moved).await?;
        assert_eq!(
            (board["distribution"].verdict.as_str(), board["profile-cosine"].verdict.as_str()),
            ("kept", "kept")
        );
        assert!(page.bars().await?.largest_change() <= SAME);
        page.click("undo").await?;
        page.board_when("undo brings the cosine back", |board| !moved(board)).await?;
        page.click("redo").await?;
        page.board_when("redo bends again", moved).await?;
        Ok(page)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_saves_a_figure_and_opens_files() -> Outcome {
    in_firefox(|page| async move {
        page.click("figure").await?;
        page.part("figure-preview").await?;
        page.click("save-pdf").await?;
        page.until("a PDF is saved", async || {
            Ok(page.text("figure-said").await?.contains(".pdf").then_some(()))
        })
        .await?;
        page.script("document.querySelector('[data-testid=figure-dialog]').close()").await?;
        let files = root().join("tests/data/formats");
        page.open_files(
            &["f.npy", "g.npy", "tokens.txt", "contexts.txt"].map(|name| files.join(name)),
        )
        .await?;
        page.model_named("g").await?;
        assert!(page.headline().await?.contains("5 tokens · 3 contexts · d 4"));
        page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await?;
        page.model_named("GloVe 6B, 100 dimensions").await?;
        assert_eq!(page.alert().await?, None);
        Ok(page)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_computes_contexts_that_are_typed() -> Outcome {
    in_firefox(|page| async move {
        page.open_checkpoint().await?;
        page.type_line("the sky is").await?;
        page.headline_says("1 context").await?;
        page.part("next-token").await?;
        page.board_when("the distribution is measured", |board| {
            board["distribution"].verdict == "kept"
        })
        .await?;
        assert_eq!(page.alert().await?, None);
        Ok(page)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_plays_a_lesson_with_formulas() -> Outcome {
    in_firefox(|page| async move {
        page.begin_lesson("by-hand").await?;
        page.model_named("Toy with three tokens").await?;
        page.click("lesson-next").await?;
        let drawn = page
            .script("return document.querySelector('.lesson math').getBoundingClientRect().width")
            .await?;
        assert!(drawn.as_f64().is_some_and(|width| width > 1.0), "{drawn}");
        page.compute_by_hand("0.84").await?;
        Ok(page)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_opens_again_without_a_server() -> Outcome {
    let server = Server::bind(dist(), 0)?;
    let stop = server.stop();
    let url = server.spawn();
    with_firefox(|client| async move {
        let page = Page::new(client, url);
        page.open().await?;
        page.open().await?;
        page.kept_for_offline_use().await?;
        stop.now();
        page.open().await?;
        page.drag_tip(Tip::First, 60.0, -40.0).await?;
        page.board_when("the cosine moves", moved).await?;
        Ok(())
    })
    .await
}

/// Opens the page in Firefox, runs `body` on it, and asks for faults.
async fn in_firefox<B, F>(body: B) -> Outcome
where
    B: FnOnce(Page) -> F + Send + 'static,
    F: Future<Output = Outcome<Page>> + Send + 'static,
{
    let url = serve(&dist())?;
    with_firefox(|client| async move {
        let page = Page::new(client, url);
        // On a first visit the plots move by themselves for a while.
        page.open().await?;
        page.open().await?;
        page.script(LISTEN).await?;
        let page = body(page).await?;
        assert_eq!(page.script("return window.faults").await?, json!([]));
        Ok(())
    })
    .await
}

fn moved(board: &BTreeMap<String, Row>) -> bool {
    let cosine = &board["cosine"];
    cosine.before.zip(cosine.after).is_some_and(|(before, after)| (before - after).abs() > MOVED)
}
