//! What to try with the plots: a group of buttons; what came of it stands under the headline.

use leptos::prelude::*;

use super::{bet::BetFirst, break_it::BreakIt, ruler_tool::RulerTool, surprise::SurpriseMe};
use crate::view::workspace;
use session::words::words;

/// Surprise me, Break it, Ruler, Bet first.
#[component]
pub fn Experiments() -> impl IntoView {
    let workspace = workspace();
    view! {
        <div class="experiments" role="group" aria-label=words().experiments.label>
            <SurpriseMe />
            <BreakIt />
            <RulerTool />
            <BetFirst />
            <span class="visually-hidden" role="status">{move || workspace.remark()}</span>
        </div>
    }
}
