//! A NumPy array of records: of each a text that names it, and its vector as one array or as a
//! number a component.

use crate::{
    container::{
        encoding::Encoding,
        npy::{
            check_size,
            header::{Element, Field, Header, fields},
            read_header, text,
        },
    },
    contents::{Bias, Contents, collect::Collector, head, label_list::is_title, matrix::Matrix},
    error::FormatError,
    rows::{Rows, Selection, filter::RowFilter},
    source::{input::Input, stem, stream::ByteStream},
    text::table::columns::{is_extra, series},
};

/// Bytes read at a time.
const CHUNK: u64 = 1 << 20;

/// Records with a reader, for errors.
const READABLE: &str = "records of a text and of numbers, or of a text and one array of numbers";

/// Which fields are what.
struct Layout {
    label: Field,
    /// The numbers of a vector, one after another.
    components: Vec<(Field, Encoding)>,
    bias: Option<(Field, Encoding)>,
    /// The names of the others.
    extra: Vec<String>,
    /// Bytes of a record.
    size: u64,
}

/// Most bytes of records in an archive: they are held in memory as numbers of eight bytes.
const MAX_RECORDS: u64 = 256 << 20;

/// Takes an array of records in an archive, all of them; whether it is one with a reader.
pub(crate) fn take(
    stream: &mut dyn ByteStream,
    name: &str,
    header: &Header,
    size: u64,
    contents: &mut Contents,
) -> Result<bool, FormatError> {
    let (Some(layout), Some(rows)) = (layout(&header.element), header.count()) else {
        return Ok(false);
    };
    let (needed, file) = (rows.saturating_mul(layout.size), stream.file().to_string());
    let found = size.saturating_sub(header.length);
    if needed > found {
        let place = format!("array {name:?}");
        return Err(FormatError::Truncated { file, place, expected: needed, found });
    }
    if needed > MAX_RECORDS {
        return Ok(false);
    }
    let all = Selection { rows: Rows::All, ..Selection::default() };
    let read = layout.read(stream, name, rows, &RowFilter::new(&all, &[]))?;
    contents.matrices.extend(read.matrices);
    contents.biases.extend(read.biases);
    contents.warnings.extend(read.warnings);
    Ok(true)
}

/// Reads all records that are wanted.
pub(crate) fn read(input: &mut Input, keep: &RowFilter) -> Result<Contents, FormatError> {
    input.go(0)?;
    let (name, size) = (stem(input.name()).to_string(), input.size());
    let header = read_header(input, size, &name)?;
    check_size(input.name(), &name, &header, size)?;
    let refuse = |file: &str| {
        let found = match &header.element {
            Element::Other(found) => found.clone(),
            _ => String::new(),
        };
        let (file, place) = (file.to_string(), format!("array {name:?}"));
        FormatError::Dtype { file, place, found, expected: READABLE }
    };
    let (Some(layout), Some(rows)) = (layout(&header.element), header.count()) else {
        return Err(refuse(input.name()));
    };
    let place = format!("array {name:?}");
    let needed = rows.saturating_mul(layout.size);
    if needed > input.remaining() {
        return Err(input.truncated(needed, &place));
    }
    let width = layout.width();
    if keep.asks(rows, width) {
        let matrices = vec![Matrix::unread(&name, rows, width, &layout.dtype())];
        return Ok(Contents { matrices, ..Contents::new("npy") });
    }
    layout.read(input, &name, rows, keep)
}

/// The bytes of a field.
fn part<'a>(record: &'a [u8], field: &Field) -> &'a [u8] {
    let start = field.offset as usize;
    record.get(start..start + field.bytes as usize).unwrap_or_default()
}

/// Adds the numbers of a field.
fn push(record: &[u8], field: &Field, encoding: Encoding, out: &mut Vec<f64>) {
    let start = out.len();
    out.resize(start + field.count.unwrap_or(1) as usize, 0.0);
    encoding.decode(part(record, field), &mut out[start..]);
}

