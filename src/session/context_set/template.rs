//! The words of a concept, each put into a template.

use super::set::{ContextSet, ContextText, PLACE, SetError};
use theory::model::Concept;

/// Both words of each pair in the template; those that a pair leads from are one group, those that
/// it leads to another.
///
/// # Errors
/// A template without a [`PLACE`].
pub fn filled(template: &str, concept: &Concept) -> Result<ContextSet, SetError> {
    if !template.contains(PLACE) {
        return Err(SetError::NoPlace);
    }
    let context = |word: &str, side: &str| {
        let text = template.replace(PLACE, word.trim());
        ContextText::grouped(text, format!("{}: {side}", concept.name))
    };
    let both =
        concept.pairs.iter().flat_map(|(from, to)| [context(from, "from"), context(to, "to")]);
    Ok(ContextSet::of(both))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_words_of_a_pair_are_put_into_the_template() {
        let pairs = vec![("hot".into(), "cold".into()), ("up".into(), "down".into())];
        let concept = Concept { name: "opposites".into(), pairs };
        let set = filled("{} is the opposite of", &concept).expect("a template");
        let texts: Vec<_> = set.contexts.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts[..2], ["hot is the opposite of", "cold is the opposite of"]);
        assert_eq!(set.groups(), ["opposites: from", "opposites: to"]);
        assert_eq!(filled("no place", &concept), Err(SetError::NoPlace));
    }
}
