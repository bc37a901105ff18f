//! Reading at any place from something that hands out slices, such as a browser's file.

use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use crate::source::{CHUNK, ReadSeek};

/// Length of the first piece after a jump, so that rows spread over a large file do not fetch all
/// of it.
const FIRST_PIECE: usize = 16 << 10;

/// Spans nearer to each other than this are fetched as one: a slice costs about as much as so many
/// bytes.
const NEAR: u64 = 64 << 10;

/// Bytes of known size that are copied out slice by slice, each at a cost.
pub trait Slices {
    /// Size in bytes.
    fn size(&self) -> u64;

    /// Fills `into` with the bytes from `start` on; all of them are there.
    ///
    /// # Errors
    /// What the source says.
    fn copy(&self, start: u64, into: &mut [u8]) -> Result<()>;

    /// Fills `into` with slices (start, length), one after another; all of them are there.
    ///
    /// # Errors
    /// What the source says.
    fn gather(&self, slices: &[(u64, usize)], mut into: &mut [u8]) -> Result<()> {
        for &(start, length) in slices {
            let (slice, rest) = into.split_at_mut(length);
            self.copy(start, slice)?;
            into = rest;
        }
        Ok(())
    }
}

/// [`Slices`] as `Read + Seek`: fetches a piece, serves small reads from it, and adapts its length
/// to how it is read.
pub struct Pieces<S> {
    source: S,
    position: u64,
    piece: Vec<u8>,
    piece_start: u64,
    /// Where the last fetch ended, and how long it was.
    last: (u64, usize),
}

impl<S: Slices> Pieces<S> {
    /// Stands at the first byte; nothing is fetched yet.
    pub fn of(source: S) -> Self {
        Self { source, position: 0, piece: Vec::new(), piece_start: 0, last: (0, 0) }
    }

    /// Size in bytes.
    pub fn size(&self) -> u64 {
        self.source.size()
    }

    fn buffered(&self) -> &[u8] {
        let offset =
            self.position.checked_sub(self.piece_start).and_then(|o| usize::try_from(o).ok());
        offset.and_then(|o| self.piece.get(o..)).unwrap_or(&[])
    }

    /// The length to fetch next: twice the last one if it was read to its end, else a short one.
    fn next_length(&self) -> usize {
        let (end, length) = self.last;
        if self.position == end { (2 * length).clamp(FIRST_PIECE, CHUNK) } else { FIRST_PIECE }
    }

    fn fetch(&mut self, length: usize) -> Result<()> {
        self.piece.resize(length, 0);
        self.piece_start = self.position;
        self.last = (self.position + length as u64, length);
        let fetched = self.source.copy(self.position, &mut self.piece);
        if fetched.is_err() {
            self.piece.clear();
        }
        fetched
    }
}

impl<S: Slices> Read for Pieces<S> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let left = usize::try_from(self.size().saturating_sub(self.position)).unwrap_or(usize::MAX);
        if left == 0 || into.is_empty() {
            return Ok(0);
        }
        let mut count = self.buffered().len().min(into.len());
        if count == 0 {
            let length = self.next_length();
            if into.len() >= length {
                count = left.min(into.len());
                self.source.copy(self.position, &mut into[..count])?;
                self.position += count as u64;
                self.last = (self.position, count);
                return Ok(count);
            }
            self.fetch(left.min(length))?;
            count = self.piece.len().min(into.len());
        }
        into[..count].copy_from_slice(&self.buffered()[..count]);
        self.position += count as u64;
        Ok(count)
    }
}

impl<S: Slices> Seek for Pieces<S> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(offset) => self.size().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = target.ok_or_else(|| {
            Error::new(ErrorKind::InvalidInput, "seek before the start of the file")
        })?;
        Ok(self.position)
    }
}

impl<S: Slices> ReadSeek for Pieces<S> {
    /// Long spans are fetched in pieces, straight to where they belong: a browser holds what it
    /// hands out until it is copied.
    fn read_spans(&mut self, spans: &[(u64, usize)], mut into: &mut [u8]) -> Result<()> {
        let is_short = |&(_, length): &(u64, usize)| length <= CHUNK;
        let short: Vec<_> = spans.iter().copied().filter(is_short).collect();
        let Merged { slices, places, total } = Merged::of(&short);
        let end = spans.last().map_or(0, |&(start, length)| start + length as u64);
        if end > self.size() {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; total];
        if !slices.is_empty() {
            self.source.gather(&slices, &mut bytes)?;
        }
        let mut parts = places
            .into_iter()
            .zip(&short)
            .map(|(at, &(_, length))| &bytes[at..][..length])
            .peekable();
        for span @ &(start, length) in spans {
            let (own, rest) = into.split_at_mut(length);
            match parts.next_if(|_| is_short(span)) {
                Some(part) => own.copy_from_slice(part),
                None => {
                    for (piece, at) in own.chunks_mut(CHUNK).zip((start..).step_by(CHUNK)) {
                        self.source.copy(at, piece)?;
                    }
                }
            }
            into = rest;
        }
        self.position = end;
        Ok(())
    }
}

