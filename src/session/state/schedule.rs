//! What is still to be asked of the worker: one request at a time, the most visible first, so that
//! an answer is never older than the newest change.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

use reactive_graph::{graph::untrack, prelude::*};

use super::Session;
use crate::{words::words, worker::Request};
use picture::scene::PointRef;
use theory::property::{DISTRIBUTION, Depends, Depth, Family, Groups, Query, Row, info, infos};

/// How many tokens the distribution panel shows.
const BARS: usize = 8;

/// What the worker is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Positions in the plots.
    Picture,
    /// A row of the board, by property.
    Row(String),
    /// Numerical ranks.
    Ranks,
    /// Something else.
    Other,
}

impl Work {
    fn of(request: &Request) -> Self {
        match request {
            Request::View { .. } | Request::MovePath(_) => Self::Picture,
            Request::Rows { ids, .. } => {
                ids.first().map_or(Self::Other, |id| Self::Row(id.clone()))
            }
            Request::Picture { id, .. } | Request::Gap { id, .. } => Self::Row(id.clone()),
            Request::Dimensions => Self::Ranks,
            _ => Self::Other,
        }
    }
}

/// What is wanted and whether an answer is awaited.
#[derive(Debug, Default)]
pub struct Schedule {
    awaited: bool,
    /// Positions for both plots.
    pub view: bool,
    /// Next-token bars.
    pub bars: bool,
    /// The rows that follow a drag.
    pub live: bool,
    /// Figures of the hovered point.
    pub inspect: Option<PointRef>,
    /// Requests that are made once, not again when something changes.
    pub once: VecDeque<Request>,
    /// The way of the right plot.
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
    /// Counts the changes of what is measured, and which of them the awaited rows are of.
    revision: u64,
    asked: u64,
    /// Rows asked for in full.
    asked_in_full: Vec<String>,
}

impl Schedule {
    /// Forgets everything: another model answers from now on.
    pub fn restart(&mut self) {
        *self = Self::default();
    }
}

impl Session {
    /// The picture and everything measured may have changed.
    pub(super) fn refresh(&self) {
        self.refresh_view();
        self.refresh_board();
    }

    /// The picture may have changed; positions are asked for only if they have.
    pub(super) fn refresh_view(&self) {
        let current = self.view_key();
        let same =
            self.view.with_untracked(|view| view.as_ref().map(|v| &v.key) == current.as_ref());
        self.want(|schedule| schedule.view |= !same);
    }

    /// Everything measured may have changed.
    pub(super) fn refresh_board(&self) {
        self.measured.update(BTreeSet::clear);
        self.want(|schedule| {
            schedule.bars = true;
            schedule.live = true;
            schedule.unsettled = true;
            schedule.settled.clear();
            schedule.gap = true;
            schedule.revision += 1;
        });
    }

    /// What the rows about steering show may have changed, and nothing else.
    pub(super) fn refresh_steering(&self) {
        let steering =
            |id: &str| info(id).is_some_and(|info| info.depends.contains(&Depends::Strength));
        self.measured.update(|ids| ids.retain(|id| !steering(id)));
        let rows =
            self.shown_rows().into_iter().map(|info| info.id.to_string()).filter(|id| steering(id));
        let rows: Vec<String> = rows.collect();
        let open = self.open_rows.with_untracked(|rows| {
            rows.iter().filter(|id| steering(id)).cloned().collect::<Vec<_>>()
        });
        self.want(|schedule| {
            add_missing(&mut schedule.pictures, open);
            add_missing(&mut schedule.settled, rows);
        });
    }

    /// Rows have arrived: they count as measured unless something changed since they were asked
    /// for.
    pub(super) fn note_measured(&self, rows: &[Row]) {
        let left_out = self
            .schedule
            .try_update_value(|s| std::mem::take(&mut s.asked_in_full))
            .unwrap_or_default();
        if self.schedule.with_value(|s| s.asked == s.revision) {
            self.measured.update(|ids| ids.extend(rows.iter().map(|row| row.id.clone())));
            // A worker that measured nothing would measure nothing again.
            let left_out = left_out
                .into_iter()
                .filter(|id| !rows.is_empty() && rows.iter().all(|row| row.id != *id));
            self.schedule.update_value(|s| left_out.rev().for_each(|id| s.settled.push_front(id)));
        }
    }

