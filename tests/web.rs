//! What only a page can show: run with `cargo xtask test`, or by hand with
//! `CHROMEDRIVER=… cargo test --target wasm32-unknown-unknown --test web`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::{cell::Cell, rc::Rc};

use all_or_none::app::App;
use all_or_none::web::{canvas::Canvas, frame::Frame};
use leptos::mount::mount_to;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Frames to wait for what the page says when files beside it are missing.
const PATIENCE: usize = 300;

#[wasm_bindgen_test]
async fn the_app_mounts_its_panels_and_says_what_it_cannot_start() {
    let home = new_element::<HtmlElement>("div");
    let app = mount_to(home.clone(), App);
    next_frame().await;
    for part in [
        "model-name",
        "file-input",
        "stage-left",
        "stage-right",
        "board",
        "distribution",
        "undo",
        "redo",
    ] {
        let found = home.query_selector(&format!("[data-testid={part}]"));
        assert!(found.is_ok_and(|found| found.is_some()), "{part}");
    }
    // This page has no script of its own that a worker could run.
    let alert = || {
        home.query_selector("[data-testid=error]")
            .ok()
            .flatten()
            .and_then(|alert| alert.text_content())
    };
    for _ in 0..PATIENCE {
        if alert().is_some() {
            break;
        }
        next_frame().await;
    }
    assert!(alert().is_some_and(|text| !text.is_empty()));
    drop(app);
    assert_eq!(home.child_element_count(), 0, "unmounting leaves nothing behind");
}

#[wasm_bindgen_test]
fn pixels_put_on_a_canvas_are_on_it() {
    let target = new_element::<HtmlCanvasElement>("canvas");
    let canvas = Canvas::from(target.clone());
    canvas.fit(3, 2);
    let pixels: Vec<u8> = (0..6).flat_map(|index| [index, 10 * index, 20 * index, 255]).collect();
    canvas.put_pixels(&pixels, 3).unwrap();
    let context = target.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let read = context.get_image_data(0.0, 0.0, 3.0, 2.0).unwrap();
    assert_eq!(read.data().0, pixels);
}

#[wasm_bindgen_test]
async fn a_frame_asked_for_often_runs_once() {
    let runs = Rc::new(Cell::new(0));
    let counted = runs.clone();
    let frame = Frame::new(move |_| counted.set(counted.get() + 1));
    (0..5).for_each(|_| frame.request());
    next_frame().await;
    next_frame().await;
    assert_eq!(runs.get(), 1);
    frame.request();
    drop(frame);
    next_frame().await;
    assert_eq!(runs.get(), 1, "a dropped frame does not run");
}

fn new_element<T: JsCast>(name: &str) -> T {
    let element = document().create_element(name).unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    element.unchecked_into()
}

async fn next_frame() {
    let shown = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(shown).await.unwrap();
}
