//! Files that are larger than memory, take long, or mean harm: the page asks, can be stopped, and
//! stays as it was.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::time::Duration;

use e2e::board::Row;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use serde_json::Value;
use xtask::program::target_dir;

/// As many tokens and components as an 8-billion-parameter model has.
const TOKENS: u64 = 128_256;
const D: u64 = 4096;
/// Rows that are chosen of them.
const CHOSEN: u64 = 5000;

/// Cancelling is answered so soon that nobody sees a wait.
const AT_ONCE: f64 = 100.0;

/// A file in the folder of the build, gone with this value.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> std::io::Result<(Self, BufWriter<File>)> {
        let path = target_dir().join("e2e-files").join(name);
        fs::create_dir_all(path.with_file_name(""))?;
        let file = BufWriter::new(File::create(&path)?);
        Ok((Self(path), file))
    }

    fn of(name: &str, bytes: &[u8]) -> std::io::Result<Self> {
        let (scratch, mut file) = Self::new(name)?;
        file.write_all(bytes)?;
        file.flush()?;
        Ok(scratch)
    }

    fn path(&self) -> PathBuf {
        self.0.clone()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // It may be gone already.
        fs::remove_file(&self.0).ok();
    }
}

/// A sparse checkpoint of 4 GB: two BF16 tables of zeros, the second the output matrix, where the
/// chosen rows hold numbers.
fn checkpoint() -> std::io::Result<Scratch> {
    let (scratch, mut file) = Scratch::new("sparse.safetensors")?;
    let bytes = TOKENS * D * 2;
    let tensor = |from: u64, rows: u64| {
        let to = from + rows * D * 2;
        format!(r#"{{"dtype":"BF16","shape":[{rows},{D}],"data_offsets":[{from},{to}]}}"#)
    };
    let header = format!(
        r#"{{"layers":{},"lm_head.weight":{}}}"#,
        tensor(0, 3 * TOKENS),
        tensor(3 * bytes, TOKENS)
    );
    file.write_all(&(header.len() as u64).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    let data = 8 + header.len() as u64;
    for token in chosen() {
        file.seek(SeekFrom::Start(data + 3 * bytes + token * D * 2))?;
        let one_or_two = [[0x80, 0x3f], [0x00, 0x40]];
        (0..D).try_for_each(|j| {
            file.write_all(&one_or_two[usize::from((token * 31 + j * 17) % 7 < 3)])
        })?;
    }
    file.into_inner()?.set_len(data + 4 * bytes)?;
    Ok(scratch)
}

fn chosen() -> impl Iterator<Item = u64> {
    (0..CHOSEN).map(|i| i * (TOKENS / CHOSEN))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sparse_checkpoint_of_four_gigabytes_asks_and_opens_chosen_tokens() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let names: Vec<String> = (0..TOKENS).map(|token| format!("word{token}")).collect();
        let (matrix, tokens) =
            (checkpoint()?, Scratch::of("tokens.txt", names.join("\n").as_bytes())?);
        page.open_files(&[matrix.path(), tokens.path()]).await?;
        let asked = page.text("token-choice").await?;
        assert!(asked.contains("128,256 tokens of 4,096 numbers"), "{asked}");
        page.accessible("a choice of tokens").await?;
        assert!(page.headline().await?.contains("SmolLM2"));
        let listed: Vec<String> = chosen().map(|token| names[token as usize].clone()).collect();
        fill(&page, "[data-testid=token-choice] textarea", &listed.join(" ")).await?;
        page.script(
            "document.querySelectorAll('[data-testid=token-choice] [type=radio]')[3].click()",
        )
        .await?;
        page.wait_for("[data-testid=token-choice] [type=submit]:enabled").await?.click().await?;
        page.model_named("sparse").await?;
        assert!(
            page.headline().await?.contains("5,000 tokens · no contexts · d 4096"),
            "{}",
            page.headline().await?
        );
        assert_eq!(page.alert().await?, None);
        Ok(())
    })
    .await
}

