//! Round numbers along an axis.

/// Round multiples of 1, 2 or 5 times a power of ten from `low` to `high`, about `count` of them
/// (between half and twice as many). Nothing for an empty or unbounded range.
pub fn ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let span = high - low;
    if !(span.is_finite() && span > 0.0) || count == 0 {
        return Vec::new();
    }
    let step = round_step(span / count as f64);
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    (first..=last).map(|k| k as f64 * step).collect()
}

/// The multiple of 1, 2 or 5 times a power of ten nearest to a wish above 0.
pub(super) fn round_step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let nearest = [1.0, 2.0, 5.0, 10.0].into_iter().find(|m| m * power >= raw * 0.7);
    nearest.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(ticks(-0.1, 1.02, 5), vec![0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
        assert!(ticks(1.0, 1.0, 5).is_empty());
        assert!(ticks(0.0, f64::NAN, 5).is_empty());
    }
}
