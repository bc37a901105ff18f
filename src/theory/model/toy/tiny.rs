//! Three tokens, three contexts, two dimensions, whole numbers: a model to compute by hand.

use super::{DMatrix, Parts, columns};

const TOKENS: [&str; 3] = ["sun", "rain", "snow"];

/// The differences that it starts with.
pub(super) const PAIRS: [(&str, &str); 2] = [("snow", "sun"), ("snow", "rain")];

/// Contexts with their embeddings. The logits of sun, rain, snow are 2, −1, 0; then −1, 1, 0; then
/// −1, −1, 0.
const CONTEXTS: [(&str, [f64; 2]); 3] = [
    ("in June we have", [2.0, -1.0]),
    ("in October we have", [-1.0, 1.0]),
    ("in January we have", [-1.0, -1.0]),
];

/// Unembeddings, one row a token.
const G: [[f64; 2]; 3] = [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]];

/// All but where it came from.
pub(super) fn parts() -> Parts {
    let f: DMatrix<f64> = columns(&CONTEXTS.map(|(_, f)| f));
    Parts {
        contexts: CONTEXTS.map(|(label, _)| label.to_string()).to_vec(),
        f: Some(f.into()),
        tokens: TOKENS.map(str::to_string).to_vec(),
        g: Some(columns(&G).into()),
        ..Parts::default()
    }
}
