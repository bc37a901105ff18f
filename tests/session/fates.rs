//! The three cards say what was measured, each of its own fate alone.

use nalgebra::Matrix2;
use reactive_graph::{prelude::*, signal::RwSignal};
use session::{
    controller::{BoardFilter, Panels},
    drawer::Drawer,
    fates::{Fate, FateCard, Line, cards, is_changed},
    lesson::{Lesson, SHELF, file},
    workspace::Workspace,
};
use theory::{
    model::Toy,
    property::{Class, Verdict, infos},
    transform::Side,
};

use super::{session_test, toy};

fn shown(workspace: Workspace) -> [FateCard; 3] {
    workspace.board.rows.with_untracked(cards)
}

fn line(card: &FateCard, id: &str) -> Line {
    let found = card.lines.iter().find(|line| line.id == id);
    found.cloned().unwrap_or_else(|| unreachable!("{id} is not on {card:?}"))
}

#[test]
fn each_property_has_one_fate_and_each_card_speaks_of_its_own() {
    session_test(|| {
        let cards = shown(toy(Toy::Plane));
        assert_eq!(cards.iter().map(|card| card.all).sum::<usize>(), infos().len());
        for card in &cards {
            assert!((1..=4).contains(&card.lines.len()), "{card:?}");
            for line in &card.lines {
                let class = infos().iter().find(|info| info.id == line.id).map(|info| info.class);
                assert_eq!(class.map(Fate::of), Some(card.fate));
            }
        }
    });
}

#[test]
fn before_any_move_a_card_gives_one_number_and_nothing_is_changed() {
    session_test(|| {
        let cards = shown(toy(Toy::Plane));
        let lines = cards.iter().flat_map(|card| &card.lines);
        assert!(lines.clone().all(|line| !line.changed && !line.value.contains('→')));
        assert_eq!(line(&cards[0], "distribution").value, "identical");
        assert_eq!(line(&cards[1], "parallelism").value, "exact");
    });
}

#[test]
fn a_gauge_keeps_two_cards_and_changes_the_third() {
    session_test(|| {
        let workspace = toy(Toy::Plane);
        let at = |word| {
            workspace.model.get_untracked().and_then(|m| m.find(word)).map_or(0, |f| f.index)
        };
        workspace.choose_pair(1, (at("cat"), at("cats")));
        workspace.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let cards = shown(workspace);
        assert_eq!(line(&cards[0], "distribution").value, "identical");
        assert!(cards[0].lines.iter().all(|line| !line.changed), "{:?}", cards[0]);
        let never = line(&cards[1], "parallelism");
        assert!(never.value == "not exact" && !never.changed, "{never:?}");
        let cosine = line(&cards[2], "cosine");
        assert!(cosine.changed && cosine.value.contains('→'), "{cosine:?}");
        assert_eq!(cards[0].kept[0], cards[0].kept[1]);
        assert!(cards[2].kept[0] < cards[2].kept[1]);
    });
}

#[test]
fn exact_parallels_stay_exact_and_the_card_says_so() {
    session_test(|| {
        let workspace = toy(Toy::Plane);
        workspace.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        assert_eq!(line(&shown(workspace)[1], "parallelism").value, "still exact");
    });
}

#[test]
fn a_contrast_takes_the_first_card_down() {
    session_test(|| {
        let workspace = toy(Toy::Plane);
        workspace.choose_side(Side::OnlyG);
        workspace.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        let found = line(&shown(workspace)[0], "distribution");
        assert!(found.changed && found.value.starts_with("off by"), "{found:?}");
    });
}

#[test]
fn the_filter_for_changed_rows_admits_what_a_verdict_other_than_kept_stands_in() {
    session_test(|| {
        let workspace = toy(Toy::Plane);
        workspace.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let filter = BoardFilter { changed: true, ..BoardFilter::default() };
        workspace.board.rows.with_untracked(|rows| {
            for info in infos() {
                let row = rows.get(info.id);
                assert_eq!(filter.admits(info, row), row.is_some_and(is_changed), "{}", info.id);
                assert!(!row.is_some_and(|r| r.verdict == Verdict::Kept && is_changed(r)));
            }
            assert!(infos().iter().any(|info| filter.admits(info, rows.get(info.id))));
        });
    });
}

#[test]
fn a_filter_by_fate_admits_its_class_alone() {
    let filter = BoardFilter { fate: Some(Fate::AllOrNone), ..BoardFilter::default() };
    for info in infos() {
        assert_eq!(filter.admits(info, None), info.class == Class::AnyGauge);
    }
}

#[test]
fn one_drawer_is_open_at_most_and_closes_where_it_opened() {
    session_test(|| {
        let panels = Panels::new(RwSignal::new(false));
        for drawer in Drawer::ALL {
            panels.toggle(drawer);
            assert_eq!(panels.drawer.get_untracked(), Some(drawer));
        }
        panels.toggle(Drawer::Find);
        assert_eq!(panels.drawer.get_untracked(), None);
    });
}

#[test]
fn a_step_of_a_lesson_opens_what_holds_its_place_and_its_task() {
    session_test(|| {
        let mut opened = 0;
        for entry in SHELF {
            let text = std::fs::read_to_string(format!("public/{}", file(entry.id)))
                .unwrap_or_else(|error| unreachable!("{}: {error}", entry.id));
            let lesson = Lesson::read(&text).unwrap_or_else(|error| unreachable!("{error}"));
            for step in &lesson.steps {
                let panels = Panels::new(RwSignal::new(false));
                panels.show_step(step);
                let place = step.look_at.as_ref().and_then(session::lesson::LookAt::drawer);
                assert!(place.is_none() || panels.drawer.get_untracked() == place);
                opened += usize::from(panels.drawer.get_untracked().is_some());
            }
        }
        assert!(opened > 10, "only {opened} steps open a drawer");
    });
}
