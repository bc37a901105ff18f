//! The keys that the page knows.

use leptos::prelude::*;

use session::words::words;

/// All of them as a table.
#[component]
pub fn KeySheet() -> impl IntoView {
    let help = &words().help;
    let keys = [
        (help.tab, help.tab_does),
        (help.arrows, help.arrows_does),
        (help.choice, help.choice_does),
        (help.home, help.home_does),
        (help.drag_tip, help.drag_tip_does),
        (help.drag, help.drag_does),
        (help.click, help.click_does),
        (help.break_key, help.break_does),
        (help.undo, help.undo_does),
        (help.redo, help.redo_does),
        (help.present, help.present_does),
        (help.step, help.step_does),
        (help.ends, help.ends_does),
        (help.plots, help.plots_does),
        (help.board, help.board_does),
        (help.pointer, help.pointer_does),
        (help.escape, help.escape_does),
        (help.sheet, help.sheet_does),
    ];
    let row = |(key, what): (&'static str, &'static str)| {
        view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr> }
    };
    view! {
        <table class="keys" data-testid="keys"><tbody>{keys.map(row).collect_view()}</tbody></table>
    }
}
