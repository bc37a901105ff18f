//! A NumPy array: a table, a list of names, the bias, or a text.

use crate::{
    container::{
        encoding::Encoding,
        npy::{
            check_size,
            header::{Element, Header},
            read_floats, read_header, read_names, unreadable,
        },
        stored::Stored,
    },
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
    },
    error::FormatError,
    source::{input::Input, stem, stream::ByteStream},
    tensors::head::BIASES,
};

/// Reads an npy file's header, and its strings if it holds strings.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let (name, size) = (stem(input.name()).to_string(), input.size());
    let mut contents = Contents::new("npy");
    let header = read_header(input, size, &name)?;
    let place = (header.length, None);
    if !matches!(header.element, Element::Float(_) | Element::Unicode(..) | Element::Bytes(_)) {
        return Err(unreadable(input.name(), &name, &header.element));
    }
    take(input, &name, header, size, place, &mut contents)?;
    Ok(contents)
}

/// Puts one array where it belongs: a table, a list of names, the bias, a text, or the list of what
/// is not used. `place` is the byte of the first element and the archive member it counts in.
pub(crate) fn take(
    stream: &mut dyn ByteStream,
    name: &str,
    header: Header,
    size: u64,
    (offset, member): (u64, Option<usize>),
    contents: &mut Contents,
) -> Result<(), FormatError> {
    check_size(stream.file(), name, &header, size)?;
    match (&header.element, header.shape.as_slice()) {
        (&Element::Float(dtype), &[rows, columns]) => {
            let body = Body::Stored(Stored {
                offset,
                encoding: Encoding::Float(dtype),
                order: header.order,
                member,
            });
            let (name, dtype) = (name.to_string(), dtype.float.name().to_string());
            contents.matrices.push(Matrix { name, rows, columns, dtype, labels: None, body });
        }
        (&Element::Float(dtype), &[count]) if BIASES.contains(&name) => {
            contents.bias = Some(read_floats(stream, name, dtype, count)?);
        }
        (Element::Unicode(..) | Element::Bytes(_), &[count]) => {
            let entries = read_names(stream, name, &header.element, count)?;
            let place = format!("array {name:?}");
            contents.lists.push(LabelList {
                role: Role::of(name),
                place,
                entries,
                slack: Slack::None,
            });
        }
        (Element::Unicode(..) | Element::Bytes(_), &[]) => {
            let text = read_names(stream, name, &header.element, 1)?.pop().unwrap_or_default();
            contents.take_text(stream.file(), name, text)?;
        }
        (_, [_]) => contents.ignored.push(format!("array {name:?} of one dimension")),
        (_, shape) => {
            contents.ignored.push(format!("array {name:?} of {} dimensions", shape.len()))
        }
    }
    Ok(())
}
