//! Gives the page's programs a stack that holds a whole view even where nothing is optimised, as in
//! the tests.

/// Bytes; the linker's own default is 1 MiB.
const STACK: usize = 8 << 20;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg=-zstack-size={STACK}");
    }
}
