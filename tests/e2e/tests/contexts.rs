//! Contexts that a language model's own files compute: typed, kept, stopped, saved, without a
//! network.

use std::fs;

use e2e::checkpoint::checkpoint;
use e2e::trouble::{Outcome, Trouble};
use e2e::{Look, Page, on_page, with_browser};
use xtask::server::Server;
use xtask::steps::dist;

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
        page.open_checkpoint().await?;
        page.type_line("the sky is").await?;
        page.headline_says("1 context").await?;
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
        page.open_checkpoint().await?;
        let words = "word ".repeat(150);
        let lines: Vec<String> = (0..400).map(|i| format!("{i} {words}")).collect();
        add_lines(&page, &lines.join("\n")).await?;
        page.click("stop-contexts").await?;
        page.click("clear-set").await?;
        add_lines(&page, "a tree\tplants\na rose\tplants\na stone\tthings\na wall\tthings").await?;
        page.headline_says("4 contexts").await?;
        page.click("undo-set").await?;
        page.headline_says("no contexts").await?;
        page.click("redo-set").await?;
        page.headline_says("4 contexts").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_session_brings_the_texts_back_and_computes_them_again() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("contexts").await?;
        page.open_checkpoint().await?;
        add_lines(&page, "a tree\na stone\na wall").await?;
        page.headline_says("3 contexts").await?;
        page.script("document.querySelector('details.model').open = true").await?;
        page.click("save-session-data").await?;
        let session = page.saved(&folder, "session.json").await?;
        page.open().await?;
        page.open_files(&[session]).await?;
        page.headline_says("3 contexts").await?;
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
        page.open_checkpoint().await?;
        page.type_line("a tree").await?;
        stop.now();
        page.open().await?;
        page.open_checkpoint().await?;
        page.type_line("a tree").await?;
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
        page.headline_says("2 contexts").await?;
        page.accessible("a list that was taken for contexts").await?;
        page.click("open-instead").await?;
        page.headline_says("no contexts").await?;
        let error = page.text("error").await?;
        assert!(error.contains("sentences.txt"), "{error}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relation_file_brings_its_contexts_and_the_rows_about_relations() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let files = checkpoint()?;
        let relation = files[0].with_file_name("number.json");
        let sample = |i: usize| format!(r#"{{"subject": "thing {i}", "object": "{i}"}}"#);
        let samples: Vec<String> = (0..6).map(sample).collect();
        let text = format!(
            r#"{{"name": "number", "prompt_templates": ["The {{}} is"], "samples": [{}]}}"#,
            samples.join(",")
        );
        fs::write(&relation, text)?;
        page.open_files(&files).await?;
        page.click("start-contexts").await?;
        page.part("context-line").await?;
        page.script("document.querySelector('.add-contexts').open = true").await?;
        let input = page.part("context-file").await?;
        input.send_keys(&relation.display().to_string()).await?;
        page.headline_says("12 contexts").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_carries_the_set_and_its_states_are_computed_again() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let files = checkpoint()?;
        page.open_files(&files).await?;
        page.click("start-contexts").await?;
        page.part("context-line").await?;
        add_lines(&page, "a tree\na stone\na wall").await?;
        page.headline_says("3 contexts").await?;
        let address =
            page.address_when("the address has the set", |json| json.contains("a stone")).await?;
        page.open_at(&address).await?;
        page.part("asked-file").await?;
        page.open_files(&files).await?;
        page.headline_says("3 contexts").await?;
        assert_eq!(page.text("context-count").await?, "3 contexts");
        assert_eq!(page.alert().await?, None);
        Ok(())
    })
    .await
}
