//! Going anywhere by typing a part of its name: Ctrl K, or ⌘ K.

use leptos::{
    ev::{self, KeyboardEvent},
    html::Dialog,
    prelude::*,
};

use super::{
    Opener,
    lesson::begin,
    library,
    opener::opener,
    rest::{later, rest},
};
use crate::web::{
    controls::{Control, controls},
    dialog,
    element::Element,
    focus::{self, take_focus},
};
use session::{
    controller::{BoardFilter, Panels, Target, fits, found},
    drawer::Drawer,
    lesson::Player,
    library::Library,
    words::words,
};
use theory::property::info;

/// So many lines are shown at once.
const SHOWN: usize = 12;

/// What a line leads to: a place that the session knows, or a control that is on the page.
#[derive(Clone, PartialEq)]
enum Aim {
    Place(Target),
    Control(Element),
}

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    name: String,
    kind: &'static str,
    aim: Aim,
}

/// The dialog, which Ctrl K opens.
#[component]
pub fn Palette() -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    let Panels { palette, .. } = expect_context();
    let typed = RwSignal::new(None::<String>);
    let on_page = RwSignal::new_local(Vec::<Control>::new());
    Effect::new(move || {
        if palette.get() {
            on_page.set(controls());
            typed.set(Some(String::new()));
            dialog::open(node);
        }
    });
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            palette.set(true);
        }
    });
    on_cleanup(move || keys.remove());
    let closed = move || {
        typed.set(None);
        palette.set(false);
    };
    view! {
        <dialog
            node_ref=node
            class="help palette"
            aria-label=words().palette.title
            on:close=move |_| closed()
        >
            <Show when=move || typed.with(Option::is_some)>
                {later(move || search(typed, on_page, node))}
            </Show>
        </dialog>
    }
}

rest! {
    fn search(
        typed: RwSignal<Option<String>>,
        on_page: RwSignal<Vec<Control>, LocalStorage>,
        node: NodeRef<Dialog>,
    ) {
        view! { <Search typed on_page close=move || dialog::close(node) /> }
    }
}

