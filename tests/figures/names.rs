//! Names of a figure that were hidden or moved one by one.

use picture::{
    export::{self, Paper},
    figure::{Content, Figure, PlacedName, Theme},
    scene::{NameKey, OwnName},
};

use super::sample::{bent, plot, result, scene};

fn both() -> Figure {
    let plots = vec![plot("The model", scene()), plot("An equivalent model", bent())];
    Figure { content: Content::Stage(plots), ..result() }
}

fn paper() -> Paper {
    Paper::pixels([900.0, 520.0], 14.0)
}

fn svg(figure: &Figure) -> String {
    export::svg(figure, &paper(), &Theme::LIGHT, true, None).expect("a drawing")
}

fn names(figure: &Figure) -> Vec<Vec<PlacedName>> {
    export::names(figure, &paper(), &Theme::LIGHT).expect("a drawing")
}

fn name(figure: &Figure, of_plot: usize, text: &str) -> PlacedName {
    let names = names(figure).swap_remove(of_plot);
    names.into_iter().find(|name| name.key.text == text).expect("a name that is drawn")
}

fn own(text: &str, hidden: bool, away: Option<[f64; 2]>) -> Vec<Vec<OwnName>> {
    vec![vec![OwnName { key: NameKey { text: text.into(), nth: 0 }, hidden, away }]]
}

/// The lines of a drawing that another lacks.
fn only(one: &str, other: &str) -> Vec<String> {
    let others: Vec<&str> = other.lines().collect();
    one.lines().filter(|line| !others.contains(line)).map(str::to_owned).collect()
}

#[test]
fn every_name_that_is_drawn_is_told_with_its_place() {
    let figure = both();
    let found = names(&figure);
    assert_eq!(found.len(), 2, "two plots");
    let drawn = svg(&figure);
    for (i, name) in found.iter().enumerate().flat_map(|(i, all)| all.iter().map(move |n| (i, n))) {
        assert!(drawn.contains(&format!(">{}</text>", name.key.text)), "{name:?}");
        let half = paper().size[0] / 2.0;
        assert_eq!(name.rect.centre()[0] > half, i == 1, "in its own plot: {name:?}");
        assert!(!name.hidden && !name.moved);
    }
    let texts: Vec<&str> = found[0].iter().map(|name| name.key.text.as_str()).collect();
    assert!(
        ["easy", "easiest", "strongest", "lucky"].iter().all(|t| texts.contains(t)),
        "{texts:?}"
    );
}

#[test]
fn a_hidden_name_is_gone_and_all_else_stays() {
    let figure = both();
    let hidden = figure.clone().with_names(&own("easiest", true, None));
    assert!(name(&hidden, 0, "easiest").hidden, "it can be shown again");
    let (before, after) = (svg(&figure), svg(&hidden));
    assert_eq!(only(&after, &before), Vec::<String>::new());
    assert!(only(&before, &after).iter().any(|line| line.contains("easiest")));
    assert_eq!(after.matches(">easiest</text>").count(), 1, "the other plot keeps its own");
}

#[test]
fn a_moved_name_stands_where_it_was_put_and_a_line_joins_it_with_its_point() {
    let figure = both();
    let before = name(&figure, 0, "lucky");
    let far = before.away([-90.0, -30.0]);
    let moved = figure.clone().with_names(&own("lucky", false, Some(far)));
    let after = name(&moved, 0, "lucky");
    assert!(after.moved);
    for axis in [0, 1] {
        let by = after.rect.centre()[axis] - before.rect.centre()[axis];
        assert!((by - [-90.0, -30.0][axis]).abs() < 1e-6, "{by}");
    }
    let added = only(&svg(&moved), &svg(&figure));
    let lines = |all: &[String]| {
        all.iter()
            .filter(|line| {
                line.starts_with("<path") || line.starts_with("<poly") || line.starts_with("<line")
            })
            .count()
    };
    assert_eq!(lines(&added), 1, "{added:?}");
    let near = before.away([2.0, -2.0]);
    let near =
        only(&svg(&figure.clone().with_names(&own("lucky", false, Some(near)))), &svg(&figure));
    assert_eq!(lines(&near), 0, "no line where it stands near: {near:?}");
    let out = figure.clone().with_names(&own("lucky", false, Some([-900.0, 900.0])));
    let rect = name(&out, 0, "lucky").rect;
    assert!(rect.left >= 0.0 && rect.bottom <= paper().size[1], "it stays in its plot: {rect:?}");
}

#[test]
fn tikz_has_the_names_as_they_were_chosen() {
    let figure = both().with_names(&own("lucky", true, None));
    let tikz =
        |figure: &Figure| export::tikz(figure, &paper(), &Theme::PRINT, true).expect("a drawing");
    assert_eq!(tikz(&both()).matches("{lucky}").count(), 2);
    assert_eq!(tikz(&figure).matches("{lucky}").count(), 1);
}
