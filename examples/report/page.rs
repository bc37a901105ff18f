//! A model and what is to be seen of it, as one HTML page.

use std::{error::Error, fs};

use session::{
    permalink::{Link, ModelReference, NamedFile, SavedSession, one_file},
    protocol::FileReference,
};

/// Writes the page: the files, shown as the state says (the part of a copied link from `#` on, or
/// the path of a saved session), in the template that the build makes. Returns its size in bytes.
///
/// # Errors
/// Files that cannot be read or written, a state that is none, a template that is none.
pub(crate) fn write(
    files: &[String],
    state: Option<&str>,
    template: &str,
    out: &str,
) -> Result<usize, Box<dyn Error>> {
    let files = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let (mut link, companion) = state.map(read_state).transpose()?.unwrap_or_default();
    if !files.is_empty() {
        link.model = Some(ModelReference::Files(files.iter().map(FileReference::of).collect()));
    }
    let session = SavedSession { link, files, companion }.to_json()?;
    let text = fs::read_to_string(template).map_err(|error| format!("{template}: {error}"))?;
    let page = one_file(&text, &session, &[]);
    let page = page.ok_or_else(|| format!("{template} is no template of a page"))?;
    fs::write(out, &page).map_err(|error| format!("{out}: {error}"))?;
    Ok(page.len())
}

fn read(path: &String) -> Result<NamedFile, String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    Ok((name.into(), bytes))
}

/// What is to be shown, and the files that a session holds of the model that it compares with its
/// own.
fn read_state(state: &str) -> Result<(Link, Vec<NamedFile>), Box<dyn Error>> {
    if state.starts_with('#') {
        return Ok((Link::from_text(state)?.0, Vec::new()));
    }
    let text = fs::read(state).map_err(|error| format!("{state}: {error}"))?;
    let SavedSession { link, companion, .. } = SavedSession::from_json(&text)?.0;
    Ok((link, companion))
}
