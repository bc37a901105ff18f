//! All tokens of a file, most of which are never in memory: they stream by in blocks, to be summed
//! up or written elsewhere.

use std::ops::ControlFlow;

use nalgebra::DMatrix;

use crate::{
    container::stored::{Order, Shape, Stored},
    contents::{
        Contents,
        label_list::Role,
        matrix::{Body, Packed},
        scales::Scales,
    },
    error::FormatError,
    rows::{MAX_BUDGET, Selection, filter::RowFilter, set::RowSet},
    select::{
        choose::{choose, slots},
        orient::orient,
        slot::{Sides, Slot},
        sources::{Sources, made_up},
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
    let keep = RowFilter::sum(selection);
    let Table { mut sources, slot, shape, scales, body, .. } = table(files, contents, selection)?;
    if let Body::Summed(moments) = body {
        return Ok(moments);
    }
    keep.check_width(sources.files.name(slot.file), shape.columns)?;
    let mut moments = Moments::new(shape.columns as usize);
    sources.sweep(&slot, body, shape, scales.as_ref(), &mut |block| moments.add(block))?;
    Ok(moments)
}

/// The labels of all tokens of the table that `selection` (or its name) makes g for `name`, which
/// says whether to go on, then their vectors, some at a time, for `take`.
pub(crate) fn stream(
    files: &mut Files,
    contents: Vec<Contents>,
    selection: &Selection,
    name: &mut dyn FnMut(Vec<String>) -> ControlFlow<()>,
    take: &mut dyn FnMut(DMatrix<f64>),
) -> Result<(), FormatError> {
    let Table { mut sources, slot, shape, scales, body, labels } =
        table(files, contents, selection)?;
    let held = match &body {
        Body::Read { rows, .. } => rows.clone(),
        _ => RowSet::All,
    };
    let found = match labels {
        None => sources.list(&slot, Role::Tokens, shape.rows)?.map(|list| held.pick(list)),
        own => own,
    };
    if name(found.unwrap_or_else(|| made_up("token", held.numbers(shape.rows)))).is_break() {
        return Ok(());
    }
    sources.sweep(&slot, body, shape, scales.as_ref(), take)
}

/// The table that is g, taken out of what the files hold.
struct Table<'a, 'b> {
    sources: Sources<'a, 'b>,
    slot: Slot,
    shape: Shape,
    scales: Option<Scales>,
    body: Body,
    /// Its own, if it has any.
    labels: Option<Vec<String>>,
}

fn table<'a, 'b>(
    files: &'a mut Files<'b>,
    mut contents: Vec<Contents>,
    selection: &Selection,
) -> Result<Table<'a, 'b>, FormatError> {
    let sides = choose(files, &slots(files, &contents), &contents, selection)?;
    let (sides_f, g) = sides.map_or((None, None), |sides| (sides.f, sides.g));
    let Some(slot) = g else {
        return Err(FormatError::NoVectors {
            files: files.names(),
            found: "no table of tokens".into(),
        });
    };
    orient(&Sides { f: sides_f, g: Some(slot.clone()) }, &mut contents);
    let mut sources = Sources { files, contents, spelled: Vec::new(), warnings: Vec::new() };
    let matrix = &mut sources.contents[slot.file].matrices[slot.matrix];
    let shape = Shape { rows: matrix.rows, columns: matrix.columns };
    let (scales, labels) = (matrix.scales.take(), matrix.labels.take());
    let body = std::mem::replace(&mut matrix.body, Body::Summed(Moments::new(0)));
    sources.check_shape(&slot, shape)?;
    Ok(Table { sources, slot, shape, scales, body, labels })
}

impl Sources<'_, '_> {
    /// Hands `take` all vectors of a table, some at a time.
    fn sweep(
        &mut self,
        slot: &Slot,
        body: Body,
        shape: Shape,
        scales: Option<&Scales>,
        take: &mut dyn FnMut(DMatrix<f64>),
    ) -> Result<(), FormatError> {
        match body {
            Body::Read { vectors, .. } => take(vectors.widened()),
            Body::Stored(stored) => self.swept(slot, &stored, shape, scales, take)?,
            Body::Packed(packed) => self.swept_packed(slot, &packed, shape, take)?,
            Body::Joined(pieces) => {
                for piece in pieces {
                    let shape = Shape { rows: piece.rows, ..shape };
                    self.swept(&piece.slot(slot), &piece.stored, shape, scales, take)?;
                }
            }
            Body::Summed(_) => {}
        }
        Ok(())
    }

    fn swept(
        &mut self,
        slot: &Slot,
        stored: &Stored,
        shape: Shape,
        scales: Option<&Scales>,
        take: &mut dyn FnMut(DMatrix<f64>),
    ) -> Result<(), FormatError> {
        self.check_in_order(slot, stored, shape)?;
        let (place, bytes) =
            (format!("table {:?}", slot.name), stored.encoding.size(shape.columns).unwrap_or(0));
        let mut scaled = |first: u64, mut block: DMatrix<f64>| {
            if let Some(scales) = scales {
                scales.apply(&mut block, |vector| first as usize + vector);
            }
            take(block);
        };
        self.at(slot, stored, bytes * shape.rows, |stream| {
            stored.sweep(stream, shape, &place, &mut scaled)
        })
    }

    /// The same of packed numbers, some thousand rows at a time.
    fn swept_packed(
        &mut self,
        slot: &Slot,
        packed: &Packed,
        shape: Shape,
        take: &mut dyn FnMut(DMatrix<f64>),
    ) -> Result<(), FormatError> {
        const ROWS: u64 = 4096;
        for first in (0..shape.rows).step_by(ROWS as usize) {
            let rows = RowSet::Only((first..shape.rows.min(first + ROWS)).collect());
            take(self.unpacked(slot, packed, shape, &rows)?.widened());
        }
        Ok(())
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
