//! What those who hear the page are told of two models.

use reactive_graph::{graph::untrack, prelude::*};

use super::Pair;
use crate::{
    fates::is_drawn_cosine,
    words::{facts, number::figure, words},
    workspace::Plot,
};
use theory::{compare::Fitted, property::infos};

impl Pair {
    /// The headline, once nothing of it is still being measured; or why there is none. Reads
    /// signals.
    pub fn announced_headline(&self) -> Option<String> {
        let (done, all) = self.known.progress.get();
        let whole = self.is_settled() || done == all;
        let headline = || self.headline().filter(|_| whole);
        self.known.refusal.get().or_else(|| headline().map(|found| found.text))
    }

    /// How both are seen, once that picture stands: in planes of their own or aligned, which
    /// directions, and their cosines. The slider that aligns tells its place itself.
    pub fn announced_view(&self) -> Option<String> {
        let words = &words().compare;
        let aligned = self.picture.aligned.get() && self.why_not_aligned().is_none();
        let map = match self.picture.fitted.get() {
            Fitted::Tokens => words.by_tokens,
            Fitted::Contexts => words.by_contexts,
        };
        let how = match (aligned, self.alignment()) {
            (false, _) => vec![words.own_planes.to_owned()],
            (true, Some(_)) => vec![words.aligned.to_owned(), map.to_owned()],
            // It is on its way, or there is none, which is said where it is drawn.
            (true, None) => return None,
        };
        self.known.planes.track();
        let cosines = untrack(|| [Plot::Left, Plot::Right].map(|plot| self.cosine(plot)));
        let name = infos().iter().find(|info| is_drawn_cosine(info)).map(|info| facts(info).name);
        let cosines = cosines[0].zip(cosines[1]).zip(name).map(|((one, two), name)| {
            format!("{name} {}", (words.two)(&figure(one), &figure(two)))
        });
        let parts = how.into_iter().chain(self.directions_named()).chain(cosines);
        Some(parts.collect::<Vec<_>>().join(", "))
    }
}
