//! The PCA picture of the unembeddings, its explained variance, and isotropy.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{centred, singular_values},
};

use super::{
    Cost, Depth, Holds, Info, LabelledPoints, MainPlane, Measurement, Members, NotTestable, Note,
    Picture, Property, Quantity, Query, Spectrum, Vanished, canonical::points, dimension::cut,
    leftover::VANISHED,
};

/// Components in the picture.
const AXES: usize = 2;

/// Share of the variance that each principal component explains, descending, `d` numbers.
pub fn explained_variance(model: &Analysis) -> Vec<f64> {
    let (values, _) = model.sigma_g_eigen();
    let total: f64 = values.iter().sum();
    values.iter().map(|v| v / total).collect()
}

/// Principal component scores of the tokens, `n × V`.
fn scores(model: &Analysis, n: usize) -> DMatrix<f64> {
    let axes = &model.sigma_g_eigen().1;
    centred(&axes.columns(0, n.min(axes.ncols())).tr_mul(model.g()))
}

/// Principal angles in radians, descending, between the row spaces of two sets of coordinates (one
/// column a token) of the same tokens.
pub fn principal_angles(a: &DMatrix<f64>, b: &DMatrix<f64>) -> Vec<f64> {
    let (qa, qb) = (a.transpose().qr().q(), b.transpose().qr().q());
    let sines = singular_values(&(&qb - &qa * qa.tr_mul(&qb)));
    let cosines = singular_values(&qa.tr_mul(&qb));
    sines.iter().zip(cosines.iter().rev()).map(|(s, c)| s.atan2(*c)).collect()
}

fn checked(model: &Analysis) -> Result<(), NotTestable> {
    let found = model.g().ncols();
    if found <= AXES {
        return Err(NotTestable::Few { what: Members::Tokens, expected: AXES + 1, found });
    }
    match model.token_scale() {
        [mean, spread] if spread <= VANISHED * mean || spread == 0.0 => {
            Err(NotTestable::Zero(Vanished::TokenSpread))
        }
        _ => Ok(()),
    }
}

/// Whether the plane of the two main components is one: the second variance is larger than the
/// third.
fn has_plane(model: &Analysis) -> Result<(), NotTestable> {
    checked(model)?;
    let values = &model.sigma_g_eigen().0;
    let at = |i: usize| values.get(i).copied().unwrap_or(0.0);
    if at(AXES - 1) - at(AXES) <= EQUAL * at(0) {
        return Err(NotTestable::Axes(MainPlane::Components));
    }
    Ok(())
}

/// How far rounding turns the plane, in radians: that of the covariance over the distance between
/// the second variance and the third (Davis and Kahan 1970).
fn rounding(model: &Analysis) -> f64 {
    let values = &model.sigma_g_eigen().0;
    let at = |i: usize| values.get(i).copied().unwrap_or(0.0);
    let sums = model.model().d() as f64 * f64::EPSILON;
    sums * at(0) / (at(AXES - 1) - at(AXES))
}

/// Variances closer than this, relative to the first, are equal: rounding would choose the plane.
const EQUAL: f64 = 1e-9;

/// Largest principal angle between the PCA pictures before and after.
pub(super) struct PcaPicture;

impl PcaPicture {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "pca",
        compares: true,
        name: "PCA picture",
        meaning: "How far the plane of the two main principal components turned among all pictures \
            of the tokens",
        definition: "The scores of all tokens on the first two principal components of the centred \
            g are two vectors with one number a token; the number is the larger principal angle \
            between the plane that they span before and the one after, in degrees",
        measure: "largest principal angle in degrees",
        holds: Holds::AtMost,
        default_threshold: 1.0,
        threshold_help: "Largest angle in degrees that counts as the same picture",
        cost: Cost::Covariance,
        ..Info::BASE
    };
}

impl Property for PcaPicture {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        has_plane(model).map(|()| Measurement::new(0.0))
    }

    fn after(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &Query,
        _: Depth,
    ) -> Result<Measurement, NotTestable> {
        has_plane(after)?;
        let angles = principal_angles(&scores(before, AXES), &scores(after, AXES));
        let measurement = Measurement::new(angles.first().copied().unwrap_or(0.0).to_degrees());
        let angles = angles.into_iter().map(f64::to_degrees).collect();
        let slack = rounding(before).max(rounding(after)).to_degrees();
        Ok(measurement.note(Note::PrincipalAngles(angles)).up_to(slack))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        let panel = |name: &str, model: &Analysis| LabelledPoints {
            name: name.to_string(),
            labels: model.model().g().labels().to_vec(),
            points: points(&scores(model, AXES)),
        };
        Some(Picture::Scatter {
            axes: [
                "first principal component".to_string(),
                "second principal component".to_string(),
            ],
            panels: vec![panel("before", before), panel("after", after)],
        })
    }
}

fn scree(before: &Analysis, after: &Analysis) -> Picture {
    let panel = |name: &str, model: &Analysis| {
        let values = explained_variance(model);
        Spectrum {
            name: format!("explained variance, {name}"),
            // Variances are squares of the singular values that ranks are decided on.
            cut: cut(&values, model.rtol_g().powi(2)),
            values,
        }
    };
    Picture::Scree { panels: vec![panel("before", before), panel("after", after)] }
}

/// Variance that the picture shows.
pub(super) struct ExplainedVariance;

impl ExplainedVariance {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "explained-variance",
        name: "Explained variance",
        meaning: "How much of the tokens' spread the two main principal components show",
        definition: "The two largest eigenvalues of the covariance of g over the loaded tokens, as \
            a share of the sum of all",
        measure: "share of variance",
        cost: Cost::Covariance,
        ..Info::BASE
    };
}

impl Property for ExplainedVariance {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        checked(model)?;
        Ok(Measurement::new(explained_variance(model).iter().take(AXES).sum()))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        Some(scree(before, after))
    }
}

/// How evenly the tokens spread: participation ratio (Σλ)² / (r Σλ²) of the r nonzero variances, 1
/// when all are equal.
pub(super) struct Isotropy;

impl Isotropy {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "isotropy",
        name: "Isotropy",
        meaning: "How evenly the tokens spread over the dimensions they span: 1 in all alike",
        definition: "(Σλ)²/(r Σλ²) over the eigenvalues λ of the covariance of g, r = dim G",
        measure: "participation ratio",
        cost: Cost::Covariance,
        ..Info::BASE
    };
}

impl Property for Isotropy {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        checked(model)?;
        let shares = explained_variance(model);
        let effective = 1.0 / shares.iter().map(|s| s * s).sum::<f64>();
        let spanned = model.dim_g().max(1);
        Ok(Measurement::new(effective / spanned as f64)
            .aside(Quantity::EffectiveDimensions, effective))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        Some(scree(before, after))
    }
}
