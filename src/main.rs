//! The page.

#[cfg(target_arch = "wasm32")]
fn main() {
    all_or_none::web::fault::report_panics();
    all_or_none::web::composing::compose_texts();
    leptos::mount::mount_to_body(all_or_none::app::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
