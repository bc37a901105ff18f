//! A formula as plain text, for those who do not see it and where there is no room for it.

use super::formula::Maths;

pub(super) fn plain(maths: &Maths) -> String {
    match maths {
        Maths::Row(parts) => parts.iter().map(spaced).collect::<String>().trim().replace("  ", " "),
        Maths::Identifier(text) | Maths::Number(text) | Maths::Words(text) => text.clone(),
        Maths::Operator(text) | Maths::Sign(text) => text.clone(),
        Maths::Script { base, sub, sup } => {
            let below = sub.as_ref().map_or_else(String::new, |sub| script(&plain(sub), &LOW, '_'));
            let above =
                sup.as_ref().map_or_else(String::new, |sup| script(&plain(sup), &HIGH, '^'));
            format!("{}{below}{above}", plain(base))
        }
        Maths::Fraction(parts) => format!("{}/{}", enclosed(&parts[0]), enclosed(&parts[1])),
        Maths::Root(inside) => format!("√{}", enclosed(inside)),
        Maths::Accent(inside, "~") => format!("{}\u{303}", plain(inside)),
        Maths::Accent(inside, "^") => format!("{}\u{302}", plain(inside)),
        Maths::Accent(inside, _) => format!("{}\u{304}", plain(inside)),
    }
}

/// Relations stand between spaces, sums too; products, brackets and names do not.
fn spaced(part: &Maths) -> String {
    match part {
        Maths::Operator(sign) if "+−=≤≥≈≠∝∈⊆→↦<>±∼∥⊥".contains(sign.as_str()) =>
        {
            format!(" {sign} ")
        }
        Maths::Operator(sign) if sign == "," => ", ".into(),
        Maths::Identifier(name) if name.chars().count() > 1 => format!("{name} "),
        Maths::Words(words) => format!(" {words} "),
        other => plain(other),
    }
}

fn enclosed(part: &Maths) -> String {
    let text = plain(part);
    if text.chars().count() > 1 && matches!(part, Maths::Row(_) | Maths::Fraction(_)) {
        format!("({text})")
    } else {
        text
    }
}

/// In raised or lowered characters if there are such for all of it.
fn script(text: &str, table: &[(char, char)], mark: char) -> String {
    let text = text.replace(' ', "");
    let moved: Option<String> = text
        .chars()
        .map(|c| table.iter().find(|(from, _)| *from == c).map(|(_, to)| *to))
        .collect();
    moved.unwrap_or_else(|| {
        if text.chars().count() > 1 { format!("{mark}({text})") } else { format!("{mark}{text}") }
    })
}

const HIGH: [(char, char); 16] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('−', '⁻'),
    ('+', '⁺'),
    ('T', 'ᵀ'),
    ('d', 'ᵈ'),
    ('n', 'ⁿ'),
    ('′', '′'),
];

const LOW: [(char, char); 10] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('i', 'ᵢ'),
    ('j', 'ⱼ'),
    ('s', 'ₛ'),
    ('x', 'ₓ'),
    ('k', 'ₖ'),
];

#[cfg(test)]
mod tests {
    use super::super::Maths;

    fn plain(text: &str) -> String {
        Maths::read(text).expect("well formed").plain()
    }

    #[test]
    fn formulas_read_as_a_person_would_type_them() {
        assert_eq!(plain("f \\to A f, g \\to A^{-T} g"), "f → Af, g → A⁻ᵀg");
        assert_eq!(plain("\\frac{a+b}{2}"), "(a + b)/2");
        assert_eq!(plain("(-1, 1 - 2) = -3"), "(−1, 1 − 2) = −3");
        assert_eq!(
            plain("p(y|s) = \\frac{\\exp(f(s)·g(y))}{\\sum_z \\exp(f(s)·g(z))}"),
            "p(y|s) = (exp (f(s)·g(y)))/(∑_zexp (f(s)·g(z)))"
        );
        assert_eq!(plain("\\tilde{f}_1"), "f\u{303}₁");
        assert_eq!(plain("\\sqrt{\\kappa}"), "√κ");
    }
}
