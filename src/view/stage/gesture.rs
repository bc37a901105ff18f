//! What a pointer does on a plot: pull a basis tip, the needle of the compass or the ruler, pan,
//! zoom, pinch, hover, pin.

use std::f64::consts::PI;

use leptos::prelude::*;

use super::{
    Framing,
    shown::{PointsMemo, SceneMemo, compass_font},
};
use crate::web::pointer::{Pointer, Wheel};
use picture::scene::{Compass, Dial, Picker, PointRef, Points, Target, within};
use session::{
    controller::{FirstMinute, Presenting},
    workspace::{Plot, SNAP, Workspace},
};

/// How near the pointer must be to a thing, in pixels; fingers get more.
const REACH: f64 = 9.0;
const TOUCH_REACH: f64 = 24.0;
/// A press that moves less than this is a click.
const CLICK: f64 = 4.0;
/// Corners of an outline are at least so many pixels apart, and at least so many.
const GRAIN: f64 = 3.0;
const CORNERS: usize = 3;
/// By how many degrees a pixel of a pull turns a picture of three dimensions.
const TURN: f64 = 0.4;
/// How much a pixel of the wheel zooms.
const WHEEL: f64 = 0.0016;

/// Pointers that are down on one plot and what they do.
#[derive(Clone, Copy)]
pub struct Gesture {
    plot: Plot,
    workspace: Workspace,
    framing: Framing,
    presenting: Presenting,
    first_minute: FirstMinute,
    scene: SceneMemo,
    size: RwSignal<Option<[f64; 2]>>,
    /// The outline that is being drawn round points, in pixels.
    outline: RwSignal<Option<Vec<[f64; 2]>>>,
    contacts: StoredValue<Vec<Contact>>,
    picker: StoredValue<Picker, LocalStorage>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Contact {
    pointer: i32,
    at: [f64; 2],
    started: [f64; 2],
    pulls: Option<Held>,
    /// The angle that the needle was last asked for.
    asked: Option<f64>,
    outlines: bool,
    /// Whether it is a finger.
    finger: bool,
}

impl Contact {
    /// Whether it does something that the page must not scroll under.
    fn is_busy(&self) -> bool {
        self.pulls.is_some() || self.outlines
    }
}

/// What a pointer has hold of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Held {
    /// A basis tip.
    Tip(usize),
    /// The needle of the second direction.
    Needle,
    /// The ruler.
    Ruler,
}

impl Held {
    /// Whether it bends the space.
    fn bends(self) -> bool {
        self != Self::Ruler
    }
}

impl Gesture {
    /// For one plot.
    pub fn new(
        plot: Plot,
        workspace: Workspace,
        framing: Framing,
        points: PointsMemo,
        scene: SceneMemo,
        outline: RwSignal<Option<Vec<[f64; 2]>>>,
        size: RwSignal<Option<[f64; 2]>>,
    ) -> Self {
        let picker = StoredValue::new_local(Picker::default());
        Effect::new(move || {
            points.track();
            picker.update_value(Picker::forget);
        });
        let contacts = StoredValue::new(Vec::new());
        let (presenting, first_minute) = (expect_context(), expect_context());
        Self {
            plot,
            workspace,
            framing,
            presenting,
            first_minute,
            scene,
            size,
            outline,
            contacts,
            picker,
        }
    }

    /// A pointer went down.
    pub fn down(&self, pointer: Pointer) {
        let at = pointer.at;
        let pulls = match self.target(at, reach(pointer)) {
            Some(Target::Handle(which)) => Some(Held::Tip(which)),
            _ if self.holds_needle(at, reach(pointer)) => Some(Held::Needle),
            _ => self.holds_ruler(at, reach(pointer)).then_some(Held::Ruler),
        };
        if pulls.is_some() {
            self.workspace.end_surprises();
        }
        if pulls.is_some_and(Held::bends) {
            self.first_minute.take(self.workspace);
            self.workspace.hold_steps(true);
        }
        let outlines =
            pulls.is_none() && (pointer.shift || self.workspace.stage.outlining.get_untracked());
        if outlines {
            self.outline.set(Some(vec![at]));
        }
        let finger = pointer.is_finger;
        let contact =
            Contact { pointer: pointer.id, at, started: at, pulls, asked: None, outlines, finger };
        self.contacts.update_value(|contacts| contacts.push(contact));
    }

