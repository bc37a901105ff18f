//! Dimensions of F = span f(s) and G = span g0(y), relative to the loaded contexts and tokens.

use crate::{analysis::Analysis, linalg::Subspace};

use super::{
    Class, Cost, Info, Measurement, Need, NotTestable, Note, Picture, Property, Query, Reads,
    Spectrum, direction,
};

/// Singular values up to this count as zero.
pub(super) fn cut(spectrum: &[f64], rtol: f64) -> f64 {
    spectrum.first().copied().unwrap_or(0.0) * rtol
}

/// The spectrum of a span, for a scree plot.
pub(super) fn spectrum(name: &str, span: &Subspace, rtol: f64) -> Spectrum {
    Spectrum {
        name: name.to_string(),
        values: span.spectrum().to_vec(),
        cut: cut(span.spectrum(), rtol),
    }
}

fn scree(
    before: &Analysis,
    after: &Analysis,
    span: impl Fn(&Analysis) -> (&Subspace, f64),
) -> Picture {
    let panel = |name: &str, model: &Analysis| {
        let (span, rtol) = span(model);
        spectrum(name, span, rtol)
    };
    Picture::Scree { panels: vec![panel("before", before), panel("after", after)] }
}

/// Dimension of F.
pub(super) struct DimF;

impl DimF {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "dim-f",
        name: "Dimension of the embeddings",
        meaning: "How many dimensions the loaded context embeddings span",
        definition: "Singular values of the matrix of all loaded f(s), not centred; those above \
            the rank tolerance times the largest count",
        measure: "dim F",
        class: Class::AnyGauge,
        reads: Reads::F,
        needs: &[Need::Contexts],
        cost: Cost::Ranks,
        ..Info::BASE
    };
}

impl Property for DimF {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_contexts(model)?;
        let (d, s) = model.f().shape();
        let measurement = Measurement::new(model.dim_f() as f64);
        Ok(if s < d { measurement.note(Note::FewContexts { contexts: s, d }) } else { measurement })
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        Some(scree(before, after, |model| (model.span_f(), model.rtol_f())))
    }
}

/// Dimension of G.
pub(super) struct DimG;

impl DimG {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "dim-g",
        name: "Dimension of the unembeddings",
        meaning: "How many dimensions the differences of the loaded token unembeddings span",
        definition: "Singular values of the matrix of all g(y) − g(y₀), y₀ the pivot; those above \
            the rank tolerance times the largest count",
        measure: "dim G",
        class: Class::AnyGauge,
        cost: Cost::Ranks,
        ..Info::BASE
    };
}

impl Property for DimG {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        if model.g().ncols() == 0 {
            Err(NotTestable::Tokens)
        } else {
            Ok(Measurement::new(model.dim_g() as f64))
        }
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        Some(scree(before, after, |model| (model.span_g(), model.rtol_g())))
    }
}
