//! Whole numbers that a page and its workers can tell each other.

/// The largest one: beyond, numbers of the browser pass over some.
pub const LARGEST_WHOLE: u64 = (1 << 53) - 1;

/// The whole number that was typed, such as a seed, as far as there is one.
pub fn whole(typed: f64) -> u64 {
    (typed as u64).min(LARGEST_WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stays_within_what_can_be_told() {
        let typed = [-3.0, 7.9, 1e23, f64::NAN];
        assert_eq!(typed.map(whole), [0, 7, LARGEST_WHOLE, 0]);
        assert_eq!(LARGEST_WHOLE as f64 as u64, LARGEST_WHOLE);
    }
}
