//! A program run as a child process, with the tools of the project on its PATH.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;

/// The root of the workspace, where every program is started.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The folder of everything that is built and of the tools that belong to this checkout.
pub fn target_dir() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The folder of an npm package under [`target_dir`]; each has its own, for npm clears away what it
/// was not asked for.
pub fn npm_dir(package: &str) -> PathBuf {
    target_dir().join("tools").join(package)
}

/// A program with its arguments, started in [`root`] with this project's tools first on its PATH.
pub struct Program {
    command: Command,
    line: String,
}

impl Program {
    /// The program `name` with `args`, not yet started.
    pub fn new(name: &str, args: &[&str]) -> Self {
        let mut command = Command::new(find(name).unwrap_or_else(|| name.into()));
        command.args(args).current_dir(root()).env("PATH", search_path());
        Self { command, line: [&[name], args].concat().join(" ") }
    }

    /// The same with one more environment variable.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    /// Runs to the end with its output on the terminal.
    ///
    /// # Errors
    /// [`Failure::Io`] when it does not start, [`Failure::Failed`] when it ends unsuccessfully.
    pub fn run(mut self) -> Result<(), Failure> {
        let status =
            self.command.status().map_err(Failure::io(format!("starting `{}`", self.line)))?;
        if status.success() { Ok(()) } else { Err(Failure::Failed { command: self.line, status }) }
    }

    /// Runs to the end and gives what it wrote to standard output; `None` when it is missing or
    /// fails.
    pub fn output(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

/// The file that `name` stands for on the search path; `None` when there is none.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path()).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// PATH with this checkout's wasm-opt and the folder of `cargo install` in front: neither has to be
/// set up by hand.
fn search_path() -> OsString {
    let own = [npm_dir("binaryen").join("node_modules/.bin"), cargo_bin()];
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}

fn cargo_bin() -> PathBuf {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default().join("bin")
}
