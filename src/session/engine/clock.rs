//! How an engine knows the time.

/// Milliseconds since some moment; how an engine knows when to hand over what it has.
pub type Clock = fn() -> f64;

/// After so many milliseconds an answer that comes in parts is handed over as far as it is.
const PATIENCE: f64 = 60.0;
/// Blocks of a sweep in one answer without a clock.
const BLOCKS: usize = 8;

/// Whether an answer has taken long enough, as often as it is asked.
pub(super) fn patience(clock: Option<Clock>) -> impl FnMut() -> bool + use<> {
    let clock = clock.map(|now| (now, now()));
    let mut asked = 0;
    move || {
        asked += 1;
        clock.map_or(asked >= BLOCKS, |(now, begun)| now() - begun > PATIENCE)
    }
}
