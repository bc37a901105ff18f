//! What a property says it reads is all that changes it.

use theory::{
    analysis::Analysis,
    property::{Depends, Depth, Groups, Query, infos, measure},
    transform::{Action, Recipe, Side, Step, apply},
};

use crate::planted::{RTOL, Room, generic_query, model};

/// The same question with one part of it changed.
fn changed(part: Depends) -> Query {
    let query = generic_query();
    match part {
        Depends::Directions => Query { pair_a: (40, 41), pair_b: (42, 43), ..query },
        Depends::Family => Query { family: vec![(40, 41), (42, 43)], ..query },
        Depends::OtherFamily => Query { other_family: vec![(40, 41)], ..query },
        Depends::Families => Query { families: query.families[1..].to_vec(), ..query },
        Depends::Token => Query { token: 9, neighbours: 3, ..query },
        Depends::Context => Query { context: 9, ..query },
        Depends::ContextSteps => {
            Query { context_pair_a: (10, 11), context_pair_b: (12, 13), ..query }
        }
        Depends::Gamma => Query { gamma: vec![1, 2, 3], ..query },
        Depends::Groups => {
            let labels = Groups { positive: (0..9).collect(), ..query.labels.clone() };
            Query { labels, ..query }
        }
        Depends::TokenSets => {
            let sets = Groups { positive: vec![1, 2], negative: vec![3, 4], ..Groups::default() };
            Query { token_sets: sets, ..query }
        }
        Depends::Relation => Query { relation: 0, ..query },
        Depends::Corners => Query { quad: [20, 21, 22, 23], ..query },
        Depends::Target => Query { of_pair: true, ..query },
        Depends::Vector => Query { vector: vec![1.0; query.vector.len()], ..query },
        Depends::Strength => Query { strength: 3.0, ..query },
    }
}

const PARTS: [Depends; 15] = [
    Depends::Directions,
    Depends::Family,
    Depends::OtherFamily,
    Depends::Families,
    Depends::Token,
    Depends::Context,
    Depends::ContextSteps,
    Depends::Gamma,
    Depends::Groups,
    Depends::TokenSets,
    Depends::Relation,
    Depends::Corners,
    Depends::Target,
    Depends::Vector,
    Depends::Strength,
];

/// A target follows the family, and so do token sets: these parts contain one another.
fn contains(whole: Depends, part: Depends) -> bool {
    let family = part == Depends::Family;
    whole == part
        || family && matches!(whole, Depends::Target | Depends::TokenSets)
        || part == Depends::Directions && whole == Depends::Target
}

#[test]
fn a_property_does_not_change_with_what_it_does_not_read() {
    let base = model(Room::Hidden, 1);
    let action =
        Action::Linear { on: Side::OnlyG, matrix: Recipe::Random { condition: 3.0, seed: 2 } };
    let moved = apply(&base, &[Step { id: 1, enabled: true, action }], RTOL).expect("invertible");
    let before = Analysis::new(base, RTOL, 0);
    let after = before.moved(&moved);
    for info in infos() {
        let row = |query: &Query| {
            measure(info.id, &before, &after, &moved.summary, query, Depth::Settled)
        };
        let asked = row(&generic_query());
        for part in PARTS {
            let read = info.depends.iter().any(|&whole| contains(whole, part));
            if !read {
                assert_eq!(row(&changed(part)), asked, "{} reads {part:?}", info.id);
            }
        }
    }
}
