//! Contexts that are computed elsewhere, in place of those of the open model.

use std::{collections::BTreeMap, sync::Arc};

use nalgebra::DMatrix;

use crate::protocol::{
    inference::{ContextKey, StateBatch},
    question,
};
use theory::model::{NamedDirection, Parts, Predictor};

/// States by the numbers of their contexts, and the model without them.
#[derive(Default)]
pub(super) struct States {
    known: BTreeMap<ContextKey, Vec<f32>>,
    /// The model with the contexts of its own file, while others are in their place.
    pub(super) own: Option<Arc<Predictor>>,
}

impl States {
    pub(super) fn take(&mut self, batch: &StateBatch) {
        let Some(width) = batch.states.len().checked_div(batch.keys.len()).filter(|w| *w > 0)
        else {
            return;
        };
        let states = batch.states.chunks_exact(width).map(<[f32]>::to_vec);
        self.known.extend(batch.keys.iter().copied().zip(states));
    }

    /// The model without these contexts gets the directions too.
    pub(super) fn direct(&mut self, directions: &[NamedDirection]) {
        self.own = self.own.take().map(|own| Arc::new(own.with_directions(directions)));
    }

    /// Those of these contexts that are known.
    pub(super) fn of(&self, keys: &[ContextKey]) -> StateBatch {
        let known = keys.iter().filter_map(|key| Some((*key, self.known.get(key)?)));
        let (keys, states): (Vec<ContextKey>, Vec<&Vec<f32>>) = known.unzip();
        StateBatch { keys, states: states.into_iter().flatten().copied().collect() }
    }

    pub(super) fn forget(&mut self, keys: &[ContextKey]) {
        keys.iter().for_each(|key| drop(self.known.remove(key)));
    }

    /// The listed contexts as the context side of a model; those without a state are left out.
    pub(super) fn parts(&self, question: &question::Contexts) -> Parts {
        let mut place = Vec::new();
        let (mut contexts, mut groups, mut f) = (Vec::new(), Vec::new(), Vec::new());
        for listed in &*question.listed {
            let state = self.known.get(&listed.key);
            place.push(state.map(|_| contexts.len()));
            if let Some(state) = state {
                contexts.push(listed.label.clone());
                groups.push(listed.group.clone());
                f.extend_from_slice(state);
            }
        }
        let f = DMatrix::from_vec(f.len() / contexts.len().max(1), contexts.len(), f);
        if groups.iter().all(String::is_empty) {
            groups.clear();
        }
        let relations = question.relations.iter();
        let relations = relations
            .map(|relation| {
                crate::context_set::moved(relation, |i| place.get(i).copied().flatten())
            })
            .filter(|relation| !relation.pairs.is_empty());
        Parts {
            contexts,
            f: Some(f.into()),
            context_groups: groups,
            relations: relations.collect(),
            remarks: question.remarks.clone(),
            ..Parts::default()
        }
    }
}
