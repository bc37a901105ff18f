//! Every property in display order, grouped by class.
//!
//! The facts are listed apart from the measures: who only shows rows does not carry the code that
//! measures them.

use super::{
    Info, Property, affine, analogy, canonical, causal, complexity, context_parallelism, cosine,
    dimension, distribution, family, logit_cosine, mean_direction, neighbours, norm, orthogonality,
    parallelism, parallelism_seen, pca, probe, profile, relation, separability, steering, subspace,
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
    &steering::GIVEN,
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

static INFOS: &[&Info] = &[
    &distribution::Distribution::INFO,
    &complexity::Complexity::INFO,
    &parallelism_seen::InN::INFO,
    &parallelism_seen::InGamma::INFO,
    &profile::Profile::INFO,
    &family::PROFILE.info,
    &orthogonality::PROFILE.info,
    &subspace::SubspaceSeen::INFO,
    &context_parallelism::ContextParallelismSeen::INFO,
    &logit_cosine::LogitCosine::INFO,
    &probe::KernelProbe::INFO,
    &steering::MEANS.info,
    &steering::SECOND_MOMENT.info,
    &steering::OWN.info,
    &relation::Seen::INFO,
    &relation::Kernel::INFO,
    &analogy::PROFILE.info,
    &canonical::Canonical::INFO,
    &parallelism::Parallelism::INFO,
    &causal::Causal::INFO,
    &family::CAUSAL.info,
    &orthogonality::CAUSAL.info,
    &subspace::Subspace::INFO,
    &affine::Parallelogram::INFO,
    &affine::Midpoint::INFO,
    &affine::Line::INFO,
    &separability::Tokens::INFO,
    &separability::Contexts::INFO,
    &context_parallelism::ContextParallelism::INFO,
    &probe::InSample::INFO,
    &steering::CAUSAL.info,
    &steering::GIVEN.info,
    &relation::InSample::INFO,
    &dimension::DimF::INFO,
    &dimension::DimG::INFO,
    &cosine::Euclidean::INFO,
    &norm::NormRatio::INFO,
    &mean_direction::MeanDirection::INFO,
    &family::EUCLIDEAN.info,
    &orthogonality::EUCLIDEAN.info,
    &neighbours::Neighbours::INFO,
    &analogy::COS_ADD.info,
    &analogy::COS_MUL.info,
    &analogy::PAIR_DIRECTION.info,
    &pca::PcaPicture::INFO,
    &pca::ExplainedVariance::INFO,
    &pca::Isotropy::INFO,
    &probe::EuclideanProbe::INFO,
    &steering::UNEMBEDDING.info,
    &relation::Euclidean::INFO,
];

/// The fixed facts of every property, in display order.
pub fn infos() -> &'static [&'static Info] {
    INFOS
}

/// The property with this id.
pub(super) fn find(id: &str) -> Option<&'static dyn Property> {
    ALL.iter().copied().find(|p| p.info().id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_stands_in_both_lists_in_the_same_order() {
        let measured: Vec<&str> = ALL.iter().map(|property| property.info().id).collect();
        let shown: Vec<&str> = infos().iter().map(|info| info.id).collect();
        assert_eq!(measured, shown);
    }
}
