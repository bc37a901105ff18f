//! Models that are made to be compared with another one.

use serde::{Deserialize, Serialize};

use super::{Fit, FitTarget};
use theory::compare::{Exhibit, Rounding};

/// Which of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PairPlace {
    /// The first.
    First,
    /// The second.
    Second,
}

/// A model that is made in the app, the same every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Made {
    /// Of a model and its gauge.
    Gauge(PairPlace),
    /// Of a model and another one with hidden directions in more dimensions.
    Hidden(PairPlace),
    /// Of two that are turned in opposite ways.
    OppositeTurns(PairPlace),
    /// Of two with other labels on the same circle.
    SwappedLabels {
        /// Which of them.
        place: PairPlace,
        /// Length of the unembeddings.
        length: u32,
    },
    /// The first bundled model in fewer bits.
    Rounded(Rounding),
    /// One of two tables that are fitted to one distribution.
    Twin {
        /// Which of them.
        place: PairPlace,
        /// To what and how.
        fit: Fit,
    },
}

/// Length of the unembeddings of swapped labels at first.
const LENGTH: u32 = 12;

impl Made {
    /// The exhibits: each as its two models.
    pub const PAIRS: [[Self; 2]; 5] = [
        [Self::Gauge(PairPlace::First), Self::Gauge(PairPlace::Second)],
        [Self::Hidden(PairPlace::First), Self::Hidden(PairPlace::Second)],
        [Self::OppositeTurns(PairPlace::First), Self::OppositeTurns(PairPlace::Second)],
        Self::swapped_labels(LENGTH),
        [Self::Rounded(Rounding::F16), Self::Rounded(Rounding::FourBits)],
    ];

    /// Seven labels on a circle in two orders, the unembeddings of this length.
    pub const fn swapped_labels(length: u32) -> [Self; 2] {
        [
            Self::SwappedLabels { place: PairPlace::First, length },
            Self::SwappedLabels { place: PairPlace::Second, length },
        ]
    }

    /// The exhibit that it is one model of; none where it is made of a file.
    pub fn exhibit(self) -> Option<(Exhibit, PairPlace)> {
        Some(match self {
            Self::Gauge(place) => (Exhibit::Gauge, place),
            Self::Hidden(place) => (Exhibit::Hidden, place),
            Self::OppositeTurns(place) => (Exhibit::OppositeTurns, place),
            Self::SwappedLabels { place, length } => {
                (Exhibit::SwappedLabels { length: f64::from(length) }, place)
            }
            Self::Rounded(_) | Self::Twin { .. } => return None,
        })
    }

    /// Both tables of a fit.
    pub fn twins(fit: Fit) -> [Self; 2] {
        [PairPlace::First, PairPlace::Second].map(|place| Self::Twin { place, fit })
    }

    /// Whether it is made of the first bundled model.
    pub fn is_of_bundled(self) -> bool {
        match self {
            Self::Rounded(_) => true,
            Self::Twin { fit, .. } => matches!(fit.target, FitTarget::Bundled(_)),
            _ => false,
        }
    }

    /// Whether any page can make it.
    pub fn is_made_anywhere(self) -> bool {
        !matches!(self, Self::Twin { fit: Fit { target: FitTarget::Open(_), .. }, .. })
    }

    /// How the file is rounded that it is made of.
    pub fn rounding(self) -> Option<Rounding> {
        match self {
            Self::Rounded(rounding) => Some(rounding),
            _ => None,
        }
    }
}
