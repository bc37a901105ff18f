//! Files that bring their letters along.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use picture::export::{self, Fonts, Lettering, Paper, Preset};
use picture::figure::Theme;

use super::sample::{font, result};

#[test]
fn pdf_has_one_page_of_the_size_asked_for_and_embeds_its_fonts() {
    let (figure, regular, bold) =
        (result(), font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let paper = Paper::preset(Preset::Slide, &figure);
    let bytes = export::pdf(&figure, &paper, &Theme::PRINT, true, &fonts).expect("a drawing");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF that others read");
    assert_eq!(document.get_pages().len(), 1);
    let text = document.extract_text(&[1]).expect("texts as texts");
    for shown in ["The pictures differ", "easiest", "0.758 → 0.829", "κ = 1.91"] {
        assert!(text.contains(shown), "{shown:?} is missing in {text:?}");
    }
    let raw = String::from_utf8_lossy(&bytes);
    assert!(raw.contains("/MediaBox [0 0 960 540]"));
    assert_eq!(raw.matches("/FontFile2").count(), 2);
    assert!(
        bytes.len() < 120_000,
        "{} bytes for a small figure: are the fonts cut to what is used?",
        bytes.len()
    );
}

#[test]
fn pdf_is_tagged_as_one_figure_that_its_caption_tells() {
    let (figure, regular, bold) =
        (result(), font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let paper = Paper::preset(Preset::Slide, &figure);
    let bytes = export::pdf(&figure, &paper, &Theme::PRINT, true, &fonts).expect("a drawing");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF that others read");
    let within = |of: &lopdf::Dictionary, key: &[u8]| {
        let object = of.get(key).unwrap_or_else(|error| unreachable!("{error}"));
        let (_, object) = document.dereference(object).expect("an object that is there");
        object.as_dict().expect("a dictionary").clone()
    };
    let catalog = document.catalog().expect("a catalog");
    assert!(within(catalog, b"MarkInfo").get(b"Marked").and_then(|m| m.as_bool()).expect("said"));
    let tree = within(catalog, b"StructTreeRoot");
    let drawn = within(&within(&tree, b"K"), b"K");
    assert_eq!(drawn.get(b"S").and_then(|kind| kind.as_name()).expect("a kind"), b"Figure");
    let described = lopdf::decode_text_string(drawn.get(b"Alt").expect("a text")).expect("a text");
    assert!(
        described.contains(&figure.title) && described.contains(&figure.caption),
        "{described}"
    );
    let language = lopdf::decode_text_string(catalog.get(b"Lang").expect("a language"));
    assert_eq!(language.expect("a text"), "en");
    let about = catalog.get(b"Metadata").and_then(|about| about.as_reference()).expect("XMP");
    let about = document.get_object(about).and_then(|about| about.as_stream()).expect("a stream");
    let about = String::from_utf8_lossy(&about.content);
    let about = resvg::usvg::roxmltree::Document::parse(&about).expect("well-formed XML");
    let text_of = |name: &str| {
        let mut found = about.descendants().filter(|node| node.tag_name().name() == name);
        let texts = found.next().map(|node| {
            node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text())
        });
        texts.map(|texts| texts.collect::<String>())
    };
    assert_eq!(text_of("title").as_ref(), Some(&figure.title));
    assert_eq!(text_of("part").as_deref(), Some("1"), "of PDF/UA");
    let content = document.get_page_content(document.get_pages()[&1]);
    let content = lopdf::content::Content::decode(&content).expect("operators");
    let marks = content.operations.iter().map(|operation| operation.operator.as_str());
    let ends: Vec<&str> = marks.collect();
    assert_eq!((ends.first(), ends.last()), (Some(&"BDC"), Some(&"EMC")), "nothing is outside");
}

#[test]
fn outlined_svg_has_no_texts() {
    let (figure, regular, bold) =
        (result(), font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let paper = Paper::preset(Preset::Column, &figure);
    let svg =
        export::svg(&figure, &paper, &Theme::PRINT, true, Some((&fonts, Lettering::Outlines)))
            .expect("a drawing");
    resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("well-formed SVG");
    assert!(!svg.contains("<text") && svg.contains("<path"));
    assert_eq!(fonts.missing("f → A f, κ, e₁ 漢 漢"), ['漢']);
}

#[test]
fn a_file_that_is_no_font_is_refused_by_name() {
    let error = Fonts::new(&font("LiberationSans-Regular.ttf"), b"not a font")
        .err()
        .map(|error| error.to_string());
    assert!(error.is_some_and(|text| text.contains("bold font")), "the error names the file");
}

#[test]
fn svg_with_its_font_keeps_its_texts_and_names_the_licence() {
    let (figure, regular, bold) =
        (result(), font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let paper = Paper::preset(Preset::Slide, &figure);
    let svg =
        |letters| export::svg(&figure, &paper, &Theme::PRINT, true, letters).expect("a drawing");
    let (plain, embedded) =
        (svg(None), svg(Some((&fonts as &dyn export::Letters, Lettering::Embedded))));
    resvg::usvg::Tree::from_str(&embedded, &resvg::usvg::Options::default())
        .expect("well-formed SVG");
    assert_eq!(embedded.matches("<text").count(), plain.matches("<text").count());
    assert!(
        embedded.contains("SIL Open Font License 1.1")
            && embedded.contains("font-family=\"Figure Sans, Figure Own, Helvetica")
    );
    assert!(
        embedded.len() - plain.len() < 120_000,
        "{} bytes of fonts",
        embedded.len() - plain.len()
    );
    for (weight, shown, not_shown) in [("normal", 'κ', '§'), ("bold", 'T', '§')] {
        let font = embedded_font(&embedded, weight);
        let face = ttf_parser::Face::parse(&font, 0).expect("a font that others read");
        assert!(
            face.glyph_index(shown).is_some() && face.glyph_index(not_shown).is_none(),
            "{weight}"
        );
    }
}

/// The font of a weight in the style sheet of an SVG file.
fn embedded_font(svg: &str, weight: &str) -> Vec<u8> {
    let rule = svg
        .split("@font-face")
        .find(|rule| rule.contains(&format!("font-weight: {weight}")))
        .expect("the weight");
    let code =
        rule.split("base64,").nth(1).and_then(|code| code.split(')').next()).expect("a font");
    BASE64_STANDARD.decode(code).expect("base64")
}

/// A part of a font with Chinese and Japanese letters, with outlines of either kind.
const OWN: [(&[u8], bool); 2] = [
    (include_bytes!("../data/fonts/truetype.ttf"), false),
    (include_bytes!("../data/fonts/postscript.otf"), true),
];

#[test]
fn letters_that_the_bundled_font_lacks_come_from_a_font_of_ones_own() {
    let (regular, bold) = (font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let mut figure = result();
    figure.title = "漢字 and 模型, κ".into();
    let paper = Paper::preset(Preset::Slide, &figure);
    let bare = Fonts::new(&regular, &bold).expect("two fonts");
    assert_eq!(bare.missing(&figure.title), ['漢', '字', '模', '型']);
    for (own, postscript) in OWN {
        let fonts =
            Fonts::new(&regular, &bold).and_then(|fonts| fonts.with_own(own)).expect("three");
        assert_eq!(fonts.missing(&figure.title), []);
        let svg = |letters: &Fonts, lettering| {
            let letters = Some((letters as &dyn export::Letters, lettering));
            export::svg(&figure, &paper, &Theme::PRINT, true, letters).expect("a drawing")
        };
        let [drawn, boxes] = [&fonts, &bare].map(|letters| svg(letters, Lettering::Outlines));
        assert_ne!(drawn, boxes, "they are drawn");
        let embedded = svg(&fonts, Lettering::Embedded);
        assert!(embedded.contains("漢字 and 模型"), "texts stay texts");
        let rule = embedded.split("@font-face").find(|rule| rule.contains("\"Figure Own\""));
        let code = rule.and_then(|rule| rule.split("base64,").nth(1)?.split(')').next());
        let cut = BASE64_STANDARD.decode(code.expect("a font")).expect("base64");
        let face = ttf_parser::Face::parse(&cut, 0).expect("a font that others read");
        assert_eq!(face.tables().cff.is_some(), postscript);
        let has = |c: char| face.glyph_index(c).is_some();
        assert!(has('漢') && has('型') && !has('文') && !has('a'), "only what is used and lacking");

        let pdf = export::pdf(&figure, &paper, &Theme::PRINT, true, &fonts).expect("a drawing");
        let document = lopdf::Document::load_mem(&pdf).expect("a PDF that others read");
        let text = document.extract_text(&[1]).expect("texts as texts");
        assert!(text.contains("漢字") && text.contains("模型"), "{text}");
        let raw = String::from_utf8_lossy(&pdf);
        let [two, three] = ["/FontFile2", "/FontFile3"].map(|kind| raw.matches(kind).count());
        assert_eq!((two, three), if postscript { (2, 1) } else { (3, 0) });
    }
    let no_font = Fonts::new(&regular, &bold).and_then(|fonts| fonts.with_own(b"none")).err();
    assert!(no_font.is_some_and(|error| error.to_string().contains("own font")));
}
