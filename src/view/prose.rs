//! Text with formulas and words of the glossary.

use leptos::prelude::*;

use super::{formula::Formula, term::TermWord};
use crate::lesson::{Piece, pieces};

/// One paragraph's pieces. A text that cannot be read is shown as it stands: lessons are checked before.
#[component]
pub fn Prose(text: String) -> impl IntoView {
    let pieces = pieces(&text).unwrap_or_else(|_| vec![Piece::Text(text)]);
    pieces.into_iter().map(shown).collect_view()
}

fn shown(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Emphasis(text) => view! { <em>{text}</em> }.into_any(),
        Piece::Term(term, shown) => view! { <TermWord term shown /> }.into_any(),
        Piece::Maths(maths) => view! { <Formula maths /> }.into_any(),
    }
}
