//! QR codes, read back by another program.

use picture::export;
use resvg::{tiny_skia, usvg};

/// Pixels a module.
const SCALE: f32 = 4.0;

/// What a camera sees in the code of a text.
fn seen(text: &str) -> String {
    let svg = export::code(text).expect("a code");
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("SVG");
    let side = (tree.size().width() * SCALE) as u32;
    let mut pixels = tiny_skia::Pixmap::new(side, side).expect("a picture");
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    let grey = |x: usize, y: usize| pixels.pixels()[y * side as usize + x].red();
    let side = side as usize;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
    let grids = image.detect_grids();
    let [grid] = grids.as_slice() else { unreachable!("{} codes", grids.len()) };
    grid.decode().expect("a code that can be read").1
}

#[test]
fn another_program_reads_the_address_in_the_code() {
    let link = include_str!("../data/links/moves.txt").trim();
    for text in ["https://example.org/", &format!("https://example.org/all-or-none/{link}")] {
        assert_eq!(seen(text), text);
    }
}

#[test]
fn an_address_beyond_any_code_is_refused_by_its_length() {
    let error = export::code(&"a".repeat(2954)).map_err(|error| error.to_string());
    assert!(error.as_ref().is_err_and(|reason| reason.contains("2954")), "{error:?}");
    assert!(export::code(&"a".repeat(2953)).is_ok());
}
