//! All terms, in alphabetical order of the word.

use super::term::Term;

const PAPER: &str = "Marconato et al. 2025, arXiv 2410.23501";
const PARK: &str = "Park, Choe, Veitch 2024, arXiv 2311.03658";

/// A line a term: id, word, meaning, and in brackets the source if there is one.
macro_rules! terms {
    (@source) => { None };
    (@source $source:expr) => { Some($source) };
    ($($id:literal, $word:literal: $meaning:literal $([$source:expr])?;)*) => {
        /// Every term.
        pub const TERMS: &[Term] = &[
            $(Term { id: $id, word: $word, meaning: $meaning, source: terms!(@source $($source)?) },)*
        ];
    };
}

terms! {
    "three-cos-add", "3CosAdd": "Solves “a is to b as c is to ?” by the word nearest in angle to c + b − a" ["Mikolov, Yih, Zweig 2013, aclanthology.org/N13-1090"];
    "three-cos-mul", "3CosMul": "Solves “a is to b as c is to ?” by the word most like b and c and least like a, with the cosines multiplied and divided instead of added and subtracted" ["Levy, Goldberg 2014, aclanthology.org/W14-1618"];
    "affine-map", "Affine map": "A linear map followed by a shift: x ↦ A x + a. It keeps straight lines, midpoints and parallels";
    "auc", "AUC": "Area under the curve: how often a score puts a positive example above a negative one. 1 when always, 0.5 by chance";
    "basis-vector", "Basis vectors e₁, e₂": "The unit steps along the two axes of a plot. Their tips are handles: pull one and the space follows";
    "biplot", "Biplot": "A picture of the rows and the columns of one table as two kinds of points in the same axes";
    "canonical-picture", "Canonical picture": "The map of tokens and contexts drawn from the log-probabilities alone (the singular value decomposition of the double-centred logits). Every equivalent model has the same one";
    "causal-cosine", "Causal cosine": "The cosine of two directions after the unembeddings are whitened, so that stretching the space does not count. Any gauge keeps it; a hidden move may change it" [PARK];
    "concept", "Concept": "A named list of word pairs that differ in one respect, e.g. easy → easiest, strong → strongest";
    "concept-plane", "Concept plane": "The plane that shows a concept: across, the family's mean difference; up, the main direction of what is left of its tokens";
    "condition-number", "Condition number κ": "The largest stretch of an invertible matrix divided by its smallest. 1 for rotations, which keep all angles; the larger, the more angles can change";
    "context", "Context": "The text so far. A model turns it into one vector, its embedding, before it predicts the next token";
    "contrast", "Contrast": "A move that leads to no equivalent model: it changes the predictions, and is here to show what goes wrong";
    "cosine", "Cosine": "The cosine of the angle between two directions: 1 when they point the same way, 0 at a right angle, −1 when opposite";
    "covariance", "Covariance Σ_g": "How the unembeddings spread about their mean: the variance in every direction, as one matrix";
    "determinant", "Determinant": "The factor by which a matrix changes volumes, with a minus sign if it mirrors the space. 0 means that the matrix flattens the space and has no inverse";
    "dimension", "Dimension d": "How many numbers one vector of the model has";
    "dim-f", "Dimension of F": "How many dimensions the embeddings of the loaded contexts span together";
    "dim-g", "Dimension of G": "How many dimensions the differences of the loaded unembeddings span together";
    "distribution", "Distribution": "Here: the probabilities that a model gives to all next tokens after a context. They add up to 1";
    "diversity", "Diversity": "The condition that embeddings and unembedding differences each span the whole space. Then equivalent models differ by one invertible matrix" [PAPER];
    "effective-complexity", "Effective complexity k": "The rank of the log-odds matrix: the number of dimensions that the predictions can see. Every equivalent model has the same k, whatever its d" [PAPER];
    "embedding", "Embedding f(s)": "The vector that a model computes from a context s, just before it predicts: the last hidden state";
    "equivalent", "Equivalent model": "Another model with exactly the same next-token distribution after every loaded context" [PAPER];
    "family", "Family": "All pairs of one concept; their mean difference is the concept's direction";
    "gauge", "Gauge": "An invertible matrix A that acts on the contexts while the transpose of its inverse acts on the tokens: f → A f, g → A⁻ᵀ g. No prediction changes";
    "hidden-direction", "Hidden direction": "A direction in which vectors can move without changing any product f(s)·g₀(y), and so no prediction" [PAPER];
    "hidden-move", "Hidden move": "A move along hidden directions: it changes the vectors, by a different amount each, and no prediction" [PAPER];
    "identifiable", "Identifiable": "The same in every equivalent model, so that the distribution determines it" [PAPER];
    "inverse-transpose", "Inverse transpose A⁻ᵀ": "The transpose of the inverse of A. On the tokens it undoes in every product f·g what A does to the contexts";
    "kl", "KL divergence": "How far one distribution is from another: the mean difference of their log-probabilities, weighted by the first. 0 when they are the same; its unit, the nat, is that of the natural logarithm";
    "leave-one-out", "Leave-one-out": "Each example is predicted from all the others. Unlike a fit to all examples at once it says how well new ones would be predicted";
    "linear-map", "Linear map": "A map that a matrix describes: it keeps the origin, straight lines and parallels";
    "linear-subspace", "Linear subspace": "A line, plane or higher-dimensional flat through the origin";
    "log-determinant", "Log-determinant log|det|": "The natural logarithm of the factor by which the move changes volumes: 0 where they stay as they are";
    "log-odds", "Log-odds": "The logarithm of the ratio of two probabilities. For two tokens it is f(s)·(g(y₁) − g(y₂)): the difference of their logits";
    "log-probability", "Log-probability": "The logarithm of a probability: 0 for what is certain, and the lower the less likely";
    "logit", "Logit": "The score f(s)·g(y) of a token y after a context s. The softmax turns all scores into probabilities";
    "logit-kernel", "Logit kernel": "How alike two contexts are in what they make the model say: the covariance over tokens of their log-probabilities. Every equivalent model has the same one";
    "matrix-a", "Matrix A": "The invertible matrix of the move. Contexts go f → A f and tokens g → A⁻ᵀ g, so that no product f·g changes";
    "matrix-t", "Matrix T": "The two-by-two matrix that A is inside the shown plane. Outside of the plane A changes nothing";
    "mean-difference", "Mean difference": "The average of the steps from the first to the second word, over all pairs of a family";
    "next-token-predictor", "Next-token predictor": "A model that gives every possible next token a probability, from a context";
    "norm", "Norm": "The length of a vector";
    "orthogonal", "Orthogonal": "At a right angle. An orthogonal matrix is a rotation or a reflection: it keeps lengths and angles";
    "parallelism", "Parallelism": "Two directions are parallel when one is a multiple β of the other. Every invertible linear map keeps that" [PAPER];
    "participation-ratio", "Participation ratio": "How evenly a spread is shared among n directions: 1 when all have as much, 1/n when one has all";
    "pca", "PCA": "Principal component analysis: the picture of a cloud of points along the directions in which it spreads most";
    "pivot", "Pivot token y₀": "The token that the others are compared with: g₀(y) = g(y) − g(y₀). No result depends on which token it is";
    "principal-angle", "Principal angle": "Two planes make one angle where they come closest and another at right angles to that. All are 0 when the planes are the same";
    "probability", "Probability p(y|s)": "What the model gives to the token y after the context s: the softmax of its logits, here over the tokens that are loaded";
    "probe", "Probe": "A linear function w·f(s) + b that reads a property of a context from its embedding. Under a gauge it moves as w → A⁻ᵀ w";
    "profile-cosine", "Profile cosine": "How alike two directions move the log-odds from context to context. It depends on the predictions alone: every equivalent model has the same one";
    "p-n", "Projector P_N": "The orthogonal projection onto N, the part of the unembeddings that the contexts can see. It takes hidden components out" [PAPER];
    "query", "Query q": "Words appended to a context that ask something of it: s⌢q";
    "rank", "Rank": "The number of dimensions that some vectors span. In numbers: how many singular values are above the rank tolerance, a small part of the largest";
    "regularised", "Regularised fit": "A fit that has to pay for large weights, so that it does not follow every accident of a few examples";
    "relational-linearity", "Relational linearity": "One affine map takes every context s to the context with a query appended: f(s⌢q) = A_q f(s) + a_q" ["Hernandez et al. 2024, arXiv 2308.09124; Marconato et al. 2025, arXiv 2410.23501"];
    "representation", "Representation": "The vectors by which a model stands for contexts and tokens inside";
    "residual", "Residual": "What is left over after the best fit, relative to what was fitted: 0 when the fit is exact";
    "rotation", "Rotation": "A map that turns the space and keeps all lengths and angles";
    "seed", "Seed": "The number that a random choice starts from: the same seed makes the same choice again";
    "shear", "Shear": "A map that slides the second axis along the first: parallels stay, right angles do not";
    "shift", "Shift": "The same vector added to all unembeddings. The softmax cancels it, so no prediction changes";
    "singular", "Singular matrix": "A square matrix without an inverse: it flattens the space, so that what was different becomes the same";
    "singular-value", "Singular value": "The factor by which a matrix stretches one of its own directions. The largest over the smallest is the condition number";
    "softmax", "Softmax": "Turns scores into probabilities: take the exponential of each and divide by their sum";
    "steering-vector", "Steering vector": "A vector that is added to an embedding to make some token likelier. Under a gauge it moves as v → A v";
    "strength", "Strength α": "How much of a steering vector is added to an embedding: f(s) → f(s) + α v";
    "gamma", "Subspace Γ": "A part of the space, spanned by chosen contexts, in which a property is looked at" [PAPER];
    "target", "Target γ": "The difference of two unembeddings. Steering asks how far it moves the log-odds f(s)·γ";
    "threshold", "Threshold τ": "The value of a measure from which on, or up to which, a property counts as holding";
    "token", "Token": "A piece of text that a model predicts at once: a word or a part of one";
    "unembedding", "Unembedding g(y)": "The vector that stands for a token y in the output table. Its product with the embedding is the token's logit";
    "verdict", "Verdict": "What became of a property: kept, drifted (still there, another measure), destroyed, created, or absent before and after";
    "whitening", "Whitening": "The linear map after which a cloud of points spreads by the same amount in every direction";
}
