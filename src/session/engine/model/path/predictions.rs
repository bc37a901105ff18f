//! What the right model predicts while it is on its way.

use nalgebra::{DMatrix, DVector};

use theory::{
    model::{Cloud, Predictor},
    transform::{Motion, Path, Stretch},
};

/// The probabilities of tokens after a context at a place of a stretch.
pub(super) fn probabilities(
    stretch: &Stretch,
    context: usize,
    tokens: &[usize],
    t: f64,
) -> Vec<f64> {
    let mut logits = match &stretch.motion {
        Motion::Linear { f, g } => linear(&stretch.start, f.as_deref(), g.as_deref(), context, t),
        Motion::Straight => {
            let [from, to] = [&stretch.start, &stretch.end];
            let [before, after] = [from, to].map(|model| model.f().vector(context));
            let f = before * (1.0 - t) + after * t;
            products(from.g(), &f) * (1.0 - t) + products(to.g(), &f) * t
        }
        Motion::Jump => products(stretch.end.g(), &stretch.end.f().vector(context)),
    };
    stretch.end.complete_logits(logits.as_view_mut());
    let largest = logits.max();
    let sum: f64 = logits.iter().map(|z| (z - largest).exp()).sum();
    tokens.iter().map(|&y| logits.get(y).map_or(0.0, |z| (z - largest).exp() / sum)).collect()
}

/// f·g with both sides moved along: G(t)ᵀ F(t) f is taken to the g that stand still.
fn linear(
    start: &Predictor,
    f: Option<&Path>,
    g: Option<&Path>,
    context: usize,
    t: f64,
) -> DVector<f64> {
    let state = start.f().vector(context);
    let state = DMatrix::from_column_slice(state.len(), 1, state.as_slice());
    let moved = f.map_or_else(|| state.clone(), |path| path.push(t, &state));
    let pulled = g.map_or_else(|| moved.clone(), |path| path.pull(t, &moved));
    products(start.g(), &pulled.column(0).into_owned())
}

/// x·g of every token.
fn products(g: &Cloud, x: &DVector<f64>) -> DVector<f64> {
    let axes = DMatrix::from_columns(&[x.clone(), DVector::zeros(x.len())]);
    let along = g.along(&[&axes]);
    DVector::from_iterator(g.len(), along.iter().step_by(2).map(|z| f64::from(*z)))
}
