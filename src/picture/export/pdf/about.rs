//! What a PDF says of itself: language, title, tags; as PDF/UA-1 asks for it (ISO 14289-1), so that
//! it can be read aloud.

use pdf_writer::types::StructRole;
use pdf_writer::writers::StructTreeRoot;
use pdf_writer::{Finish as _, Name, Pdf, Rect, TextStr};

use super::objects::{CATALOG, DOCUMENT, FIGURE, INFO, METADATA, PAGE, PAGES, PARENTS, TREE};
use crate::figure::Figure;

/// A document in the language of its words, whose content is one figure, told by its caption. It
/// calls itself PDF/UA only where it is `whole`: that knows no signs for characters that no font
/// has.
pub(super) fn write(pdf: &mut Pdf, figure: &Figure, page: Rect, whole: bool) {
    catalog(pdf, figure);
    tags(pdf, figure, page);
    pdf.metadata(METADATA, metadata(figure, whole).as_bytes());
    pdf.document_info(INFO).title(TextStr(&figure.title)).subject(TextStr(&figure.caption));
}

fn catalog(pdf: &mut Pdf, figure: &Figure) {
    let mut catalog = pdf.catalog(CATALOG);
    catalog
        .pages(PAGES)
        .metadata(METADATA)
        .lang(TextStr(&figure.wording.language))
        .pair(Name(b"StructTreeRoot"), TREE);
    catalog.mark_info().marked(true);
    catalog.viewer_preferences().display_doc_title(true);
}

fn tags(pdf: &mut Pdf, figure: &Figure, page: Rect) {
    let mut tree = pdf.indirect(TREE).start::<StructTreeRoot>();
    tree.child(DOCUMENT).parent_tree_next_key(1);
    tree.parent_tree().nums().insert(0, PARENTS);
    tree.finish();
    pdf.indirect(PARENTS).array().item(FIGURE);
    pdf.struct_element(DOCUMENT).kind(StructRole::Document).parent(TREE).child(FIGURE);
    let parts = [figure.title.as_str(), &figure.caption];
    let parts: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
    let mut element = pdf.struct_element(FIGURE);
    element.kind(StructRole::Figure).parent(DOCUMENT).page(PAGE).alt(TextStr(&parts.join(". ")));
    element.attributes().push().layout().bbox(page);
    element.marked_content_child().marked_content_id(0).page(PAGE);
}

/// The same in XMP, which is where PDF/UA looks for the title and for its own name.
fn metadata(figure: &Figure, whole: bool) -> String {
    let part = if whole { "<pdfuaid:part>1</pdfuaid:part>" } else { "" };
    let list = |kind: &str, text: &str| {
        format!("<rdf:{kind}><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:{kind}>", plain(text))
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         {part}<dc:title>{}</dc:title><dc:description>{}</dc:description>\
         <dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
        list("Alt", &figure.title),
        list("Alt", &figure.caption),
        plain(&figure.wording.language),
    )
}

/// Text as XML holds it; control characters, which it cannot hold, are left out.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
