//! What there is to choose before two tables are fitted.

use reactive_graph::prelude::*;

use super::Training;
use crate::protocol::{Excerpt, Fit, FitTarget, MOST_DIMENSIONS};
use theory::model::Toy;

/// What both are fitted to, as a menu lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// Random log-odds that the dimensions hold.
    Random,
    /// Random log-odds of twice as many dimensions, all of which count alike.
    TooMany,
    /// Each context with a token of its own.
    OneEach,
    /// The toy in the plane.
    Plane,
    /// The toy in space.
    Space,
    /// A part of the open model.
    Open,
}

/// How much of the open model at first.
const PART: Excerpt = Excerpt { first: 0, contexts: 12, tokens: 4 };
/// Most contexts and tokens of a part: with more, one waits.
pub const MOST_OF_A_PART: usize = 40;

impl TargetKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Random, Self::OneEach, Self::TooMany, Self::Plane, Self::Space, Self::Open];

    /// Which one it is.
    pub fn of(fit: &Fit) -> Self {
        match fit.target {
            FitTarget::Level { .. } => Self::TooMany,
            FitTarget::Random { rank, .. } if rank > fit.d => Self::TooMany,
            FitTarget::Random { .. } => Self::Random,
            FitTarget::OneEach { .. } => Self::OneEach,
            FitTarget::Toy(Toy::Space) => Self::Space,
            FitTarget::Toy(_) => Self::Plane,
            FitTarget::Bundled(_) | FitTarget::Open(_) => Self::Open,
        }
    }

    /// A target of this kind for so many dimensions.
    fn target(self, d: usize) -> FitTarget {
        match self {
            Self::Random => FitTarget::random(d),
            Self::TooMany => FitTarget::level(2 * d),
            Self::OneEach => FitTarget::one_each(),
            Self::Plane => FitTarget::Toy(Toy::Plane),
            Self::Space => FitTarget::Toy(Toy::Space),
            Self::Open => FitTarget::Open(PART),
        }
    }
}

impl Training {
    /// Chooses what both are fitted to, in as many dimensions as it needs if those are few.
    pub fn choose(&self, kind: TargetKind) {
        self.fit.update(|fit| {
            fit.target = kind.target(fit.d);
            fit.d = match kind {
                TargetKind::Plane => 2,
                TargetKind::Space | TargetKind::Open => 3,
                TargetKind::OneEach => 2,
                TargetKind::Random | TargetKind::TooMany => fit.d,
            };
        });
    }

    /// Chooses the dimensions of both tables.
    pub fn choose_dimensions(&self, d: usize) {
        self.fit.update(|fit| {
            let kind = TargetKind::of(fit);
            fit.d = d.clamp(1, MOST_DIMENSIONS);
            if matches!(kind, TargetKind::Random | TargetKind::TooMany) {
                fit.target = kind.target(fit.d);
            }
            fit.d = fit.d.min(fit.most_dimensions());
        });
    }

    /// Chooses how much of the open model they are fitted to.
    pub fn choose_part(&self, change: impl FnOnce(&mut Excerpt)) {
        self.fit.update(|fit| {
            let Some(mut part) = fit.target.excerpt() else { return };
            change(&mut part);
            part.contexts = part.contexts.clamp(2, MOST_OF_A_PART);
            part.tokens = part.tokens.clamp(2, MOST_OF_A_PART);
            fit.target = FitTarget::Open(part);
            fit.d = fit.d.min(fit.most_dimensions());
        });
    }
}
