//! Which rows the board shows, and so which are measured.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::{choice::Choice, open_model::OpenModel, words::words};
use theory::{
    linalg::LARGEST_SQUARE,
    property::{Class, Cost, Info, Row, Verdict, infos},
};

/// In more dimensions the inverse of a covariance takes seconds.
const LARGEST_INVERTED: usize = 1024;

/// With more multiplications than these the first covariance of a model takes a quarter of a second
/// and more; after that it is carried along with the moves.
const MOST_SUMMED: usize = 4_000_000_000;

/// In more dimensions a covariance takes ten seconds, its inverse or eigenvalues minutes.
const LARGEST_UNASKED: usize = 2048;

/// With more multiplications than these the numerical ranks take tens of seconds.
const MOST_RANKED: u64 = (LARGEST_UNASKED as u64).pow(3);

/// The rows of a class that are always shown, then those behind "more".
pub fn rows_of(class: Class) -> (Vec<&'static Info>, Vec<&'static Info>) {
    let all = infos().iter().copied().filter(|info| info.class == class);
    let (mut first, more): (Vec<_>, Vec<_>) = all.partition(|info| info.lead.is_some());
    first.sort_by_key(|info| info.lead);
    (first, more)
}

impl Workspace {
    /// Shows or hides the further rows of a class.
    pub fn show_more(&self, class: Class, more: bool) {
        let change = |choice: &mut Choice| match more {
            true => choice.more.insert(class),
            false => choice.more.remove(&class),
        };
        let changed = self.choice.all.try_update(change);
        if changed == Some(true) && more {
            self.refresh_board();
        }
    }

    /// Rows are looked for among all, whatever is folded, or no longer: what may be found is
    /// measured.
    pub fn search_rows(&self, all: bool) {
        if self.board.searched.get_untracked() == all {
            return;
        }
        self.board.searched.set(all);
        if all {
            self.refresh_board();
        }
    }

    /// The rows that are shown: those first that are cheap enough to follow a drag, those last that
    /// wait for ranks.
    pub(super) fn shown_rows(&self) -> Vec<&'static Info> {
        let more = self.choice.with_untracked(|choice| choice.more.clone());
        let all = self.board.searched.get_untracked();
        let shown = infos()
            .iter()
            .copied()
            .filter(|info| all || info.lead.is_some() || more.contains(&info.class));
        let mut rows: Vec<&'static Info> =
            shown.filter(|info| !untrack(|| self.is_put_off(info))).collect();
        rows.sort_by_key(|info| {
            (info.cost == Cost::Ranks, info.is_heavy(), !self.follows_a_drag(info))
        });
        rows
    }

    /// What was measured of the predictions themselves.
    pub fn predictions_row(&self) -> Option<Row> {
        self.row(|info| info.predictions)
    }

    /// Whether the moved model was found to predict otherwise than the one that was loaded.
    pub fn predicts_otherwise(&self) -> bool {
        let same = |row: Row| matches!(row.verdict, Verdict::Kept | Verdict::NotTestable);
        !self.predictions_row().is_none_or(same)
    }

    /// What was measured of the first property like this.
    pub(super) fn row(&self, wanted: impl Fn(&Info) -> bool) -> Option<Row> {
        let info = infos().iter().find(|info| wanted(info))?;
        self.board.rows.with(|rows| rows.get(info.id).cloned())
    }

    /// Whether what is shown of a row was measured before the last change. What a hand moves is
    /// followed meanwhile.
    pub fn is_behind(&self, id: &str) -> bool {
        let shown = self.board.rows.with(|rows| rows.contains_key(id));
        shown && !self.moves.held.get() && !self.is_measured(id)
    }

    /// Whether the headline is of before the last change: it goes by what was measured of the
    /// predictions, unless a bend of the plane alone is known without.
    pub fn is_headline_behind(&self) -> bool {
        let decides = infos().iter().find(|info| info.predictions);
        decides.is_some_and(|info| self.is_behind(info.id)) && self.bent_by_pointer().is_none()
    }

    /// Whether a row takes so long in this many dimensions that it is measured only on demand.
    pub fn is_put_off(&self, info: &Info) -> bool {
        info.is_heavy() && self.puts_off() && !self.board.heavy.get()
    }

    /// Whether this model has so many dimensions that heavy rows wait for a demand.
    pub fn puts_off(&self) -> bool {
        self.model.with(|model| {
            model
                .as_ref()
                .is_some_and(|model| (LARGEST_UNASKED + 1..=LARGEST_SQUARE).contains(&model.card.d))
        })
    }

    /// What stands for numerical ranks that are not found yet.
    pub fn why_unranked(&self) -> &'static str {
        match self.puts_off_ranks() {
            true if self.puts_off() => words().board.put_off,
            true => words().model.too_wide,
            false => words().model.computing,
        }
    }

    /// Whether the numerical ranks take so long that they wait for a demand, if there can be one at
    /// all.
    pub fn puts_off_ranks(&self) -> bool {
        let work = |model: &Arc<OpenModel>| {
            let n = model.card.tokens.len().max(model.card.contexts.len());
            let [d, order] = [model.card.d, model.card.d.min(n)].map(|count| count as u64);
            d.saturating_mul(order).saturating_mul(order)
        };
        self.model.with(|model| model.as_ref().is_some_and(|model| work(model) > MOST_RANKED))
            && !self.board.heavy.get()
    }

    /// Measures heavy rows too, or no more of them.
    pub fn measure_heavy(&self, on: bool) {
        self.board.heavy.set(on);
        if on {
            // The ranks come last: they take longest.
            let unknown = self.known.dimensions.with_untracked(Option::is_none);
            self.worker.queue.update_value(|queue| queue.dimensions |= unknown);
            self.refresh_board();
        } else {
            self.drop_heavy();
        }
    }

    /// Whether a row is quick enough to be measured while a handle is held.
    pub(super) fn follows_a_drag(&self, info: &Info) -> bool {
        let size = |model: &Arc<OpenModel>| (model.card.d, model.card.tokens.len());
        let (d, tokens) =
            self.model.with_untracked(|model| model.as_ref().map(size)).unwrap_or_default();
        let known = || self.board.rows.with_untracked(|board| board.contains_key(info.id));
        let summed = || d.saturating_mul(d).saturating_mul(tokens) <= MOST_SUMMED || known();
        info.is_live() && (!info.is_heavy() || d <= LARGEST_INVERTED && summed())
    }
}
