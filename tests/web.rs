//! What only a browser can show: run with `cargo xtask test`, or by hand with
//! `CHROMEDRIVER=… cargo test --target wasm32-unknown-unknown --test web`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_library_runs_in_the_browser() {
    assert!(leptos::prelude::document().body().is_some());
}
