//! The page in other places: in a frame of another page, which speaks to it through the element of
//! `embed.js`, and as one file without a server.

use std::collections::BTreeMap;
use std::fs;

use e2e::board::Row;
use e2e::driver::serve;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page, with_browser};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::Value;
use xtask::program::{root, target_dir};
use xtask::server::Server;
use xtask::steps::dist;
use xtask::tools::reveal;

/// Serves an example of `examples/embed` with `embed.js` beside it, around the built page; gives
/// its address.
fn example(name: &str) -> Outcome<String> {
    let folder = target_dir().join("embedding").join(name);
    fs::create_dir_all(&folder)?;
    let own = serve(&dist())?;
    let html = fs::read_to_string(root().join("examples/embed").join(name))?;
    let html = html
        .replace("https://example.org/all-or-none/embed.js", "embed.js")
        .replace("https://example.org/all-or-none/", &own);
    fs::write(folder.join("index.html"), html)?;
    fs::copy(dist().join("embed.js"), folder.join("embed.js"))?;
    Ok(Server::bind(folder, 0)?.bare().spawn())
}

/// What a promise that `script` returns settles to.
async fn settled(page: &Page, script: &str) -> Outcome<Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const frame = document.querySelector('all-or-none');
         (async () => {{ {script} }})().then(done, (error) => done('failed: ' + error.message));"
    );
    Ok(page.client.execute_async(&script, Vec::new()).await?)
}

