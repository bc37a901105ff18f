//! What is still to be asked of the worker: one question at a time, the most visible first, so that
//! an answer is never older than the newest change.

mod wishes;

use std::collections::VecDeque;

use crate::{
    open_model::TokenPair,
    protocol::{Question, question},
};
use picture::scene::PointRef;
use theory::property::{Depth, infos};

pub use wishes::{Once, Wanted, Wishes, Work};

/// How many tokens the distribution panel shows.
const BARS: usize = 8;

/// What is wanted and whether an answer is awaited.
///
/// ```
/// use session::{
///     protocol::{At, Projection, Question},
///     workspace::{Queue, Wishes},
/// };
///
/// let wishes = Wishes {
///     at: At::default(),
///     held: false,
///     predicts: true,
///     projection: Projection::Canonical,
///     following: false,
///     directions: None,
///     context: 3,
///     rows: Vec::new(),
///     put_off: Default::default(),
///     open: Vec::new(),
///     path: None,
///     gap: None,
///     ranks: true,
///     contexts: None,
///     steering: None,
/// };
/// let mut queue = Queue::default();
/// (queue.view, queue.bars) = (true, true);
/// assert!(matches!(queue.next(&wishes), Some(Question::View(_))));
/// assert_eq!(queue.next(&wishes), None, "one question at a time");
/// let ticket = queue.ticket();
/// assert!(queue.answered(ticket).is_some());
/// queue.free();
/// assert!(matches!(queue.next(&wishes), Some(Question::Bars(bars)) if bars.context == 3));
/// ```
#[derive(Debug, Default)]
pub struct Queue {
    /// Contexts that were computed, to be those of the model.
    pub contexts: bool,
    /// Positions for both plots.
    pub view: bool,
    /// Next-token bars.
    pub bars: bool,
    /// The rows that follow a drag.
    pub live: bool,
    /// Figures of the point that is looked at.
    pub inspect: Option<PointRef>,
    /// The direction along which a ruler lies, and those that it is held against.
    pub ruler: Option<(TokenPair, Vec<TokenPair>)>,
    /// What is asked for once.
    pub once: VecDeque<Once>,
    /// The path of the right plot.
    pub path: bool,
    /// Numerical ranks of the model as loaded.
    pub dimensions: bool,
    /// Rows still to be measured in full.
    pub settled: VecDeque<String>,
    /// Pictures of open rows still to be made.
    pub pictures: VecDeque<String>,
    /// The ends of the gap that is drawn on the plots.
    pub gap: bool,
    /// The distribution is to be computed from the moved vectors once all rows are measured.
    pub check: bool,
    /// Rows are to be measured in full once nothing is held.
    pub unsettled: bool,
    /// Whether nothing that is measured has changed since the question that was answered last.
    pub current: bool,
    changes: u64,
    ticket: u64,
    busy: bool,
    awaited: Option<(Question, u64)>,
}

impl Queue {
    /// Everything measured may have changed.
    pub fn unsettle(&mut self) {
        (self.bars, self.live, self.unsettled, self.gap) = (true, true, true, true);
        self.settled.clear();
        self.changes += 1;
    }

    /// The next question; none while an answer is awaited, or when nothing is left to be asked.
    pub fn next(&mut self, wishes: &Wishes) -> Option<Question> {
        if self.busy {
            return None;
        }
        let question = self.phrase(wishes)?;
        self.ticket += 1;
        (self.busy, self.awaited) = (true, Some((question.clone(), self.changes)));
        Some(question)
    }

    /// Whether an answer is awaited.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// The ticket of the question that was asked last.
    pub fn ticket(&self) -> u64 {
        self.ticket
    }

    /// What the worker is at.
    pub fn work(&self) -> Option<Work> {
        self.awaited.as_ref().map(|(question, _)| Work::of(question))
    }

    /// The question to which this ticket belongs, if it is the awaited one. No other is asked
    /// before [`free`](Self::free).
    pub fn answered(&mut self, ticket: u64) -> Option<Question> {
        let (question, changes) = self.awaited.take_if(|_| ticket == self.ticket)?;
        self.current = changes == self.changes;
        Some(question)
    }

    /// The answer was taken in: the next question may go.
    pub fn free(&mut self) {
        self.busy = false;
    }

