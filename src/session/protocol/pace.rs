//! How long reading will still take, from how long it took so far.

use formats::Progress;

/// No estimate is made before so many milliseconds: the first ones say little.
const TOO_EARLY: f64 = 400.0;

/// When the file that is being read was begun.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadingPace {
    /// The file, the bytes to read of it, and the time of its first report.
    reading: Option<(String, u64, f64)>,
}

impl ReadingPace {
    /// Seconds that are left at the pace so far; none before that can be said. `now` is in
    /// milliseconds.
    pub fn seconds_left(&mut self, progress: &Progress, now: f64) -> Option<f64> {
        let same = |(file, total, _): &&(String, u64, f64)| {
            *file == progress.file && *total == progress.total
        };
        let began = match self.reading.as_ref().filter(same) {
            Some((_, _, began)) => *began,
            None => self.reading.insert((progress.file.clone(), progress.total, now)).2,
        };
        let (took, left) = (now - began, progress.total.saturating_sub(progress.done));
        (took >= TOO_EARLY && progress.done > 0)
            .then(|| took / 1e3 * left as f64 / progress.done as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: &str, done: u64) -> Progress {
        Progress { file: file.into(), done, total: 1000 }
    }

    #[test]
    fn what_is_left_takes_as_long_as_what_is_done() {
        let mut pace = ReadingPace::default();
        assert_eq!(pace.seconds_left(&at("a", 1), 0.0), None);
        assert_eq!(pace.seconds_left(&at("a", 100), 100.0), None);
        assert_eq!(pace.seconds_left(&at("a", 250), 1000.0), Some(3.0));
        assert_eq!(pace.seconds_left(&at("a", 1000), 3000.0), Some(0.0));
        assert_eq!(pace.seconds_left(&at("b", 500), 3000.0), None);
        assert_eq!(pace.seconds_left(&at("b", 500), 5000.0), Some(2.0));
    }
}
