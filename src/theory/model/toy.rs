//! Small exact models, made in code: parallel differences and an affine relation hold to the last
//! bit.
//!
//! Every number is a short dyadic fraction (a multiple of 1/64), so sums and products of them carry
//! no rounding at all.

mod tiny;

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use super::{Concept, ModelError, Parts, Predictor, Provenance, Relation, RelationPair};

/// Which toy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Toy {
    /// d = 2, three tokens and three contexts: small enough to compute by hand.
    Tiny,
    /// d = 2, F = G = R²: the whole space is on the screen.
    Plane,
    /// d = 3, F = G = R³.
    Space,
    /// d = 4 with dim F = 2, dim G = 3, k = 2 and M ≠ N: room for hidden moves on both sides.
    Hidden,
}

const TOKENS: [&str; 12] = [
    "easy",
    "easiest",
    "lucky",
    "luckiest",
    "strong",
    "strongest",
    "big",
    "biggest",
    "cat",
    "cats",
    "very",
    "most",
];

/// Contexts s with the superlative that is to follow s⌢q.
const SUBJECTS: [(&str, &str); 6] = [
    ("the exam is", "easiest"),
    ("the puzzle is", "easiest"),
    ("the winner is", "luckiest"),
    ("the gambler is", "luckiest"),
    ("the rope is", "strongest"),
    ("the ox is", "strongest"),
];

const QUERY: &str = " the";

/// Unembeddings in the plane, one row a token. easiest − easy = 2 (luckiest − lucky) = ⅔ (strongest
/// − strong); big → biggest is not quite parallel to them, cat → cats far from it.
const PLANE_G: [[f64; 2]; 12] = [
    [-1.0, 1.0],
    [1.0, 1.5],
    [-0.25, -1.25],
    [0.75, -1.0],
    [-1.5, -0.25],
    [1.5, 0.5],
    [-1.0, -0.75],
    [1.25, -0.375],
    [0.0, 0.5],
    [0.25, 1.25],
    [-1.25, 0.25],
    [1.25, 0.0],
];

/// Embeddings of s in the plane, one row a context.
const PLANE_F: [[f64; 2]; 6] =
    [[-2.0, 4.0], [-2.0, 3.5], [-1.0, -4.0], [-0.5, -3.5], [-4.0, 0.0], [-3.5, -0.5]];

/// f(s⌢q) = A f(s) + a in the plane: A row by row, then a.
const PLANE_QUERY: ([[f64; 2]; 2], [f64; 2]) = ([[-0.75, 0.125], [0.0, 0.75]], [1.5, -0.25]);

/// Third component of the unembeddings of [`Toy::Hidden`]: no context sees it, and the differences
/// stay parallel with the same β.
const UNSEEN_G: [f64; 12] = [0.5, 1.5, -0.75, -0.25, 0.0, 1.5, -0.5, 0.25, 1.0, -1.0, 0.25, -0.5];

const SPACE_G: [[f64; 3]; 12] = [
    [-1.0, 1.5, 0.0],
    [1.0, 2.0, 0.25],
    [-0.5, -1.0, 1.25],
    [0.5, -0.75, 1.375],
    [-0.75, -1.0, -1.25],
    [0.75, -0.625, -1.0625],
    [-1.0, 0.5, -1.5],
    [1.0, 0.75, -1.0],
    [0.0, 0.75, 0.25],
    [0.25, 0.5, 1.25],
    [-2.0, 0.0, 0.25],
    [1.5, -0.25, 0.0],
];

const SPACE_F: [[f64; 3]; 6] = [
    [-2.0, 4.0, 0.0],
    [-2.0, 3.5, 0.5],
    [-1.5, -2.5, 3.5],
    [-1.0, -3.0, 3.0],
    [-1.5, -3.5, -3.0],
    [-1.75, -3.0, -3.5],
];

const SPACE_QUERY: ([[f64; 3]; 3], [f64; 3]) =
    ([[-0.75, 0.125, 0.0], [0.25, 1.0, 0.0], [0.0, -0.125, 1.0]], [1.5, 0.5, 0.25]);