async fn ready(page: &Page) -> Outcome<String> {
    let state = async || {
        let found = page
            .script("return document.querySelector('all-or-none').currentState ?? null;")
            .await?;
        Ok(found.as_str().map(str::to_owned))
    };
    page.until("the frame is ready", state).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_around_the_frame_asks_and_is_told() -> Outcome {
    let url = example("index.html")?;
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.goto("").await?;
        let state = ready(&page).await?;
        assert!(state.starts_with("#v1."), "{state}");
        assert_eq!(settled(&page, "return frame.state();").await?, Value::from(state.clone()));

        let svg = settled(&page, "return frame.figure();").await?;
        let svg = svg.as_str().unwrap_or_default();
        assert!(svg.starts_with("<svg") && svg.contains("</svg>"), "{}", &svg[..svg.len().min(80)]);
        let png = settled(
            &page,
            "const png = await frame.figure({ format: 'png', width: 640 });
             const image = await createImageBitmap(png);
             return [png.type, image.width];",
        )
        .await?;
        assert_eq!(png, Value::from(vec![Value::from("image/png"), Value::from(640)]));

        let opened = "await frame.open({ name: 'mine.csv', bytes: new TextEncoder().encode(TABLE).buffer });";
        settled(&page, &format!("const TABLE = 'cat,1,2\\ndog,3,4\\nbird,0,2\\n'; {opened}")).await?;
        let changed = async || {
            let now = settled(&page, "return frame.state();").await?;
            Ok((now.as_str() != Some(&state)).then_some(()))
        };
        page.until("another model is shown", changed).await?;
        settled(&page, &format!("return frame.setState('{state}');")).await?;
        let back = async || {
            let told = page.script("return document.querySelector('all-or-none').currentState;").await?;
            Ok((told.as_str() == Some(&state)).then_some(()))
        };
        page.until("the page around is told of the change", back).await?;

        let refused = settled(&page, "return frame.lesson('there-is-none');").await?;
        assert!(refused.as_str().is_some_and(|said| said.starts_with("failed: ")), "{refused}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_shows_two_models_that_are_compared() -> Outcome {
    let (own, around) = (serve(&dist())?, example("index.html")?);
    with_browser(move |client| async move {
        let page = Page::new(client.clone(), own);
        page.open().await?;
        page.click("compare-with").await?;
        page.wait_for("[data-testid=exhibit]").await?.click().await?;
        page.part("equivalence-card").await?;
        let named = |json: &str| json.contains("compared") && json.contains("Gauge");
        let hash = page.address_when("both are named", named).await?;
        let page = Page::new(client, around);
        page.goto("").await?;
        ready(&page).await?;
        settled(&page, &format!("return frame.setState('{hash}');")).await?;
        let shown = async || {
            let state = settled(&page, "return frame.state();").await?;
            Ok((state.as_str() == Some(&hash)).then_some(()))
        };
        page.until("the frame says the same state", shown).await?;
        let svg = settled(&page, "return frame.figure();").await?;
        assert!(svg.as_str().is_some_and(|svg| svg.starts_with("<svg")), "{svg}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_the_frame_does_not_use_reach_the_page_around() -> Outcome {
    let url = example("index.html")?;
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.goto("").await?;
        ready(&page).await?;
        page.script(
            "window.keys = [];
             document.addEventListener('keydown', (event) => keys.push(`${event.key} ${event.keyCode}`));",
        )
        .await?;
        press_inside(&page, Key::Right).await?;
        let heard = async || {
            let keys = page.script("return window.keys;").await?;
            Ok((keys == Value::from(vec![Value::from("ArrowRight 39")])).then_some(()))
        };
        page.until("the page around hears the key", heard).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_one_file_opens_without_a_server() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.drag_tip(Tip::Second, 60.0, 30.0).await?;
        let moved = |board: &BTreeMap<String, Row>| board["cosine"].before != board["cosine"].after;
        let board = page.settled_board("the cosine moves", moved).await?;
        let folder = page.saving_to("one-file").await?;
        page.open_card().await?;
        page.click("make-page").await?;
        page.wait_for("[data-testid=save-page]").await?.click().await?;
        let saved = page.saved(&folder, "html").await?;
        page.client.goto("about:blank").await?;
        page.client.goto(&format!("file://{}", saved.display())).await?;
        page.wait_for("[data-testid=stage-right][data-ready=true]").await?;
        let again = page.settled_board("the same board", moved).await?;
        let close = |a: Option<f64>, b: Option<f64>| {
            a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= 1e-9 * a.abs().max(1.0))
        };
        assert!(close(board["cosine"].after, again["cosine"].after), "{:?}", again["cosine"]);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Puts the keyboard into the frame and presses a key there.
async fn press_inside(page: &Page, key: Key) -> Outcome {
    page.script(
        "document.querySelector('all-or-none').shadowRoot.querySelector('iframe').focus();",
    )
    .await?;
    let value = char::from(key);
    let press = KeyActions::new("keyboard".into())
        .then(KeyAction::Down { value })
        .then(KeyAction::Up { value });
    Ok(page.client.perform_actions(press).await?)
}

async fn slide(page: &Page, wanted: u64) -> Outcome {
    let on = async || {
        let at =
            page.script("return window.Reveal?.isReady() ? Reveal.getIndices().h : null").await?;
        Ok((at == wanted).then_some(()))
    };
    page.until(&format!("slide {wanted} is on"), on).await
}

/// What the browser complains of, but for what the pages around lack themselves: an icon, and the
/// fonts of the deck's theme.
async fn complaints(page: &Page) -> Outcome<Vec<String>> {
    let foreign = |line: &String| line.contains("/favicon.ico") || line.contains("/theme/fonts/");
    Ok(page.console().await?.into_iter().filter(|line| !foreign(line)).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn arrows_turn_the_slides_of_a_deck_from_within_the_frame_which_is_not_loaded_again()
-> Outcome {
    let Some(package) = reveal() else {
        eprintln!("npm brings no reveal.js: decks are not checked");
        return Ok(());
    };
    let url = example("reveal.html")?;
    let deck = target_dir().join("embedding/reveal.html/reveal.js/dist");
    fs::create_dir_all(deck.join("theme"))?;
    for file in ["reveal.js", "reveal.css", "theme/white.css"] {
        fs::copy(package.join(file), deck.join(file))?;
    }
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.goto("").await?;
        slide(&page, 0).await?;
        page.script("window.readied = 0; document.addEventListener('ready', () => { readied += 1; });")
            .await?;
        page.script("Reveal.next();").await?;
        let state = ready(&page).await?;
        press_inside(&page, Key::Right).await?;
        slide(&page, 2).await?;
        page.script("Reveal.prev();").await?;
        slide(&page, 1).await?;
        let other = Look { size: (900, 620), ..Look::DESK };
        page.set_look(other).await?;
        let fits = async || {
            let fits = "const { left, right, bottom, width } = document.querySelector('all-or-none').getBoundingClientRect();
                return left >= 0 && right <= innerWidth && bottom <= innerHeight && width > 500;";
            Ok((page.script(fits).await? == true).then_some(()))
        };
        page.until("the frame is scaled with the deck", fits).await?;
        press_inside(&page, Key::Left).await?;
        slide(&page, 0).await?;
        press_inside(&page, Key::Right).await?;
        slide(&page, 1).await?;
        assert_eq!(settled(&page, "return frame.state();").await?, Value::from(state));
        assert!(page.script("return window.readied").await?.as_u64() <= Some(1), "it loads once");
        assert_eq!(complaints(&page).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn frames_in_a_quarto_page_take_its_column_and_as_much_height_as_they_show() -> Outcome {
    let url = example("quarto.html")?;
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        page.goto("").await?;
        let all_ready = async || {
            let all = "return [...document.querySelectorAll('all-or-none')].every((frame) => frame.currentState) ? true : null;";
            Ok(page.script(all).await?.as_bool())
        };
        page.until("both frames are ready", all_ready).await?;
        let height = async || {
            let height = "return document.querySelector('[fit]').getBoundingClientRect().height;";
            Ok(page.script(height).await?.as_f64().filter(|height| *height > 300.0))
        };
        let wide = page.until("the board is as high as what it shows", height).await?;
        page.set_look(Look::PHONE).await?;
        let narrowed = async || {
            let narrow = "const all = [...document.querySelectorAll('all-or-none')];
                return all.every((frame) => frame.getBoundingClientRect().right <= innerWidth);";
            let within = page.script(narrow).await? == true;
            Ok(height().await?.filter(|height| within && *height != wide))
        };
        page.until("on a phone both fit the column, and the board has another height", narrowed)
            .await?;
        page.script("document.querySelector('all-or-none').scrollIntoView();").await?;
        press_inside(&page, Key::Down).await?;
        assert_eq!(complaints(&page).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
