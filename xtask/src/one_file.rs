//! The page as one file, which holds all its files but the models in itself: a template into which
//! a session is written, so that it opens without a server.

use std::io::Write;
use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};

use crate::failure::Failure;
use crate::finish::{collect, read, read_text, write};

/// What the template is called. It is not kept for offline use: it holds what is kept already.
pub const TEMPLATE: &str = "one-file.html";
/// What unpacks the files inside; beside the page it is of no use.
pub const UNPACKER: &str = "inside.js";
/// Where a session, and files that it needs, are to be written.
const PLACE: &str = "<!-- session -->";
/// What the page may do: nothing but what lies in itself.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' data: blob: 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
     img-src blob: data:; font-src blob: data:; connect-src blob: data:; worker-src data: blob:; base-uri 'none'; form-action 'none'";

/// Writes the template of the finished page in `folder`.
///
/// # Errors
/// A page without the files that it names.
pub fn write_template(folder: &Path) -> Result<(), Failure> {
    let html = read_text(&folder.join("index.html"))?;
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.sort();
    let mut data = String::new();
    for name in names.iter().filter(|name| lies_inside(name)) {
        data += &held(name, &read(&folder.join(name))?)?;
    }
    let unpacker = read_text(&folder.join(UNPACKER))?;
    let scripts = |boot: &str| {
        format!("{data}{PLACE}\n<script>{unpacker}</script>\n<script>{boot}</script>\n")
    };
    let (mut head, mut boot) = (String::new(), String::new());
    for line in html.replace("<link", "\n<link").lines() {
        match Line::of(line.trim()) {
            Line::Policy => {
                head += &format!(
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"
                );
            }
            Line::Boot(name) => boot = read_text(&folder.join(name))?,
            Line::Styles(name) => {
                head += &format!("<style>{}</style>\n", read_text(&folder.join(name))?);
            }
            Line::Icon(name) => {
                let icon = BASE64_STANDARD.encode(read(&folder.join(name))?);
                head += &format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n");
            }
            Line::App(name, rest) => {
                head = head.replacen("<html ", &format!("<html data-app=\"{name}\" "), 1);
                head += rest;
            }
            Line::Dropped => {}
            Line::Kept(line) => head += &format!("{line}\n"),
        }
    }
    let html = head.replacen("</body>", &format!("{}</body>", scripts(&boot)), 1);
    write(&folder.join(TEMPLATE), &html)
}

/// A line of the page, by what becomes of it.
enum Line<'a> {
    Policy,
    Boot(&'a str),
    Styles(&'a str),
    Icon(&'a str),
    App(&'a str, &'a str),
    Dropped,
    Kept(&'a str),
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        let is = |beginning: &str| line.starts_with(beginning);
        let named = |attribute: &str| {
            let (_, rest) = line.split_once(&format!("{attribute}=\""))?;
            let name = rest.split('"').next()?;
            Some(name.strip_prefix("./").unwrap_or(name))
        };
        let after = line.split_once('>').map_or("", |(_, rest)| rest);
        match () {
            () if is("<meta http-equiv=\"Content-Security-Policy\"") => Self::Policy,
            () if is("<script async src=\"boot") => {
                named("src").map_or(Self::Kept(line), Self::Boot)
            }
            () if is("<link rel=\"stylesheet\"") => {
                named("href").map_or(Self::Kept(line), Self::Styles)
            }
            () if is("<link rel=\"icon\"") => named("href").map_or(Self::Kept(line), Self::Icon),
            () if is("<link rel=\"modulepreload\"") => {
                named("href").map_or(Self::Kept(line), |name| Self::App(name, after))
            }
            () if is("<link rel=\"manifest\"") || is("<link rel=\"preload\"") || is("<!--") => {
                Self::Dropped
            }
            () => Self::Kept(line),
        }
    }
}

/// What the page needs while it runs, whatever it shows; a model comes with its session.
fn lies_inside(name: &str) -> bool {
    let beside = [
        "index.html",
        "service-worker.js",
        "embed.js",
        "record.js",
        "manifest.webmanifest",
        UNPACKER,
        TEMPLATE,
    ];
    let inlined = name.ends_with(".css") || name.starts_with("boot-") || name.starts_with("icon");
    let pages = ["class/", "module/", "notes/"];
    let apart = [".safetensors", ".txt", ".md", ".br", ".gz"];
    let another = pages.iter().any(|folder| name.starts_with(folder));
    !beside.contains(&name)
        && !inlined
        && !another
        && !apart.iter().any(|ending| name.ends_with(ending))
}

/// A file as an element of the page.
fn held(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let written = packed.write_all(bytes).and_then(|()| packed.finish());
    let packed = written.map_err(Failure::io(format!("packing {name}")))?;
    let text = BASE64_STANDARD.encode(packed);
    Ok(format!("<script type=\"text/plain\" data-file=\"{name}\" data-gzip>{text}</script>\n"))
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use super::*;

    #[test]
    fn the_template_holds_what_runs_and_asks_for_nothing() -> Result<(), Failure> {
        let folder = env::temp_dir().join(format!("one-file-{}", std::process::id()));
        fs::create_dir_all(folder.join("models")).map_err(Failure::io("a folder"))?;
        let files = [
            (
                "index.html",
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<script async src=\"boot-1.js\"></script>\n<link rel=\"stylesheet\" href=\"styles-1.css\">\n<link rel=\"modulepreload\" href=\"./app-1.js\"></head>\n<body>\n<p>Text</p>\n</body>\n</html>\n",
            ),
            ("boot-1.js", "boot();"),
            ("styles-1.css", "p { color: red }"),
            ("app-1.js", "app();"),
            ("models/concepts.tsv", "easy\teasiest"),
            ("models/large.safetensors", "numbers"),
            (UNPACKER, "unpack();"),
        ];
        for (name, text) in files {
            write(&folder.join(name), text)?;
        }
        write_template(&folder)?;
        let html = read_text(&folder.join(TEMPLATE))?;
        fs::remove_dir_all(&folder).map_err(Failure::io("a folder"))?;
        for part in [
            "data-app=\"app-1.js\"",
            "p { color: red }",
            "data-file=\"models/concepts.tsv\"",
            PLACE,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        let unpacks_first = html.find("unpack();").zip(html.find("boot();"));
        assert!(unpacks_first.is_some_and(|(unpacks, boots)| unpacks < boots), "{html}");
        assert!(!html.contains("large.safetensors") && !html.contains("href=\"styles"), "{html}");
        Ok(())
    }
}
