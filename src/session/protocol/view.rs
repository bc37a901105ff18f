//! Positions for both plots, prepared so that a drag costs two small products a point, whatever the
//! dimension d.
//!
//! With the camera's axes K (`d × 2`), the bent plane B (`d × 2`, orthonormal) and x̃ = x + B N
//! Bᵀx, a drawn position is Kᵀx̃ = Kᵀx + (KᵀB) N (Bᵀx): the worker sends Kᵀx and Bᵀx once, the page
//! applies the rest.

use nalgebra::{DMatrix, Matrix2, Matrix2x4};
use serde::{Deserialize, Serialize};

use picture::scene::Kind;
use theory::{
    plane::{PlaneSpec, Which},
    transform::{Action, Recipe, Side, Step},
};

/// How d dimensions become two.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Projection {
    /// Orthogonal projection on a plane of the space.
    Plane(PlaneSpec),
    /// The biplot of the double-centred logits, the same for every equivalent model.
    Canonical,
    /// The moved model's principal components in the left plot and its biplot in the right one,
    /// each found anew.
    Beside {
        /// Whose principal components.
        which: Which,
    },
}

/// Two numbers a point, left to right as the labels stand.
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
    pub fn of(&self, kind: Kind) -> &[f32] {
        match kind {
            Kind::Tokens => &self.tokens,
            Kind::Contexts => &self.contexts,
        }
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
    /// KᵀK, row-major.
    pub ktk: [f64; 4],
    /// KᵀB, row-major.
    pub ktb: [f64; 4],
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
}

impl ViewKey {
    /// What positions depend on, given all steps: the last one, if it bends a plane, is the live
    /// one.
    pub fn new(projection: Projection, steps: &[Step], following: bool) -> Self {
        let Projection::Plane(shown) = projection.clone() else {
            return Self { projection, settled: steps.to_vec(), bent: None, following };
        };
        let (settled, live) = Live::split(steps);
        let bent = Some(live.map_or(shown, |live| live.plane));
        Self { settled: settled.to_vec(), bent, projection, following }
    }
}

impl View {
    /// The linear map from a point's four numbers to its place in the right plot, when the live
    /// step has matrix T. A singular T cannot be drawn and is treated as the identity.
    pub fn live_map(&self, kind: Kind, side: Side, t: &Matrix2<f64>) -> Matrix2x4<f64> {
        let ktb = matrix(&self.ktb);
        let n = bend(kind, side, t);
        if !self.key.following {
            return beside(&Matrix2::identity(), &(ktb * n));
        }
        let camera = bend(Kind::Tokens, side, t);
        let ktk = matrix(&self.ktk);
        let carried =
            ktb * (camera + camera.transpose() + camera.transpose() * camera) * ktb.transpose()
                + ktk;
        let second = ktb * n + ktb * camera.transpose() * (Matrix2::identity() + n);
        match carried.cholesky().and_then(|c| c.l().try_inverse()) {
            Some(orthonormal) => beside(&orthonormal, &(orthonormal * second)),
            None => beside(&Matrix2::identity(), &second),
        }
    }
}

/// Where the live step takes the basis vectors of its plane, as drawn: the columns of I + N.
pub fn tips(kind: Kind, side: Side, t: &Matrix2<f64>) -> Matrix2<f64> {
    Matrix2::identity() + bend(kind, side, t)
}

/// The T whose tips these are; none if they are singular.
pub fn from_tips(kind: Kind, side: Side, tips: &Matrix2<f64>) -> Option<Matrix2<f64>> {
    match (kind, side) {
        (Kind::Tokens, Side::Gauge | Side::OnlyG) => tips.transpose().try_inverse(),
        _ => Some(*tips),
    }
}

/// N: how far the live step is from doing nothing, for tokens (T⁻ᵀ − I) or contexts (T − I).
fn bend(kind: Kind, side: Side, t: &Matrix2<f64>) -> Matrix2<f64> {
    let identity = Matrix2::identity();
    let cotangent =
        || t.try_inverse().map_or(Matrix2::zeros(), |inverse| inverse.transpose() - identity);
    match (kind, side) {
        (Kind::Tokens, Side::Gauge | Side::OnlyG) => cotangent(),
        (Kind::Tokens, Side::Both) | (Kind::Contexts, Side::Gauge | Side::OnlyF | Side::Both) => {
            t - identity
        }
        (Kind::Tokens, Side::OnlyF) | (Kind::Contexts, Side::OnlyG) => Matrix2::zeros(),
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

fn beside(left: &Matrix2<f64>, right: &Matrix2<f64>) -> Matrix2x4<f64> {
    let mut out = Matrix2x4::zeros();
    out.fixed_columns_mut::<2>(0).copy_from(left);
    out.fixed_columns_mut::<2>(2).copy_from(right);
    out
}

/// The axes in a model of another dimension: zeros are appended, or the last components left out.
pub(crate) fn fitted(axes: &DMatrix<f64>, d: usize) -> DMatrix<f64> {
    axes.clone().resize_vertically(d, 0.0)
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