/// Forty tokens of so many numbers that no matrix of all of them fits the memory.
fn wide() -> std::io::Result<Scratch> {
    let (scratch, mut file) = Scratch::new("wide.safetensors")?;
    let (tokens, d) = (40, 16_384);
    let header = format!(
        r#"{{"g":{{"dtype":"F16","shape":[{tokens},{d}],"data_offsets":[0,{}]}}}}"#,
        tokens * d * 2
    );
    file.write_all(&(header.len() as u64).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    // Numbers of either sign between 1 and 4.
    (0..tokens * d).try_for_each(|i| {
        file.write_all(&[(i * 31 % 251) as u8, [0x3c, 0xbd, 0x40, 0xc1][i * 7919 % 13 % 4]])
    })?;
    file.flush()?;
    Ok(scratch)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_needs_matrices_larger_than_memory_is_refused_and_the_rest_works() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let wide = wide()?;
        page.open_files(&[wide.path()]).await?;
        page.model_named("wide").await?;
        let after = |board: &BTreeMap<_, Row>, id: &str| board.get(id).and_then(|row| row.after);
        let refused = |row: &Row| row.verdict == "not testable";
        page.board_when("rows without room say so", |board| {
            board.get("causal-cosine").is_some_and(refused)
        })
        .await?;
        assert!(page.text("row-causal-cosine").await?.contains("too large for the memory"));
        page.board_when("others are measured", |board| after(board, "cosine").is_some()).await?;
        page.button("Random gauge").await?.click().await?;
        let said = page.wait_for(".refusal").await?.text().await?;
        assert!(
            said.contains("16384 dimensions are too large") && said.contains("bend a plane"),
            "{said}"
        );
        page.script(UNDO).await?;
        page.button("Mirror").await?.click().await?;
        page.board_when("a plane is mirrored", |board| after(board, "norms").is_some()).await?;
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Takes the last step off the list.
const UNDO: &str =
    "document.querySelector('[data-testid=step-list] li:last-child button:last-of-type').click();";

/// A text of word vectors that takes long enough to be stopped.
fn long_text() -> std::io::Result<Scratch> {
    let (scratch, mut file) = Scratch::new("long.txt")?;
    let numbers = " 0.12345 -0.5".repeat(100);
    (0..300_000).try_for_each(|word| writeln!(file, "word{word}{numbers}"))?;
    file.flush()?;
    Ok(scratch)
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_says_how_far_it_is_and_stops_at_once() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let before = (page.text("model-name").await?, page.bars().await?);
        let text = long_text()?;
        page.open_files(&[text.path()]).await?;
        let first = page.until("bytes are counted", || megabytes(&page, 0.0)).await?;
        page.until("more bytes are counted", || megabytes(&page, first)).await?;
        page.script(STOP).await?;
        let took = page
            .until("reading has stopped", || number(&page, "return window.__stopped ?? null"))
            .await?;
        assert!(took <= AT_ONCE, "stopping took {took} ms");
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!((page.text("model-name").await?, page.bars().await?), before);
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Clicks the cancel button and notes how many milliseconds pass until the panel is gone.
const STOP: &str = "
    const clicked = performance.now();
    new MutationObserver((_, watch) => {
        if (document.querySelector('[data-testid=reading]')) return;
        window.__stopped ??= performance.now() - clicked;
        watch.disconnect();
    }).observe(document, { subtree: true, childList: true });
    document.querySelector('[data-testid=cancel-reading]').click();";

/// The megabytes that are said to be read, once they are more than `than`.
async fn megabytes(page: &Page, than: f64) -> Outcome<Option<f64>> {
    const READ: &str = "return parseFloat(document.querySelector('[data-testid=reading] .number')?.textContent) || null";
    Ok(number(page, READ).await?.filter(|&read| read > than))
}

async fn number(page: &Page, script: &str) -> Outcome<Option<f64>> {
    Ok(page.script(script).await?.as_f64())
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_files_leave_the_page_as_it_was() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let before = (page.text("model-name").await?, page.bars().await?);
        for (name, bytes) in hostile() {
            let file = Scratch::of(name, &bytes)?;
            page.open_files(&[file.path()]).await?;
            let said = page.text("error").await?;
            assert!(said.contains(name), "{said}");
            page.wait_for("[data-testid=error] button").await?.click().await?;
            assert_eq!((page.text("model-name").await?, page.bars().await?), before, "{name}");
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// A sparse table of singles, more than a page reads unasked: the first tokens hold numbers, all
/// others are zero.
fn many_tokens() -> std::io::Result<Scratch> {
    const ROWS: u64 = 150_000;
    const WIDTH: u64 = 256;
    let (scratch, mut file) = Scratch::new("many.safetensors")?;
    let bytes = ROWS * WIDTH * 4;
    let header =
        format!(r#"{{"g":{{"dtype":"F32","shape":[{ROWS},{WIDTH}],"data_offsets":[0,{bytes}]}}}}"#);
    file.write_all(&(header.len() as u64).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    let mut state = 1_u64;
    (0..2000 * WIDTH).try_for_each(|_| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        file.write_all(&((state >> 40) as f32 / (1_u64 << 24) as f32).to_le_bytes())
    })?;
    file.into_inner()?.set_len(8 + header.len() as u64 + bytes)?;
    Ok(scratch)
}

#[tokio::test(flavor = "multi_thread")]
async fn statistics_over_all_tokens_of_the_file_can_be_stopped_and_reach_the_board() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let file = many_tokens()?;
        page.open_files(&[file.path()]).await?;
        page.part("token-choice").await?;
        page.script("document.querySelector('[data-testid=token-choice] [type=radio]').click()")
            .await?;
        fill(&page, "[data-testid=token-choice] [type=number]", "1000").await?;
        page.wait_for("[data-testid=token-choice] [type=submit]:enabled").await?.click().await?;
        page.model_named("many").await?;
        let before = causal_cosine(&page, f64::NAN).await?;
        page.script("document.querySelector('details.model').open = true").await?;
        let card = page.text("statistics").await?;
        assert!(
            card.contains("the 1,000 tokens read") && card.contains("all 150,000 of the file"),
            "{card}"
        );
        page.click("statistics-all").await?;
        page.click("cancel-counting").await?;
        let chosen = "return document.querySelector('[data-testid=statistics-all]').checked";
        assert_eq!(page.script(chosen).await?, Value::from(false));
        page.click("statistics-all").await?;
        let after = causal_cosine(&page, before).await?;
        assert!((after - before).abs() > 1e-6, "{before} became {after}");
        assert_eq!(page.script(chosen).await?, Value::from(true));
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// The causal cosine of the model, once it is on the board and another number than `than`.
async fn causal_cosine(page: &Page, than: f64) -> Outcome<f64> {
    let measured = async || {
        let board = page.board().await?;
        Ok(board.get("causal-cosine").and_then(|row| row.before).filter(|&value| value != than))
    };
    page.until("the causal cosine is measured", measured).await
}

/// Sizes that lie, numbers that are none, nesting without end.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let safetensors = |header: &str, data: &[u8]| {
        [&(header.len() as u64).to_le_bytes(), header.as_bytes(), data].concat()
    };
    let table = |rows: &str, bytes: usize| {
        format!(r#"{{"g":{{"dtype":"F32","shape":[{rows},4],"data_offsets":[0,{bytes}]}}}}"#)
    };
    let npy = |shape: &str| {
        let header = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': ({shape}), }}");
        [
            b"\x93NUMPY\x01\x00",
            &(header.len() as u16).to_le_bytes()[..],
            header.as_bytes(),
            &[0; 64],
        ]
        .concat()
    };
    vec![
        ("long-header.safetensors", [&u64::MAX.to_le_bytes()[..], b"{\"g\":"].concat()),
        ("overflow.safetensors", safetensors(&table("9223372036854775807", 16), &[0; 16])),
        ("nan.safetensors", safetensors(&table("1", 16), &[0xff; 16])),
        ("deep.safetensors", safetensors(&format!("{{\"g\":{}", "[".repeat(100_000)), &[])),
        ("huge.npy", npy("4611686018427387904, 8")),
        ("negative.npy", npy("-1, 8")),
        (
            "counts.gguf",
            [&b"GGUF\x03\0\0\0"[..], &u64::MAX.to_le_bytes(), &u64::MAX.to_le_bytes()].concat(),
        ),
        ("words.bin", b"9999999999 300\na \x00\x01\x02".to_vec()),
        (
            "zip.npz",
            b"PK\x03\x04\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
                .to_vec(),
        ),
        ("deep.json", "[".repeat(100_000).into_bytes()),
        ("objects.pkl", b"\x80\x04\x95cos\nsystem\n".to_vec()),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("empty.npz", Vec::new()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_pairs_becomes_a_family() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let pairs = b"easy\teasiest\nstrong\tstrongest\nunheardof\tunheardofest\n";
        let list = Scratch::of("my-superlatives.tsv", pairs)?;
        page.open_files(&[list.path()]).await?;
        let chosen = "return document.querySelector('label.family select')?.value ?? null";
        let family = async || {
            Ok(page
                .script(chosen)
                .await?
                .as_str()
                .filter(|name| *name == "my-superlatives")
                .map(|_| ()))
        };
        page.until("the list is the family", family).await?;
        let summary = page.wait_for(".family-pairs > summary").await?;
        let found = page.uncovered(summary).await?.text().await?;
        assert_eq!(found, "2 pairs found, 1 missing: whole words");
        assert!(page.headline().await?.contains("SmolLM2"));
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Puts `text` into a field as pasting does: typing fifty thousand letters through the driver would
/// take minutes.
async fn fill(page: &Page, css: &str, text: &str) -> Outcome {
    const FILL: &str = "
        const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.client.execute(FILL, vec![Value::from(css), Value::from(text)]).await?;
    Ok(())
}
