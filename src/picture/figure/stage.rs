//! A plot of the stage: axes, points, arrows, handles, labels, legend.

mod arrow;
mod badge;
mod compass;
mod edges;
mod ground;
pub(super) mod legend;
mod names;
mod points;
mod ruler;
mod view;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::{Color, DrawingBackend};

pub use ground::rules;

use self::view::{KNOB, View, role_of};
use super::{Drawn, Layer, Pen, Stroke, Style, Theme};
use crate::scene::{Camera, Handles, PointRef, Rect, Role, Scene};

/// Draws a scene as the camera sees it, with the area's top left corner as the picture's.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Scene,
    camera: &Camera,
    theme: &Theme,
    style: &Style,
) -> Drawn<DB> {
    paint(&Pen::new(area, style), scene, camera, theme)
}

/// Draws a scene with a pen, whose origin is the picture's top left corner.
pub fn paint<DB: DrawingBackend>(
    pen: &Pen<DB>,
    scene: &Scene,
    camera: &Camera,
    theme: &Theme,
) -> Drawn<DB> {
    let view = View { pen, scene, camera, theme };
    pen.note_plot();
    let whole = pen.style().layer == Layer::Whole;
    if whole {
        pen.background(Rect::of_size(camera.size), theme)?;
    }
    if scene.grid.is_none() {
        view.axes()?;
    }
    if whole {
        ground::draw(&view)?;
    }
    view.movements()?;
    if whole {
        points::draw(&view)?;
    }
    view.highlights()?;
    for role in [Role::Family, Role::Second, Role::First, Role::Plain] {
        scene
            .arrows
            .iter()
            .filter(|arrow| arrow.role == role)
            .try_for_each(|arrow| arrow::draw(&view, arrow))?;
    }
    scene.ruler.iter().try_for_each(|ruler| ruler::draw(&view, ruler))?;
    scene.handles.iter().try_for_each(|handles| view.handles(handles))?;
    view.texts()?;
    view.lasso()
}

/// Length of a ring's rim beyond the point it marks, in hairlines.
const RING: f64 = 2.5;
/// Opacity of the original positions.
const GHOST: f64 = 0.35;

impl<DB: DrawingBackend> View<'_, DB> {
    /// Everything that is written, from what has one place only to what may go anywhere or be left
    /// out: none of it over another.
    fn texts(&self) -> Drawn<DB> {
        let mut taken = names::axes(self)?;
        taken.extend(legend::draw(self)?);
        let compass = self.scene.compass.as_ref();
        let compass = compass.map(|compass| (compass, compass::place(self, compass)));
        taken.extend(badge::draw(self, compass.map(|(_, dial)| dial))?);
        taken.extend(compass.map(|(_, dial)| Rect::about(dial.centre, dial.radius)));
        if let Some(ruler) = &self.scene.ruler {
            taken.extend(ruler::says(self, ruler, &taken)?);
        }
        if let Some((compass, dial)) = &compass {
            taken.extend(compass::draw(self, compass, dial, &taken)?);
        }
        taken.extend(edges::draw(self, &taken)?);
        taken.extend(names::knobs(self));
        taken.extend(ground::ticks(self, &taken)?);
        names::draw(self, &taken)
    }

    /// The lines x = 0 and y = 0.
    fn axes(&self) -> Drawn<DB> {
        let stroke = Stroke::solid(self.theme.hairline, self.line());
        let ([x, y], [width, height]) = (self.camera.to_screen([0.0, 0.0]), self.camera.size);
        let (x, y) = (self.pen.crisp(0, x), self.pen.crisp(1, y));
        if (0.0..height).contains(&y) {
            self.pen.line([0.0, y], [width, y], &stroke)?;
        }
        if (0.0..width).contains(&x) {
            self.pen.line([x, 0.0], [x, height], &stroke)?;
        }
        Ok(())
    }

    /// Original positions, and the way from each to where it is now.
    fn movements(&self) -> Drawn<DB> {
        let radius = self.pen.style().point;
        for (ghosts, points) in self.scene.ghosts.iter().zip(&self.scene.points) {
            let colour = self.theme.colour(role_of(ghosts.kind)).mix(GHOST);
            let stroke = Stroke::solid(colour, 0.6 * self.line());
            for (&from, &to) in ghosts.xy.iter().zip(points.xy.iter()) {
                let (from, to) = (self.place(from), self.place(to));
                if self.scene.segments {
                    self.segment([from, to], &stroke)?;
                }
                if self.shows(from) {
                    self.pen.ring(from, radius, &stroke)?;
                }
            }
        }
        Ok(())
    }

    /// Rings about selected, pinned and hovered points.
    fn highlights(&self) -> Drawn<DB> {
        let marks = &self.scene.highlight;
        let quiet = Stroke::solid(self.theme.equivalent.mix(0.7), self.line());
        let loud = Stroke::solid(self.theme.ink, 1.5 * self.line());
        let standing = marks.pinned.iter().chain(&marks.hovered);
        marks.selected.iter().try_for_each(|&point| self.mark(point, &quiet))?;
        standing.into_iter().try_for_each(|&point| self.mark(point, &loud))
    }

    fn mark(&self, point: PointRef, stroke: &Stroke) -> Drawn<DB> {
        let at = self
            .scene
            .position(point)
            .map(|at| self.camera.to_screen(at))
            .filter(|&at| self.shows(at));
        at.map_or(Ok(()), |at| {
            self.pen.ring(at, self.pen.style().point + RING * self.line(), stroke)
        })
    }

    /// The basis as two lines that end in knobs.
    fn handles(&self, handles: &Handles) -> Drawn<DB> {
        let origin = self.camera.to_screen(handles.origin);
        let stroke = Stroke::solid(self.theme.equivalent, 2.0 * self.line());
        for tip in handles.tips.map(|tip| self.camera.to_screen(tip)) {
            self.segment([origin, tip], &stroke)?;
            if self.shows(tip) {
                self.pen.disc(tip, KNOB * self.line(), self.theme.surface)?;
                self.pen.ring(
                    tip,
                    KNOB * self.line(),
                    &Stroke { width: 2.5 * self.line(), ..stroke },
                )?;
            }
        }
        Ok(())
    }

    fn lasso(&self) -> Drawn<DB> {
        let Some(outline) = self.scene.lasso.as_deref().filter(|outline| outline.len() > 1) else {
            return Ok(());
        };
        let closed: Vec<[f64; 2]> = outline.iter().chain(outline.first()).copied().collect();
        let stroke = Stroke {
            dash: Some([4.0, 3.0]),
            ..Stroke::solid(self.theme.equivalent, 1.5 * self.line())
        };
        self.pen.polygon(&closed, self.theme.equivalent.mix(0.08))?;
        self.pen.path(&closed, &stroke)
    }
}
