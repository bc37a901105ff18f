//! Numbers as people read them.

/// A figure with about three significant digits; a true minus sign; tiny and huge ones as powers of ten.
pub fn figure(x: f64) -> String {
    let size = x.abs();
    let text = match size {
        _ if !x.is_finite() => return "–".into(),
        0.0 => "0".into(),
        s if s < 1e6 && (s - s.round()).abs() <= WHOLE * s => format!("{x:.0}"),
        s if s < 1e-3 => format!("{x:.0e}"),
        s if s < 10.0 => format!("{x:.3}"),
        s if s < 100.0 => format!("{x:.2}"),
        s if s < 1000.0 => format!("{x:.1}"),
        s if s < 1e6 => format!("{x:.0}"),
        _ => format!("{x:.1e}"),
    };
    text.replace('-', "−")
}

/// A number this close to a whole one, relative to its size, is written as that.
const WHOLE: f64 = 1e-13;

/// A count with thin separators: 2,223.
pub fn count(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A probability with three decimals.
pub fn probability(p: f64) -> String {
    if p > 0.0 && p < 5e-4 { format!("{p:.0e}").replace('-', "−") } else { format!("{p:.3}") }
}

/// A typed number; a decimal comma and a true minus sign are understood.
pub fn typed(text: &str) -> Option<f64> {
    text.trim().replace('−', "-").replace(',', ".").parse().ok().filter(|x: &f64| x.is_finite())
}
