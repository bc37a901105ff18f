//! What the bytes of a table go through before they are parted into records.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

/// Longest record accepted (an unclosed quote would make one of the rest of the file).
const MAX_RECORD: u64 = 64 << 20;

/// Stops reading when one record swallows too much, and leaves one space of several where spaces
/// part the fields.
pub(super) struct Guard<R> {
    pub(super) inner: R,
    /// Bytes since the last record; whoever takes one sets it to 0.
    pub(super) since: Rc<Cell<u64>>,
    pub(super) spaces: Option<Spaces>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_RECORD {
            return Err(io::Error::other(format!(
                "a record of more than {MAX_RECORD} bytes (is a quote not closed?)"
            )));
        }
        let count = match &mut self.spaces {
            Some(spaces) => spaces.read(&mut self.inner, buffer)?,
            None => self.inner.read(buffer)?,
        };
        self.since.set(self.since.get() + count as u64);
        Ok(count)
    }
}

/// Columns that stand one below the other have several spaces between them, before the first, and
/// behind the last.
#[derive(Default)]
pub(super) struct Spaces {
    /// Whether a field of the line has gone by.
    inside: bool,
    /// Whether a space is due before the next field.
    due: bool,
}

impl Spaces {
    /// Reads so that the buffer has room for a space that is due from before.
    fn read(&mut self, inner: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.len() < 2 {
            return inner.read(buffer);
        }
        loop {
            let count = inner.read(&mut buffer[1..])?;
            let mut out = 0;
            for at in 1..=count {
                let byte = buffer[at];
                match byte {
                    b' ' | b'\t' => self.due = self.inside,
                    b'\n' | b'\r' => (self.inside, self.due) = (false, false),
                    _ if self.due => {
                        buffer[out] = b' ';
                        out += 1;
                        self.due = false;
                    }
                    _ => self.inside = true,
                }
                if !matches!(byte, b' ' | b'\t') {
                    buffer[out] = byte;
                    out += 1;
                }
            }
            if count == 0 || out > 0 {
                return Ok(out);
            }
        }
    }
}