    /// Whether a row was measured after the last change.
    pub fn is_measured(&self, id: &str) -> bool {
        self.measured.with(|ids| ids.contains(id))
    }

    fn waits_for_a_demand(&self, id: &str) -> bool {
        infos().iter().any(|info| info.id == id && untrack(|| self.is_put_off(info)))
    }

    /// Heavy rows that wait are measured no more; one that is in work will be finished.
    pub(super) fn drop_heavy(&self) {
        let heavy = |id: &String| self.waits_for_a_demand(id);
        self.schedule.update_value(|schedule| {
            schedule.settled.retain(|id| !heavy(id));
            schedule.dimensions = false;
        });
        let waiting = self.queue.get_untracked();
        let (in_work, rest) = waiting.split_at(waiting.len().min(1));
        let rest = in_work.iter().chain(rest.iter().filter(|id| !heavy(id)));
        self.queue.set(Arc::new(rest.cloned().collect()));
    }

    /// Whether rows are still to be measured.
    pub fn is_measuring(&self) -> bool {
        self.schedule.with_value(|s| s.awaited || s.live || s.unsettled || !s.settled.is_empty())
    }

    /// Notes a wish and asks for it if the worker is free.
    pub(super) fn want(&self, wish: impl FnOnce(&mut Schedule)) {
        self.schedule.update_value(wish);
        self.pump();
    }

    /// Asks for something that is wanted once.
    pub(super) fn ask_once(&self, request: Request) {
        self.want(|schedule| schedule.once.push_back(request));
    }

    /// An answer has arrived: the next request may go.
    pub(super) fn answered(&self) {
        self.schedule.update_value(|schedule| {
            schedule.awaited = false;
            schedule.asked_in_full.clear();
        });
        self.pump();
    }

    /// A handle or slider was let go, or taken.
    pub fn hold(&self, held: bool) {
        self.held.set(held);
        if !held {
            self.pump();
        }
    }

    fn pump(&self) {
        let Some(worker) = self.answering.get_value() else { return };
        if self.schedule.with_value(|s| s.awaited) {
            return self.note_queue();
        }
        let request = self.next_request();
        self.note_queue();
        if self.waited.get_untracked() > 0 {
            self.waited.set(0);
        }
        let work = request.as_ref().map(Work::of);
        if self.work.with_untracked(|old| *old != work) {
            self.work.set(work);
        }
        if let Some(request) = request {
            self.schedule.update_value(|s| s.awaited = true);
            worker.ask(&request);
        }
    }

    /// Notes which rows are still to be measured in full, those in work first.
    fn note_queue(&self) {
        let asked = self.schedule.with_value(|s| s.asked_in_full.clone());
        let unsettled = self.schedule.with_value(|s| s.unsettled);
        let all = || self.shown_rows().into_iter().map(|info| info.id.to_string()).collect();
        let held = self.held.get_untracked();
        let rest: Vec<String> = if unsettled && held {
            Vec::new()
        } else if unsettled {
            all()
        } else {
            self.schedule.with_value(|s| s.settled.iter().cloned().collect())
        };
        let queue = [asked, rest].concat();
        if self.queue.with_untracked(|old| **old != queue) {
            self.queue.set(Arc::new(queue));
        }
    }

