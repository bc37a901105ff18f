//! What makes the next tokens that are shown others than the model's own.

use reactive_graph::prelude::*;

use super::Workspace;
use crate::words::{number::figure, of_files, words};
use theory::{model::lens_remark, property::SteeringRecipe};

/// One of the ways in which what is shown is not the model's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// In a few words.
    pub mark: String,
    /// What that means, as a sentence.
    pub why: String,
}

impl Workspace {
    /// All that makes the next tokens that are shown others than the model's own.
    pub fn altered(&self) -> Vec<Altered> {
        self.steered().into_iter().chain(self.lens()).collect()
    }

    /// The next tokens that are shown are steered: how, and how strongly.
    pub fn steered(&self) -> Option<Altered> {
        let on = self.board.bars.with(|bars| bars.as_ref().is_some_and(|b| b.plain.is_some()));
        let recipe = self.choice.with(|choice| choice.steering).filter(|_| on)?;
        let strength = self.choice.contexts.with(|contexts| figure(contexts.strength));
        let words = &words().contexts;
        Some(Altered {
            mark: (words.steered_at)(&strength),
            why: (words.steered_along)(along(recipe), &strength),
        })
    }

    /// The contexts of the model are states of a layer that is not its last.
    pub fn lens(&self) -> Option<Altered> {
        let there = self.model.with(|m| m.as_ref().is_some_and(|m| !m.card.contexts.is_empty()));
        let (layer, layers) = self.lens_layer()?;
        let there = there && self.lists_layer(layer);
        let words = Some(&words().contexts).filter(|_| there)?;
        let why = of_files(&lens_remark(layer, layers));
        Some(Altered { mark: (words.read_at)(layer, layers), why })
    }
}

/// Along what a recipe steers.
pub fn along(recipe: SteeringRecipe) -> &'static str {
    let words = &words().contexts;
    match recipe {
        SteeringRecipe::DifferenceOfMeans => words.by_means,
        SteeringRecipe::SecondMoment => words.by_moment,
        SteeringRecipe::Unembedding => words.by_unembedding,
        _ => words.by_causal,
    }
}
