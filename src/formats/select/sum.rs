//! Statistics over all tokens of a file, most of which are never in memory: they stream by in
//! blocks.

use nalgebra::DMatrix;

use crate::{
    container::stored::{Order, Shape, Stored},
    contents::{
        Contents,
        matrix::{Body, Packed},
        scales::Scales,
    },
    error::FormatError,
    rows::{MAX_BUDGET, Selection, filter::RowFilter, set::RowSet},
    select::{
        choose::{Sides, Slot, choose, slots},
        orient::orient,
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
    let (sides_f, g) = sides.map_or((None, None), |sides| (sides.f, sides.g));
    let Some(slot) = g else {
        return Err(FormatError::NoVectors {
            files: files.names(),
            found: "no table of tokens".into(),
        });
    };
    let keep = RowFilter::sum(selection);
    let mut contents = contents;
    orient(&Sides { f: sides_f, g: Some(slot.clone()) }, &mut contents);
    let mut sources = Sources { files, contents, spelled: Vec::new(), warnings: Vec::new() };
    let matrix = &mut sources.contents[slot.file].matrices[slot.matrix];
    let shape = Shape { rows: matrix.rows, columns: matrix.columns };
    let scales = matrix.scales.take();
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
            sources.swept(&slot, &stored, shape, scales.as_ref())
        }
        Body::Packed(packed) => {
            keep.check_width(sources.files.name(slot.file), shape.columns)?;
            sources.swept_packed(&slot, &packed, shape)
        }
    }
}

impl Sources<'_, '_> {
    fn swept(
        &mut self,
        slot: &Slot,
        stored: &Stored,
        shape: Shape,
        scales: Option<&Scales>,
    ) -> Result<Moments, FormatError> {
        self.check_in_order(slot, stored, shape)?;
        let (place, bytes) =
            (format!("table {:?}", slot.name), stored.encoding.size(shape.columns).unwrap_or(0));
        let mut moments = Moments::new(shape.columns as usize);
        let mut add = |first: u64, mut block: DMatrix<f64>| {
            if let Some(scales) = scales {
                scales.apply(&mut block, |vector| first as usize + vector);
            }
            moments.add(block);
        };
        self.at(slot, stored, bytes * shape.rows, |stream| {
            stored.sweep(stream, shape, &place, &mut add)
        })?;
        Ok(moments)
    }

    /// The same of packed numbers, some thousand rows at a time.
    fn swept_packed(
        &mut self,
        slot: &Slot,
        packed: &Packed,
        shape: Shape,
    ) -> Result<Moments, FormatError> {
        const ROWS: u64 = 4096;
        let mut moments = Moments::new(shape.columns as usize);
        for first in (0..shape.rows).step_by(ROWS as usize) {
            let rows = RowSet::Only((first..shape.rows.min(first + ROWS)).collect());
            moments.add(self.unpacked(slot, packed, shape, &rows)?.widened());
        }
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
