//! The rows that are wanted of a table, with a label each: its own, those of a list in any of the
//! files, or made up.

use crate::{
    container::{
        stored::{Shape, Stored},
        zip,
    },
    contents::{
        Contents,
        label_list::{LabelList, Role},
        matrix::{Body, Packed, Piece},
        scales::Scales,
    },
    error::FormatError,
    rows::{filter::RowFilter, set::RowSet},
    select::slot::Slot,
    source::{input::Files, stream::ByteStream},
};
use theory::model::Columns;

/// A table's chosen rows.
pub(crate) struct LabelledRows {
    /// One a row.
    pub(crate) labels: Vec<String>,
    /// One a column, `d × n`.
    pub(crate) vectors: Columns,
    /// Which rows of the table these are.
    pub(crate) rows: RowSet,
    /// Rows of the table, read or not.
    pub(crate) in_file: u64,
}

/// All files and what is in them, while tables and lists are taken out.
pub(crate) struct Sources<'a, 'b> {
    pub(crate) files: &'a mut Files<'b>,
    pub(crate) contents: Vec<Contents>,
    /// How the list of tokens that was taken is spelled in its file, where that is not as text.
    pub(crate) spelled: Vec<String>,
    /// What the user should know of how rows and labels were found.
    pub(crate) warnings: Vec<String>,
}

/// Labels of rows that have none.
pub(crate) fn made_up(noun: &str, rows: impl Iterator<Item = u64>) -> Vec<String> {
    rows.map(|row| format!("{noun} {row}")).collect()
}

/// The wanted vectors of a table that is in memory already, perhaps without some of its rows.
fn picked(vectors: Columns, held: RowSet, wanted: RowSet, shape: Shape) -> (Columns, RowSet) {
    let RowSet::Only(wanted) = wanted else { return (vectors, held) };
    let numbers = (0..).zip(held.numbers(shape.rows));
    let (places, rows): (Vec<usize>, Vec<u64>) =
        numbers.filter(|(_, row)| wanted.binary_search(row).is_ok()).unzip();
    (vectors.select(&places), RowSet::Only(rows))
}

impl Sources<'_, '_> {
    /// The wanted rows of a table with their labels: its own, or those of a list, or made up.
    pub(crate) fn rows(
        &mut self,
        slot: &Slot,
        role: Role,
        noun: &str,
        keep: &RowFilter,
    ) -> Result<LabelledRows, FormatError> {
        let matrix = &mut self.contents[slot.file].matrices[slot.matrix];
        let shape = Shape { rows: matrix.rows, columns: matrix.columns };
        let (own, scales) = (matrix.labels.take(), matrix.scales.take());
        let body = std::mem::replace(
            &mut matrix.body,
            Body::Read { vectors: Columns::empty(0), rows: RowSet::All },
        );
        self.check_shape(slot, shape)?;
        let labels = if own.is_some() { None } else { self.list(slot, role, shape.rows)? };
        let (vectors, rows) = match body {
            Body::Read { vectors, rows }
                if own.is_none() && (rows == RowSet::All || keep.by_word()) =>
            {
                let wanted = self.plan(slot, shape, labels.as_deref(), noun, keep)?;
                picked(vectors, rows, wanted, shape)
            }
            Body::Read { vectors, rows } => (vectors, rows),
            Body::Summed(_) => (Columns::empty(shape.columns as usize), RowSet::Only(Vec::new())),
            Body::Stored(stored) => {
                let rows = self.plan(slot, shape, labels.as_deref(), noun, keep)?;
                (self.read_stored(slot, &stored, shape, &rows)?, rows)
            }
            Body::Packed(packed) => {
                let rows = self.plan(slot, shape, labels.as_deref(), noun, keep)?;
                (self.unpacked(slot, &packed, shape, &rows)?, rows)
            }
            Body::Joined(pieces) => {
                let rows = self.plan(slot, shape, labels.as_deref(), noun, keep)?;
                (self.read_pieces(slot, &pieces, shape, &rows)?, rows)
            }
        };
        let vectors = self.scaled(slot, vectors, scales, &rows, shape.rows)?;
        let labels = own.or_else(|| labels.map(|labels| rows.pick(labels))).unwrap_or_else(|| {
            let warning =
                format!("{noun} labels are made up: the files have none for {:?}", slot.name);
            self.warnings.push(warning);
            made_up(noun, rows.numbers(shape.rows))
        });
        Ok(LabelledRows { labels, vectors, rows, in_file: shape.rows })
    }

