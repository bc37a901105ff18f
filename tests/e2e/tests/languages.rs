//! The page in other languages: nothing is left in English, everything fits, lessons are played.

use std::collections::BTreeSet;

use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use fantoccini::key::Key;

/// All but English, which the others are compared with.
const OTHERS: [&str; 5] = ["de", "es", "fr", "it", "zh"];

/// Wide, small laptop, tablet, phone, the narrowest, and a laptop at 200 % zoom.
const SIZES: [(u32, u32); 6] =
    [(1440, 900), (1024, 768), (768, 1024), (390, 844), (320, 640), (720, 450)];

/// What is said in sentences on the page now: texts with two words or more, and those of hints and
/// labels; code, what a model holds, and titles of the literature are no one's language.
const SAID: &str = r#"
const sentence = /[A-Za-z]{2,}[ ,;:]+[a-z]{2,}/, said = new Set();
const add = text => { text = text?.trim(); if (text && sentence.test(text)) said.add(text); };
const data = 'pre, code, noscript, option, .glossary span';
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  if (!node.parentElement.closest(data)) add(node.data);
}
for (const name of ['title', 'aria-label', 'aria-description', 'placeholder'])
  for (const element of document.querySelectorAll(`[${name}]`))
    if (!element.closest(data)) add(element.getAttribute(name));
return [...said];
"#;

/// What is the same in every language: names and titles, and what the model's file calls its groups.
const NAMES: [&str; 4] = ["All or None", "arXiv", "tense: ", "past tense"];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_in_english() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let english = said(&page, "en").await?;
        assert!(english.len() > 300, "{} sentences of English", english.len());
        let mut left = Vec::new();
        for tag in OTHERS {
            let own = said(&page, tag).await?;
            let same = own
                .intersection(&english)
                .filter(|text| !NAMES.iter().any(|name| text.contains(name)));
            left.extend(same.map(|text| format!("{tag}: {text}")));
        }
        assert!(left.is_empty(), "{}", left.join("\n"));
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_language_fits_every_width() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let mut faults = Vec::new();
        for tag in OTHERS {
            page.open_at(&format!("?lang={tag}")).await?;
            page.type_into("[data-testid=tip-1]", &char::from(Key::Up).to_string().repeat(6))
                .await?;
            page.board_when("the cosine moves", |board| {
                board["cosine"].before != board["cosine"].after
            })
            .await?;
            for size in SIZES {
                page.set_look(Look { size, ..Look::DESK }).await?;
                page.client.execute_async(SETTLED, Vec::new()).await?;
                let found = page.layout_faults().await?.into_iter();
                faults.extend(found.map(|fault| format!("{tag} {size:?}: {fault}")));
            }
            page.set_look(Look::DESK).await?;
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_is_played_in_every_language() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let mut titles = BTreeSet::new();
        for tag in OTHERS {
            page.open_at(&format!("?lang={tag}")).await?;
            page.begin_lesson("bending").await?;
            titles.insert(page.wait_for(".lesson-head h2").await?.text().await?);
            watch_lesson(&page).await?;
            assert_eq!(page.console().await?, Vec::<String>::new(), "{tag}");
        }
        assert_eq!(titles.len(), OTHERS.len(), "{titles:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_is_chosen_over_the_open_model_and_kept() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.begin_lesson("bending").await?;
        page.type_into("[data-testid=tip-1]", &char::from(Key::Up).to_string().repeat(6)).await?;
        page.settled_board("it is bent", |board| board["cosine"].before != board["cosine"].after)
            .await?;
        let cosine = page.board().await?["cosine"].after;
        let english = page.wait_for(".lesson-head h2").await?.text().await?;
        page.type_into("body", "?").await?;
        page.wait_for("[data-testid=language] option[value=fr]").await?.click().await?;
        page.wait_for("html[lang=fr]").await?;
        let french = async || {
            let title = page.wait_for(".lesson-head h2").await?.text().await?;
            Ok((title != english && !title.is_empty()).then_some(title))
        };
        page.until("the lesson goes on in French", french).await?;
        page.board_when("the model is as it was", |board| board["cosine"].after == cosine).await?;
        let address = page.client.current_url().await?;
        assert!(address.query().unwrap_or_default().contains("lang=fr"), "{address}");
        page.open().await?;
        page.wait_for("html[lang=fr]").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_for_classes_speaks_the_language_that_is_asked_for() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let mut english = BTreeSet::new();
        for tag in ["en"].into_iter().chain(OTHERS) {
            page.goto(&format!("class/index.html?lang={tag}")).await?;
            page.wait_for(&format!("html[lang={tag}]")).await?;
            let hand_in = "const links = document.getElementById('links');
                links.value = 'https://a.b/#v1.e30 and nothing else';
                links.dispatchEvent(new Event('input'));";
            page.script(hand_in).await?;
            let counted = "return document.getElementById('said').textContent;";
            let said = async || Ok(Some(page.script(counted).await?).filter(|said| *said != ""));
            page.until("a link without answers is counted", said).await?;
            left_out_of(&page, tag, &mut english, 3).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_of_notes_speaks_the_language_of_the_page() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let mut english = BTreeSet::new();
        for tag in ["en", "de", "zh"] {
            page.open_at(&format!("?lang={tag}")).await?;
            for button in ["lessons", "talk", "give-talk", "talk-notes"] {
                page.click(button).await?;
            }
            let audience = page.client.window().await?;
            let notes = async || {
                let all = page.client.windows().await?;
                Ok(all.into_iter().find(|window| *window != audience))
            };
            page.client.switch_to_window(page.until("the notes open", notes).await?).await?;
            page.wait_for(&format!("html[lang={tag}] #say p")).await?;
            left_out_of(&page, tag, &mut english, 5).await?;
            page.client.close_window().await?;
            page.client.switch_to_window(audience).await?;
            page.type_into("body", &char::from(Key::Escape).to_string()).await?;
            page.wait_for("[data-presenting=off]").await?;
        }
        Ok(())
    })
    .await
}

