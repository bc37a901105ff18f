//! The theorem on the built page: what every equivalent model shares, and what is an accident of
//! this one.

use std::collections::BTreeMap;

use e2e::board::Row;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};

/// What the distribution determines, of the rows that are always shown.
const IDENTIFIABLE: [&str; 3] = ["distribution", "profile-cosine", "complexity"];

/// A random equivalent model moves a cosine by more than this.
const MOVED: f64 = 1e-2;

#[tokio::test(flavor = "multi_thread")]
async fn a_shuffled_model_keeps_what_the_distribution_sees_and_no_cosine() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("shuffle").await?;
        page.board_when("the cosine is another one", |board| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(before, after)| (before - after).abs() > MOVED)
        })
        .await?;
        for id in IDENTIFIABLE {
            page.board_when(id, |board| is(board, id, "kept")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_only_the_tokens_destroys_the_distribution() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.script(
            "document.querySelector('[role=radio][title*=\"only the tokens move\"]').click()",
        )
        .await?;
        page.script(&press("Random gauge")).await?;
        page.board_when("the distribution is another one", |board| {
            is(board, "distribution", "destroyed")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_move_destroys_parallelism_in_the_space_but_not_where_predictions_look() -> Outcome
{
    on_page(Look::DESK, |page| async move {
        page.open_gallery().await?;
        page.script(&press("Toy with hidden directions")).await?;
        page.model_named("Toy with hidden directions").await?;
        page.wait_for(".further").await?;
        page.script("document.querySelector('.further').open = true").await?;
        page.board_when("both hold at first", |board| {
            is(board, "parallelism", "kept") && is(board, "parallelism-seen", "kept")
        })
        .await?;
        page.script(&press("Hidden move of g")).await?;
        page.board_when("parallelism in the whole space is gone", |board| {
            is(board, "parallelism", "destroyed")
        })
        .await?;
        page.board_when("parallelism that predictions see is kept", |board| {
            is(board, "parallelism-seen", "kept")
        })
        .await?;
        page.board_when("predictions are the same", |board| is(board, "distribution", "kept"))
            .await?;
        Ok(())
    })
    .await
}

/// Pulls the slider under the spectra of the model card to a power of ten, and lets it go where
/// told to.
fn cut_at(power: f64, let_go: bool) -> String {
    format!(
        "const slider = document.querySelector('.spectra input[type=range]');
         slider.value = '{power}';
         slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
         if ({let_go}) slider.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cut_through_the_spectra_follows_the_slider_and_decides_the_ranks_when_it_is_let_go()
-> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_card().await?;
        page.wait_for("[data-testid=spectra]").await?;
        let said =
            async || page.attribute("spectra", "aria-label").await.map(Option::unwrap_or_default);
        let complexity =
            |board: &BTreeMap<String, Row>| board.get("complexity").and_then(|row| row.before);
        let before = said().await?;
        let k =
            complexity(&page.board_when("k is known", |board| complexity(board).is_some()).await?);
        page.script(&cut_at(-0.5, false)).await?;
        page.until("the cut has moved", async || Ok((said().await? != before).then_some(())))
            .await?;
        page.script(&cut_at(-0.5, true)).await?;
        page.board_when("a coarser cut leaves fewer dimensions", |board| {
            complexity(board).is_some_and(|x| Some(x) < k)
        })
        .await?;
        Ok(())
    })
    .await
}

/// Of the pixels of a plot's points, the share that is another one than when it was last asked.
const REPAINTED: &str = "
    const seen = window.__seen ??= {};
    return ['stage-left', 'stage-right'].map(id => {
        const canvas = document.querySelector(`[data-testid=${id}] canvas`);
        const now = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const then = seen[id] ?? now;
        seen[id] = now;
        let other = 0;
        for (let i = 0; i < now.length; i += 4) other += Math.abs(now[i] - then[i]) > 24;
        return 4 * other / now.length;
    });";

/// A picture that bends repaints at least this share of its pixels, one that stands still at most a
/// tenth of it.
const BENT: f64 = 1e-3;

#[tokio::test(flavor = "multi_thread")]
async fn beside_each_other_pca_bends_and_the_canonical_picture_stands_still() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("beside").await?;
        heading(&page, "PCA of the moved model").await?;
        settled(&page).await?;
        page.script(REPAINTED).await?;
        page.script(&press("Random gauge")).await?;
        page.board_when("the cosine drifts", |board| is(board, "cosine", "drifted")).await?;
        settled(&page).await?;
        let repainted = page.script(REPAINTED).await?;
        let [left, right] = [0, 1].map(|side| repainted[side].as_f64().unwrap_or(f64::NAN));
        assert!(left > BENT, "the principal components bend: {left}");
        assert!(right < BENT / 10.0, "the canonical picture stands still: {right}");
        page.click("beside").await?;
        heading(&page, "The model").await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn steering_acts_alike_in_an_equivalent_model_and_shows_it_on_next_tokens() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.wait_for(".further").await?;
        page.script("document.querySelector('.further').open = true").await?;
        page.wait_for("[data-testid=row-steering-second-moment] details").await?;
        page.script("document.querySelector('[data-testid=row-steering-second-moment] details').open = true").await?;
        page.script(&press("Random gauge")).await?;
        page.board_when("steering is kept", |board| is(board, "steering-second-moment", "kept")).await?;
        page.wait_for("[data-testid=row-steering-second-moment] canvas.picture").await?;
        let strong = row_text(&page, "steering-second-moment").await?;
        page.script(
            "const box = document.querySelector('[data-testid=row-steering-second-moment] .number-box');
             box.value = '0.1';
             box.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        let weaker = async || {
            let text = row_text(&page, "steering-second-moment").await?;
            Ok(Some(text).filter(|text| on_target(text) != on_target(&strong)))
        };
        let weak = page.until("the shift is another one", weaker).await?;
        let shift = on_target(&weak);
        assert!(shift.as_ref().is_some_and(|[before, after]| before == after), "{shift:?}: alike in the moved model");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn pasted_labels_are_what_the_probe_tells_apart() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.drawer("contexts").await?;
        page.wait_for("[data-testid=pasted-labels]").await?;
        page.script(
            "const text = document.querySelector('[data-testid=pasted-labels]');
             text.value = Array.from({ length: 509 }, (_, i) => i < 448 ? '' : i % 2 ? 'odd' : 'even').join('\\n');
             text.dispatchEvent(new Event('input', { bubbles: true }));
             document.querySelector('[data-testid=take-labels]').click();
             document.querySelectorAll('.further')[1].open = true",
        )
        .await?;
        page.board_when("the probe is measured", |board| board.get("probe").is_some_and(|row| row.after.is_some()))
            .await?;
        let chosen = page.script("return [...document.querySelectorAll('.contexts select')].map(s => s.value)").await?;
        assert_eq!((chosen[0].as_str(), chosen[1].as_str()), (Some("odd"), Some("even")));
        Ok(())
    })
    .await
}

/// Waits until a plot has this heading.
async fn heading(page: &Page, words: &str) -> Outcome {
    let read = "return document.querySelector('.stage h2').textContent";
    let there = async || Ok((page.script(read).await?.as_str() == Some(words)).then_some(()));
    page.until(words, there).await
}

/// Waits until two frames have been drawn.
async fn settled(page: &Page) -> Outcome {
    let frames = "const done = arguments[0];
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(1))), 500);";
    page.client.execute_async(frames, Vec::new()).await?;
    Ok(())
}

/// All that an open row says.
async fn row_text(page: &Page, id: &str) -> Outcome<String> {
    let read = format!("return document.querySelector('[data-testid=row-{id}]').textContent");
    Ok(page.script(&read).await?.as_str().unwrap_or_default().to_owned())
}

/// The shift of the target's log-odds before and after the move, as an open row says it.
fn on_target(text: &str) -> Option<[String; 2]> {
    let (_, rest) = text.split_once("on-target shift of log-odds ")?;
    let number =
        |text: &str| text.chars().take_while(|c| "−-.0123456789e".contains(*c)).collect::<String>();
    let (before, after) = rest.split_once(" → ")?;
    Some([number(before), number(after)])
}

/// Clicks the button that says this.
fn press(words: &str) -> String {
    format!(
        "[...document.querySelectorAll('button')].find(b => b.textContent.includes({words:?})).click()"
    )
}

fn is(board: &BTreeMap<String, Row>, id: &str, verdict: &str) -> bool {
    board.get(id).is_some_and(|row| row.verdict == verdict)
}
