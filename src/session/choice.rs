//! What the user has chosen: one value that a link, a session file, a lesson and the questions to
//! the worker share.

mod aim;
mod figure_names;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    context_set::ContextSet,
    open_model::{Matched, OpenModel, TokenPair, TokenRef},
    protocol::{Live, Projection, ThirdAxis},
    record::Bet,
};
use picture::scene::{Look, PointRef, ProjectionChoice, Third, VisiblePoints};
use theory::{
    analysis::Analysis,
    model::SpellingPolicy,
    plane::{Direction, PlaneSpec, Which},
    property::{Class, ContextChoice, Family, Groups, Overrides, Query, SteeringRecipe},
    transform::{Action, Side, Step},
};

pub use aim::Aim;
pub use figure_names::FigureNames;

/// How numerical ranks are decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranks {
    /// Singular values up to this times the largest count as zero.
    pub rtol: f64,
    /// The token y0 that differences g(y) − g(y0) are taken from.
    pub pivot: usize,
}

impl Default for Ranks {
    fn default() -> Self {
        Self { rtol: Analysis::DEFAULT_RTOL, pivot: 0 }
    }
}

/// Everything that is chosen about one model. Tokens are named by their labels, so that a choice
/// means the same in another file; what is missing is as the model opens.
///
/// The JSON is that of links, and only ever added to: see [`crate::permalink`].
///
/// ```
/// use session::choice::Choice;
///
/// let choice: Choice = serde_json::from_str(
///     r#"{"pairs": [["easy", "easiest"], ["big", "biggest"]], "thresholds": {"cosine": 0.9}}"#,
/// )?;
/// assert_eq!(choice.thresholds["cosine"], 0.9);
/// assert_eq!(choice.family, None, "what is missing is as the model opens");
/// assert_eq!(serde_json::from_str::<Choice>(&serde_json::to_string(&choice)?)?, choice);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// The two directions, (from, to) each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<[(TokenRef, TokenRef); 2]>,
    /// Name of the direction that came with the model and is chosen, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// Name of the family; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Name of the family that the first one is compared with; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// How the words of a family are spelled as tokens, by its name, where that was chosen.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub spellings: BTreeMap<String, SpellingPolicy>,
    /// The user's own pairs of words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<(String, String)>,
    /// What is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
    /// Which part of the plane the plots show; if missing, all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub camera: Option<Aim>,
    /// The moves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// What the next linear move acts on, if changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Points whose labels are pinned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<PointRef>,
    /// Thresholds that were changed, by property.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub thresholds: BTreeMap<String, f64>,
    /// Properties whose rows are open.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub open: BTreeSet<String>,
    /// Classes whose further rows are shown.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub more: BTreeSet<Class>,
    /// The context whose next tokens are shown.
    #[serde(skip_serializing_if = "is_first")]
    pub context: usize,
    /// Singular values up to this times the largest count as zero, if changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rtol: Option<f64>,
    /// The token that differences of unembeddings are taken from, if changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pivot: Option<TokenRef>,
    /// What the rows about contexts are asked about, if changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contexts: Option<ContextChoice>,
    /// How next tokens are steered, if they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steering: Option<SteeringRecipe>,
    /// Contexts that are computed from the model's own file.
    #[serde(rename = "texts", skip_serializing_if = "ContextSet::is_empty")]
    pub set: ContextSet,
    /// What was picked by hand for single rows.
    #[serde(rename = "by_hand", skip_serializing_if = "Option::is_none")]
    pub overrides: Option<Overrides>,
    /// κ at which the needle of the compass stops, if changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<f64>,
    /// What was bet on the next move, and how it came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bet: Option<Bet>,
    /// What was chosen for single names of the figure that is prepared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureNames>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_first(context: &usize) -> bool {
    *context == 0
}

impl Choice {
    /// The two directions as tokens; none where the model lacks one of them.
    pub fn directions(&self, model: &OpenModel) -> Option<[TokenPair; 2]> {
        model.pairs(self.pairs.as_ref()?).ok()
    }

    /// The direction that came with the model and is chosen, by its place.
    pub fn loaded_direction(&self, model: &OpenModel) -> Option<usize> {
        model.direction(self.direction.as_deref()?)
    }

