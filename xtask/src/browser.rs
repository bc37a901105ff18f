//! Chromium and its driver: found, else installed through apt, else asked for.

use std::env;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::{Program, find};
use crate::tools::announce;

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A Chromium and the driver that steers it.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The WebDriver server of the same version.
    pub driver: PathBuf,
}

impl Browser {
    /// The browser named by CHROMIUM and CHROMEDRIVER, else the one on the PATH.
    pub fn find() -> Option<Self> {
        let chromium = named("CHROMIUM").or_else(|| BROWSERS.iter().find_map(|name| find(name)))?;
        let driver = named("CHROMEDRIVER").or_else(|| find("chromedriver"))?;
        Some(Self { chromium, driver })
    }

    /// The same, installed first through apt when there is none.
    ///
    /// # Errors
    /// [`Failure::Missing`] with what to install by hand, where apt is not there or does not bring
    /// it.
    pub fn ensure() -> Result<Self, Failure> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if find("apt-get").is_some() {
            install()?;
        }
        Self::find().ok_or_else(missing)
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn install() -> Result<(), Failure> {
    announce("Installing Chromium and its driver through apt (about a minute, once a machine)");
    apt(&["update", "--quiet=2"])?;
    apt(&[
        "install",
        "--quiet=2",
        "--yes",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ])
}

/// apt needs root; sudo asks for it where this is an ordinary user.
fn apt(args: &[&str]) -> Result<(), Failure> {
    let root = Program::new("id", &["-u"]).output().is_some_and(|id| id == "0");
    let program = if root {
        Program::new("apt-get", args)
    } else {
        Program::new("sudo", &[&["apt-get"], args].concat())
    };
    program.env("DEBIAN_FRONTEND", "noninteractive").run()
}

fn missing() -> Failure {
    let advice = "install Chromium or Google Chrome and the chromedriver of the same version, put both on the PATH \
                  (or name them in CHROMIUM and CHROMEDRIVER), then run this again";
    Failure::Missing { program: "a browser for the tests".into(), advice: advice.into() }
}
