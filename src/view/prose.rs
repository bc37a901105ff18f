//! Text with formulas and words of the glossary.

use leptos::prelude::*;

use super::{formula::Formula, term::TermWord};
use session::lesson::{Piece, pieces};

/// One paragraph's pieces; a formula that stands alone is shown large. A text that cannot be read
/// is shown as it stands: lessons are checked before.
#[component]
pub fn Prose(text: String) -> impl IntoView {
    let mut pieces = pieces(&text).unwrap_or_else(|_| vec![Piece::Text(text)]);
    match pieces.pop() {
        Some(Piece::Maths(maths)) if pieces.is_empty() => {
            view! { <Formula maths block=true /> }.into_any()
        }
        last => pieces.into_iter().chain(last).map(shown).collect_view().into_any(),
    }
}

fn shown(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Emphasis(text) => view! { <em>{text}</em> }.into_any(),
        Piece::Term(term, shown) => view! { <TermWord term shown /> }.into_any(),
        Piece::Maths(maths) => view! { <Formula maths /> }.into_any(),
    }
}