    /// The plane of that direction, and of the first of the two directions if there is one.
    fn loaded_plane(&self, model: &OpenModel) -> Option<PlaneSpec> {
        let x = Direction::Loaded { index: self.loaded_direction(model)? };
        let first = self.directions(model).map(|[(from, to), _]| Direction::Tokens { from, to });
        Some(PlaneSpec::TwoDirections { y: first.unwrap_or_else(|| x.clone()), x })
    }

    /// The name of the family, if there is one.
    pub fn family_name(&self) -> Option<&str> {
        self.family.as_deref().filter(|name| !name.is_empty())
    }

    /// The name of the family that it is compared with, if there is one.
    pub fn other_name(&self) -> Option<&str> {
        self.other.as_deref().filter(|name| !name.is_empty())
    }

    /// What the rows about contexts are asked about.
    pub fn contexts(&self, model: &OpenModel) -> ContextChoice {
        self.contexts.clone().unwrap_or_else(|| model.first_choice())
    }

    /// How ranks are decided.
    pub fn ranks(&self, model: &OpenModel) -> Ranks {
        let usual = Ranks::default();
        let pivot = self.pivot.as_ref().and_then(|token| model.named(token));
        Ranks { rtol: self.rtol.unwrap_or(usual.rtol), pivot: pivot.unwrap_or(usual.pivot) }
    }

    /// The two steps between contexts: picked by hand, else those of the relation.
    pub fn context_pairs(&self, model: &OpenModel) -> [(usize, usize); 2] {
        let picked = self.overrides.as_ref().and_then(|picked| picked.context_pairs);
        picked.unwrap_or_else(|| model.query_pairs(self.contexts(model).relation))
    }

    /// The corners of the parallelogram: picked by hand, else the ends of the two directions.
    pub fn quad(&self, model: &OpenModel) -> [usize; 4] {
        let picked = self.overrides.as_ref().and_then(|picked| picked.quad);
        picked.unwrap_or_else(|| {
            let [a, b] = self.directions(model).unwrap_or_default();
            [a.0, a.1, b.0, b.1]
        })
    }

    /// The chosen groups as sets of contexts.
    pub fn labelled(&self, model: &OpenModel) -> Groups {
        let ContextChoice { positive, negative, .. } = self.contexts(model);
        let (positive_name, negative_name) =
            (positive.unwrap_or_default(), negative.unwrap_or_default());
        let members = |name: &str| self.members(name, model);
        let (positive, negative) = (members(&positive_name), members(&negative_name));
        Groups { positive_name, positive, negative_name, negative }
    }

    /// The contexts of a group: of a pasted list, else of the file.
    fn members(&self, name: &str, model: &OpenModel) -> Vec<usize> {
        let pasted = self.overrides.iter().flat_map(|picked| &picked.groups);
        let pasted = pasted.into_iter().find(|group| group.name == name);
        pasted.map_or_else(|| model.members(name), |group| group.members.clone())
    }

    /// What the plots are asked to show, or the nearest that the model has.
    pub fn projection(&self, model: Option<&OpenModel>, lists: &[Matched]) -> Projection {
        let look = self.look.unwrap_or_default();
        let predicts = model.is_some_and(OpenModel::predicts);
        let which = match look.shown {
            VisiblePoints::Tokens => Which::Tokens,
            VisiblePoints::Contexts => Which::Contexts,
            VisiblePoints::Both => Which::Both,
        };
        let family = find(lists, self.family_name()).filter(|family| family.pairs.len() >= 2);
        let directions = model.and_then(|model| self.directions(model));
        let shown = match (look.projection, family, directions) {
            (ProjectionChoice::Canonical, ..) if predicts => return Projection::Canonical,
            (ProjectionChoice::PcaAndCanonical, ..) if predicts => {
                return Projection::PcaAndCanonical { which };
            }
            (ProjectionChoice::ConceptPlane, Some(family), _) => {
                PlaneSpec::Family { pairs: family.pairs.clone() }
            }
            (ProjectionChoice::ConceptPlane | ProjectionChoice::TwoDirections, _, Some([a, b])) => {
                PlaneSpec::ConceptPair { a, b }
            }
            _ => PlaneSpec::Pca { which },
        };
        let loaded = model.filter(|_| look.projection == ProjectionChoice::TwoDirections);
        let shown = loaded.and_then(|model| self.loaded_plane(model)).unwrap_or(shown);
        // A plane is all that there is of two dimensions.
        match look.third.filter(|_| model.is_some_and(|model| model.card.d > 2)) {
            None => Projection::Plane(shown),
            Some(third) => {
                let third = self.third_axis(third, family, directions);
                Projection::Space { plane: shown, third }
            }
        }
    }

