//! Opening one's own files through the page's file button.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use e2e::board::Row;
use e2e::trouble::Outcome;
use e2e::{Look, on_page};
use xtask::program::{root, target_dir};

#[tokio::test(flavor = "multi_thread")]
async fn word_vectors_open_and_say_that_they_need_contexts() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await?;
        page.model_named("GloVe 6B, 100 dimensions").await?;
        assert!(page.headline().await?.contains("2,344 tokens"));
        let measured = |board: &BTreeMap<_, Row>| board["distribution"].verdict == "not testable";
        page.board_when("the distribution needs contexts", measured).await?;
        page.accessible("a file of one's own").await?;
        assert!(page.text("row-distribution").await?.contains("needs contexts"));
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_is_explained_and_the_open_model_stays() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let before = (page.text("model-name").await?, page.bars().await?);
        let whole = fs::read(root().join("public/models/glove-100d.safetensors"))?;
        let broken = scratch("truncated.safetensors", &whole[..whole.len() / 2])?;
        page.open_files(&[broken]).await?;
        let said = page.text("error").await?;
        assert!(said.contains("truncated.safetensors"), "{said}");
        page.accessible("an error").await?;
        assert_eq!((page.text("model-name").await?, page.bars().await?), before);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_good_file_after_a_broken_one_opens() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[scratch("ragged.csv", b"word,x,y\na,1,2\nb,3\n")?]).await?;
        assert!(page.text("error").await?.contains("ragged.csv"));
        page.open_files(&[scratch("own.csv", b"word,x,y\na,1,2\nb,3,5\nc,-1,4\nd,0,2\n")?]).await?;
        page.model_named("own").await?;
        assert_eq!(page.alert().await?, None);
        Ok(())
    })
    .await
}

/// The same five tokens, and where the format has them three contexts, as other programs wrote
/// them. One name never follows itself: it says that the next file is open.
const WRITTEN_BY_OTHERS: [(&[&str], &str, bool); 16] = [
    (&["f64.safetensors"], "five words", true),
    (&["stored.npz"], "stored", true),
    (&["f32.safetensors"], "five words", true),
    (&["deflated-fortran.npz"], "deflated-fortran", true),
    (&["f16.safetensors"], "five words", true),
    (&["big-endian.npz"], "big-endian", true),
    (&["bf16.safetensors"], "five words", true),
    (&["f.npy", "g.npy", "tokens.txt", "contexts.txt"], "g", true),
    (&["model.json"], "five words", true),
    (&["word2vec.txt"], "word2vec", false),
    (&["glove.txt"], "glove", false),
    (&["word2vec.bin"], "word2vec", false),
    (&["vectors.tsv", "metadata.tsv"], "vectors", false),
    (&["word2vec-newlines.bin"], "word2vec-newlines", false),
    (&["words.csv"], "words", false),
    (&["semicolons.csv"], "semicolons", false),
];

#[tokio::test(flavor = "multi_thread")]
async fn files_of_every_format_open() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for (files, name, contexts) in WRITTEN_BY_OTHERS {
            let paths: Vec<_> =
                files.iter().map(|file| root().join("tests/data/formats").join(file)).collect();
            page.open_files(&paths).await?;
            page.model_named(name).await?;
            let headline = page.headline().await?;
            let expected = if contexts {
                "5 tokens · 3 contexts · d 4"
            } else {
                "5 tokens · no contexts · d 4"
            };
            assert!(headline.contains(expected), "{files:?}: {headline}");
            assert_eq!(page.alert().await?, None, "{files:?}");
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn several_tables_are_offered_as_a_choice() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[root().join("tests/data/formats/several.safetensors")]).await?;
        page.wait_for("form.choice select").await?;
        page.accessible("a choice of tables").await?;
        page.wait_for("form.choice select").await?.select_by_index(1).await?;
        page.wait_for("form.choice button[type=submit]:enabled").await?.click().await?;
        page.model_named("several").await?;
        assert_eq!(page.alert().await?, None);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_about_tables_begins_with_what_their_names_say() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[
            scratch("contexts.csv", b"context,x,y\nthe sky is,1,2\nwater is,3,4\n")?,
            scratch("tokens.csv", b"token,x,y\nblue,1,0\nwet,0,1\nred,1,1\n")?,
        ])
        .await?;
        page.wait_for("form.choice select").await?;
        let chosen =
            "return [...document.querySelectorAll('form.choice select')].map(s => s.value);";
        assert_eq!(page.script(chosen).await?, serde_json::json!(["tokens", "contexts"]));
        page.wait_for("form.choice button[type=submit]:enabled").await?.click().await?;
        let read = async || {
            Ok(page.headline().await?.contains("3 tokens · 2 contexts · d 2").then_some(()))
        };
        page.until("both are read", read).await?;
        Ok(())
    })
    .await
}

