//! How French counts.

/// `one` or `many`, as French counts: nothing is one.
pub(super) fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count < 2 { one } else { many }
}
