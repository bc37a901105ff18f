//! Every property in display order, grouped by class.
//!
//! The facts are listed apart from the measures: who only shows rows does not carry the code that
//! measures them.

use super::{
    Info, Property, affine, analogy, canonical, causal, complexity, context_parallelism, cosine,
    dimension, distribution, family, logit_cosine, mean_direction, neighbours, norm, orthogonality,
    parallelism, parallelism_seen, pca, probe, profile, relation, separability, steering, subspace,
};

/// Lists each property once: as what measures and as its facts.
macro_rules! catalogue {
    ($($module:ident :: $name:ident $(:: $constant:ident)? $(. $field:ident)?,)*) => {
        static ALL: &[&dyn Property] = &[$(&$module::$name),*];
        static INFOS: &[&Info] = &[$(&$module::$name $(:: $constant)? $(. $field)?),*];
    };
}

catalogue! {
    distribution::Distribution::INFO,
    complexity::Complexity::INFO,
    parallelism_seen::InN::INFO,
    parallelism_seen::InGamma::INFO,
    profile::Profile::INFO,
    family::PROFILE.info,
    orthogonality::PROFILE.info,
    subspace::SubspaceSeen::INFO,
    context_parallelism::ContextParallelismSeen::INFO,
    logit_cosine::LogitCosine::INFO,
    probe::KernelProbe::INFO,
    steering::MEANS.info,
    steering::SECOND_MOMENT.info,
    steering::OWN.info,
    relation::Seen::INFO,
    relation::Kernel::INFO,
    analogy::PROFILE.info,
    canonical::Canonical::INFO,
    parallelism::Parallelism::INFO,
    causal::Causal::INFO,
    family::CAUSAL.info,
    orthogonality::CAUSAL.info,
    subspace::Subspace::INFO,
    affine::Parallelogram::INFO,
    affine::Midpoint::INFO,
    affine::Line::INFO,
    separability::Tokens::INFO,
    separability::Contexts::INFO,
    context_parallelism::ContextParallelism::INFO,
    probe::InSample::INFO,
    steering::CAUSAL.info,
    steering::GIVEN.info,
    relation::InSample::INFO,
    dimension::DimF::INFO,
    dimension::DimG::INFO,
    cosine::Euclidean::INFO,
    norm::NormRatio::INFO,
    mean_direction::MeanDirection::INFO,
    family::EUCLIDEAN.info,
    orthogonality::EUCLIDEAN.info,
    neighbours::Neighbours::INFO,
    analogy::COS_ADD.info,
    analogy::COS_MUL.info,
    analogy::PAIR_DIRECTION.info,
    pca::PcaPicture::INFO,
    pca::ExplainedVariance::INFO,
    pca::Isotropy::INFO,
    probe::EuclideanProbe::INFO,
    steering::UNEMBEDDING.info,
    relation::Euclidean::INFO,
}

/// The fixed facts of every property, in display order.
pub fn infos() -> &'static [&'static Info] {
    INFOS
}

/// The fixed facts of the property with this id.
pub fn info(id: &str) -> Option<&'static Info> {
    infos().iter().copied().find(|info| info.id == id)
}

/// The property with this id.
pub(super) fn find(id: &str) -> Option<&'static dyn Property> {
    ALL.iter().copied().find(|p| p.info().id == id)
}
