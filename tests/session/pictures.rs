//! The pictures on the stage, behind the rows and in the dialog.

use nalgebra::Matrix2;
use picture::{
    export::{Paper, Preset, svg},
    figure::{Theme, board::rank_at},
    scene::{Camera, PointKind, PointRef, Role},
};
use reactive_graph::prelude::*;
use session::{
    words::{ENGLISH, german, speak},
    workspace::{Plot, ProjectionChoice, Seen, Subject},
};
use theory::{
    model::Toy,
    transform::{Action, Recipe, Side},
};

use super::{opened, read, session_test, toy};

#[test]
fn canonical_picture_stands_still_in_a_random_equivalent_model() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.set_look(|look| look.projection = ProjectionChoice::Canonical);
        session.shuffle(3);
        for index in 0..12 {
            let point = PointRef { kind: PointKind::Tokens, index };
            let (left, right) =
                (session.position(Plot::Left, point), session.position(Plot::Right, point));
            let (Some(a), Some(b)) = (left, right) else { unreachable!("point {index} is shown") };
            assert!(
                (a[0] - b[0]).hypot(a[1] - b[1]) < 1e-3 * (1.0 + a[0].hypot(a[1])),
                "{a:?} and {b:?}"
            );
        }
    });
}

#[test]
fn every_figure_there_is_says_which_model_and_what_moved_it() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        session.open_row("cosine", true);
        let camera = Camera { centre: [0.0, 0.0], scale: 100.0, size: [400.0, 300.0] };
        let keys: Vec<String> =
            session.subjects().iter().map(|subject| subject.key().to_owned()).collect();
        assert_eq!(&keys[..6], ["story", "both", "model", "moved", "result", "next-tokens"]);
        assert!(keys.contains(&"cosine".to_owned()) && keys.len() > 8, "{keys:?}");
        for subject in session.subjects() {
            session.want_figure(&subject);
            let figure = session.figure(&subject, Seen { camera, reach: 1.0, place: None });
            let Some(figure) = figure else { unreachable!("there is a figure of {subject:?}") };
            let name = session
                .model
                .with_untracked(|m| m.as_ref().map(|m| m.card.provenance.name.clone()));
            assert!(figure.caption.starts_with(&name.unwrap_or_default()), "{}", figure.caption);
            assert!(
                figure.caption.contains("Moved by a gauge (in one plane): κ = "),
                "{}",
                figure.caption
            );
        }
    });
}

#[test]
fn without_contexts_there_is_no_figure_of_predictions() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        assert!(
            session.subjects().iter().all(|subject| !matches!(
                subject,
                Subject::Story | Subject::Bars | Subject::Result
            ))
        );
    });
}

#[test]
fn beside_each_other_the_principal_components_bend_and_the_canonical_picture_stands_still() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.show_pca_and_canonical(true);
        let places = |plot| -> Vec<[f64; 2]> {
            let point = |index| session.position(plot, PointRef { kind: PointKind::Tokens, index });
            (0..12).filter_map(point).collect()
        };
        let change = |before: &[[f64; 2]], after: &[[f64; 2]]| {
            let far = |(a, b): (&[f64; 2], &[f64; 2])| (a[0] - b[0]).hypot(a[1] - b[1]);
            before.iter().zip(after).map(far).fold(0.0, f64::max)
        };
        let (pca, canonical) = (places(Plot::Left), places(Plot::Right));
        assert_eq!((pca.len(), canonical.len()), (12, 12));
        session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        assert!(change(&pca, &places(Plot::Left)) > 0.1);
        assert!(change(&canonical, &places(Plot::Right)) < 1e-5);
        for (plot, before) in [(Plot::Left, &pca), (Plot::Right, &canonical)] {
            let ghosts = session.ghosts(plot);
            let xy: Vec<[f64; 2]> =
                ghosts[0].xy.iter().take(12).map(|at| at.map(f64::from)).collect();
            assert!(change(before, &xy) < 1e-5, "the points before the move stay where they were");
        }
        session.show_pca_and_canonical(false);
        assert_eq!(
            session.choice.look.with_untracked(|look| (look.projection, look.ghosts)),
            (ProjectionChoice::default(), false)
        );
        assert_eq!(session.heading(Plot::Left), "The model");
    });
}

