//! Names of files that say what is inside.

/// Longest name without its ending, in characters.
const LONGEST: usize = 96;

/// The parts in lower case, joined by hyphens, with everything that file systems dislike left out,
/// and the ending: `smollm2-135m-easy-easiest-result.svg`.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let words = parts
        .iter()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty());
    let name: String =
        words.collect::<Vec<_>>().join("-").to_lowercase().chars().take(LONGEST).collect();
    let name = name.trim_end_matches('-');
    format!("{}.{ending}", if name.is_empty() { "figure" } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_say_what_is_inside() {
        assert_eq!(
            file_name(&["SmolLM2-135M", " easy → easiest", "result"], "svg"),
            "smollm2-135m-easy-easiest-result.svg"
        );
        assert_eq!(file_name(&["../.."], "csv"), "figure.csv");
    }
}