/// Writes a file to be opened.
fn scratch(name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let folder = target_dir().join("e2e-files");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), bytes)?;
    Ok(folder.join(name))
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_are_text_wherever_they_come_from() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let hostile = "<img src=x onerror=alert(1)>";
        let pairs = format!("\"{hostile}\",1,2\n</script><b>bold,3,5\n\u{202e}reversed,-1,4\n{{{{x}}}},0,2\n");
        page.open_files(&[scratch("hostile.csv", format!("word,x,y\n{pairs}").as_bytes())?]).await?;
        page.until("the file is open", async || Ok(page.headline().await?.contains("4 tokens").then_some(()))).await?;
        let boxes =
            page.script("return [...document.querySelectorAll('input')].map(input => input.value).join('|')").await?;
        assert!(boxes.as_str().is_some_and(|values| values.contains(hostile)), "{boxes}");
        let markup = "return document.querySelectorAll('img[src=x], b').length";
        assert_eq!(page.script(markup).await?, serde_json::json!(0));
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_folder_opens_the_checkpoint_in_it() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = target_dir().join("e2e-files/checkpoint");
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(folder.join("further"))?;
        let parts = [
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors",
            "tokenizer.json",
        ];
        for name in parts.into_iter().chain(["model.safetensors.index.json"]) {
            fs::copy(root().join("tests/data/formats").join(name), folder.join(name))?;
        }
        fs::write(folder.join("config.json"), r#"{"model_type": "llama"}"#)?;
        fs::write(folder.join("pytorch_model.bin"), b"\x80\x04\x95cos\nsystem\n")?;
        page.drop_files(std::slice::from_ref(&folder)).await?;
        page.model_named("llama").await?;
        assert!(page.headline().await?.contains("7 tokens"), "{}", page.headline().await?);
        page.drop_files(&[folder.join("further")]).await?;
        let said = page.text("error").await?;
        assert!(said.contains("no files in the folder \"further\""), "{said}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_stops_is_followed_by_one_without_the_last_change() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let verdict = |board: &BTreeMap<_, Row>| board.get("cosine").map(|row| row.verdict.clone());
        page.script(CATCH_WORKER).await?;
        page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await?;
        page.model_named("GloVe 6B, 100 dimensions").await?;
        for steps in [1, 2] {
            page.button("Random gauge").await?.click().await?;
            page.board_when("the gauge is measured", |board| {
                verdict(board).is_some_and(|v| v != "kept")
            })
            .await?;
            assert_eq!(page.script(STEPS).await?, steps);
        }
        page.script(END_WORKER).await?;
        let said = page.text("error").await?;
        assert!(
            said.contains("out of memory") && said.contains("opened again without it"),
            "{said}"
        );
        page.until("one step is left", async || Ok((page.script(STEPS).await? == 1).then_some(())))
            .await?;
        page.board_when("the model is measured again", |board| board.contains_key("cosine"))
            .await?;
        page.script(END_WORKER).await?;
        page.until("no step is left", async || Ok((page.script(STEPS).await? == 0).then_some(())))
            .await?;
        page.board_when("nothing moves", |board| verdict(board).as_deref() == Some("kept")).await?;
        page.script(END_WORKER).await?;
        let gave_up =
            async || Ok(page.alert().await?.filter(|said| said.contains("Open the model again")));
        page.until("it gives up", gave_up).await?;
        page.open_files(&[root().join("public/models/smollm2-135m.safetensors")]).await?;
        page.board_when("another model is measured", |board| {
            board.get("distribution").is_some_and(|row| row.verdict == "kept")
        })
        .await?;
        Ok(())
    })
    .await
}

