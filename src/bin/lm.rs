//! The program that runs a language model: computes contexts from its own file in a worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    all_or_none::web::composing::compose_texts();
    all_or_none::web::inference::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
