//! An invertible linear map of R^d, kept in the cheapest form that describes it.

mod stretch;

use std::sync::Arc;

use nalgebra::{DMatrix, Matrix2};

use self::stretch::Known;
use super::{
    condition::{check, condition, refusal},
    error::{CONDITION_LIMIT, Singular},
    factored::{Factored, apply_block, is_identity},
};
use crate::{model::CloudMap, plane::Plane};

/// Part of a second basis that counts as lying in the first: its norm after projection (unit
/// columns).
const SAME_SPAN: f64 = 1e-13;

/// An invertible A (`d × d`) with its inverse at hand. Checked once: κ(A) ≤ [`CONDITION_LIMIT`] for
/// whatever is given from outside.
///
/// As both sides of a model undergo it, it is a [`Gauge`](super::Gauge).
///
/// ```
/// use nalgebra::DMatrix;
/// use theory::transform::LinearMap;
///
/// let a = LinearMap::dense(DMatrix::from_row_slice(2, 2, &[2.0, 1.0, 0.0, 1.0]))?;
/// let x = DMatrix::from_column_slice(2, 1, &[1.0, 3.0]);
/// assert_eq!(a.apply_f(&x).as_slice(), [5.0, 3.0]);
/// assert!((a.then(&a.inverse()).matrix() - DMatrix::identity(2, 2)).norm() < 1e-12);
/// # Ok::<(), theory::transform::Singular>(())
/// ```
#[derive(Debug, Clone)]
pub struct LinearMap {
    form: Form,
}

#[derive(Debug, Clone)]
enum Form {
    /// A = I + B(C − I)Bᵀ: the identity outside the span of few orthonormal columns B (`d × r`), C
    /// (`r × r`) inside.
    Block { basis: DMatrix<f64>, core: DMatrix<f64>, core_inverse: DMatrix<f64> },
    /// Any A with its inverse; what is known of its singular values on first use.
    Dense { a: Arc<Factored>, inverse: Arc<Factored>, known: Known },
}

impl LinearMap {
    /// The identity of R^d.
    pub fn identity(d: usize) -> Self {
        let none = DMatrix::zeros(0, 0);
        Self {
            form: Form::Block {
                basis: DMatrix::zeros(d, 0),
                core: none.clone(),
                core_inverse: none,
            },
        }
    }

    /// A = I + B(T − I)Bᵀ (`d × d`) for the plane with orthonormal basis B (`d × 2`): det A = det
    /// T, A⁻¹ = I + B(T⁻¹ − I)Bᵀ (section 5 of the theory).
    ///
    /// # Errors
    /// As [`Self::block`].
    pub fn plane(plane: &Plane, t: &Matrix2<f64>) -> Result<Self, Singular> {
        Self::block(plane.basis.clone(), DMatrix::from_iterator(2, 2, t.iter().copied()))
    }

    /// A = I + B(C − I)Bᵀ for orthonormal columns B (`d × r`) and any C (`r × r`).
    ///
    /// # Errors
    /// κ(A) above [`CONDITION_LIMIT`], or a C without an inverse; the suggestion is a C.
    pub fn block(basis: DMatrix<f64>, core: DMatrix<f64>) -> Result<Self, Singular> {
        let unmoved = basis.ncols() < basis.nrows();
        let (values, floor) = check(&core, unmoved);
        match core.clone().try_inverse() {
            Some(core_inverse) if floor.is_none() => {
                Ok(Self { form: Form::Block { basis, core, core_inverse } })
            }
            _ => Err(refusal(&core, &values, unmoved)),
        }
    }

    /// Any square matrix A (`d × d`).
    ///
    /// # Errors
    /// κ(A) above [`CONDITION_LIMIT`], or an A without an inverse; the suggestion is an A. One that
    /// is not square has neither.
    pub fn dense(a: DMatrix<f64>) -> Result<Self, Singular> {
        if !a.is_square() {
            let condition = f64::INFINITY;
            return Err(Singular { condition, limit: CONDITION_LIMIT, suggestion: None });
        }
        let (values, floor) = check(&a, false);
        match a.clone().try_inverse() {
            Some(inverse) if floor.is_none() => Ok(Self::trusted(a, inverse, values)),
            _ => Err(refusal(&a, &values, false)),
        }
    }

