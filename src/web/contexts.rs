//! Contexts from files of the user's, and those that the bundled model came with.

use wasm_bindgen_futures::spawn_local;

use super::{fetch, user_file::File};
use session::{
    bundled,
    context_set::{bundled, lines, relation_file},
    workspace::Workspace,
};

/// Adds the contexts of files: lists, or relations.
pub fn add_files(workspace: Workspace, files: Vec<File>) {
    for file in files {
        spawn_local(async move {
            match file.bytes().await {
                Ok(bytes) => add(workspace, &file.name(), &bytes),
                Err(error) => workspace.fail_contexts(format!("{}: {error}", file.name())),
            }
        });
    }
}

fn add(workspace: Workspace, name: &str, bytes: &[u8]) {
    let relation = bytes.trim_ascii_start().starts_with(b"{");
    let added = match relation {
        true => relation_file(bytes).map(|set| workspace.add_contexts(&set)),
        false => lines(&String::from_utf8_lossy(bytes)).map(|lines| workspace.add_lines(&lines)),
    };
    if let Err(error) = added {
        workspace.fail_contexts(format!("{name}: {error}"));
    }
}

/// Adds the contexts of the bundled model.
pub fn add_bundled(workspace: Workspace) {
    let [(path, ..), _] = bundled::models();
    spawn_local(async move {
        match fetch::content(path).await {
            Ok(bytes) => workspace.add_read(bundled(&bytes)),
            Err(error) => workspace.fail_contexts(format!("{path}: {error}")),
        }
    });
}