/// Slices that cover spans, near ones together.
struct Merged {
    slices: Vec<(u64, usize)>,
    /// Where in the slices each span begins.
    places: Vec<usize>,
    /// Bytes of all slices.
    total: usize,
}

impl Merged {
    fn of(spans: &[(u64, usize)]) -> Self {
        let mut merged = Self { slices: Vec::new(), places: Vec::new(), total: 0 };
        for &(start, length) in spans {
            match merged.slices.last_mut() {
                Some((from, covered)) if start.wrapping_sub(*from + *covered as u64) < NEAR => {
                    let grown = (start - *from) as usize + length;
                    merged.total += grown - *covered;
                    *covered = grown;
                }
                _ => {
                    merged.slices.push((start, length));
                    merged.total += length;
                }
            }
            merged.places.push(merged.total - length);
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Bytes that count their way up, and the slices that were asked for.
    #[derive(Default)]
    struct Counted {
        size: usize,
        asked: RefCell<Vec<usize>>,
    }

    fn byte(at: u64) -> u8 {
        (at % 251) as u8
    }

    impl Slices for &Counted {
        fn size(&self) -> u64 {
            self.size as u64
        }

        fn copy(&self, start: u64, into: &mut [u8]) -> Result<()> {
            assert!(start + into.len() as u64 <= self.size());
            self.asked.borrow_mut().push(into.len());
            (start..).zip(into).for_each(|(at, b)| *b = byte(at));
            Ok(())
        }
    }

    fn check(pieces: &mut Pieces<&Counted>, start: u64, count: usize) {
        let mut bytes = vec![0; count];
        pieces.seek(SeekFrom::Start(start)).expect("inside");
        pieces.read_exact(&mut bytes).expect("inside");
        assert!((start..).zip(&bytes).all(|(at, &b)| b == byte(at)), "{count} bytes at {start}");
    }

    #[test]
    fn bytes_are_the_same_at_any_place() {
        let source = Counted { size: 10_000_003, ..Counted::default() };
        let mut pieces = Pieces::of(&source);
        for (start, count) in
            [(0, 9), (16_380, 8), (16_380, 70_000), (5, 1), (9_999_000, 1003), (1, 9_000_000)]
        {
            check(&mut pieces, start, count);
        }
        assert_eq!(pieces.seek(SeekFrom::End(4)).expect("behind the end"), 10_000_007);
        assert_eq!(pieces.read(&mut [0; 4]).expect("nothing"), 0);
        assert!(pieces.seek(SeekFrom::Current(-10_000_008)).is_err());
    }

    #[test]
    fn spans_are_the_same_bytes_near_or_far() {
        let source = Counted { size: 10_000_003, ..Counted::default() };
        let mut pieces = Pieces::of(&source);
        let spans = [(3, 10), (13, 5), (900, 7), (2_000_000, 9), (9_999_999, 4)];
        let mut bytes = vec![0; 35];
        pieces.read_spans(&spans, &mut bytes).expect("inside");
        let expected: Vec<u8> =
            spans.iter().flat_map(|&(start, n)| (start..start + n as u64).map(byte)).collect();
        assert_eq!(bytes, expected);
        assert_eq!(source.asked.take(), [904, 9, 4]);
        assert_eq!(pieces.stream_position().expect("known"), 10_000_003);
        assert!(pieces.read_spans(&[(9_999_999, 5)], &mut [0; 5]).is_err());
    }

    #[test]
    fn long_spans_are_fetched_in_pieces_among_short_ones() {
        let source = Counted { size: 3 * CHUNK, ..Counted::default() };
        let mut pieces = Pieces::of(&source);
        let spans = [(3, 10), (100, CHUNK + 7), (2 * CHUNK as u64, 9)];
        let mut bytes = vec![0; CHUNK + 26];
        pieces.read_spans(&spans, &mut bytes).expect("inside");
        let expected = spans.iter().flat_map(|&(start, n)| (start..start + n as u64).map(byte));
        assert!(expected.eq(bytes));
        assert_eq!(source.asked.take(), [10, 9, CHUNK, 7]);
    }

    #[test]
    fn pieces_double_while_reading_goes_straight_on() {
        let source = Counted { size: 20 << 20, ..Counted::default() };
        let mut pieces = Pieces::of(&source);
        for start in (0..20 << 20).step_by(1 << 10) {
            check(&mut pieces, start, 1 << 10);
        }
        let asked = source.asked.take();
        assert!(asked.len() < 14, "{asked:?}");
        assert_eq!(asked.iter().max(), Some(&CHUNK));
        assert_eq!(asked.iter().sum::<usize>(), source.size);
    }

    #[test]
    fn spread_out_reads_fetch_little_more_than_they_need() {
        let source = Counted { size: 20 << 20, ..Counted::default() };
        let mut pieces = Pieces::of(&source);
        for start in (0..20 << 20).step_by(1 << 18) {
            check(&mut pieces, start, 1 << 13);
        }
        assert_eq!(source.asked.take(), vec![FIRST_PIECE; 80]);
    }
}
