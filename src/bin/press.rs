//! The press of the page: makes figures as files in a worker of its own.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    all_or_none::web::press::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
