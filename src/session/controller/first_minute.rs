//! The first minute of someone who has never been here: the right plot bends by itself, then it is
//! their turn, then there are ways to go on.
//!
//! What it does to the model is a move like any other, held as long as it lasts: whatever ends it,
//! the address says what is on screen and one undo leads back to the model as loaded.

use reactive_graph::{graph::untrack, owner::StoredValue, prelude::*, signal::RwSignal};

use crate::{
    protocol::Source,
    workspace::{Morph, Workspace},
};
use theory::transform::Step;

/// For how long both grids stand still, and how long the right one takes to bend, in milliseconds.
const WATCH: f64 = 3200.0;
const BEND: f64 = 6000.0;

/// What the first minute is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Act {
    /// Nothing of it is on screen: it is not wanted, or is over.
    #[default]
    Over,
    /// It was skipped: a handle asks to be taken, and nothing else.
    Skipped,
    /// The first picture is still to come.
    Waiting,
    /// Two square grids.
    Watch,
    /// The right one bends.
    Bending,
    /// A still pair, of which a handle asks to be taken.
    YourTurn,
    /// The hand has bent something: there are ways to go on.
    GoOn,
}

/// What makes it go on or end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cue {
    /// Both plots and the predictions are drawn; whether the reader asked for little motion.
    Shown {
        /// Then there is a still pair instead.
        still: bool,
    },
    /// So many milliseconds have passed since then.
    Passed(f64),
    /// A key or a pointer was pressed.
    Pressed,
    /// A hand has taken what bends the plane.
    Taken,
    /// The hand has let go, and the moves are others.
    Moved,
    /// Something else is on screen, or the reader wants no more of it.
    Left,
}

impl Act {
    /// What a page begins with: `known` says whether the browser remembers a visit, `asked` whether
    /// the address or the page itself names what is to be seen.
    pub fn at_first(known: bool, asked: bool) -> Self {
        if known || asked { Self::Over } else { Self::Waiting }
    }

    /// What follows on a cue; most mean nothing most of the time.
    pub fn after(self, cue: Cue) -> Self {
        match (self, cue) {
            (_, Cue::Left) | (Self::Skipped, Cue::Taken | Cue::Moved) => Self::Over,
            (Self::Waiting | Self::Watch | Self::Bending, Cue::Pressed) => Self::Skipped,
            (Self::Waiting, Cue::Shown { still: true }) => Self::YourTurn,
            (Self::Waiting, Cue::Shown { still: false }) => Self::Watch,
            (Self::Watch | Self::Bending, Cue::Taken) => Self::YourTurn,
            (Self::Watch | Self::Bending, Cue::Passed(time)) => match time {
                time if time < WATCH => Self::Watch,
                time if time < WATCH + BEND => Self::Bending,
                _ => Self::YourTurn,
            },
            (Self::YourTurn, Cue::Moved) => Self::GoOn,
            (act, _) => act,
        }
    }

    /// Whether it moves by itself.
    pub fn plays(self) -> bool {
        matches!(self, Self::Watch | Self::Bending)
    }

    /// Whether a handle asks to be taken.
    pub fn asks(self) -> bool {
        matches!(self, Self::YourTurn | Self::Skipped)
    }

    /// How much of the bend is done after so many milliseconds, slow at both ends.
    fn share(time: f64) -> f64 {
        let at = ((time - WATCH) / BEND).clamp(0.0, 1.0);
        at * at * (3.0 - 2.0 * at)
    }
}

/// The first minute of a page.
#[derive(Clone, Copy)]
pub struct FirstMinute {
    act: RwSignal<Act>,
    /// What is shown, and how much of it was shown last.
    shown: StoredValue<Option<(Morph, f64)>>,
    /// The moves when it was the reader's turn.
    left_with: StoredValue<Vec<Step>>,
}

/// Up to this share of the way nothing has moved to the eye: the angle by less than a degree.
const BARELY: f64 = 0.02;

