//! Editing the step list. The last step, if it bends a plane and is on, is live: it follows the
//! hand.

use nalgebra::Matrix2;
use reactive_graph::{graph::untrack, prelude::*};

use super::{History, Look, Pace, ProjectionChoice, Workspace, queue::Once};
use crate::{
    choice::Choice,
    protocol::{Live, Projection, SavedAs, Skipped, ViewKey, view},
    words::{spoken, words},
};
use theory::{
    plane::PlaneSpec,
    transform::{
        Action, DRAG_LIMIT, Recipe, Side, Step, nearest_invertible, plane_condition, plane_path,
        resist,
    },
};

impl Workspace {
    /// The live step, or the identity on the shown plane that dragging would begin with.
    pub fn live(&self) -> Option<Live> {
        let live = self.moves.steps.with(|steps| Live::split(steps.present()).1);
        live.or_else(|| {
            self.bent_plane().map(|plane| Live {
                plane,
                side: self.choice.side.get(),
                t: Matrix2::identity(),
            })
        })
    }

    /// The plane that the plots show, if they show one.
    pub fn shown_plane(&self) -> Option<PlaneSpec> {
        match self.projection() {
            Projection::Plane(plane) | Projection::Space { plane, .. } => Some(plane),
            Projection::Canonical | Projection::PcaAndCanonical { .. } => None,
        }
    }

    /// The plane that the next bend acts on: the shown one, or the concept plane behind a picture
    /// that is no plane.
    pub fn bent_plane(&self) -> Option<PlaneSpec> {
        self.shown_plane().or_else(|| {
            let model = self.model.get()?;
            let look = Look { projection: ProjectionChoice::default(), ..self.choice.look.get() };
            let plain = Choice { look: Some(look), ..self.choice.with(Choice::clone) };
            let shown = plain.projection(Some(&model), &self.matches.get());
            let after = |steps: &History<Vec<Step>>| {
                plain.projection_after(shown, model.card.d, steps.present())
            };
            match self.moves.steps.with(after) {
                Projection::Plane(plane) | Projection::Space { plane, .. } => Some(plane),
                Projection::Canonical | Projection::PcaAndCanonical { .. } => None,
            }
        })
    }

    /// What the positions on screen have to be of.
    pub fn view_key(&self) -> Option<ViewKey> {
        self.model.with(Option::is_some).then(|| {
            let projection = self.projection();
            self.moves.steps.with(|steps| {
                ViewKey::new(
                    projection,
                    steps.present(),
                    self.choice.look.with(|look| look.following),
                    self.choice.pairs.get(),
                )
            })
        })
    }

    /// Bends the live plane to T, from which it can be pulled on; a live step is added if there is
    /// none. Nothing is marked for undo by itself.
    pub fn bend(&self, t: &Matrix2<f64>) {
        let Some(live) = self.live() else { return };
        self.moves.steps.update(|history| {
            let mut steps = history.present().clone();
            let has_live = Live::split(&steps).1.is_some();
            let action = Action::Linear {
                on: live.side,
                matrix: Recipe::Plane { plane: live.plane, t: view::rows(t) },
            };
            match steps.last_mut().filter(|_| has_live) {
                Some(last) => last.action = action,
                None => steps.push(Step { id: next_id(&steps), enabled: true, action }),
            }
            history.adjust(steps);
        });
        self.moved();
    }

    /// Bends the live plane to T, or as far towards it as the limit of a drag allows.
    pub fn bend_within_limit(&self, t: &Matrix2<f64>) {
        if let Some(live) = self.live() {
            let held = if t.determinant() * live.t.determinant() > 0.0 {
                resist(&live.t, t, DRAG_LIMIT)
            } else {
                *t
            };
            self.moves.resisted.set(held != *t);
            self.bend(&held);
        }
    }

    /// T as it is shown: as typed so far, while that is refused; else that of the live step.
    pub fn shown_matrix(&self) -> [f64; 4] {
        let live = || self.live().map(|live| view::rows(&live.t));
        self.moves.objection.typed.get().or_else(live).unwrap_or([1.0, 0.0, 0.0, 1.0])
    }

