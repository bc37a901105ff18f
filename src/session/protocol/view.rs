//! Positions for both plots, prepared so that a drag costs two small products a point, whatever the
//! dimension d.
//!
//! With the camera's axes K (`d × 2`), the bent plane B (`d × 2`, orthonormal) and x̃ = x + B N
//! Bᵀx, a drawn position is Kᵀx̃ = Kᵀx + (KᵀB) N (Bᵀx): the worker sends Kᵀx and Bᵀx once, the page
//! applies the rest.

use nalgebra::{DMatrix, Matrix2, Matrix2x4, Vector4};
use serde::{Deserialize, Serialize};

use picture::scene::{Grid, PointKind, PointRef, Role, drawn_angle};
use theory::{
    model::Cloud,
    plane::{PlaneSpec, Which},
    transform::{Action, Recipe, Side, Step},
};

/// How d dimensions become two.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Projection {
    /// Orthogonal projection on a plane of the space.
    Plane(PlaneSpec),
    /// Orthogonal projection on the three dimensions of a plane and an axis beside it; the page
    /// turns them.
    Space {
        /// The plane.
        plane: PlaneSpec,
        /// The axis.
        third: ThirdAxis,
    },
    /// The biplot of the double-centred logits, the same for every equivalent model.
    Canonical,
    /// The moved model's principal components in the left plot and its biplot in the right one,
    /// each found anew.
    PcaAndCanonical {
        /// Whose principal components.
        which: Which,
    },
}

/// An axis beside the shown plane, at right angles to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThirdAxis {
    /// The largest spread of the tokens there.
    Component,
    /// What a difference of two tokens has there: from and to.
    Pair(usize, usize),
    /// A direction that no context has a part in, so that no prediction sees what tokens have
    /// there.
    Hidden,
}

/// Numbers of each point, left to right as the labels stand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Positions {
    /// Tokens.
    #[serde(with = "super::floats")]
    pub tokens: Vec<f32>,
    /// Contexts.
    #[serde(with = "super::floats")]
    pub contexts: Vec<f32>,
}

impl Positions {
    /// Those of one kind.
    pub fn of(&self, kind: PointKind) -> &[f32] {
        match kind {
            PointKind::Tokens => &self.tokens,
            PointKind::Contexts => &self.contexts,
        }
    }

    /// Where a point is, if it is one of them.
    pub fn place(&self, point: PointRef) -> Option<[f64; 2]> {
        self.of(point.kind).as_chunks::<2>().0.get(point.index).map(|xy| xy.map(f64::from))
    }
}

/// What both plots show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// What this view is of; an older answer is told from a newer one by it.
    pub key: ViewKey,
    /// Names of the two axes of the left and of the right plot.
    pub axis_names: [[String; 2]; 2],
    /// The model: Cᵀx, two numbers a point.
    pub left: Positions,
    /// The equivalent model before the live step: Kᵀx and Bᵀx, four numbers a point.
    pub right: Positions,
    /// Where the loaded model's points are in either plot, two numbers a point, when that is not
    /// what the left plot shows.
    pub before: Option<Box<[Positions; 2]>>,
    /// Where the shown plane's own unit vectors land, for tokens and for contexts; none in a
    /// projection that is no plane.
    #[serde(default)]
    pub images: Option<[PlaneImage; 2]>,
    /// Where the equivalent model's points would be if nothing hidden had come to them, four
    /// numbers a point as in `right`; empty for a kind that is there.
    #[serde(default)]
    pub bare: Positions,
    /// Tokens that stand out of the left plot, the farthest first.
    #[serde(default)]
    pub outstanding: Vec<usize>,
    /// The two directions in the model and before the live step, if there are two.
    #[serde(default)]
    pub pair: Option<[PairImage; 2]>,
    /// What there is along a third axis.
    #[serde(default)]
    pub third: Option<ThirdView>,
    /// KᵀK, row-major.
    pub ktk: [f64; 4],
    /// KᵀB, row-major.
    pub ktb: [f64; 4],
}

