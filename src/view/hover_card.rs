//! What is known of the point under the pointer.

use leptos::prelude::*;

use super::{number::figure, stage::Framing, workspace};
use picture::scene::{Kind, PointRef};
use session::{
    words::words,
    workspace::{Plot, Workspace},
};

/// Distance of the card from its point, in pixels.
const OFFSET: f64 = 14.0;

/// Label, norm, coordinates and nearest neighbours, beside the hovered point.
#[component]
pub fn HoverCard(plot: Plot, size: RwSignal<Option<[f64; 2]>>) -> impl IntoView {
    let workspace = workspace();
    let framing: Framing = expect_context();
    let place = Memo::new(move |_| {
        let (point, size) = (workspace.hover.point.get()?, size.get()?);
        let at = workspace.position(plot, point)?;
        let screen = framing.camera(size)?.to_screen(at);
        let inside = (0.0..=size[0]).contains(&screen[0]) && (0.0..=size[1]).contains(&screen[1]);
        inside.then_some((point, at, screen, size))
    });
    move || {
        place.get().map(|(point, at, screen, size)| {
            let [[left, right], [top, bottom]] = [0, 1].map(|axis| insets(screen[axis], size[axis]));
            view! {
                <div
                    class="hover-card small"
                    style:left=left
                    style:right=right
                    style:top=top
                    style:bottom=bottom
                    aria-hidden="true"
                >
                    <strong>{name(workspace, point)}</strong>
                    <span class="soft number">{(words().stage.at)(&figure(at[0]), &figure(at[1]))}</span>
                    <Figures plot />
                </div>
            }
        })
    }
}

/// How far the card keeps from the two ends of an axis, so that it lies on the side with more room.
fn insets(at: f64, length: f64) -> [String; 2] {
    let after = at <= length / 2.0;
    let gap = format!("{:.0}px", OFFSET + if after { at } else { length - at });
    if after { [gap, "auto".into()] } else { ["auto".into(), gap] }
}

#[component]
fn Figures(plot: Plot) -> impl IntoView {
    let workspace = workspace();
    move || {
        let (found, model) = (workspace.hover.inspection.get()?, workspace.model.get()?);
        let side = usize::from(plot == Plot::Right);
        let near: Vec<String> = found.neighbours[side]
            .iter()
            .map(|&index| model.label(PointRef { index, ..found.point }))
            .collect();
        Some(view! {
            <span class="soft number">{(words().stage.length)(&figure(found.norm[side]))}</span>
            <span class="soft">{(words().stage.nearest)(&near.join(", "))}</span>
        })
    }
}

fn name(workspace: Workspace, point: PointRef) -> String {
    let Some(model) = workspace.model.get() else { return String::new() };
    match point.kind {
        Kind::Tokens => {
            let label = model.card.tokens.get(point.index).cloned().unwrap_or_default();
            let spelled = model
                .card
                .spelled
                .get(point.index)
                .filter(|spelled| !spelled.is_empty() && **spelled != label);
            let in_file =
                spelled.map(|spelled| (words().stage.in_file)(spelled)).unwrap_or_default();
            format!("{label:?}{in_file}")
        }
        Kind::Contexts => format!("{} …", model.label(point)),
    }
}
