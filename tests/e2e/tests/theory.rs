//! The theorem on the built page: what every equivalent model shares, and what is an accident of this one.

use std::collections::BTreeMap;

use e2e::board::Row;
use e2e::trouble::Outcome;
use e2e::{Look, on_page};

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
        page.script("document.querySelector('[role=radio][title*=\"only the tokens move\"]').click()").await?;
        page.script(&press("Random gauge")).await?;
        page.board_when("the distribution is another one", |board| is(board, "distribution", "destroyed")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_move_destroys_parallelism_in_the_space_but_not_where_predictions_look() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.script(&press("Toy with hidden directions")).await?;
        page.model_named("Toy with hidden directions").await?;
        page.script("document.querySelector('.further').open = true").await?;
        page.board_when("both hold at first", |board| {
            is(board, "parallelism", "kept") && is(board, "parallelism-seen", "kept")
        })
        .await?;
        page.script(&press("Hidden move of g")).await?;
        page.board_when("parallelism in the whole space is gone", |board| is(board, "parallelism", "destroyed"))
            .await?;
        page.board_when("parallelism that predictions see is kept", |board| is(board, "parallelism-seen", "kept"))
            .await?;
        page.board_when("predictions are the same", |board| is(board, "distribution", "kept")).await?;
        Ok(())
    })
    .await
}

/// Clicks the button that says this.
fn press(words: &str) -> String {
    format!("[...document.querySelectorAll('button')].find(b => b.textContent.includes({words:?})).click()")
}

fn is(board: &BTreeMap<String, Row>, id: &str, verdict: &str) -> bool {
    board.get(id).is_some_and(|row| row.verdict == verdict)
}
