//! Numbers as accounts have them: with the sign of their money, and negative in brackets.

/// Signs and codes of money, which stand before a number or behind it.
const MONEY: [&str; 34] = [
    "$", "€", "£", "¥", "￥", "₹", "₽", "₩", "₺", "¢", "₴", "₪", "฿", "₫", "US$", "A$", "C$", "R$",
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "BRL",
    "kr", "zł", "Kč",
];

/// What of a number in an account stands without the sign of its money, and without the brackets or
/// the sign behind it that make it negative, and 1 or -1 for its sign.
pub(super) fn accounted(field: &[u8]) -> Option<(&[u8], f64)> {
    let of_money = |field: &[u8]| MONEY.iter().any(|sign| field.starts_with(sign.as_bytes()));
    let is_size = |field: &&[u8]| {
        field.first().is_some_and(|&b| b.is_ascii_digit() || b == b'.') || of_money(field)
    };
    let bracketed = field.strip_prefix(b"(").and_then(|field| field.strip_suffix(b")"));
    if let Some(size) = bracketed.or(field.strip_suffix(b"-")).filter(is_size) {
        return Some((size, -1.0));
    }
    let minus = field.strip_prefix(b"-").or(field.strip_prefix("\u{2212}".as_bytes()));
    let of = |signs: &str, number| without_sign(number, signs.as_bytes());
    let bare = |number: &&[u8]| !of_money(number);
    let money = |number| MONEY.iter().find_map(|signs| of(signs, number)).filter(bare);
    match minus.filter(|field| of_money(field)) {
        Some(size) => Some((money(size).filter(is_size)?, -1.0)),
        None => Some((money(field)?, 1.0)),
    }
}

/// A number without this sign before or behind it, and without the space between them.
fn without_sign<'a>(number: &'a [u8], sign: &[u8]) -> Option<&'a [u8]> {
    match number.strip_prefix(sign) {
        Some(number) => Some(number.trim_ascii_start()),
        None => number.strip_suffix(sign).map(without_space),
    }
}

/// A number without the space before its unit.
pub(super) fn without_space(number: &[u8]) -> &[u8] {
    let spaces = ["\u{a0}", "\u{202f}", " "];
    spaces.iter().find_map(|space| number.strip_suffix(space.as_bytes())).unwrap_or(number)
}