impl Toy {
    /// All toys, smallest first.
    pub const ALL: [Self; 4] = [Self::Tiny, Self::Plane, Self::Space, Self::Hidden];

    /// What to call it on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tiny => "Toy with three tokens",
            Self::Plane => "Toy in the plane",
            Self::Space => "Toy in space",
            Self::Hidden => "Toy with hidden directions",
        }
    }

    /// What it is good for, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Tiny => "Two small tables and a softmax: every prediction computed by hand",
            Self::Plane => {
                "Exactly parallel directions in two dimensions: however you bend, they stay \
                parallel"
            }
            Self::Space => "The same in three dimensions, which the picture can turn",
            Self::Hidden => {
                "Four dimensions of which predictions see two: vectors move and no prediction \
                notices"
            }
        }
    }

    /// The model. The checks of [`Predictor::new`] hold by construction; they are run all the same.
    ///
    /// # Errors
    /// As [`Predictor::new`], which refuses none of the toys.
    pub fn model(self) -> Result<Predictor, ModelError> {
        if self == Self::Tiny {
            return Predictor::new(Parts { provenance: self.provenance(), ..tiny::parts() });
        }
        let (f, g) = self.vectors();
        let subjects = SUBJECTS.map(|(s, _)| s.to_string());
        let asked = SUBJECTS.map(|(s, _)| format!("{s}{QUERY}"));
        let group = |name: &str| vec![name.to_string(); SUBJECTS.len()];
        Predictor::new(Parts {
            contexts: [subjects, asked].concat(),
            f: Some(f.into()),
            tokens: TOKENS.map(str::to_string).to_vec(),
            g: Some(g.into()),
            context_groups: [group("adjective follows"), group("superlative follows")].concat(),
            relations: vec![superlative_relation()],
            provenance: self.provenance(),
            ..Parts::default()
        })
    }

    /// Word pairs; but for [`Self::Tiny`] the first concept is exactly parallel, the second is not.
    pub fn concepts(self) -> Vec<Concept> {
        let concept = |name: &str, pairs: &[(&str, &str)]| Concept {
            name: name.to_string(),
            pairs: pairs.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect(),
        };
        if self == Self::Tiny {
            return vec![concept("weather", &tiny::PAIRS)];
        }
        let superlatives = [("easy", "easiest"), ("lucky", "luckiest"), ("strong", "strongest")];
        vec![
            concept("adjective-superlative (exactly parallel)", &superlatives),
            concept(
                "nearly or not parallel",
                &[("big", "biggest"), ("cat", "cats"), ("very", "most")],
            ),
        ]
    }

    fn provenance(self) -> Provenance {
        let exact = "All numbers are short dyadic fractions. easiest − easy = 2 (luckiest − lucky) \
                     exactly, and f(s + \" the\") = A f(s) + a exactly";
        let hidden = "; contexts span 2 and tokens 3 of the 4 dimensions, the distribution sees 2";
        let more = if self == Self::Hidden { hidden } else { "" };
        let source = match self {
            Self::Tiny => "Made in the app to be computed by hand. All numbers are whole.".into(),
            _ => format!("Made in the app to show exact linear properties. {exact}{more}."),
        };
        Provenance {
            name: self.name().to_string(),
            source,
            license: "none needed".to_string(),
            format: "made in the app".to_string(),
            dtype: "F64".to_string(),
            columns: Vec::new(),
        }
    }

    /// f (`d × 12`) and g (`d × 12`) of all toys but the tiny one.
    fn vectors(self) -> (DMatrix<f64>, DMatrix<f64>) {
        match self {
            Self::Tiny | Self::Plane => (with_query(&PLANE_F, &PLANE_QUERY), columns(&PLANE_G)),
            Self::Space => (with_query(&SPACE_F, &SPACE_QUERY), columns(&SPACE_G)),
            Self::Hidden => hidden_vectors(),
        }
    }
}

