//! The modules of the readers need each other in one direction.

use super::ROOT;

/// Each may name those before it and itself.
const ORDER: [&str; 10] = [
    "error",
    "source",
    "rows",
    "container",
    "contents",
    "text",
    "names",
    "tensors",
    "kind",
    "select",
];

fn files(path: &str) -> Vec<String> {
    let folder = std::fs::read_dir(path).into_iter().flatten();
    let paths = folder.map(|entry| entry.expect("entry").path().display().to_string());
    let below = |path: String| if path.ends_with(".rs") { vec![path] } else { files(&path) };
    paths.flat_map(below).collect()
}

/// The modules that an import names: `a::b` one, `{a::b, c::{d, e}}` two.
fn modules(import: &str) -> Vec<String> {
    let (mut modules, mut depth) = (vec![String::new()], 0usize);
    let grouped = import.starts_with('{');
    for c in import.trim_start_matches('{').chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && grouped => modules.push(String::new()),
            _ if depth == 0 && !c.is_whitespace() => {
                modules.last_mut().into_iter().for_each(|module| module.push(c));
            }
            _ => {}
        }
    }
    modules.iter().filter_map(|path| path.split("::").next()).map(String::from).collect()
}

#[test]
fn no_module_names_one_that_comes_after_it() {
    for (place, module) in ORDER.iter().enumerate() {
        let path = format!("{ROOT}/src/formats/{module}");
        for file in files(&path).into_iter().chain([format!("{path}.rs")]) {
            let text = std::fs::read_to_string(&file).expect("source");
            let imports =
                text.split("use crate::").skip(1).filter_map(|rest| rest.split(';').next());
            for named in imports.flat_map(modules) {
                assert!(!ORDER[place + 1..].contains(&named.as_str()), "{file} names {named}");
            }
        }
    }
}
