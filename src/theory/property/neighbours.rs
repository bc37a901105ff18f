//! Nearest neighbours of a token by Euclidean distance.

use nalgebra::DMatrix;

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Depth, Holds, Indexed, Info, Measurement, Members, NotTestable, Note,
    Picture, Property, Query, Reads,
    picture::{ListChange, short},
};

/// The `k` columns of a `d × n` matrix nearest to column `of`, itself left out, with their
/// distances; ties by index.
pub fn nearest(vectors: &DMatrix<f64>, of: usize, k: usize) -> Vec<(usize, f64)> {
    let columns = || vectors.as_slice().chunks_exact(vectors.nrows().max(1));
    let Some(own) = columns().nth(of) else { return Vec::new() };
    let mut all: Vec<(usize, f64)> =
        columns().map(|column| squared_distance(own, column)).enumerate().collect();
    all.remove(of);
    let k = k.min(all.len());
    let order = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0));
    if k > 0 && k < all.len() {
        all.select_nth_unstable_by(k - 1, order);
    }
    all.truncate(k);
    all.sort_by(order);
    all.into_iter().map(|(i, squared)| (i, squared.sqrt())).collect()
}

fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// Overlap of the token's neighbours before and after.
pub(super) struct Neighbours;

impl Neighbours {
    fn checked(model: &Analysis, query: &Query) -> Result<Vec<(usize, f64)>, NotTestable> {
        let count = model.g().ncols();
        if query.token >= count {
            return Err(NotTestable::Index { what: Indexed::Token, index: query.token, count });
        }
        if count < 2 {
            return Err(NotTestable::Few { what: Members::Tokens, expected: 2, found: count });
        }
        Ok(nearest(model.g(), query.token, query.neighbours))
    }
}

impl Neighbours {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "neighbours",
        compares: true,
        name: "Nearest neighbours",
        meaning: "How many of the token's nearest neighbours are still its nearest neighbours",
        definition: "The 10 tokens nearest by Euclidean distance to the second token of the first \
            direction, itself left out; the number is the share of them that are still among the \
            10 nearest after the move",
        measure: "overlap",
        class: Class::OnlyRotations,
        reads: Reads::G,
        holds: Holds::AtLeast,
        default_threshold: 0.5,
        threshold_help: "Smallest share of neighbours that counts as the same neighbourhood",
        lead: Some(3),
        depends: &[Depends::Token],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for Neighbours {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        Self::checked(model, query).map(|found| Measurement::new(1.0).out_of(found.len()))
    }

    fn after(
        &self,
        before: &Analysis,
        after: &Analysis,
        query: &Query,
        _: Depth,
    ) -> Result<Measurement, NotTestable> {
        let (b, a) = (Self::checked(before, query)?, Self::checked(after, query)?);
        let shared = a.iter().filter(|(i, _)| b.iter().any(|(j, _)| i == j)).count();
        let others = before.g().ncols() - 1;
        let all = (others <= query.neighbours).then_some(Note::AllNeighbours { others });
        Ok(Measurement::new(shared as f64 / b.len() as f64).out_of(b.len()).by_construction(all))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let (b, a) = (Self::checked(before, query).ok()?, Self::checked(after, query).ok()?);
        let labels = before.model().g().labels();
        let cell = |&(i, distance): &(usize, f64)| [labels[i].clone(), short(distance)];
        let tokens = |all: &[(usize, f64)]| all.iter().map(|(i, _)| *i).collect::<Vec<_>>();
        Some(Picture::Table {
            columns: ["before", "distance", "after", "distance"].map(String::from).to_vec(),
            rows: b.iter().zip(&a).map(|(b, a)| [cell(b), cell(a)].concat()).collect(),
            headed: false,
            changes: ListChange::between([&tokens(&b), &tokens(&a)], [0, 2]),
        })
    }
}
