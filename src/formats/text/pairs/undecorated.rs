//! Lines of a list without bullets, numbers and brackets.

/// The lines of a list without their bullets or numbers, or without the brackets around each, and
/// without lines of brackets alone; nothing where some line has neither.
pub(crate) fn undecorated<'a>(lines: &[&'a [u8]]) -> Option<Vec<&'a [u8]>> {
    let plain: Option<Vec<&[u8]>> =
        lines.iter().filter(|line| !is_bracket(line)).map(|line| inside(line)).collect();
    plain.filter(|plain| !plain.is_empty())
}

/// Whether a line is the beginning or the end of a list in brackets.
pub(super) fn is_bracket(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    matches!(line, [b'[' | b'(' | b'{' | b']' | b')' | b'}'] | b"]," | b"),")
        || line.ends_with(b"= [")
}

/// What stands behind a number in brackets: `(1) king - queen`.
fn in_brackets(line: &[u8]) -> Option<&[u8]> {
    let rest = line.strip_prefix(b"(").or(line.strip_prefix(b"["))?;
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    match &rest[digits..] {
        [b')' | b']', b' ', behind @ ..] if digits > 0 => Some(behind),
        _ => None,
    }
}

fn inside(line: &[u8]) -> Option<&[u8]> {
    let line = line.trim_ascii();
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    let numbered = match &line[digits..] {
        [b'.' | b')' | b':', rest @ ..] if digits > 0 && rest.starts_with(b" ") => Some(rest),
        [b'\t', rest @ ..] if digits > 0 && !rest.contains(&b'\t') => Some(rest),
        _ => in_brackets(line),
    };
    let bullets: [&[u8]; 4] = [b"- ", b"* ", b"+ ", "• ".as_bytes()];
    let bulleted = bullets.iter().find_map(|bullet| line.strip_prefix(*bullet)).or(numbered);
    let bare = bulleted.unwrap_or(line).trim_ascii();
    let bare = bare.strip_suffix(b",").unwrap_or(bare);
    let bracketed = match bare {
        [b'(', inner @ .., b')'] | [b'[', inner @ .., b']'] => Some(inner),
        _ => None,
    };
    bracketed.or(bulleted.map(|_| bare))
}
