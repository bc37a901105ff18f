//! Effective complexity k = rank L0: the only dimension that the distribution can see.

use crate::analysis::Analysis;

use super::{
    Class, Cost, Info, Measurement, Need, NotTestable, Picture, Property, Query, Reads, Spectrum,
    dimension::{cut, spectrum},
    direction,
};

/// The spectra that decide dim F, dim G and k, those that the model has.
pub fn spectra(model: &Analysis) -> Vec<Spectrum> {
    let (f, g) = (!model.model().f().is_empty(), !model.model().g().is_empty());
    let log_odds = || Spectrum {
        name: "log-odds, k".to_string(),
        values: model.log_odds_spectrum().to_vec(),
        cut: cut(model.log_odds_spectrum(), model.rtol()),
    };
    let all = [
        f.then(|| spectrum("contexts, dim F", model.span_f(), model.rtol_f())),
        g.then(|| spectrum("token differences, dim G", model.span_g(), model.rtol_g())),
        (f && g).then(log_odds),
    ];
    all.into_iter().flatten().collect()
}

/// k of the loaded contexts and tokens.
pub(super) struct Complexity;

impl Complexity {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "complexity",
        name: "Effective complexity",
        meaning: "How many dimensions the distribution can see: the rank of the log-odds matrix",
        definition: "Singular values of the matrix f(s)·(g(y) − g(y₀)), y₀ the pivot; k counts \
            those above the rank tolerance times the largest. After a move the linear part of it \
            is undone on both sides first",
        measure: "k",
        class: Class::Identifiable,
        counts_dimensions: true,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        lead: Some(2),
        cost: Cost::Ranks,
        ..Info::BASE
    };
}

impl Property for Complexity {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        Ok(Measurement::new(model.effective_complexity() as f64))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        let panel = |name: &str, model: &Analysis| Spectrum {
            name: format!("log-odds, {name}"),
            values: model.log_odds_spectrum().to_vec(),
            cut: cut(model.log_odds_spectrum(), model.rtol()),
        };
        let [f, g] = [
            spectrum("f", before.span_f(), before.rtol_f()),
            spectrum("g₀", before.span_g(), before.rtol_g()),
        ];
        Some(Picture::Scree { panels: vec![panel("before", before), panel("after", after), f, g] })
    }
}
