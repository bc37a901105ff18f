//! What is known of the point that is looked at, docked below the plots.

use leptos::prelude::*;

use crate::view::{
    number::{figure, probability},
    rest::{later, once_here, rest},
    selection::Selection,
    workspace,
};
use picture::scene::{PointKind, PointRef};
use session::{
    words::words,
    workspace::{Neighbours, Plot, Workspace},
};
use theory::model::isolated;

/// Name, lengths, neighbours, next tokens, and what can be made of points; of one height, whatever
/// is looked at.
#[component]
pub fn Inspector() -> impl IntoView {
    let workspace = workspace();
    let point = Memo::new(move |_| workspace.inspected());
    let hint = move || point.get().is_none();
    view! {
        <section
            class="inspector panel small"
            aria-label=words().inspector.label
            data-testid="inspector"
        >
            <p class="inspected">
                <Show when=hint>
                    <span class="soft">{words().inspector.hint}</span>
                </Show>
                {move || point.get().map(|point| later(move || what(point)))}
            </p>
            <p class="near">{move || point.get().map(|point| later(move || near(point)))}</p>
            <div class="acts">{once_here(acts)}</div>
        </section>
    }
}

rest! {
    fn what(point: PointRef) {
        view! { <What workspace=workspace() point /> }
    }

    fn near(point: PointRef) {
        view! { <Near workspace=workspace() point /> }
    }

    fn acts() {
        let workspace = workspace();
        view! {
            <Directions workspace />
            <Selection />
        }
    }
}

/// Its name, where it is and how long.
#[component]
fn What(workspace: Workspace, point: PointRef) -> impl IntoView {
    let place = move || {
        let side = |plot| workspace.position(plot, point);
        let text = |[x, y]: [f64; 2]| (words().inspector.place)(&figure(x), &figure(y));
        side(Plot::Right).or_else(|| side(Plot::Left)).map(text)
    };
    let length = move || {
        let found = workspace.hover.inspection.get().filter(|found| found.point == point)?;
        let [before, after] = found.norm.map(figure);
        Some((words().inspector.length)(&before, &after))
    };
    view! {
        <strong data-testid="inspected">{name(workspace, point)}</strong>
        " "
        <span class="soft number">{place}</span>
        " "
        <span class="soft number" title=words().inspector.length_help>{length}</span>
    }
}

/// Its neighbours, and of a context its likeliest next tokens.
#[component]
fn Near(workspace: Workspace, point: PointRef) -> impl IntoView {
    move || {
        let found = workspace.hover.inspection.get().filter(|found| found.point == point)?;
        let model = workspace.model.get()?;
        let names = |all: &[usize]| {
            let label =
                |&index: &usize| isolated(&model.label(PointRef { index, ..point })).into_owned();
            all.iter().map(label).collect::<Vec<_>>().join(", ")
        };
        let Neighbours { kept, lost, gained } = Neighbours::of(&found.neighbours);
        let text = &words().inspector;
        let changed = !lost.is_empty() || !gained.is_empty();
        let moved = workspace.is_moved();
        let next = found.next.iter().map(|&(token, before, after)| {
            let p = match probability(before) == probability(after) {
                true => probability(before),
                false => format!("{} → {}", probability(before), probability(after)),
            };
            format!("{} {p}", isolated(&model.token(token)))
        });
        let next: Vec<String> = next.collect();
        Some(view! {
            <Show when={let next = next.clone(); move || !next.is_empty()}>
                <span class="soft">{text.says_next}": "</span>
                <span class="number">{next.join(", ")}</span>
                " · "
            </Show>
            <span class="soft" title=text.nearest_help>{text.nearest}": "</span>
            {(!gained.is_empty()).then(|| view! {
                <span class="soft">{text.gained}" "</span>
                <strong class="gained">{names(&gained)}</strong>
                <span class="soft">" · "</span>
            })}
            {(!lost.is_empty()).then(|| view! {
                <span class="soft">{text.lost}" "</span>
                <s class="lost">{names(&lost)}</s>
                <span class="soft">" · "</span>
            })}
            {changed.then(|| view! { <span class="soft">{text.kept}" "</span> })}
            <span>{names(&kept)}</span>
            {(moved && !changed).then(|| view! { <span class="soft">" · "{text.all_kept}</span> })}
        })
    }
}

/// Two clicked tokens make a direction.
#[component]
fn Directions(workspace: Workspace) -> impl IntoView {
    let pair = Memo::new(move |_| workspace.clicked_pair());
    let name = move || {
        let ((from, to), model) = pair.get().zip(workspace.model.get())?;
        Some((words().inspector.pair)(&model.token(from), &model.token(to)))
    };
    view! {
        <Show when=move || pair.get().is_some()>
            <strong class="clicked-pair">{name}</strong>
            <button data-testid="make-first" on:click=move |_| workspace.make_direction(0)>
                {words().inspector.first}
            </button>
            <button data-testid="make-second" on:click=move |_| workspace.make_direction(1)>
                {words().inspector.second}
            </button>
        </Show>
        <Show when=move || workspace.hover.clicked.with(|all| !all.is_empty())>
            <button title=words().inspector.clear_help on:click=move |_| workspace.look_away()>
                {words().inspector.clear}
            </button>
        </Show>
    }
}

fn name(workspace: Workspace, point: PointRef) -> String {
    let Some(model) = workspace.model.get() else { return String::new() };
    match point.kind {
        PointKind::Tokens => {
            let label = model.card.tokens.get(point.index).cloned().unwrap_or_default();
            let spelled = model
                .card
                .spelled
                .get(point.index)
                .filter(|spelled| !spelled.is_empty() && **spelled != label);
            let in_file =
                spelled.map(|spelled| (words().stage.in_file)(spelled)).unwrap_or_default();
            let mut quoted = format!("{label:?}");
            if model.is_repeated(point.index) {
                quoted = (words().common.in_row)(&quoted, point.index);
            }
            format!("{quoted}{in_file}")
        }
        PointKind::Contexts => format!("{} …", model.label(point)),
    }
}
