//! What a single row is asked about, chosen in its open part.

mod gap;
mod groups;
mod point_box;
mod set;
mod steering;
mod steps;

use leptos::prelude::*;

use picture::scene::Kind;
use session::words::words;
use theory::property::Info;

pub use groups::GroupChoice;
pub use point_box::{PointBox, find};

use gap::GapOnPlots;
use set::PointSet;
use steering::{GivenVector, SteeringChoice};
use steps::{ContextSteps, Corners};

/// The controls of a row; most rows follow the directions and the family and have none.
#[component]
pub fn RowChoices(info: &'static Info) -> impl IntoView {
    match info.id {
        "context-parallelism" | "context-parallelism-seen" | "logit-cosine" => {
            view! { <ContextSteps count=2 /> }.into_any()
        }
        "parallelism-gamma" => view! {
            <PointSet
                name=words().choices.gamma
                empty=words().choices.gamma_empty
                help=words().choices.gamma_help
                kind=Kind::Contexts
                get=|picked| &picked.gamma
                edit=|picked| &mut picked.gamma
            />
        }
        .into_any(),
        "parallelogram" | "midpoint" | "line" => view! { <Corners /> }.into_any(),
        "separable-tokens" => view! {
            <PointSet
                name=words().choices.first_set
                empty=words().choices.sets_empty
                help=words().choices.first_set_help
                kind=Kind::Tokens
                get=|picked| &picked.token_sets[0]
                edit=|picked| &mut picked.token_sets[0]
            />
            <PointSet
                name=words().choices.second_set
                empty=words().choices.sets_empty
                help=words().choices.second_set_help
                kind=Kind::Tokens
                get=|picked| &picked.token_sets[1]
                edit=|picked| &mut picked.token_sets[1]
            />
            <GapOnPlots id=info.id />
        }
        .into_any(),
        "separable-contexts" => view! { <GroupChoice /><GapOnPlots id=info.id /> }.into_any(),
        "probe" | "probe-euclidean" | "probe-kernel" => view! { <GroupChoice /> }.into_any(),
        "steering-means" => view! { <GroupChoice /><SteeringChoice /> }.into_any(),
        "steering-own" => view! { <ContextSteps count=1 /><SteeringChoice /> }.into_any(),
        "steering-given" => view! { <GivenVector /><SteeringChoice /> }.into_any(),
        id if id.starts_with("steering") => view! { <SteeringChoice /> }.into_any(),
        _ => ().into_any(),
    }
}