/// Takes the sentences of a page that speaks English, at least so many; finds none of them where it
/// speaks another language.
async fn left_out_of(
    page: &Page,
    tag: &str,
    english: &mut BTreeSet<String>,
    least: usize,
) -> Outcome {
    let said = page.script(SAID).await?;
    let said = said.as_array().into_iter().flatten().filter_map(|text| text.as_str());
    let said: BTreeSet<String> = said.map(str::to_owned).collect();
    if tag == "en" {
        assert!(said.len() >= least, "{said:?}");
        *english = said;
    } else {
        let left: Vec<&String> = said.intersection(english).collect();
        assert!(left.is_empty(), "{tag}: {left:?}");
    }
    assert_eq!(page.console().await?, Vec::<String>::new(), "{tag}");
    Ok(())
}

/// Has a lesson shown to the end.
async fn watch_lesson(page: &Page) -> Outcome {
    let more = "return document.querySelectorAll('[data-testid=lesson]').length";
    while page.script(more).await?.as_u64() == Some(1) {
        let task = page.script("return !!document.querySelector('[data-testid=task]')").await?;
        if task == true {
            page.click("lesson-show").await?;
            page.card_done("what is shown counts").await?;
        } else {
            page.click("lesson-next").await?;
        }
    }
    Ok(())
}

/// What is said on the first view, in the sheet, the drawers and the dialogs.
async fn said(page: &Page, tag: &str) -> Outcome<BTreeSet<String>> {
    page.open_at(&format!("?lang={tag}")).await?;
    page.wait_for(&format!("html[lang={tag}]")).await?;
    let mut all = BTreeSet::new();
    let mut hear = async || {
        let said = page.script(SAID).await?;
        let texts = said.as_array().into_iter().flatten().filter_map(|text| text.as_str());
        all.extend(texts.map(str::to_owned));
        Outcome::Ok(())
    };
    hear().await?;
    for drawer in ["bend", "directions", "contexts", "moves", "steps", "lens", "find"] {
        page.drawer(drawer).await?;
        hear().await?;
    }
    page.press("[data-testid=row-cosine] summary").await?;
    page.wait_for("[data-testid=row-cosine] .more").await?;
    hear().await?;
    for (opener, inside) in [("lessons", "lesson-bending"), ("figure", "figure-preview")] {
        page.click(opener).await?;
        page.part(inside).await?;
        hear().await?;
        close(page).await?;
    }
    page.type_into("body", "?").await?;
    page.part("keys").await?;
    hear().await?;
    close(page).await?;
    Ok(all)
}

async fn close(page: &Page) -> Outcome {
    page.type_into("body", &char::from(Key::Escape).to_string()).await?;
    page.wait_for("body:not(:has(dialog[open]))").await?;
    Ok(())
}

/// Two frames after the last change of size: what follows a size is laid out by then.
const SETTLED: &str = "
    const [done] = arguments;
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(1))));";
