//! All terms, in alphabetical order of the word.

use super::Term;

const PAPER: Option<&str> = Some("Marconato et al. 2025, arXiv 2410.23501");
const PARK: Option<&str> = Some("Park, Choe, Veitch 2024, arXiv 2311.03658");

const fn term(id: &'static str, word: &'static str, meaning: &'static str, source: Option<&'static str>) -> Term {
    Term { id, word, meaning, source }
}

/// Every term.
pub const TERMS: [Term; 45] = [
    term(
        "affine-map",
        "Affine map",
        "A linear map followed by a shift: x ↦ A x + a. It keeps straight lines, midpoints and parallels",
        None,
    ),
    term(
        "canonical-picture",
        "Canonical picture",
        "The map of tokens and contexts drawn from the log-probabilities alone (the singular value decomposition of the double-centred logits). Every equivalent model has the same one",
        None,
    ),
    term(
        "causal-cosine",
        "Causal cosine",
        "The cosine of two directions after the unembeddings are whitened, so that stretching the space does not count. Any gauge keeps it; a hidden move may change it",
        PARK,
    ),
    term(
        "concept",
        "Concept",
        "A named list of word pairs that differ in one respect, e.g. easy → easiest, strong → strongest",
        None,
    ),
    term(
        "condition-number",
        "Condition number κ",
        "The largest stretch of an invertible matrix divided by its smallest. 1 for rotations, which keep all angles; the larger, the more angles can change",
        None,
    ),
    term(
        "context",
        "Context",
        "The text so far. A model turns it into one vector, its embedding, before it predicts the next token",
        None,
    ),
    term(
        "contrast",
        "Contrast",
        "A move that is not allowed, shown to see what goes wrong: it changes the predictions",
        None,
    ),
    term(
        "cosine",
        "Cosine",
        "The cosine of the angle between two directions: 1 when they point the same way, 0 at a right angle, −1 when opposite",
        None,
    ),
    term(
        "determinant",
        "Determinant",
        "The factor by which a matrix changes volumes, with a minus sign if it mirrors the space. 0 means that the matrix flattens the space and has no inverse",
        None,
    ),
    term(
        "distribution",
        "Distribution",
        "Here: the probabilities that a model gives to all next tokens after a context. They add up to 1",
        None,
    ),
    term(
        "diversity",
        "Diversity",
        "The condition that embeddings and unembedding differences each span the whole space. Then equivalent models differ by one invertible matrix",
        PAPER,
    ),
    term(
        "effective-complexity",
        "Effective complexity k",
        "The rank of the log-odds matrix: the number of dimensions that the predictions can see. Every equivalent model has the same k, whatever its d",
        PAPER,
    ),
    term(
        "embedding",
        "Embedding f(s)",
        "The vector that a model computes from a context s, just before it predicts: the last hidden state",
        None,
    ),
    term(
        "equivalent",
        "Equivalent model",
        "Another model with exactly the same next-token distribution after every loaded context",
        PAPER,
    ),
    term("family", "Family", "All pairs of one concept; their mean difference is the concept's direction", None),
    term(
        "gauge",
        "Gauge",
        "An invertible matrix A that acts on the contexts while the transpose of its inverse acts on the tokens: f → A f, g → A⁻ᵀ g. No prediction changes",
        None,
    ),
    term(
        "hidden-direction",
        "Hidden direction",
        "A direction in which vectors can move without changing any product f(s)·g₀(y), and so no prediction",
        PAPER,
    ),
    term(
        "hidden-move",
        "Hidden move",
        "A move along hidden directions: it changes the vectors, by a different amount each, and no prediction",
        PAPER,
    ),
    term(
        "identifiable",
        "Identifiable",
        "The same in every equivalent model, so that the distribution determines it",
        PAPER,
    ),
    term(
        "leave-one-out",
        "Leave-one-out",
        "Each example is predicted from all the others. Unlike a fit to all examples at once it says how well new ones would be predicted",
        None,
    ),
    term(
        "linear-map",
        "Linear map",
        "A map that a matrix describes: it keeps the origin, straight lines and parallels",
        None,
    ),
    term("linear-subspace", "Linear subspace", "A line, plane or higher-dimensional flat through the origin", None),
    term(
        "log-odds",
        "Log-odds",
        "The logarithm of the ratio of two probabilities. For two tokens it is f(s)·(g(y₁) − g(y₂)): the difference of their logits",
        None,
    ),
    term(
        "logit",
        "Logit",
        "The score f(s)·g(y) of a token y after a context s. The softmax turns all scores into probabilities",
        None,
    ),
    term(
        "logit-kernel",
        "Logit kernel",
        "How alike two contexts are in what they make the model say: the covariance over tokens of their log-probabilities. Every equivalent model has the same one",
        None,
    ),
    term(
        "next-token-predictor",
        "Next-token predictor",
        "A model that gives every possible next token a probability, from a context",
        None,
    ),
    term("norm", "Norm", "The length of a vector", None),
    term(
        "orthogonal",
        "Orthogonal",
        "At a right angle. An orthogonal matrix is a rotation or a reflection: it keeps lengths and angles",
        None,
    ),
    term(
        "parallelism",
        "Parallelism",
        "Two directions are parallel when one is a multiple β of the other. Every invertible linear map keeps that",
        PAPER,
    ),
    term(
        "pca",
        "PCA",
        "Principal component analysis: the picture of a cloud of points along the directions in which it spreads most",
        None,
    ),
    term(
        "probe",
        "Probe",
        "A linear function w·f(s) + b that reads a property of a context from its embedding. Under a gauge it moves as w → A⁻ᵀ w",
        None,
    ),
    term(
        "profile-cosine",
        "Profile cosine",
        "How alike two directions move the log-odds from context to context. It depends on the predictions alone: every equivalent model has the same one",
        None,
    ),
    term(
        "p-n",
        "Projector P_N",
        "The orthogonal projection onto N, the part of the unembeddings that the contexts can see. It takes hidden components out",
        PAPER,
    ),
    term(
        "rank",
        "Rank",
        "The number of dimensions that some vectors span. Numerically: how many singular values are not negligible",
        None,
    ),
    term(
        "relational-linearity",
        "Relational linearity",
        "One affine map takes every context s to the context with a query appended: f(s⌢q) = A_q f(s) + a_q",
        Some("Hernandez et al. 2024, arXiv 2308.09124; Marconato et al. 2025, arXiv 2410.23501"),
    ),
    term(
        "representation",
        "Representation",
        "The vectors by which a model stands for contexts and tokens inside",
        None,
    ),
    term("rotation", "Rotation", "A map that turns the space and keeps all lengths and angles", None),
    term(
        "singular",
        "Singular matrix",
        "A square matrix without an inverse: it flattens the space, so that what was different becomes the same",
        None,
    ),
    term(
        "softmax",
        "Softmax",
        "Turns scores into probabilities: take the exponential of each and divide by their sum",
        None,
    ),
    term(
        "steering-vector",
        "Steering vector",
        "A vector that is added to an embedding to make some token likelier. Under a gauge it moves as v → A v",
        None,
    ),
    term(
        "gamma",
        "Subspace Γ",
        "A part of the space, spanned by chosen contexts, in which a property is looked at",
        PAPER,
    ),
    term("token", "Token", "A piece of text that a model predicts at once: a word or a part of one", None),
    term(
        "unembedding",
        "Unembedding g(y)",
        "The vector that stands for a token y in the output table. Its product with the embedding is the token's logit",
        None,
    ),
    term(
        "verdict",
        "Verdict",
        "What became of a property: kept, drifted (still there, another measure), destroyed, created, or absent before and after",
        None,
    ),
    term(
        "whitening",
        "Whitening",
        "The linear map after which a cloud of points spreads by the same amount in every direction",
        None,
    ),
];
