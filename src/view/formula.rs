//! A formula in the text.

use leptos::{html::Span, prelude::*};

use crate::web::mathml;
use session::maths::Maths;

/// The formula as MathML; as plain text where the browser refuses that. With `block` it stands
/// alone, and its fractions are full-size.
#[component]
pub fn Formula(maths: Maths, #[prop(optional)] block: bool) -> impl IntoView {
    let holder = NodeRef::<Span>::new();
    Effect::new(move || {
        let Some(holder) = holder.get() else { return };
        if mathml::write(&holder, &maths, block).is_err() {
            holder.set_text_content(Some(&maths.plain()));
        }
    });
    view! { <span class="formula" class:block=block node_ref=holder></span> }
}