    /// Nobody answers any more what was asked.
    pub fn give_up(&mut self) {
        (self.busy, self.awaited) = (false, None);
    }

    /// Rows that are still to be measured in full, those in work first; `shown` are those that the
    /// board shows.
    pub fn waiting(&self, held: bool, shown: impl FnOnce() -> Vec<String>) -> Vec<String> {
        let asked = match &self.awaited {
            Some((Question::Rows(rows), _)) if rows.depth == Depth::Settled => rows.ids.clone(),
            _ => Vec::new(),
        };
        let rest = match (self.unsettled, held) {
            (true, true) => Vec::new(),
            (true, false) => shown(),
            (false, _) => self.settled.iter().cloned().collect(),
        };
        [asked, rest].concat()
    }

    fn phrase(&mut self, wishes: &Wishes) -> Option<Question> {
        if let Some(question) = self.phrase_while_held(wishes) {
            return Some(question);
        }
        if wishes.held { None } else { self.phrase_at_rest(wishes) }
    }

    /// What is asked even while something is held: what is under the hand, or was asked for by it.
    fn phrase_while_held(&mut self, wishes: &Wishes) -> Option<Question> {
        use std::mem::take;
        let at = || wishes.at.clone();
        if take(&mut self.contexts)
            && let Some(contexts) = wishes.contexts.clone()
        {
            return Some(contexts.into());
        }
        if take(&mut self.view) {
            let (projection, following) = (wishes.projection.clone(), wishes.following);
            let directions = wishes.directions;
            return Some(question::View { at: at(), projection, following, directions }.into());
        }
        if let Some(point) = self.inspect.take() {
            return Some(question::Inspect { at: at(), point }.into());
        }
        if let Some((along, others)) = self.ruler.take() {
            return Some(question::Parallel { at: at(), along, others }.into());
        }
        if let Some(once) = self.once.pop_front() {
            return Some(once.phrase(wishes));
        }
        if take(&mut self.path)
            && let Some(sight) = wishes.path.clone()
        {
            return Some(question::MovePath { at: at(), sight }.into());
        }
        if take(&mut self.bars) && wishes.predicts {
            let context = wishes.context;
            let steering = wishes.steering;
            return Some(question::Bars { at: at(), context, count: BARS, steering }.into());
        }
        take(&mut self.live).then(|| {
            let live = wishes.rows.iter().filter(|row| row.follows_a_drag);
            let ids = live.map(|row| row.id.to_string()).collect();
            question::Rows { at: at(), ids, depth: Depth::Live }.into()
        })
    }

    /// What waits until nothing is held.
    fn phrase_at_rest(&mut self, wishes: &Wishes) -> Option<Question> {
        use std::mem::take;
        let at = || wishes.at.clone();
        if take(&mut self.unsettled) {
            self.settled = wishes.rows.iter().map(|row| row.id.to_string()).collect();
            self.pictures = wishes.open.iter().cloned().collect();
            self.check = true;
        }
        if take(&mut self.gap)
            && let Some(id) = wishes.gap
        {
            return Some(question::Gap { at: at(), id: id.into() }.into());
        }
        while let Some(id) = self.pictures.pop_front() {
            if !wishes.put_off.contains(id.as_str()) {
                return Some(question::Picture { at: at(), id }.into());
            }
        }
        let ids = self.next_batch(wishes);
        if !ids.is_empty() {
            return Some(question::Rows { at: at(), ids, depth: Depth::Settled }.into());
        }
        if take(&mut self.check) && wishes.predicts {
            let checked = infos().iter().filter(|info| info.predictions);
            let ids = checked.map(|info| info.id.to_string()).collect();
            return Some(question::Rows { at: at(), ids, depth: Depth::Checked }.into());
        }
        (wishes.ranks && take(&mut self.dimensions)).then(|| question::Dimensions.into())
    }

    /// The next rows to be measured in full: quick ones together, any other alone.
    fn next_batch(&mut self, wishes: &Wishes) -> Vec<String> {
        let quick = |id: &&String| {
            wishes.rows.iter().any(|row| row.id == id.as_str() && row.follows_a_drag)
        };
        let count = self.settled.iter().take_while(quick).count().max(1).min(self.settled.len());
        self.settled.drain(..count).collect()
    }
}

