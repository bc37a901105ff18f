//! Link ↔ text.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use formats::Rows;
use picture::scene::{
    Look, NameKey, Orbit, OwnName, PointKind, PointRef, ProjectionChoice, Theme, Third,
    VisiblePoints,
};
use proptest::{collection, option, prelude::*, sample::select};
use session::{
    choice::{Aim, Choice, FigureNames},
    context_set::{ContextSet, ContextText},
    open_model::TokenRef,
    permalink::{Bookmark, Compared, Link, LinkError, ModelReference, PairChoice, TableChoice},
    protocol::FileReference,
    record::{Bet, Record},
};
use theory::{
    compare::Fitted,
    model::{ContextGroup, Relation, RelationPair, SpellingPolicy},
    plane::{PlaneSpec, Which},
    property::{Class, ContextChoice, Overrides, SteeringRecipe},
    transform::{Action, End, Recipe, Side, Step},
};

/// The text of a link whose JSON was written by hand.
pub fn overrides(json: &str) -> String {
    format!("#v1.{}", BASE64_URL_SAFE_NO_PAD.encode(json))
}

fn model() -> impl Strategy<Value = ModelReference> {
    let file = (".*", any::<u64>(), any::<Option<u32>>())
        .prop_map(|(name, size, sum)| FileReference { name, size, sum });
    prop_oneof![
        ".*".prop_map(ModelReference::Bundled),
        Just(ModelReference::Toy(theory::model::Toy::Hidden)),
        collection::vec(file, 0..3).prop_map(ModelReference::Files),
        any::<u64>().prop_map(ModelReference::Pasted),
    ]
}

fn word() -> impl Strategy<Value = TokenRef> {
    prop_oneof![
        ".*".prop_map(TokenRef::Label),
        (".*", any::<usize>()).prop_map(|(label, row)| TokenRef::Row(label, row))
    ]
}

fn finite() -> impl Strategy<Value = f64> {
    prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO
}

fn pair() -> impl Strategy<Value = (usize, usize)> {
    any::<(usize, usize)>()
}

fn plane() -> impl Strategy<Value = PlaneSpec> {
    prop_oneof![
        (pair(), pair()).prop_map(|(a, b)| PlaneSpec::ConceptPair { a, b }),
        collection::vec(pair(), 0..5).prop_map(|pairs| PlaneSpec::Family { pairs }),
        Just(PlaneSpec::Pca { which: Which::Both }),
        (pair(), pair())
            .prop_map(|(a, b)| PlaneSpec::Moved(Box::new(PlaneSpec::ConceptPair { a, b }))),
    ]
}

