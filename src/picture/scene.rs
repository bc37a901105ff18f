//! What a plot shows, independent of where it is drawn: points, arrows, labels and handles in data
//! coordinates, and the camera that maps them to the screen.
//!
//! Data coordinates have y up; screen coordinates are CSS pixels with the origin at the top left
//! and y down.

mod bounds;
mod camera;
mod compass;
mod corner;
mod edge;
mod emptiest;
mod grid;
mod hit;
mod labels;
mod lasso;
mod look;
mod mark;
mod orbit;
mod out_of_view;
mod outstanding;
mod own_name;
mod passage;
mod points;
mod rect;
mod ruler;
mod ticks;

use serde::{Deserialize, Serialize};

pub use bounds::Bounds;
pub use camera::Camera;
pub use compass::{Compass, Dial, drawn_angle};
pub use corner::Corner;
pub use edge::{Edge, outside};
pub use grid::{Grid, GridLine, clear_reach, handle_reach};
pub use hit::{Picker, Target};
pub use labels::{Placement, QUIET, Request, place};
pub use lasso::{inside, within};
pub use look::{Look, ProjectionChoice, Theme, VisiblePoints};
pub use mark::{Arrow, Handles, Highlight, Label, LegendEntry, Role, Shape};
pub use orbit::{Orbit, Third};
pub use out_of_view::OutOfView;
pub use outstanding::{MOST_OUTSTANDING, outstanding};
pub use own_name::{NameKey, OwnName};
pub use passage::{Blend, Passage};
pub use points::{PointKind, PointRef, Points};
pub use rect::Rect;
pub use ruler::RulerMark;
pub use ticks::ticks;

/// One plot. Every list may be empty; drawing order is the order of the fields.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Scene {
    /// The clouds of points, drawn from first to last.
    pub points: Vec<Points>,
    /// Where the points were before the transform: the same clouds in the same order, or empty for
    /// none.
    pub ghosts: Vec<Points>,
    /// Whether each ghost is joined to its point by a movement segment.
    pub segments: bool,
    /// Concept directions.
    pub arrows: Vec<Arrow>,
    /// Labels of points; those of arrows are part of the arrow.
    pub labels: Vec<Label>,
    /// What was chosen for single labels, those of arrows and handles too.
    #[serde(default)]
    pub own_names: Vec<OwnName>,
    /// The draggable basis, on the plot that can be bent.
    pub handles: Option<Handles>,
    /// The grid of the plane, or what became of it; none for a mere cross of axes.
    #[serde(default)]
    pub grid: Option<Grid>,
    /// In a picture of three dimensions the grids of the two other planes.
    #[serde(default)]
    pub walls: Vec<Grid>,
    /// Where the points would be if nothing had left the grid: the same clouds in the same order,
    /// each joined to its point by a thread; empty for none.
    #[serde(default)]
    pub threads: Vec<Points>,
    /// The two directions at their true angle.
    #[serde(default)]
    pub compass: Option<Compass>,
    /// A ruler that lies on the plot.
    #[serde(default)]
    pub ruler: Option<RulerMark>,
    /// What one has to know to read the plot, in the upper right corner.
    #[serde(default)]
    pub badges: Vec<String>,
    /// Whether points out of the picture are counted at its edges.
    #[serde(default)]
    pub edges: bool,
    /// Names of the x and the y axis.
    pub axis_names: [String; 2],
    /// What the colours and shapes mean.
    pub legend: Vec<LegendEntry>,
    /// Points that stand out.
    pub highlight: Highlight,
    /// The lasso being drawn, in screen pixels.
    pub lasso: Option<Vec<[f64; 2]>>,
}

/// A picture that is no wider than this many font sizes is narrow.
const NARROW: f64 = 24.0;

impl Scene {
    /// The position of a point, or nothing when its cloud is not shown.
    pub fn position(&self, point: PointRef) -> Option<[f64; 2]> {
        let cloud = self.points.iter().find(|cloud| cloud.kind == point.kind)?;
        cloud.xy.get(point.index).map(|&[x, y]| [f64::from(x), f64::from(y)])
    }

    /// What of it has room in a picture of this width on a screen, beside texts of this size: in a
    /// narrow one names of axes and a legend would lie over the compass.
    #[must_use]
    pub fn within(self, width: f64, font: f64) -> Self {
        if width >= NARROW * font {
            return self;
        }
        Self { axis_names: Default::default(), legend: Vec::new(), ..self }
    }

    /// A frame for everything: the bulk of every cloud (see [`Bounds::robust`]), every arrow but
    /// those of the family, the handles, and the origin.
    pub fn bounds(&self) -> Bounds {
        let clouds = self.points.iter().map(|cloud| Bounds::robust(&cloud.xy));
        let marks = self
            .arrows
            .iter()
            .filter(|arrow| arrow.role != Role::Family)
            .flat_map(|a| [a.from, a.to]);
        let tips = self.handles.iter().flat_map(|handles| handles.tips);
        clouds.fold(marks.chain(tips).fold(Bounds::point([0.0, 0.0]), Bounds::with), Bounds::union)
    }
}
