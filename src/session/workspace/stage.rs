//! The scenes of both plots, from positions, the live step and what is chosen.

mod framing;
mod names;
mod points;

use std::sync::Arc;

use reactive_graph::{computed::Memo, owner::StoredValue, prelude::*, signal::RwSignal};

pub use self::framing::{Framed, Rest};
pub(super) use self::{names::MOST_NAMED, points::bare};
use self::{
    names::{far, legend, listed},
    points::MOST_RINGS,
};
use super::{Look, Moment, Plot, ProjectionChoice, ShownGap, Workspace};
use crate::{
    choice::Aim,
    open_model::Matched,
    protocol::{Projection, Reason, View},
    words::{spoken, words},
};
use picture::scene::{Highlight, Orbit, PointKind, Points, Scene};

/// What the plots show.
#[derive(Clone, Copy)]
pub struct Stage {
    /// Positions for both plots.
    pub view: RwSignal<Option<Arc<View>>>,
    /// Why there is nothing to be drawn, where that is so.
    pub absent: RwSignal<Option<Reason>>,
    /// Which part of the plane the plots show in a projection, once it was moved there; else all of
    /// it.
    pub aim: RwSignal<Option<(Projection, Aim)>>,
    /// How it is framed.
    pub framed: Framed,
    /// Whether a pull on a plot draws an outline round points instead of moving the picture.
    pub outlining: RwSignal<bool>,
    /// The gap between two sets, while it is drawn.
    pub gap: RwSignal<Option<Arc<ShownGap>>>,
    /// Whether the needle of the compass is pulled beyond where it stops.
    pub stopped: RwSignal<bool>,
    /// From where a picture of three dimensions is seen while it is being turned.
    pub orbit: RwSignal<Option<Orbit>>,
    pub(super) projected: Memo<Projection>,
    /// Tokens that stand out of the left plot: words of the lists of pairs, or any where those say
    /// little. What else lies far out is mostly the beginning of a longer word.
    pub(super) outstanding: Memo<Vec<usize>>,
    /// How the picture was seen before it was shown beside its canonical one.
    pub(super) aside: StoredValue<Option<Look>>,
}

impl Stage {
    pub(super) fn new(projected: Memo<Projection>, matches: Memo<Arc<Vec<Matched>>>) -> Self {
        let view = RwSignal::new(None::<Arc<View>>);
        let words = Memo::new(move |_| matches.with(|lists| listed(lists)));
        let outstanding = Memo::new(move |_| {
            view.with(|view| view.as_ref().map(|view| words.with(|words| far(view, words))))
                .unwrap_or_default()
        });
        Self {
            view,
            outstanding,
            absent: RwSignal::new(None),
            aim: RwSignal::new(None),
            framed: Framed::new(),
            outlining: RwSignal::new(false),
            gap: RwSignal::new(None),
            stopped: RwSignal::new(false),
            orbit: RwSignal::new(None),
            projected,
            aside: StoredValue::new(None),
        }
    }
}

impl Workspace {
    /// What a plot shows now. `reach` is the length of a basis vector in data units.
    pub fn scene(&self, plot: Plot, reach: f64) -> Option<Scene> {
        let moment = self.moment();
        self.scene_of(plot, reach, moment.as_ref(), self.points_at(plot, moment.as_ref())?)
    }

    /// What a plot shows, with the right one at a place on its way, where that is known; at its end
    /// without one.
    pub fn scene_at(&self, plot: Plot, reach: f64, place: Option<f64>) -> Option<Scene> {
        let moment = self.played(place);
        self.scene_of(plot, reach, moment.as_ref(), self.points_at(plot, moment.as_ref())?)
    }

    /// What a plot shows over and with these points of it, see [`Self::points`].
    pub fn scene_of(
        &self,
        plot: Plot,
        reach: f64,
        moment: Option<&Moment>,
        points: Vec<Points>,
    ) -> Option<Scene> {
        let (view, model) = (self.stage.view.get()?, self.model.get()?);
        let look = self.choice.look.get();
        let moment = moment.filter(|_| plot == Plot::Right);
        let [left, right] = view.axis_names.clone();
        let axis_names = if plot == Plot::Left { left } else { right }.map(|name| spoken(&name));
        let mut scene = Scene { points, axis_names, ..Scene::default() };
        if look.shown.shows(PointKind::Tokens) {
            scene.arrows = self.arrows(&scene, &model);
        }
        scene.arrows.extend(self.gap_arrow(plot, &scene));
        scene.legend = legend(&scene);
        scene.labels = self.labels(&scene, &model);
        let selected = self
            .hover
            .selected
            .with(|all| if all.len() <= MOST_RINGS { all.clone() } else { Vec::new() });
        scene.highlight = Highlight {
            hovered: self.hover.point.get(),
            selected,
            pinned: self.choice.pinned.get(),
        };
        self.mark(&mut scene, plot, moment);
        let held = plot == Plot::Right && self.bends_shown_plane();
        let free = match moment {
            Some(Moment::Played(_, place)) => self.t_at(*place).is_some(),
            Some(Moment::Eased(..)) | None => true,
        };
        let grid = scene.grid.filter(|_| held && free);
        scene.handles = grid.map(|grid| Self::tips_on(&grid, reach));
        Some(scene)
    }

    /// Shows the moved model's principal components beside its canonical picture, over where the
    /// points were; or goes back to what was shown before.
    pub fn show_pca_and_canonical(&self, on: bool) {
        let now = self.choice.look.get_untracked();
        if on {
            self.stage.aside.set_value(
                Some(now).filter(|look| look.projection != ProjectionChoice::PcaAndCanonical),
            );
            self.set_look(|look| {
                (look.projection, look.ghosts) = (ProjectionChoice::PcaAndCanonical, true)
            });
        } else {
            let Look { projection, ghosts, .. } = self.stage.aside.get_value().unwrap_or_default();
            self.set_look(|look| (look.projection, look.ghosts) = (projection, ghosts));
        }
    }

    /// Whether the plots show the moved model twice, see [`Self::show_pca_and_canonical`].
    pub fn shows_pca_and_canonical(&self) -> bool {
        self.stage.view.with(|view| view.as_ref().is_some_and(|view| view.before.is_some()))
    }

    /// What stands over a plot.
    pub fn heading(&self, plot: Plot) -> &'static str {
        let predicts = self.model.with(|model| model.as_ref().is_some_and(|m| m.predicts()));
        let different = predicts
            && self.moves.summary.with(|summary| summary.as_ref().is_some_and(|s| !s.equivalent));
        match (plot, self.shows_pca_and_canonical()) {
            (Plot::Left, false) => words().stage.the_model,
            (Plot::Right, false) if different => words().stage.different,
            (Plot::Right, false) => words().stage.equivalent,
            (Plot::Left, true) => words().stage.pca_moved,
            (Plot::Right, true) => words().stage.its_canonical,
        }
    }
}
