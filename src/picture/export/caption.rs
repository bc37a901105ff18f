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
    /// How far on the way there the picture was taken, 0 to 1; none for its end.
    pub place: Option<f64>,
    /// Condition number of the composed move.
    pub condition: f64,
    /// Sign of its determinant and log of its size.
    pub determinant: (i8, f64),
    /// How next tokens are steered, as a sentence without its point.
    pub steering: String,
    /// Seeds of random moves and random pairs.
    pub seeds: Vec<u64>,
    /// Relative tolerance of the verdicts.
    pub tolerance: Option<f64>,
    /// Measures as name, before, after.
    pub values: Vec<(String, f64, f64)>,
}

/// log|det| up to this size is written as det itself.
const PLAIN_DETERMINANT: f64 = 6.0;

/// A caption of a few sentences, each as `said` says it in another language, or as it is; measures
/// stand under names that are said already, as `signed` writes numbers.
pub fn caption(
    facts: &Facts,
    in_language: impl Fn(&str) -> String,
    signed: impl Fn(String) -> String,
) -> String {
    let sentences = [
        model(facts),
        list("Directions", &facts.directions),
        moves(facts),
        facts.steering.clone(),
        values(facts, signed),
        fine_print(facts),
    ];
    let kept = sentences.iter().filter(|sentence| !sentence.is_empty());
    kept.map(|sentence| in_language(sentence) + ".").collect::<Vec<_>>().join(" ")
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
    let (moves, condition) = (facts.moves.join(", then "), number(facts.condition));
    match facts.place {
        None => format!("Moved by {moves}: κ = {condition}, {determinant}"),
        Some(place) => {
            let percent = (100.0 * place).round();
            format!("{percent} % of the way to {moves}, where κ = {condition}, {determinant}")
        }
    }
}

/// The measures, which are those at the end of the way.
fn values(facts: &Facts, signed: impl Fn(String) -> String) -> String {
    if facts.place.is_some() {
        return String::new();
    }
    let measures = facts.values.iter().map(|(name, before, after)| {
        let [before, after] = [before, after].map(|value| signed(number(*value)));
        format!("{name} {before} → {after}")
    });
    measures.collect::<Vec<_>>().join(", ")
}

fn fine_print(facts: &Facts) -> String {
    let seeds: Vec<String> = facts.seeds.iter().map(u64::to_string).collect();
    let seed = match seeds.as_slice() {
        [] => None,
        [one] => Some(format!("seed {one}")),
        many => Some(format!("seeds {}", many.join(", "))),
    };
    let tolerance = facts.tolerance.map(|t| format!("relative tolerance {}", number(t)));
    match (tolerance, seed) {
        (None, None) => String::new(),
        (None, Some(seed)) => seed.replacen('s', "S", 1),
        (Some(tolerance), seed) => {
            let parts: Vec<String> = [Some(tolerance), seed].into_iter().flatten().collect();
            format!("Computed in double precision, {}", parts.join(", "))
        }
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
            steering: "Next tokens are steered".into(),
            tolerance: Some(1e-9),
            values: vec![("Euclidean cosine".into(), 0.758, 0.829)],
            ..Facts::default()
        };
        assert_eq!(
            caption(&facts, str::to_owned, |n| n),
            "SmolLM2-135M, d = 576. Directions easy → easiest and strong → strongest. Moved by \
             gauge in the shown plane: κ = 1.91, det = 1.20. Next tokens are steered. Euclidean \
             cosine 0.758 → 0.829. Computed in double precision, relative tolerance 1e−9, seed 7."
        );
    }

    #[test]
    fn a_frame_of_an_animation_tells_no_measures_of_another_moment() {
        let facts = Facts {
            model: "Toy".into(),
            moves: vec!["a gauge in one plane".into()],
            place: Some(0.25),
            condition: 2.0,
            determinant: (1, 0.0),
            values: vec![("Euclidean cosine".into(), 0.7, 0.1)],
            ..Facts::default()
        };
        let expected = "Toy. 25 % of the way to a gauge in one plane, where κ = 2.00, det = 1.00.";
        assert_eq!(caption(&facts, str::to_owned, |n| n), expected);
    }

    #[test]
    fn a_seed_without_a_tolerance_stands_alone() {
        let facts = Facts { model: "Toy".into(), seeds: vec![7, 8], ..Facts::default() };
        assert_eq!(caption(&facts, str::to_owned, |n| n), "Toy. Nothing was moved. Seeds 7, 8.");
    }

    #[test]
    fn a_model_at_rest_says_so() {
        assert_eq!(
            caption(&Facts { model: "Toy".into(), ..Facts::default() }, str::to_owned, |n| n),
            "Toy. Nothing was moved."
        );
    }
}
