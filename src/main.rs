//! The page: mounts the app where there is a browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| leptos::prelude::IntoRender::into_render("All or None"));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
