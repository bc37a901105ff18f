//! What stands where there is no number.

/// What stands where there is no number, in small letters; not a number and infinity are none.
const MISSING: [&str; 44] = [
    "",
    "na",
    "n/a",
    "<na>",
    "#n/a",
    "#na",
    "null",
    "none",
    "nil",
    "missing",
    "-",
    "--",
    "–",
    "—",
    ".",
    "?",
    "#value!",
    "#div/0!",
    "#ref!",
    "#num!",
    "#name?",
    "#null!",
    "nan",
    "-nan",
    "+nan",
    "#nan",
    "<nan>",
    "nat",
    "inf",
    "+inf",
    "-inf",
    "infinity",
    "+infinity",
    "-infinity",
    // As Microsoft's libraries print them.
    "1.#qnan",
    "-1.#qnan",
    "1.#ind",
    "-1.#ind",
    "1.#inf",
    "-1.#inf",
    "∞",
    "-∞",
    "−∞",
    // A list of no numbers.
    "[]",
];

/// Whether a field says that there is no number.
pub(crate) fn is_missing(field: &[u8]) -> bool {
    let field = field.trim_ascii();
    // The longest have so many bytes; all others are seen at a glance.
    field.len() <= 9
        && (!field.first().is_some_and(u8::is_ascii_digit) || field.contains(&b'#'))
        && MISSING.iter().any(|known| field.eq_ignore_ascii_case(known.as_bytes()))
}
