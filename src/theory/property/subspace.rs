//! Linear subspace: n concept differences that span only r < n dimensions.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{rank, singular_values, transposed_times},
    transform::MoveSummary,
};

use super::{
    Class, Cost, Depends, Figure, Holds, Info, Need, NotTestable, Picture, Property, Query, Reads,
    Spectrum, dimension::cut, direction,
};

const BASE: Info = Info {
    measure: "dimensions saved, n − r",
    needs: &[Need::Family],
    holds: Holds::AtLeast,
    default_threshold: 1.0,
    threshold_help: "Fewest dimensions below n, the number of pairs, that count as a subspace",
    ..Info::BASE
};

fn figure(differences: &DMatrix<f64>, rtol: f64) -> Figure {
    let (rows, n) = differences.shape();
    let r = rank(&singular_values(differences), rtol);
    let words = format!("rank {r} of {n} differences");
    let figure = Figure::new(n as f64 - r as f64);
    if n > rows {
        return figure.note(format!("{words}; n > {rows}: dependent by construction"));
    }
    figure.note(words)
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
        Ok(figure(&direction::family(model, &query.family, 2)?, model.rtol()))
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
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
        Ok(figure(&log_odds(model, query)?, model.rtol()))
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
        Some(scree(&log_odds(before, query).ok()?, &log_odds(after, query).ok()?, before.rtol()))
    }
}
