//! Two open models, compared.

use std::{cell::Cell, collections::BTreeSet, rc::Rc};

use formats::{Loaded, Opened, Selection, SourceFile};
use picture::{
    export::{self, Paper, Preset},
    figure::{Content, Theme},
    scene::{Grid, PointKind, PointRef, Role, Target},
};
use reactive_graph::prelude::*;
use session::{
    library::Library,
    pair::{LabelSet, Pair, fate_cards, listed, remarks},
    protocol::{Made, ModelId, Source, ToPage, ToWorker},
    words::facts,
    workspace::{Channel, Plot, Subject, Workspace},
};
use theory::{
    compare::{Finding, Found, Shared as Common, Sharing, Standing, Unlike},
    model::Toy,
    property::{Picture, info, infos},
    transform::{Action, Recipe, Side},
};

use super::{Shared, Silent, library, made, open_by, session_test};

/// Answers the pair at once, as its worker would later.
struct PairInProcess {
    engine: Shared,
    pair: Rc<Cell<Option<Pair>>>,
}

impl Channel for PairInProcess {
    fn post(&self, message: ToWorker) {
        let answer = self.engine.borrow_mut().handle(message);
        if let (Some(answer), Some(pair)) = (answer, self.pair.get()) {
            pair.handle(answer);
        }
    }
}

fn loaded(source: &Source) -> Loaded {
    let model = match source {
        Source::Toy(toy) => match made(*toy) {
            Opened::Model(loaded) => return *loaded,
            other => unreachable!("a toy is a model, found {other:?}"),
        },
        Source::Made(exhibit) => exhibit.made_alone().ok().flatten(),
        Source::Text(text) => {
            let files = vec![SourceFile::from_bytes("pasted", text.clone().into_bytes())];
            match formats::open(files, &Selection::default(), &mut |_| {}) {
                Ok(Opened::Model(loaded)) => return *loaded,
                other => unreachable!("vectors are a model, found {other:?}"),
            }
        }
        _ => None,
    };
    let model = model.unwrap_or_else(|| unreachable!("an exhibit is a model"));
    let tokens_in_file = model.g().len() as u64;
    Loaded { model, concepts: Vec::new(), tokens_in_file }
}

fn open(library: Library, source: &Source) -> Workspace {
    let opened = Opened::Model(Box::new(loaded(source)));
    open_by(library, source.clone(), opened, super::in_process)
}

/// Both opened, and compared by a worker that answers at once.
fn compared(library: Library, sources: [Source; 2]) -> Pair {
    let ids: [ModelId; 2] = sources.each_ref().map(|source| open(library, source).id);
    let (engine, holder) = (Shared::default(), Rc::new(Cell::new(None)));
    let channel = Rc::new(PairInProcess { engine: engine.clone(), pair: holder.clone() });
    let pair = library.begin_pair(ids[0], ids[1], channel);
    let pair = pair.unwrap_or_else(|| unreachable!("both are open"));
    holder.set(Some(pair));
    for (id, source) in ids.into_iter().zip(&sources) {
        let card = engine.borrow_mut().open(id, loaded(source));
        pair.handle(ToPage::Opened(Box::new(card)));
    }
    pair
}

fn exhibit(library: Library, at: usize) -> Pair {
    compared(library, Made::PAIRS[at].map(Source::Made))
}

fn answers(pair: Pair) -> Option<[Finding; 2]> {
    let headline = pair.headline()?;
    Some([headline.predictions, headline.equivalence])
}

#[test]
fn the_headline_says_what_each_exhibit_is_made_to_show() {
    session_test(|| {
        let yes = [Finding::Yes, Finding::Yes];
        for (at, expected) in [yes, yes, [Finding::No, Finding::No], [Finding::No, Finding::No]]
            .into_iter()
            .enumerate()
        {
            let pair = exhibit(library(), at);
            assert_eq!(answers(pair), Some(expected), "{:?}", Made::PAIRS[at]);
            assert_eq!(pair.known.refusal.get_untracked(), None);
        }
    });
}

#[test]
fn everything_is_asked_for_and_every_property_is_found() {
    session_test(|| {
        let pair = exhibit(library(), 0);
        let rows = pair.figures.rows.get_untracked();
        assert_eq!(rows.len(), infos().len());
        assert!(rows.values().all(|row| row.standing != Standing::OnlyOne || row.one.is_some()));
        assert_eq!(pair.known.progress.get_untracked().0, pair.known.progress.get_untracked().1);
        assert!(pair.figures.families.get_untracked().is_some());
        let scenes = [Plot::Left, Plot::Right].map(|plot| pair.scene(plot).map(|s| s.points.len()));
        assert_eq!(scenes, [Some(1), Some(1)]);
    });
}

