//! A phone's gestures: dragging a basis tip, panning, pinching, scrolling past a plot.

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};

/// A bent plane moves a cosine by more than this.
const MOVED: f64 = 1e-3;
/// Fingers and pictures may be this many pixels apart.
const NEAR: f64 = 3.0;
/// How often fingers go their way before it is said that they do nothing.
const TRIES: usize = 5;

#[tokio::test(flavor = "multi_thread")]
async fn a_finger_bends_and_two_fingers_pan_and_zoom() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        let (x, y) = page.tip(Tip::First).await?;
        page.fingers(&[((x, y), (x - 25.0, y - 45.0))]).await?;
        page.board_when("a finger bends the space", |board| {
            let row = &board["cosine"];
            row.before.zip(row.after).is_some_and(|(before, after)| (before - after).abs() > MOVED)
        })
        .await?;
        let by = |at: Place| (at, (at.0 + 40.0, at.1 - 20.0));
        let moved = |then: &Basis, now: &Basis| {
            now.iter().zip(then).all(|(now, then)| near(*now, (then.0 + 40.0, then.1 - 20.0)))
        };
        let beside = |(x, y): Place| [by((x, y)), by((x + 50.0, y))];
        fingers_do(&page, "the picture follows two fingers", beside, moved).await?;

        let doubled = |then: &Basis, now: &Basis| (length(now) / length(then) - 2.0).abs() < 0.1;
        let apart = |(x, y): Place| {
            let [still, near_it, farther] = [0.0, 40.0, 80.0].map(|up| (x, y - up));
            [(still, still), (near_it, farther)]
        };
        fingers_do(&page, "fingers that go twice as far apart zoom in twice", apart, doubled)
            .await?;
        assert_eq!(page.alert().await?, None);
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_finger_on_a_plot_scrolls_the_page_and_leaves_the_picture() -> Outcome {
    on_page(Look::PHONE, |page| async move {
        // Brings the plot into the window.
        page.tip(Tip::First).await?;
        page.still().await?;
        let tips = page.part("stage-right").await?;
        let before = [tips.attr("data-tip1").await?, tips.attr("data-tip2").await?];
        let start = scrolled(&page).await?;
        let (x, y) = free_place(&page, &basis(&page).await?).await?;
        page.fingers(&[((x, y), (x, y - 160.0))]).await?;
        let down = async || {
            let now = scrolled(&page).await?;
            Ok((now - start > 80.0).then_some(now))
        };
        page.until("the page scrolls under a finger", down).await?;
        let after = [tips.attr("data-tip1").await?, tips.attr("data-tip2").await?];
        assert_eq!(before, after, "the picture stands still");
        assert_eq!(page.console().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Two fingers go their ways from a free place of the plot, and the basis is as `done` wants it, by
/// what it was before. A browser that is kept busy takes fingers for its own scrolling: then they
/// go again, as a person's do.
async fn fingers_do(
    page: &Page,
    what: &str,
    ways: impl Fn(Place) -> [(Place, Place); 2],
    done: impl Fn(&Basis, &Basis) -> bool,
) -> Outcome {
    for _ in 0..TRIES {
        page.still().await?;
        let before = basis(page).await?;
        page.fingers(&ways(free_place(page, &before).await?)).await?;
        page.still().await?;
        if done(&before, &basis(page).await?) {
            return Ok(());
        }
    }
    Err(std::io::Error::other(format!("not in {TRIES} tries: {what}")).into())
}

async fn scrolled(page: &Page) -> Outcome<f64> {
    let top = page.script("return document.scrollingElement.scrollTop").await?;
    Ok(top.as_f64().unwrap_or_default())
}

type Place = (f64, f64);
type Basis = [Place; 2];

fn near(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).hypot(a.1 - b.1) < NEAR
}

async fn basis(page: &Page) -> Outcome<Basis> {
    Ok([page.tip(Tip::First).await?, page.tip(Tip::Second).await?])
}

fn length([a, b]: &Basis) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// A place halfway up a side of the right plot, the farther one from both basis tips: compasses lie
/// in corners. Two fingers beside each other fit there, or one above the other.
async fn free_place(page: &Page, tips: &Basis) -> Outcome<Place> {
    let place = page
        .script(
            "const box = document.querySelector('[data-testid=stage-right]').getBoundingClientRect();
             return [box.left + 25, box.right - 125, (box.top + box.bottom) / 2 + 40];",
        )
        .await?;
    let at = |i: usize| place[i].as_f64().unwrap_or_default();
    let nearest = |x: f64| tips.iter().map(|tip| (tip.0 - x).abs()).fold(f64::INFINITY, f64::min);
    let x = if nearest(at(0)) > nearest(at(1)) { at(0) } else { at(1) };
    Ok((x, at(2)))
}
