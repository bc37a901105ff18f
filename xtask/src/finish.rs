//! The last step of a build: names that change with the content, no script inside the page, the
//! list for offline use.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::one_file;
use crate::split;

/// Where Trunk puts the page together.
const STAGING: &str = "TRUNK_STAGING_DIR";
/// Files that belong together and are named in the page: they share one checksum.
const PROGRAMS: [&[&str]; 5] = [
    &["worker.js", "worker_bg.wasm"],
    &["press.js", "press_bg.wasm"],
    &["lm.js", "lm_bg.wasm"],
    &["start.js"],
    &["boot.js"],
];
/// What the names of files begin with that are kept for offline use only once they were wanted: what
/// computes contexts, and languages with their lessons.
const LATER: [&str; 11] = [
    "lm-",
    "split_chinese",
    "split_french",
    "split_german",
    "split_italian",
    "split_spanish",
    "lessons/de/",
    "lessons/es/",
    "lessons/fr/",
    "lessons/it/",
    "lessons/zh/",
];
/// What every line of the page that names a style sheet begins with.
const STYLE: &str = "<link rel=\"stylesheet\" href=\"./";
/// All style sheets in one file: fewer requests before the first picture.
const STYLES: &str = "styles.css";
/// What the service worker does; the list is written above it.
const SERVICE_WORKER: &str = "service-worker.js";

/// Finishes the page that Trunk is putting together.
///
/// # Errors
/// When it is not run by Trunk, or a file that should be there is not.
pub fn finish() -> Result<(), Failure> {
    let staging = env::var_os(STAGING).map(PathBuf::from);
    let folder =
        staging.ok_or_else(|| Failure::Usage(format!("Trunk runs this: {STAGING} is not set")))?;
    let page = folder.join("index.html");
    let mut html = joined_styles(&folder, &without_inline_script(&read_text(&page)?))?;
    html = split_program(&folder, &html)?;
    for program in PROGRAMS {
        html = stamp(&folder, program, &html)?;
    }
    write(&page, &html)?;
    one_file::write_template(&folder)?;
    let unpacker = folder.join(one_file::UNPACKER);
    fs::remove_file(&unpacker).map_err(Failure::io(format!("removing {}", unpacker.display())))?;
    list_for_offline(&folder)
}

/// The page without the script that Trunk writes into it: `boot.js` starts the app.
fn without_inline_script(html: &str) -> String {
    let (open, close) = ("<script type=\"module\">", "</script>");
    let Some((before, rest)) = html.split_once(open) else { return html.into() };
    let after = rest.split_once(close).map_or("", |(_, after)| after);
    [before.trim_end(), after].concat()
}

/// The page with its program in two parts, where the build asks for that; the script carries the
/// checksum of both.
fn split_program(folder: &Path, html: &str) -> Result<String, Failure> {
    let named = html.split_once("rel=\"modulepreload\" href=\"./");
    let Some(script) = named.and_then(|(_, rest)| rest.split('"').next()) else {
        return Err(Failure::Usage("the page names no program".into()));
    };
    let mut text = None;
    for part in split::split(folder, script)? {
        let path = folder.join(&part);
        let mut hasher = DefaultHasher::new();
        read(&path)?.hash(&mut hasher);
        let stamped = stamped(&part, &format!("{:016x}", hasher.finish()));
        let moved = fs::rename(&path, folder.join(&stamped));
        moved.map_err(Failure::io(format!("renaming {part}")))?;
        let read = text.take().map_or_else(|| read_text(&folder.join(script)), Ok)?;
        text = Some(read.replace(&format!("\"{part}\""), &format!("\"{stamped}\"")));
    }
    match text {
        Some(text) => write(&folder.join(script), &text)?,
        None => return Ok(html.into()),
    }
    let stem = script.trim_end_matches(".js");
    let bare = stem.rsplit_once('-').map_or(stem, |(bare, _)| bare);
    let (js, wasm) = (format!("{bare}.js"), format!("{bare}_bg.wasm"));
    for (from, to) in [(script, &js), (&*format!("{stem}_bg.wasm"), &wasm)] {
        let moved = fs::rename(folder.join(from), folder.join(to));
        moved.map_err(Failure::io(format!("renaming {from}")))?;
    }
    let bare = html.replace(&format!("./{stem}"), &format!("./{bare}"));
    stamp(folder, &[&js, &wasm], &bare)
}

