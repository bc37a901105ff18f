//! The rail: one button a drawer, and help, gone through with the arrow keys.

use leptos::prelude::*;

use super::help::Help;
use crate::web::{element::Element, focus};
use session::{controller::Panels, drawer::Drawer, words::words};

/// All drawers, then help.
#[component]
pub fn Rail() -> impl IntoView {
    view! {
        <div
            class="rail"
            role="toolbar"
            aria-label=words().panels.rail
            on:keydown=|event| {
                if focus::step_among(&event, ".rail-tab, .rail-end > .icon") {
                    event.prevent_default();
                }
            }
        >
            <div class="rail-drawers">
                {Drawer::ALL.map(|drawer| view! { <Tab drawer /> }).collect_view()}
            </div>
            <div class="rail-end">
                <Help />
            </div>
        </div>
    }
}

#[component]
fn Tab(drawer: Drawer) -> impl IntoView {
    let panels: Panels = expect_context();
    let open = move || panels.drawer.get() == Some(drawer);
    // One stop for Tab: the open drawer, or the first; the arrow keys reach the others and help.
    let stop = move || panels.drawer.get().unwrap_or(Drawer::Bend) == drawer;
    let (label, help) = drawer.named();
    view! {
        <button
            class="rail-tab"
            class:on=open
            title=help
            aria-expanded=move || open().to_string()
            aria-controls=format!("drawer-{}", drawer.word())
            tabindex=move || if stop() { "0" } else { "-1" }
            data-testid=format!("rail-{}", drawer.word())
            on:click=move |_| {
                panels.toggle(drawer);
                // In a low window it opens below what is in sight.
                Element::find(&format!("#drawer-{}", drawer.word()))
                    .into_iter()
                    .for_each(Element::reveal);
            }
        >
            <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d=icon(drawer) class="outline" />
            </svg>
            <span>{label}</span>
        </button>
    }
}

fn icon(drawer: Drawer) -> &'static str {
    match drawer {
        Drawer::Bend => "M3 17 7 5h11l-4 12zM9 5 5 17M14 5l-4 12M5 11h11",
        Drawer::Directions => "M3 16 15 4M9 4h6v6M3 16h13M13 13l3 3-3 3",
        Drawer::Contexts => "M3 4h14v9H9l-4 4v-4H3zM6 7h8M6 10h5",
        Drawer::Moves => "M4 4h12v12H4zM7.5 7.5h.1M12.5 7.5h.1M10 10h.1M7.5 12.5h.1M12.5 12.5h.1",
        Drawer::Steps => "M7 5h10M7 10h10M7 15h10M3 5h.1M3 10h.1M3 15h.1",
        Drawer::Lens => "M2 10q8-10 16 0-8 10-16 0zM10 7.5a2.5 2.5 0 1 1-.1 0",
        Drawer::Find => "M8.5 3a5.5 5.5 0 1 1-.1 0M12.5 12.5 17 17",
    }
}
