//! Later visits without a network, requests to the page's own origin only, and the report of a
//! fault.

use e2e::trouble::{Outcome, Trouble};
use e2e::{Look, Page, on_page, with_browser};
use serde_json::json;
use xtask::program::root;
use xtask::server::Server;
use xtask::steps::dist;

/// Every address that the page asked for, and whether it is of another origin.
const STRANGERS: &str = "return performance.getEntriesByType('resource').map(entry => entry.name)
    .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('blob:' + location.origin + '/'));";

#[tokio::test(flavor = "multi_thread")]
async fn after_one_visit_it_opens_and_saves_without_a_server() -> Outcome {
    let server = Server::bind(dist(), 0)?;
    let stop = server.stop();
    let url = server.spawn();
    with_browser(|client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.open().await?;
        page.kept_for_offline_use().await?;
        stop.now();
        page.open().await?;
        page.click("figure").await?;
        page.part("figure-preview").await?;
        page.click("save-pdf").await?;
        page.until("the press works too", async || {
            Ok(page.text("figure-said").await?.contains(".pdf").then_some(()))
        })
        .await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok::<(), Trouble>(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_asks_its_own_origin_only_and_breaks_no_policy() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await?;
        page.model_named("GloVe 6B, 100 dimensions").await?;
        page.click("figure").await?;
        page.part("figure-preview").await?;
        page.click("save-tex").await?;
        page.until("TikZ is saved", async || {
            Ok(page.text("figure-said").await?.contains(".tex").then_some(()))
        })
        .await?;
        assert_eq!(page.script(STRANGERS).await?, json!([]));
        // What a policy forbids is reported on the console.
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_is_reported_with_a_way_back() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.script("dispatchEvent(new CustomEvent('app-fault', { detail: 'panicked at src/here.rs: <b>why</b>' }))")
            .await?;
        let report = page.wait_for("dialog.report[open]").await?.text().await?;
        assert!(report.contains("<b>why</b>") && report.contains("Browser: "), "{report}");
        page.accessible("the report of a fault").await?;
        page.script("document.querySelector('dialog.report button').click()").await?;
        page.wait_for("body:not(:has(dialog.report)) [data-testid=stage-left][data-ready=true]").await?;
        Ok(())
    })
    .await
}
