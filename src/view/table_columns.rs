//! What the columns of a table of text were taken for, and the way to correct it.

use leptos::prelude::*;

use super::{
    lazy::{Lazy, is_open},
    opener::opener,
    workspace,
};
use session::words::words;
use theory::model::{ColumnRole, TableColumn};

/// Where the model is from a table of text: each column with its role, and a button that reads the
/// table again.
#[component]
pub fn TableColumns() -> impl IntoView {
    let workspace = workspace();
    move || {
        let columns = workspace.model.with(|m| Some(m.as_ref()?.card.provenance.columns.clone()));
        let columns = columns.filter(|columns| columns.len() > 1);
        columns.map(|columns| view! { <Roles columns /> })
    }
}

/// The roles in the making.
#[component]
fn Roles(columns: Vec<TableColumn>) -> impl IntoView {
    let opener = opener();
    let guess: Vec<ColumnRole> = columns.iter().map(|column| column.role).collect();
    let of = |role: ColumnRole| guess.iter().filter(|own| **own == role).count();
    let line = (words().model.columns_read)(of(ColumnRole::Component), of(ColumnRole::Extra));
    let wanted = RwSignal::new(false);
    let roles = RwSignal::new(guess.clone());
    let unchanged = move || roles.with(|roles| *roles == guess);
    let possible = move || roles.with(|roles| roles.contains(&ColumnRole::Component));
    let columns = StoredValue::new(columns);
    let rows = move || {
        let columns = columns.get_value().into_iter().enumerate();
        columns.map(|(at, column)| view! { <Column roles at title=column.title /> }).collect_view()
    };
    view! {
        <details class="table-columns small" on:toggle=move |event| wanted.set(is_open(&event))>
            <summary title=words().model.columns_help>{line}</summary>
            <Lazy wanted=wanted.into()>
                <ul aria-label=words().model.columns>{rows}</ul>
                <Show when=move || !possible()>
                    <p class="warning" role="alert">{words().model.no_component}</p>
                </Show>
                <button
                    data-testid="read-columns"
                    disabled={
                        let unchanged = unchanged.clone();
                        move || unchanged() || !possible()
                    }
                    on:click=move |_| opener.reopen_with_columns(roles.get_untracked())
                >
                    {words().model.read_again}
                </button>
            </Lazy>
        </details>
    }
}

#[component]
fn Column(roles: RwSignal<Vec<ColumnRole>>, at: usize, title: String) -> impl IntoView {
    let option = move |(role, key, name): (ColumnRole, &'static str, &'static str)| {
        let on = move || roles.with(|roles| roles.get(at) == Some(&role));
        view! { <option value=key prop:selected=on>{name}</option> }
    };
    let picked = move |chosen: String| {
        let role = choices().into_iter().find(|(_, key, _)| *key == chosen);
        if let Some((role, ..)) = role {
            roles.update(|roles| give(roles, at, role));
        }
    };
    view! {
        <li>
            <span title=title.clone()>{title.clone()}</span>
            <select aria-label=title on:change:target=move |event| picked(event.target().value())>
                {choices().map(option).into_iter().collect_view()}
            </select>
        </li>
    }
}

/// Gives a column a role; there is one column of labels at most, and one of the bias.
fn give(roles: &mut [ColumnRole], at: usize, role: ColumnRole) {
    if matches!(role, ColumnRole::Label | ColumnRole::Bias) {
        let before = roles.iter_mut().filter(|own| **own == role);
        before.for_each(|own| *own = ColumnRole::Extra);
    }
    roles.iter_mut().skip(at).take(1).for_each(|own| *own = role);
}

fn choices() -> [(ColumnRole, &'static str, &'static str); 4] {
    [
        (ColumnRole::Label, "label", words().model.column_label),
        (ColumnRole::Component, "component", words().model.column_component),
        (ColumnRole::Bias, "bias", words().model.column_bias),
        (ColumnRole::Extra, "extra", words().model.column_extra),
    ]
}
