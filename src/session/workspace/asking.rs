//! What the workspace asks its worker, and when.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use reactive_graph::{graph::untrack, prelude::*};

use super::{Channel, Queue, Wanted, Wishes, Workspace, queue};
use crate::{
    choice::Ranks,
    protocol::{About, Answered, Asked, At, Awaited, Live, Setting, Settled, ToWorker, aside},
};
use theory::{
    property::{Depends, info, infos},
    transform::Step,
};

impl Workspace {
    /// The picture and everything measured may have changed.
    pub(super) fn refresh(&self) {
        self.refresh_view();
        self.refresh_board();
    }

    /// The picture may have changed; positions are asked for only if they have.
    pub(super) fn refresh_view(&self) {
        let current = untrack(|| self.view_key());
        let same = self
            .stage
            .view
            .with_untracked(|view| view.as_ref().map(|v| &v.key) == current.as_ref());
        self.want(|queue| queue.view |= !same);
    }

    /// Everything measured may have changed.
    pub(super) fn refresh_board(&self) {
        self.board.measured.update(BTreeSet::clear);
        self.look_again();
        self.want(Queue::unsettle);
    }

    /// What is said of the point that is looked at, and by the ruler, may have changed.
    fn look_again(&self) {
        let held = self.moves.held.get_untracked();
        let laid = untrack(|| self.on_the_ruler(held));
        let point = untrack(|| self.inspected()).filter(|_| !held);
        self.worker.queue.update_value(|queue| {
            queue.inspect = point.or(queue.inspect);
            queue.ruler = laid;
        });
    }

    /// What the rows about steering show may have changed, and nothing else.
    pub(super) fn refresh_steering(&self) {
        let steering =
            |id: &str| info(id).is_some_and(|info| info.depends.contains(&Depends::Strength));
        self.board.measured.update(|ids| ids.retain(|id| !steering(id)));
        let rows: Vec<String> = self.shown_ids().into_iter().filter(|id| steering(id)).collect();
        let open: Vec<String> = self.choice.with_untracked(|choice| {
            choice.open.iter().filter(|id| steering(id)).cloned().collect()
        });
        self.want(|queue| {
            queue::add_missing(&mut queue.pictures, open);
            queue::add_missing(&mut queue.settled, rows);
        });
    }

    /// Whether a row was measured after the last change.
    pub fn is_measured(&self, id: &str) -> bool {
        self.board.measured.with(|ids| ids.contains(id))
    }

    /// Heavy rows that wait are measured no more; one that is in work will be finished.
    pub(super) fn drop_heavy(&self) {
        let put_off = self.put_off();
        let heavy = |id: &String| put_off.contains(id.as_str());
        self.worker.queue.update_value(|queue| {
            queue.settled.retain(|id| !heavy(id));
            queue.dimensions = false;
        });
        let waiting = self.progress.rows.get_untracked();
        let (in_work, rest) = waiting.split_at(waiting.len().min(1));
        let rest = in_work.iter().chain(rest.iter().filter(|id| !heavy(id)));
        self.progress.rows.set(Arc::new(rest.cloned().collect()));
    }

    /// Who answers from now on. Nothing was told yet, and nothing asked.
    pub(crate) fn attach(&self, channel: Option<Rc<dyn Channel>>) {
        self.worker.queue.set_value(Queue::default());
        self.worker.sent.set_value(Arc::default());
        self.worker.asides.set_value(Awaited::default());
        self.worker.channel.set_value(channel);
        let ranks = self.choice.ranks.get_untracked();
        if ranks != Ranks::default() {
            self.set(Setting::Ranks { rtol: ranks.rtol, pivot: ranks.pivot });
        }
        let added = self.model.with_untracked(|m| m.as_ref().map(|m| m.added_directions()));
        let added = added.filter(|added| !added.is_empty());
        added.into_iter().for_each(|added| self.set(Setting::Directions(Arc::new(added))));
    }

    /// The worker stops answering and nothing is in work; what was measured stays.
    pub(super) fn detach(&self) {
        self.worker.channel.set_value(None);
        self.worker.queue.update_value(Queue::give_up);
        self.progress.work.set(None);
        self.progress.rows.set(Arc::default());
    }

    /// Nobody answers any more.
    pub(crate) fn end(&self) {
        self.detach();
        self.worker.counter.set_value(None);
        self.inference.end();
    }

    /// Tells the worker what is so from now on.
    pub(super) fn set(&self, setting: Setting) {
        self.post(ToWorker::Set(self.id, setting));
    }

    /// Passes a question on; the answer is for whoever asked, see [`Self::answered_aside`].
    pub(crate) fn ask_aside(&self, question: impl Into<aside::Question>) {
        let about = About::One(self.id);
        let asked = self.worker.asides.try_update_value(|asides| asides.ask(about, question));
        asked.into_iter().for_each(|asked| self.post(ToWorker::AskAside(asked)));
    }