#[test]
fn two_toys_share_their_words_and_the_same_directions_are_drawn_in_both() {
    session_test(|| {
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        let shared = pair.known.shared.get_untracked().map(|shared| shared.sharing());
        assert_eq!(shared, Some(Sharing::Both));
        assert!(pair.labels(LabelSet::Shared).contains(&"easiest".to_string()));
        assert!(pair.labels(LabelSet::OnlyTwo).is_empty());
        for plot in [Plot::Left, Plot::Right] {
            let arrows = pair.scene(plot).map(|scene| scene.arrows).unwrap_or_default();
            let (family, main): (Vec<_>, Vec<_>) =
                arrows.iter().partition(|arrow| arrow.role == Role::Family);
            assert!(!family.is_empty(), "the others of the family");
            let words: Vec<_> = main.iter().map(|arrow| arrow.label_to.clone()).collect();
            assert_eq!(words, [Some("easiest".to_string()), Some("luckiest".to_string())]);
            assert!(pair.cosine(plot).is_some_and(|cosine| cosine.abs() <= 1.0 + 1e-12));
        }
        pair.one.choose_pair(1, (6, 7));
        pair.follow();
        let tips = pair.scene(Plot::Right).and_then(|scene| scene.arrows.last()?.label_to.clone());
        assert_eq!(tips, Some("biggest".to_string()));
    });
}

#[test]
fn a_family_brings_directions_that_both_models_have() {
    session_test(|| {
        let words = "lucky 0 1 1\nluckiest 1 1 3\nstrong 1 2 1\nstrongest 3 2 1\nvery 1 2 1\n";
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Text(words.into())]);
        let family = pair.one.choice.family.get_untracked().unwrap_or_default();
        pair.choose_family(Some(family));
        pair.follow();
        let arrows = pair.scene(Plot::Right).map(|scene| scene.arrows).unwrap_or_default();
        let tips: Vec<_> = arrows.iter().map(|arrow| arrow.label_to.as_deref()).collect();
        assert_eq!(tips, [Some("luckiest"), Some("strongest")]);
    });
}

#[test]
fn contexts_and_tokens_are_chosen_among_what_both_share() {
    session_test(|| {
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        let top = || pair.figures.bars.get_untracked().first().map(|bar| bar.p);
        let (first, place) = (top(), pair.context_place());
        assert_eq!(place, Some((0, 12)));
        pair.step_context(-1);
        pair.follow();
        assert_eq!(pair.context_place(), Some((11, 12)));
        assert_ne!(top(), first);
        let name = pair.context_name().unwrap_or_default();
        assert_eq!(pair.find(PointKind::Contexts, &name, 5).first().map(|found| found.0), Some(11));
        let words = "lucky 0 1 1\nluckiest 1 1 3\nstrong 1 2 1\nvery 1 2 1\n";
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Text(words.into())]);
        assert!(pair.find(PointKind::Tokens, "eas", 5).is_empty(), "the second has none of them");
        let lucky = pair.find(PointKind::Tokens, "luck", 5);
        assert_eq!(lucky.len(), 2, "{lucky:?}");
        assert!(pair.undrawn().is_some_and(|text| text.contains("easy → easiest")));
        assert_eq!(pair.context(), None);
    });
}

#[test]
fn what_the_pointer_is_on_in_one_plot_is_marked_in_both() {
    session_test(|| {
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        let marked = || {
            [Plot::Left, Plot::Right].map(|plot| {
                let scene = pair.scene(plot).unwrap_or_default();
                let names = scene.labels.iter().filter(|label| label.pinned);
                let names: Vec<String> = names.map(|label| label.text.clone()).collect();
                let places = scene.highlight.pinned.iter().map(|&point| scene.position(point));
                (names, places.flatten().count())
            })
        };
        assert_eq!(marked(), [(vec![], 0), (vec![], 0)]);
        let cats = PointRef { kind: PointKind::Tokens, index: 9 };
        pair.point_at(Some(Target::Point(cats)));
        let one = || (vec!["cats".to_string()], 1);
        assert_eq!(marked(), [one(), one()]);
        // Both ends of an arrow have their names from the arrow.
        let last = pair.scene(Plot::Left).map_or(0, |scene| scene.arrows.len() - 1);
        pair.point_at(Some(Target::Arrow(last)));
        assert_eq!(marked(), [(vec![], 2), (vec![], 2)]);
        // Those of the family have none, and are named while they are pointed at.
        pair.point_at(Some(Target::Arrow(0)));
        assert!(marked().iter().all(|(names, rings)| names.len() == 2 && *rings == 2));
        pair.point_at(None);
        assert_eq!(marked(), [(vec![], 0), (vec![], 0)]);
    });
}

