//! Every property in display order, grouped by class.

use super::{
    Info, Property, affine, analogy, canonical, causal, complexity, context_parallelism, cosine, dimension,
    distribution, family, logit_cosine, mean_direction, neighbours, norm, orthogonality, parallelism, parallelism_seen,
    pca, probe, profile, relation, separability, steering, subspace,
};

static ALL: &[&dyn Property] = &[
    &distribution::Distribution,
    &complexity::Complexity,
    &parallelism_seen::InN,
    &parallelism_seen::InGamma,
    &profile::Profile,
    &family::PROFILE,
    &orthogonality::PROFILE,
    &subspace::SubspaceSeen,
    &context_parallelism::ContextParallelismSeen,
    &logit_cosine::LogitCosine,
    &probe::KernelProbe,
    &steering::MEANS,
    &steering::SECOND_MOMENT,
    &steering::OWN,
    &relation::Seen,
    &relation::Kernel,
    &analogy::PROFILE,
    &canonical::Canonical,
    &parallelism::Parallelism,
    &causal::Causal,
    &family::CAUSAL,
    &orthogonality::CAUSAL,
    &subspace::Subspace,
    &affine::Parallelogram,
    &affine::Midpoint,
    &affine::Line,
    &separability::Tokens,
    &separability::Contexts,
    &context_parallelism::ContextParallelism,
    &probe::InSample,
    &steering::CAUSAL,
    &relation::InSample,
    &dimension::DimF,
    &dimension::DimG,
    &cosine::Euclidean,
    &norm::NormRatio,
    &mean_direction::MeanDirection,
    &family::EUCLIDEAN,
    &orthogonality::EUCLIDEAN,
    &neighbours::Neighbours,
    &analogy::COS_ADD,
    &analogy::COS_MUL,
    &analogy::PAIR_DIRECTION,
    &pca::PcaPicture,
    &pca::ExplainedVariance,
    &pca::Isotropy,
    &probe::EuclideanProbe,
    &steering::UNEMBEDDING,
    &relation::Euclidean,
];

/// The fixed facts of every property, in display order.
pub fn infos() -> Vec<&'static Info> {
    ALL.iter().map(|p| p.info()).collect()
}

/// The property with this id.
pub(super) fn find(id: &str) -> Option<&'static dyn Property> {
    ALL.iter().copied().find(|p| p.info().id == id)
}
