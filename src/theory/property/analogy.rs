//! Analogies: easy is to easiest as lucky is to … (Mikolov et al. 2013; Levy and Goldberg 2014).

use std::borrow::Cow;

use nalgebra::{DMatrix, DVector};

use crate::{
    analysis::Analysis,
    linalg::{centre, transposed_times},
};

use super::{
    Class, Depends, Holds, Info, Measurement, Need, NotTestable, Picture, Property, Query, Reads,
    direction, geometry::centre_columns, leftover::VANISHED,
};

/// Keeps 3CosMul's quotient finite (Levy and Goldberg 2014).
const MUL_EPSILON: f64 = 1e-3;

/// Tokens of a question, which are no answers.
const GIVEN: usize = 3;

/// How many answers are shown.
const SHOWN: usize = 5;

/// How an analogy from → to, start → ? is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// cos(y, to − from + start) over unit vectors.
    CosAdd,
    /// cos(y, to) · cos(y, start) / (cos(y, from) + ε) with cosines moved to 0…1.
    CosMul,
    /// cos(y − start, to − from).
    PairDirection,
    /// 3CosAdd on profiles: log-odds over the contexts, tokens and contexts centred.
    Profile,
}

/// A cloud of token vectors made ready for one method; a large one is not copied.
#[derive(Debug, Clone)]
pub struct Analogies<'a> {
    method: Method,
    vectors: Cow<'a, DMatrix<f64>>,
    squares: Vec<f64>,
}

impl<'a> Analogies<'a> {
    /// Profiles of the tokens for [`Method::Profile`], else their unembeddings.
    pub fn new(model: &'a Analysis, method: Method) -> Self {
        let vectors = match method {
            Method::CosAdd | Method::CosMul | Method::PairDirection => Cow::Borrowed(model.g()),
            Method::Profile => Cow::Owned(token_profiles(model)),
        };
        let squares = vectors.column_iter().map(|column| column.norm_squared()).collect();
        Self { method, vectors, squares }
    }

    /// Whether nothing but rounding is left of all vectors.
    fn says_nothing(&self, model: &Analysis) -> bool {
        let [mean, spread] = model.token_scale();
        let tokens = (model.g().ncols() as f64).sqrt() * mean.hypot(spread);
        self.vectors.norm() * model.condition() <= VANISHED * model.f().norm() * tokens
    }

    /// Score of every token as the answer, V numbers; −∞ for the three given tokens.
    pub fn scores(&self, from: usize, to: usize, start: usize) -> DVector<f64> {
        let mut scores = match self.method {
            Method::CosAdd | Method::Profile => {
                self.cosines(&(self.unit(to) - self.unit(from) + self.unit(start)))
            }
            Method::CosMul => {
                let likeness = |i: usize| self.cosines(&self.unit(i)).map(|c| (1.0 + c) / 2.0);
                let (numerator, denominator) =
                    (likeness(to).component_mul(&likeness(start)), likeness(from));
                numerator.component_div(&denominator.add_scalar(MUL_EPSILON))
            }
            Method::PairDirection => self.pair_direction(from, to, start),
        };
        for given in [from, to, start] {
            scores[given] = f64::NEG_INFINITY;
        }
        scores
    }

    /// Length of a vector, 1 for zero: dividing by it leaves zero as it is.
    fn length(&self, i: usize) -> f64 {
        if self.squares[i] > 0.0 { self.squares[i].sqrt() } else { 1.0 }
    }

    fn unit(&self, i: usize) -> DVector<f64> {
        self.vectors.column(i) / self.length(i)
    }

    /// Products of all unit vectors with `v`.
    fn cosines(&self, v: &DVector<f64>) -> DVector<f64> {
        let mut products = self.vectors.tr_mul(v);
        products.iter_mut().enumerate().for_each(|(i, product)| *product /= self.length(i));
        products
    }

    /// Of y − start for all y, subtracted before anything is squared: what all tokens share does
    /// not count.
    fn pair_direction(&self, from: usize, to: usize, start: usize) -> DVector<f64> {
        let v = &self.vectors;
        let direction = (v.column(to) - v.column(from)).normalize();
        let origin = v.column(start);
        let cosine = |y: nalgebra::DVectorView<'_, f64>| {
            let (mut along, mut squared) = (0.0, 0.0);
            for ((y, o), d) in y.iter().zip(origin.iter()).zip(direction.iter()) {
                let step = y - o;
                along += step * d;
                squared += step * step;
            }
            if squared > 0.0 { along / squared.sqrt() } else { f64::NEG_INFINITY }
        };
        DVector::from_iterator(v.ncols(), v.column_iter().map(cosine))
    }

    /// The `n` best answers, best first, ties by index.
    pub fn top(&self, from: usize, to: usize, start: usize, n: usize) -> Vec<usize> {
        let scores = self.scores(from, to, start);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&i, &j| scores[j].total_cmp(&scores[i]).then(i.cmp(&j)));
        order.truncate(n);
        order
    }

    /// Whether the best answer is `answer`.
    fn solves(&self, (from, to): (usize, usize), (start, answer): (usize, usize)) -> bool {
        self.scores(from, to, start).imax() == answer
    }
}

