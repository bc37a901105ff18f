//! How an animation of a figure runs, and how large it will be.

use reactive_graph::{prelude::*, signal::RwSignal};

use super::png::scaled;
use crate::words::words;
use picture::{
    export::{MOST_FRAMES, Timing},
    press::Sheet,
};

/// What an animation starts with: smooth, and small enough to send.
const TIMING: Timing =
    Timing { frames: 20, seconds: 1.2, rest: 0.3, there_and_back: true, forever: true };
/// Shortest and longest animation, in seconds.
const SECONDS: [f64; 2] = [0.1, 120.0];
/// An animation that nobody has chosen a number of frames for takes about this many bytes at most,
/// and has this many frames at least.
const SMALL: f64 = 2.8e6;
const FEWEST: usize = 8;

/// How large an animation will be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// Width and height in pixels.
    pub pixels: [u32; 2],
    /// How many pictures are shown in a round.
    pub shown: usize,
    /// Seconds of a round.
    pub seconds: f64,
    /// Bytes as GIF and as animated PNG.
    pub pictures: [u64; 2],
    /// Bytes of a film at most, where the browser records any.
    pub film: Option<u64>,
}

impl Expected {
    /// All of it in words.
    pub fn words(&self) -> String {
        let words = &words().figure;
        let run = (words.film_run)(self.seconds, self.shown, self.pixels);
        let sizes = (words.film_sizes)(self.pictures);
        let film = self.film.map(words.film_most);
        [Some(run), Some(sizes), film].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The settings of an animation.
#[derive(Clone, Copy)]
pub struct Animation {
    /// How it runs.
    pub timing: RwSignal<Timing>,
    /// Whether the number of its frames was chosen.
    pub own_frames: RwSignal<bool>,
    /// How many pixels one pixel of the figure's size becomes.
    pub scale: RwSignal<u32>,
}

impl Animation {
    pub(super) fn new() -> Self {
        Self {
            timing: RwSignal::new(TIMING),
            own_frames: RwSignal::new(false),
            scale: RwSignal::new(1),
        }
    }

    /// Takes a number of frames that was entered.
    pub fn enter_frames(&self, count: f64) {
        self.own_frames.set(true);
        self.timing.update(|t| t.frames = (count.round() as usize).clamp(2, MOST_FRAMES));
    }

    /// Takes a length that was entered, in seconds.
    pub fn enter_seconds(&self, seconds: f64) {
        self.timing.update(|t| t.seconds = seconds.clamp(SECONDS[0], SECONDS[1]));
    }

    /// Width and height of an animation of a figure.
    pub fn pixels(&self, sheet: &Sheet) -> [u32; 2] {
        scaled(sheet, f64::from(self.scale.get()))
    }

    /// Takes fewer frames where the animation would be too large to send, unless their number was
    /// chosen.
    pub fn keep_small(&self, expected: &Expected) {
        let largest = expected.pictures.into_iter().max().unwrap_or(0) as f64;
        let frames = self.timing.get_untracked().frames;
        let fewer = ((frames as f64 * SMALL / largest) as usize).max(FEWEST);
        if largest > SMALL && fewer < frames && !self.own_frames.get_untracked() {
            self.timing.update(|timing| timing.frames = fewer);
        }
    }
}