    fn next_request(&self) -> Option<Request> {
        let take = |flag: fn(&mut Schedule) -> &mut bool| {
            self.schedule.try_update_value(|s| std::mem::take(flag(s))).unwrap_or(false)
        };
        let steps = || self.steps.with_untracked(|steps| steps.present().clone());
        if take(|s| &mut s.view) {
            let following = self.look.with_untracked(|look| look.following);
            return Some(Request::View {
                projection: self.projection(),
                steps: steps(),
                following,
            });
        }
        if let Some(point) = self.schedule.try_update_value(|s| s.inspect.take()).flatten() {
            return Some(Request::Inspect { point, steps: steps() });
        }
        if let Some(request) = self.schedule.try_update_value(|s| s.once.pop_front()).flatten() {
            return Some(request);
        }
        if take(|s| &mut s.path)
            && let Some(key) = self.path_key()
        {
            return Some(Request::MovePath(key));
        }
        if take(|s| &mut s.bars) && self.predicts() {
            return Some(Request::Bars {
                context: self.context.get_untracked(),
                steps: steps(),
                count: BARS,
            });
        }
        if take(|s| &mut s.live) {
            return Some(
                self.rows_request(
                    self.shown_rows()
                        .iter()
                        .filter(|info| self.follows_a_drag(info))
                        .map(|i| i.id.into())
                        .collect(),
                    Depth::Live,
                ),
            );
        }
        if self.held.get_untracked() {
            return None;
        }
        if take(|s| &mut s.unsettled) {
            let rows = self.shown_rows().iter().map(|info| info.id.to_string()).collect();
            let pictures = self.open_rows.with_untracked(|rows| rows.iter().cloned().collect());
            self.schedule
                .update_value(|s| (s.settled, s.pictures, s.check) = (rows, pictures, true));
        }
        if take(|s| &mut s.gap)
            && let Some(request) = self.gap_request()
        {
            return Some(request);
        }
        let picture = self.schedule.try_update_value(|s| s.pictures.pop_front()).flatten();
        if let Some(id) = picture.filter(|id| !self.waits_for_a_demand(id)) {
            return Some(Request::Picture { id, steps: steps(), query: Arc::new(self.query()) });
        }
        let batch = self.next_batch();
        if !batch.is_empty() {
            return Some(self.rows_request(batch, Depth::Settled));
        }
        if take(|s| &mut s.check) && self.predicts() {
            return Some(self.rows_request(vec![DISTRIBUTION.into()], Depth::Checked));
        }
        let on_demand = untrack(|| self.puts_off_ranks());
        (!on_demand && take(|s| &mut s.dimensions)).then_some(Request::Dimensions)
    }

    /// The next rows to be measured in full: quick ones together, any other alone.
    fn next_batch(&self) -> Vec<String> {
        let quick =
            |id: &String| infos().iter().any(|info| info.id == id && self.follows_a_drag(info));
        let take = |s: &mut Schedule| {
            let count =
                s.settled.iter().take_while(|id| quick(id)).count().max(1).min(s.settled.len());
            s.settled.drain(..count).collect()
        };
        self.schedule.try_update_value(take).unwrap_or_default()
    }

    fn rows_request(&self, ids: Vec<String>, depth: Depth) -> Request {
        let steps = self.steps.with_untracked(|steps| steps.present().clone());
        let in_full = if depth == Depth::Settled { ids.clone() } else { Vec::new() };
        self.schedule.update_value(|s| (s.asked, s.asked_in_full) = (s.revision, in_full));
        Request::Rows { ids, steps, query: Arc::new(self.query()), depth }
    }

    fn predicts(&self) -> bool {
        self.model.with_untracked(|m| m.as_ref().is_some_and(|m| m.predicts()))
    }

    /// What the board is asked about.
    pub(super) fn query(&self) -> Query {
        let [pair_a, pair_b] = self.pairs.get_untracked().unwrap_or_default();
        let family = self.family_matched().unwrap_or_default();
        let contexts = self.contexts.get_untracked();
        let picked = self.overrides.get_untracked();
        let context_pairs = self.context_pairs();
        let [first_set, second_set] = picked.token_sets;
        Query {
            quad: self.quad(),
            pair_a,
            pair_b,
            token: pair_a.1,
            context: self.context.get_untracked(),
            family: family.pairs,
            family_name: family.name,
            other_family: self.other_matched().unwrap_or_default().pairs,
            context_pair_a: context_pairs[0],
            context_pair_b: context_pairs[1],
            families: self.families(),
            labels: self.labelled(),
            relation: contexts.relation,
            strength: contexts.strength,
            gamma: picked.gamma,
            token_sets: Groups {
                positive_name: words().choices.set_one.into(),
                positive: first_set,
                negative_name: words().choices.set_two.into(),
                negative: second_set,
            },
            of_pair: picked.of_pair,
            vector: picked.vector,
            thresholds: self.thresholds.get_untracked(),
            ..Query::default()
        }
    }

    fn families(&self) -> Vec<Family> {
        let matched = self.matches.get_untracked();
        let large = matched.iter().filter(|m| m.pairs.len() >= 2);
        large.map(|m| Family { name: m.name.clone(), pairs: m.pairs.clone() }).collect()
    }
}

/// Appends what is not waiting yet.
fn add_missing(waiting: &mut VecDeque<String>, ids: Vec<String>) {
    for id in ids {
        if !waiting.contains(&id) {
            waiting.push_back(id);
        }
    }
}