#[test]
fn only_rotations_leave_the_principal_components_beside_the_canonical_picture_alone() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.show_pca_and_canonical(true);
        let width = |plot| {
            let xy = session.ghosts(plot).swap_remove(0).xy;
            xy.iter().flatten().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt()
        };
        assert!(
            (width(Plot::Left) / width(Plot::Right) - 1.0).abs() < 1e-5,
            "both pictures are equally wide"
        );
        let moved = |plot| {
            let before = session.ghosts(plot).swap_remove(0).xy;
            let at = |(index, b): (usize, &[f32; 2])| {
                let a = session.position(plot, PointRef { kind: PointKind::Tokens, index })?;
                Some((a[0] - f64::from(b[0])).hypot(a[1] - f64::from(b[1])))
            };
            before.iter().enumerate().filter_map(at).fold(0.0, f64::max) / width(plot)
        };
        session.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 3 } });
        assert!(moved(Plot::Left) < 1e-4 && moved(Plot::Right) < 1e-4);
        session.add(Action::Linear {
            on: Side::Gauge,
            matrix: Recipe::Random { condition: 10.0, seed: 3 },
        });
        assert!(moved(Plot::Left) > 1e-2 && moved(Plot::Right) < 1e-4);
    });
}

#[test]
fn the_spectra_of_the_card_give_the_ranks_that_it_shows() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        let (Some(known), Some(spectra)) =
            (session.known.dimensions.get_untracked(), session.known.spectra.get_untracked())
        else {
            unreachable!("ranks are found without being asked for")
        };
        let ranks: Vec<usize> =
            spectra.iter().map(|s| rank_at(s, session.choice.ranks.get_untracked().rtol)).collect();
        assert_eq!(ranks, [known.f, known.g, known.k.unwrap_or_default()]);
        assert!(spectra.iter().all(|s| rank_at(s, 0.5) >= 1 && rank_at(s, 1.0) == 0));
    });
}

#[test]
fn the_gap_between_two_sets_is_an_arrow_that_moves_with_the_points() {
    session_test(|| {
        let session = toy(Toy::Plane);
        let arrow = |plot| {
            let scene = session.scene(plot, 1.0);
            scene.and_then(|scene| scene.arrows.into_iter().find(|arrow| arrow.role == Role::Plain))
        };
        assert_eq!(arrow(Plot::Left), None);
        session.pick(|picked| picked.token_sets = [vec![0, 1], vec![2, 3]]);
        session.show_gap("separable-tokens", true);
        session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let ends =
            session.stage.gap.get_untracked().and_then(|gap| gap.ends.clone()).unwrap_or_default();
        let [Some(before), Some(after)] = ends else {
            unreachable!("two pairs of points have a gap: {ends:?}")
        };
        for (b, a) in before.from.iter().zip(&after.from).chain(before.to.iter().zip(&after.to)) {
            assert!(
                b.0 == a.0 && (b.1 - a.1).abs() < 1e-9,
                "a gauge keeps the shares: {before:?} {after:?}"
            );
        }
        let (left, right) = (arrow(Plot::Left), arrow(Plot::Right));
        assert!(left.is_some() && right.is_some() && left != right);
        session.show_gap("separable-tokens", false);
        assert_eq!(arrow(Plot::Left), None);
    });
}

#[test]
fn numbers_in_a_figure_are_written_as_its_language_writes_them() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.add(Action::Linear {
            on: Side::Gauge,
            matrix: Recipe::Random { condition: 2.25, seed: 3 },
        });
        let camera = Camera { centre: [0.0, 0.0], scale: 100.0, size: [400.0, 300.0] };
        speak(&german::WORDS);
        let mut wrong = Vec::new();
        for subject in session.subjects() {
            session.want_figure(&subject);
            let figure = session.figure(&subject, Seen { camera, reach: 1.0, place: None });
            let Some(figure) = figure else { unreachable!("there is a figure of {subject:?}") };
            let paper = Paper::preset(Preset::Slide, &figure);
            let drawn = svg(&figure, &paper, &Theme::LIGHT, true, None);
            let drawn = drawn.unwrap_or_else(|error| unreachable!("{error}"));
            let texts = drawn.split("</text>").filter_map(|part| part.rsplit('>').next());
            let texts =
                texts.map(str::trim).chain([figure.caption.as_str(), figure.title.as_str()]);
            let english = |text: &&str| {
                text.as_bytes().windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_digit())
            };
            wrong.extend(texts.filter(english).map(|text| format!("{subject:?}: {text}")));
        }
        speak(&ENGLISH);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
