//! Links and sessions: what they bring back, and what becomes of bad ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use e2e::board::Row;
use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use xtask::program::target_dir;

/// Moves of a link are composed along another way than the hand took.
const SAME: f64 = 1e-9;

/// Bends the plane, zooms in, and waits until the address and the board say so; gives both.
async fn bent(page: &Page) -> Outcome<(String, BTreeMap<String, Row>)> {
    page.drag_tip(Tip::Second, 60.0, 30.0).await?;
    page.script(ZOOM).await?;
    let moved = |board: &BTreeMap<String, Row>| board["cosine"].before != board["cosine"].after;
    let board = page.settled_board("the cosine moves", moved).await?;
    let follows = |json: &str| json.contains("steps") && json.contains("camera");
    Ok((page.address_when("the address follows", follows).await?, board))
}

const ZOOM: &str = "
    const plot = document.querySelector('[data-testid=stage-left]');
    plot.dispatchEvent(new WheelEvent('wheel', { deltaY: -200, bubbles: true, cancelable: true }));";
/// Both plots as text: their points and everything over them.
const PICTURE: &str = "return [...document.querySelectorAll('.plot canvas')].map(canvas => canvas.toDataURL()).join(' ');";

fn same(a: &BTreeMap<String, Row>, b: &BTreeMap<String, Row>) -> bool {
    let close = |a: Option<f64>, b: Option<f64>| {
        a.zip(b).map_or(a == b, |(a, b)| (a - b).abs() <= SAME * a.abs().max(1.0))
    };
    let alike = |(id, row): (&String, &Row)| {
        b.get(id).is_some_and(|other| {
            row.verdict == other.verdict
                && close(row.before, other.before)
                && close(row.after, other.after)
        })
    };
    a.len() == b.len() && a.iter().all(alike)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_reopens_the_same_verdicts_and_the_same_picture() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let (address, _) = bent(&page).await?;
        let settled = page.settled_board("all is measured", |_| true).await?;
        let picture = page.script(PICTURE).await?;
        page.open_at(&address).await?;
        page.board_when("the same verdicts", |board| same(&settled, board)).await?;
        let again = async || Ok((page.script(PICTURE).await? == picture).then_some(()));
        page.until("the same picture", again).await?;
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_back_button_undoes_and_the_forward_button_repeats() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let (_, board) = bent(&page).await?;
        page.client.back().await?;
        let still = |board: &BTreeMap<String, Row>| board["cosine"].before == board["cosine"].after;
        page.board_when("back undoes", still).await?;
        page.client.forward().await?;
        page.board_when("forward bends again", |now| now["cosine"].after == board["cosine"].after)
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_link_is_reported_and_the_page_works() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for (link, said) in [
            ("#v1.%%%", "damaged"),
            ("#v9.e30", "begins with"),
            ("#v1.W10", "no list of named parts"),
        ] {
            page.open_at(link).await?;
            let alert =
                async || Ok(page.alert().await?.filter(|alert| alert.contains(said)).map(drop));
            page.until(&format!("{link} is reported"), alert).await?;
        }
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// A small file of word vectors.
fn own_file(name: &str, text: &str) -> Outcome<PathBuf> {
    let folder = target_dir().join("e2e-files");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

const OWN: &str = "word,x,y,z\na,1,2,0\nb,3,5,1\nc,-1,4,2\nd,0,2,-1\ne,2,2,2\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_file_asks_for_it_and_checks_it() -> Outcome {
    on_page(Look::DESK, |page| async move {
        page.open_files(&[own_file("linked.csv", OWN)?]).await?;
        page.model_named("linked").await?;
        let address = page
            .address_when("the address names the file", |json| json.contains("linked.csv"))
            .await?;
        page.open_at(&address).await?;
        let asked =
            async || Ok(page.alert().await?.filter(|alert| alert.contains("linked.csv")).map(drop));
        page.until("the file is asked for", asked).await?;
        page.part("asked-file").await?;
        page.accessible("a link that asks for its file").await?;
        page.open_files(&[own_file("linked.csv", &OWN.replace("a,1,2", "a,2,1"))?]).await?;
        let other = async || {
            Ok(page.alert().await?.filter(|alert| alert.contains("another content")).map(drop))
        };
        page.until("another content is noticed", other).await?;
        page.open_files(&[own_file("linked.csv", OWN)?]).await?;
        let met = async || Ok(page.alert().await?.is_none().then_some(()));
        page.until("the right file is taken", met).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_with_its_data_opens_by_itself() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let folder = page.saving_to("session").await?;
        page.open_files(&[own_file("kept.csv", OWN)?]).await?;
        page.model_named("kept").await?;
        page.script("document.querySelector('details.model').open = true;").await?;
        page.click("save-session-data").await?;
        let session = page.saved(&folder, "session.json").await?;
        page.accessible("a saved session").await?;
        page.open_at("").await?;
        page.open_files(&[session]).await?;
        page.model_named("kept").await?;
        assert_eq!(page.alert().await?, None);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_offers_to_continue_and_forgets_when_asked() -> Outcome {
    on_page(Look::DESK, |page| async move {
        let (_, board) = bent(&page).await?;
        page.open_at("").await?;
        page.part("resume-offer").await?;
        page.accessible("the offer to continue").await?;
        page.click("continue").await?;
        page.board_when("the moves are back", |now| now["cosine"].after == board["cosine"].after)
            .await?;
        page.open_at("").await?;
        page.click("forget").await?;
        page.open_at("").await?;
        let offers = page
            .script("return document.querySelectorAll('[data-testid=resume-offer]').length;")
            .await?;
        assert_eq!(offers.as_u64(), Some(0));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_shows_one_part_alone() -> Outcome {
    on_page(Look::DESK, |page| async move {
        for (part, shown) in
            [("stage", "stage-right"), ("board", "board"), ("distribution", "distribution")]
        {
            page.goto(&format!("?embed={part}")).await?;
            page.wait_for(&format!("[data-embed={part}] [data-testid={shown}]")).await?;
            let seen = page.script(SEEN).await?;
            let seen: Vec<&str> =
                seen.as_array().into_iter().flatten().filter_map(|id| id.as_str()).collect();
            assert_eq!(seen, [shown], "of {part}");
            page.accessible(&format!("embedded {part}")).await?;
        }
        Ok(())
    })
    .await
}

const SEEN: &str = "
    return ['model-name', 'stage-right', 'board', 'distribution'].filter(id =>
        document.querySelector(`[data-testid=${id}]`)?.getBoundingClientRect().width > 0);";
