//! What a single row is asked about, chosen in its open part.

mod gap;
mod groups;
mod point_box;
mod set;
mod steered;
mod steering;
mod steps;

use leptos::prelude::*;

use picture::scene::PointKind;
use session::words::words;
use theory::property::{Control, Info};

pub use groups::GroupChoice;
pub use point_box::{PointBox, find};
pub use steered::Steered;

use gap::GapOnPlots;
use set::PointSet;
use steering::{GivenVector, SteeringChoice};
use steps::{ContextSteps, Corners};

/// The controls of a row; most rows follow the directions and the family and have none.
#[component]
pub fn RowChoices(info: &'static Info) -> impl IntoView {
    info.controls.iter().map(|control| choice(*control, info.id)).collect_view()
}

fn choice(control: Control, id: &'static str) -> AnyView {
    match control {
        Control::ContextSteps => view! { <ContextSteps count=2 /> }.into_any(),
        Control::ContextStep => view! { <ContextSteps count=1 /> }.into_any(),
        Control::Gamma => view! {
            <PointSet
                name=words().choices.gamma
                empty=words().choices.gamma_empty
                help=words().choices.gamma_help
                kind=PointKind::Contexts
                get=|picked| &picked.gamma
                edit=|picked| &mut picked.gamma
            />
        }
        .into_any(),
        Control::Groups => view! { <GroupChoice /> }.into_any(),
        Control::TokenSets => view! {
            <PointSet
                name=words().choices.first_set
                empty=words().choices.sets_empty
                help=words().choices.first_set_help
                kind=PointKind::Tokens
                get=|picked| &picked.token_sets[0]
                edit=|picked| &mut picked.token_sets[0]
            />
            <PointSet
                name=words().choices.second_set
                empty=words().choices.sets_empty
                help=words().choices.second_set_help
                kind=PointKind::Tokens
                get=|picked| &picked.token_sets[1]
                edit=|picked| &mut picked.token_sets[1]
            />
        }
        .into_any(),
        Control::Gap => view! { <GapOnPlots id /> }.into_any(),
        Control::Corners => view! { <Corners /> }.into_any(),
        Control::Vector => view! { <GivenVector /> }.into_any(),
        Control::Strength => view! { <SteeringChoice /> }.into_any(),
        // Stands among the suggestions.
        Control::Extremes => ().into_any(),
    }
}