    /// A pointer moved.
    pub fn moved(&self, pointer: Pointer) {
        let at = pointer.at;
        let contacts = self.contacts.get_value();
        let Some(index) = contacts.iter().position(|h| h.pointer == pointer.id) else {
            return self.hover(at, reach(pointer));
        };
        let contact = contacts[index];
        if let Some(held) = contact.pulls {
            match held {
                Held::Tip(which) => self.pull(which, at),
                Held::Needle => {
                    let asked = self.turn(at, contact.asked);
                    self.contacts.update_value(|contacts| contacts[index].asked = asked);
                }
                Held::Ruler => self.shift_ruler(at),
            }
        } else if contact.outlines {
            if distance(contact.at, at) < GRAIN {
                return;
            }
            self.outline.update(|outline| outline.iter_mut().for_each(|outline| outline.push(at)));
        } else if let Some(other) =
            contacts.iter().find(|h| h.pointer != contact.pointer && h.pulls.is_none())
        {
            self.pinch(contact.at, at, other.at);
        } else if !contact.finger && untrack(|| self.workspace.orbit()).is_some() {
            let [dx, dy] = [at[0] - contact.at[0], at[1] - contact.at[1]];
            self.workspace.turn_view(-TURN * dx, TURN * dy);
        } else if !contact.finger {
            self.framing
                .change(|camera| camera.pan_by([at[0] - contact.at[0], at[1] - contact.at[1]]));
        }
        self.contacts.update_value(|contacts| contacts[index].at = at);
    }

    /// A pointer went up.
    pub fn up(&self, pointer: Pointer) {
        let mut contacts = self.contacts.get_value();
        let Some(index) = contacts.iter().position(|h| h.pointer == pointer.id) else {
            return;
        };
        let contact = contacts.remove(index);
        self.contacts.set_value(contacts);
        self.workspace.rest_view();
        let outline =
            if contact.outlines { self.outline.try_update(Option::take).flatten() } else { None };
        if contact.pulls == Some(Held::Ruler) {
            self.workspace.release_ruler(self.plot);
        } else if contact.pulls.is_some_and(Held::bends) {
            self.workspace.hold_steps(false);
        } else if let Some(outline) = outline.filter(|outline| outline.len() >= CORNERS) {
            self.select(&outline);
        } else if distance(contact.started, contact.at) < CLICK
            && let Some(point) = self.point(contact.at, reach(pointer))
        {
            self.workspace.toggle_pin(point);
            self.workspace.look_at(point);
        }
    }

    /// Whether fingers that touch the plot do more than scroll the page: one on a handle, on the
    /// needle or round points, or two.
    pub fn takes_touch(&self) -> bool {
        self.contacts
            .with_value(|contacts| contacts.len() > 1 || contacts.iter().any(Contact::is_busy))
    }

    /// The page took a pointer over, to scroll: what it did is at an end, and was no click.
    pub fn lost(&self, pointer: Pointer) {
        let mut contacts = self.contacts.get_value();
        let Some(index) = contacts.iter().position(|h| h.pointer == pointer.id) else { return };
        let contact = contacts.remove(index);
        self.contacts.set_value(contacts);
        if contact.pulls.is_some_and(Held::bends) {
            self.workspace.hold_steps(false);
        }
        if contact.outlines {
            self.outline.set(None);
        }
    }

    /// The pointer left the plot.
    pub fn left(&self) {
        self.workspace.point_at(None);
    }

    /// The wheel turned: zoom about the pointer.
    pub fn wheel(&self, wheel: Wheel) {
        let factor = (-wheel.down * WHEEL).exp();
        self.framing.change(|camera| camera.zoom_about(wheel.at, factor));
    }