    /// The same after these steps: the plane of the two directions is followed to where moves of
    /// all dimensions carry it, as long as it is flat and alone in view. Bends of that plane leave
    /// it where it is; hidden moves and shifts are drawn as what leads off it.
    pub fn projection_after(&self, shown: Projection, d: usize, steps: &[Step]) -> Projection {
        let look = self.look.unwrap_or_default();
        let followed = look.projection == ProjectionChoice::TwoDirections && !look.following;
        // Of two dimensions nothing leaves the plane.
        if !followed || d <= 2 {
            return shown;
        }
        let Projection::Plane(plane @ PlaneSpec::ConceptPair { .. }) = shown else { return shown };
        let moved = PlaneSpec::Moved(Box::new(plane.clone()));
        let is_its_own = |of: &PlaneSpec| *of == plane || *of == moved;
        let carries = |action: &Action| {
            action.map_of_tokens().is_some_and(|map| !map.own_plane().is_some_and(is_its_own))
        };
        let (settled, live) = Live::split(steps);
        let on = || settled.iter().filter(|step| step.enabled).map(|step| &step.action);
        let already = live.is_some_and(|live| live.plane == moved);
        let follows = !on().any(Action::resizes) && (already || on().any(carries));
        Projection::Plane(if follows { moved } else { plane })
    }

    /// The axis beside the plane; a third pair where the family has one.
    fn third_axis(
        &self,
        third: Third,
        family: Option<&Matched>,
        directions: Option<[TokenPair; 2]>,
    ) -> ThirdAxis {
        let chosen = directions.map(|both| both.to_vec()).unwrap_or_default();
        let other = || family?.pairs.iter().find(|pair| !chosen.contains(pair)).copied();
        match third {
            Third::Component => ThirdAxis::Component,
            Third::Pair => {
                other().map_or(ThirdAxis::Component, |(from, to)| ThirdAxis::Pair(from, to))
            }
            Third::Hidden => ThirdAxis::Hidden,
        }
    }

    /// What the board is asked about. `lists` are all concept lists, matched to the model's tokens.
    pub fn query(&self, model: &OpenModel, lists: &[Matched]) -> Query {
        let [pair_a, pair_b] = self.directions(model).unwrap_or_default();
        let family = find(lists, self.family_name()).cloned().unwrap_or_default();
        let other = find(lists, self.other_name()).cloned().unwrap_or_default();
        let contexts = self.contexts(model);
        let picked = self.overrides.clone().unwrap_or_default();
        let [context_pair_a, context_pair_b] = self.context_pairs(model);
        let [first_set, second_set] = picked.token_sets;
        let loaded = self.loaded_direction(model).and_then(|at| model.card.directions.get(at));
        let loaded = loaded.map(|direction| direction.vector.clone()).unwrap_or_default();
        let large = lists.iter().filter(|list| list.pairs.len() >= 2);
        Query {
            quad: self.quad(model),
            pair_a,
            pair_b,
            token: pair_a.1,
            context: self.context,
            family: family.pairs,
            family_name: family.name,
            other_family: other.pairs,
            context_pair_a,
            context_pair_b,
            families: large
                .map(|list| Family { name: list.name.clone(), pairs: list.pairs.clone() })
                .collect(),
            labels: self.labelled(model),
            relation: contexts.relation,
            strength: contexts.strength,
            gamma: picked.gamma,
            token_sets: Groups { positive: first_set, negative: second_set, ..Groups::default() },
            of_pair: picked.of_pair,
            vector: if picked.vector.is_empty() { loaded } else { picked.vector },
            thresholds: self.thresholds.clone(),
            ..Query::default()
        }
    }
}

/// The list of this name.
pub(crate) fn find<'a>(lists: &'a [Matched], name: Option<&str>) -> Option<&'a Matched> {
    lists.iter().find(|list| Some(list.name.as_str()) == name)
}
