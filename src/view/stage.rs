//! The two linked plots: the model, and the equivalent model that the hand bends.

mod bet;
mod break_it;
mod draw;
mod ease;
mod experiments;
mod first_minute;
mod frame;
mod gesture;
mod in_work;
mod inspector;
mod motion;
mod needle;
mod no_picture;
mod numbers;
mod out_of_view;
mod play;
mod ruler_tool;
mod shown;
mod space_tools;
mod surprise;
mod tips;

use std::sync::Arc;

use leptos::{ev::Event, html::Div, prelude::*};

use super::{library, number::figure, workspace};
use crate::web::{
    pointer::{Pointer, Wheel},
    resize::Resize,
};
use picture::scene::{Corner, Scene};
use session::{
    controller::{FirstMinute, Presenting},
    glossary,
    words::{spoken, words},
    workspace::{Plot, Work, Workspace},
};

pub use experiments::Experiments;
pub use first_minute::FirstMinutePlayer;
pub use frame::Framing;
pub use inspector::Inspector;
pub(super) use motion::{Motion, eased};
pub use play::PlayButton;
pub use space_tools::SpaceTools;

use draw::Painter;
use ease::Eases;
use gesture::Gesture;
use in_work::InWork;
use needle::Needle;
use no_picture::NoPicture;
use numbers::PlotNumbers;
use out_of_view::FollowOffer;
use shown::{SceneMemo, compass_font};
use tips::Tips;

/// Both plots.
#[component]
pub fn Stages() -> impl IntoView {
    provide_context(Corners([RwSignal::new(None), RwSignal::new(None)]));
    view! {
        <section class="stages panel-row" aria-label=words().stage.label>
            <Stage plot=Plot::Left />
            <Stage plot=Plot::Right />
            <Eases />
        </section>
    }
}

/// One plot: a bitmap of points, and a canvas with axes, arrows, labels and handles over it.
#[component]
fn Stage(plot: Plot) -> impl IntoView {
    let workspace = workspace();
    let framing: Framing = expect_context();
    let frame = NodeRef::<Div>::new();
    let size = RwSignal::new(None::<[f64; 2]>);
    let points = Memo::new_with_compare(move |_| workspace.points(plot), |_, _| true);
    let moment = move || (plot == Plot::Right).then(|| workspace.moment()).flatten();
    let outline = RwSignal::new(None);
    let (presenting, first_minute): (Presenting, FirstMinute) =
        (expect_context(), expect_context());
    let plain = Memo::new_with_compare(
        move |_| {
            let scene =
                workspace.scene_of(plot, framing.reach(), moment().as_ref(), points.get()?)?;
            let width = size.get().map_or(f64::INFINITY, |size| size[0]);
            Some(Arc::new(scene.within(width, compass_font(presenting))))
        },
        |_, _| true,
    );
    let corner = compass_corner(workspace, framing, plot, plain, size);
    let scene = Memo::new_with_compare(
        move |_| {
            let mut scene = Scene { lasso: outline.get(), ..(*plain.get()?).clone() };
            scene.compass.iter_mut().for_each(|compass| compass.corner = corner.get());
            let asks = first_minute.act().asks().then(|| words().first_minute.drag_me);
            scene.handles.iter_mut().for_each(|handles| handles.asks = asks.map(str::to_owned));
            Some(Arc::new(scene))
        },
        |old, new| {
            old.map(|o| o.as_ref().map(Arc::as_ptr)) != new.map(|n| n.as_ref().map(Arc::as_ptr))
        },
    );
    let painter = Painter::new(workspace, framing, scene, plot, size);
    let (cloud, overlay) = (painter.cloud(), painter.overlay());
    let gesture = Gesture::new(plot, workspace, framing, points, scene, outline, size);
    follow_size(frame, size, framing, plot);
    let tip = move |which: usize| {
        let place = framing.tip(plot, size.get(), which);
        place.map(|[x, y]| format!("{x:.1},{y:.1}"))
    };
    let moving = move || workspace.progress.work.with(|work| *work == Some(Work::Picture));
    let behind =
        Memo::new(move |_| plot == Plot::Right && workspace.progress.waited.get() > 0 && moving());
    let resisted = move || workspace.moves.resisted.get() || workspace.stage.stopped.get();
    let test_id = if plot == Plot::Left { "stage-left" } else { "stage-right" };
    view! {
        <figure class="panel stage" class:equivalent=plot == Plot::Right>
            <figcaption class="heading">
                <h2 title=move || meaning(workspace, plot)>{move || workspace.heading(plot)}</h2>
                <span class="soft small">{move || hint(workspace, plot)}</span>
                {(plot == Plot::Right).then(|| view! { <InWork /> <FollowOffer points size /> })}
            </figcaption>
            <div
                class="plot"
                node_ref=frame
                data-testid=test_id
                data-ready=move || painter.ready().get().to_string()
                data-tip1=move || tip(0)
                data-tip2=move || tip(1)
                data-easing=move || {
                    (framing.is_easing() || workspace.is_under_way()).then_some("true")
                }
                class:outlining=move || workspace.stage.outlining.get()
                class:behind=move || behind.get()
                class:resisted=move || plot == Plot::Right && resisted()
                on:pointerdown=move |event| gesture.down(Pointer::taken(&event))
                on:pointermove=move |event| gesture.moved(Pointer::of(&event))
                on:pointerup=move |event| gesture.up(Pointer::of(&event))
                on:pointercancel=move |event| gesture.lost(Pointer::of(&event))
                on:touchstart=move |event| keep_from_scrolling(&event, gesture)
                on:touchmove=move |event| keep_from_scrolling(&event, gesture)
                on:pointerleave=move |_| gesture.left()
                on:wheel=move |event| gesture.wheel(Wheel::taken(&event))
                on:dblclick=move |_| framing.fit()
            >
                <canvas node_ref=cloud aria-hidden="true"></canvas>
                <canvas
                    node_ref=overlay
                    role="img"
                    aria-label=move || described(workspace, plot)
                ></canvas>
                <NoPicture />
                {(plot == Plot::Right).then(|| view! { <Tips size /><Needle scene size /> })}
            </div>
            <PlotNumbers plot />
        </figure>
    }
}

