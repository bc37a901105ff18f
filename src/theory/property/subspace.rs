//! Linear subspace: n concept differences that span only r < n dimensions.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{singular_values, transposed_times},
    model::Predictor,
};

use super::{
    Class, Cost, Depends, Figure, Holds, Info, Need, NotTestable, Picture, Property, Query, Reads,
    Spectrum, dimension::cut, direction,
};

/// Rounding of a moved difference in units of its ends.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

const BASE: Info = Info {
    measure: "dimensions saved, n − r",
    needs: &[Need::Family],
    holds: Holds::AtLeast,
    default_threshold: 1.0,
    threshold_help: "Fewest dimensions below n, the number of pairs, that count as a subspace",
    ..Info::BASE
};

/// Singular values up to `noise` are what the resolution of the stored numbers and rounding
/// explain, and count as zero.
fn figure(differences: &DMatrix<f64>, rtol: f64, noise: f64) -> Figure {
    let (rows, n) = differences.shape();
    let values = singular_values(differences);
    let cut = noise.max(cut(&values, rtol));
    let r = values.iter().take_while(|&&s| s > cut).count();
    let words = format!("rank {r} of {n} differences");
    let figure = Figure::new(n as f64 - r as f64);
    if n > rows {
        return figure.note(format!("{words}; n > {rows}: dependent by construction"));
    }
    figure.note(words)
}

/// Root of the sum of squares of ‖from‖ + ‖to‖ over the family.
fn ends(model: &Predictor, query: &Query) -> f64 {
    let norm = |token: usize| model.g().vectors().column(token).norm();
    let squares = query.family.iter().map(|&(from, to)| (norm(from) + norm(to)).powi(2));
    squares.sum::<f64>().sqrt()
}

/// What the resolution of the stored unembeddings makes of the differences, relative to no map.
fn stored(model: &Analysis, query: &Query) -> f64 {
    let loaded = model.as_loaded();
    loaded.resolutions()[1].unit() * ends(loaded.model(), query)
}

/// What rounding makes of the moved differences once their moves are undone.
fn rounding_undone(model: &Analysis, query: &Query) -> f64 {
    let ends: Vec<usize> = query.family.iter().flat_map(|&(from, to)| [from, to]).collect();
    let undone = model.level_g().undo(model.g().select_columns(&ends));
    ROUNDING * model.condition() * undone.norm()
}

fn scree(before: &DMatrix<f64>, after: &DMatrix<f64>, rtol: f64) -> Picture {
    let panel = |name: &str, m: &DMatrix<f64>| {
        let values = singular_values(m);
        Spectrum { name: name.to_string(), cut: cut(&values, rtol), values }
    };
    Picture::Scree { panels: vec![panel("before", before), panel("after", after)] }
}

/// Rank of a family's differences in R^d.
pub(super) struct Subspace;

impl Subspace {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "subspace",
        name: "Linear subspace",
        meaning: "The family's differences lie in fewer dimensions than there are pairs",
        definition: "The d × n matrix of differences g(to) − g(from) of the family, with the linear part of the moves undone and not centred; r counts singular values above the rank tolerance times the largest, and above what the stored numbers resolve; n − r is shown",
        class: Class::AnyGauge,
        depends: &[Depends::Family],
        ..BASE
    };
}

impl Property for Subspace {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        let differences = direction::family(model, &query.family, 2)?;
        let noise = stored(model, query) + rounding_undone(model, query);
        let figure = figure(&model.level_g().undo(differences), model.rtol(), noise);
        Ok(figure.and_note(direction::left_out(model, &query.family)))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let of = |model| direction::family(model, &query.family, 2).ok();
        Some(scree(&of(before)?, &of(after)?, before.rtol()))
    }
}

/// Rank of what the distribution sees of a family's differences: of their log-odds, as that is the
/// rank after P_N.
pub(super) struct SubspaceSeen;

fn log_odds(model: &Analysis, query: &Query) -> Result<DMatrix<f64>, NotTestable> {
    direction::needs_both(model)?;
    Ok(transposed_times(model.f(), &direction::family(model, &query.family, 2)?))
}

impl SubspaceSeen {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "subspace-seen",
        name: "Linear subspace that the distribution sees",
        meaning: "The log-odds of the family's differences span fewer dimensions than there are pairs",
        definition: "The matrix f(s)·(g(to) − g(from)), contexts by pairs, not centred; r counts singular values above the rank tolerance times the largest, and above what the stored numbers resolve; n − r is shown",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts, Need::Family],
        depends: &[Depends::Family],
        cost: Cost::Ranks,
        ..BASE
    };
}

impl Property for SubspaceSeen {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        let differences = log_odds(model, query)?;
        let [of_f, _] = model.as_loaded().resolutions();
        let f = model.as_loaded().model().f().vectors().norm();
        let of_f = of_f.unit() * f * ends(model.as_loaded().model(), query);
        let noise = stored(model, query) * f
            + of_f
            + ROUNDING * ends(model.model(), query) * model.f().norm();
        let figure = figure(&differences, model.rtol(), noise);
        Ok(figure.and_note(direction::left_out(model, &query.family)))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        Some(scree(&log_odds(before, query).ok()?, &log_odds(after, query).ok()?, before.rtol()))
    }
}
