//! The pinned tools and how each is installed: quiet about what is there, plain about what takes
//! long.

use crate::failure::Failure;
use crate::program::{Program, find, npm_dir};

/// Trunk bundles the page. Newer lines need a newer Rust.
pub const TRUNK: &str = "0.21.14";
/// Must equal the `wasm-bindgen` in Cargo.lock.
pub const WASM_BINDGEN: &str = "0.2.130";
/// The npm package that carries `wasm-opt`; distributions have older ones that break the app.
pub const BINARYEN: &str = "132.0.0";
/// The npm package that checks accessibility.
pub const AXE: &str = "4.10.3";
/// The npm package whose decks the tests embed the page in.
pub const REVEAL: &str = "5.2.1";

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A tool that `cargo install` builds, with settings that make the build fast: it runs no slower
/// for it.
struct CargoTool {
    package: &'static str,
    binary: &'static str,
    version: &'static str,
    minutes: u32,
    opt_level: &'static str,
    flags: &'static [&'static str],
}

const TRUNK_TOOL: CargoTool = CargoTool {
    package: "trunk",
    binary: "trunk",
    version: TRUNK,
    minutes: 4,
    opt_level: "0",
    flags: &["--locked", "--no-default-features"],
};

const WASM_BINDGEN_TOOL: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: WASM_BINDGEN,
    minutes: 2,
    opt_level: "1",
    flags: &["--no-default-features"],
};

/// What building the page needs: the wasm target, Trunk, wasm-bindgen and, where node is, wasm-opt.
///
/// # Errors
/// When a download or a build fails.
pub fn for_building() -> Result<(), Failure> {
    wasm_target()?;
    TRUNK_TOOL.ensure()?;
    WASM_BINDGEN_TOOL.ensure()?;
    wasm_opt()
}

/// What checking the code needs beyond that: the formatter and the linter of this Rust.
///
/// # Errors
/// When rustup cannot add them.
pub fn for_checking() -> Result<(), Failure> {
    // rustup puts stand-ins on the PATH for components that are not there: only running them tells.
    let runs = |tool: &str| Program::new("cargo", &[tool, "--version"]).output().is_some();
    if runs("fmt") && runs("clippy") {
        return Ok(());
    }
    announce("Adding rustfmt and clippy (a few seconds, once a machine)");
    Program::new("rustup", &["component", "add", "rustfmt", "clippy"]).run()
}

/// Whether the pinned `wasm-opt` is there to shrink the page.
pub fn has_wasm_opt() -> bool {
    let pinned = format!("version {}", BINARYEN.split('.').next().unwrap_or(BINARYEN));
    npm_dir("binaryen").is_dir() && reports("wasm-opt", &pinned)
}

/// The accessibility checker's script, installed first where npm is; `None` without npm.
pub fn axe_script() -> Option<std::path::PathBuf> {
    let script = npm_dir("axe-core").join("node_modules/axe-core/axe.min.js");
    if !script.is_file() && find("npm").is_some() {
        install_npm("axe-core", AXE).ok()?;
    }
    script.is_file().then_some(script)
}

/// The folder of reveal.js that pages take it from, brought first where npm brings it; `None` where
/// it does not.
pub fn reveal() -> Option<std::path::PathBuf> {
    let folder = npm_dir("reveal.js").join("node_modules/reveal.js/dist");
    if !folder.is_dir() && find("npm").is_some() {
        install_npm("reveal.js", REVEAL).ok()?;
    }
    folder.is_dir().then_some(folder)
}

impl CargoTool {
    fn ensure(&self) -> Result<(), Failure> {
        if reports(self.binary, self.version) {
            return Ok(());
        }
        announce(&format!(
            "Installing {} {} (about {} minutes, once a machine)",
            self.package, self.version, self.minutes
        ));
        let args =
            [&["install", "--quiet", self.package, "--version", self.version], self.flags].concat();
        Program::new("cargo", &args)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .run()
    }
}

fn wasm_target() -> Result<(), Failure> {
    let installed = Program::new("rustup", &["target", "list", "--installed"]).output();
    match installed {
        Some(targets) if targets.lines().any(|target| target == WASM_TARGET) => Ok(()),
        Some(_) => {
            announce("Adding Rust's WebAssembly target (a few seconds, once a machine)");
            Program::new("rustup", &["target", "add", WASM_TARGET]).run()
        }
        None => has_wasm_std(),
    }
}

/// Without rustup the compiler must bring the target's standard library along.
fn has_wasm_std() -> Result<(), Failure> {
    let libdir =
        Program::new("rustc", &["--print", "target-libdir", "--target", WASM_TARGET]).output();
    if libdir.is_some_and(|dir| std::path::Path::new(&dir).is_dir()) {
        return Ok(());
    }
    let advice =
        "install Rust through rustup (https://rustup.rs), or this target through your distribution";
    Err(Failure::Missing { program: WASM_TARGET.into(), advice: advice.into() })
}

fn wasm_opt() -> Result<(), Failure> {
    if has_wasm_opt() {
        return Ok(());
    }
    if find("npm").is_none() {
        announce(
            "No npm here: the page is built without wasm-opt (a little larger, the same otherwise)",
        );
        return Ok(());
    }
    announce(&format!(
        "Installing wasm-opt (binaryen {BINARYEN}) into this checkout (a few seconds)"
    ));
    install_npm("binaryen", BINARYEN)
}

fn install_npm(package: &str, version: &str) -> Result<(), Failure> {
    let folder = npm_dir(package);
    std::fs::create_dir_all(&folder)
        .map_err(Failure::io(format!("making {}", folder.display())))?;
    let (prefix, pinned) = (folder.display().to_string(), format!("{package}@{version}"));
    let args = [
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--prefix",
        &prefix,
        &pinned,
    ];
    Program::new("npm", &args).run()
}

/// Whether `program --version` names `version` as a whole word.
fn reports(program: &str, version: &str) -> bool {
    let output = Program::new(program, &["--version"]).output().unwrap_or_default();
    output.ends_with(version) || output.contains(&format!("{version} "))
}

/// Says on standard error what is about to take time.
pub fn announce(what: &str) {
    eprintln!("\n==> {what}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::root;

    #[test]
    fn every_pin_of_a_tool_agrees() {
        let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"");
        assert!(read("Cargo.lock").contains(&locked));
        let trunk = read("Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        assert!(
            trunk.contains(&format!(
                "wasm_opt = \"version_{}\"",
                BINARYEN.split('.').next().unwrap()
            ))
        );
    }
}
