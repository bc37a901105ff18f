//! Files by their paths.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use formats::{SourceFile, belongs};

/// The files at these paths; of a folder, those of its model.
pub(crate) fn sources(paths: &[String]) -> Result<Vec<SourceFile>, String> {
    let all = paths.iter().map(|path| inside(Path::new(path))).collect::<Result<Vec<_>, _>>()?;
    all.concat().iter().map(|path| source(path)).collect()
}

fn inside(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let of = |error: std::io::Error| format!("{}: {error}", path.display());
    let entries = fs::read_dir(path).map_err(of)?.collect::<Result<Vec<_>, _>>().map_err(of)?;
    let mut files: Vec<PathBuf> =
        entries.iter().map(fs::DirEntry::path).filter(|path| path.is_file()).collect();
    files.sort();
    let names: Vec<String> = files.iter().map(|path| name(path)).collect();
    Ok(files.into_iter().filter(|path| belongs(&name(path), &names)).collect())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn source(path: &Path) -> Result<SourceFile, String> {
    let of = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(of)?;
    let size = file.metadata().map_err(of)?.len();
    Ok(SourceFile { name: name(path), size, reader: Box::new(file) })
}