#[test]
fn a_card_a_fate_counts_what_holds_where_and_marks_what_the_models_differ_in() {
    session_test(|| {
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        let rows = pair.figures.rows.get_untracked();
        let cards = fate_cards(&rows);
        for card in &cards {
            let of_fate = || infos().iter().filter(|info| info.class == card.fate.class());
            let testable = of_fate()
                .filter_map(|info| rows.get(info.id))
                .filter(|row| row.standing != Standing::NotTestable);
            let counted = card.counts.split(" · ").filter_map(|part| part.split(' ').next());
            let counted: usize = counted.filter_map(|number| number.parse::<usize>().ok()).sum();
            assert_eq!(counted, testable.count(), "{card:?}");
            assert!(!card.lines.is_empty() && card.lines.len() <= 4, "{card:?}");
        }
        let differ = |row: &&Found| {
            matches!(row.standing, Standing::OnlyOne | Standing::OnlyTwo | Standing::Differ)
        };
        let marked: Vec<&str> = cards
            .iter()
            .flat_map(|card| card.lines.iter().filter(|line| line.differs).map(|line| line.name))
            .collect();
        let names: Vec<&str> = rows
            .values()
            .filter(differ)
            .map(|row| facts(info(&row.id).expect("listed")).name)
            .collect();
        assert!(!marked.is_empty() && marked.iter().all(|name| names.contains(name)), "{marked:?}");
    });
}

#[test]
fn two_models_make_a_figure_of_both_and_one_of_the_families() {
    session_test(|| {
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        assert_eq!(pair.subjects(), [Subject::TwoModels, Subject::Families]);
        let figure = pair.figure(&Subject::TwoModels).unwrap_or_else(|| unreachable!("measured"));
        assert_eq!(Some(&figure.title), pair.headline().map(|headline| headline.text).as_ref());
        assert!(
            figure.caption.contains("12 shared contexts and 12 shared tokens"),
            "{}",
            figure.caption
        );
        let Content::Result(overview) = &figure.content else { unreachable!("{figure:?}") };
        assert_eq!(overview.plots.len(), 2);
        assert!(overview.distribution.is_some() && overview.sentences.len() == 2);
        let found = pair.figures.predictions.get_untracked().flatten();
        let distance = found.map(|found| found.relative_logit_distance);
        assert_eq!(overview.verdicts[0].values[0], distance);
        let groups: BTreeSet<&str> =
            overview.verdicts.iter().map(|line| line.fate.1.as_str()).collect();
        assert_eq!(groups.len(), 3, "{groups:?}");
        let names = |point: PointRef| pair.raw_label(point);
        let csv = export::csv(&figure, &names).unwrap_or_default();
        assert!(
            csv.starts_with("property,first,second,verdict\nRelative logit distance,"),
            "{csv}"
        );
        let json = export::json(&figure, &names).unwrap_or_default();
        assert!(json.contains("\"label\": \"easiest\""), "{json}");
        let families = pair.figure(&Subject::Families).unwrap_or_else(|| unreachable!("measured"));
        let Content::Board(Picture::Scatter { panels, .. }) = &families.content else {
            unreachable!("{families:?}")
        };
        assert_eq!(panels.len(), 3);
        assert!(panels.iter().all(|panel| panel.labels.len() == panel.points.len()));
        for figure in [figure, families] {
            let paper = Paper::preset(Preset::Slide, &figure);
            let svg = export::svg(&figure, &paper, &Theme::LIGHT, true, None);
            assert!(svg.is_ok_and(|svg| svg.contains("</svg>")));
        }
    });
}

