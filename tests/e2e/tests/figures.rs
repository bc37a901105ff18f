//! Taking figures away: what the preview shows, and what the saved files hold.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::protocol::devtools;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use serde_json::json;
use xtask::program::target_dir;

/// Each button with the ending of its file and how such a file begins.
const FILES: [(&str, &str, &[u8]); 6] = [
    ("save-svg", "result.svg", b"<svg xmlns="),
    ("save-pdf", "result.pdf", b"%PDF-"),
    ("save-png", "result.2x.png", b"\x89PNG\r\n\x1a\n"),
    ("save-tex", "result.tex", b"\\documentclass"),
    ("save-csv", "result.csv", b"property,before,after,verdict\n"),
    ("save-json", "result.json", b"{\n"),
];
/// Width and height of the slide at 2×, as a PNG's header has them.
const TWICE_A_SLIDE: [u32; 2] = [2560, 1440];

#[tokio::test(flavor = "multi_thread")]
async fn every_file_of_the_whole_result_can_be_saved() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = saving_to(&page, "figures").await?;
        open(&page).await?;
        choose(&page, "result").await?;
        for (button, ending, start) in FILES {
            page.click(button).await?;
            let file = saved(&page, &folder, ending).await?;
            assert!(file.starts_with(start), "{button}: {:?}", &file[..file.len().min(40)]);
            if ending.ends_with(".png") {
                assert_eq!(png_size(&file), TWICE_A_SLIDE);
            }
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_is_text_and_never_markup() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = saving_to(&page, "figures-title").await?;
        open(&page).await?;
        let title = page.part("figure-title").await?;
        title.clear().await?;
        title.send_keys("<b>1 & 2</b>").await?;
        page.click("save-svg").await?;
        let file = saved(&page, &folder, "both.svg").await?;
        let file = String::from_utf8_lossy(&file);
        assert!(file.contains("&lt;b&gt;1 &amp; 2&lt;/b&gt;") && !file.contains("<b>"), "the title is text");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_shows_the_whole_dialog() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        open(&page).await?;
        let wide = page.script(
            "const d = document.querySelector('[data-testid=figure-dialog]'); return d.scrollWidth - d.clientWidth;",
        );
        assert_eq!(wide.await?.as_i64(), Some(0), "pixels beyond the dialog");
        Ok(())
    })
    .await
}

/// Opens the dialog and waits for the drawing.
async fn open(page: &Page) -> Outcome {
    page.click("figure").await?;
    drawn(page).await
}

async fn choose(page: &Page, subject: &str) -> Outcome {
    page.wait_for(&format!("[data-testid=figure-subject] option[value={subject}]")).await?.click().await?;
    drawn(page).await
}

async fn drawn(page: &Page) -> Outcome {
    let wide = "return document.querySelector('[data-testid=figure-preview]')?.naturalWidth ?? 0;";
    page.until("the preview is drawn", async || Ok(page.script(wide).await?.as_u64().filter(|&w| w > 0).map(drop)))
        .await
}

/// An empty folder that downloads go to.
async fn saving_to(page: &Page, name: &str) -> Outcome<PathBuf> {
    let folder = target_dir().join("e2e-files").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
    devtools(&page.client, "Browser.setDownloadBehavior", behaviour).await?;
    Ok(folder)
}

/// The saved file with this ending, once it is there.
async fn saved(page: &Page, folder: &Path, ending: &str) -> Outcome<Vec<u8>> {
    let found = async || {
        let mut files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
        let file = files.find(|path| path.to_string_lossy().ends_with(ending));
        Ok(file.map(fs::read).transpose()?.filter(|bytes| !bytes.is_empty()))
    };
    page.until(&format!("{ending} is saved"), found).await
}

/// Width and height in a PNG's header.
fn png_size(png: &[u8]) -> [u32; 2] {
    [16, 20].map(|at| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]))
}
