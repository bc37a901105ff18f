//! The fields of a line of pairs, and the signs that part them.

/// Signs that stand between two words, where [`ARROW`] is the separator.
pub(crate) const ARROWS: [&str; 40] = [
    "<-->", "<->", "<=>", "<--", "<-", "←", "⇐", "-->", "==>", "|->", "->", "=>", "~>", "↔", "⇔",
    "→", "⟶", "⇒", "↦", "➔", " vs. ", " vs ", " VS ", " Vs. ", " Vs ", " VS. ", " versus ",
    " Versus ", " >> ", " :: ", " : ", " — ", " – ", " - ", " & ", " > ", " v. ", " v ", " to ",
    " ~ ",
];

/// How many of them part two words whatever the file is called.
pub(crate) const SURE_ARROWS: usize = 31;

/// How many of them part two words behind a bullet or a number: dashes too.
pub(crate) const LISTED_ARROWS: usize = 34;

/// Stands for any of [`ARROWS`] as a separator.
pub(crate) const ARROW: u8 = b'>';

/// Whether an arrow comes from what stands behind it.
pub(crate) fn points_left(arrow: &str) -> bool {
    ["<--", "<-", "←", "⇐"].contains(&arrow)
}

/// The fields of a line, without quotes around them.
pub(super) fn fields(line: &str, separator: char) -> Vec<String> {
    if separator == char::from(ARROW) {
        let arrow = ARROWS.iter().find(|arrow| line.contains(*arrow));
        // A row of LaTeX ends in two bars.
        let line = line.trim_end();
        let line = line.strip_suffix("\\\\").unwrap_or(line);
        let mut fields: Vec<String> =
            line.split(arrow.copied().unwrap_or(">")).map(str::to_string).collect();
        // What an arrow to the left comes from stands behind it.
        if arrow.is_some_and(|arrow| points_left(arrow)) {
            fields.reverse();
        }
        return fields;
    }
    if separator == ' ' {
        return line.split_whitespace().map(str::to_string).collect();
    }
    // Two pairs of one analogy: "France:Paris::Italy:Rome".
    if separator == ':' && line.contains("::") {
        return line.split(':').filter(|field| !field.is_empty()).map(str::to_string).collect();
    }
    if separator == '\t' || !line.contains('"') {
        return line.split(separator).map(str::to_string).collect();
    }
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                field.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            _ if c == separator && !quoted => fields.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    fields.push(field);
    fields
}
