//! Captions, written from what was done and measured.

use crate::figure::board::number;

/// What a caption tells. Everything is given as it is shown; empty parts are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The model's name.
    pub model: String,
    /// Its size in words, e.g. "2,223 tokens, 509 contexts, d = 576".
    pub extent: String,
    /// The two directions, e.g. "easy → easiest".
    pub directions: Vec<String>,
    /// What the axes are, e.g. "concept plane of the unembeddings".
    pub projection: String,
    /// The moves in order, e.g. "gauge in the shown plane".
    pub moves: Vec<String>,
    /// Condition number of the composed move.
    pub condition: f64,
    /// Sign of its determinant and log of its size.
    pub determinant: (i8, f64),
    /// Seeds of random moves and random pairs.
    pub seeds: Vec<u64>,
    /// Relative tolerance of the verdicts.
    pub tolerance: Option<f64>,
    /// Measures as name, before, after.
    pub values: Vec<(String, f64, f64)>,
}

/// log|det| up to this size is written as det itself.
const PLAIN_DETERMINANT: f64 = 6.0;

/// A caption of a few sentences.
pub fn caption(facts: &Facts) -> String {
    let sentences = [
        model(facts),
        list("Directions", &facts.directions),
        moves(facts),
        values(facts),
        fine_print(facts),
    ];
    let said: Vec<String> =
        sentences.into_iter().filter(|s| !s.is_empty()).map(|s| format!("{s}.")).collect();
    said.join(" ")
}

fn model(facts: &Facts) -> String {
    let parts = [&facts.model, &facts.extent, &facts.projection];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn list(name: &str, items: &[String]) -> String {
    if items.is_empty() { String::new() } else { format!("{name} {}", items.join(" and ")) }
}

fn moves(facts: &Facts) -> String {
    if facts.moves.is_empty() {
        return "Nothing was moved".to_owned();
    }
    let (sign, log) = facts.determinant;
    let determinant = if log.abs() <= PLAIN_DETERMINANT {
        format!("det = {}", number(f64::from(sign) * log.exp()))
    } else {
        format!("det {} 0, log|det| = {}", if sign < 0 { "<" } else { ">" }, number(log))
    };
    format!(
        "Moved by {}: κ = {}, {determinant}",
        facts.moves.join(", then "),
        number(facts.condition)
    )
}

fn values(facts: &Facts) -> String {
    let said = facts
        .values
        .iter()
        .map(|(name, before, after)| format!("{name} {} → {}", number(*before), number(*after)));
    said.collect::<Vec<_>>().join(", ")
}

fn fine_print(facts: &Facts) -> String {
    let seeds: Vec<String> = facts.seeds.iter().map(u64::to_string).collect();
    let seed = match seeds.as_slice() {
        [] => None,
        [one] => Some(format!("seed {one}")),
        many => Some(format!("seeds {}", many.join(", "))),
    };
    let tolerance = facts.tolerance.map(|t| format!("relative tolerance {}", number(t)));
    let parts: Vec<String> = [tolerance, seed].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("Computed in double precision, {}", parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_tells_model_move_and_values() {
        let facts = Facts {
            model: "SmolLM2-135M".into(),
            extent: "d = 576".into(),
            directions: vec!["easy → easiest".into(), "strong → strongest".into()],
            moves: vec!["gauge in the shown plane".into()],
            condition: 1.91,
            determinant: (1, 0.182),
            seeds: vec![7],
            tolerance: Some(1e-9),
            values: vec![("Euclidean cosine".into(), 0.758, 0.829)],
            ..Facts::default()
        };
        assert_eq!(
            caption(&facts),
            "SmolLM2-135M, d = 576. Directions easy → easiest and strong → strongest. Moved by gauge in the shown plane: \
             κ = 1.91, det = 1.20. Euclidean cosine 0.758 → 0.829. Computed in double precision, relative tolerance 1e−9, \
             seed 7."
        );
    }

    #[test]
    fn a_model_at_rest_says_so() {
        assert_eq!(
            caption(&Facts { model: "Toy".into(), ..Facts::default() }),
            "Toy. Nothing was moved."
        );
    }
}
