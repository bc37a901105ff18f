//! A NumPy array: a table, a list of names, the bias, or a text.

use crate::{
    container::{
        npy::{
            check_size,
            header::{Element, Header},
            read_floats, read_header, read_names, read_whole, unreadable,
        },
        pickle,
        stored::{Order, Stored, room},
    },
    contents::{
        Bias, Contents,
        config::of_number,
        cube::Cube,
        head,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
    },
    error::FormatError,
    source::{input::Input, stem, stream::ByteStream},
    tensors::singles,
};

/// Reads an npy file's header, and its strings if it holds strings.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let (name, size) = (stem(input.name()).to_string(), input.size());
    let mut contents = Contents::new("npy");
    let header = read_header(input, size, &name)?;
    let place = (header.length, None);
    let readable = match header.element {
        Element::Unicode(..) | Element::Bytes(_) => true,
        Element::Float(_) | Element::Compact(_) | Element::Whole(_) => true,
        Element::Object => header.shape.len() == 1 && is_list(&name),
        Element::Other(_) => false,
    };
    if !readable {
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
    let encoding = header.element.encoding();
    let stored = encoding.map(|encoding| Stored { offset, encoding, order: header.order, member });
    match (&header.element, header.shape.as_slice(), stored) {
        (Element::Whole(whole), &[count], _) if is_list(name) => {
            push_list(contents, name, read_whole(stream, name, *whole, count)?);
        }
        (_, &[count, 1] | &[1, count], Some(stored)) if head::bias(name).is_some() => {
            let values = read_floats(stream, name, stored.encoding, count)?;
            contents.biases.push(Bias { name: name.into(), values });
        }
        (_, &[rows, columns], Some(stored)) => {
            let (dtype, body) = (stored.encoding.name(), Body::Stored(stored));
            contents.matrices.push(Matrix::new(name, (rows, columns), dtype, body));
            contents.warnings.extend(guess(stream.file(), name, &header));
        }
        (_, &[count], Some(stored)) if head::bias(name).is_some() => {
            let values = read_floats(stream, name, stored.encoding, count)?;
            // Or the vector of that word.
            if singles::has_room(contents, count) {
                contents.singles.push((name.into(), values.clone()));
            }
            contents.biases.push(Bias { name: name.into(), values });
        }
        (_, [_, _, _, ..], Some(stored)) if stored.order == Order::RowMajor => {
            contents.warnings.extend(guess(stream.file(), name, &header));
            contents.cubes.push(Cube { name: name.into(), shape: header.shape, stored });
        }
        (Element::Object, &[count], _) if is_list(name) => {
            let file = stream.file().to_string();
            let bytes = pickled(stream, size.saturating_sub(header.length), name)?;
            let texts = pickle::texts(&bytes).filter(|texts| texts.len() as u64 == count);
            let entries = texts.ok_or_else(|| unreadable(&file, name, &header.element))?;
            push_list(contents, name, entries);
        }
        (Element::Unicode(..) | Element::Bytes(_), &[count] | &[count, 1] | &[1, count], _) => {
            let (entries, warning) = read_names(stream, name, &header.element, count)?;
            contents.warnings.extend(warning);
            push_list(contents, name, entries);
        }
        (Element::Unicode(..) | Element::Bytes(_), &[], _) => {
            let (mut texts, _) = read_names(stream, name, &header.element, 1)?;
            let text = texts.pop().unwrap_or_default();
            contents.take_text(stream.file(), name, text)?;
        }
        (_, &[] | &[1], Some(stored)) if of_number(name, 1.0).is_some() => {
            let number = read_floats(stream, name, stored.encoding, 1)?;
            for number in number {
                contents.take_number(name, number);
            }
        }
        (Element::Float(_) | Element::Compact(_), &[count], Some(stored))
            if singles::has_room(contents, count) =>
        {
            let values = read_floats(stream, name, stored.encoding, count)?;
            contents.singles.push((name.into(), values));
            contents.ignored.push(singles::ignored(name));
        }
        (_, [_], _) => contents.ignored.push(singles::ignored(name)),
        (_, shape, _) => {
            contents.ignored.push(format!("array {name:?} of {} dimensions", shape.len()))
        }
    }
    Ok(())
}

/// What to say of a type that NumPy has no name for.
fn guess(file: &str, name: &str, header: &Header) -> Option<String> {
    let (guessed, read) = (header.guessed.as_ref()?, header.element.encoding()?.name());
    Some(format!("{file}: array {name:?} is of type {guessed}, which is read as {read}"))
}

/// Most bytes of pickled texts.
const MAX_PICKLED: u64 = 256 << 20;

fn pickled(stream: &mut dyn ByteStream, size: u64, name: &str) -> Result<Vec<u8>, FormatError> {
    let place = format!("array {name:?}");
    if size > MAX_PICKLED {
        let (file, found) = (stream.file().into(), format!("{size} bytes of pickled texts"));
        let limit = format!("{MAX_PICKLED} bytes");
        return Err(FormatError::TooLarge { file, place, found, limit, advice: "" });
    }
    let mut bytes = room(stream.file(), 1, size, &place)?;
    bytes.resize(size as usize, 0);
    stream.fill(&mut bytes, &place)?;
    Ok(bytes)
}

fn push_list(contents: &mut Contents, name: &str, entries: Vec<String>) {
    let (role, place) = (Role::of(name), format!("array {name:?}"));
    contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
}

/// Whether an array of this name is a list of names though it holds numbers or objects.
pub(crate) fn is_list(name: &str) -> bool {
    let lists = ["labels", "label", "names", "index", "keys"];
    lists.contains(&name) || !matches!(Role::of(name), Role::Either)
}