impl FirstMinute {
    /// Not wanted yet.
    pub fn new() -> Self {
        Self {
            act: RwSignal::new(Act::Over),
            shown: StoredValue::new(None),
            left_with: StoredValue::new(Vec::new()),
        }
    }

    /// How long it moves by itself, in milliseconds.
    pub const DURATION: f64 = WATCH + BEND;

    /// What it is at; reads a signal.
    pub fn act(&self) -> Act {
        self.act.get()
    }

    /// Begins with this, before anything is on screen.
    pub fn wait(&self, act: Act) {
        self.act.set(act);
    }

    /// Both plots and the predictions of a workspace are drawn. It plays on `wanted` alone, and
    /// only where that can be bent.
    pub fn begin(&self, workspace: Workspace, wanted: &Source, still: bool) {
        if self.act.get_untracked() != Act::Waiting {
            return;
        }
        let path = untrack(|| {
            let theirs = workspace.source.get().as_ref() == Some(wanted);
            theirs.then(|| workspace.demonstration()).flatten()
        });
        let Some(path) = path else { return self.go(workspace, Cue::Left) };
        self.shown.set_value(Some((path, 0.0)));
        self.go(workspace, Cue::Shown { still });
        if still {
            workspace.hold_steps(true);
            self.bend(workspace, 1.0);
            workspace.hold_steps(false);
            self.keep_moves(workspace);
        }
    }

    /// So many milliseconds have passed since then; says whether it moves on.
    pub fn pass(&self, workspace: Workspace, time: f64) -> bool {
        if !self.act.get_untracked().plays() {
            return false;
        }
        self.act.set(self.act.get_untracked().after(Cue::Passed(time)));
        let share = Act::share(time);
        if share > 0.0 {
            workspace.hold_steps(true);
            if !self.bend(workspace, share) {
                self.go(workspace, Cue::Left);
            }
        }
        if self.act.get_untracked() == Act::YourTurn {
            workspace.hold_steps(false);
            self.keep_moves(workspace);
        }
        self.act.get_untracked().plays()
    }

    /// A key or a pointer was pressed: what moves stands still where it is.
    pub fn press(&self, workspace: Workspace) {
        self.go(workspace, Cue::Pressed);
    }

    /// A hand has taken what bends the plane, from where it stands.
    pub fn take(&self, workspace: Workspace) {
        let played = self.act.get_untracked().plays();
        self.act.set(self.act.get_untracked().after(Cue::Taken));
        if played {
            self.keep_moves(workspace);
        }
    }

    /// Follows the moves: once the hand has made others of them, there are ways to go on. Reads
    /// signals.
    pub fn follow(&self, workspace: Workspace) {
        let waits = self.act.get().asks() && !workspace.moves.held.get();
        let now = workspace.moves.steps.with(|steps| steps.present().clone());
        if waits && self.left_with.with_value(|left| *left != now) {
            self.go(workspace, Cue::Moved);
        }
    }

    /// Something else is on screen, or the reader wants no more of it.
    pub fn leave(&self, workspace: Workspace) {
        self.go(workspace, Cue::Left);
    }

    /// The model is compared with another one from now on: a bend that nobody but the first minute
    /// made is taken back.
    pub fn make_way(&self, workspace: Workspace) {
        let act = self.act.get_untracked();
        let now = workspace.moves.steps.with_untracked(|steps| steps.present().clone());
        let own = act.plays() || act.asks() && self.left_with.with_value(|left| *left == now);
        self.leave(workspace);
        let bent = workspace.moves.steps.with_untracked(|steps| !steps.present().is_empty());
        if own && bent {
            workspace.undo();
        }
    }

