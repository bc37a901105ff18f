//! The page around the plots: what is in sight at first, drawers, cards, the sheet, going anywhere
//! by typing.

use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

/// At first sight there are fewer controls than this, beside the handles in the plot.
const CONTROLS: u64 = 31;
/// A search leaves at most so many rows.
const FEW: usize = 8;
/// What banners and late numbers may move, as browsers sum it up.
const SHIFT: f64 = 0.02;

#[tokio::test(flavor = "multi_thread")]
async fn few_controls_are_in_sight_and_the_first_handle_is_near() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let seen = page.script(IN_SIGHT).await?;
        let count = seen.as_array().map_or(0, Vec::len) as u64;
        assert!(count < CONTROLS, "{count}: {seen}");
        // The first stop leads past all of them.
        press(&page, &[Key::Tab.into()]).await?;
        press(&page, &[Key::Enter.into()]).await?;
        let there = async || Ok((page.script(AT_HANDLE).await? == json!(true)).then_some(()));
        page.until("the first handle is in focus", there).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_drawer_is_open_and_escape_goes_back_to_the_rail() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let open = "return [...document.querySelectorAll('.drawer:not([hidden])')].map(d => d.id)";
        for name in ["bend", "directions", "contexts", "moves", "steps", "lens", "find"] {
            page.drawer(name).await?;
            assert_eq!(page.script(open).await?, json!([format!("drawer-{name}")]));
        }
        page.accessible("a drawer").await?;
        page.type_into(".drawer:not([hidden]) input", &char::from(Key::Escape).to_string()).await?;
        let back = "return document.activeElement.dataset.testid";
        let closed = async || Ok((page.script(back).await? == json!("rail-find")).then_some(()));
        page.until("the focus is on the rail", closed).await?;
        assert_eq!(page.script(open).await?, json!([]));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_opens_its_rows_and_a_search_finds_one() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for fate in ["predicts", "all-or-none", "anything-goes"] {
            page.click(&format!("rows-{fate}")).await?;
            let groups = page.script(GROUPS).await?;
            assert_eq!(groups, json!([format!("group {fate}")]));
            page.click("close-sheet").await?;
        }
        page.sheet().await?;
        page.type_into("[data-testid=search-rows]", "causal cosine").await?;
        let found = async || {
            let rows = page.script(ROWS).await?;
            let few = rows.as_array().is_some_and(|rows| rows.len() <= FEW);
            Ok((few && rows.to_string().contains("row-causal-cosine")).then_some(()))
        };
        page.until("the row is among few", found).await?;
        page.wait_for("[data-testid=row-causal-cosine][data-verdict]").await?;
        page.accessible("the sheet, searched").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_typed_leads_to_rows_controls_tokens_and_models() -> Outcome {
    on_page(Look::DESK, |page| async move {
        go(&page, "isotropy").await?;
        page.wait_for("[data-testid=row-isotropy] details[open]").await?;
        go(&page, "mirror").await?;
        page.wait_for("#drawer-bend:not([hidden])").await?;
        go(&page, "lens").await?;
        page.wait_for("#drawer-lens:not([hidden])").await?;
        page.click("palette").await?;
        page.accessible("going anywhere").await?;
        press(&page, &[Key::Escape.into()]).await?;
        go(&page, "toy in the plane").await?;
        page.model_named("Toy in the plane").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_moves_next_to_nothing() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.settled_board("all is measured", |_| true).await?;
        let moved = page.client.execute_async(SHIFTED, Vec::new()).await?;
        assert!(moved.as_f64().is_some_and(|moved| moved <= SHIFT), "{moved}");
        Ok(())
    })
    .await
}

async fn go(page: &Page, name: &str) -> Outcome {
    press(page, &[Key::Control.into(), 'k']).await?;
    page.type_into("[data-testid=palette-search]", &format!("{name}{}", char::from(Key::Enter)))
        .await
}

async fn press(page: &Page, keys: &[char]) -> Outcome {
    let start = KeyActions::new("keyboard".into());
    let typed = keys.iter().fold(start, |actions, &value| actions.then(KeyAction::Down { value }));
    page.client.perform_actions(typed).await?;
    Ok(page.client.release_actions().await?)
}

const IN_SIGHT: &str = "
    return [...document.querySelectorAll('button, select, summary, a[href], input')]
        .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.term, .skip') && e.getBoundingClientRect().width > 1)
        .map(e => (e.ariaLabel || e.innerText || '').trim().slice(0, 24));";

const AT_HANDLE: &str = "return document.activeElement.matches('[data-testid=tip-1]')";

const GROUPS: &str =
    "return [...document.querySelectorAll('.group:not([hidden])')].map(group => group.className)";

const ROWS: &str = "
    return [...document.querySelectorAll('.board .row')].filter(row => row.checkVisibility()).map(row => row.dataset.testid)";

const SHIFTED: &str = "
    const [done] = arguments;
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => { if (!shift.hadRecentInput) sum += shift.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 500);";
