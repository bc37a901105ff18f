//! Gives the page's programs a stack that holds a whole view even where nothing is optimised, as in
//! the tests; and lets the linker tell what it knows of a program that is to be split.

/// Bytes; the linker's own default is 1 MiB.
const STACK: usize = 8 << 20;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg=-zstack-size={STACK}");
        if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() && is_of_the_page() {
            println!("cargo::rustc-cfg=split");
            println!("cargo::rustc-link-arg-bin=all-or-none=--emit-relocs");
        }
    }
}

/// Whether this is built by the profile of the page. The workers have another: a program keeps the
/// parts that it is to be split into, and they have no use for those of the page.
fn is_of_the_page() -> bool {
    let folder = std::env::var_os("OUT_DIR").map(std::path::PathBuf::from);
    folder.is_some_and(|folder| {
        folder.ancestors().nth(3).is_some_and(|profile| profile.ends_with("page"))
    })
}