/// Keeps the worker that is started next in reach.
const CATCH_WORKER: &str = "
    const start = window.startProgram;
    window.startProgram = (name) => (window.__worker = start(name));";

/// What a browser does with a worker whose memory is full.
const END_WORKER: &str =
    "window.__worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));";

/// How many steps there are.
const STEPS: &str = "return document.querySelectorAll('[data-testid=step-list] li').length;";

#[tokio::test(flavor = "multi_thread")]
async fn what_reading_did_is_seen_until_dismissed_and_columns_are_corrected() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let table = b"word,x,y,count\nking,1,2,7\nqueen,3,5,8\nman,-1,4,9\nwoman,0,2,3\n";
        page.open_files(&[scratch("counts.csv", table)?]).await?;
        page.model_named("counts").await?;
        let place = r#"const at = document.querySelector('[data-testid="stage-left"]').getBoundingClientRect();
            return [at.x, at.y, at.width, at.height];"#;
        let notice = page.text("reader-notice").await?;
        assert!(notice.contains("count"), "{notice}");
        page.accessible("what reading did").await?;
        let before = page.script(place).await?;
        page.click("dismiss-notes").await?;
        let gone = r#"return document.querySelector('[data-testid="reader-notice"]') === null"#;
        page.until("the notice to go", || async { Ok(page.script(gone).await?.as_bool().filter(|gone| *gone)) }).await?;
        assert_eq!(page.script(place).await?, before, "nothing moves");
        page.open_card().await?;
        assert!(page.text("model-card").await?.contains("not read"));
        page.script(
            r#"document.querySelector('.table-columns > summary').click();"#,
        )
        .await?;
        page.wait_for(".table-columns select[aria-label='count']").await?;
        page.accessible("the columns of a table").await?;
        page.script(
            r#"const role = document.querySelector(".table-columns select[aria-label='count']");
            role.value = "component";
            role.dispatchEvent(new Event("change", {bubbles: true}));"#,
        )
        .await?;
        page.click("read-columns").await?;
        let sizes = r#"return document.querySelector('details.model > summary').textContent.includes('d 3')"#;
        page.until("three components", || async { Ok(page.script(sizes).await?.as_bool().filter(|three| *three)) }).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_cannot_be_drawn_shows_no_picture_of_another() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[scratch("line.csv", b"word,x\nking,1\nqueen,2\nman,4\n")?]).await?;
        page.model_named("line").await?;
        let why = page.text("no-picture").await?;
        assert!(why.contains("1 dimension"), "{why}");
        let drawn = r#"return [...document.querySelectorAll('.plot canvas')].some(canvas => {
            if (!canvas.width || !canvas.height) return false;
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            return pixels.some(byte => byte !== 0);
        });"#;
        assert_eq!(page.script(drawn).await?.as_bool(), Some(false), "both plots are empty");
        page.accessible("a model without a picture").await?;
        page.click("figure").await?;
        let said = r#"return document.querySelector('figure.preview').textContent"#;
        let said = page
            .until("the figure to say why", || async {
                let said = page.script(said).await?;
                Ok(said.as_str().filter(|said| said.contains("No picture")).map(String::from))
            })
            .await?;
        assert!(said.contains("1 dimension"), "{said}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