    /// Takes one entry of T as typed, row by row. What is refused is kept until other entries make
    /// a matrix of it that works: a large T is well-conditioned only once all of it is typed.
    pub fn type_entry(&self, which: usize, x: f64) {
        let mut numbers = untrack(|| self.shown_matrix());
        numbers[which] = x;
        self.type_matrix(numbers);
    }

    /// Takes T as typed: one undoable change, or a refusal with the nearest matrix that works on
    /// offer.
    pub fn type_matrix(&self, numbers: [f64; 4]) {
        let t = view::matrix(&numbers);
        let condition = plane_condition(&t);
        if condition <= DRAG_LIMIT {
            self.bend_as_one_change(&t);
            return;
        }
        self.moves.objection.typed.set(Some(numbers));
        let nearly = if condition.is_finite() {
            words().moves.nearly_singular
        } else {
            words().moves.singular
        };
        self.moves.objection.offer.set(nearest_invertible(&t, DRAG_LIMIT).map(|t| view::rows(&t)));
        let entries = numbers.map(|x| x.to_string().replace('-', "−"));
        let found = if condition.is_finite() { format!("{condition:.0}") } else { "∞".into() };
        self.moves
            .objection
            .reason
            .set(Some((words().moves.refused)(&entries, nearly, &found, DRAG_LIMIT)));
    }

    /// Takes the matrix on offer.
    pub fn take_offer(&self) {
        if let Some(t) = self.moves.objection.offer.get_untracked() {
            self.bend_as_one_change(&view::matrix(&t));
        }
    }

    /// A slider or handle is taken (true) or let go (false): all in between is one undoable change.
    pub fn hold_steps(&self, held: bool) {
        if held == self.moves.held.get_untracked() {
            return;
        }
        if held {
            let before = self.moves.steps.with_untracked(|s| s.present().clone());
            self.moves.before.set_value(Some(before));
        } else {
            let before = self.moves.before.try_update_value(Option::take).flatten();
            self.moves.steps.update(|history| {
                before.into_iter().for_each(|before| history.mark(before));
            });
            self.moves.resisted.set(false);
            self.stage.stopped.set(false);
        }
        self.hold(held);
    }

    /// What is held is given up: the steps are those before it was taken.
    pub fn give_up_steps(&self) {
        if let Some(before) = self.moves.before.try_update_value(Option::take).flatten() {
            self.moves.steps.update(|history| history.adjust(before));
            self.moved();
        }
        self.hold_steps(false);
    }

    /// Whatever is held or played is let go: another model comes into sight.
    pub(crate) fn let_go(&self) {
        self.end_surprises();
        self.hold_steps(false);
        self.moves.place.set(None);
        self.moves.ease.set(None);
    }

    fn bend_as_one_change(&self, t: &Matrix2<f64>) {
        self.shortly(|| {
            let before = self.moves.steps.with_untracked(|s| s.present().clone());
            self.bend(t);
            self.moves.steps.update(|history| history.mark(before));
        });
    }

    /// A mirrored step cannot be reached from the identity without passing a singular matrix: says
    /// so, and offers the same step without the mirror, to be played first.
    pub fn refuse_to_play(&self) {
        let Some(live) = self.live() else { return };
        if let Err(reason) = plane_path(&live.t, 1.0) {
            let unmirrored = live.t * Matrix2::new(1.0, 0.0, 0.0, -1.0);
            self.moves.objection.offer.set(Some(view::rows(&unmirrored)));
            self.moves
                .objection
                .reason
                .set(Some((words().moves.unmirrored)(&spoken(&reason.to_string()))));
        }
    }

    /// What the next linear move acts on.
    pub fn next_side(&self) -> Side {
        self.live().map_or_else(|| self.choice.side.get(), |live| live.side)
    }

    /// Chooses what linear moves act on; the live step changes with it.
    pub fn choose_side(&self, side: Side) {
        let changed = Some(side).filter(|side| *side != Side::Gauge);
        self.choice.all.update(|choice| choice.side = changed);
        let has_live = self.moves.steps.with_untracked(|s| Live::split(s.present()).1.is_some());
        if has_live {
            self.edit(|steps| {
                if let Some(Step { action: Action::Linear { on, .. }, .. }) = steps.last_mut() {
                    *on = side;
                }
            });
        }
    }

