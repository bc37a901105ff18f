//! A box that finds something by typing, with the arrow keys, Enter and Escape.

use std::sync::Arc;

use reactive_graph::{computed::Memo, prelude::*, signal::RwSignal};

/// How many are offered at once.
const OFFERED: usize = 12;

/// What to search: typed text and a limit in, indices with labels out.
pub type Find = Arc<dyn Fn(&str, usize) -> Vec<(usize, String)> + Send + Sync>;

/// What is typed and offered.
#[derive(Clone, Copy)]
pub struct SearchBox {
    /// What was typed; none while nothing is searched.
    pub typed: RwSignal<Option<String>>,
    /// Which of those that are offered Enter takes.
    pub at: RwSignal<usize>,
    /// What is offered.
    pub offered: Memo<Vec<(usize, String)>>,
}

/// What a key does in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyDone {
    /// This index was picked.
    Picked(usize),
    /// Something else that the box is for.
    Taken,
    /// Nothing: the key is not for the box.
    Left,
}

impl SearchBox {
    /// Nothing is typed yet.
    pub fn new(find: Find) -> Self {
        let typed = RwSignal::new(None::<String>);
        let offered = Memo::new(move |_| {
            typed.with(|text| text.as_ref().map(|text| find(text, OFFERED)).unwrap_or_default())
        });
        Self { typed, at: RwSignal::new(0), offered }
    }

    /// Takes what is typed now; the first that is offered is the one that Enter takes.
    pub fn enter(&self, text: String) {
        self.at.set(0);
        self.typed.set(Some(text));
    }

    /// Takes a key.
    pub fn press(&self, key: &str) -> KeyDone {
        let count = self.offered.with_untracked(Vec::len);
        match key {
            "ArrowDown" if count > 0 => self.at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => self.at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                let at = self.at.get_untracked();
                let picked = self.offered.with_untracked(|all| all.get(at).map(|found| found.0));
                if let Some(index) = picked {
                    self.typed.set(None);
                    return KeyDone::Picked(index);
                }
            }
            "Escape" if self.typed.with_untracked(Option::is_some) => self.typed.set(None),
            _ => return KeyDone::Left,
        }
        KeyDone::Taken
    }

    /// Whether the place of Enter is one of those that are offered.
    pub fn is_on_one(&self) -> bool {
        self.offered.with(|all| self.at.get() < all.len())
    }

    /// Whether something is searched and nothing found.
    pub fn finds_nothing(&self) -> bool {
        let searches = self.typed.with(|t| t.as_ref().is_some_and(|t| !t.trim().is_empty()));
        searches && self.offered.with(Vec::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use reactive_graph::owner::Owner;

    use super::*;

    #[test]
    fn the_arrow_keys_go_round_what_is_offered_and_enter_picks_it() {
        Owner::new().with(|| {
            let all = ["cat", "cats", "dog"];
            let find: Find = Arc::new(move |text, limit| {
                let found = all.into_iter().enumerate().filter(|(_, word)| word.contains(text));
                found.map(|(i, word)| (i, word.to_string())).take(limit).collect()
            });
            let search = SearchBox::new(find);
            assert_eq!(search.press("Escape"), KeyDone::Left);
            search.enter("cat".into());
            assert_eq!(search.press("ArrowUp"), KeyDone::Taken);
            assert!(search.is_on_one());
            assert_eq!(search.press("Enter"), KeyDone::Picked(1));
            assert_eq!((search.typed.get(), search.press("Enter")), (None, KeyDone::Taken));
            search.enter("cow".into());
            assert!(search.finds_nothing());
        });
    }
}
