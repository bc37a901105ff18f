//! A set of tokens or contexts that is picked one by one.

use leptos::prelude::*;

use super::find;
use crate::view::{control::TokenSearch, term::Explained, workspace};
use picture::scene::{PointKind, PointRef};
use session::words::words;
use theory::property::Overrides;

/// What was picked, each with a button that takes it out, and a box that adds one.
#[component]
pub fn PointSet(
    name: &'static str,
    empty: &'static str,
    help: &'static str,
    kind: PointKind,
    get: fn(&Overrides) -> &Vec<usize>,
    edit: fn(&mut Overrides) -> &mut Vec<usize>,
) -> impl IntoView {
    let workspace = workspace();
    let members = Memo::new(move |_| workspace.choice.overrides.with(|picked| get(picked).clone()));
    let label = move |index: usize| {
        workspace
            .model
            .with(|m| m.as_ref().map(|m| m.label(PointRef { kind, index })).unwrap_or_default())
    };
    let chips = move || {
        members
            .get()
            .into_iter()
            .map(|index| {
                let out =
                    move |_| workspace.pick(|picked| edit(picked).retain(|&other| other != index));
                view! {
                    <li>
                        <span>{label(index)}</span>
                        <button
                            class="mini"
                            title=words().choices.take_out
                            aria-label=(words().choices.take_out_named)(&label(index))
                            on:click=out
                        >
                            "✕"
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let hint = if kind == PointKind::Tokens {
        words().choices.add_token
    } else {
        words().choices.add_context
    };
    let add = move |index: usize| {
        workspace.pick(|picked| {
            let members = edit(picked);
            if !members.contains(&index) {
                members.push(index);
            }
        });
    };
    view! {
        <div class="point-set" title=help>
            <p>
                <strong><Explained text=name /></strong>
                ": "
                <span class="soft">{move || members.with(Vec::is_empty).then_some(empty)}</span>
            </p>
            <ul class="chips">{chips}</ul>
            <TokenSearch
                label=(words().choices.add_by_typing)(name)
                value=Signal::derive(String::new)
                find=find(workspace, kind)
                chosen=add
                placeholder=hint
            />
        </div>
    }
}