#[test]
fn word_vectors_make_a_figure_without_predictions() {
    session_test(|| {
        let words = "easy 1 0 2\neasiest 2 1 0\nlucky 0 1 1\nluckiest 1 1 3\nvery 1 2 1\n";
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Text(words.into())]);
        assert_eq!(answers(pair).map(|[predictions, _]| predictions), Some(Finding::Unknown));
        let figure = pair.figure(&Subject::TwoModels).unwrap_or_else(|| unreachable!("measured"));
        let Content::Result(overview) = &figure.content else { unreachable!("{figure:?}") };
        assert!(overview.distribution.is_none() && !overview.verdicts.is_empty());
        assert!(figure.title.contains("Predictions cannot be compared"), "{}", figure.title);
    });
}

#[test]
fn a_bias_a_cap_and_another_spelling_are_said() {
    let unlike = |change: fn(&mut Unlike)| {
        let tokens = vec![(0, 0), (1, 1)];
        let mut shared = Common { tokens, contexts: vec![(0, 0)], ..Common::default() };
        change(&mut shared.unlike);
        remarks(&shared)
    };
    assert_eq!(unlike(|_| {}), Vec::<String>::new());
    let assert_noted = |change, word: &str| {
        let notes = unlike(change);
        assert!(notes.len() == 1 && notes[0].contains(word), "{notes:?}");
    };
    assert_noted(|unlike| unlike.bias = [false, true], "Only the second adds a bias");
    assert_noted(|unlike| unlike.bias = [true, false], "Only the first adds a bias");
    assert_noted(|unlike| unlike.softcap = [true, false], "capped");
    assert_noted(|unlike| unlike.spelled_otherwise = 2, "2 of the shared tokens are spelled");
}

#[test]
fn a_gauge_of_one_side_changes_the_foils_and_asks_for_nothing_else() {
    session_test(|| {
        let pair = exhibit(library(), 2);
        let figures = || {
            let f = pair.figures;
            (f.predictions.get_untracked(), f.equivalence.get_untracked(), f.rows.get_untracked())
        };
        let (before, foils) = (figures(), pair.figures.foils.get_untracked());
        pair.picture.condition.set(50.0);
        pair.follow();
        assert_eq!(figures(), before);
        let after = pair.figures.foils.get_untracked();
        let cka = |foils: Option<theory::compare::Foils>| foils.and_then(|foils| foils.cka_f);
        assert!(cka(foils).zip(cka(after)).is_some_and(|(a, b)| (a - b).abs() > 1e-2));
        pair.picture.condition.set(1.0);
        pair.follow();
        let back = pair.figures.foils.get_untracked();
        assert!(cka(foils).zip(cka(back)).is_some_and(|(a, b)| (a - b).abs() < 1e-12));
    });
}

/// How far the points of both plots are apart, and the size of the first.
fn apart(pair: Pair) -> [f32; 2] {
    let scene = |plot| pair.scene(plot).unwrap_or_default().points[0].xy.clone();
    let (one, two) = (scene(Plot::Left), scene(Plot::Right));
    let far = |(a, b): (&[f32; 2], &[f32; 2])| (a[0] - b[0]).hypot(a[1] - b[1]);
    let size = |at: &[f32; 2]| at[0].hypot(at[1]);
    [
        one.iter().zip(two.iter()).map(far).fold(0.0, f32::max),
        one.iter().map(size).fold(0.0, f32::max),
    ]
}

#[test]
fn the_second_model_aligned_lies_over_the_first_and_a_way_leads_there() {
    session_test(|| {
        // A gauge, and hidden moves in another d: predictions see all of the first, not of the second.
        for (at, hidden) in [(0, [false, false]), (1, [false, true])] {
            let pair = exhibit(library(), at);
            let first = pair.scene(Plot::Left);
            pair.picture.aligned.set(true);
            pair.follow();
            assert_eq!(pair.why_no_path(), None);
            assert!(pair.has_path());
            let [far, size] = apart(pair);
            assert!(far < 1e-5 * size, "{far} of {size}");
            assert_eq!(pair.scene(Plot::Left), first, "the first model stays as it is");
            let cosines = [Plot::Left, Plot::Right].map(|plot| pair.cosine(plot));
            let [one, two] = cosines.map(|cosine| cosine.unwrap_or(f64::NAN));
            assert!((one - two).abs() < 1e-9, "{one} {two}");
            let seen = [Plot::Left, Plot::Right].map(|plot| {
                let noted = pair.noted(plot);
                assert!(noted[0].starts_with("Euclidean cosine "), "{noted:?}");
                noted.contains(&"what predictions see of it".to_string())
            });
            assert_eq!(seen, hidden);
            let over = pair.scene(Plot::Right).map(|scene| (scene.ghosts, scene.segments));
            assert_eq!(over, first.map(|scene| (scene.points, true)));
            pair.picture.place.set(0.0);
            let [far, size] = apart(pair);
            assert!(far > 0.05 * size, "{far} of {size}");
        }
    });
}