/// What the fields of records are; nothing where there is no text, or no vector or several.
fn layout(element: &Element) -> Option<Layout> {
    let fields = fields(element)?;
    let size = fields.last().map(|last| last.offset + last.bytes).filter(|size| *size > 0)?;
    let fields: Vec<Field> = fields.into_iter().filter(|field| !field.name.is_empty()).collect();
    let is_text =
        |field: &&Field| matches!(field.element, Element::Unicode(..) | Element::Bytes(_));
    let texts = || fields.iter().filter(is_text).filter(|field| field.count.is_none());
    let label = texts().find(|field| is_title(&field.name)).or(texts().next())?.clone();
    let number = |field: &Field| Some((field.clone(), field.element.encoding()?));
    let (arrays, singles): (Vec<_>, Vec<_>) =
        fields.iter().filter_map(number).partition(|(field, _)| field.count.is_some());
    let titles = singles.iter().map(|(field, _)| field.name.clone()).enumerate();
    let counted = series(titles).map(|(_, places)| places);
    let plain = || {
        let all = singles.iter().enumerate();
        let is_plain = |(_, (field, _)): &(usize, &(Field, Encoding))| {
            !is_extra(&field.name) && head::bias(&field.name).is_none()
        };
        all.filter(is_plain).map(|(place, _)| place).collect()
    };
    let components: Vec<(Field, Encoding)> = match arrays.as_slice() {
        [] => counted.unwrap_or_else(plain).into_iter().map(|i| singles[i].clone()).collect(),
        [_] => arrays,
        _ => return None,
    };
    let is_read = |field: &Field| {
        field.offset == label.offset
            || components.iter().any(|(component, _)| component.offset == field.offset)
    };
    let bias = singles
        .iter()
        .find(|(field, _)| head::bias(&field.name).is_some() && !is_read(field))
        .cloned();
    let is_bias = |field: &Field| bias.as_ref().is_some_and(|(bias, _)| bias.name == field.name);
    let extra = fields.iter().filter(|field| !is_read(field) && !is_bias(field));
    let extra = extra.map(|field| field.name.clone()).collect();
    // An array without elements would make vectors of none.
    let filled = components.iter().any(|(field, _)| field.bytes > 0);
    filled.then_some(Layout { label, components, bias, extra, size })
}

impl Layout {
    /// Numbers of a vector.
    fn width(&self) -> u64 {
        self.components.iter().map(|(field, _)| field.count.unwrap_or(1)).sum()
    }

    /// The records that are wanted; the stream stands at the first.
    fn read(
        &self,
        stream: &mut dyn ByteStream,
        name: &str,
        rows: u64,
        keep: &RowFilter,
    ) -> Result<Contents, FormatError> {
        let file = stream.file().to_string();
        let place = format!("array {name:?}");
        let mut vectors = Collector::new(&file, keep, self.width() as usize, rows)?;
        let mut bias = Vec::new();
        let each = (CHUNK / self.size).max(1);
        for first in (0..rows).step_by(each as usize) {
            let mut block = vec![0; (each.min(rows - first) * self.size) as usize];
            stream.fill(&mut block, &place)?;
            for (row, record) in (first..).zip(block.chunks_exact(self.size as usize)) {
                let at = |column| format!("{place}, row {row}, column {column} (from 0)");
                if let Some((field, encoding)) = &self.bias {
                    push(record, field, *encoding, &mut bias);
                }
                let label = text(&self.label.element, part(record, &self.label));
                let Some(out) = vectors.offer_bytes(&label.unwrap_or_default())? else { continue };
                let start = out.len();
                for (field, encoding) in &self.components {
                    push(record, field, *encoding, out);
                }
                if let Some(column) = out[start..].iter().position(|number| !number.is_finite()) {
                    let found = out[start + column].to_string();
                    return Err(FormatError::NotFinite { file, place: at(column), found });
                }
            }
        }
        let (matrix, warnings) = vectors.finish(name, &self.dtype())?;
        let mut contents = Contents::new("npy");
        contents.matrices.push(matrix);
        if let Some((field, _)) = &self.bias {
            let title = &field.name;
            let note = format!("{file}: the column {title:?} is read as the bias, one a token");
            contents.warnings.push(note);
            contents.biases.push(Bias { name: format!("{name}_bias"), values: bias });
        }
        if !self.extra.is_empty() {
            let extra: Vec<String> = self.extra.iter().map(|name| format!("{name:?}")).collect();
            let (how, list) = ("they look like no components", extra.join(", "));
            contents.warnings.push(format!("{file}: columns that are not read ({how}): {list}"));
        }
        contents.warnings.extend(warnings);
        Ok(contents)
    }

    /// The number type of the first component.
    fn dtype(&self) -> String {
        self.components.first().map_or_else(String::new, |(_, encoding)| encoding.name().into())
    }
}
