//! Analogies: easy is to easiest as lucky is to … (Mikolov et al. 2013; Levy and Goldberg 2014).

use std::borrow::Cow;

use nalgebra::{DMatrix, DVector, DVectorView};

use crate::{
    analysis::Analysis,
    linalg::{centre, transposed_times},
};

use super::{
    Class, Depends, Holds, Info, Measurement, Need, NotTestable, Note, Picture, Property, Quantity,
    Query, Reads, Vanished, direction, geometry::centre_columns, leftover::VANISHED,
};

/// Keeps 3CosMul's quotient finite (Levy and Goldberg 2014).
const MUL_EPSILON: f64 = 1e-3;

/// Tokens of a question, which are no answers.
const GIVEN: usize = 3;

/// The tokens from, to and start of from → to, start → ?.
type Question = [usize; GIVEN];

/// A squared difference below this share of the squares of its ends is taken of the difference
/// itself.
const SHORT: f64 = 1e-6;

/// Scores that differ by no more than this, relative to the best, are tied in every model: rounding
/// after a move of the largest κ could turn them round.
const TIED: f64 = 1e-9;

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
        self.vectors.norm() * model.amplification() <= VANISHED * model.f().norm() * tokens
    }

    /// Score of every token as the answer, V numbers; −∞ for the three given tokens.
    pub fn scores(&self, from: usize, to: usize, start: usize) -> DVector<f64> {
        self.all_scores(&[[from, to, start]]).column(0).clone_owned()
    }

    /// The same of many questions, one a column: products of whole matrices.
    fn all_scores(&self, questions: &[Question]) -> DMatrix<f64> {
        let mut scores = match self.method {
            Method::CosAdd | Method::Profile => self.cosines(questions, |&[from, to, start]| {
                self.unit(to) - self.unit(from) + self.unit(start)
            }),
            Method::CosMul => {
                let likeness = |which: usize| {
                    self.cosines(questions, |given| self.unit(given[which]))
                        .map(|c| (1.0 + c) / 2.0)
                };
                let (from, to, start) = (likeness(0), likeness(1), likeness(2));
                to.component_mul(&start).component_div(&from.add_scalar(MUL_EPSILON))
            }
            Method::PairDirection => self.pair_directions(questions),
        };
        for (mut column, given) in scores.column_iter_mut().zip(questions) {
            given.iter().for_each(|&given| column[given] = f64::NEG_INFINITY);
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

    /// Products of all unit vectors with a vector a question.
    fn cosines(
        &self,
        questions: &[Question],
        asked: impl Fn(&Question) -> DVector<f64>,
    ) -> DMatrix<f64> {
        let asked: Vec<_> = questions.iter().map(asked).collect();
        let mut products = transposed_times(&self.vectors, &DMatrix::from_columns(&asked));
        let lengths: Vec<f64> = (0..self.squares.len()).map(|i| self.length(i)).collect();
        for mut column in products.column_iter_mut() {
            column.iter_mut().zip(&lengths).for_each(|(product, length)| *product /= length);
        }
        products
    }

    /// Of y − start for all y. Lengths are those of products, unless the difference is so short
    /// that what both share would leave it no digits.
    fn pair_directions(&self, questions: &[Question]) -> DMatrix<f64> {
        let v = &*self.vectors;
        let columns = |asked: &dyn Fn(&Question) -> DVector<f64>| {
            DMatrix::from_columns(&questions.iter().map(asked).collect::<Vec<_>>())
        };
        let directions = columns(&|q| (v.column(q[1]) - v.column(q[0])).normalize());
        let starts = columns(&|q| v.column(q[2]).clone_owned());
        let mut scores = transposed_times(v, &directions);
        let shared = transposed_times(v, &starts);
        for (at, &[_, _, start]) in questions.iter().enumerate() {
            let (direction, from) = (directions.column(at), scores[(start, at)]);
            for y in 0..v.ncols() {
                let ends = self.squares[y] + self.squares[start];
                let squared = ends - 2.0 * shared[(y, at)];
                scores[(y, at)] = if squared > SHORT * ends {
                    (scores[(y, at)] - from) / squared.sqrt()
                } else {
                    let step = v.column(y) - v.column(start);
                    let length = step.norm();
                    if length > 0.0 { step.dot(&direction) / length } else { f64::NEG_INFINITY }
                };
            }
        }
        scores
    }

    /// The `n` best answers, best first, ties by index.
    pub fn top(&self, from: usize, to: usize, start: usize, n: usize) -> Vec<usize> {
        let scores = self.scores(from, to, start);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&i, &j| scores[j].total_cmp(&scores[i]).then(i.cmp(&j)));
        order.truncate(n);
        order
    }

    /// How many of these have their answer as the best one: none is better by more than [`TIED`].
    fn solved(&self, asked: &[[(usize, usize); 2]]) -> usize {
        if asked.is_empty() {
            return 0;
        }
        let questions: Vec<Question> =
            asked.iter().map(|&[(from, to), (start, _)]| [from, to, start]).collect();
        let scores = self.all_scores(&questions);
        let right = |(column, [_, (_, answer)]): (DVectorView<'_, f64>, &[(usize, usize); 2])| {
            let (best, own) = (column.max(), column[*answer]);
            own.is_finite() && own >= best - TIED * best.abs().max(1.0)
        };
        scores.column_iter().zip(asked).filter(|both| right(*both)).count()
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

/// Each pair of the family asked by the pair before it, where these share no token; the two chosen
/// pairs when there is no family.
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
        if questions.is_empty() {
            return Err(NotTestable::NoAnalogy);
        }
        let analogies = Analogies::new(model, self.method);
        if self.method == Method::Profile && analogies.says_nothing(model) {
            return Err(NotTestable::Zero(Vanished::EveryProfile));
        }
        let solved = analogies.solved(&questions);
        let accuracy = solved as f64 / questions.len().max(1) as f64;
        let only = (model.g().ncols() <= GIVEN + 1).then_some(Note::OneAnswer);
        Ok(Measurement::new(accuracy).aside(Quantity::Solved, solved as f64).by_construction(only))
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
        definition: "With unit vectors u: the answer is the y with the largest cosine to u(to) − \
            u(from) + u(start), the three given tokens left out. Vectors are not centred. Each \
            pair of the family is asked by the pair before it in the list, the first by the last; \
            without a family the second direction by the first",
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
        definition: "With c = (1 + cosine)/2: the answer is the y with the largest c(y, to)·c(y, \
            start)/(c(y, from) + 0.001), the three given tokens left out. Vectors are not centred. \
            Each pair of the family is asked by the pair before it in the list, the first by the \
            last; without a family the second direction by the first",
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
        definition: "The answer is the y with the largest cosine of g(y) − g(start) with g(to) − \
            g(from), the three given tokens left out. Each pair of the family is asked by the pair \
            before it in the list, the first by the last; without a family the second direction by \
            the first",
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
        meaning: "The same addition, with words compared by how they move the log-odds over the \
            contexts",
        definition: "Token vectors are f(s)·g(y) minus the mean over contexts and then minus the \
            mean over tokens. With unit vectors u: the answer is the y with the largest cosine to \
            u(to) − u(from) + u(start), the three given tokens left out. Each pair of the family \
            is asked by the pair before it in the list, the first by the last; without a family \
            the second direction by the first",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        depends: &[Depends::Directions, Depends::Family],
        ..BASE
    },
};