#[test]
fn both_plots_have_a_grid_and_the_true_angle_and_a_copy_aligned_has_those_of_the_first() {
    session_test(|| {
        let pair = exhibit(library(), 0);
        let marks = |plot| {
            let scene = pair.scene(plot).unwrap_or_default();
            (scene.grid, scene.compass.map_or(f64::NAN, |compass| compass.angle), scene.badges)
        };
        let [one, two] = [Plot::Left, Plot::Right].map(|plot| {
            let (grid, angle, badges) = marks(plot);
            assert_eq!((grid, badges), (Some(Grid::square()), vec![]), "each in its own plane");
            let cosine = pair.cosine(plot).unwrap_or(f64::NAN);
            assert!((angle.cos() - cosine).abs() < 1e-12, "{angle} {cosine}");
            angle
        });
        assert!((one - two).abs() > 0.05, "the exhibit is bent: {one} {two}");
        pair.picture.aligned.set(true);
        pair.follow();
        assert_eq!(marks(Plot::Left).0, Some(Grid::square()));
        let (grid, angle, badges) = marks(Plot::Right);
        let bent = grid.unwrap_or_else(Grid::square);
        assert!((angle - one).abs() < 1e-6 && badges.is_empty(), "{angle} {one} {badges:?}");
        // The plane of the directions goes where the directions go.
        assert!(bent.share > 1.0 - 1e-9 && bent.axes != Grid::square().axes, "{bent:?}");
        pair.picture.place.set(0.0);
        let (grid, start, _) = marks(Plot::Right);
        assert!(grid.is_some_and(|grid| grid.share < 1.0 - 1e-3), "another plane is in view");
        assert!((start - two).abs() < 1e-6, "{start} {two}");
    });
}

#[test]
fn where_there_is_no_map_nothing_is_aligned_and_the_reason_is_said() {
    session_test(|| {
        let words = "easy 1 0 2\neasiest 2 1 0\nlucky 0 1 1\nluckiest 1 1 3\nvery 1 2 1\n";
        let vectors = || Source::Text(words.into());
        let refused = |pair: Pair, expected: &str| {
            pair.picture.aligned.set(true);
            pair.follow();
            let reason = pair.why_not_aligned().unwrap_or_default();
            assert!(reason.contains(expected), "{reason}");
            assert_eq!(pair.known.alignment.get_untracked(), None);
            assert!(pair.alignment().is_none() && !pair.has_path());
        };
        let plane = Source::Toy(Toy::Plane);
        refused(compared(library(), [plane.clone(), vectors()]), "share contexts and tokens");
        let other = Source::Made(Made::PAIRS[0][0]);
        refused(compared(library(), [plane.clone(), other]), "share no context and no token");
        refused(compared(library(), [plane, Source::Toy(Toy::Space)]), "no invertible map");
    });
}

