//! Two models beside each other: files whose figures are known, links, and tables that are trained.

use std::fs;
use std::path::PathBuf;

use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use serde_json::Value;

/// Files of a reference case, and what was computed of them without the app.
fn case(name: &str) -> Outcome<([PathBuf; 2], Value)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data/reference");
    let known = fs::read_to_string(folder.join(format!("{name}.compare.json")))?;
    let known: Value = serde_json::from_str(&known).map_err(std::io::Error::from)?;
    let file = |side| folder.join(format!("{name}.{side}.npz"));
    Ok((["one", "two"].map(file), known["compare"].clone()))
}

/// Opens one file, and the other to be compared with it.
async fn compare(page: &Page, [one, two]: &[PathBuf; 2]) -> Outcome {
    page.open_files(std::slice::from_ref(one)).await?;
    let name = one.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    page.model_named(&name).await?;
    page.click("compare-with").await?;
    let two = fs::canonicalize(two)?;
    page.part("compare-file").await?.send_keys(&two.display().to_string()).await?;
    page.part("equivalence-card").await.map(drop)
}

/// The numbers of a line of a card, once it is measured.
async fn numbers(page: &Page, card: &str, line: &str) -> Outcome<Vec<f64>> {
    let script = format!(
        "const names = [...document.querySelectorAll('[data-testid={card}] dt')];
         return names.find(dt => dt.innerText === {line:?})?.nextElementSibling.innerText ?? null"
    );
    let said = async || {
        let text = page.script(&script).await?;
        Ok(text.as_str().map(read))
    };
    page.until(line, said).await
}

