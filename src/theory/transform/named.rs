//! The moves by name: what each takes, which family it belongs to and how it is made of its
//! parameters. Panels, lists and captions follow from this; its words are the interface's.

use super::{Action, End, Recipe, Side};

listed! {
    /// A move by its name, whatever its numbers.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum NamedMove {
        /// A matrix of one plane.
        Plane,
        /// A reflection in one plane.
        Reflection,
        /// A random rotation.
        Rotation,
        /// A random map.
        Random,
        /// Given lengths of the axes.
        AxisScale,
        /// Random lengths of the axes.
        RandomAxisScale,
        /// The map that makes the tokens equally spread.
        Whitening,
        /// The map that takes the two directions furthest apart.
        Farthest,
        /// The map that takes them closest to each other.
        Closest,
        /// A given matrix.
        Given,
        /// Hidden components of contexts.
        HiddenF,
        /// Hidden components of tokens.
        HiddenG,
        /// All tokens by the same vector.
        Shift,
        /// Zeros appended.
        Pad,
        /// Only what predictions see.
        Minimal,
    }
}

listed! {
    /// What a move can take.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Parameter {
        /// Which sides a linear map acts on.
        Side,
        /// The condition number κ of a linear map.
        Condition,
        /// Length of what is added, relative to the mean norm.
        Size,
        /// Seed of what is random.
        Seed,
        /// The two chosen directions.
        Directions,
        /// A number of dimensions.
        Dimension,
    }
}

/// Moves that belong together; those of none come from a pull, or from a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveFamily {
    /// Linear maps of all dimensions.
    Linear,
    /// What predictions do not see.
    Unseen,
    /// Other numbers of dimensions.
    Dimension,
}

impl MoveFamily {
    /// Its moves, in order.
    pub fn moves(self) -> impl Iterator<Item = NamedMove> {
        NamedMove::ALL.into_iter().filter(move |named| named.info().family == Some(self))
    }

    /// What its moves take, each once.
    pub fn parameters(self) -> impl Iterator<Item = Parameter> {
        let taken = move |wanted: &Parameter| {
            self.moves().any(|named| named.info().parameters.contains(wanted))
        };
        Parameter::ALL.into_iter().filter(taken)
    }
}

/// The space that a move has to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// What embeddings span: the move needs room in F⊥.
    F,
    /// What differences of unembeddings span: the move needs room in G⊥.
    G,
}

/// Values of the parameters of moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answers {
    /// Which sides a linear map acts on.
    pub side: Side,
    /// The condition number κ ≥ 1 of a linear map.
    pub condition: f64,
    /// Length of what is added, relative to the mean norm.
    pub size: f64,
    /// Seed of what is random.
    pub seed: u64,
    /// The two directions as (from, to) tokens, if they are chosen.
    pub directions: Option<[(usize, usize); 2]>,
    /// The number of dimensions afterwards.
    pub dimension: usize,
}

impl Answers {
    fn linear(&self, matrix: Recipe) -> Action {
        Action::Linear { on: self.side, matrix }
    }

    fn worst(&self, end: End) -> Option<Action> {
        let (pair, condition) = (self.directions?, self.condition);
        Some(self.linear(Recipe::Worst { pair, condition, end }))
    }
}

/// What is to be known of a move to make it.
#[derive(Debug, Clone, Copy)]
pub struct MoveInfo {
    /// Its family; none where its numbers come from a pull, or from a text.
    pub family: Option<MoveFamily>,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// The space that it has to leave.
    pub outside: Option<Outside>,
    /// The move, where all that it needs is there.
    pub make: fn(&Answers) -> Option<Action>,
}

/// A move of no family.
const BY_HAND: MoveInfo = MoveInfo { family: None, parameters: &[], outside: None, make: |_| None };

/// A linear map of all dimensions; what it takes and how it is made differ.
const LINEAR: MoveInfo = MoveInfo { family: Some(MoveFamily::Linear), ..BY_HAND };

impl NamedMove {
    /// What is to be known of it.
    pub const fn info(self) -> MoveInfo {
        match self {
            Self::Plane | Self::Reflection | Self::AxisScale | Self::Given => BY_HAND,
            Self::Rotation => MoveInfo {
                parameters: &[Parameter::Side, Parameter::Seed],
                make: |answers| Some(answers.linear(Recipe::Rotation { seed: answers.seed })),
                ..LINEAR
            },
            Self::Random => MoveInfo {
                parameters: &[Parameter::Side, Parameter::Condition, Parameter::Seed],
                make: |&answers| {
                    let Answers { condition, seed, .. } = answers;
                    Some(answers.linear(Recipe::Random { condition, seed }))
                },
                ..LINEAR
            },
            Self::RandomAxisScale => MoveInfo {
                parameters: &[Parameter::Side, Parameter::Condition, Parameter::Seed],
                make: |&answers| {
                    let Answers { condition, seed, .. } = answers;
                    Some(answers.linear(Recipe::RandomAxisScale { condition, seed }))
                },
                ..LINEAR
            },
            Self::Whitening => MoveInfo {
                parameters: &[Parameter::Side],
                make: |answers| Some(answers.linear(Recipe::Whitening)),
                ..LINEAR
            },
            Self::Farthest => MoveInfo {
                parameters: &[Parameter::Side, Parameter::Condition, Parameter::Directions],
                make: |answers| answers.worst(End::Farthest),
                ..LINEAR
            },
            Self::Closest => MoveInfo {
                parameters: &[Parameter::Side, Parameter::Condition, Parameter::Directions],
                make: |answers| answers.worst(End::Closest),
                ..LINEAR
            },
            Self::HiddenF => MoveInfo {
                family: Some(MoveFamily::Unseen),
                parameters: &[Parameter::Size, Parameter::Seed],
                outside: Some(Outside::G),
                make: |&Answers { size, seed, .. }| Some(Action::HiddenF { size, seed }),
            },
            Self::HiddenG => MoveInfo {
                family: Some(MoveFamily::Unseen),
                parameters: &[Parameter::Size, Parameter::Seed],
                outside: Some(Outside::F),
                make: |&Answers { size, seed, .. }| Some(Action::HiddenG { size, seed }),
            },
            Self::Shift => MoveInfo {
                family: Some(MoveFamily::Unseen),
                parameters: &[Parameter::Size, Parameter::Seed],
                outside: None,
                make: |&Answers { size, seed, .. }| Some(Action::Shift { size, seed }),
            },
            Self::Pad => MoveInfo {
                family: Some(MoveFamily::Dimension),
                parameters: &[Parameter::Dimension],
                outside: None,
                make: |answers| Some(Action::Pad { to: answers.dimension }),
            },
            Self::Minimal => MoveInfo {
                family: Some(MoveFamily::Dimension),
                make: |_| Some(Action::Minimal),
                ..BY_HAND
            },
        }
    }
}

