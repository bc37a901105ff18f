//! Points that have just been moved are found where they are now: by hovering over them, and by an
//! outline round them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use xtask::program::target_dir;

/// Words far apart from each other; fewer than the page names in one line.
const WORDS: [(&str, f64, f64); 6] = [
    ("north", 0.1, 2.0),
    ("east", 2.2, 0.2),
    ("south", -0.2, -1.9),
    ("west", -2.1, 0.3),
    ("near", 0.6, 0.7),
    ("far", -1.4, -1.3),
];
/// Places are found by trying, so to this many pixels.
const FOUND: f64 = 4.0;
/// A drag of a tip moves some word by more than this.
const MOVED: f64 = 12.0;
/// From the edge of the plot to the outline: away from the tips, which the pointer would pull
/// instead.
const INSET: f64 = 6.0;

type Places = BTreeMap<String, (f64, f64)>;

#[tokio::test(flavor = "multi_thread")]
async fn hovering_right_after_a_drag_finds_words_where_they_are_now() -> Outcome {
    on_page(Look::DESK, |page| async move {
        open(&page).await?;
        let before = page.places().await?;
        page.drag_tip(Tip::First, 50.0, -40.0).await?;
        let (at_once, later) = (page.places().await?, settled(&page).await?);
        assert_eq!(before.len(), WORDS.len(), "{before:?}");
        assert!(furthest(&at_once, &later) < FOUND, "{at_once:?} became {later:?}");
        assert!(furthest(&before, &at_once) > MOVED, "{before:?} became {at_once:?}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outline_right_after_a_drag_selects_what_lies_inside_now() -> Outcome {
    on_page(Look::DESK, |page| async move {
        open(&page).await?;
        page.click("lasso").await?;
        page.drag_tip(Tip::First, 60.0, -50.0).await?;
        let edge = page.outline_left_half(INSET).await?;
        let said = page.text("selection").await?;
        let selected: Vec<&str> =
            WORDS.iter().map(|word| word.0).filter(|word| said.contains(word)).collect();
        for (name, (x, _)) in
            settled(&page).await?.iter().filter(|(_, (x, _))| (x - edge).abs() > FOUND)
        {
            let inside = selected.iter().any(|word| name.contains(word));
            assert_eq!(inside, *x < edge, "{name} at {x}, the edge at {edge}: {said}");
        }
        assert!(!selected.is_empty() && selected.len() < WORDS.len(), "{said}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Opens the words, and waits until the plots show them.
async fn open(page: &Page) -> Outcome {
    // Each test has a file of its own: another may just be writing it.
    static OPENED: AtomicUsize = AtomicUsize::new(0);
    let folder = OPENED.fetch_add(1, Ordering::Relaxed).to_string();
    let path = target_dir().join("e2e-files/selecting").join(folder).join("compass.csv");
    write(&path)?;
    page.open_files(&[path]).await?;
    page.model_named("compass").await?;
    page.wait_for("[data-testid=stage-right][data-ready=true]").await?;
    page.board_when("the board is measured", |board| board.contains_key("cosine")).await?;
    Ok(())
}

fn write(path: &PathBuf) -> std::io::Result<()> {
    let lines = WORDS.map(|(word, x, y)| format!("{word},{x},{y}\n"));
    fs::create_dir_all(path.with_file_name(""))?;
    fs::write(path, format!("word,x,y\n{}", lines.concat()))
}

/// The places once the board is measured again.
async fn settled(page: &Page) -> Outcome<Places> {
    page.board_when("the drag is measured", |board| {
        board.get("cosine").is_some_and(|row| row.after.is_some())
    })
    .await?;
    page.places().await
}

/// How far the furthest of the words is from where it was.
fn furthest(some: &Places, others: &Places) -> f64 {
    let away = |(word, a): (&String, &(f64, f64))| {
        others.get(word).map_or(f64::INFINITY, |b| (a.0 - b.0).hypot(a.1 - b.1))
    };
    some.iter().map(away).fold(0.0, f64::max)
}
