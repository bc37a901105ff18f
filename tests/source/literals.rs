//! The string literals of source files.

/// A string literal of a source file.
pub struct Literal<'a> {
    /// As it is written.
    pub text: &'a str,
    /// The code before it.
    pub before: &'a str,
    /// The code behind it.
    #[allow(dead_code, reason = "read by one of the tests that share this file")]
    pub after: &'a str,
}

/// The plain string literals of Rust code. Comments are passed over, and so are raw strings: they
/// hold code.
pub fn literals(code: &str) -> Vec<Literal<'_>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if raw_fence(rest).is_some() => {
                let close = format!("\"{}", raw_fence(rest).unwrap_or_default());
                let inside = close.len() + 1;
                let end = rest.get(inside..).and_then(|text| text.find(&close));
                end.map_or(rest.len(), |end| inside + end + close.len())
            }
            _ if rest.starts_with("'\"'") => 3,
            _ if rest.starts_with('"') => {
                let end = closing_quote(rest);
                let (before, after) = (&code[..at], rest.get(end + 1..).unwrap_or(""));
                found.push(Literal { text: &rest[1..end], before, after });
                end + 1
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += length;
    }
    found
}

/// The hashes of the raw string that a text begins with; none where it begins with something else.
fn raw_fence(text: &str) -> Option<&str> {
    let behind = text.strip_prefix('r')?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    behind[hashes..].starts_with('"').then(|| &behind[..hashes])
}

/// Where the literal ends that a text begins with.
fn closing_quote(text: &str) -> usize {
    let mut escaped = false;
    let is_end = |(_, c): &(usize, char)| {
        let end = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        end
    };
    text.char_indices().skip(1).find(is_end).map_or(text.len(), |(at, _)| at)
}
