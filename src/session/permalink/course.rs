//! A page as a module of a course: SCORM 1.2 wants a manifest beside it, in a zip archive.

/// Where the files of a module lie, beside the page, and what each is called in the archive. The
/// page itself comes to them under [`PAGE`].
pub const FILES: [(&str, &str); 5] = [
    ("module/imsmanifest.xml", "imsmanifest.xml"),
    ("module/index.html", "index.html"),
    ("module/module.js", "module.js"),
    ("record.js", "record.js"),
    ("embed.js", "embed.js"),
];
/// What the page is called in the archive.
pub const PAGE: &str = "page.html";
/// Where the title goes in the manifest, and the language in the page around the other.
const PLACE: &str = "<!-- title -->";
const LANGUAGE: &str = "lang=\"en\"";

/// The files of the archive, by their names there: those of [`FILES`] with these texts, in their
/// order, under a title, in the language of a tag, and the page.
///
/// ```
/// use session::permalink::course_module;
///
/// let (manifest, around) = ("<title><!-- title --></title>", "<html lang=\"en\">");
/// let texts = [manifest, around, "", "", ""].map(String::from).to_vec();
/// let files = course_module("f & g", "de", texts, "<html>".into());
/// assert_eq!(files[0], ("imsmanifest.xml".into(), "<title>f &amp; g</title>".into()));
/// assert_eq!(files[1], ("index.html".into(), "<html lang=\"de\">".into()));
/// assert_eq!(files[5], ("page.html".into(), "<html>".into()));
/// ```
pub fn course_module(
    title: &str,
    tag: &str,
    texts: Vec<String>,
    page: String,
) -> Vec<(String, String)> {
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let names = FILES.iter().map(|(_, name)| (*name).to_string());
    let mut files: Vec<_> = names.zip(texts).collect();
    let language = format!("lang=\"{tag}\"");
    for (_, text) in files.iter_mut().take(2) {
        *text = text.replace(PLACE, &title).replacen(LANGUAGE, &language, 1);
    }
    files.push((PAGE.into(), page));
    files
}