    /// What it holds is let go where it stops to play.
    fn go(&self, workspace: Workspace, cue: Cue) {
        let before = self.act.get_untracked();
        let after = before.after(cue);
        if after == before {
            return;
        }
        self.act.set(after);
        if before.plays() && !after.plays() {
            let share = self.shown.with_value(|shown| shown.as_ref().map_or(0.0, |shown| shown.1));
            // A bend that nobody sees is none: no headline speaks of it, no undo leads back from
            // it.
            if share < BARELY { workspace.give_up_steps() } else { workspace.hold_steps(false) }
        }
        if after == Act::Skipped {
            self.keep_moves(workspace);
        }
    }

    /// Bends as far; false where the bend is no longer the one that was shown last.
    fn bend(&self, workspace: Workspace, share: f64) -> bool {
        let Some((morph, last)) = self.shown.get_value() else { return false };
        let goes_on = untrack(|| workspace.demonstrate(&morph, last, share));
        self.shown.set_value(Some((morph, share)));
        goes_on
    }

    fn keep_moves(&self, workspace: Workspace) {
        self.left_with
            .set_value(workspace.moves.steps.with_untracked(|steps| steps.present().clone()));
    }
}

impl Default for FirstMinute {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: f64 = WATCH + BEND;

    #[test]
    fn only_strangers_who_ask_for_nothing_see_it() {
        let table = [
            (false, false, Act::Waiting),
            (true, false, Act::Over),
            (false, true, Act::Over),
            (true, true, Act::Over),
        ];
        for (known, asked, act) in table {
            assert_eq!(Act::at_first(known, asked), act, "known {known}, asked {asked}");
        }
    }

    #[test]
    fn each_cue_leads_where_the_table_says() {
        use Act::*;
        let shown = |still| Cue::Shown { still };
        let table = [
            (Waiting, shown(false), Watch),
            (Waiting, shown(true), YourTurn),
            (Waiting, Cue::Passed(END), Waiting),
            (Watch, Cue::Passed(WATCH / 2.0), Watch),
            (Watch, Cue::Passed(WATCH), Bending),
            (Watch, Cue::Passed(END), YourTurn),
            (Bending, Cue::Passed(END - 1.0), Bending),
            (Bending, Cue::Passed(END), YourTurn),
            (Watch, Cue::Taken, YourTurn),
            (Bending, Cue::Taken, YourTurn),
            (YourTurn, Cue::Passed(0.0), YourTurn),
            (YourTurn, Cue::Pressed, YourTurn),
            (YourTurn, Cue::Moved, GoOn),
            (GoOn, Cue::Pressed, GoOn),
            (GoOn, Cue::Moved, GoOn),
            (Skipped, Cue::Pressed, Skipped),
            (Skipped, Cue::Passed(END), Skipped),
            (Skipped, Cue::Taken, Over),
            (Skipped, Cue::Moved, Over),
        ];
        for (act, cue, next) in table {
            assert_eq!(act.after(cue), next, "{act:?} on {cue:?}");
        }
    }

    #[test]
    fn a_press_ends_what_plays_and_leaving_ends_all() {
        for act in [Act::Waiting, Act::Watch, Act::Bending] {
            assert_eq!(act.after(Cue::Pressed), Act::Skipped);
        }
        for act in [Act::Waiting, Act::Skipped, Act::Watch, Act::Bending, Act::YourTurn, Act::GoOn]
        {
            assert_eq!(act.after(Cue::Left), Act::Over);
        }
    }

    #[test]
    fn what_is_over_stays_over() {
        let cues = [
            Cue::Shown { still: false },
            Cue::Passed(WATCH),
            Cue::Pressed,
            Cue::Taken,
            Cue::Moved,
            Cue::Left,
        ];
        assert!(cues.into_iter().all(|cue| Act::Over.after(cue) == Act::Over));
    }

    #[test]
    fn the_bend_begins_at_none_and_ends_at_all_of_it_and_never_goes_back() {
        let shares: Vec<f64> = (0..=100).map(|i| Act::share(END * f64::from(i) / 100.0)).collect();
        assert_eq!((Act::share(WATCH), shares[100]), (0.0, 1.0));
        assert!(shares.windows(2).all(|two| two[0] <= two[1]));
    }
}
