//! Why a property cannot be measured.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a property cannot be measured.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum NotTestable {
    /// No embeddings of contexts.
    #[error("needs contexts")]
    Contexts,
    /// No unembeddings of tokens.
    #[error("needs tokens")]
    Tokens,
    /// The query names what the model does not have.
    #[error("needs {what} {index}, but there are {count}")]
    Index {
        /// What was asked for.
        what: Indexed,
        /// Its index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A vector or a spread that a measure divides by, such as a direction whose ends are one
    /// vector.
    #[error("{0} has length zero")]
    Zero(Vanished),
    /// Equal singular values: no axes are better than others.
    #[error("{0} is not defined: equal singular values have no axes of their own")]
    Axes(MainPlane),
    /// Too few members.
    #[error("needs at least {expected} {what}, found {found}")]
    Few {
        /// Of what.
        what: Members,
        /// How many are needed.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// No numbers were given.
    #[error("needs a vector of {expected} numbers")]
    NoVector {
        /// Dimension of the model as loaded.
        expected: usize,
    },
    /// As many numbers as another model has dimensions.
    #[error("the vector has {found} numbers, expected {expected}")]
    Width {
        /// Numbers found.
        found: usize,
        /// Dimension of the model as loaded.
        expected: usize,
    },
    /// Numbers so large or small that their squares are none.
    #[error("needs vectors whose squares are numbers: lengths between 1e−100 and 1e100")]
    Range,
    /// More dimensions than matrices of all of them have room for.
    #[error("needs all of a {d} × {d} matrix: too large for the memory")]
    TooWide {
        /// Dimension of the model.
        d: usize,
    },
    /// Pairs that share tokens ask no analogy.
    #[error("needs two pairs of the family without a token in common")]
    NoAnalogy,
    /// No such property.
    #[error("unknown property")]
    Unknown,
    /// Too slow for a drag; measured when it ends.
    #[error("measured when the move settles")]
    Unsettled,
}

/// What reasons speak of: its English is each variant's documentation.
macro_rules! nouns {
    ($($(#[$about:meta])* $name:ident { $($variant:ident: $text:literal,)+ })+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = $text] $variant,)+
        }

        impl Display for $name {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => $text,)+
                })
            }
        }
    )+};
}

nouns! {
    /// What a query names by its index.
    Indexed {
        Token: "token",
        Context: "context",
        Relation: "relation",
        Member: "member",
    }

    /// Of what there may be too few.
    Members {
        Pairs: "pairs",
        Tokens: "tokens",
        Families: "families",
        PositiveContexts: "contexts in the positive group",
        NegativeContexts: "contexts in the negative group",
        PositiveTokens: "tokens in the positive set",
        NegativeTokens: "tokens in the negative set",
    }

    /// What a measure needs to have a length.
    Vanished {
        Direction: "the direction",
        MeanDirection: "the mean direction",
        MeanDirectionHere: "a mean direction in this geometry",
        EveryDirectionHere: "every direction in this geometry",
        Whitened: "the whitened direction",
        LogOddsStep: "the log-odds step",
        Profile: "the profile over the loaded contexts",
        EveryProfile: "the profile of every token",
        CentredLogits: "the double-centred logit matrix",
        SteeringEffect: "the effect of the steering vector",
        TokenSpread: "the spread of the tokens",
        ContextSpread: "the spread of the contexts",
        TargetSpread: "the spread of the targets",
        SetSpread: "the spread of the two sets",
        SeenByContexts: "what the contexts see of the direction",
        Distribution: "what the distribution says",
        DirectionSeen: "what the distribution sees of the direction",
        TargetsSeen: "what the distribution sees of the targets",
    }

    /// A plane of two leading axes.
    MainPlane {
        SingularValues: "the plane of the two largest singular values",
        Components: "the plane of the two main components",
    }
}
