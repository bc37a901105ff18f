//! Whatever can be gone to by typing a part of its name.

use crate::{
    bundled,
    drawer::Drawer,
    fates::Fate,
    lesson::SHELF,
    open_model::OpenModel,
    protocol::Source,
    words::{facts, spoken, words},
};
use picture::scene::{PointKind, PointRef};
use theory::{model::Toy, property::infos};

/// So many tokens, and so many contexts, are offered at once.
const MOST_POINTS: usize = 6;

/// Where an entry leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A drawer.
    Drawer(Drawer),
    /// The sheet of properties, or those of one fate.
    Rows(Option<Fate>),
    /// A row of the sheet.
    Row(&'static str),
    /// A model that comes with the page.
    Model(Source),
    /// A lesson of the shelf.
    Lesson(&'static str),
    /// A token or a context of the open model.
    Point(PointRef),
}

impl Target {
    /// Whether it is in a panel of one model.
    fn is_of_panels(&self) -> bool {
        matches!(self, Self::Drawer(_) | Self::Rows(_) | Self::Row(_))
    }
}

/// One line of what was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// What kind of thing it is.
    pub kind: &'static str,
    /// Where it leads.
    pub target: Target,
}

impl Entry {
    fn new(name: impl Into<String>, kind: &'static str, target: Target) -> Self {
        Self { name: name.into(), kind, target }
    }
}

/// What can be gone to whose name has all typed words in it, whatever their case; of tokens and
/// contexts those of the open model that fit best, and none before something is typed.
///
/// While the panels of one model are `covered`, by two that are compared or fitted, nothing that is
/// only in them is found.
pub fn found(typed: &str, model: Option<&OpenModel>, covered: bool) -> Vec<Entry> {
    let mut entries: Vec<Entry> = places().collect();
    entries.retain(|entry| fits(typed, &entry.name) && !(covered && entry.target.is_of_panels()));
    if let Some(model) = model.filter(|_| !typed.trim().is_empty()) {
        entries.extend(points(typed, model));
    }
    entries
}

/// Whether a name has all typed words in it, whatever their case and their hyphens: *3-d* is *3D*.
pub fn fits(typed: &str, name: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['-', '‑'], "");
    let name = plain(name);
    plain(typed).split_whitespace().all(|word| name.contains(word))
}

/// All but the points of a model.
fn places() -> impl Iterator<Item = Entry> {
    let words = &words().palette;
    let drawers =
        Drawer::ALL.map(|place| Entry::new(place.named().0, words.drawer, Target::Drawer(place)));
    let all = Entry::new(words.all_rows, words.sheet, Target::Rows(None));
    let rows =
        infos().iter().map(|info| Entry::new(facts(info).name, words.row, Target::Row(info.id)));
    let models = bundled::models().map(|(path, name, _)| {
        Entry::new(name, words.model, Target::Model(Source::Bundled(path.into())))
    });
    let toys = Toy::ALL
        .map(|toy| Entry::new(spoken(toy.name()), words.model, Target::Model(Source::Toy(toy))));
    let lessons =
        SHELF.map(|entry| Entry::new(spoken(entry.title), words.lesson, Target::Lesson(entry.id)));
    drawers.into_iter().chain([all]).chain(lessons).chain(toys).chain(models).chain(rows)
}

fn points(typed: &str, model: &OpenModel) -> Vec<Entry> {
    let words = &words().palette;
    let tokens = model.search(typed, MOST_POINTS).into_iter().map(|index| {
        let point = PointRef { kind: PointKind::Tokens, index };
        Entry::new(model.token(index), words.token, Target::Point(point))
    });
    let contexts = model.card.contexts.iter().enumerate().filter(|(_, name)| fits(typed, name));
    let contexts = contexts.take(MOST_POINTS).map(|(index, name)| {
        let point = PointRef { kind: PointKind::Contexts, index };
        Entry::new(name.clone(), words.context, Target::Point(point))
    });
    tokens.chain(contexts).collect()
}

#[cfg(test)]
mod tests {
    use super::{Target, fits, found};

    #[test]
    fn what_is_covered_is_not_found() {
        let all = |covered| found("", None, covered);
        assert!(all(false).iter().any(|entry| matches!(entry.target, Target::Drawer(_))));
        assert!(!all(true).is_empty() && all(true).len() < all(false).len());
        assert!(all(true).iter().all(|entry| !entry.target.is_of_panels()));
    }

    #[test]
    fn names_are_found_by_words_of_any_case_and_without_their_hyphens() {
        for typed in ["3-d", "3D", "axis 3d", ""] {
            assert!(fits(typed, "3D: a third axis"), "{typed}");
        }
        assert!(fits("cooccurrence", "Co-occurrence") && !fits("4d", "3-D"));
    }
}