fn follow_size(
    frame: NodeRef<Div>,
    size: RwSignal<Option<[f64; 2]>>,
    framing: Framing,
    plot: Plot,
) {
    let observer = StoredValue::new_local(None::<Resize>);
    Effect::new(move || {
        let Some(element) = frame.get() else { return };
        let changed = move |width: f64, height: f64| {
            let seen = (width >= 1.0 && height >= 1.0).then_some([width, height]);
            if seen.is_some() {
                size.set(seen);
            }
            framing.resize(plot, seen);
        };
        match Resize::observe(&element, changed) {
            Ok(resize) => observer.set_value(Some(resize)),
            Err(error) => library().fail(error.to_string()),
        }
    });
    on_cleanup(move || observer.set_value(None));
}

/// The page scrolls under one finger, but not while fingers are at work on a plot.
fn keep_from_scrolling(event: &Event, gesture: Gesture) {
    if gesture.takes_touch() && event.cancelable() {
        event.prevent_default();
    }
}

/// What it costs either plot to have its compass in each corner, while nothing moves.
#[derive(Clone, Copy)]
struct Corners([RwSignal<Option<[f64; 4]>>; 2]);

/// The corner in which the compass of a plot covers least, the same in both plots where one is free
/// in both; it changes only while nothing moves.
fn compass_corner(
    workspace: Workspace,
    framing: Framing,
    plot: Plot,
    scene: SceneMemo,
    size: RwSignal<Option<[f64; 2]>>,
) -> Memo<Option<Corner>> {
    let (presenting, Corners(costs)): (Presenting, Corners) = (expect_context(), expect_context());
    let [left, right] = costs;
    let (own, other) = if plot == Plot::Left { (left, right) } else { (right, left) };
    let moving =
        move || workspace.moves.held.get() || workspace.is_under_way() || framing.is_easing();
    let corner = Memo::new(move |_| {
        let own = own.get()?;
        Some(other.get().map_or_else(|| Corner::shared(own, own), |it| Corner::shared(own, it)))
    });
    Effect::new(move || {
        if moving() && own.with_untracked(Option::is_some) {
            return;
        }
        let camera = size.get().and_then(|size| framing.camera(size));
        let Some((camera, scene)) = camera.zip(scene.get()) else { return };
        let found =
            Corner::costs(&scene, &camera, compass_font(presenting), corner.get_untracked());
        if own.with_untracked(|own| *own != found) {
            own.set(found);
        }
    });
    corner
}

/// What the word over the moved plot means.
fn meaning(workspace: Workspace, plot: Plot) -> Option<&'static str> {
    let equal = plot == Plot::Right && workspace.heading(plot) == words().stage.equivalent;
    equal.then(|| glossary::term("equivalent")).flatten().map(|term| term.meaning)
}

fn hint(workspace: Workspace, plot: Plot) -> String {
    let label = match plot {
        Plot::Right if workspace.shows_pca_and_canonical() => words().stage.scaled,
        Plot::Left => "",
        Plot::Right if workspace.moves.place.with(Option::is_some) || workspace.is_easing() => {
            words().stage.on_the_way
        }
        Plot::Right if workspace.choice.look.with(|look| look.following) => {
            words().stage.moves_along
        }
        Plot::Right if workspace.stage.stopped.get() => {
            return (words().stage.stopped)(&figure(workspace.stop()));
        }
        Plot::Right if workspace.moves.resisted.get() => words().stage.resisted,
        Plot::Right if workspace.bends_shown_plane() => words().stage.drag,
        Plot::Right => "",
    };
    label.to_string()
}

/// What a plot shows, in a sentence.
fn described(workspace: Workspace, plot: Plot) -> String {
    let title = workspace.heading(plot);
    let absent =
        || workspace.stage.absent.get().map(|reason| (words().stage.no_picture)(&spoken(&reason)));
    workspace
        .plot_in_words(plot)
        .or_else(absent)
        .map_or_else(|| title.to_string(), |picture| (words().stage.described)(title, &picture))
}