fn recipe() -> impl Strategy<Value = Recipe> {
    prop_oneof![
        (plane(), prop::array::uniform4(finite()))
            .prop_map(|(plane, t)| Recipe::Plane { plane, t }),
        any::<u64>().prop_map(|seed| Recipe::Rotation { seed }),
        (finite(), any::<u64>()).prop_map(|(condition, seed)| Recipe::Random { condition, seed }),
        (pair(), pair(), finite()).prop_map(|(a, b, condition)| Recipe::Worst {
            pair: [a, b],
            condition,
            end: End::Farthest
        }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let side = select(&[Side::Gauge, Side::OnlyF, Side::OnlyG, Side::Both][..]);
    let action = prop_oneof![
        (side, recipe()).prop_map(|(on, matrix)| Action::Linear { on, matrix }),
        (finite(), any::<u64>()).prop_map(|(size, seed)| Action::Shift { size, seed }),
        (finite(), any::<u64>()).prop_map(|(size, seed)| Action::HiddenF { size, seed }),
        (finite(), any::<u64>()).prop_map(|(size, seed)| Action::HiddenG { size, seed }),
        any::<usize>().prop_map(|to| Action::Pad { to }),
        Just(Action::Minimal),
    ];
    (any::<u64>(), any::<bool>(), action).prop_map(|(id, enabled, action)| Step {
        id,
        enabled,
        action,
    })
}

fn look() -> impl Strategy<Value = Look> {
    use ProjectionChoice::{Canonical, ConceptPlane, Pca, PcaAndCanonical, TwoDirections};
    let shown = select(&[VisiblePoints::Tokens, VisiblePoints::Contexts, VisiblePoints::Both][..]);
    let projection = select(&[ConceptPlane, TwoDirections, Pca, Canonical, PcaAndCanonical][..]);
    let third = option::of(select(&[Third::Component, Third::Pair, Third::Hidden][..]));
    let orbit = any::<[i32; 2]>().prop_map(|[azimuth, elevation]| Orbit { azimuth, elevation });
    (shown, projection, any::<[bool; 4]>(), third, orbit).prop_map(
        |(shown, projection, [following, ghosts, segments, family], third, orbit)| Look {
            shown,
            projection,
            following,
            ghosts,
            segments,
            family,
            third,
            orbit,
        },
    )
}

prop_compose! {
    fn contexts()(
        [positive, negative] in any::<[Option<String>; 2]>(),
        relation in any::<usize>(),
        strength in finite(),
    ) -> ContextChoice {
        ContextChoice { positive, negative, relation, strength }
    }
}

prop_compose! {
    fn picked()(
        context_pairs in option::of(prop::array::uniform2(pair())),
        gamma in indices(),
        quad in option::of(prop::array::uniform4(any::<usize>())),
        token_sets in prop::array::uniform2(indices()),
        groups in collection::vec((".*", indices()).prop_map(|(name, members)| ContextGroup { name, members }), 0..3),
        of_pair in any::<bool>(),
        vector in collection::vec(finite(), 0..3),
    ) -> Overrides {
        Overrides { context_pairs, gamma, quad, token_sets, groups, of_pair, vector }
    }
}

fn indices() -> impl Strategy<Value = Vec<usize>> {
    collection::vec(any::<usize>(), 0..4)
}

prop_compose! {
    fn relation()(
        [name, query] in any::<[String; 2]>(),
        pairs in collection::vec((any::<[usize; 2]>(), any::<[String; 2]>()), 0..3),
    ) -> Relation {
        let pair = |([context, with_query], [subject, reply]): ([usize; 2], [String; 2])| RelationPair { context, with_query, subject, reply };
        Relation { name, query, pairs: pairs.into_iter().map(pair).collect() }
    }
}

prop_compose! {
    fn set()(
        contexts in collection::vec((any::<[String; 2]>(), any::<Option<String>>()), 0..3),
        relations in collection::vec(relation(), 0..2),
        layer in any::<Option<usize>>(),
    ) -> ContextSet {
        let context = |([text, group], name): ([String; 2], Option<String>)| ContextText { text, group, name };
        ContextSet { contexts: contexts.into_iter().map(context).collect(), relations, layer }
    }
}

fn steering() -> impl Strategy<Value = SteeringRecipe> {
    use SteeringRecipe::{Causal, DifferenceOfMeans, Given, Own, SecondMoment, Unembedding};
    select(&[DifferenceOfMeans, Unembedding, Causal, SecondMoment, Own, Given][..])
}

fn class() -> impl Strategy<Value = Class> {
    select(&[Class::Identifiable, Class::AnyGauge, Class::OnlyRotations][..])
}

fn pinned() -> impl Strategy<Value = PointRef> {
    let kind = select(&[PointKind::Tokens, PointKind::Contexts][..]);
    (kind, any::<usize>()).prop_map(|(kind, index)| PointRef { kind, index })
}

prop_compose! {
    fn figure()(
        of in ".*",
        plots in collection::vec(collection::vec(own_name(), 0..3), 0..3),
    ) -> FigureNames {
        FigureNames { of, plots }
    }
}

prop_compose! {
    fn own_name()(
        text in ".*",
        nth in any::<usize>(),
        hidden in any::<bool>(),
        away in option::of(prop::array::uniform2(finite())),
    ) -> OwnName {
        OwnName { key: NameKey { text, nth }, hidden, away }
    }
}

/// The parts of a choice that say what is drawn and measured, and in what way.
#[derive(Debug, Clone)]
struct Seen {
    look: Option<Look>,
    camera: Option<Aim>,
    side: Option<Side>,
    pinned: Vec<PointRef>,
    spellings: BTreeMap<String, SpellingPolicy>,
    thresholds: BTreeMap<String, f64>,
    open: BTreeSet<String>,
    more: BTreeSet<Class>,
    stop: Option<f64>,
    bet: Option<Bet>,
    figure: Option<FigureNames>,
}

prop_compose! {
    fn seen()(
        look in option::of(look()),
        camera in option::of((prop::array::uniform2(finite()), finite()).prop_map(|(centre, extent)| Aim { centre, extent })),
        side in option::of(select(&[Side::Gauge, Side::OnlyF, Side::OnlyG, Side::Both][..])),
        pinned in collection::vec(pinned(), 0..3),
        spellings in collection::btree_map(".*", select(&SpellingPolicy::ALL[..]), 0..3),
        thresholds in collection::btree_map(".*", finite(), 0..3),
        open in any::<BTreeSet<String>>(),
        more in collection::btree_set(class(), 0..3),
        stop in option::of(finite()),
        bet in option::of((collection::btree_map(".*", any::<bool>(), 0..3), any::<Option<[usize; 2]>>()).prop_map(|(expected, score)| Bet { expected, score })),
        figure in option::of(figure()),
    ) -> Seen {
        Seen { look, camera, side, pinned, spellings, thresholds, open, more, stop, bet, figure }
    }
}

prop_compose! {
    /// Any choice: a new part has to be made here too, for nothing is left as it is by itself.
    pub fn choice()(
        pairs in option::of(prop::array::uniform2((word(), word()))),
        [direction, family, other] in any::<[Option<String>; 3]>(),
        own in collection::vec((".*", ".*"), 0..3),
        steps in collection::vec(step(), 0..4),
        context in any::<usize>(),
        rtol in option::of(finite()),
        pivot in option::of(word()),
        contexts in option::of(contexts()),
        steering in option::of(steering()),
        set in set(),
        overrides in option::of(picked()),
        seen in seen(),
    ) -> Choice {
        let Seen { look, camera, side, pinned, spellings, thresholds, open, more, stop, bet, figure } = seen;
        Choice {
            pairs, direction, family, other, spellings, own, look, camera, steps, side, pinned,
            thresholds, open, more, context, rtol, pivot, contexts, steering, set, overrides,
            stop, bet, figure,
        }
    }
}

prop_compose! {
    fn alone()(
        model in option::of(model()),
        labels in any::<Option<u32>>(),
        tables in option::of((option::of(".*"), any::<u64>()).prop_map(|(f, n)| TableChoice { f, g: None, rows: Some(Rows::First(n)), columns: Vec::new() })),
        choice in choice(),
        lesson in option::of((".*", any::<usize>()).prop_map(|(lesson, step)| Bookmark { lesson, step })),
        record in option::of((".*", 0_usize..9, any::<bool>()).prop_map(|(who, tasks, right)| {
            let done = (0..tasks).map(|at| (at, right)).collect();
            Record { who, tasks, done, ..Record::default() }
        })),
        sheet in any::<bool>(),
    ) -> Link {
        Link { model, tables, labels, choice, compared: None, lesson, record, left_out: None, directions: Vec::new(), theme: Theme::Dark, sheet }
    }
}

prop_compose! {
    fn compared()(
        with in alone(),
        aligned in any::<bool>(),
        [place, condition] in prop::array::uniform2(finite()),
        fitted in prop_oneof![Just(Fitted::Tokens), Just(Fitted::Contexts)],
    ) -> Compared {
        Compared { with, seen: PairChoice { aligned, place, fitted, condition } }
    }
}

prop_compose! {
    pub fn link()(first in alone(), second in option::of(compared())) -> Link {
        Link { compared: second.map(Box::new), ..first }
    }
}

proptest! {
    #[test]
    fn a_link_is_the_same_after_being_text(link in link()) {
        let text = link.to_text().unwrap();
        prop_assert_eq!(Link::from_text(&text).unwrap(), (link, Vec::new()));
    }

    #[test]
    fn the_text_needs_no_escape_in_an_address(link in link()) {
        let text = link.to_text().unwrap();
        let plain = |c: char| c.is_ascii_alphanumeric() || "#.-_".contains(c);
        prop_assert!(text.chars().all(plain), "{text}");
    }

    #[test]
    fn random_text_is_read_or_refused(text in ".*") {
        let _ = Link::from_text(&text);
        let _ = Link::from_text(&format!("#v1.{text}"));
        let _ = Link::from_text(&overrides(&text));
    }

    #[test]
    fn a_damaged_link_is_read_or_refused(link in link(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut json = serde_json::to_vec(&link).unwrap();
        let at = at.index(json.len());
        json[at] = byte;
        let _ = Link::from_text(&format!("#v1.{}", BASE64_URL_SAFE_NO_PAD.encode(json)));
    }
}

#[test]
fn an_empty_link_is_short() {
    assert_eq!(Link::default().to_text().unwrap(), overrides("{}"));
}

#[test]
fn a_part_of_a_newer_build_is_ignored() {
    let (link, bad) =
        Link::from_text(&overrides(r#"{"context":3,"stereo":{"left":[1,2]}}"#)).unwrap();
    assert_eq!(
        (link, bad),
        (
            Link { choice: Choice { context: 3, ..Choice::default() }, ..Link::default() },
            Vec::new()
        )
    );
}

#[test]
fn a_bad_part_is_left_out_and_named() {
    let (link, bad) =
        Link::from_text(&overrides(r#"{"context":3,"steps":"many","thresholds":{"cosine":0.5}}"#))
            .unwrap();
    let thresholds = BTreeMap::from([("cosine".to_string(), 0.5)]);
    assert_eq!(
        link,
        Link { choice: Choice { context: 3, thresholds, ..Choice::default() }, ..Link::default() }
    );
    assert!(matches!(&bad[..], [LinkError::Part { name, .. }] if name == "steps"), "{bad:?}");
}

#[test]
fn another_version_is_refused_by_its_name() {
    let error = Link::from_text("#v2.e30").unwrap_err();
    assert_eq!(error.to_string(), "the link begins with “v2.”; expected “#v1.”");
}

#[test]
fn text_without_end_is_refused() {
    assert!(matches!(Link::from_text(&"a".repeat(2 << 20)), Err(LinkError::Long { .. })));
}
