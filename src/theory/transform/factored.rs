//! A square matrix as a product of cheap ones, multiplied out only where that pays.

use std::sync::{Arc, OnceLock};

use nalgebra::DMatrix;

use crate::linalg::{LeftGram, Turn, singular_values, times, transposed_times};

/// For d / `FEW` columns or fewer the factors are applied one by one.
const FEW: usize = 2;

/// A `d × d` matrix.
#[derive(Debug, Clone)]
pub struct Factored {
    d: usize,
    /// The last of them acts first.
    factors: Vec<Factor>,
    whole: OnceLock<Arc<DMatrix<f64>>>,
}

/// One factor, `d × d`.
#[derive(Debug, Clone)]
enum Factor {
    Turn(Turn),
    /// The diagonal of a diagonal matrix.
    Scale(Arc<[f64]>),
    /// I + B(C − I)Bᵀ.
    Block(Arc<[DMatrix<f64>; 2]>),
    /// Any matrix, or its transpose.
    Whole {
        matrix: Arc<DMatrix<f64>>,
        transposed: bool,
    },
}

impl From<DMatrix<f64>> for Factored {
    fn from(matrix: DMatrix<f64>) -> Self {
        let (d, matrix) = (matrix.nrows(), Arc::new(matrix));
        let factors = vec![Factor::Whole { matrix: matrix.clone(), transposed: false }];
        Self { d, factors, whole: OnceLock::from(matrix) }
    }
}

impl Factored {
    /// A rotation.
    pub fn turn(turn: Turn, d: usize) -> Self {
        Self::product(d, vec![Factor::Turn(turn)])
    }

    /// A diagonal matrix, `d × d` for d numbers.
    pub fn diagonal(scale: Vec<f64>) -> Self {
        Self::product(scale.len(), vec![Factor::Scale(scale.into())])
    }

    /// L diag(scale) R, `d × d` for d numbers.
    pub fn turned(left: Turn, scale: Vec<f64>, right: Turn) -> Self {
        Self::product(
            scale.len(),
            vec![Factor::Turn(left), Factor::Scale(scale.into()), Factor::Turn(right)],
        )
    }

    /// I + B(C − I)Bᵀ for orthonormal columns B (`d × r`) and any C (`r × r`).
    pub fn block(basis: DMatrix<f64>, core: DMatrix<f64>) -> Self {
        Self::product(basis.nrows(), vec![Factor::Block(Arc::new([basis, core]))])
    }

    fn product(d: usize, factors: Vec<Factor>) -> Self {
        Self { d, factors, whole: OnceLock::new() }
    }

    /// d.
    pub fn dimension(&self) -> usize {
        self.d
    }

    /// Whether it is exactly the identity. Of turns, which are random, that is true in one
    /// dimension only.
    pub fn is_identity(&self) -> bool {
        match self.factors.as_slice() {
            [Factor::Scale(scale)] => scale.iter().all(|&s| s == 1.0),
            [Factor::Turn(_)] | [Factor::Turn(_), Factor::Scale(_), Factor::Turn(_)]
                if self.d > 1 =>
            {
                false
            }
            _ => is_identity(self.whole()),
        }
    }

    /// It times x (`d × n`).
    pub fn times(&self, x: &DMatrix<f64>) -> DMatrix<f64> {
        if self.pays_whole(x.ncols()) {
            return times(self.whole(), x);
        }
        self.factors.iter().rev().fold(x.clone(), |x, factor| factor.apply(x))
    }

    /// Its transpose times x (`d × n`).
    pub fn transposed_times(&self, x: &DMatrix<f64>) -> DMatrix<f64> {
        if self.pays_whole(x.ncols()) {
            return transposed_times(self.whole(), x);
        }
        self.factors.iter().fold(x.clone(), |x, factor| factor.transposed().apply(x))
    }

    /// Its transpose.
    pub fn transposed(&self) -> Self {
        let whole = self.whole.get().filter(|_| self.factors.len() > 1);
        Self {
            whole: whole.map(|whole| Arc::new(whole.transpose()).into()).unwrap_or_default(),
            ..Self::product(self.d, self.factors.iter().rev().map(Factor::transposed).collect())
        }
    }

    /// It times another matrix.
    pub fn after(&self, first: &Self) -> Self {
        Self::product(self.d, [self.known_factors(), first.known_factors()].concat())
    }

