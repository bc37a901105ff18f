//! What a person meets on opening the page, with no click.

use std::fs;
use std::path::Path;

use e2e::driver::serve;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page, with_browser};
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
