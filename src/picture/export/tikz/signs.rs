//! Signs that the fonts of old TeX engines lack, as commands that every engine knows.

/// The command for a sign; none where the sign can stand as it is.
pub(super) fn command(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '\u{A0}' => "~",
        '\u{202F}' => "\\,",
        '…' => "\\ldots{}",
        '“' => "``",
        '”' => "''",
        '␣' => "\\textvisiblespace{}",
        '▁' => "\\textunderscore{}",
        '⏎' => "$\\hookleftarrow$",
        '←' => "$\\leftarrow$",
        '→' => "$\\rightarrow$",
        '↑' => "$\\uparrow$",
        '↓' => "$\\downarrow$",
        '↦' => "$\\mapsto$",
        '−' => "$-$",
        '∓' => "$\\mp$",
        '·' => "$\\cdot$",
        '°' => "$^\\circ$",
        '∞' => "$\\infty$",
        '√' => "$\\surd$",
        '∑' => "$\\sum$",
        '∏' => "$\\prod$",
        '≤' => "$\\le$",
        '≥' => "$\\ge$",
        '≈' => "$\\approx$",
        '≠' => "$\\ne$",
        '∼' => "$\\sim$",
        '∝' => "$\\propto$",
        '∈' => "$\\in$",
        '⊆' => "$\\subseteq$",
        '⊥' | '⟂' => "$\\perp$",
        '∥' | '‖' => "$\\|$",
        '⟨' => "$\\langle$",
        '⟩' => "$\\rangle$",
        '⌢' => "$\\frown$",
        '′' => "$'$",
        '″' => "$''$",
        'ℓ' => "$\\ell$",
        'ℝ' => "$\\mathbf R$",
        '▶' => "$\\triangleright$",
        '●' => "$\\bullet$",
        '○' => "$\\circ$",
        'α' => "$\\alpha$",
        'β' => "$\\beta$",
        'γ' => "$\\gamma$",
        'δ' => "$\\delta$",
        'ε' => "$\\varepsilon$",
        'θ' => "$\\theta$",
        'κ' => "$\\kappa$",
        'λ' => "$\\lambda$",
        'π' => "$\\pi$",
        'ρ' => "$\\rho$",
        'σ' => "$\\sigma$",
        'τ' => "$\\tau$",
        'Γ' => "$\\Gamma$",
        'Δ' => "$\\Delta$",
        'Θ' => "$\\Theta$",
        'Σ' => "$\\Sigma$",
        _ => return None,
    })
}

/// What stands above or below the line as plain digits, signs and letters.
pub(super) fn script(sign: char) -> Option<String> {
    let above = "⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀᵈᵖᵗˡˣᶻ".chars().zip("0456789+-nTdptlxz".chars());
    let below = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₛₓ".chars().zip("0123456789ijksx".chars());
    let marked = above.map(|pair| (pair, '^')).chain(below.map(|pair| (pair, '_')));
    let mut found = marked.filter(|((own, _), _)| *own == sign);
    found.next().map(|((_, plain), mark)| format!("${mark}{{{plain}}}$"))
}

/// The accent that a sign puts on the letter before it.
pub(super) fn accent(sign: char) -> Option<&'static str> {
    match sign {
        '\u{302}' => Some("\\^"),
        '\u{303}' => Some("\\~"),
        '\u{304}' => Some("\\="),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_and_below_has_a_plain_sign_each() {
        let table = [('₀', "$_{0}$"), ('₉', "$_{9}$"), ('ₓ', "$_{x}$"), ('ᵀ', "$^{T}$")];
        for (sign, expected) in table {
            assert_eq!(script(sign).as_deref(), Some(expected));
        }
        assert_eq!(script('ᶻ').as_deref(), Some("$^{z}$"));
        assert_eq!(script('a'), None);
    }
}
