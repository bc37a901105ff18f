//! Bends that are shown by themselves: the two directions turn apart.

use nalgebra::Matrix2;

use super::{Morph, Workspace};
use crate::protocol::view::from_tips;
use picture::scene::PointKind;
use theory::{
    property::angle_band,
    transform::{AngleGauge, DRAG_LIMIT, Side},
};

/// κ of what is shown first: enough to see the grid bend, little enough to see it as a grid.
const SHOWN: f64 = 3.0;
/// Nearly opposite, in degrees: 180° itself is beyond every invertible matrix.
const OPPOSITE: f64 = 170.0;
/// Relative rounding of a bend that went through the steps and back.
const SAME: f64 = 1e-9;

impl Workspace {
    /// A morph from the model as loaded to where the two directions are as far apart as [`SHOWN`]
    /// allows; none where the plots do not show their plane, or the hand moves one side alone.
    pub fn demonstration(&self) -> Option<Morph> {
        let truth = self.turnable().filter(|_| !self.is_moved())?;
        let [_, far] = angle_band(truth, SHOWN);
        Some(Morph::between(&Matrix2::identity(), &self.bend_reaching(truth, far)?))
    }

    /// A morph from the bend as it is to where the two directions are nearly opposite, by the
    /// matrix of least condition number; none where they cannot be turned.
    pub fn opposing(&self) -> Option<Morph> {
        let truth = self.turnable()?;
        let [_, far] = angle_band(truth, DRAG_LIMIT);
        let t = self.bend_reaching(truth, far.min(OPPOSITE.to_radians()))?;
        Some(Morph::between(&self.live()?.t, &t))
    }

    /// Bends to a share of a morph, unless something else has bent it since `last` was shown; says
    /// whether it did.
    pub fn demonstrate(&self, morph: &Morph, last: f64, share: f64) -> bool {
        let expected = morph.at(last);
        let near = |t: Matrix2<f64>| (t - expected).norm() <= SAME * expected.norm();
        let goes_on = self.turnable().is_some() && self.live().is_some_and(|live| near(live.t));
        if goes_on {
            self.bend(&morph.at(share));
        }
        goes_on
    }

    /// T of a gauge that turns two directions from one angle to another, in radians, by the least
    /// condition number.
    fn bend_reaching(&self, truth: f64, angle: f64) -> Option<Matrix2<f64>> {
        let side = self.live()?.side;
        let tips = AngleGauge::reaching(truth, angle)?.t.try_inverse()?.transpose();
        from_tips(PointKind::Tokens, side, &tips).filter(|_| side == Side::Gauge)
    }
}