    /// The question that was passed on, to which this is the answer.
    pub(crate) fn answered_aside(
        &self,
        answered: &Answered<aside::Answer>,
    ) -> Option<aside::Question> {
        self.worker.asides.try_update_value(|asides| asides.answered(answered)).flatten()
    }

    fn post(&self, message: ToWorker) {
        if let Some(channel) = self.worker.channel.get_value() {
            channel.post(message);
        }
    }

    /// Notes a wish and asks for it if the worker is free.
    pub(super) fn want(&self, wish: impl FnOnce(&mut Queue)) {
        self.worker.queue.update_value(wish);
        self.pump();
    }

    /// A handle or slider was let go, or taken.
    pub fn hold(&self, held: bool) {
        self.moves.held.set(held);
        if !held {
            self.look_again();
            self.pump();
        }
    }

    /// Asks the next question if the worker is free.
    pub(super) fn pump(&self) {
        if self.worker.channel.with_value(Option::is_none) {
            return;
        }
        if self.worker.queue.with_value(Queue::is_busy) {
            return self.note_waiting();
        }
        let (at, news) = self.at();
        let wishes = untrack(|| self.wishes(at));
        let question = self.worker.queue.try_update_value(|queue| queue.next(&wishes)).flatten();
        self.note_waiting();
        if self.progress.waited.get_untracked() > 0 {
            self.progress.waited.set(0);
        }
        let work = self.worker.queue.with_value(Queue::work);
        if self.progress.work.with_untracked(|old| *old != work) {
            self.progress.work.set(work);
        }
        let Some(question) = question else { return };
        if let Some(settled) = news {
            self.worker.sent.set_value(settled.clone());
            self.set(Setting::Settled(settled));
        }
        let ticket = self.worker.queue.with_value(Queue::ticket);
        self.post(ToWorker::Ask(Asked { ticket, about: About::One(self.id), question }));
    }

    /// The state that a question would be about now, and what has to be told before it.
    fn at(&self) -> (At, Option<Arc<Settled>>) {
        let query = self.board.query.get_untracked();
        let sent = self.worker.sent.get_value();
        self.moves.steps.with_untracked(|history| {
            let steps = history.present();
            let settled = Live::split(steps).0;
            let live = steps.get(settled.len()).cloned();
            if sent.steps == settled && sent.query == query {
                return (At { revision: sent.revision, live }, None);
            }
            let revision = sent.revision + 1;
            let settled = Settled { revision, steps: settled.to_vec(), query };
            (At { revision, live }, Some(Arc::new(settled)))
        })
    }

    /// All steps of a state that the worker was asked about last.
    pub(super) fn steps_at(&self, at: &At) -> Vec<Step> {
        self.worker.sent.with_value(|sent| sent.steps.iter().chain(&at.live).cloned().collect())
    }

    fn wishes(&self, at: At) -> Wishes {
        let rows = self
            .shown_rows()
            .into_iter()
            .map(|info| Wanted { id: info.id, follows_a_drag: self.follows_a_drag(info) });
        let (path, contexts) = self.worker.queue.with_value(|queue| (queue.path, queue.contexts));
        Wishes {
            at,
            held: self.moves.held.get() || self.inference.is_about_to_change(),
            predicts: self.model.with(|model| model.as_ref().is_some_and(|m| m.predicts())),
            projection: self.projection(),
            following: self.choice.look.get().following,
            directions: self.choice.pairs.get(),
            context: self.choice.context.get(),
            rows: rows.collect(),
            put_off: self.put_off(),
            open: self.choice.with(|choice| choice.open.iter().cloned().collect()),
            path: if path { self.path_sight() } else { None },
            gap: self.stage.gap.with(|gap| gap.as_ref().map(|gap| gap.id)),
            ranks: !self.puts_off_ranks(),
            contexts: contexts.then(|| self.listing()),
            steering: self.choice.with(|choice| choice.steering),
        }
    }

    /// Rows that take so long that they wait for a demand.
    fn put_off(&self) -> BTreeSet<&'static str> {
        let put_off = infos().iter().filter(|info| untrack(|| self.is_put_off(info)));
        put_off.map(|info| info.id).collect()
    }

    fn shown_ids(&self) -> Vec<String> {
        self.shown_rows().into_iter().map(|info| info.id.to_string()).collect()
    }

    /// Notes which rows are still to be measured in full, those in work first.
    fn note_waiting(&self) {
        let held = self.moves.held.get_untracked();
        let waiting =
            self.worker.queue.with_value(|queue| queue.waiting(held, || self.shown_ids()));
        if self.progress.rows.with_untracked(|old| **old != waiting) {
            self.progress.rows.set(Arc::new(waiting));
        }
    }
}
