//! How an engine knows the time.

/// Milliseconds since some moment; how an engine knows when to hand over what it has.
pub type Clock = fn() -> f64;
