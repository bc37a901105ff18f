//! Statistics over all tokens of a file, most of which are never in memory: they stream by in
//! blocks.

use nalgebra::DMatrix;

use crate::{
    container::stored::{Order, Shape, Stored},
    contents::{Contents, matrix::Body},
    error::FormatError,
    rows::{MAX_BUDGET, Selection, filter::RowFilter},
    select::{
        choose::{Slot, choose, slots},
        sources::Sources,
    },
    source::input::Files,
};
use theory::linalg::Moments;

/// Mean and covariance of the table that `selection` (or its name) makes g.
pub(crate) fn sum(
    files: &mut Files,
    contents: Vec<Contents>,
    selection: &Selection,
) -> Result<Moments, FormatError> {
    let moments = moments(files, contents, selection)?;
    if moments.count() == 0 {
        return Err(FormatError::NoVectors {
            files: files.names(),
            found: "a table of tokens without rows".into(),
        });
    }
    Ok(moments)
}

fn moments(
    files: &mut Files,
    contents: Vec<Contents>,
    selection: &Selection,
) -> Result<Moments, FormatError> {
    let sides = choose(files, &slots(files, &contents), &contents, selection)?;
    let Some(slot) = sides.and_then(|sides| sides.g) else {
        return Err(FormatError::NoVectors {
            files: files.names(),
            found: "no table of tokens".into(),
        });
    };
    let keep = RowFilter::sum(selection);
    let mut sources = Sources { files, contents, spelled: Vec::new(), warnings: Vec::new() };
    let lengths = sources.contents[slot.file].lengths.take();
    let matrix = &mut sources.contents[slot.file].matrices[slot.matrix];
    let shape = Shape { rows: matrix.rows, columns: matrix.columns };
    let body = std::mem::replace(&mut matrix.body, Body::Summed(Moments::new(0)));
    sources.check_shape(&slot, shape)?;
    match body {
        Body::Summed(moments) => Ok(moments),
        Body::Read { vectors, .. } => {
            keep.check_width(sources.files.name(slot.file), shape.columns)?;
            Ok(Moments::of(vectors.widened()))
        }
        Body::Stored(stored) => {
            keep.check_width(sources.files.name(slot.file), shape.columns)?;
            sources.swept(&slot, &stored, shape, lengths.as_deref())
        }
    }
}

impl Sources<'_, '_> {
    fn swept(
        &mut self,
        slot: &Slot,
        stored: &Stored,
        shape: Shape,
        lengths: Option<&[f64]>,
    ) -> Result<Moments, FormatError> {
        self.check_in_order(slot, stored, shape)?;
        let (place, bytes) =
            (format!("table {:?}", slot.name), stored.encoding.size(shape.columns).unwrap_or(0));
        let mut moments = Moments::new(shape.columns as usize);
        let mut add = |first: u64, mut block: DMatrix<f64>| {
            let lengths = lengths.and_then(|all| all.get(first as usize..)).unwrap_or_default();
            block.column_iter_mut().zip(lengths).for_each(|(mut vector, length)| vector *= *length);
            moments.add(block);
        };
        self.at(slot, stored, bytes * shape.rows, |stream| {
            stored.sweep(stream, shape, &place, &mut add)
        })?;
        Ok(moments)
    }

    /// A file that keeps the first component of all vectors first has to be in memory whole.
    fn check_in_order(
        &self,
        slot: &Slot,
        stored: &Stored,
        shape: Shape,
    ) -> Result<(), FormatError> {
        let bytes =
            shape.rows.saturating_mul(shape.columns).saturating_mul(size_of::<f64>() as u64);
        if stored.order == Order::RowMajor || bytes <= MAX_BUDGET {
            return Ok(());
        }
        Err(FormatError::TooLarge {
            file: self.files.name(slot.file).into(),
            place: format!("table {:?}", slot.name),
            found: format!("{} vectors stored component by component", shape.rows),
            limit: format!("{} MB of them", MAX_BUDGET >> 20),
            advice: "; save it vector by vector (C order) to have all of it summed up",
        })
    }
}
