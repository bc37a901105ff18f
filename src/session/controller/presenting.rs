//! Presentation mode: large type, the plots and the predictions alone, keys to step, a pointer that
//! an audience can see.

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal};

use super::Lecture;
use crate::{
    lesson::{Player, Talk},
    library::Library,
    protocol::Source,
    workspace::Workspace,
};

/// How many times larger marks in the plots are in a window that shows text of this many pixels.
const ENLARGED: f64 = 1.5;
const TYPE: f64 = 22.4;
/// Type of a presentation in pixels, as the style sheet grows it with the window: shares of its
/// width and height, of which the smaller counts, and at least; less on a phone, which is narrower
/// than this.
const TYPE_OF_WINDOW: [f64; 2] = [0.0175, 0.024];
const LEAST_TYPE: f64 = 17.6;
const PHONE: [f64; 2] = [400.0, 16.0];
/// Type of the page itself in pixels, as the style sheet grows it in a wide window: so many, a
/// share of the width, and at least and at most.
const TYPE_OF_PAGE: [f64; 4] = [10.0, 1.0 / 240.0, 16.0, 20.0];

/// What a projector shows.
#[derive(Clone, Copy)]
pub struct Presenting {
    library: Library,
    player: Player,
    /// The talk that is given.
    pub lecture: Lecture,
    /// Whether it is on.
    pub on: RwSignal<bool>,
    single: RwSignal<bool>,
    board: RwSignal<bool>,
    /// Whether a dot follows the pointer.
    pub pointer: RwSignal<bool>,
}

impl Presenting {
    /// Off.
    pub fn new(library: Library, player: Player) -> Self {
        let off = || RwSignal::new(false);
        let lecture = Lecture::new(library);
        Self { library, player, lecture, on: off(), single: off(), board: off(), pointer: off() }
    }

    /// How much larger marks in the plots are drawn in a window of this size.
    pub fn scale(&self, [width, height]: [f64; 2]) -> f64 {
        let [across, down] = TYPE_OF_WINDOW;
        let least = if width < PHONE[0] { PHONE[1] } else { LEAST_TYPE };
        let shown = (width * across).min(height * down).max(least);
        let [fixed, share, least, most] = TYPE_OF_PAGE;
        let usual = (fixed + share * width).clamp(least, most) / least;
        if self.on.get() { ENLARGED * shown / TYPE } else { usual }
    }

    /// Gives a talk from this part on. Returns what is to be opened for it.
    pub fn give(&self, talk: Talk, at: usize) -> Option<Source> {
        self.on.set(true);
        self.player.close();
        self.lecture.start(talk, at)
    }

    /// Switches it on or off.
    pub fn toggle(&self) {
        self.on.update(|on| *on = !*on);
        self.pointer.set(false);
    }

    /// What is shown, in a word or two for the style sheet.
    pub fn look(&self) -> &'static str {
        match (self.on.get(), self.single.get(), self.board.get()) {
            (false, ..) => "off",
            (true, true, false) => "single",
            (true, true, true) => "single board",
            (true, false, false) => "both",
            (true, false, true) => "both board",
        }
    }

    /// A key was pressed, as the browser names it; `open` opens what a lesson asks for. False if
    /// the key means nothing here.
    pub fn press(&self, key: &str, open: impl Fn(Source)) -> bool {
        let on = self.on.get_untracked();
        if on && self.lecture.press(key, &open) {
            return true;
        }
        match key {
            "p" | "P" => self.toggle(),
            "Escape" if on => self.leave(open),
            "1" if on => self.single.set(true),
            "2" if on => self.single.set(false),
            "b" | "B" if on => self.board.update(|shown| *shown = !*shown),
            "l" | "L" if on => self.pointer.update(|shown| *shown = !*shown),
            "ArrowRight" | "PageDown" if on => self.forth(open),
            "ArrowLeft" | "PageUp" if on => self.back(open),
            _ => return false,
        }
        true
    }

    /// Ends a talk and what it shows; without one, only the large type.
    pub fn leave(&self, open: impl Fn(Source)) {
        self.on.set(false);
        self.pointer.set(false);
        if untrack(|| self.lecture.is_on()) {
            self.lecture.leave().into_iter().for_each(open);
        }
    }

    /// The model that is seen by itself; none while two are compared.
    fn shown(&self) -> Option<Workspace> {
        untrack(|| self.library.pair().is_none().then(|| self.library.active()))
    }

    /// The next card of a lesson; without one, the next change again.
    fn forth(&self, open: impl Fn(Source)) {
        match untrack(|| self.player.turn()) {
            Some(_) => self.player.next().into_iter().for_each(open),
            None => self.shown().into_iter().for_each(|shown| shown.redo()),
        }
    }

    /// The card before; without a lesson, the change before.
    fn back(&self, open: impl Fn(Source)) {
        match untrack(|| self.player.turn()) {
            Some(_) => self.player.back().into_iter().for_each(open),
            None => self.shown().into_iter().for_each(|shown| shown.undo()),
        }
    }
}