    /// All of it, `d × d`.
    pub fn whole(&self) -> &DMatrix<f64> {
        self.whole.get_or_init(|| {
            let Some((last, others)) = self.factors.split_last() else {
                return Arc::new(DMatrix::identity(self.d, self.d));
            };
            Arc::new(
                others
                    .iter()
                    .rev()
                    .fold(last.matrix(self.d), |product, factor| factor.apply(product)),
            )
        })
    }

    /// All singular values, descending. Turns that come first or last do not change them and are
    /// left out.
    pub fn singular_values(&self) -> Vec<f64> {
        let is_turn = |factor: &Factor| matches!(factor, Factor::Turn(_));
        let first = self.factors.iter().take_while(|factor| is_turn(factor)).count();
        let last = self.factors[first..].iter().rev().take_while(|factor| is_turn(factor)).count();
        match self.whole.get() {
            Some(whole) => singular_values(whole),
            None => {
                let inner = self.factors[first..self.factors.len() - last].to_vec();
                singular_values(Self::product(self.d, inner).whole())
            }
        }
    }

    /// What the singular values of P times it follow from, for a P that bends few directions; where
    /// its factors say it.
    pub fn left_gram(&self) -> Option<LeftGram> {
        let turn = |factor: &Factor| {
            if let Factor::Turn(turn) = factor { Some(turn.clone()) } else { None }
        };
        let left: Vec<Turn> = self.factors.iter().map_while(turn).collect();
        match &self.factors[left.len()..] {
            [] => Some(LeftGram::of_turned(&left, &vec![1.0; self.d])),
            [Factor::Scale(scale), right @ ..]
                if right.iter().all(|factor| turn(factor).is_some()) =>
            {
                Some(LeftGram::of_turned(&left, scale))
            }
            _ => None,
        }
    }

    /// Its factors; one only where it was multiplied out.
    fn known_factors(&self) -> Vec<Factor> {
        match self.whole.get() {
            Some(whole) if self.factors.len() > 1 => {
                vec![Factor::Whole { matrix: whole.clone(), transposed: false }]
            }
            _ => self.factors.clone(),
        }
    }

    /// Whether the whole matrix is there already or worth making for so many columns.
    fn pays_whole(&self, columns: usize) -> bool {
        let dear = |factor: &Factor| matches!(factor, Factor::Turn(_) | Factor::Whole { .. });
        let at_once = self.factors.iter().filter(|factor| dear(factor)).count() <= 1;
        self.whole.get().is_some() || !at_once && FEW * columns > self.d
    }
}

impl Factor {
    fn apply(&self, mut x: DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::Turn(turn) => turn.apply(x),
            Self::Scale(scale) => {
                x.row_iter_mut().zip(scale.iter()).for_each(|(mut row, s)| row *= *s);
                x
            }
            Self::Block(block) => {
                let [basis, core] = &**block;
                apply_block(basis, core, &x)
            }
            Self::Whole { matrix, transposed: false } => times(matrix, &x),
            Self::Whole { matrix, transposed: true } => transposed_times(matrix, &x),
        }
    }

    fn transposed(&self) -> Self {
        match self {
            Self::Turn(turn) => Self::Turn(turn.transposed()),
            Self::Scale(scale) => Self::Scale(scale.clone()),
            Self::Block(block) => {
                let [basis, core] = &**block;
                Self::Block(Arc::new([basis.clone(), core.transpose()]))
            }
            Self::Whole { matrix, transposed } => {
                Self::Whole { matrix: matrix.clone(), transposed: !transposed }
            }
        }
    }

    fn matrix(&self, d: usize) -> DMatrix<f64> {
        match self {
            Self::Turn(turn) => turn.matrix(),
            Self::Whole { matrix, transposed: false } => DMatrix::clone(matrix),
            Self::Whole { matrix, transposed: true } => matrix.transpose(),
            Self::Scale(_) | Self::Block(_) => self.apply(DMatrix::identity(d, d)),
        }
    }
}

/// X + B(C − I)BᵀX.
pub(super) fn apply_block(
    basis: &DMatrix<f64>,
    core: &DMatrix<f64>,
    columns: &DMatrix<f64>,
) -> DMatrix<f64> {
    if basis.ncols() == 0 {
        return columns.clone();
    }
    let change = (core - DMatrix::identity(core.nrows(), core.ncols())) * basis.tr_mul(columns);
    columns + basis * change
}

