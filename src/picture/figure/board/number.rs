//! Numbers as texts.

/// Powers of ten outside this range are written with an exponent.
const PLAIN: std::ops::Range<i32> = -3..6;

/// A number with about three significant digits and a true minus sign, e.g. 0.758, −12.4, 3e−14.
pub fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if !value.is_finite() {
        return if value.is_nan() {
            "–".to_owned()
        } else {
            format!("{}∞", if value < 0.0 { "−" } else { "" })
        };
    }
    let power = value.abs().log10().floor() as i32;
    if PLAIN.contains(&power) {
        signed(&format!("{value:.*}", (2 - power).max(0) as usize))
    } else {
        signed(&format!("{value:.0e}"))
    }
}

/// A number with as many decimals as the largest of its column needs for three digits; a smaller
/// one that would vanish is written as [`number`] does.
pub(in crate::figure) fn number_among(value: f64, largest: f64) -> String {
    let power = largest.abs().max(f64::MIN_POSITIVE).log10().floor() as i32;
    let decimals = (2 - power).max(0) as usize;
    let vanishes = value != 0.0 && value.abs() < 0.5 * 10f64.powi(-(decimals as i32));
    if vanishes || !value.is_finite() || !PLAIN.contains(&power) {
        number(value)
    } else {
        signed(&format!("{value:.decimals$}"))
    }
}

/// A tick's number, with as many decimals as its step needs.
pub(in crate::figure) fn tick(value: f64, step: f64) -> String {
    let power = step.abs().log10().floor() as i32;
    if PLAIN.contains(&power) {
        signed(&format!("{value:.*}", (-power).max(0) as usize))
    } else {
        signed(&format!("{value:e}"))
    }
}

fn signed(text: &str) -> String {
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_three_digits() {
        let shown = [0.7584, -12.44, 2.9e-14, 0.0, 509.0, 1.0, f64::NAN].map(number);
        assert_eq!(shown, ["0.758", "−12.4", "3e−14", "0", "509", "1.00", "–"]);
    }
}