/// The plane toy in R⁴: f gets (0, f₂/2) and g (unseen, 0) behind its two components. F = span{e₁,
/// e₂ + e₄/2}, G = span{e₁, e₂, e₃}.
fn hidden_vectors() -> (DMatrix<f64>, DMatrix<f64>) {
    let (f, g) = Toy::Plane.vectors();
    let f = DMatrix::from_fn(4, f.ncols(), |i, j| match i {
        0 | 1 => f[(i, j)],
        2 => 0.0,
        _ => f[(1, j)] / 2.0,
    });
    let g = DMatrix::from_fn(4, g.ncols(), |i, j| match i {
        0 | 1 => g[(i, j)],
        2 => UNSEEN_G[j],
        _ => 0.0,
    });
    (f, g)
}

fn columns<const D: usize>(rows: &[[f64; D]]) -> DMatrix<f64> {
    DMatrix::from_fn(D, rows.len(), |i, j| rows[j][i])
}

/// The embeddings of all s, then those of all s⌢q.
fn with_query<const D: usize>(
    rows: &[[f64; D]],
    (a, offset): &([[f64; D]; D], [f64; D]),
) -> DMatrix<f64> {
    let f = columns(rows);
    let mut asked = DMatrix::from_fn(D, D, |i, j| a[i][j]) * &f;
    let offset = DVector::from_column_slice(offset);
    asked.column_iter_mut().for_each(|mut column| column += &offset);
    DMatrix::from_columns(&f.column_iter().chain(asked.column_iter()).collect::<Vec<_>>())
}

fn superlative_relation() -> Relation {
    let pair = |(i, (subject, reply)): (usize, &(&str, &str))| RelationPair {
        context: i,
        with_query: i + SUBJECTS.len(),
        subject: subject.to_string(),
        reply: reply.to_string(),
    };
    Relation {
        name: "superlative".to_string(),
        query: QUERY.to_string(),
        pairs: SUBJECTS.iter().enumerate().map(pair).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::Analysis, model::Vocabulary};
    use std::sync::Arc;

    fn all() -> impl Iterator<Item = (Toy, Predictor)> {
        let large = Toy::ALL.into_iter().filter(|toy| *toy != Toy::Tiny);
        large.map(|toy| (toy, toy.model().expect("toys are valid")))
    }

    #[test]
    fn easy_and_lucky_differences_are_parallel_to_the_last_bit() {
        for (_, model) in all() {
            let difference = |from, to| model.g().vector(to) - model.g().vector(from);
            assert_eq!(difference(0, 1), difference(2, 3) * 2.0);
            assert_eq!(
                difference(4, 5),
                difference(2, 3) * (difference(4, 5)[0] / difference(2, 3)[0])
            );
        }
    }

    #[test]
    fn reply_is_the_most_probable_token_after_the_query() {
        for (toy, model) in all() {
            let logits = model.f().vectors().tr_mul(model.g().vectors());
            let tokens = Vocabulary::new(model.g().labels());
            for pair in &model.relations()[0].pairs {
                let top = logits.row(pair.with_query).transpose().imax();
                assert_eq!(
                    tokens.find(&pair.reply).map(|m| m.index),
                    Some(top),
                    "{} {}",
                    toy.name(),
                    pair.subject
                );
            }
        }
    }

    #[test]
    fn dimensions_are_those_promised() {
        let dims = |toy: Toy| {
            let analysis = Analysis::new(
                Arc::new(toy.model().expect("toys are valid")),
                Analysis::DEFAULT_RTOL,
                0,
            );
            (analysis.span_f().dim(), analysis.span_g().dim(), analysis.effective_complexity())
        };
        assert_eq!(dims(Toy::Tiny), (2, 2, 2));
        assert_eq!(dims(Toy::Plane), (2, 2, 2));
        assert_eq!(dims(Toy::Space), (3, 3, 3));
        assert_eq!(dims(Toy::Hidden), (2, 3, 2));
    }
}
