//! Who may name what: the crates those below them, the modules of a crate those below them, and
//! `src/web` alone the browser; and how long a line may be.

mod modules;
mod source;

use std::{fs, io};

use modules::Crate;
use source::{rust_files, source};

/// The crates of the street, and those that each may build on.
const BELOW: [(&str, &[&str]); 7] = [
    ("kernel", &[]),
    ("theory", &["kernel"]),
    ("formats", &["kernel", "theory"]),
    ("lm", &["kernel", "theory", "formats"]),
    ("picture", &["kernel", "theory"]),
    ("session", &["kernel", "theory", "formats", "picture"]),
    ("inference", &["kernel", "theory", "formats", "lm", "picture", "session"]),
];

/// Crates that only the page may build on: the others are tested natively.
const OF_THE_PAGE: [&str; 5] = ["all-or-none", "leptos", "js-sys", "wasm-bindgen", "web-sys"];

/// The browser's interfaces as code names them.
const BROWSER: [&str; 3] = ["web_sys", "js_sys", "wasm_bindgen"];

/// Who may name them, under `src`: the files that wrap them.
const WRAPS_THE_BROWSER: [&str; 2] = ["web", "web.rs"];

/// The crates that a manifest names in any of its lists of dependencies.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut in_list = false;
    let mut named = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            in_list = section.ends_with("dependencies");
            // A dependency with a section of its own: [dependencies.name].
            if let Some((list, name)) = section.rsplit_once('.')
                && list.ends_with("dependencies")
            {
                named.push(name);
            }
        } else if in_list && !line.is_empty() && !line.starts_with('#') {
            named.extend(line.split(['.', '=', ' ']).next());
        }
    }
    named
}

/// The lines of code that name an interface of the browser, by number; comments may.
fn browser_lines(code: &str) -> Vec<usize> {
    let names = |line: &str| {
        let code = line.split("//").next().unwrap_or_default();
        let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.any(|word| BROWSER.contains(&word))
    };
    code.lines().zip(1..).filter(|(line, _)| names(line)).map(|(_, number)| number).collect()
}

/// The word that a text begins with.
fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// The modules of a map, from top to bottom: the first column of its table, in back quotes.
fn mapped(map: &str) -> Vec<&str> {
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | "));
    rows.filter_map(|row| row.trim_start_matches('[').strip_prefix('`')).map(word).collect()
}

/// The crates under `src` with their manifests.
fn crates() -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(source())? {
        let entry = entry?;
        let manifest = entry.path().join("Cargo.toml");
        if manifest.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(manifest)?));
        }
    }
    Ok(found)
}

#[test]
fn only_the_web_folder_names_the_browser() {
    let mut found = Vec::new();
    for path in rust_files(&source()).unwrap() {
        let inside = path.strip_prefix(source()).unwrap();
        if !WRAPS_THE_BROWSER.iter().any(|name| inside.starts_with(name)) {
            let lines = browser_lines(&fs::read_to_string(&path).unwrap());
            found.extend(lines.iter().map(|line| format!("src/{}:{line}", inside.display())));
        }
    }
    assert!(found.is_empty(), "give src/web a function that does this:\n{}", found.join("\n"));
}

#[test]
fn every_crate_builds_on_those_below_it_alone() {
    let crates = crates().unwrap();
    assert!(crates.len() >= 5, "the crates are somewhere else: {crates:?}");
    for (name, manifest) in crates {
        let place = BELOW.iter().find(|(known, _)| *known == name);
        let (_, below) = place.unwrap_or_else(|| panic!("{name} has no place in the street"));
        for named in dependencies(&manifest) {
            let is_ours = BELOW.iter().any(|(known, _)| *known == named);
            assert!(!is_ours || below.contains(&named), "{name} may not build on {named}");
            assert!(!OF_THE_PAGE.contains(&named), "{name} may not build on {named}");
        }
    }
}

/// The files of a crate that name a module above their own in its map.
fn upwards(name: &str) -> io::Result<Vec<String>> {
    let folder = source().join(name);
    let root = fs::read_to_string(folder.join("lib.rs"))?;
    let map = mapped(&root);
    let place = |module: &str| map.iter().position(|known| *known == module);
    let declared =
        root.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let mut declared: Vec<_> = declared.map(word).collect();
    let mut sorted = map.clone();
    declared.sort_unstable();
    sorted.sort_unstable();
    assert_eq!(sorted, declared, "the map of {name} has each module once");
    let arrows = Crate::read(&folder)?.arrows();
    let is_up = |from: &str, to: &str| place(from).zip(place(to)).is_some_and(|(a, b)| b < a);
    let upwards = arrows.iter().filter(|(from, to)| {
        from.first().zip(to.first()).is_some_and(|(from, to)| is_up(from, to))
    });
    Ok(upwards
        .map(|(from, to)| format!("{name}: {} names {}", from.join("/"), to.join("/")))
        .collect())
}