/// What a picture of three dimensions has along its third axis z, at right angles to the plane.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThirdView {
    /// What the axis is called.
    pub name: String,
    /// How far the bulk of the loaded model reaches along any of the three axes.
    pub extent: f64,
    /// zᵀx of the model as loaded, one number a point.
    pub left: Positions,
    /// The same of the equivalent model before the live step.
    pub right: Positions,
    /// The same of its points if nothing hidden had come to them, as far as there are any.
    pub bare: Positions,
    /// zᵀB.
    pub ztb: [f64; 2],
    /// zᵀ of the plane's zero and of its two unit vectors, see [`PlaneImage`]; for tokens and for
    /// contexts.
    pub images: [[f64; 3]; 2],
    /// Kᵀ, Bᵀ and zᵀ of the third axis' own unit vector, for tokens and for contexts.
    pub units: [[f64; 5]; 2],
    /// zᵀ of the two directions in the model and before the live step, if there are two.
    pub pair: Option<[[f64; 2]; 2]>,
}

/// Everything that positions depend on, besides the live step's four numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewKey {
    /// What the plots show.
    pub projection: Projection,
    /// The steps before the live one.
    pub settled: Vec<Step>,
    /// The plane that is bent live; none in a projection that is no plane.
    pub bent: Option<PlaneSpec>,
    /// Whether the right camera is carried along.
    pub following: bool,
    /// The two directions, (from, to) tokens each.
    pub directions: Option<Directions>,
}

impl ViewKey {
    /// What positions depend on, given all steps: the last one, if it bends a plane, is the live
    /// one.
    pub fn new(
        projection: Projection,
        steps: &[Step],
        following: bool,
        directions: Option<Directions>,
    ) -> Self {
        let (shown, following) = match projection.clone() {
            Projection::Plane(shown) => (shown, following),
            // Three axes are not carried along.
            Projection::Space { plane, .. } => (plane, false),
            Projection::Canonical | Projection::PcaAndCanonical { .. } => {
                let settled = steps.to_vec();
                return Self { projection, settled, bent: None, following, directions };
            }
        };
        let (settled, live) = Live::split(steps);
        let bent = Some(live.map_or(shown, |live| live.plane));
        Self { settled: settled.to_vec(), bent, projection, following, directions }
    }
}

/// Two token pairs, (from, to) each.
pub type Directions = [(usize, usize); 2];

/// What the affine part of the settled steps makes of the shown plane, as four numbers a point.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PlaneImage {
    /// Kᵀ and Bᵀ of the plane's zero.
    pub origin: [f64; 4],
    /// Kᵀ and Bᵀ of its two unit vectors.
    pub units: [[f64; 4]; 2],
    /// The sum of the squared lengths of both unit vectors in all dimensions.
    pub squared: f64,
}

/// The two directions, as four numbers each and by their inner products in all dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PairImage {
    /// Kᵀ and Bᵀ of either.
    pub seen: [[f64; 4]; 2],
    /// Their inner products, row-major.
    pub gram: [f64; 4],
}

/// The two directions as they are drawn and as they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Angles {
    /// Both as vectors in data coordinates.
    pub drawn: [[f64; 2]; 2],
    /// The angle between them in all dimensions, 0 to π.
    pub truth: f64,
}

impl Angles {
    /// From how both are drawn and their inner products; none where one of them is zero.
    pub fn new(drawn: [[f64; 2]; 2], gram: &Matrix2<f64>) -> Option<Self> {
        let inside = gram.m11 * gram.m22;
        let across = (inside - gram.m12 * gram.m21).max(0.0).sqrt();
        (inside > 0.0 && inside.is_finite()).then(|| Self { drawn, truth: across.atan2(gram.m12) })
    }

    /// The angle as drawn; none where one of them is drawn as a point.
    pub fn drawn_angle(&self) -> Option<f64> {
        drawn_angle(self.drawn)
    }
}

