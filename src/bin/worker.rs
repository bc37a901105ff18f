//! The worker of the page: reads files and answers questions about the open model.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    all_or_none::web::composing::compose_texts();
    all_or_none::web::host::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
