//! What is folded away is built when it is first wanted: a page that opens builds what it shows.

use leptos::{ev::Event, prelude::*};

use super::rest::Rest;
use crate::web::element::Element;

/// Content that is built once `wanted` says so, and stays from then on; it may be of the rest of
/// the program.
#[component]
pub fn Lazy<C>(wanted: Signal<bool>, children: TypedChildrenFn<C>) -> impl IntoView
where
    C: IntoView + 'static,
{
    let children = children.into_inner();
    let built =
        Memo::new(move |built: Option<&bool>| built.is_some_and(|&built| built) || wanted.get());
    let rest: Rest = expect_context();
    Effect::new(move || {
        if built.get() {
            rest.fetch();
        }
    });
    let ready = Memo::new(move |_| built.get() && rest.is_here());
    move || ready.get().then(|| children())
}

/// Whether a `details` element is open now, from its toggle event.
pub fn is_open(event: &Event) -> bool {
    Element::target(event).is_some_and(|element| element.is("[open]"))
}