impl View {
    /// The image of the shown plane in the right plot, when the live step has matrix T; none in a
    /// projection that is no plane.
    pub fn grid(&self, kind: PointKind, side: Side, t: &Matrix2<f64>) -> Option<Grid> {
        let image = self.images.as_ref()?[usize::from(kind == PointKind::Contexts)];
        let (map, n) = (self.live_map(kind, side, t), bend(kind, side, t));
        let place = |numbers: &[f64; 4]| seen(&map, numbers);
        let axes = image.units.each_ref().map(place);
        let w = bent_part(&image.units);
        let squared =
            image.squared + 2.0 * (w.transpose() * n * w).trace() + (n * w).norm_squared();
        let within: f64 = axes.iter().flatten().map(|x| x * x).sum();
        let share = if squared > 0.0 { (within / squared).min(1.0) } else { 0.0 };
        Some(Grid {
            origin: place(&image.origin),
            axes,
            share,
            extent: None,
            role: Role::Equivalent,
        })
    }

    /// The two directions in the left plot; none where there are not two.
    pub fn angles_before(&self) -> Option<Angles> {
        let [image, _] = self.pair?;
        Angles::new(image.seen.map(|[x, y, ..]| [x, y]), &matrix(&image.gram))
    }

    /// The two directions in the right plot, when the live step has matrix T.
    pub fn angles(&self, side: Side, t: &Matrix2<f64>) -> Option<Angles> {
        let (drawn, gram) = self.directions(side, t)?;
        Angles::new(drawn, &gram)
    }

    /// The same as they are drawn, and their inner products in all dimensions.
    pub(crate) fn directions(
        &self,
        side: Side,
        t: &Matrix2<f64>,
    ) -> Option<([[f64; 2]; 2], Matrix2<f64>)> {
        let [_, image] = self.pair?;
        let (map, n) =
            (self.live_map(PointKind::Tokens, side, t), bend(PointKind::Tokens, side, t));
        let w = bent_part(&image.seen);
        let gram =
            matrix(&image.gram) + w.transpose() * (n + n.transpose() + n.transpose() * n) * w;
        Some((image.seen.each_ref().map(|numbers| seen(&map, numbers)), gram))
    }

    /// The linear map from a point's four numbers to its place in the right plot, when the live
    /// step has matrix T. A singular T cannot be drawn and is treated as the identity.
    pub fn live_map(&self, kind: PointKind, side: Side, t: &Matrix2<f64>) -> Matrix2x4<f64> {
        let ktb = matrix(&self.ktb);
        let n = bend(kind, side, t);
        if !self.key.following {
            return side_by_side(&Matrix2::identity(), &(ktb * n));
        }
        let camera = bend(PointKind::Tokens, side, t);
        let ktk = matrix(&self.ktk);
        let carried =
            ktb * (camera + camera.transpose() + camera.transpose() * camera) * ktb.transpose()
                + ktk;
        let second = ktb * n + ktb * camera.transpose() * (Matrix2::identity() + n);
        match carried.cholesky().and_then(|c| c.l().try_inverse()) {
            Some(orthonormal) => side_by_side(&orthonormal, &(orthonormal * second)),
            None => side_by_side(&Matrix2::identity(), &second),
        }
    }
}

/// Where a point with these four numbers is drawn.
pub(crate) fn seen(map: &Matrix2x4<f64>, numbers: &[f64; 4]) -> [f64; 2] {
    let place = map * Vector4::from(*numbers);
    [place.x, place.y]
}

/// Bᵀ of two points, as columns.
fn bent_part([a, b]: &[[f64; 4]; 2]) -> Matrix2<f64> {
    Matrix2::new(a[2], b[2], a[3], b[3])
}