    /// The rows of a table that are wanted.
    fn plan(
        &mut self,
        slot: &Slot,
        shape: Shape,
        labels: Option<&[String]>,
        noun: &str,
        keep: &RowFilter,
    ) -> Result<RowSet, FormatError> {
        let file = self.files.name(slot.file);
        let (rows, warning) = keep.plan(file, noun, (shape.rows, shape.columns), labels)?;
        self.warnings.extend(warning);
        Ok(rows)
    }

    fn read_stored(
        &mut self,
        slot: &Slot,
        stored: &Stored,
        shape: Shape,
        rows: &RowSet,
    ) -> Result<Columns, FormatError> {
        let place = format!("table {:?}", slot.name);
        let bytes = rows.count(shape.rows) * stored.encoding.size(shape.columns).unwrap_or(0);
        self.at(slot, stored, bytes, |stream| stored.read(stream, shape, rows, &place))
    }

    /// The wanted rows of a table that lies in several places.
    fn read_pieces(
        &mut self,
        slot: &Slot,
        pieces: &[Piece],
        shape: Shape,
        rows: &RowSet,
    ) -> Result<Columns, FormatError> {
        let (mut first, mut read) = (0, Vec::new());
        for piece in pieces {
            let (slot, shape) = (piece.slot(slot), Shape { rows: piece.rows, ..shape });
            let wanted = rows.within(first, piece.rows);
            read.push(self.read_stored(&slot, &piece.stored, shape, &wanted)?);
            first += piece.rows;
        }
        Ok(Columns::join(read))
    }

    /// Packed rows as numbers: w = scale·q + offset, with the scale and offset of q's group.
    pub(crate) fn unpacked(
        &mut self,
        slot: &Slot,
        packed: &Packed,
        shape: Shape,
        rows: &RowSet,
    ) -> Result<Columns, FormatError> {
        let groups = Shape { columns: shape.columns / packed.group.max(1), ..shape };
        let mut read = |stored: &Stored, shape| {
            Ok::<_, FormatError>(self.read_stored(slot, stored, shape, rows)?.widened())
        };
        let mut numbers = read(&packed.quants, shape)?;
        let (scales, offsets) = (read(&packed.scales, groups)?, read(&packed.offsets, groups)?);
        for (j, mut vector) in numbers.column_iter_mut().enumerate() {
            for (i, q) in vector.iter_mut().enumerate() {
                let group = i / packed.group as usize;
                *q = scales[(group, j)] * *q + offsets[(group, j)];
            }
        }
        Ok(Columns::from(numbers.map(|w| w as f32)).checked())
    }

    /// The vectors of these rows, times the numbers that the file keeps apart from them.
    fn scaled(
        &mut self,
        slot: &Slot,
        vectors: Columns,
        scales: Option<Scales>,
        rows: &RowSet,
        in_file: u64,
    ) -> Result<Columns, FormatError> {
        let Some(scales) = scales else { return Ok(vectors) };
        if let Some(lengths) = scales.rows() {
            self.check_count(slot.file, "lengths", lengths, (in_file, &slot.name))?;
        }
        let mut vectors = vectors.widened();
        scales.apply(&mut vectors, |kept| rows.number(kept) as usize);
        Ok(vectors.into())
    }

