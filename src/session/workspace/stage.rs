//! The scenes of both plots, from positions, the live step and what is chosen.

use std::{collections::BTreeSet, sync::Arc};

use nalgebra::{Matrix2, Matrix2x4};
use reactive_graph::{computed::Memo, owner::StoredValue, prelude::*, signal::RwSignal};

use super::{Look, Moment, Plot, ProjectionChoice, ShownGap, Workspace, space::seen};
use crate::{
    choice::Aim,
    open_model::{Matched, OpenModel, TokenPair},
    protocol::{Live, Positions, Projection, Reason, View},
    words::{spoken, words},
};
use picture::{
    figure::cloud,
    scene::{
        Arrow, Highlight, Label, LegendEntry, MOST_OUTSTANDING, Orbit, PointKind, PointRef, Points,
        Role, Scene, Shape, outstanding,
    },
};
use theory::transform::Side;

/// The kinds of points, in drawing order.
const KINDS: [PointKind; 2] = [PointKind::Tokens, PointKind::Contexts];

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

    /// The clouds of a plot as they are now. Those of the left plot do not follow the hand.
    pub fn points(&self, plot: Plot) -> Option<Vec<Points>> {
        self.points_at(plot, if plot == Plot::Right { self.moment() } else { None }.as_ref())
    }

    pub(super) fn points_at(&self, plot: Plot, moment: Option<&Moment>) -> Option<Vec<Points>> {
        let view = self.stage.view.get()?;
        let shown = self.choice.look.with(|look| look.shown);
        let moment = moment.filter(|_| plot == Plot::Right);
        let live = if plot == Plot::Right { self.live() } else { None };
        let orbit = self.orbit();
        let at_its_end = |kind| positions(&view, plot, kind, live.as_ref(), orbit);
        let on_the_way = |kind| moment.and_then(|moment| moment.points(kind));
        let xy = |kind| on_the_way(kind).unwrap_or_else(|| at_its_end(kind));
        let kinds = KINDS.into_iter().filter(|&kind| shown.shows(kind));
        Some(kinds.map(|kind| Points { kind, xy: Arc::new(xy(kind)) }).collect())
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

    /// The selected ones of these points, where they are too many for a ring each: clouds to be
    /// drawn over the others.
    pub fn crowd(&self, points: &[Points]) -> Vec<Points> {
        self.hover.selected.with(|selected| {
            let of = |cloud: &Points| {
                let places = selected.iter().filter(|point| point.kind == cloud.kind);
                let xy = places.filter_map(|point| cloud.xy.get(point.index).copied()).collect();
                Points { kind: cloud.kind, xy: Arc::new(xy) }
            };
            if selected.len() <= MOST_RINGS { Vec::new() } else { points.iter().map(of).collect() }
        })
    }

    /// Where the points of a plot were before the move, if they are to be drawn there.
    pub fn ghosts(&self, plot: Plot) -> Vec<Points> {
        let look = self.choice.look.get();
        let Some(view) = self.stage.view.get().filter(|_| look.ghosts || look.segments) else {
            return Vec::new();
        };
        let side = match (&view.before, plot) {
            (Some(before), plot) => &before[usize::from(plot == Plot::Right)],
            (None, Plot::Right) => &view.left,
            (None, Plot::Left) => return Vec::new(),
        };
        let kinds = KINDS.into_iter().filter(|&kind| look.shown.shows(kind));
        let deep = self.orbit().zip(view.third.as_ref());
        let places = |kind| {
            let mut xy = pairs_of_numbers(side, kind);
            if let Some((orbit, third)) = deep {
                seen(orbit, &mut xy, third.left.of(kind));
            }
            Points { kind, xy: Arc::new(xy) }
        };
        kinds.map(places).collect()
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

    /// Where a point is in a plot, in data coordinates.
    pub fn position(&self, plot: Plot, point: PointRef) -> Option<[f64; 2]> {
        let view = self.stage.view.get()?;
        if !self.choice.look.with(|look| look.shown.shows(point.kind)) {
            return None;
        }
        let orbit = self.orbit();
        let at = match plot {
            Plot::Left => {
                let mut at = [*view.left.of(point.kind).as_chunks::<2>().0.get(point.index)?];
                if let Some((orbit, third)) = orbit.zip(view.third.as_ref()) {
                    seen(orbit, &mut at, third.left.of(point.kind).get(point.index..)?);
                }
                at[0]
            }
            Plot::Right => {
                let base = view.right.of(point.kind).as_chunks::<4>().0.get(point.index)?;
                let depth = view.third.as_ref().map_or(&[][..], |third| third.right.of(point.kind));
                let depth = depth.get(point.index..=point.index).unwrap_or_default();
                let live = self.live();
                moved(&view, point.kind, live.as_ref(), orbit, std::slice::from_ref(base), depth)[0]
            }
        };
        Some(at.map(f64::from))
    }

    /// Both ends of the two directions in a plot, in data coordinates.
    pub fn ends_of_directions(&self, plot: Plot) -> Vec<[f64; 2]> {
        let pairs = self.choice.pairs.get().into_iter().flatten();
        let tokens = pairs.flat_map(|(from, to)| [from, to]);
        let at = |index| self.position(plot, PointRef { kind: PointKind::Tokens, index });
        tokens.filter_map(at).collect()
    }

    fn arrows(&self, scene: &Scene, model: &OpenModel) -> Vec<Arrow> {
        let at = |index| scene.position(PointRef { kind: PointKind::Tokens, index });
        let arrow = |pair: TokenPair, role: Role| {
            let label = |index| (role != Role::Family).then(|| model.token(index));
            Some(Arrow {
                from: at(pair.0)?,
                to: at(pair.1)?,
                role,
                label_from: label(pair.0),
                label_to: label(pair.1),
            })
        };
        let chosen = self.choice.pairs.get().map(|p| p.to_vec()).unwrap_or_default();
        let family = self
            .choice
            .look
            .with(|look| look.family)
            .then(|| self.family_matched())
            .flatten()
            .unwrap_or_default();
        let others = family.pairs.into_iter().filter(|pair| !chosen.contains(pair));
        let family = others.filter_map(|pair| arrow(pair, Role::Family));
        let main = chosen
            .iter()
            .zip([Role::First, Role::Second])
            .filter_map(|(&pair, role)| arrow(pair, role));
        family.chain(main).collect()
    }

    fn labels(&self, scene: &Scene, model: &OpenModel) -> Vec<Label> {
        let (pinned, hovered) = (self.choice.pinned.get(), self.hover.point.get());
        let label = |point: PointRef, priority: i32| {
            let text = model.label(point);
            let role = match point.kind {
                PointKind::Tokens if priority == QUIET => Role::Tokens,
                PointKind::Tokens => Role::Plain,
                PointKind::Contexts => Role::Contexts,
            };
            let pinned = pinned.contains(&point);
            scene.position(point).map(|at| Label { at, text, role, pinned, priority })
        };
        let marked: Vec<(PointRef, i32)> =
            pinned.iter().map(|&point| (point, 1)).chain(hovered.map(|point| (point, 2))).collect();
        let outstanding = self.outstanding(scene).into_iter().map(|point| (point, QUIET));
        let others = few(scene).map(|point| (point, 0)).chain(outstanding);
        let others = others.filter(|(point, _)| marked.iter().all(|(marked, _)| marked != point));
        marked.iter().copied().chain(others).filter_map(|(at, order)| label(at, order)).collect()
    }
}

/// The tokens of all lists of pairs, each once.
fn listed(lists: &[Matched]) -> Vec<usize> {
    let ends = lists.iter().flat_map(|list| &list.pairs).flat_map(|&(from, to)| [from, to]);
    ends.collect::<BTreeSet<_>>().into_iter().collect()
}

fn far(view: &View, words: &[usize]) -> Vec<usize> {
    let xy = view.left.tokens.as_chunks().0;
    let named = outstanding(xy, MOST_OUTSTANDING, words.iter().copied());
    if named.len() < FEW_OUTSTANDING { view.outstanding.clone() } else { named }
}

/// The points of clouds so small that each can bear its name.
fn few(scene: &Scene) -> impl Iterator<Item = PointRef> {
    let small = scene.points.iter().filter(|cloud| cloud.xy.len() <= MOST_NAMED);
    small.flat_map(|cloud| (0..cloud.xy.len()).map(|index| PointRef { kind: cloud.kind, index }))
}

/// As many points of a cloud are all named.
pub(super) const MOST_NAMED: usize = 16;

/// Fewer words of the lists than this leave the names to all tokens.
const FEW_OUTSTANDING: usize = 3;

/// The priority of labels that nobody asked for.
const QUIET: i32 = -1;

/// As many selected points have a ring each; more are drawn as a cloud of their own.
const MOST_RINGS: usize = 400;

/// Where points would be now if nothing hidden had come to them; nothing for a kind that is there.
pub(super) fn bare(
    view: &View,
    kind: PointKind,
    live: Option<&Live>,
    orbit: Option<Orbit>,
) -> Vec<[f32; 2]> {
    let depths = view.third.as_ref().map_or(&[][..], |third| third.bare.of(kind));
    moved(view, kind, live, orbit, view.bare.of(kind).as_chunks::<4>().0, depths)
}

/// Where points with four numbers, and depths in three dimensions, are now.
fn moved(
    view: &View,
    kind: PointKind,
    live: Option<&Live>,
    orbit: Option<Orbit>,
    base: &[[f32; 4]],
    depths: &[f32],
) -> Vec<[f32; 2]> {
    let (side, t) = match live.filter(|live| view.key.bent.as_ref() == Some(&live.plane)) {
        Some(live) => (live.side, live.t),
        // Positions of another bent plane are still on screen.
        None => (Side::Gauge, Matrix2::identity()),
    };
    let Some(orbit) = orbit else {
        return cloud::moved(base, &rows(&view.live_map(kind, side, &t)));
    };
    let (map, deep) = view.space_map(orbit, kind, side, &t);
    let mut places = cloud::moved(base, &rows(&map));
    let [x, y] = deep.map(|by| by as f32);
    for (at, z) in places.iter_mut().zip(depths) {
        *at = [at[0] + x * z, at[1] + y * z];
    }
    places
}

fn positions(
    view: &View,
    plot: Plot,
    kind: PointKind,
    live: Option<&Live>,
    orbit: Option<Orbit>,
) -> Vec<[f32; 2]> {
    match plot {
        Plot::Left => {
            let mut xy = pairs_of_numbers(&view.left, kind);
            if let Some((orbit, third)) = orbit.zip(view.third.as_ref()) {
                seen(orbit, &mut xy, third.left.of(kind));
            }
            xy
        }
        Plot::Right => {
            let depths = view.third.as_ref().map_or(&[][..], |third| third.right.of(kind));
            moved(view, kind, live, orbit, view.right.of(kind).as_chunks::<4>().0, depths)
        }
    }
}

fn pairs_of_numbers(side: &Positions, kind: PointKind) -> Vec<[f32; 2]> {
    side.of(kind).as_chunks::<2>().0.to_vec()
}

fn rows(map: &Matrix2x4<f64>) -> cloud::Map {
    let row = |i: usize| std::array::from_fn(|j| map[(i, j)] as f32);
    [row(0), row(1)]
}

fn legend(scene: &Scene) -> Vec<LegendEntry> {
    let named = |role: Role| scene.arrows.iter().find(|a| a.role == role);
    let family = named(Role::Family).map(|_| LegendEntry {
        shape: Shape::Arrow,
        role: Role::Family,
        text: words().stage.rest.into(),
    });
    let gap = named(Role::Plain).map(|_| LegendEntry {
        shape: Shape::Arrow,
        role: Role::Plain,
        text: words().stage.across_gap.into(),
    });
    let both = scene.points.len() == 2;
    let text = &words().caption;
    let kinds =
        [(Role::Tokens, Shape::Dot, text.tokens), (Role::Contexts, Shape::Ring, text.contexts)];
    let kinds = kinds.into_iter().filter(|_| both);
    let kinds = kinds.map(|(role, shape, text)| LegendEntry { shape, role, text: text.into() });
    kinds.chain(family).chain(gap).collect()
}
