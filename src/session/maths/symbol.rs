//! Signs that have a name, and which signs are operators.

/// The character that a name stands for.
pub(super) fn named(name: &str) -> Option<&'static str> {
    let found = SYMBOLS.iter().find(|(known, _)| *known == name);
    found.map(|(_, sign)| *sign)
}

/// The mark that an accent's name puts on top.
pub(super) fn accent(name: &str) -> Option<&'static str> {
    match name {
        "tilde" => Some("~"),
        "hat" => Some("^"),
        "bar" => Some("¯"),
        _ => None,
    }
}

/// Whether a sign joins or encloses, rather than being a letter.
pub(super) fn is_operator(sign: char) -> bool {
    "+-−=·×/,;:!()[]|‖<>≤≥≈≠∝∈⊆⊥→↦⟨⟩∑∏±∼∥⌢′…".contains(sign)
}

const SYMBOLS: [(&str, &str); 41] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Sigma", "Σ"),
    ("R", "ℝ"),
    ("infty", "∞"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("cdot", "·"),
    ("times", "×"),
    ("pm", "±"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("approx", "≈"),
    ("sim", "∼"),
    ("propto", "∝"),
    ("in", "∈"),
    ("subseteq", "⊆"),
    ("perp", "⊥"),
    ("parallel", "∥"),
    ("to", "→"),
    ("mapsto", "↦"),
    ("langle", "⟨"),
    ("rangle", "⟩"),
    ("norm", "‖"),
    ("concat", "⌢"),
    ("prime", "′"),
    ("dots", "…"),
    ("log", "log"),
    ("exp", "exp"),
    ("tan", "tan"),
    ("cos", "cos"),
];
