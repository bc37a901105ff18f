//! Lessons played to their end with pointer and keyboard, as a learner would.

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::key::Key;

/// The lessons that are not played with pointer and keys below, in two browsers.
const BENT: [&str; 4] = ["bending", "almost-parallel", "relations", "all-or-none"];
const SEEN: [&str; 3] = ["covectors", "hidden", "identifiable"];

const ONLY_TOKENS: &str = "[role=radio][title*=\"only the tokens move\"]";

#[tokio::test(flavor = "multi_thread")]
async fn two_tables_one_model_is_computed_by_hand() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.begin_lesson("by-hand").await?;
        page.model_named("Toy with three tokens").await?;
        page.click("lesson-next").await?;
        page.compute_by_hand("0,84").await?;
        page.model_named("SmolLM2-135M-Instruct").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_geometry_is_bent_by_hand() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.begin_lesson("same-predictions").await?;
        page.click("lesson-next").await?;
        page.drag_tip(Tip::First, -20.0, -70.0).await?;
        page.drag_tip(Tip::Second, 10.0, 45.0).await?;
        page.card_done("the cosine changed").await?;
        page.wait_for(".answer:nth-of-type(1) input").await?.click().await?;
        assert_eq!(
            page.attribute("task", "data-done").await?.as_deref(),
            Some("false"),
            "a wrong answer"
        );
        page.wait_for(".answer:nth-of-type(2) input").await?.click().await?;
        page.card_done("no probability changes").await?;
        page.press(ONLY_TOKENS).await?;
        page.card_done("moving the tokens alone changes the predictions").await?;
        page.type_into(".sliders .slider input", &char::from(Key::Right).to_string().repeat(30))
            .await?;
        page.card_done("a rotation of both sides keeps the predictions").await?;
        page.lesson_over().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn exactly_parallel_directions_are_found_by_keyboard() -> Outcome {
    on_page(Look::DESK, |page| async move {
        parallel_and_bent(&page).await?;
        second_direction(&page, "cat", "cats").await?;
        page.card_done("cat and cats were never parallel").await?;
        stretch(&page).await?;
        second_direction(&page, "strong", "strongest").await?;
        page.card_done("strong is exactly parallel").await?;
        page.lesson_over().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_bending_does_and_the_theorem_are_played_to_the_end() -> Outcome {
    plays(&BENT).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_predictions_see_is_played_to_the_end() -> Outcome {
    plays(&SEEN).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_carries_the_lesson_and_its_step() -> Outcome {
    on_page(Look::DESK, |page| async move {
        parallel_and_bent(&page).await?;
        let address =
            page.address_when("the address follows", |json| json.contains("\"step\":2")).await?;
        page.open_at(&address).await?;
        let card = page.text("lesson").await?;
        assert!(card.contains("3 of 4") && card.contains("cats"), "{card}");
        page.model_named("Toy in the plane").await?;
        second_direction(&page, "cat", "cats").await?;
        page.card_done("the lesson goes on").await?;
        page.click("lesson-leave").await?;
        page.lesson_over().await?;
        page.address_when("the lesson is out of the address", |json| !json.contains("\"lesson\""))
            .await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// The part that a step speaks of, and the card over it: what of the part's first lines is covered
/// or out of the window.
const HIDDEN: &str = "
    const part = document.querySelector('.pointed')?.getBoundingClientRect();
    const card = document.querySelector('.lesson').getBoundingClientRect();
    return !part ? 'nothing is marked' : part.bottom < 24 || part.top > card.top - 24 ? `${part.top} to ${part.bottom}, card at ${card.top}` : '';";

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_each_lesson_begins_with_what_it_speaks_of_in_sight() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        for lesson in BENT.iter().chain(&SEEN).chain(&["by-hand", "same-predictions", "parallel"]) {
            page.begin_lesson(lesson).await?;
            let seen =
                async || Ok((page.script(HIDDEN).await? == serde_json::json!("")).then_some(()));
            page.until(&format!("{lesson}: what the step speaks of is in sight"), seen).await?;
            page.click("lesson-leave").await?;
            page.lesson_over().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_the_plot_stays_in_sight_while_controls_bend_it() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        page.begin_lesson("bending").await?;
        page.click("lesson-next").await?;
        page.wait_for(".move.pointed").await?;
        let both = async || {
            let seen = "const plot = document.querySelector('[data-testid=stage-right]').getBoundingClientRect();
                const slider = document.querySelector('.sliders input').getBoundingClientRect();
                const card = document.querySelector('.lesson').getBoundingClientRect();
                return plot.top >= 0 && plot.height > 100 && plot.bottom <= slider.top && slider.bottom <= card.top;";
            Ok((page.script(seen).await? == serde_json::json!(true)).then_some(()))
        };
        page.until("plot, slider and card are in sight, none over another", both).await
    })
    .await
}

async fn plays(lessons: &'static [&'static str]) -> Outcome {
    on_page(Look::DESK, move |page| async move {
        for lesson in lessons {
            page.play_lesson(lesson).await?;
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// The first two steps of the lesson on exact parallels.
async fn parallel_and_bent(page: &Page) -> Outcome {
    page.begin_lesson("parallel").await?;
    page.model_named("Toy in the plane").await?;
    page.click("lesson-next").await?;
    stretch(page).await?;
    page.card_done("bent, and still parallel").await
}

/// Pulls the first basis vector to six times its length: 20 coarse steps of a quarter each.
async fn stretch(page: &Page) -> Outcome {
    let right = char::from(Key::Right).to_string().repeat(20);
    page.type_into("[data-testid=tip-1]", &format!("{}{right}", char::from(Key::Shift))).await
}

async fn second_direction(page: &Page, from: &str, to: &str) -> Outcome {
    for (end, word) in [("from", from), ("to", to)] {
        let css = format!("input[aria-label='Second direction: {end}']");
        let [control, release, enter] = [Key::Control, Key::Null, Key::Enter].map(char::from);
        page.type_into(&css, &format!("{control}a{release}{word}{enter}")).await?;
    }
    Ok(())
}
