//! Opening one's own files through the page's file button.

use std::fs;
use std::path::PathBuf;

use e2e::trouble::Outcome;
use e2e::{Look, on_page};
use xtask::program::{root, target_dir};

#[tokio::test(flavor = "multi_thread")]
async fn word_vectors_open_and_say_that_they_need_contexts() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await?;
        page.model_named("GloVe").await?;
        assert!(page.headline().await?.contains("2,344 tokens"));
        let measured =
            |board: &std::collections::BTreeMap<_, e2e::board::Row>| board["distribution"].verdict == "not testable";
        page.board_when("the distribution needs contexts", measured).await?;
        assert!(page.text("row-distribution").await?.contains("needs contexts"));
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_is_explained_and_the_open_model_stays() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let before = (page.headline().await?, page.bars().await?);
        let whole = fs::read(root().join("public/models/glove-100d.safetensors"))?;
        let broken = scratch("truncated.safetensors", &whole[..whole.len() / 2])?;
        page.open_files(&[broken]).await?;
        let said = page.text("error").await?;
        assert!(said.contains("truncated.safetensors"), "{said}");
        assert_eq!((page.headline().await?, page.bars().await?), before);
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

/// Writes a file to be opened.
fn scratch(name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let folder = target_dir().join("e2e-files");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), bytes)?;
    Ok(folder.join(name))
}