/// Where the live step takes the basis vectors of its plane, as drawn: the columns of I + N.
pub fn tips(kind: PointKind, side: Side, t: &Matrix2<f64>) -> Matrix2<f64> {
    Matrix2::identity() + bend(kind, side, t)
}

/// The T whose tips these are; none if they are singular.
pub fn from_tips(kind: PointKind, side: Side, tips: &Matrix2<f64>) -> Option<Matrix2<f64>> {
    match (kind, side) {
        (PointKind::Tokens, Side::Gauge | Side::OnlyG) => tips.transpose().try_inverse(),
        _ => Some(*tips),
    }
}

/// N: how far the live step is from doing nothing, for tokens (T⁻ᵀ − I) or contexts (T − I).
pub(crate) fn bend(kind: PointKind, side: Side, t: &Matrix2<f64>) -> Matrix2<f64> {
    let identity = Matrix2::identity();
    let cotangent =
        || t.try_inverse().map_or(Matrix2::zeros(), |inverse| inverse.transpose() - identity);
    match (kind, side) {
        (PointKind::Tokens, Side::Gauge | Side::OnlyG) => cotangent(),
        (PointKind::Tokens, Side::Both)
        | (PointKind::Contexts, Side::Gauge | Side::OnlyF | Side::Both) => t - identity,
        (PointKind::Tokens, Side::OnlyF) | (PointKind::Contexts, Side::OnlyG) => Matrix2::zeros(),
    }
}

/// A 2 × 2 matrix from its rows.
pub fn matrix(rows: &[f64; 4]) -> Matrix2<f64> {
    Matrix2::new(rows[0], rows[1], rows[2], rows[3])
}

/// The rows of a 2 × 2 matrix.
pub fn rows(m: &Matrix2<f64>) -> [f64; 4] {
    [m.m11, m.m12, m.m21, m.m22]
}

fn side_by_side(left: &Matrix2<f64>, right: &Matrix2<f64>) -> Matrix2x4<f64> {
    let mut out = Matrix2x4::zeros();
    out.fixed_columns_mut::<2>(0).copy_from(left);
    out.fixed_columns_mut::<2>(2).copy_from(right);
    out
}

/// The axes in a model of another dimension: zeros are appended, or the last components left out.
pub(crate) fn fitted(axes: &DMatrix<f64>, d: usize) -> DMatrix<f64> {
    axes.clone().resize_vertically(d, 0.0)
}

/// Two differences of vectors, `d × 2`; none where one does not exist.
pub(crate) fn differences(cloud: &Cloud, directions: &Directions) -> Option<DMatrix<f64>> {
    let [(a, b), (c, d)] = *directions;
    let known = [a, b, c, d].iter().all(|&index| index < cloud.len());
    let columns = known.then(|| cloud.vectors_at(&[a, b, c, d]))?;
    let difference = |from: usize, to: usize| columns.column(to) - columns.column(from);
    Some(DMatrix::from_columns(&[difference(0, 1), difference(2, 3)]))
}

/// The 2 × 2 product AᵀB, row-major.
pub(crate) fn inner(a: &DMatrix<f64>, b: &DMatrix<f64>) -> [f64; 4] {
    let m = a.tr_mul(b);
    [m[(0, 0)], m[(0, 1)], m[(1, 0)], m[(1, 1)]]
}

/// The step that follows the hand: the last of the list, if it bends a plane and is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// The plane that it bends.
    pub plane: PlaneSpec,
    /// What it acts on.
    pub side: Side,
    /// T.
    pub t: Matrix2<f64>,
}

impl Live {
    /// The live step of a list and the steps before it.
    pub fn split(steps: &[Step]) -> (&[Step], Option<Self>) {
        if let Some((last, settled)) = steps.split_last()
            && let Step {
                enabled: true,
                action: Action::Linear { on, matrix: Recipe::Plane { plane, t } },
                ..
            } = last
        {
            return (settled, Some(Self { plane: plane.clone(), side: *on, t: matrix(t) }));
        }
        (steps, None)
    }
}
