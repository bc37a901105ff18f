//! Bets and answers in a class: asked for by a link, kept in it, handed in, shown as charts, and told
//! to a course.

use std::fs;

use e2e::driver::serve;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page, with_browser};
use fantoccini::Locator;
use serde_json::Value;
use xtask::program::target_dir;
use xtask::server::Server;
use xtask::steps::dist;

/// Waits until the bet of the page has come out.
async fn settled(page: &Page) -> Outcome {
    let settled = async || Ok(page.client.find(Locator::Css("[data-testid=bet-score]")).await.ok());
    page.until("the bet is settled", settled).await?;
    Ok(())
}

/// Bets that all six survive, moves, and signs; gives the link that is handed in.
async fn handed_in(page: &Page, who: &str, yes: usize) -> Outcome<String> {
    page.open_at("?bet").await?;
    for nth in 1..=yes {
        page.wait_for(&format!(".wagers li:nth-child({nth}) input")).await?.click().await?;
    }
    page.click("place-bet").await?;
    page.drag_tip(Tip::First, 25.0, -45.0).await?;
    settled(page).await?;
    page.type_into("[data-testid=who]", &format!("{who}\u{e007}")).await?;
    page.address_when("the answers are in the address", |json| {
        json.contains("\"bets\"") && json.contains(who)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_bets_first_and_its_teacher_sees_how_it_came_out() -> Outcome {
    let url = serve(&dist())?;
    with_browser(move |client| async move {
        let page = Page::new(client, url);
        page.set_look(Look::DESK).await?;
        let links = [handed_in(&page, "Ada", 6).await?, handed_in(&page, "Bob", 4).await?];
        page.accessible("a bet that is handed in").await?;
        let folder = target_dir().join("e2e-files").join("class");
        fs::create_dir_all(&folder)?;
        let file = folder.join("third.txt");
        let third = handed_in(&page, "Cyd", 0).await?;
        fs::write(&file, format!("Dear teacher, here it is: https://example.org/{third} Yours"))?;

        page.goto("class/index.html").await?;
        let typed = "document.getElementById('links').value = arguments[0];
            document.getElementById('links').dispatchEvent(new Event('input'));";
        let text = format!("https://a.b/{} and https://a.b/{}\nhttps://a.b/#v1.e30", links[0], links[1]);
        page.client.execute(typed, vec![Value::from(text)]).await?;
        let input = page.client.find(Locator::Css("#files")).await?;
        input.send_keys(&file.display().to_string()).await?;
        let counted = async || {
            let said = page.script("return document.getElementById('said').textContent").await?;
            Ok((said == "3 learners; 1 link holds no answers").then_some(()))
        };
        page.until("three are counted", counted).await?;
        let points = page
            .script("return [...document.querySelectorAll('tbody td:nth-child(2)')].map((cell) => cell.textContent) \
                     .filter((text) => text.includes(' of '))")
            .await?;
        // The two that only rotations keep did not survive; the four others did.
        assert_eq!(points, Value::from(vec!["4 of 6", "6 of 6", "2 of 6"].into_iter().map(Value::from).collect::<Vec<_>>()));
        let bars = page
            .script("return [...document.querySelectorAll('.bars tr')].map((row) => [row.cells[0].textContent, \
                     ...[...row.querySelectorAll('.bar > span')].map((piece) => `${piece.className} ${piece.title}`)])")
            .await?;
        assert_eq!(bars.as_array().map(Vec::len), Some(6), "{bars}");
        let all = bars.to_string();
        assert!(all.contains("right 2 said that it survives, and it did") && all.contains("Euclidean cosine"), "{all}");
        page.accessible("a class").await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// A course: keeps what it is told for the next visit, as a course system does.
const COURSE: &str = r#"<!doctype html><title>A course</title>
<iframe title="module" src="index.html" width="1300" height="820"></iframe>
<script>
  const kept = JSON.parse(sessionStorage.kept ?? "{}");
  window.calls = [];
  window.API = {
    LMSInitialize: () => { calls.push("initialize"); return "true"; },
    LMSGetValue: (element) => kept[element] ?? "",
    LMSSetValue: (element, value) => {
      const lengths = { "cmi.suspend_data": 4096 };
      if (value.length > (lengths[element] ?? 255)) return "false";
      if (element === "cmi.core.score.raw" && !(value >= 0 && value <= 100)) return "false";
      kept[element] = value;
      return "true";
    },
    LMSCommit: () => { sessionStorage.kept = JSON.stringify(kept); return "true"; },
    LMSFinish: () => { calls.push("finish"); return API.LMSCommit(); },
    LMSGetLastError: () => "0",
    LMSGetErrorString: () => "",
  };
  window.kept = kept;
</script>"#;

/// Does something in the page that is a frame of the module, which is a frame of the course.
async fn inside(page: &Page, script: &str) -> Outcome<Value> {
    let script = format!(
        "const module = document.querySelector('iframe')?.contentDocument;
         const frame = module?.querySelector('all-or-none')?.shadowRoot?.querySelector('iframe');
         const inner = frame?.contentDocument;
         if (!inner) return null;
         const part = (id) => inner.querySelector(`[data-testid=${{id}}]`);
         {script}"
    );
    page.script(&script).await
}

async fn press(page: &Page, id: &str) -> Outcome {
    let pressed = async || {
        let script = format!(
            "const it = part('{id}'); if (!it || it.disabled) return null; it.click(); return true;"
        );
        Ok(inside(page, &script).await?.as_bool())
    };
    page.until(&format!("{id} can be pressed in the module"), pressed).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_as_a_module_tells_its_course_the_points_and_goes_on_where_it_was() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.begin_lesson("parallel").await?;
        let folder = page.saving_to("course").await?;
        page.open_card().await?;
        page.click("make-course").await?;
        page.wait_for("[data-testid=save-course]").await?.click().await?;
        let saved = page.saved(&folder, "zip").await?;
        let mut archive = zip::ZipArchive::new(fs::File::open(saved)?)
            .map_err(|error| std::io::Error::other(error.to_string()))?;
        let course = target_dir().join("e2e-files").join("course-open");
        archive.extract(&course).map_err(|error| std::io::Error::other(error.to_string()))?;
        let manifest = fs::read_to_string(course.join("imsmanifest.xml"))?;
        assert!(manifest.contains("<title>What bending cannot change</title>"), "{manifest}");
        for file in manifest.split("<file href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(course.join(file).is_file(), "{file} is named and not there");
        }
        fs::write(course.join("course.html"), COURSE)?;
        let url = Server::bind(course, 0)?.bare().spawn();

        page.client.goto(&format!("{url}course.html")).await?;
        let status = async |wanted: &str| {
            let wanted = Value::from(wanted);
            let kept = async || {
                Ok((page.script("return kept['cmi.core.lesson_status'] ?? null").await? == wanted).then_some(()))
            };
            page.until(&format!("the course keeps {wanted}"), kept).await
        };
        status("incomplete").await?;
        press(&page, "lesson-next").await?;
        // The step asks for a move: a bet comes first. Nothing is said to survive.
        press(&page, "place-bet").await?;
        press(&page, "lesson-show").await?;
        let bet = async || {
            let raw = "const data = kept['cmi.suspend_data'] ?? '';
                const text = atob(data.slice(4).replace(/-/g, '+').replace(/_/g, '/'));
                return text.includes('\"survived\"') ? Number(kept['cmi.core.score.raw'] ?? NaN) : null;";
            Ok(page.script(raw).await?.as_f64())
        };
        let raw = page.until("the points reach the course", bet).await?;
        assert!(raw < 50.0, "what was shown is no merit: {raw}");

        press(&page, "lesson-next").await?;
        let third = async || {
            Ok(inside(&page, "return part('lesson')?.textContent.includes('3 of 4') ? true : null").await?.as_bool())
        };
        page.until("the third step is on", third).await?;
        let kept = async || {
            let kept = page.script("return atob(JSON.parse(sessionStorage.kept)['cmi.suspend_data'].slice(4).replace(/-/g, '+').replace(/_/g, '/'))").await?;
            Ok(kept.as_str().filter(|json| json.contains("\"step\":2")).map(|_| ()))
        };
        page.until("the course keeps the step", kept).await?;
        page.client.refresh().await?;
        page.until("a later visit goes on there", third).await?;
        let exit = page.script("return JSON.parse(sessionStorage.kept)['cmi.core.exit']").await?;
        assert_eq!(exit, "suspend", "courses forget the place of a learner who left otherwise");
        for _ in 0..2 {
            press(&page, "lesson-show").await?;
            let done = async || Ok(inside(&page, "return part('task')?.dataset.done === 'true' ? true : null").await?.as_bool());
            page.until("the step is done", done).await?;
            press(&page, "lesson-next").await?;
        }
        status("completed").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_of_ones_own_is_taken_as_one_works_and_saved() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let add = async || {
            page.click("lessons").await?;
            let shut = page.client.find(Locator::Css(".own-talk:not([open]) > summary")).await;
            if let Ok(summary) = shut {
                summary.click().await?;
            }
            page.click("talk-add").await
        };
        let close = "document.querySelector('dialog.shelf').close();";
        add().await?;
        page.script(close).await?;
        page.drag_tip(Tip::First, 25.0, -45.0).await?;
        add().await?;
        page.type_into(
            ".own-talk li:nth-of-type(2) [data-testid=part-title]",
            "\u{e010} again\u{e007}",
        )
        .await?;
        page.type_into("[data-testid=part-notes]", "What *to* say\t").await?;
        page.accessible("a talk of one's own").await?;
        let folder = page.saving_to("own-talk").await?;
        page.click("save-talk").await?;
        let saved = fs::read_to_string(page.saved(&folder, "json").await?)?;
        let talk: Value = serde_json::from_str(&saved).map_err(std::io::Error::from)?;
        let title = |at: usize| talk["parts"][at]["title"].as_str().unwrap_or_default().to_owned();
        assert!(
            title(0).ends_with("nothing moved") && title(1).ends_with("1 move again"),
            "{saved}"
        );
        assert_eq!(talk["parts"][0]["say"][0], "What *to* say");
        page.click("give-own-talk").await?;
        page.wait_for("[data-presenting=both]").await?;
        let on = async || Ok((page.text("talk-title").await? == title(0)).then_some(()));
        page.until("the first part is on", on).await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
