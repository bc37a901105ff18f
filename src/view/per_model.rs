//! What is built anew for each model that is shown.

use leptos::prelude::*;

use super::library;

/// Its children belong to one open model: they find its workspace in context, and are built anew
/// when another model is shown.
#[component]
pub fn PerModel<C>(children: TypedChildrenFn<C>) -> impl IntoView
where
    C: IntoView + 'static,
{
    let library = library();
    let children = children.into_inner();
    move || {
        provide_context(library.active());
        children()
    }
}