    /// Hands `take` the bytes of a table from its first number on, of which so many will be read.
    pub(crate) fn at<T>(
        &mut self,
        slot: &Slot,
        stored: &Stored,
        bytes: u64,
        take: impl FnOnce(&mut dyn ByteStream) -> Result<T, FormatError>,
    ) -> Result<T, FormatError> {
        let file = self.files.name(slot.file).to_string();
        let mut input = self.files.input(slot.file);
        let Some(member) = stored.member else {
            input.go(stored.offset)?;
            input.will_read(bytes);
            return take(&mut input);
        };
        zip::read(&mut input, &file, member, |stream| {
            stream.skip(stored.offset, &format!("table {:?}", slot.name))?;
            take(stream)
        })
    }

    /// An error for a table without numbers, however many vectors it announces.
    pub(crate) fn check_shape(
        &self,
        slot: &Slot,
        Shape { rows, columns }: Shape,
    ) -> Result<(), FormatError> {
        if rows > 0 && columns > 0 {
            return Ok(());
        }
        Err(FormatError::Malformed {
            file: self.files.name(slot.file).into(),
            place: format!("table {:?}", slot.name),
            found: format!("{rows} vectors of {columns} components"),
            expected: "at least one vector of at least one component".into(),
        })
    }

    /// The names of that role with one entry a row: from the table's own file, else from another;
    /// if no list says what it is for, one with the right number of entries.
    pub(crate) fn list(
        &mut self,
        slot: &Slot,
        role: Role,
        rows: u64,
    ) -> Result<Option<Vec<String>>, FormatError> {
        let order: Vec<usize> =
            (0..self.files.len()).map(|i| (slot.file + i) % self.files.len()).collect();
        let find = |is: &dyn Fn(&LabelList) -> bool| {
            order
                .iter()
                .find_map(|&file| Some((file, self.contents[file].lists.iter().position(is)?)))
        };
        // A list that does not fit may belong to another part of the array.
        let is_part = slot.array(&self.contents).is_some();
        let lone = role != Role::ContextGroups
            && self.contents.iter().map(|c| c.matrices.len()).sum::<usize>() == 1;
        let found = find(&|list| list.role == role && list.entries.len() as u64 == rows)
            .or_else(|| find(&|list| list.role == role && list.fits(rows)))
            .or_else(|| find(&|list| !is_part && list.role == role))
            .or_else(|| {
                find(&|list| {
                    role != Role::ContextGroups && list.role == Role::Either && list.fits(rows)
                })
            })
            .or_else(|| find(&|list| lone && list.role == Role::Either))
            .or_else(|| find(&|list| lone && list.is_text() && list.fits(rows)))
            .or_else(|| {
                let counts = |list: &LabelList| list.entries.len() as u64 == rows;
                find(&|list| lone && list.role != Role::ContextGroups && counts(list))
            });
        let Some((file, at)) = found else { return Ok(None) };
        let mut list = self.contents[file].lists.remove(at);
        if list.role == Role::Tokens {
            self.spelled = std::mem::take(&mut self.contents[file].spelled);
            if list.counts_from_one(rows) && !self.spelled.is_empty() {
                self.spelled.remove(0);
            }
        }
        self.warnings.extend(list.adapt(self.files.name(file), rows));
        self.check_count(file, &list.place, list.entries.len(), (rows, &slot.name))?;
        Ok(Some(list.entries))
    }

    pub(crate) fn check_count(
        &self,
        file: usize,
        place: &str,
        found: usize,
        of: (u64, &str),
    ) -> Result<(), FormatError> {
        let (rows, table) = of;
        if found as u64 == rows {
            return Ok(());
        }
        let (file, place, found) = (self.files.name(file).into(), place.into(), found as u64);
        Err(FormatError::Count {
            file,
            place,
            found,
            expected: rows,
            of: format!("the {rows} rows of table {table:?}"),
        })
    }
}
