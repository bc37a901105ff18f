//! A session as a page of its own: written into the template of the page that is one file.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::NamedFile;

/// What the template is called, beside the page.
pub const TEMPLATE: &str = "one-file.html";
/// Where the session goes in the template.
const PLACE: &str = "<!-- session -->";

/// The page that opens with a session, and holds files that the session names beside the page, such
/// as a bundled model. `None` for a text that is no template.
///
/// ```
/// use session::permalink::one_file;
///
/// let page = one_file("<body><!-- session --></body>", r#"{"all-or-none":1}"#, &[]);
/// let inside = r#"<script type="application/json" id="session">{"all-or-none":1}</script>"#;
/// assert_eq!(page, Some(format!("<body>{inside}</body>")));
/// assert_eq!(one_file("<body></body>", "{}", &[]), None);
/// ```
pub fn one_file(template: &str, session: &str, files: &[NamedFile]) -> Option<String> {
    let (before, after) = template.split_once(PLACE)?;
    let mut page = String::with_capacity(template.len() + session.len() + 4 * weight(files) / 3);
    page += before;
    // In JSON, a bracket as its code is the same sign: nothing inside ends the element.
    let session = session.replace('<', "\\u003c");
    page += &format!("<script type=\"application/json\" id=\"session\">{session}</script>");
    for (name, bytes) in files {
        page += &format!("<script type=\"text/plain\" data-file=\"{}\">", escaped(name));
        BASE64_STANDARD.encode_string(bytes, &mut page);
        page += "</script>";
    }
    page += after;
    Some(page)
}

fn weight(files: &[NamedFile]) -> usize {
    files.iter().map(|(_, bytes)| bytes.len()).sum()
}

fn escaped(name: &str) -> String {
    name.replace('&', "&amp;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_session_ends_its_element() -> Result<(), serde_json::Error> {
        let session = r#"{"name":"</script><b>"}"#;
        let page = one_file("<!-- session -->", session, &[]).unwrap_or_default();
        assert_eq!(page.matches("</script>").count(), 1, "{page}");
        let inside =
            page.split_once("\"session\">").and_then(|(_, rest)| rest.split_once("</script>"));
        let read: serde_json::Value = serde_json::from_str(inside.unwrap_or_default().0)?;
        assert_eq!(read["name"], "</script><b>");
        Ok(())
    }
}
