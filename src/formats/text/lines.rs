//! Lines of a text file, streamed through a fixed buffer.

use std::io::Read;

use crate::{error::FormatError, source::input::Input, text::decimal};

/// Longest line accepted.
const MAX_LINE: usize = 64 << 20;

/// The UTF-8 byte order mark.
pub(crate) const BOM: &[u8] = b"\xef\xbb\xbf";

/// A cursor over lines, without their ends (`\n` or `\r\n`) and without a byte order mark.
pub(crate) struct Lines<'a, 'b> {
    input: &'a mut Input<'b>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Lines returned so far: the number of the last one, from 1.
    number: u64,
    /// Byte in the file where the last line begins.
    at: u64,
    next_at: u64,
    pub(crate) crlf: bool,
    pub(crate) bom: bool,
}

impl<'a, 'b> Lines<'a, 'b> {
    /// From the first byte on.
    pub(crate) fn new(input: &'a mut Input<'b>) -> Result<Self, FormatError> {
        input.go(0)?;
        let buffer = vec![0; input.chunk()];
        Ok(Self {
            input,
            buffer,
            start: 0,
            end: 0,
            number: 0,
            at: 0,
            next_at: 0,
            crlf: false,
            bom: false,
        })
    }

    /// The next line, or nothing at the end of the file.
    pub(crate) fn next(&mut self) -> Result<Option<&[u8]>, FormatError> {
        let Some(length) = self.find()? else { return Ok(None) };
        let start = self.start;
        let mut line = start..start + length;
        self.number += 1;
        self.at = self.next_at;
        let ended = (start + length < self.end) as usize;
        self.next_at += (length + ended) as u64;
        self.start += length + ended;
        if self.buffer[line.clone()].last() == Some(&b'\r') {
            line.end -= 1;
            self.crlf = true;
        }
        if self.number == 1 && self.buffer[line.clone()].starts_with(BOM) {
            line.start += BOM.len();
            self.at += BOM.len() as u64;
            self.bom = true;
        }
        Ok(Some(&self.buffer[line]))
    }

    /// Length of the line at `start`, reading on until its end is in the buffer.
    fn find(&mut self) -> Result<Option<usize>, FormatError> {
        let mut searched = 0;
        loop {
            let held = &self.buffer[self.start..self.end];
            if let Some(length) = memchr::memchr(b'\n', &held[searched..]) {
                return Ok(Some(searched + length));
            }
            searched = held.len();
            if !self.read_more()? {
                return Ok((searched > 0).then_some(searched));
            }
        }
    }

    fn read_more(&mut self) -> Result<bool, FormatError> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        if self.end == self.buffer.len() {
            self.grow()?;
        }
        let count = self.input.read(&mut self.buffer[self.end..]).map_err(|e| self.input.io(e))?;
        self.end += count;
        Ok(count > 0)
    }

    fn grow(&mut self) -> Result<(), FormatError> {
        if self.buffer.len() >= MAX_LINE {
            return Err(FormatError::TooLarge {
                file: self.file().into(),
                place: format!("line {}", self.number + 1),
                found: format!("more than {MAX_LINE} bytes without a line end"),
                limit: format!("{MAX_LINE} bytes"),
                advice: "",
            });
        }
        self.buffer.resize(self.buffer.len() * 2, 0);
        Ok(())
    }

    /// File name.
    pub(crate) fn file(&self) -> &str {
        self.input.name()
    }

    /// Number of the last line, from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The last line's place, for errors.
    pub(crate) fn place(&self) -> String {
        format!("line {}", self.number)
    }

    /// What was passed over in silence while reading.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let file = self.file();
        let bom = self.bom.then(|| format!("{file}: skipped the byte order mark"));
        let crlf = self.crlf.then(|| format!("{file}: lines end in CR LF; the CR was dropped"));
        bom.into_iter().chain(crlf).collect()
    }
}

/// How many lines are comments before a table, as NumPy writes them over its numbers. A word `#`
/// has numbers behind it, and a title `#` is one of as many as there are columns.
pub(crate) fn comments<'a>(lines: &[&'a [u8]]) -> usize {
    let is_part = |b: &u8| b" 	,;|".contains(b);
    let fields = |line: &'a [u8]| line.split(is_part).filter(|part: &&[u8]| !part.is_empty());
    let is_number = |field: &[u8]| decimal::whole(field).is_some();
    let signed = |line: &[u8]| line.starts_with(b"#") || line.starts_with(b"//");
    // Nothing but numbers below: then what says a shape is no word either, `# shape 2 3`.
    let bare = lines.iter().find(|line| !signed(line));
    let bare = bare.is_some_and(|line| fields(line).count() > 1 && fields(line).all(is_number));
    let says = |line: &&'a [u8]| {
        let last = fields(line).next_back().unwrap_or_default();
        let speaks = || fields(line).skip(1).any(|field| !is_number(field));
        signed(line) && (!is_number(last) || bare && speaks())
    };
    let count = lines.iter().take_while(|line| says(line)).count();
    let Some(next) = lines.get(count) else { return 0 };
    let fields = |line: &[u8], sign: u8| line.iter().filter(|&&b| b == sign).count();
    let is_title = |line: &[u8]| {
        let alike = |&sign: &u8| fields(line, sign) > 0 && fields(line, sign) == fields(next, sign);
        b"	,;|".iter().any(alike)
    };
    if count > 0 && is_title(lines[count - 1]) { count - 1 } else { count }
}
