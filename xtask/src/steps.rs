//! What is built and checked, in order; each thing once.

use std::env;
use std::path::PathBuf;
use std::time::Instant;

use crate::browser::Browser;
use crate::failure::Failure;
use crate::one_file::TEMPLATE;
use crate::packed::pack;
use crate::program::{Program, root};
use crate::server::Server;
use crate::tools::{self, announce};

/// The port that `serve` asks for first.
const PORT: u16 = 8080;

/// The folder that `build` writes: any web server can host it under any path. Tests and
/// measurements drive the page in PAGE_FOLDER instead, where that is set.
pub fn dist() -> PathBuf {
    env::var_os("PAGE_FOLDER").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// Builds the optimised page into [`dist`].
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn build() -> Result<(), Failure> {
    tools::for_building()?;
    cargo(&["fetch", "--locked", "--quiet"])?;
    step("Building the page, optimised (two to four minutes the first time)", || {
        // Without --release Trunk leaves wasm-opt alone, and the profile alone decides how Rust is
        // compiled.
        let mode = if tools::has_wasm_opt() {
            &["--release", "--features", "split"][..]
        } else {
            &["--cargo-profile", "release"]
        };
        let args =
            [&["build", "--offline", "--skip-version-check", "--log", "warn"], mode].concat();
        Program::new("trunk", &args).env("NO_COLOR", "true").run()
    })?;
    step("Packing the files for servers that send them packed", || pack(&root().join("dist")))
}

/// Builds the page and serves it on this machine until interrupted.
///
/// # Errors
/// As [`build`], and when no port can be had.
pub fn serve() -> Result<(), Failure> {
    build()?;
    let server = Server::bind(dist(), PORT).or_else(|_| Server::bind(dist(), 0));
    let server = server.map_err(Failure::io("opening a port on 127.0.0.1"))?;
    println!("\nAll or None is at {} (Ctrl+C stops it)", server.url());
    server.run();
    Ok(())
}

/// Writes one HTML page that shows files as a state says, without a server: `STATE [FILE…] -o PAGE`.
///
/// # Errors
/// As [`build`], where the page is not built yet; arguments that are not those; files that cannot be
/// read or written.
pub fn page(words: &[String]) -> Result<(), Failure> {
    let usage = || Failure::Usage("cargo xtask page STATE [FILE…] -o PAGE.html".into());
    let [state, files @ .., option, out] = words else { return Err(usage()) };
    if option != "-o" {
        return Err(usage());
    }
    let template = dist().join(TEMPLATE);
    if !template.is_file() {
        build()?;
    }
    let template = template.to_string_lossy();
    let run = ["run", "--quiet", "--locked", "--release", "--example", "report", "--"];
    let mut args: Vec<&str> = run.to_vec();
    args.extend(files.iter().map(String::as_str));
    args.extend(["--page", &template, "--state", state, "--out", out]);
    cargo(&args)
}

/// Checks everything: format, lints, native tests, tests in the browser, the built page.
///
/// # Errors
/// The first check that fails.
pub fn test() -> Result<(), Failure> {
    let started = Instant::now();
    tools::for_building()?;
    tools::for_checking()?;
    let browser = Browser::ensure()?;
    step("Format", || cargo(&["fmt", "--all", "--check"]))?;
    step("Lints, native (two minutes the first time)", || {
        clippy(&["--workspace", "--all-targets"])
    })?;
    step("Lints, browser (a minute the first time)", || {
        clippy(&[
            "--target",
            "wasm32-unknown-unknown",
            "--lib",
            "--bins",
            "--test",
            "web",
            "--test",
            "web_worker",
        ])
    })?;
    step("Native tests (three minutes the first time)", || {
        cargo(&["test", "--locked", "--workspace", "--exclude", "e2e", "--exclude", "page-bench"])
    })?;
    step("Tests inside Chromium (two minutes the first time)", || web_tests(&browser))?;
    build()?;
    step("The built page, driven in Chromium (two minutes the first time)", || {
        page_tests(&browser)
    })?;
    announce(&format!("Everything passed in {} s", started.elapsed().as_secs()));
    Ok(())
}

/// Drives the page that is in [`dist`], built first.
///
/// # Errors
/// As [`build`], and when a test fails.
pub fn e2e() -> Result<(), Failure> {
    let browser = Browser::ensure()?;
    build()?;
    page_tests(&browser)
}

/// Builds the page, then runs cargo with `args`: a program that drives it.
///
/// # Errors
/// As [`build`], and when the program fails.
pub fn with_page(args: &[&str]) -> Result<(), Failure> {
    let browser = Browser::ensure()?;
    build()?;
    driving(args, &browser).run()
}

/// Cargo with `args`, for a program that drives the page in `browser`.
fn driving(args: &[&str], browser: &Browser) -> Program {
    Program::new("cargo", args)
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver)
}

fn page_tests(browser: &Browser) -> Result<(), Failure> {
    let test = driving(&["test", "--locked", "--package", "e2e", "--no-fail-fast"], browser);
    match tools::axe_script() {
        Some(script) => test.env("AXE_SCRIPT", script).run(),
        None => test.run(),
    }
}

fn web_tests(browser: &Browser) -> Result<(), Failure> {
    let args = [
        "test",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--test",
        "web",
        "--test",
        "web_worker",
    ];
    Program::new("cargo", &args).env("CHROMEDRIVER", &browser.driver).run()
}

fn clippy(what: &[&str]) -> Result<(), Failure> {
    cargo(&[&["clippy", "--locked", "--quiet"], what, &["--", "-D", "warnings"]].concat())
}

fn cargo(args: &[&str]) -> Result<(), Failure> {
    Program::new("cargo", args).run()
}

/// Announces `what`, does it, and says how long it took.
fn step(what: &str, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    announce(what);
    let started = Instant::now();
    work()?;
    eprintln!("    {:.0} s", started.elapsed().as_secs_f64());
    Ok(())
}