/// Profiles of the tokens, `S × V`: logits over the contexts minus the mean token and the mean
/// context.
fn token_profiles(model: &Analysis) -> DMatrix<f64> {
    let mut out = model
        .logits()
        .map_or_else(|| transposed_times(model.f(), model.g()), |logits| logits.transpose());
    centre_columns(&mut out);
    centre(&mut out);
    out
}

/// Analogies of the family by one method.
pub(super) struct Analogy {
    method: Method,
    pub(super) info: Info,
}

/// Each pair of the family asked by the pair before it; the two chosen pairs when there is no
/// family.
fn questions(model: &Analysis, query: &Query) -> Result<Vec<[(usize, usize); 2]>, NotTestable> {
    if query.family.len() < 2 {
        direction::chosen(model, query)?;
        return Ok(vec![[query.pair_a, query.pair_b]]);
    }
    let family = direction::with_length(model, &query.family, 2)?;
    let n = family.len();
    let asked = (0..n).map(|i| [family[i], family[(i + 1) % n]]);
    Ok(asked.filter(|[p, q]| p.0 != q.0 && p.1 != q.1 && p.1 != q.0 && p.0 != q.1).collect())
}

impl Property for Analogy {
    fn info(&self) -> &Info {
        &self.info
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        if self.method == Method::Profile {
            direction::needs_both(model)?;
        }
        let questions = questions(model, query)?;
        let analogies = Analogies::new(model, self.method);
        if self.method == Method::Profile && analogies.says_nothing(model) {
            return Err(NotTestable::Zero("the profile of every token"));
        }
        let solved = questions.iter().filter(|[p, q]| analogies.solves(*p, *q)).count();
        let accuracy = solved as f64 / questions.len().max(1) as f64;
        let only = (model.g().ncols() <= GIVEN + 1)
            .then(|| "by construction: a single token is left to answer".to_string());
        Ok(Measurement::new(accuracy).aside("solved", solved as f64).by_construction(only))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        direction::chosen(before, query).ok()?;
        let ((from, to), start) = (query.pair_a, query.pair_b.0);
        let top = |model: &Analysis| Analogies::new(model, self.method).top(from, to, start, SHOWN);
        let labels = before.model().g().labels();
        let rows = top(before)
            .into_iter()
            .zip(top(after))
            .map(|(b, a)| vec![labels[b].clone(), labels[a].clone()]);
        Some(Picture::Table {
            columns: vec!["before".to_string(), "after".to_string()],
            rows: rows.collect(),
            headed: false,
            changes: Vec::new(),
        })
    }
}

const BASE: Info = Info {
    measure: "accuracy",
    holds: Holds::AtLeast,
    default_threshold: 0.5,
    threshold_help: "Smallest share of solved analogies that counts as solving them",
    ..Info::BASE
};

/// 3CosAdd.
pub(super) static COS_ADD: Analogy = Analogy {
    method: Method::CosAdd,
    info: Info {
        id: "analogy-add",
        name: "Analogy by 3CosAdd",
        meaning: "Adding the step of one pair to another word lands nearest to its partner",
        definition: "With unit vectors u: the answer is the y with the largest cosine to u(to) − u(from) + u(start), the three given tokens left out. Vectors are not centred. Each pair of the family is asked by the pair before it in the list, the first by the last; without a family the second direction by the first",
        origin: true,
        depends: &[Depends::Directions, Depends::Family],
        ..BASE
    },
};

/// 3CosMul.
pub(super) static COS_MUL: Analogy = Analogy {
    method: Method::CosMul,
    info: Info {
        id: "analogy-mul",
        name: "Analogy by 3CosMul",
        meaning: "The partner is the word most like two given words and least like the third",
        definition: "With c = (1 + cosine)/2: the answer is the y with the largest c(y, to)·c(y, start)/(c(y, from) + 0.001), the three given tokens left out. Vectors are not centred. Each pair of the family is asked by the pair before it in the list, the first by the last; without a family the second direction by the first",
        origin: true,
        depends: &[Depends::Directions, Depends::Family],
        ..BASE
    },
};

/// PairDirection.
pub(super) static PAIR_DIRECTION: Analogy = Analogy {
    method: Method::PairDirection,
    info: Info {
        id: "analogy-direction",
        name: "Analogy by pair direction",
        meaning: "The partner is the word that lies most nearly in the direction of the other pair",
        definition: "The answer is the y with the largest cosine of g(y) − g(start) with g(to) − g(from), the three given tokens left out. Each pair of the family is asked by the pair before it in the list, the first by the last; without a family the second direction by the first",
        depends: &[Depends::Directions, Depends::Family],
        ..BASE
    },
};

/// 3CosAdd on profiles.
pub(super) static PROFILE: Analogy = Analogy {
    method: Method::Profile,
    info: Info {
        id: "analogy-profile",
        name: "Analogy by profiles",
        meaning: "The same addition, with words compared by how they move the log-odds over the contexts",
        definition: "Token vectors are f(s)·g(y) minus the mean over contexts and then minus the mean over tokens. With unit vectors u: the answer is the y with the largest cosine to u(to) − u(from) + u(start), the three given tokens left out. Each pair of the family is asked by the pair before it in the list, the first by the last; without a family the second direction by the first",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        depends: &[Depends::Directions, Depends::Family],
        ..BASE
    },
};