/// Whether this is exactly the identity.
pub(super) fn is_identity(m: &DMatrix<f64>) -> bool {
    let expected =
        |(index, &x): (usize, &f64)| x == f64::from(index / m.nrows() == index % m.nrows());
    m.iter().enumerate().all(expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{Reflections, normal_matrix, seeded};

    const D: usize = 12;

    fn turn(seed: u64) -> Turn {
        Turn::new(Reflections::random(&mut seeded(seed), D))
    }

    fn scale() -> Vec<f64> {
        (0..D).map(|i| 0.5 + i as f64).collect()
    }

    fn block() -> Factored {
        Factored::block(
            normal_matrix(&mut seeded(1), D, 2).qr().q(),
            normal_matrix(&mut seeded(2), 2, 2),
        )
    }

    #[test]
    fn few_columns_and_many_see_the_same_matrix() {
        let turned = Factored::turned(turn(3), scale(), turn(4).transposed());
        let given = Factored::from(normal_matrix(&mut seeded(5), D, D));
        let bent = block().after(&turned);
        let product = given.after(&turned);
        let expected = given.whole()
            * (turn(3).matrix()
                * DMatrix::from_diagonal(&scale().into())
                * turn(4).matrix().transpose());
        assert!((product.whole() - expected).amax() < 1e-12);
        for made in
            [turned, Factored::turn(turn(6), D), Factored::diagonal(scale()), given, bent, product]
        {
            for matrix in [made.clone(), made.transposed()] {
                let fresh = Factored::product(D, matrix.factors.clone());
                for columns in [0, 1, D / FEW, D / FEW + 1, 3 * D] {
                    let x = normal_matrix(&mut seeded(7), D, columns);
                    assert!(
                        (fresh.clone().times(&x) - matrix.whole() * &x).amax() < 1e-11,
                        "{columns} of {fresh:?}"
                    );
                    let back = fresh.clone().transposed_times(&x) - matrix.whole().tr_mul(&x);
                    assert!(back.amax() < 1e-11, "{columns} of {fresh:?}");
                }
            }
            assert!((made.transposed().whole() - made.whole().transpose()).amax() < 1e-12);
        }
    }

    #[test]
    fn bent_singular_values_follow_from_the_factors() {
        let (basis, core) =
            (normal_matrix(&mut seeded(1), D, 2).qr().q(), normal_matrix(&mut seeded(2), 2, 2));
        let turned = Factored::turned(turn(3), scale(), turn(4));
        let turned_again = Factored::turn(turn(6), D).after(&turned);
        for matrix in [turned.transposed(), turned, Factored::turn(turn(5), D), turned_again] {
            let values = singular_values(
                Factored::block(basis.clone(), core.clone()).after(&matrix).whole(),
            );
            let found = matrix
                .left_gram()
                .and_then(|gram| gram.extremes(&basis, &core))
                .unwrap_or_default();
            assert!(
                (found[0] - values[0]).abs() < 1e-9 && (found[1] - values[D - 1]).abs() < 1e-9,
                "{found:?}, {values:?}"
            );
        }
    }

    #[test]
    fn outer_turns_change_no_singular_value() {
        let turned = Factored::turned(turn(3), scale(), turn(4));
        for matrix in
            [turned.after(&turned), Factored::turn(turn(5), D), turned.after(&block()), block()]
        {
            let (values, whole) = (matrix.singular_values(), singular_values(matrix.whole()));
            let off = values.iter().zip(&whole).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(values.len() == D && off < 1e-10, "{values:?}, {whole:?}");
        }
    }

    #[test]
    fn only_the_identity_is_the_identity() {
        assert!(
            Factored::diagonal(vec![1.0; D]).is_identity()
                && Factored::from(DMatrix::identity(D, D)).is_identity()
        );
        assert!(
            !Factored::diagonal(scale()).is_identity() && !Factored::turn(turn(1), D).is_identity()
        );
        let still = Turn::new(Reflections::random(&mut seeded(1), 1).into_rotation());
        assert!(Factored::turn(still, 1).is_identity());
    }
}
