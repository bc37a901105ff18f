//! Patterns with places for data.

/// A pattern with data, in the order in which `{}` stand in it, or by their places: `{1}`. Nothing
/// stands where there are no data.
pub(super) fn filled(pattern: &str, data: &[String]) -> String {
    filled_with(pattern, &|at, _| data.get(at).cloned().unwrap_or_default())
}

/// The same with what is found for a place and what is written before it.
pub(super) fn filled_with(pattern: &str, piece: &dyn Fn(usize, &str) -> String) -> String {
    let (mut out, mut rest, mut next) = (String::new(), pattern, 0);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}') else { break };
        out.push_str(before);
        let at = place.parse().unwrap_or(next);
        next += 1;
        out.push_str(&piece(at, &out));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stand_in_their_order_or_by_their_places() {
        let data = ["2", "pairs"].map(String::from);
        assert_eq!(filled("needs {} {}", &data), "needs 2 pairs");
        assert_eq!(filled("{1}: {0}; {}", &data), "pairs: 2; ");
        assert_eq!(filled("nothing {", &data), "nothing {");
    }
}
