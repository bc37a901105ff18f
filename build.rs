//! Gives the page's programs a stack that holds a whole view even where nothing is optimised, as in
//! the tests; and lets the linker tell what it knows of a program that is to be split.

/// Bytes; the linker's own default is 1 MiB.
const STACK: usize = 8 << 20;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg=-zstack-size={STACK}");
        if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
            println!("cargo::rustc-link-arg-bin=all-or-none=--emit-relocs");
        }
    }
}
