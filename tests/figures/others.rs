//! Files opened by the programs that they are made for, where those are installed: Inkscape, a TeX
//! engine, poppler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use picture::export::{self, Fonts, Lettering, Paper, Preset};
use picture::figure::{Content, Figure, Theme};

use super::sample::{font, result, story};

/// How many of 255 steps of grey the mean of a picture may differ from what was drawn: edges and
/// hinting.
const NEAR: f64 = 1.5;

/// The figures, by name.
fn figures() -> [(&'static str, Figure); 2] {
    [("result", result()), ("story", story([0.573, 0.245, 0.041, 0.021, 0.011, 0.004], true))]
}

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs a program on a file; false, and it is said, where the program is not installed.
fn opens(program: &str, folder: &Path, arguments: &[&str]) -> bool {
    match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) => {
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{program} {arguments:?}: {printed}");
            true
        }
        Err(_) => {
            eprintln!("{program} is not here: not checked");
            false
        }
    }
}

fn grey(bytes: &[u8]) -> f64 {
    let pixels = resvg::tiny_skia::Pixmap::decode_png(bytes).expect("a PNG");
    let all = pixels.pixels().iter().map(|pixel| f64::from(pixel.green()));
    all.sum::<f64>() / f64::from(pixels.width() * pixels.height())
}

#[test]
fn inkscape_shows_the_drawing_as_it_is() {
    let (regular, bold) = (font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let folder = folder("inkscape");
    for (name, figure) in figures() {
        let paper = Paper::preset(Preset::Slide, &figure);
        for lettering in [Lettering::Embedded, Lettering::Outlines] {
            let letters = Some((&fonts as &dyn export::Letters, lettering));
            let svg =
                export::svg(&figure, &paper, &Theme::PRINT, true, letters).expect("a drawing");
            let (file, seen) =
                (format!("{name}-{lettering:?}.svg"), format!("{name}-{lettering:?}.png"));
            fs::write(folder.join(&file), &svg).expect("a file");
            let export = ["--export-type=png", "--export-width=1280", "-o", &seen];
            if !opens("inkscape", &folder, &[&[file.as_str()], &export[..]].concat()) {
                return;
            }
            let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
            let tree = tree.expect("well-formed SVG");
            let by = 1280.0 / tree.size().width();
            let mut drawn = resvg::tiny_skia::Pixmap::new(1280, (tree.size().height() * by) as u32)
                .expect("a picture");
            let scale = resvg::tiny_skia::Transform::from_scale(by, by);
            resvg::render(&tree, scale, &mut drawn.as_mut());
            if lettering == Lettering::Outlines {
                let [own, theirs] = [
                    grey(&drawn.encode_png().expect("a PNG")),
                    grey(&fs::read(folder.join(&seen)).expect("a picture")),
                ];
                assert!((own - theirs).abs() < NEAR, "{name}: {own} and {theirs}");
            }
        }
    }
}

/// A figure with words in scripts that no old TeX engine has, one of which runs from right to left
/// and one whose letters are joined.
fn in_many_scripts() -> Figure {
    let mut figure = story([0.573, 0.245, 0.041, 0.021, 0.011, 0.004], true);
    if let Content::Story(story) = &mut figure.content {
        let words = ["漢字 と かな", "שלום עולם", "سلام", "Привет", "한국어", "f̃ ≤ κ·A⁻ᵀ"];
        for ((name, _), word) in story.bars.rows.iter_mut().zip(words) {
            *name = word.to_owned();
        }
        story.verdict.text = "在全部 9 个上下文中相同".into();
    }
    figure
}

#[test]
fn latex_compiles_the_source() {
    let folder = folder("latex");
    // The class, and the metrics of Helvetica, which small installations of TeX lack.
    for needed in ["standalone.cls", "phvr8t.tfm"] {
        let found = Command::new("kpsewhich").arg(needed).output();
        if !found.is_ok_and(|found| found.status.success()) {
            eprintln!("TeX has no {needed} here: not checked");
            return;
        }
    }
    // LuaLaTeX reads the same, but lists all fonts of the machine for minutes when it first runs.
    let engines = ["pdflatex", "xelatex"];
    let plain = figures().into_iter().map(|(name, figure)| (name, figure, &engines[..]));
    let others = ("scripts", in_many_scripts(), &engines[1..]);
    for (name, figure, engines) in plain.chain([others]) {
        let paper = Paper::preset(Preset::Column, &figure);
        let source = export::tikz(&figure, &paper, &Theme::PRINT, true).expect("a drawing");
        fs::write(folder.join(format!("{name}.tex")), source).expect("a file");
        for engine in engines {
            let job = format!("{name}-{engine}");
            let named = format!("-jobname={job}");
            let file = format!("{name}.tex");
            let options = ["-interaction=nonstopmode", "-halt-on-error", &named, &file];
            if opens(engine, &folder, &options) {
                let pdf = folder.join(format!("{job}.pdf"));
                let pdf = lopdf::Document::load(pdf).expect("a PDF");
                assert_eq!(pdf.get_pages().len(), 1);
            }
        }
    }
}

#[test]
fn poppler_reads_the_tags_and_the_texts_of_a_pdf() {
    let (regular, bold) = (font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let own = include_bytes!("../data/fonts/postscript.otf");
    let fonts = Fonts::new(&regular, &bold).and_then(|fonts| fonts.with_own(own));
    let fonts = fonts.expect("three fonts");
    let folder = folder("poppler");
    let mut figure = result();
    figure.title = "漢字, κ".into();
    let paper = Paper::preset(Preset::Slide, &figure);
    let pdf = export::pdf(&figure, &paper, &Theme::PRINT, true, &fonts).expect("a drawing");
    fs::write(folder.join("figure.pdf"), pdf).expect("a file");
    if !opens("pdftotext", &folder, &["figure.pdf", "figure.txt"]) {
        return;
    }
    let text = fs::read_to_string(folder.join("figure.txt")).expect("its text");
    assert!(text.contains("漢字, κ"), "{text}");
    let tags = Command::new("pdfinfo")
        .args(["-struct-text", "figure.pdf"])
        .current_dir(&folder)
        .output()
        .expect("pdfinfo comes with pdftotext");
    let tags = String::from_utf8_lossy(&tags.stdout);
    assert!(tags.contains("Figure") && tags.contains("Document"), "{tags}");
}
