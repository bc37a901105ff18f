//! One layer, for all streams at once.

use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
};

use crate::{
    LmError,
    layer::{LayerPass, LayerWeights, Stream},
};

/// Takes all streams through one layer, each in a thread of its own if there are several.
pub(super) fn pass(
    layer: LayerPass,
    streams: &mut [Stream],
    work: &AtomicUsize,
    report: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<(), LmError> {
    if let [stream] = streams {
        return stream.pass(layer, &mut |tokens| {
            work.fetch_add(tokens, Ordering::Relaxed);
            report()
        });
    }
    let stopped = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let passes: Vec<_> = streams
            .iter_mut()
            .map(|stream| {
                let stopped = &stopped;
                scope.spawn(move || {
                    stream.pass(layer, &mut |tokens| {
                        work.fetch_add(tokens, Ordering::Relaxed);
                        if stopped.load(Ordering::Relaxed) {
                            ControlFlow::Break(())
                        } else {
                            ControlFlow::Continue(())
                        }
                    })
                })
            })
            .collect();
        passes.into_iter().try_for_each(|pass| pass.join().unwrap_or(Err(LmError::Cancelled)))
    })?;
    if report().is_break() { Err(LmError::Cancelled) } else { Ok(()) }
}

/// Which tensor of a layer is to blame, if it is one.
pub(super) fn not_finite(layer: usize, weights: &LayerWeights) -> LmError {
    let to_blame = weights.matrices().find(|matrix| !matrix.finite());
    let place = match to_blame {
        Some(matrix) => format!("tensor {:?}", matrix.name),
        None => format!("hidden states behind layer {layer} (from 0)"),
    };
    LmError::NotFinite { place, found: "NaN or an infinity".into() }
}