/// The numbers that a move carries, for lists and captions.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Numbers {
    /// Its condition number, where that was asked for.
    pub condition: Option<f64>,
    /// Length of what it adds, relative to the mean norm.
    pub size: Option<f64>,
    /// Seed of what is random about it.
    pub seed: Option<u64>,
    /// The number of dimensions: of padding those afterwards, of a given matrix its own.
    pub dimension: Option<usize>,
}

impl Numbers {
    const NONE: Self = Self { condition: None, size: None, seed: None, dimension: None };

    fn seeded(seed: u64) -> Self {
        Self { seed: Some(seed), ..Self::NONE }
    }

    fn added(size: f64, seed: u64) -> Self {
        Self { size: Some(size), ..Self::seeded(seed) }
    }

    fn stretched(condition: f64) -> Self {
        Self { condition: Some(condition), ..Self::NONE }
    }
}

impl Action {
    /// Its name, and the numbers that it carries.
    pub fn named(&self) -> (NamedMove, Numbers) {
        match *self {
            Self::Linear { ref matrix, .. } => matrix.named(),
            Self::Shift { size, seed } => (NamedMove::Shift, Numbers::added(size, seed)),
            Self::HiddenF { size, seed } => (NamedMove::HiddenF, Numbers::added(size, seed)),
            Self::HiddenG { size, seed } => (NamedMove::HiddenG, Numbers::added(size, seed)),
            Self::Pad { to } => (NamedMove::Pad, Numbers { dimension: Some(to), ..Numbers::NONE }),
            Self::Minimal => (NamedMove::Minimal, Numbers::NONE),
        }
    }

    /// The number of dimensions that it parameters room for, where it makes them more.
    pub const fn enlarges_to(&self) -> Option<usize> {
        match self {
            Self::Pad { to } => Some(*to),
            Self::Linear { .. }
            | Self::Shift { .. }
            | Self::HiddenF { .. }
            | Self::HiddenG { .. }
            | Self::Minimal => None,
        }
    }
}

impl Recipe {
    fn named(&self) -> (NamedMove, Numbers) {
        match *self {
            Self::Plane { .. } => (NamedMove::Plane, Numbers::NONE),
            Self::Reflection { .. } => (NamedMove::Reflection, Numbers::NONE),
            Self::Rotation { seed } => (NamedMove::Rotation, Numbers::seeded(seed)),
            Self::Random { condition, seed } => {
                let condition = Some(condition);
                (NamedMove::Random, Numbers { condition, ..Numbers::seeded(seed) })
            }
            Self::AxisScale { .. } => (NamedMove::AxisScale, Numbers::NONE),
            Self::RandomAxisScale { condition, seed } => {
                let condition = Some(condition);
                (NamedMove::RandomAxisScale, Numbers { condition, ..Numbers::seeded(seed) })
            }
            Self::Whitening => (NamedMove::Whitening, Numbers::NONE),
            Self::Worst { condition, end, .. } => {
                let named = match end {
                    End::Closest => NamedMove::Closest,
                    End::Farthest => NamedMove::Farthest,
                };
                (named, Numbers::stretched(condition))
            }
            Self::Given { ref rows } => {
                (NamedMove::Given, Numbers { dimension: Some(rows.len()), ..Numbers::NONE })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: Answers = Answers {
        side: Side::Both,
        condition: 3.0,
        size: 0.5,
        seed: 7,
        directions: Some([(0, 1), (2, 3)]),
        dimension: 9,
    };

    #[test]
    fn a_move_is_made_of_what_it_takes_and_nothing_else() {
        for named in NamedMove::ALL {
            let MoveInfo { family, parameters, make, .. } = named.info();
            let made = make(&ANSWERS);
            assert_eq!(made.is_some(), family.is_some(), "{named:?}");
            let Some(action) = made else { continue };
            let taken = |parameter| parameters.contains(&parameter);
            let numbers = Numbers {
                condition: taken(Parameter::Condition).then_some(ANSWERS.condition),
                size: taken(Parameter::Size).then_some(ANSWERS.size),
                seed: taken(Parameter::Seed).then_some(ANSWERS.seed),
                dimension: taken(Parameter::Dimension).then_some(ANSWERS.dimension),
            };
            assert_eq!(action.named(), (named, numbers));
            let is_linear = matches!(action, Action::Linear { on: Side::Both, .. });
            assert_eq!(is_linear, taken(Parameter::Side), "{named:?}");
            let without = make(&Answers { directions: None, ..ANSWERS });
            assert_eq!(without.is_none(), taken(Parameter::Directions), "{named:?}");
        }
    }
}