#[test]
fn the_bent_model_is_drawn_and_measured_anew_and_its_predictions_are_those_of_before() {
    session_test(|| {
        let pair = exhibit(library(), 0);
        let predictions = || pair.figures.predictions.get_untracked().flatten();
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let row = |id: &str| {
            let row = pair.figures.rows.with_untracked(|rows| rows.get(id).cloned());
            row.and_then(|row| row.one.zip(row.two)).unwrap_or((f64::NAN, f64::NAN))
        };
        let cka = || {
            let foils = pair.figures.foils.get_untracked();
            foils.and_then(|foils| foils.cka_f).unwrap_or(f64::NAN)
        };
        let caption = || pair.figure(&Subject::TwoModels).map(|figure| figure.caption);
        let says_moved = || caption().is_some_and(|text| text.contains("after the moves in its"));
        let (before, text) = (predictions(), pair.headline().map(|headline| headline.text));
        let (one, two) = row("cosine");
        assert!(cka() < 0.9 && (one - two).abs() > 0.01 && !says_moved());
        pair.bend();
        pair.follow();
        assert_eq!(pair.two.moves.steps.with_untracked(|steps| steps.present().len()), 1);
        assert!(pair.noted(Plot::Right)[0].starts_with("after the moves") && says_moved());
        // The picture is that of the first model but for a shift of all tokens, which says nothing.
        let from_first = |plot| {
            let xy = pair.scene(plot).unwrap_or_default().points[0].xy.clone();
            xy.iter().map(|at| [at[0] - xy[0][0], at[1] - xy[0][1]]).collect::<Vec<_>>()
        };
        let (left, right) = (from_first(Plot::Left), from_first(Plot::Right));
        let far = |(a, b): (&[f32; 2], &[f32; 2])| (a[0] - b[0]).hypot(a[1] - b[1]);
        let most = left.iter().zip(&right).map(far).fold(0.0, f32::max);
        assert!(most < 1e-4, "{most}");
        let (one, two) = row("cosine");
        assert!(near(one, two) && near(cka(), 1.0), "{one} {two} {}", cka());
        // What a gauge keeps is not computed again: it would differ by rounding.
        assert!(before.is_some() && predictions() == before, "{before:?}");
        assert_eq!(pair.headline().map(|headline| headline.text), text);
        // Bent once more it is where it was.
        pair.bend();
        pair.follow();
        assert_eq!(pair.two.moves.steps.with_untracked(|steps| steps.present().len()), 1);
        pair.two.undo();
        pair.two.undo();
        pair.follow();
        assert!(!says_moved() && cka() < 0.9);
        // A move of one side alone is another model.
        let matrix = Recipe::Rotation { seed: 7 };
        pair.two.add(Action::Linear { on: Side::OnlyG, matrix });
        pair.follow();
        let apart = predictions().unwrap_or_else(|| unreachable!("both predict"));
        assert!(apart.mean_kl.iter().all(|kl| *kl > 1e-3), "{apart:?}");
        pair.two.undo();
        pair.follow();
        assert_eq!(predictions(), before);
    });
}

#[test]
fn every_property_is_accounted_for() {
    session_test(|| {
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        let text = pair.figures.rows.with_untracked(listed);
        let numbers: Vec<usize> =
            text.split(" · ").filter_map(|part| part.split(' ').next()?.parse().ok()).collect();
        assert!(text.starts_with("All 50 properties · "), "{text}");
        assert_eq!(numbers.iter().sum::<usize>(), infos().len(), "{text}");
        let figure = pair.figure(&Subject::TwoModels).unwrap_or_else(|| unreachable!("measured"));
        let Content::Result(overview) = &figure.content else { unreachable!("{figure:?}") };
        let rows = overview.verdicts.iter().filter(|line| line.fate.1 == "All or none");
        let counted: Vec<f64> = rows.filter_map(|line| line.values[0]).collect();
        assert_eq!(counted, numbers.iter().map(|n| *n as f64).collect::<Vec<_>>());
    });
}

#[test]
fn families_without_shared_contexts_have_no_profiles_and_the_caption_says_why() {
    session_test(|| {
        let one = compared(library(), [Source::Toy(Toy::Plane), Source::Toy(Toy::Space)]);
        assert!(!one.missing_profile());
        let words = "easy 1 0 2\neasiest 2 1 0\nlucky 0 1 1\nluckiest 1 1 3\nstrong 1 2 1\nstrongest 3 2 1\n";
        let pair = compared(library(), [Source::Toy(Toy::Plane), Source::Text(words.into())]);
        assert!(pair.missing_profile());
        let caption = pair.figure(&Subject::Families).map(|figure| figure.caption);
        assert!(caption.is_some_and(|text| text.contains("Profile: profiles go over contexts")));
    });
}

#[test]
fn a_pair_is_dropped_with_either_model_and_both_models_stay_without_it() {
    session_test(|| {
        let library = library();
        let pair = exhibit(library, 0);
        let [one, two] = pair.ids();
        library.end_pair();
        assert!(library.pair().is_none() && library.is_open(one) && library.is_open(two));
        assert!(library.begin_pair(one, one, Rc::new(Silent)).is_none(), "a model and itself");
        assert!(library.begin_pair(one, two, Rc::new(Silent)).is_some());
        library.show(two);
        library.close(one);
        assert!(library.pair().is_none() && library.is_open(two));
    });
}

#[test]
fn models_that_share_nothing_are_said_to_and_nothing_is_measured() {
    session_test(|| {
        let other = Source::Made(Made::PAIRS[0][0]);
        let pair = compared(library(), [Source::Toy(Toy::Plane), other]);
        assert_eq!(answers(pair), Some([Finding::Unknown, Finding::Unknown]));
        assert!(pair.figures.rows.get_untracked().is_empty());
        assert_eq!(pair.known.refusal.get_untracked(), None);
    });
}
