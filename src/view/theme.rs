//! Light and dark: as the system says, unless the user says otherwise.

use leptos::prelude::*;

use super::library;
use crate::web::{media::Media, page};
use picture::scene::Theme;
use session::{library::Library, words::words};

/// Holds while the system is dark.
const DARK: &str = "(prefers-color-scheme: dark)";

/// Whether dark colours are in force.
pub fn is_dark(theme: Theme) -> bool {
    match theme {
        Theme::System => page::matches(DARK),
        Theme::Light => false,
        Theme::Dark => true,
    }
}

/// Keeps the page's colours in step with the session's theme and with the system.
pub fn follow_theme(library: Library) {
    match Media::follow(DARK, move || library.page.theme.notify()) {
        Ok(media) => drop(StoredValue::new_local(media)),
        Err(error) => {
            leptos::logging::error!("a change of the system's colours goes unseen: {error}")
        }
    }
    Effect::new(move || {
        let dark = is_dark(library.page.theme.get());
        page::set_root_attribute("data-theme", if dark { "dark" } else { "light" });
    });
}

/// Switches between light and dark.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let library = library();
    let switch = move |_| {
        library
            .page
            .theme
            .update(|theme| *theme = if is_dark(*theme) { Theme::Light } else { Theme::Dark });
    };
    view! {
        <button
            class="icon"
            data-testid="theme"
            on:click=switch
            title=words().page.theme
            aria-label=words().page.theme
        >
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="8" cy="8" r="6" class="outline" />
                <path d="M8 2a6 6 0 0 1 0 12z" class="solid" />
            </svg>
        </button>
    }
}
