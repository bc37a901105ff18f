//! A formula in the text.

use leptos::{html::Span, prelude::*};

use crate::{maths::Maths, web::mathml};

/// The formula as MathML; as plain text where the browser refuses that.
#[component]
pub fn Formula(maths: Maths) -> impl IntoView {
    let holder = NodeRef::<Span>::new();
    Effect::new(move || {
        let Some(holder) = holder.get() else { return };
        holder.set_text_content(None);
        let drawn = mathml::element(&maths).and_then(|math| Ok(holder.append_child(&math)?));
        if drawn.is_err() {
            holder.set_text_content(Some(&maths.plain()));
        }
    });
    view! { <span class="formula" node_ref=holder></span> }
}
