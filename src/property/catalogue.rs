//! Every property in display order, grouped by class.

use super::{
    Info, Property, analogy, canonical, causal, complexity, context_parallelism, cosine, dimension, distribution,
    logit_cosine, mean_direction, neighbours, norm, parallelism, parallelism_seen, pca, probe, profile, relation,
    steering, subspace,
};

static ALL: &[&dyn Property] = &[
    &distribution::Distribution,
    &complexity::Complexity,
    &parallelism_seen::InN,
    &parallelism_seen::InGamma,
    &profile::Profile,
    &context_parallelism::ContextParallelismSeen,
    &logit_cosine::LogitCosine,
    &subspace::SubspaceSeen,
    &probe::KernelProbe,
    &steering::MEANS,
    &steering::SECOND_MOMENT,
    &steering::OWN,
    &relation::Seen,
    &relation::Kernel,
    &analogy::PROFILE,
    &canonical::Canonical,
    &parallelism::Parallelism,
    &context_parallelism::ContextParallelism,
    &subspace::Subspace,
    &probe::InSample,
    &steering::CAUSAL,
    &relation::InSample,
    &dimension::DimF,
    &dimension::DimG,
    &causal::Causal,
    &cosine::Euclidean,
    &norm::NormRatio,
    &mean_direction::MeanDirection,
    &neighbours::Neighbours,
    &analogy::COS_ADD,
    &analogy::COS_MUL,
    &analogy::PAIR_DIRECTION,
    &pca::PcaPicture,
    &pca::ExplainedVariance,
    &pca::Isotropy,
    &probe::EuclideanProbe,
    &relation::Euclidean,
    &steering::UNEMBEDDING,
];

/// The fixed facts of every property, in display order.
pub fn infos() -> Vec<&'static Info> {
    ALL.iter().map(|p| p.info()).collect()
}

/// The property with this id.
pub(super) fn find(id: &str) -> Option<&'static dyn Property> {
    ALL.iter().copied().find(|p| p.info().id == id)
}