    /// A matrix of positive determinant, made together with its inverse and singular values
    /// (descending).
    pub(super) fn made(
        a: Factored,
        inverse: Factored,
        spectrum: Vec<f64>,
    ) -> Result<Self, Singular> {
        let condition = condition(&spectrum);
        if condition > CONDITION_LIMIT {
            return Err(Singular { condition, limit: CONDITION_LIMIT, suggestion: None });
        }
        Ok(Self::of_dense(a, inverse, Known::unmirrored(spectrum)))
    }

    /// A symmetric positive definite matrix, made together with its inverse and eigenvalues
    /// (descending), whatever its κ is: it is to undo others.
    pub(super) fn definite(a: DMatrix<f64>, inverse: DMatrix<f64>, spectrum: Vec<f64>) -> Self {
        Self::of_dense(a.into(), inverse.into(), Known::unmirrored(spectrum))
    }

    /// A block map whose inverse is known and whose κ was checked where it came from.
    pub(super) fn known_block(
        basis: DMatrix<f64>,
        core: DMatrix<f64>,
        core_inverse: DMatrix<f64>,
    ) -> Self {
        Self { form: Form::Block { basis, core, core_inverse } }
    }

    /// A matrix whose inverse and singular values are known.
    pub(super) fn trusted(a: DMatrix<f64>, inverse: DMatrix<f64>, spectrum: Vec<f64>) -> Self {
        Self::of_dense(a.into(), inverse.into(), Known::spectrum(spectrum))
    }

    fn of_dense(a: Factored, inverse: Factored, known: Known) -> Self {
        Self { form: Form::Dense { a: Arc::new(a), inverse: Arc::new(inverse), known } }
    }

    /// Dimension of the space.
    pub fn dimension(&self) -> usize {
        match &self.form {
            Form::Block { basis, .. } => basis.nrows(),
            Form::Dense { a, .. } => a.dimension(),
        }
    }

    /// Whether this is exactly the identity.
    pub fn is_identity(&self) -> bool {
        match &self.form {
            Form::Block { core, .. } => is_identity(core),
            Form::Dense { a, .. } => a.is_identity(),
        }
    }

    /// B (`d × r`) and C (`r × r`) of A = I + B(C − I)Bᵀ, when A is the identity outside few
    /// directions.
    pub fn as_block(&self) -> Option<(&DMatrix<f64>, &DMatrix<f64>)> {
        match &self.form {
            Form::Block { basis, core, .. } => Some((basis, core)),
            Form::Dense { .. } => None,
        }
    }

    /// A itself, `d × d`.
    pub fn matrix(&self) -> DMatrix<f64> {
        match &self.form {
            Form::Block { basis, .. } => {
                self.apply_f(&DMatrix::identity(basis.nrows(), basis.nrows()))
            }
            Form::Dense { a, .. } => a.whole().clone(),
        }
    }

    /// A X for columns X (`d × n`): how embeddings move. O(n · d) in block form.
    pub fn apply_f(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        match &self.form {
            Form::Block { basis, core, .. } => apply_block(basis, core, columns),
            Form::Dense { a, .. } => a.times(columns),
        }
    }

    /// Aᵀ X for columns X (`d × n`).
    pub fn apply_transposed(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        match &self.form {
            Form::Block { basis, core, .. } => apply_block(basis, &core.transpose(), columns),
            Form::Dense { a, .. } => a.transposed_times(columns),
        }
    }

    /// A⁻¹.
    pub fn inverse(&self) -> Self {
        let form = match self.form.clone() {
            Form::Block { basis, core, core_inverse } => {
                Form::Block { basis, core: core_inverse, core_inverse: core }
            }
            Form::Dense { a, inverse, known } => {
                Form::Dense { a: inverse, inverse: a, known: known.inverted() }
            }
        };
        Self { form }
    }

