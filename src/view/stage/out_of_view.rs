//! The offer to let the camera follow a cloud that a move has taken out of sight.

use leptos::prelude::*;

use super::{Framing, shown::PointsMemo};
use crate::view::workspace;
use picture::scene::OutOfView;
use session::{
    words::words,
    workspace::{Plot, Workspace},
};

/// A button beside the heading of the right plot, where it covers nothing; there while its cloud is
/// hard to see and following it would help.
#[component]
pub fn FollowOffer(points: PointsMemo, size: RwSignal<Option<[f64; 2]>>) -> impl IntoView {
    let (workspace, framing): (Workspace, Framing) = (workspace(), expect_context());
    let out_of_view = Memo::new(move |_| {
        at_rest(workspace).then(|| of(workspace, framing, points, size.get())).flatten()
    });
    let label = move |out_of_view| match out_of_view {
        OutOfView::Shrunk => words().stage.shrunk,
        OutOfView::Gone => words().stage.gone,
    };
    move || {
        out_of_view.get().map(|out_of_view| {
            view! {
                <button
                    class="heading-offer small"
                    data-testid="follow-offer"
                    title=words().stage.follow_help
                    on:click=move |_| workspace.set_look(|look| look.following = true)
                >
                    {label(out_of_view)}
                </button>
            }
        })
    }
}

/// Whether no hand and no film moves the cloud, and a camera that stands still shows it.
fn at_rest(workspace: Workspace) -> bool {
    let fixed = workspace.choice.look.with(|look| !look.following);
    let in_plane =
        workspace.stage.view.with(|view| view.as_ref().is_some_and(|view| view.key.bent.is_some()));
    fixed && in_plane && !workspace.moves.held.get() && !workspace.is_under_way()
}

fn of(
    workspace: Workspace,
    framing: Framing,
    points: PointsMemo,
    size: Option<[f64; 2]>,
) -> Option<OutOfView> {
    let camera = framing.camera(size?)?;
    let before = workspace.points(Plot::Left)?;
    points.with(|after| OutOfView::of(&before, after.as_ref()?, &camera))
}