/// Appends what is not waiting yet.
pub(super) fn add_missing(waiting: &mut VecDeque<String>, ids: Vec<String>) {
    for id in ids {
        if !waiting.contains(&id) {
            waiting.push_back(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::protocol::{At, PathSight, Projection, SavedAs};

    fn wishes() -> Wishes {
        let row = |id, follows_a_drag| Wanted { id, follows_a_drag };
        Wishes {
            at: At::default(),
            held: false,
            predicts: true,
            projection: Projection::Canonical,
            following: false,
            directions: None,
            context: 0,
            rows: vec![row("cosine", true), row("norms", true), row("complexity", false)],
            put_off: BTreeSet::from(["subspace"]),
            open: vec!["subspace".into(), "cosine".into()],
            path: None,
            gap: Some("separable-tokens"),
            ranks: true,
            contexts: None,
            steering: None,
        }
    }

    /// Questions in a few letters, until there are no more.
    fn asked(queue: &mut Queue, wishes: &Wishes) -> Vec<String> {
        let words = |question: Question| match question {
            Question::Rows(rows) => format!("{:?} {}", rows.depth, rows.ids.join(" ")),
            Question::Picture(picture) => format!("Picture {}", picture.id),
            Question::Gap(gap) => format!("Gap {}", gap.id),
            other => format!("{other:?}").split(['(', ' ']).next().unwrap_or_default().into(),
        };
        let mut all = Vec::new();
        while let Some(question) = queue.next(wishes) {
            assert_eq!(queue.next(wishes), None, "one question at a time");
            assert_eq!(queue.answered(queue.ticket()), Some(question.clone()));
            queue.free();
            all.push(words(question));
        }
        all
    }

    #[test]
    fn what_is_seen_first_is_asked_first() {
        let point = PointRef { kind: picture::scene::PointKind::Tokens, index: 1 };
        let all = || {
            let once = VecDeque::from([Once::Shuffle(1), Once::Save(SavedAs::Npz)]);
            let mut queue = Queue {
                view: true,
                inspect: Some(point),
                once,
                path: true,
                dimensions: true,
                ..Queue::default()
            };
            queue.unsettle();
            queue
        };
        let path = PathSight {
            projection: Projection::Canonical,
            orbit: None,
            following: false,
            directions: None,
            next: None,
        };
        let usual = wishes();
        let first = ["View", "Inspect", "Shuffle", "Save"];
        let full = [
            "Bars",
            "Live cosine norms",
            "Gap separable-tokens",
            "Picture cosine",
            "Settled cosine norms",
            "Settled complexity",
            "Checked distribution",
            "Dimensions",
        ];
        let cases: [(&str, Wishes, Vec<&str>); 5] = [
            ("all of it", usual.clone(), [&first[..], &full].concat()),
            (
                "with a path",
                Wishes { path: Some(path), ..usual.clone() },
                [&first[..], &["MovePath"], &full].concat(),
            ),
            (
                "while a handle is held, what follows it",
                Wishes { held: true, ..usual.clone() },
                [&first[..], &full[..2]].concat(),
            ),
            (
                "without contexts, no predictions",
                Wishes { predicts: false, ..usual.clone() },
                [&first[..], &full[1..6], &full[7..]].concat(),
            ),
            (
                "ranks that take long, on demand",
                Wishes { ranks: false, ..usual },
                [&first[..], &full[..7]].concat(),
            ),
        ];
        for (what, wishes, expected) in cases {
            assert_eq!(asked(&mut all(), &wishes), expected, "{what}");
        }
    }

    #[test]
    fn an_answer_with_another_ticket_is_none() {
        let mut queue = Queue { view: true, ..Queue::default() };
        assert!(queue.next(&wishes()).is_some());
        assert_eq!(queue.answered(queue.ticket() + 1), None);
        assert!(queue.is_busy() && queue.work() == Some(Work::Picture));
        assert!(queue.answered(queue.ticket()).is_some());
        assert_eq!(queue.answered(queue.ticket()), None, "it is answered once");
    }

    #[test]
    fn an_answer_is_current_unless_something_changed_since_the_question() {
        for changed in [false, true] {
            let mut queue = Queue::default();
            queue.unsettle();
            assert!(queue.next(&wishes()).is_some());
            if changed {
                queue.unsettle();
            }
            assert!(queue.answered(queue.ticket()).is_some());
            assert_eq!(queue.current, !changed);
        }
    }
}
