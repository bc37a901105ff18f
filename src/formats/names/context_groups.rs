//! Labels of contexts as people paste them: `context TAB label` a line, or one label a line for all
//! contexts in order.

use std::collections::BTreeMap;

use thiserror::Error;

use theory::model::ContextGroup;

/// Why a pasted list gives no groups.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ContextGroupsError {
    /// Labels without contexts, but not one each.
    #[error(
        "the list has {found} labels, expected one for each of the {expected} contexts, or \
        “context TAB label” a line"
    )]
    Count {
        /// Lines found.
        found: usize,
        /// Contexts of the model.
        expected: usize,
    },
    /// Some lines name contexts and others do not.
    #[error(
        "line {line} has no tab, expected “context TAB label” as in the other lines: “{found}”"
    )]
    NoTab {
        /// Line, from 1.
        line: usize,
        /// The line.
        found: String,
    },
    /// A context that the model does not have, or not so often.
    #[error("line {line}: the model has no context “{found}”, or not as often as the list")]
    Unknown {
        /// Line, from 1.
        line: usize,
        /// The name found.
        found: String,
    },
    /// Nothing to tell apart.
    #[error("the list has {found} different labels, expected at least two")]
    Labels {
        /// How many.
        found: usize,
    },
}

/// Groups by label, the largest first, those of equal size as they appear. Contexts without a label
/// are in none; a name that several contexts share means them in order.
///
/// # Errors
/// A list that does not fit the contexts, or that has fewer than two labels.
pub fn context_groups(
    text: &str,
    contexts: &[String],
) -> Result<Vec<ContextGroup>, ContextGroupsError> {
    let lines: Vec<&str> = text.lines().collect();
    let named = lines.iter().any(|line| line.contains('\t'));
    let labelled =
        if named { by_name(&lines, contexts)? } else { in_order(&lines, contexts.len())? };
    let mut groups: Vec<ContextGroup> = Vec::new();
    for (index, label) in labelled {
        match groups.iter_mut().find(|group| group.name == label) {
            Some(group) => group.members.push(index),
            None => groups.push(ContextGroup { name: label.to_string(), members: vec![index] }),
        }
    }
    if groups.len() < 2 {
        return Err(ContextGroupsError::Labels { found: groups.len() });
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.members.len()));
    Ok(groups)
}

/// (context, label) of every context that has one.
type Labelled<'a> = Vec<(usize, &'a str)>;

fn in_order<'a>(lines: &[&'a str], contexts: usize) -> Result<Labelled<'a>, ContextGroupsError> {
    let blank = |lines: &[&str]| lines.iter().all(|line| line.trim().is_empty());
    if lines.len() < contexts || !blank(&lines[contexts..]) {
        return Err(ContextGroupsError::Count { found: lines.len(), expected: contexts });
    }
    let labels = lines[..contexts].iter().map(|line| line.trim()).enumerate();
    Ok(labels.filter(|(_, label)| !label.is_empty()).collect())
}

fn by_name<'a>(lines: &[&'a str], contexts: &[String]) -> Result<Labelled<'a>, ContextGroupsError> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, name) in contexts.iter().enumerate().rev() {
        places.entry(name.trim()).or_default().push(index);
    }
    let mut labelled = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let split = line.rsplit_once('\t');
        let (name, label) = split
            .ok_or_else(|| ContextGroupsError::NoTab { line: at + 1, found: (*line).into() })?;
        let index = places.get_mut(name.trim()).and_then(Vec::pop);
        let index = index
            .ok_or_else(|| ContextGroupsError::Unknown { line: at + 1, found: name.into() })?;
        if !label.trim().is_empty() {
            labelled.push((index, label.trim()));
        }
    }
    Ok(labelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contexts() -> Vec<String> {
        ["The cat", " A dog", "The cat", "One fish"].map(String::from).to_vec()
    }

    fn members(text: &str) -> Result<Vec<(String, Vec<usize>)>, ContextGroupsError> {
        Ok(context_groups(text, &contexts())?
            .into_iter()
            .map(|group| (group.name, group.members))
            .collect())
    }

    #[test]
    fn labels_in_order_go_to_the_contexts_in_order() {
        let groups = members("a\nb\nb\n");
        assert_eq!(groups, Err(ContextGroupsError::Count { found: 3, expected: 4 }));
        assert_eq!(members("a\nb\n\n\n\n"), Ok(vec![("a".into(), vec![0]), ("b".into(), vec![1])]));
        assert_eq!(
            members("a\nb\n b\na"),
            Ok(vec![("a".into(), vec![0, 3]), ("b".into(), vec![1, 2])])
        );
    }

    #[test]
    fn named_contexts_are_found_wherever_they_stand_and_repeated_names_in_order() {
        let groups = members("The cat\tyes\nOne fish\tno\nThe cat\tno\n\nA dog\t\n");
        assert_eq!(groups, Ok(vec![("no".into(), vec![3, 2]), ("yes".into(), vec![0])]));
    }

    #[test]
    fn an_unknown_context_is_named_with_its_line() {
        let error = members("The cat\tyes\nNo bird\tno");
        assert_eq!(error, Err(ContextGroupsError::Unknown { line: 2, found: "No bird".into() }));
    }

    #[test]
    fn a_line_without_a_label_among_named_ones_is_refused() {
        let error = members("The cat\tyes\nA dog");
        assert_eq!(error, Err(ContextGroupsError::NoTab { line: 2, found: "A dog".into() }));
    }

    #[test]
    fn one_label_tells_nothing_apart() {
        assert_eq!(members("x\nx\nx\nx"), Err(ContextGroupsError::Labels { found: 1 }));
        assert_eq!(members(""), Err(ContextGroupsError::Count { found: 0, expected: 4 }));
    }
}
