//! The page's program in two: what the first picture needs, and the rest, which is fetched once it
//! stands. Views mark what belongs to the rest; see `view::rest` of the page.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::finish::{read_text, write};
use crate::program::{Program, target_dir};
use crate::tools::has_wasm_opt;

/// The program as the compiler left it, with what the linker knows of its parts; below the folder of
/// everything that is built.
const COMPILED: &str = "wasm32-unknown-unknown/page/all-or-none.wasm";
/// What a program that is to be split asks its parts of.
const PLACEHOLDER: &str = "__wasm_split_placeholder__";
/// The script that fetches parts, while the program is being taken apart.
const LINK: &str = "./__wasm_split.js";
/// The program's own script, by the name that the one above knows it by.
const MAIN: &str = "./app.js";
/// How `wasm-opt` makes a part smaller, and what the browsers that the page asks for can do: a part
/// alone does not say what it was compiled for.
const LEVEL: &str = "-O3";
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Splits the program whose script is `script` in `folder`, where it is to be split, and gives the
/// names of the files of its rest.
///
/// # Errors
/// A program that cannot be split, or a tool that is not there.
pub fn split(folder: &Path, script: &str) -> Result<Vec<String>, Failure> {
    if !read_text(&folder.join(script))?.contains(PLACEHOLDER) {
        return Ok(Vec::new());
    }
    let work = target_dir().join("split");
    if work.is_dir() {
        fs::remove_dir_all(&work).map_err(Failure::io("clearing the last split"))?;
    }
    let main = work.join("app.wasm");
    let compiled = target_dir().join(COMPILED);
    let bytes =
        fs::read(&compiled).map_err(Failure::io(format!("reading {}", compiled.display())))?;
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    (options.output_dir, options.main_out_path) = (&work, &main);
    (options.link_name, options.main_module) = (LINK, MAIN);
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| Failure::Usage(format!("splitting the page's program: {error:#}")))?;
    let bound = work.join("bound");
    let (out, input) = (bound.display().to_string(), main.display().to_string());
    let names = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle"];
    let files = ["--out-dir", &out, "--out-name", "app", &input];
    Program::new("wasm-bindgen", &[&names[..], &files].concat()).run()?;
    let mut rest = Vec::new();
    for part in parts.split_modules {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        place(&part, &folder.join(&name))?;
        rest.push(name);
    }
    place(&bound.join("app_bg.wasm"), &folder.join(script.replace(".js", "_bg.wasm")))?;
    let joined = joined(&read_text(&bound.join("app.js"))?, &read_text(&work.join(LINK))?)?;
    write(&folder.join(script), &joined)?;
    Ok(rest)
}

/// Puts a part of the program where it is served from, smaller where `wasm-opt` is there.
fn place(from: &Path, to: &Path) -> Result<(), Failure> {
    if !has_wasm_opt() {
        let copied = fs::copy(from, to).map(drop);
        return copied.map_err(Failure::io(format!("copying {}", from.display())));
    }
    let (from, out) = (from.display().to_string(), format!("--output={}", to.display()));
    Program::new("wasm-opt", &[&[LEVEL], &FEATURES[..], &[&out, &from]].concat()).run()
}

/// The program's script with the one that fetches its parts inside: one file, whose parts are found
/// where the page says that its files lie.
fn joined(app: &str, link: &str) -> Result<String, Failure> {
    let broken = |what: &str| Failure::Usage(format!("{what} in the script of the split program"));
    // One line for each function that fetches a part, all of them from the same script.
    let import = format!(" from \"{LINK}\"");
    let (imports, app): (Vec<_>, Vec<_>) = app.lines().partition(|line| line.contains(&import));
    let imported = |line: &&str| {
        let name = line.trim().strip_prefix("import * as ").and_then(|rest| rest.split(' ').next());
        name.map(str::to_owned).ok_or_else(|| broken("an import of another form"))
    };
    let imported = imports.iter().map(imported).collect::<Result<Vec<_>, _>>()?;
    if imported.is_empty() {
        return Err(broken("no import of parts"));
    }
    let own = format!("import {{ initSync }} from \"{MAIN}\";");
    let (mut loaders, mut names) = (String::new(), Vec::new());
    for text in link.lines().filter(|text| text.trim() != own) {
        let text = match text.strip_prefix("export const ") {
            Some(rest) => {
                names.extend(rest.split(' ').next());
                format!("const {rest}")
            }
            None => text.to_owned(),
        };
        loaders +=
            &text.replace("new URL(\"./", "placed(\"").replace("\", import.meta.url)", "\")");
        loaders += "\n";
    }
    if names.is_empty() {
        return Err(broken("no parts"));
    }
    let parts = names.join(", ");
    let named: String =
        imported.iter().map(|name| format!("const {name} = {{ {parts} }};\n")).collect();
    Ok(format!("{}\n\n{loaders}{named}", app.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_the_parts_becomes_a_part_of_the_script() -> Result<(), Failure> {
        let app = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nexport { initSync };\n";
        let link = "import { initSync } from \"./app.js\";\n\nexport const load = fetch(new URL(\"./rest.wasm\", import.meta.url));\n";
        let joined = joined(app, link)?;
        assert!(!joined.contains("import "), "{joined}");
        assert!(joined.contains("const load = fetch(placed(\"rest.wasm\"));"), "{joined}");
        assert!(
            joined.ends_with("const import1 = { load };\nconst import2 = { load };\n"),
            "{joined}"
        );
        Ok(())
    }

    #[test]
    fn a_script_without_parts_is_refused() {
        assert!(joined("start();", "export const load = 1;").is_err());
    }
}
