//! The drawing that the dialog is about.

use std::sync::Arc;

use leptos::prelude::RwSignal;

use crate::web::WebError;
use picture::export::Failure;
use session::controller::Drawn;

/// The drawing, or why there is none; nothing while it is being made.
pub(super) type ShownDrawing = RwSignal<Option<Result<Arc<Drawn>, Trouble>>>;

/// Why a figure could not be drawn or taken away.
#[derive(Debug, Clone, thiserror::Error)]
pub(super) enum Trouble {
    #[error(transparent)]
    Figure(#[from] Failure),
    #[error(transparent)]
    Browser(#[from] WebError),
}