    fn pull(&self, which: usize, at: [f64; 2]) {
        if let Some(camera) =
            self.size.get_untracked().and_then(|size| untrack(|| self.framing.camera(size)))
        {
            let reach = untrack(|| self.framing.reach());
            untrack(|| self.workspace.pull(which, camera.from_screen(at), reach));
        }
    }

    /// The compass of the moved model, and where it lies: the model as loaded is not turned.
    fn compass(&self) -> Option<(Dial, Compass)> {
        if self.plot == Plot::Left {
            return None;
        }
        untrack(|| {
            let compass = self.scene.get()?.compass.clone()?;
            let font = compass_font(self.presenting);
            Some((Dial::of(self.size.get()?, font, compass.corner.unwrap_or_default()), compass))
        })
    }

    fn holds_needle(&self, at: [f64; 2], reach: f64) -> bool {
        self.compass().is_some_and(|(dial, compass)| dial.holds(&compass, at, reach))
    }

    /// The two directions turn to where the needle is pulled, by the least bend that takes them
    /// there; it stays at the end of its way when pulled beyond. Returns the angle asked for.
    fn turn(&self, at: [f64; 2], before: Option<f64>) -> Option<f64> {
        let (dial, compass) = self.compass()?;
        let before = before.unwrap_or(compass.angle);
        let asked = dial.asked(&compass, at, before).unwrap_or(before);
        untrack(|| self.workspace.turn_to(asked.clamp(0.0, PI)));
        Some(asked)
    }

    fn holds_ruler(&self, at: [f64; 2], reach: f64) -> bool {
        let mark = untrack(|| self.scene.get()).and_then(|scene| scene.ruler.clone());
        let camera =
            self.size.get_untracked().and_then(|size| untrack(|| self.framing.camera(size)));
        mark.zip(camera).is_some_and(|(mark, camera)| mark.holds(&camera, at, reach))
    }

    fn shift_ruler(&self, at: [f64; 2]) {
        if let Some(camera) =
            self.size.get_untracked().and_then(|size| untrack(|| self.framing.camera(size)))
        {
            self.workspace.shift_ruler(self.plot, camera.from_screen(at), SNAP / camera.scale);
        }
    }

    fn pinch(&self, before: [f64; 2], now: [f64; 2], other: [f64; 2]) {
        let factor = distance(now, other) / distance(before, other).max(1.0);
        let middle = |a: [f64; 2]| [(a[0] + other[0]) / 2.0, (a[1] + other[1]) / 2.0];
        let (from, to) = (middle(before), middle(now));
        self.framing.change(|camera| {
            camera.zoom_about(from, factor).pan_by([to[0] - from[0], to[1] - from[1]])
        });
    }

    /// Selects what lies inside an outline.
    fn select(&self, outline: &[[f64; 2]]) {
        let found = untrack(|| {
            let (scene, camera) = (self.scene.get()?, self.framing.camera(self.size.get()?)?);
            let of = |cloud: &Points| {
                let kind = cloud.kind;
                within(outline, cloud, &camera)
                    .into_iter()
                    .map(move |index| PointRef { kind, index })
            };
            Some(scene.points.iter().flat_map(of).collect())
        });
        self.workspace.select(found.unwrap_or_default());
    }

    fn hover(&self, at: [f64; 2], reach: f64) {
        self.workspace.point_at(self.point(at, reach));
    }

    fn point(&self, at: [f64; 2], reach: f64) -> Option<PointRef> {
        match self.target(at, reach) {
            Some(Target::Point(point)) => Some(point),
            _ => None,
        }
    }

    fn target(&self, at: [f64; 2], reach: f64) -> Option<Target> {
        untrack(|| {
            let camera = self.framing.camera(self.size.get()?)?;
            let scene = self.scene.get()?;
            self.picker.try_update_value(|picker| picker.pick(&scene, &camera, at, reach)).flatten()
        })
    }
}

fn reach(pointer: Pointer) -> f64 {
    if pointer.is_finger { TOUCH_REACH } else { REACH }
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
