//! What to try with the plots: a row of buttons, and a line for what came of it.

use leptos::prelude::*;

use super::{bet::BetFirst, break_it::BreakIt, ruler_tool::RulerTool, surprise::SurpriseMe};
use crate::view::workspace;
use session::words::words;

/// Surprise me, Break it, Ruler, Bet first.
#[component]
pub fn Experiments() -> impl IntoView {
    let workspace = workspace();
    let said = RwSignal::new(String::new());
    let line = move || match workspace.is_broken() {
        true => words().experiments.broken.to_string(),
        false => said.get(),
    };
    view! {
        <div class="experiments" role="group" aria-label=words().experiments.label>
            <SurpriseMe said />
            <BreakIt />
            <RulerTool />
            <BetFirst />
            <span class="said small soft" role="status">{line}</span>
        </div>
    }
}
