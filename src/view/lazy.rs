//! What is folded away is built when it is first wanted: a page that opens builds what it shows.

use leptos::{ev::Event, prelude::*};

use crate::web::element::Element;

/// Content that is built once `wanted` says so, and stays from then on.
#[component]
pub fn Lazy<C>(wanted: Signal<bool>, children: TypedChildrenFn<C>) -> impl IntoView
where
    C: IntoView + 'static,
{
    let children = children.into_inner();
    let built =
        Memo::new(move |built: Option<&bool>| built.is_some_and(|&built| built) || wanted.get());
    move || built.get().then(|| children())
}

/// Whether a `details` element is open now, from its toggle event.
pub fn is_open(event: &Event) -> bool {
    Element::target(event).is_some_and(|element| element.is("[open]"))
}