/// Numbers as people read them.
fn read(text: &str) -> Vec<f64> {
    let plain = text.replace('−', "-").replace(['%', '(', ')', ',', '·'], " ");
    plain.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// What is shown has few digits.
fn near(shown: f64, known: f64) -> bool {
    (shown - known).abs() <= 1e-2 * known.abs() + 5e-4
}

fn all_near(shown: &[f64], known: &Value) -> bool {
    let known: Vec<f64> = match known {
        Value::Array(all) => all.iter().filter_map(Value::as_f64).collect(),
        one => one.as_f64().into_iter().collect(),
    };
    known.len() == shown.len() && shown.iter().zip(known).all(|(a, b)| near(*a, b))
}

async fn shows_what_is_known(page: &Page, name: &str) -> Outcome {
    let (files, known) = case(name)?;
    compare(page, &files).await?;
    let predictions = [
        ("Relative logit distance", "relative_logit_distance"),
        ("Mean KL, both ways", "mean_kl"),
        ("max |Δ log p|", "max_log_probability_change"),
    ];
    for (line, figure) in predictions {
        let shown = numbers(page, "predictions-card", line).await?;
        assert!(all_near(&shown, &known[figure]), "{name}, {line}: {shown:?}, {}", known[figure]);
    }
    let shown = numbers(page, "equivalence-card", "Effective complexity").await?;
    assert!(all_near(&shown, &known["effective_complexity"]), "{name}: {shown:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_that_are_close_show_the_figures_of_the_reference_and_a_link_asks_for_both()
-> Outcome {
    on_page(Look::DESK, |page| async move {
        shows_what_is_known(&page, "compare-close").await?;
        page.accessible("two models compared").await?;
        let hash =
            page.address_when("both are named", |json| json.contains("compare-close.two")).await?;
        page.open_at(&hash).await?;
        let (files, _) = case("compare-close")?;
        page.open_files(&files[..1]).await?;
        let asks = async || {
            let alert = page.alert().await?.unwrap_or_default();
            Ok(alert.contains("compare-close.two.npz").then_some(()))
        };
        page.until("the second file is asked for", asks).await?;
        page.open_files(&files[1..]).await?;
        page.part("predictions-card").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn swapped_labels_show_the_figures_of_the_reference() -> Outcome {
    on_page(Look::DESK, |page| async move {
        shows_what_is_known(&page, "compare-swapped-labels-12").await?;
        let headline = page.text("comparison-headline").await?;
        assert!(headline.contains("No linear map"), "{headline}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Compares the shown model with an entry of the menu.
async fn beside(page: &Page, name: &str) -> Outcome {
    page.click("compare-with").await?;
    let script = format!(
        "const buttons = [...document.querySelectorAll('[data-testid=compare-menu] button')];
         const found = buttons.find(button => button.innerText.includes({name:?}));
         found?.click();
         return !!found"
    );
    let pressed = async || Ok((page.script(&script).await? == true).then_some(()));
    page.until(name, pressed).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_models_and_their_families_are_figures() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("two-models").await?;
        beside(&page, "GloVe").await?;
        page.part("families").await?;
        page.click("figure").await?;
        page.wait_for("[data-testid=figure-preview]").await?;
        page.accessible("a figure of two models").await?;
        let files: [(&str, &str, &[u8]); 4] = [
            ("save-svg", "two-models.svg", b"<svg xmlns="),
            ("save-pdf", "two-models.pdf", b"%PDF-"),
            ("save-png", "two-models.2x.png", b"\x89PNG\r\n\x1a\n"),
            ("save-csv", "two-models.csv", b"property,first,second,verdict\n"),
        ];
        for (button, ending, start) in files {
            page.click(button).await?;
            let file = fs::read(page.saved(&folder, ending).await?)?;
            assert!(file.starts_with(start), "{button}: {:?}", &file[..file.len().min(40)]);
        }
        page.script(
            "const subject = document.querySelector('[data-testid=figure-subject]');
             subject.value = 'families';
             subject.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        let drawn = async || {
            let title = page
                .script("return document.querySelector('[data-testid=figure-title]').value")
                .await?;
            Ok(title.as_str().is_some_and(|title| title.starts_with("How linear")).then_some(()))
        };
        page.until("the families are drawn", drawn).await?;
        page.click("save-svg").await?;
        let svg = fs::read_to_string(page.saved(&folder, "families.svg").await?)?;
        assert!(svg.contains("Euclidean"), "{}", &svg[..200]);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_trainings_end_in_one_model_and_a_link_opens_their_comparison() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.click("compare-with").await?;
        page.click("train-twice").await?;
        page.accessible("before the training").await?;
        page.click("train").await?;
        page.part("compare-trained").await?;
        let headline = page.text("training-headline").await?;
        assert!(headline.contains("one linear map takes one to the other"), "{headline}");
        let error = read(&page.text("training-pairing").await?);
        assert!(matches!(error[..], [error] if error <= 1e-3), "{error:?}");
        page.accessible("after the training").await?;
        page.click("compare-trained").await?;
        same_model(&page).await?;
        let hash = page.address_when("both are named", |json| json.contains("Twin")).await?;
        page.goto(&hash).await?;
        same_model(&page).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

async fn same_model(page: &Page) -> Outcome {
    let said = async || {
        let headline = page.text("comparison-headline").await?;
        Ok(headline.contains("Both predict the same. One linear map").then_some(()))
    };
    page.until("one map between models that predict the same", said).await
}

/// What a live region says, once it says this.
async fn announced(page: &Page, region: &str, part: &str) -> Outcome {
    let script =
        format!("return document.querySelector('[data-testid={region}]')?.textContent ?? ''");
    let said = async || {
        let text = page.script(&script).await?;
        Ok(text.as_str().is_some_and(|text| text.contains(part)).then_some(()))
    };
    page.until(part, said).await
}

const ARROW_RIGHT: &str = "\u{e014}";

#[tokio::test(flavor = "multi_thread")]
async fn the_slider_of_swapped_labels_keeps_the_focus_and_what_is_found_is_heard() -> Outcome {
    on_page(Look::DESK, |page| async move {
        beside(&page, "Swapped labels").await?;
        announced(&page, "announced-headline", "No linear map").await?;
        announced(&page, "announced-view", "Each its own plane").await?;
        page.wait_for("[data-testid=length] input").await?.send_keys(ARROW_RIGHT).await?;
        // Each step makes the pair anew, and its slider has the focus again.
        page.address_when("one step", |json| json.contains("\"length\":13")).await?;
        let on_slider = async || {
            let script = "const slider = document.activeElement;
                 return !!slider.closest('[data-testid=length]') && slider.value === '13'";
            Ok((page.script(script).await? == true).then_some(()))
        };
        page.until("the slider has the focus", on_slider).await?;
        page.wait_for("[data-testid=length] input:focus").await?.send_keys(ARROW_RIGHT).await?;
        page.address_when("the next step", |json| json.contains("\"length\":14")).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_context_and_directions_are_chosen_inside_a_comparison() -> Outcome {
    on_page(Look::DESK, |page| async move {
        beside(&page, "GloVe").await?;
        page.part("families").await?;
        page.part("compare-directions").await?;
        page.script(
            "const family = document.querySelector('[data-testid=compare-directions] select');
             family.value = [...family.options].find(option => option.value.includes('plural')).value;
             family.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        let before = page.attribute("pair-left", "data-ready").await?;
        assert_eq!(before.as_deref(), Some("true"));
        announced(&page, "announced-view", "s, Euclidean cosine").await?;
        page.accessible("directions of two models").await?;
        beside(&page, "A model and its gauge").await?;
        page.part("compare-context").await?;
        let context = "return document.querySelector('[data-testid=compare-context] input').value";
        let first = page.script(context).await?;
        page.press("[data-testid=compare-context] button:last-of-type").await?;
        let next = async || Ok((page.script(context).await? != first).then_some(()));
        page.until("the next context", next).await?;
        let listed = page
            .script(
                "dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
                 return new Promise(done => setTimeout(
                     () => done(document.querySelector('#palette-lines')?.innerText ?? ''), 500))",
            )
            .await?;
        let listed = listed.as_str().unwrap_or_default();
        assert!(!listed.is_empty() && !listed.contains("drawer"), "{listed}");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