#[test]
fn every_module_names_those_below_it_in_the_map_alone() {
    let promised = |name: &str| {
        let root = fs::read_to_string(source().join(name).join("lib.rs")).unwrap();
        root.contains("arrows go down only")
    };
    let names = crates().unwrap().into_iter().map(|(name, _)| name);
    let names: Vec<_> = names.filter(|name| promised(name)).collect();
    for (name, _) in BELOW {
        assert!(names.iter().any(|known| known == name), "the map of {name} promises nothing");
    }
    let upwards: Vec<_> = names.iter().flat_map(|name| upwards(name).unwrap()).collect();
    assert!(upwards.is_empty(), "these stand above in the map:\n{}", upwards.join("\n"));
}

/// A list may hold lists of the same sort, and what reads either then needs what reads the other.
const NESTED: [&str; 4] =
    ["text/pairs/one_line", "text/pairs/rows", "text/json/answers", "text/json/records"];

#[test]
fn no_files_of_a_folder_need_each_other() {
    for (name, _) in BELOW {
        let circles = Crate::read(&source().join(name)).unwrap().circles();
        let circles = circles.iter().map(|place| place.join("/"));
        let circles: Vec<_> = circles.filter(|place| !NESTED.contains(&&**place)).collect();
        assert!(circles.is_empty(), "in {name} these need each other: {circles:?}");
    }
}

/// Where a line may be longer. Tables of words have a sentence in one line for each language, so
/// that they can be compared; a pattern stands as its tokenizer has it, and a program as its reader
/// is to copy it.
const AS_THEY_ARE: [&str; 4] =
    ["session/words/", "session/glossary/terms.rs", "lm/tokenizer/pattern.rs", "view/help.rs"];

/// How long a line may be.
const WIDEST: usize = 100;

#[test]
fn no_line_is_longer_than_a_page_is_wide() {
    let mut long = Vec::new();
    for path in rust_files(&source()).unwrap() {
        let inside = path.strip_prefix(source()).unwrap().display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        if AS_THEY_ARE.iter().any(|name| inside.starts_with(name)) {
            continue;
        }
        // Nothing breaks a row of a table.
        let is_long = |line: &str| line.chars().count() > WIDEST && !line.starts_with("//! | ");
        let lines = text.lines().zip(1..).filter(|(line, _)| is_long(line));
        long.extend(lines.map(|(_, number)| format!("src/{inside}:{number}")));
    }
    assert!(long.is_empty(), "longer than {WIDEST} characters:\n{}", long.join("\n"));
}

/// What stands between single back quotes in a text and names a file or a folder.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|word| word.contains('/') || word.ends_with(".rs")).collect()
}

#[test]
fn the_walks_through_the_source_name_files_that_are_there() {
    let walks = fs::read_to_string(source().join("README.md")).unwrap();
    let named = paths(&walks);
    assert!(named.len() > 20, "the walks name few files: {named:?}");
    let gone: Vec<_> = named.iter().filter(|path| !source().join(path).exists()).collect();
    assert!(gone.is_empty(), "src/README.md names {gone:?}");
}

#[test]
fn the_reader_of_manifests_sees_every_kind_of_dependency() {
    let manifest = "
        [package]\nname = \"x\"\n
        [dependencies]\n# a comment\na.workspace = true\nb = \"1\"\nc = { version = \"1\" }\n
        [target.'cfg(unix)'.dependencies.d]\nversion = \"1\"\n
        [dev-dependencies]\ne = \"1\"\n
        [lints]\nworkspace = true
    ";
    assert_eq!(dependencies(manifest), ["a", "b", "c", "d", "e"]);
}

#[test]
fn the_reader_of_code_passes_over_comments_and_longer_names() {
    let code =
        "// web_sys\nuse leptos::web_sys::File;\nlet my_js_sys = 1; // js_sys\nwasm_bindgen!()";
    assert_eq!(browser_lines(code), [2, 4]);
}

#[test]
fn the_reader_of_maps_sees_their_first_column() {
    assert_eq!(
        mapped("//! | module | noun |\n//! |---|---|\n//! | [`a`] | `b` |\n//! | `c` | |"),
        ["a", "c"]
    );
}