    /// A⁻ᵀ, the map that unembeddings undergo.
    pub fn dual(&self) -> Self {
        let form = match &self.form {
            Form::Block { basis, core, core_inverse } => {
                let (core, core_inverse) = (core_inverse.transpose(), core.transpose());
                Form::Block { basis: basis.clone(), core, core_inverse }
            }
            Form::Dense { a, inverse, known } => {
                return Self::of_dense(inverse.transposed(), a.transposed(), known.inverted());
            }
        };
        Self { form }
    }

    /// First this map, then `next`: the matrix `next · self`. Stays in block form while the moved
    /// directions are few.
    pub fn then(&self, next: &Self) -> Self {
        if self.moves_nothing() || next.moves_nothing() {
            return if self.moves_nothing() { next.clone() } else { self.clone() };
        }
        if let (Some((b1, _)), Some((b2, _))) = (self.as_block(), next.as_block())
            && (2 * (b1.ncols() + b2.ncols()) <= self.dimension() || b1 == b2)
        {
            return self.then_in_joint_block(next, joint_basis(b1, b2));
        }
        let known = self.stretches_then(next);
        let ([a, inverse], [next, back]) = (self.factored(), next.factored());
        Self::of_dense(next.after(&a), inverse.after(&back), known)
    }

    /// A and its inverse.
    fn factored(&self) -> [Factored; 2] {
        match &self.form {
            Form::Block { basis, core, core_inverse } => {
                [core, core_inverse].map(|core| Factored::block(basis.clone(), core.clone()))
            }
            Form::Dense { a, inverse, .. } => {
                [a, inverse].map(|factored| Factored::clone(factored))
            }
        }
    }

    /// Whether this is the identity by its form.
    fn moves_nothing(&self) -> bool {
        self.as_block().is_some_and(|(basis, _)| basis.ncols() == 0)
    }

    fn then_in_joint_block(&self, next: &Self, basis: DMatrix<f64>) -> Self {
        let within = |map: &Self| basis.tr_mul(&map.apply_f(&basis));
        let core = within(next) * within(self);
        let core_inverse = within(&self.inverse()) * within(&next.inverse());
        Self { form: Form::Block { basis, core, core_inverse } }
    }

    /// The same map of the first d of `to` dimensions; the new ones stay as they are.
    pub fn padded(&self, to: usize) -> Self {
        let form = match &self.form {
            Form::Block { basis, core, core_inverse } => {
                let basis = basis.clone().resize_vertically(to, 0.0);
                Form::Block { basis, core: core.clone(), core_inverse: core_inverse.clone() }
            }
            Form::Dense { a, inverse, .. } => {
                let [a, inverse] = [a, inverse].map(|m| bordered(m.whole(), to).into());
                return Self::of_dense(a, inverse, Known::default());
            }
        };
        Self { form }
    }
}

impl CloudMap for LinearMap {
    fn push(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        self.apply_f(columns)
    }

    fn pull(&self, axes: &DMatrix<f64>) -> DMatrix<f64> {
        self.apply_transposed(axes)
    }
}

/// An orthonormal basis of the joint span that begins with the first basis.
fn joint_basis(first: &DMatrix<f64>, second: &DMatrix<f64>) -> DMatrix<f64> {
    let mut joint = first.clone();
    for column in second.column_iter() {
        let mut rest = column.clone_owned();
        for _ in 0..2 {
            let inside = &joint * joint.tr_mul(&rest);
            rest -= inside;
        }
        if rest.norm() > SAME_SPAN {
            let last = joint.ncols();
            joint = joint.insert_column(last, 0.0);
            joint.set_column(last, &rest.normalize());
        }
    }
    joint
}

fn bordered(m: &DMatrix<f64>, to: usize) -> DMatrix<f64> {
    let mut out = DMatrix::identity(to, to);
    out.view_mut((0, 0), m.shape()).copy_from(m);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_that_is_not_square_is_refused_without_a_suggestion() {
        for (rows, columns) in [(2, 3), (3, 2), (0, 1)] {
            let refused = LinearMap::dense(DMatrix::from_element(rows, columns, 1.0)).err();
            let refused = refused.expect("no inverse");
            assert!(refused.condition.is_infinite() && refused.suggestion.is_none());
        }
        assert!(LinearMap::dense(DMatrix::identity(3, 3)).is_ok());
    }
}
