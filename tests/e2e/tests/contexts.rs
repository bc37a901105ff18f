//! Contexts that a language model's own files compute: typed, kept, stopped, saved, without a
//! network.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use e2e::trouble::{Outcome, Trouble};
use e2e::{Look, Page, on_page, with_browser};
use xtask::program::{root, target_dir};
use xtask::server::Server;
use xtask::steps::dist;

/// How many folders were made.
static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A small checkpoint as it is downloaded: description, weights, tokenizer.
fn checkpoint() -> std::io::Result<Vec<PathBuf>> {
    // One a test: a file that is written again while a page holds it cannot be read any more.
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed).to_string();
    let folder = target_dir().join("e2e-checkpoint").join(number);
    let data = root().join("tests/data/lm");
    fs::create_dir_all(&folder)?;
    let files = [
        ("llama/config.json", "config.json"),
        ("llama/model.safetensors", "model.safetensors"),
        ("tokenizer/llama.tokenizer.json", "tokenizer.json"),
    ];
    let copied = files.map(|(from, to)| {
        fs::copy(data.join(from), folder.join(to))?;
        Ok(folder.join(to))
    });
    copied.into_iter().collect()
}

async fn opened(page: &Page) -> Outcome {
    page.open_files(&checkpoint()?).await?;
    page.click("start-contexts").await?;
    page.part("context-line").await.map(drop)
}

async fn type_line(page: &Page, text: &str) -> Outcome {
    page.part("context-line").await?.send_keys(text).await?;
    // A line of one's own is shown with the tokens that make it.
    let read = async || {
        let chips = page.text("chips").await?.replace(['\n', ' '], "").replace('␣', " ");
        Ok(chips.ends_with(text).then_some(()))
    };
    page.until(&format!("“{text}” is read"), read).await
}

async fn headline_says(page: &Page, part: &str) -> Outcome {
    let says = async || Ok(page.headline().await?.contains(part).then_some(()));
    page.until(&format!("the model has {part}"), says).await
}

async fn add_lines(page: &Page, lines: &str) -> Outcome {
    page.script("document.querySelector('.add-contexts').open = true").await?;
    page.part("context-lines").await?;
    // Typing hundreds of lines through the driver would take minutes.
    let script = format!(
        "const box = document.querySelector('[data-testid=context-lines]');
         box.value = {lines:?};
         box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
    );
    page.script(&script).await?;
    page.click("add-lines").await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_leads_to_the_line_that_is_typed_in() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&checkpoint()?).await?;
        page.click("to-contexts").await?;
        let holder = "return document.activeElement.dataset.testid ?? null";
        let taken = async || {
            Ok((page.script(holder).await?.as_str() == Some("context-line")).then_some(()))
        };
        page.until("the line has the focus", taken).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_read_as_it_is_typed_and_its_point_and_bars_appear() -> Outcome {
    on_page(Look::DESK, |page| async move {
        opened(&page).await?;
        type_line(&page, "the sky is").await?;
        headline_says(&page, "1 context").await?;
        page.part("next-token").await?;
        page.part("bar-before").await?;
        page.accessible("a typed context").await?;
        let distribution = |board: &std::collections::BTreeMap<_, e2e::board::Row>| {
            board["distribution"].verdict == "kept"
        };
        page.board_when("the distribution is measured", distribution).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_can_be_stopped_goes_on_and_is_undone() -> Outcome {
    on_page(Look::DESK, |page| async move {
        opened(&page).await?;
        let words = "word ".repeat(150);
        let lines: Vec<String> = (0..400).map(|i| format!("{i} {words}")).collect();
        add_lines(&page, &lines.join("\n")).await?;
        page.click("stop-contexts").await?;
        page.click("clear-set").await?;
        add_lines(&page, "a tree\tplants\na rose\tplants\na stone\tthings\na wall\tthings").await?;
        headline_says(&page, "4 contexts").await?;
        page.click("undo-set").await?;
        headline_says(&page, "no contexts").await?;
        page.click("redo-set").await?;
        headline_says(&page, "4 contexts").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_session_brings_the_texts_back_and_computes_them_again() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("contexts").await?;
        opened(&page).await?;
        add_lines(&page, "a tree\na stone\na wall").await?;
        headline_says(&page, "3 contexts").await?;
        page.script("document.querySelector('details.model').open = true").await?;
        page.click("save-session-data").await?;
        let session = page.saved(&folder, "session.json").await?;
        page.open().await?;
        page.open_files(&[session]).await?;
        headline_says(&page, "3 contexts").await?;
        assert_eq!(page.text("context-count").await?, "3 contexts");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn contexts_are_computed_without_a_network_once_they_were() -> Outcome {
    let server = Server::bind(dist(), 0)?;
    let stop = server.stop();
    let url = server.spawn();
    with_browser(|client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.open().await?;
        page.kept_for_offline_use().await?;
        page.open().await?;
        opened(&page).await?;
        type_line(&page, "a tree").await?;
        stop.now();
        page.open().await?;
        opened(&page).await?;
        type_line(&page, "a tree").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok::<(), Trouble>(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_list_of_sentences_is_contexts_and_the_way_back_is_said() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let files = checkpoint()?;
        page.open_files(&files).await?;
        page.part("start-contexts").await?;
        let list = files[0].with_file_name("sentences.txt");
        fs::write(&list, "The sky is very\tweather\nA tree is\n")?;
        page.drop_files(&[list]).await?;
        let said = page.text("taken-for-contexts").await?;
        assert!(said.contains("sentences.txt") && said.contains("2 lines"), "{said}");
        headline_says(&page, "2 contexts").await?;
        page.accessible("a list that was taken for contexts").await?;
        page.click("open-instead").await?;
        headline_says(&page, "no contexts").await?;
        let error = page.text("error").await?;
        assert!(error.contains("sentences.txt"), "{error}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