    /// Appends a move.
    pub fn add(&self, action: Action) {
        self.add_all([action]);
    }

    /// Appends moves as one change.
    pub fn add_all(&self, actions: impl IntoIterator<Item = Action>) {
        self.edit(|steps| {
            for action in actions {
                steps.push(Step { id: next_id(steps), enabled: true, action });
            }
        });
    }

    /// Asks for moves that make a random model with the same predictions; they replace all steps.
    pub fn shuffle(&self, seed: u64) {
        self.ask_once(Once::Shuffle(seed));
    }

    /// Asks for the moved model as a file.
    pub fn save(&self, format: SavedAs) {
        self.ask_once(Once::Save(format));
    }

    pub(super) fn ask_once(&self, question: Once) {
        self.want(|queue| queue.once.push_back(question));
    }

    /// Replaces all steps.
    pub(crate) fn replace(&self, actions: Vec<Action>) {
        self.edit(|steps| {
            let numbered = (1..).zip(actions);
            *steps = numbered.map(|(id, action)| Step { id, enabled: true, action }).collect();
        });
    }

    /// Why a step cannot be applied, where that is so: it is left out.
    pub fn why_skipped(&self, id: u64) -> Option<String> {
        let of = |all: &Vec<Skipped>| all.iter().find(|own| own.step == id).cloned();
        self.moves.skipped.with(of).map(|skipped| spoken(&skipped.reason))
    }

    /// Takes a step out of the list.
    pub fn remove(&self, id: u64) {
        self.edit(|steps| steps.retain(|step| step.id != id));
    }

    /// Switches a step off or on.
    pub fn toggle(&self, id: u64) {
        self.edit(|steps| {
            steps.iter_mut().filter(|s| s.id == id).for_each(|s| s.enabled = !s.enabled)
        });
    }

    /// Moves a step one place earlier (or later) in the list.
    pub fn shift_step(&self, id: u64, earlier: bool) {
        self.edit(|steps| {
            let Some(at) = steps.iter().position(|s| s.id == id) else { return };
            let other =
                if earlier { at.checked_sub(1) } else { Some(at + 1).filter(|&o| o < steps.len()) };
            if let Some(other) = other {
                steps.swap(at, other);
            }
        });
    }

    /// Takes all steps out.
    pub fn reset(&self) {
        self.edit(Vec::clear);
    }

    /// Goes back one change of the steps. Surprises that run are the change that is taken back, and
    /// so is a model that was broken on purpose; what a hand holds is not taken out of it.
    pub fn undo(&self) {
        self.end_surprises();
        if self.experiments.broken.with_untracked(Option::is_some) {
            return self.heal();
        }
        if self.moves.held.get_untracked() {
            return;
        }
        self.go_through(History::undo);
    }

    /// Takes the last undo back.
    pub fn redo(&self) {
        self.end_surprises();
        if self.moves.held.get_untracked() {
            return;
        }
        self.go_through(History::redo);
    }

    fn edit(&self, change: impl FnOnce(&mut Vec<Step>)) {
        self.end_surprises();
        self.eased(Pace::Move, || {
            self.moves.steps.update(|history| {
                let mut steps = history.present().clone();
                change(&mut steps);
                history.commit(steps);
            });
            self.moved();
            true
        });
    }

    /// Goes back or forth in the list of changes.
    fn go_through(&self, change: fn(&mut History<Vec<Step>>) -> bool) {
        self.eased(Pace::Move, || {
            let changed = self.moves.steps.try_update(change).unwrap_or(false);
            if changed {
                self.moved();
            }
            changed
        });
    }

    /// The steps changed.
    pub(super) fn moved(&self) {
        self.moves.place.set(None);
        self.moves.ease.set(None);
        self.moves.objection.withdraw();
        self.refresh();
    }
}

fn next_id(steps: &[Step]) -> u64 {
    steps.iter().map(|s| s.id + 1).max().unwrap_or(1)
}
