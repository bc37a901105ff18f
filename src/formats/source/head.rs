//! The beginning of a file, by which its kind is told.

use super::input::Input;
use crate::error::FormatError;

/// Bytes of the beginning that [`detect`](crate::detect) wants to see (fewer if the file is
/// shorter).
pub const HEAD: u64 = 64 << 10;

/// So many lines of a text tell what it is.
const ENOUGH: usize = 6;

/// Most bytes of a text with long lines: a row of 4096 numbers takes up to 90 kB, and may stand
/// below titles that are as long.
const MOST: u64 = 16 << 20;

/// The bytes from `start` on by which a kind is told: [`HEAD`] of them, or more where a text has
/// lines so long that these would be few. The end of such a text ends its last line.
pub(crate) fn head_from(input: &mut Input, start: u64) -> Result<Vec<u8>, FormatError> {
    let mut size = HEAD;
    loop {
        let mut head = input.up_to_from(start, size)?;
        let ended = (head.len() as u64) < size;
        if ended && size > HEAD && !head.ends_with(b"\n") {
            head.push(b'\n');
        }
        if ended || size >= MOST || !has_long_lines(&head) {
            return Ok(head);
        }
        size *= 4;
    }
}

/// Whether these bytes are text of few lines, and not JSON, which has its lines anywhere.
fn has_long_lines(head: &[u8]) -> bool {
    let is_json = matches!(head.trim_ascii_start().first(), Some(b'{' | b'['));
    let lines = memchr::memchr_iter(b'\n', head).take(ENOUGH).count();
    !is_json && lines < ENOUGH && !is_binary(head)
}

/// Whether bytes hold control characters that no text has.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|&b| b < b' ' && !b"\t\n\r\x0c\x1b".contains(&b))
}