/// The box and what it finds; the arrow keys choose, Enter goes there.
#[component]
fn Search(
    typed: RwSignal<Option<String>>,
    on_page: RwSignal<Vec<Control>, LocalStorage>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let (panels, player): (Panels, Player) = (expect_context(), expect_context());
    let at = RwSignal::new(0usize);
    let lines = RwSignal::new_local(Vec::<Line>::new());
    Effect::new(move || {
        let text = typed.get().unwrap_or_default();
        lines.set(on_page.with(|controls| all(&text, library, controls)));
        at.set(0);
    });
    let go = move |line: Line| {
        close();
        take(line.aim, panels, library, player, opener);
    };
    let key = move |event: KeyboardEvent| {
        let count = lines.with(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|i| *i = (*i + 1) % count),
            "ArrowUp" => at.update(|i| *i = (*i + count - 1) % count),
            "Enter" => {
                lines.with(|all| all.get(at.get_untracked()).cloned()).into_iter().for_each(go)
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(row, line): (usize, Line)| {
        let (name, kind) = (line.name.clone(), line.kind);
        view! {
            <li
                role="option"
                id=format!("palette-{row}")
                aria-selected=move || (at.get() == row).to_string()
                class:on=move || at.get() == row
                on:click=move |_| go(line.clone())
            >
                <span>{name}</span><span class="soft small">{kind}</span>
            </li>
        }
    };
    view! {
        <input
            type="text"
            role="combobox"
            use:take_focus
            autocomplete="off"
            spellcheck="false"
            aria-label=words().palette.title
            aria-autocomplete="list"
            aria-controls="palette-lines"
            aria-expanded="true"
            aria-activedescendant=move || format!("palette-{}", at.get())
            placeholder=words().palette.hint
            data-testid="palette-search"
            on:input:target=move |event| typed.set(Some(event.target().value()))
            on:keydown=key
        />
        <ul
            class="palette-lines"
            id="palette-lines"
            role="listbox"
            aria-label=words().palette.title
        >
            {move || lines.get().into_iter().enumerate().map(option).collect_view()}
        </ul>
        <p class="soft small" role="status">
            {move || lines.with(Vec::is_empty).then_some(words().palette.nothing)}
        </p>
    }
}

/// The lines for a text: places first, then the controls of the page.
fn all(text: &str, library: Library, controls: &[Control]) -> Vec<Line> {
    let model = library.active().model.get();
    let (pair, training) = (library.pair(), library.training());
    let covered = pair.is_some() || training.is_some();
    // Points of the plots of one model are not seen then; two that are compared show theirs.
    let places = found(text, model.as_deref().filter(|_| training.is_none()), covered);
    let places = places.into_iter().map(|entry| Line {
        name: entry.name,
        kind: entry.kind,
        aim: Aim::Place(entry.target),
    });
    let controls =
        controls.iter().filter(|control| fits(text, &control.name)).map(|control| Line {
            name: control.name.clone(),
            kind: words().palette.control,
            aim: Aim::Control(control.element.clone()),
        });
    // Those whose name begins with what was typed come first.
    let mut lines: Vec<Line> = places.chain(controls).collect();
    let start = text.trim().to_lowercase();
    lines.sort_by_key(|line| !line.name.to_lowercase().starts_with(&start));
    lines.truncate(SHOWN);
    lines
}

fn take(aim: Aim, panels: Panels, library: Library, player: Player, opener: Opener) {
    match aim {
        Aim::Control(element) => uncover(&element, panels),
        Aim::Place(Target::Drawer(drawer)) => {
            panels.drawer.set(Some(drawer));
            focus_on(format!("[data-testid=rail-{}]", drawer.word()));
        }
        Aim::Place(Target::Rows(fate)) => panels.show_rows(fate),
        Aim::Place(Target::Row(id)) => show_row(id, panels, library),
        Aim::Place(Target::Model(source)) => opener.open(source),
        Aim::Place(Target::Lesson(id)) => leptos::task::spawn_local(async move {
            if let Err(error) = begin(id, player, opener).await {
                library.page.error.set(Some(error.0));
            }
        }),
        Aim::Place(Target::Point(point)) => {
            if let Some(pair) = library.pair() {
                return pair.go_to(point);
            }
            let workspace = library.active();
            if !workspace.choice.pinned.with_untracked(|pinned| pinned.contains(&point)) {
                workspace.toggle_pin(point);
            }
            workspace.point_at(Some(point));
        }
    }
}

/// Opens a row of the sheet, and takes the focus there.
fn show_row(id: &'static str, panels: Panels, library: Library) {
    let workspace = library.active();
    let Some(info) = info(id) else { return };
    panels.filter.set(BoardFilter::default());
    panels.sheet.set(true);
    if info.lead.is_none() {
        workspace.show_more(info.class, true);
    }
    workspace.open_row(info.id, true);
    focus_on(format!("[data-testid=row-{id}] summary"));
}

/// Opens the drawer or the sheet around a control, and gives it the focus.
fn uncover(element: &Element, panels: Panels) {
    let within = |drawer: &Drawer| element.closest(&format!("#drawer-{}", drawer.word())).is_some();
    if let Some(drawer) = Drawer::ALL.into_iter().find(within) {
        panels.drawer.set(Some(drawer));
    } else if element.closest(".board").is_some() {
        panels.sheet.set(true);
    }
    let element = element.clone();
    request_animation_frame(move || {
        focus::take(&element);
        element.reveal();
    });
}

/// Gives the part the focus once it is built.
fn focus_on(selector: String) {
    request_animation_frame(move || {
        Element::find(&selector).into_iter().for_each(|element| {
            focus::take(&element);
            element.reveal();
        });
    });
}
