//! The press of the page: makes figures as files in a worker of its own.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    if let Some(scope) = all_or_none::web::host::scope() {
        all_or_none::web::press::serve(scope);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
