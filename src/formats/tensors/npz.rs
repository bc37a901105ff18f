//! npz: a zip archive of NumPy arrays.

use crate::{
    container::{
        npy::{header::Element, read_header, unreadable},
        zip,
    },
    contents::Contents,
    error::FormatError,
    source::{input::Input, stream::ByteStream},
    tensors::{npy, records, singles},
};

/// Arrays that a model needs. Names can be made up.
const NEEDED: [&str; 3] = ["f", "g", "bias"];

/// Reads the archive's directory, the headers of its arrays, and its strings.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let mut contents = Contents::new("npz");
    zip::each(input, |entry, stream| take(&entry, stream, &mut contents))?;
    Ok(contents)
}

fn take(
    entry: &zip::Entry,
    stream: &mut dyn ByteStream,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    if entry.name() == "data.pkl" {
        let (file, place) = (stream.file().into(), entry.path.into());
        let advice = "a PyTorch file: save the tensors with safetensors.torch.save_file";
        return Err(FormatError::Pickle { file, place, advice });
    }
    let Some(name) = entry.name().strip_suffix(".npy") else {
        contents.ignored.push(format!("zip member {:?}", entry.path));
        return Ok(());
    };
    let header = read_header(stream, entry.size, name)?;
    if records::take(stream, name, &header, entry.size, contents)? {
        return Ok(());
    }
    let is_list = header.shape.len() == 1 && npy::is_list(name);
    let refused = match header.element {
        Element::Other(_) => true,
        Element::Object => !is_list,
        _ => false,
    };
    if refused {
        return refuse_or_ignore(stream.file(), name, &header.element, contents);
    }
    let place = entry.start.map_or((header.length, Some(entry.index)), |start| {
        (start.saturating_add(header.length), None)
    });
    let pickled = matches!(header.element, Element::Object);
    let before = contents.singles.len();
    let taken = npy::take(stream, name, header, entry.size, place, contents);
    if let (Some((word, _)), Some(path)) =
        (contents.singles.get_mut(before), entry.path.strip_suffix(".npy"))
    {
        // A word with a slash is a path to the archive.
        *word = path.into();
        let ignored = contents.ignored.last_mut().filter(|last| **last == singles::ignored(name));
        ignored.into_iter().for_each(|last| *last = singles::ignored(path));
    }
    match taken {
        // Names that are no texts.
        Err(error @ FormatError::Pickle { .. }) if pickled => {
            contents.warnings.push(format!("left aside: {error}"));
            Ok(())
        }
        taken => taken,
    }
}

/// An array without a reader is an error where the model needs it, else it is not used.
fn refuse_or_ignore(
    file: &str,
    name: &str,
    element: &Element,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    if NEEDED.contains(&name) {
        return Err(unreadable(file, name, element));
    }
    if npy::is_list(name) {
        let error = unreadable(file, name, element);
        contents.warnings.push(format!("left aside: {error}"));
        return Ok(());
    }
    contents.ignored.push(match element {
        Element::Other(dtype) => format!("array {name:?} of type {dtype}"),
        _ => format!("array {name:?} of pickled objects"),
    });
    Ok(())
}
