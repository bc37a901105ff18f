//! The main job in Firefox, where it is installed.

use e2e::driver::serve;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Page, with_firefox};
use xtask::program::root;
use xtask::steps::dist;

/// What a gauge keeps is computed twice through different matrices: rounding, scaled by κ, stays far below this.
const SAME: f64 = 1e-6;

/// Faults that Firefox reports nowhere else are kept by the page itself.
const LISTEN: &str = "window.faults = []; addEventListener('error', event => window.faults.push(event.message));";

#[tokio::test(flavor = "multi_thread")]
async fn firefox_bends_the_model_saves_a_figure_and_opens_a_file() -> Outcome {
    let url = serve(&dist())?;
    with_firefox(|client| async move {
        let page = Page::new(client, url);
        page.open().await?;
        page.script(LISTEN).await?;
        page.drag_tip(Tip::First, 60.0, -40.0).await?;
        let moved = |board: &std::collections::BTreeMap<String, e2e::board::Row>| {
            board["cosine"]
                .before
                .zip(board["cosine"].after)
                .is_some_and(|(before, after)| (before - after).abs() > 1e-3)
        };
        page.board_when("the cosine moves", moved).await?;
        assert!(page.bars().await?.largest_change() <= SAME);
        page.click("figure").await?;
        page.part("figure-preview").await?;
        page.click("save-pdf").await?;
        page.until("a PDF is saved", async || Ok(page.text("figure-said").await?.contains(".pdf").then_some(())))
            .await?;
        page.script("document.querySelector('[data-testid=figure-dialog]').close()").await?;
        page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await?;
        page.model_named("GloVe 6B, 100 dimensions").await?;
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.script("return window.faults").await?, serde_json::json!([]));
        Ok(())
    })
    .await
}
