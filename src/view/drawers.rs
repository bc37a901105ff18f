//! The drawers beside the plots, of which one is open.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    contexts::{ContextPanel, Contexts},
    directions::Directions,
    find::Find,
    lazy::Lazy,
    move_panel::Bend,
    per_model::PerModel,
    presets::Presets,
    rest::rest,
    stage_tools::StageTools,
    step_list::StepList,
    workspace,
};
use crate::web::{element::Element, focus};
use session::{controller::Panels, drawer::Drawer, words::words};

/// All of them, built once the model is measured or when one is opened first.
#[component]
pub fn Drawers() -> impl IntoView {
    let panels: Panels = expect_context();
    let closed = move || panels.drawer.get().is_none();
    view! {
        <div class="panel controls" hidden=closed on:keydown=move |event| leave(&event, panels)>
            <PerModel>
                {Drawer::ALL.map(|drawer| view! { <Held drawer /> }).collect_view()}
            </PerModel>
        </div>
    }
}

rest! {
    fn contents(drawer: Drawer) {
        match drawer {
            Drawer::Bend => view! { <Bend /> }.into_any(),
            Drawer::Directions => view! { <Directions /> }.into_any(),
            Drawer::Contexts => view! { <ContextPanel /><Contexts /> }.into_any(),
            Drawer::Moves => view! { <Presets /> }.into_any(),
            Drawer::Steps => view! { <StepList /> }.into_any(),
            Drawer::Lens => view! { <StageTools /> }.into_any(),
            Drawer::Find => view! { <Find /> }.into_any(),
        }
    }
}

/// Escape closes the drawer that the focus is in, and takes the focus back to the rail.
fn leave(event: &KeyboardEvent, panels: Panels) {
    if event.key() == "Escape" && !event.default_prevented() {
        close(panels);
    }
}

fn close(panels: Panels) {
    let Some(drawer) = panels.drawer.get_untracked() else { return };
    panels.drawer.set(None);
    Element::find(&format!("[data-testid=rail-{}]", drawer.word()))
        .into_iter()
        .for_each(|tab| focus::take(&tab));
}

/// A drawer with its title and a way to close it.
#[component]
fn Held(drawer: Drawer) -> impl IntoView {
    let panels: Panels = expect_context();
    let workspace = workspace();
    let open = move || panels.drawer.get() == Some(drawer);
    let settled = move || {
        workspace.model.with(Option::is_some)
            && workspace.board.rows.with(|rows| !rows.is_empty())
            && workspace.progress.rows.with(|queue| queue.is_empty())
    };
    let wanted = Signal::derive(move || open() || settled());
    let title = format!("drawer-{}-title", drawer.word());
    let label_id = title.clone();
    let (label, help) = drawer.named();
    view! {
        <section
            class="drawer"
            id=format!("drawer-{}", drawer.word())
            hidden=move || !open()
            aria-labelledby=label_id
        >
            <header class="heading">
                <h2 id=title title=help>{label}</h2>
                <button
                    class="mini"
                    title=words().panels.close
                    aria-label=words().panels.close
                    on:click=move |_| close(panels)
                >
                    "✕"
                </button>
            </header>
            <Lazy wanted>{contents(drawer)}</Lazy>
        </section>
    }
}