/// The page with one style sheet in the place of the first, which holds all of them in their order.
fn joined_styles(folder: &Path, html: &str) -> Result<String, Failure> {
    let (mut joined, mut lines) = (String::new(), Vec::new());
    for line in html.lines() {
        let name = line.trim_start().strip_prefix(STYLE).and_then(|rest| rest.split('"').next());
        let Some(name) = name else {
            lines.push(line.to_owned());
            continue;
        };
        if joined.is_empty() {
            lines.push(format!("    <link rel=\"stylesheet\" href=\"{STYLES}\">"));
        }
        let sheet = folder.join(name);
        joined += &read_text(&sheet)?;
        fs::remove_file(&sheet).map_err(Failure::io(format!("removing {name}")))?;
    }
    if joined.is_empty() {
        return Ok(html.into());
    }
    write(&folder.join(STYLES), &joined)?;
    stamp(folder, &[STYLES], &lines.join("\n"))
}

/// Puts a checksum into the names of files and into the page that names them.
fn stamp(folder: &Path, files: &[&str], html: &str) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        read(&folder.join(file))?.hash(&mut hasher);
    }
    let checksum = format!("{:016x}", hasher.finish());
    let mut html = html.to_owned();
    for file in files {
        let stamped = stamped(file, &checksum);
        let moved = fs::rename(folder.join(file), folder.join(&stamped));
        moved.map_err(Failure::io(format!("renaming {file}")))?;
        for before in ["\"", "\"./"] {
            html = html.replace(&format!("{before}{file}\""), &format!("{before}{stamped}\""));
        }
    }
    Ok(html)
}

/// `worker_bg.wasm` to `worker-CHECKSUM_bg.wasm`: a module and its script differ only in the
/// ending.
fn stamped(file: &str, checksum: &str) -> String {
    let end = file.find("_bg.").or_else(|| file.find('.')).unwrap_or(file.len());
    format!("{}-{checksum}{}", &file[..end], &file[end..])
}

/// Writes what is kept for offline use, and the version that all of it makes, above the service
/// worker.
fn list_for_offline(folder: &Path) -> Result<(), Failure> {
    let script = folder.join(SERVICE_WORKER);
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.retain(|name| name != SERVICE_WORKER && name != one_file::TEMPLATE);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for name in &files {
        (name, read(&folder.join(name))?).hash(&mut hasher);
    }
    let version = format!("{:016x}", hasher.finish());
    let (later, first): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|name| LATER.iter().any(|later| name.starts_with(later)));
    let head = format!(
        "const VERSION = {version:?};\nconst FILES = [\n{}];\nconst LATER = [\n{}];\n\n",
        listed(&first),
        listed(&later)
    );
    write(&script, &(head + &read_text(&script)?))
}

/// A line of a list in a script for each file.
fn listed(files: &[String]) -> String {
    files.iter().map(|name| format!("  {:?},\n", address(name))).collect()
}

/// The address that a browser asks for: the page itself by its folder.
fn address(name: &str) -> &str {
    if name == "index.html" { "./" } else { name }
}

/// The files below `folder`, as relative addresses with slashes.
pub(crate) fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), Failure> {
    let entries =
        fs::read_dir(folder).map_err(Failure::io(format!("listing {}", folder.display())))?;
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path() {
            path if path.is_dir() => collect(&path, &format!("{name}/"), files)?,
            _ => files.push(name),
        }
    }
    Ok(())
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::io(format!("reading {}", path.display())))
}

pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::io(format!("reading {}", path.display())))
}

pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(Failure::io(format!("writing {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_and_its_script_keep_a_common_stem() {
        assert_eq!(stamped("worker.js", "07"), "worker-07.js");
        assert_eq!(stamped("worker_bg.wasm", "07"), "worker-07_bg.wasm");
    }

    #[test]
    fn the_script_inside_the_page_is_taken_out() {
        let html = "<head>\n  <script type=\"module\">\nimport x;\n</script>\n</head>";
        assert_eq!(without_inline_script(html), "<head>\n</head>");
        assert_eq!(without_inline_script("<head></head>"), "<head></head>");
    }
}
