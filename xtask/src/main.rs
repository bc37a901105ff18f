//! `cargo xtask COMMAND`: the commands of the project.

use std::env;
use std::process::ExitCode;

use xtask::failure::Failure;
use xtask::{finish, steps};

const USAGE: &str = "\
cargo xtask COMMAND
  serve   installs what is missing, builds the optimised page, serves it on 127.0.0.1
  test    installs what is missing, runs every check and test
  build   the same page as a static folder, dist
  e2e     builds the page and runs only the tests that drive it in Chromium
  bench   builds the page and measures it in Chromium
  page STATE [FILE…] -o PAGE.html   writes one HTML page that shows the files as STATE says
          (the part of a copied link from # on, or a saved session), without a server
  screenshots   builds the page and takes the README's pictures, and others in target/screenshots";

fn main() -> ExitCode {
    match run(env::args().nth(1).as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Option<&str>) -> Result<(), Failure> {
    match command {
        Some("serve") => steps::serve(),
        Some("test") => steps::test(),
        Some("build") => steps::build(),
        Some("e2e") => steps::e2e(),
        Some("bench") => steps::with_page(&["run", "--quiet", "--package", "page-bench"]),
        Some("page") => steps::page(&env::args().skip(2).collect::<Vec<_>>()),
        Some("finish") => finish::finish(),
        Some("screenshots") => {
            steps::with_page(&["run", "--quiet", "--package", "e2e", "--bin", "screenshots"])
        }
        _ => Err(Failure::Usage(USAGE.into())),
    }
}
