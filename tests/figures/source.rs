//! TikZ source, and the numbers behind figures.

use picture::export::{self, Paper, Preset};
use picture::figure::{Content, Figure, Grounds, Theme};
use picture::scene::PointRef;
use theory::property::Chance;

use super::sample::{neighbours, plot, result, scene};

#[test]
fn tikz_has_balanced_braces_and_no_signs_that_old_engines_lack() {
    let same = [0.5, 0.3, 0.1, 0.05, 0.02, 0.01];
    for figure in [result(), super::sample::two_models(), super::sample::story(same, true)] {
        let paper = Paper::preset(Preset::Column, &figure);
        let source = export::tikz(&figure, &paper, &Theme::PRINT, true).expect("a drawing");
        assert_eq!(source.matches('{').count(), source.matches('}').count());
        assert!(source.is_ascii(), "{:?}", source.chars().find(|c| !c.is_ascii()));
    }
}

/// What TikZ draws: every command is a path or a node that ends on its own line, inside one picture
/// of one document.
#[test]
fn tikz_is_one_picture_of_paths_and_nodes() {
    let figure = result();
    let source =
        export::tikz(&figure, &Paper::preset(Preset::Column, &figure), &Theme::PRINT, true)
            .expect("a drawing");
    let order = [
        "\\documentclass",
        "\\begin{document}",
        "\\begin{tikzpicture}",
        "\\end{tikzpicture}",
        "\\end{document}",
    ];
    let places: Vec<usize> = order.iter().filter_map(|part| source.find(part)).collect();
    assert!(places.len() == order.len() && places.is_sorted(), "{places:?}");
    assert!(order.iter().all(|part| source.matches(part).count() == 1));
    let body = &source[places[2]..places[3]];
    let commands: Vec<&str> = body.lines().skip(1).collect();
    let known = |line: &&str| {
        ["\\path[", "\\node[", "\\useasboundingbox ", "\\clip "].iter().any(|c| line.starts_with(c))
    };
    assert_eq!(commands.iter().find(|line| !known(line) || !line.ends_with(';')), None);
    let nodes = commands.iter().filter(|line| line.starts_with("\\node[")).count();
    let svg =
        export::svg(&figure, &Paper::preset(Preset::Column, &figure), &Theme::PRINT, true, None)
            .expect("a drawing");
    assert_eq!(nodes, svg.matches("<text").count(), "as many texts as the SVG has");
}

#[test]
fn csv_and_json_give_the_numbers_behind_a_figure() {
    let names = |point: PointRef| (point.index == 0).then(|| "easy, \"quoted\"".to_owned());
    let stage = Figure { content: Content::Stage(vec![plot("The model", scene())]), ..result() };
    let csv = export::csv(&stage, &names).expect("a table");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> =
        rows.records().collect::<Result<_, _>>().expect("well-formed CSV");
    assert_eq!((rows.len(), &rows[0][3]), (120, "easy, \"quoted\""));
    let json = export::json(&result(), &names).expect("an object");
    let object: serde_json::Value = serde_json::from_str(&json).expect("well-formed JSON");
    assert_eq!(object["verdicts"][2]["verdict"], "drifted");
    assert_eq!(object["plots"][0]["points"].as_array().map(Vec::len), Some(120));
}

#[test]
fn the_whole_result_comes_with_the_numbers_that_its_verdicts_rest_on() {
    let mut figure = result();
    let draws = Chance {
        draws: 512,
        before_percentile: 97.5,
        after_percentile: 60.0,
        before_median: 0.1,
        after_median: 0.2,
    };
    if let Content::Result(overview) = &mut figure.content {
        overview.verdicts[2].grounds = Some(Grounds { threshold: 0.5, chance: Some(draws) });
    }
    let csv = export::csv(&figure, &|_| None).expect("a table");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "property,before,after,verdict,class,threshold,random pairs,random median before,\
         random median after,percentile before,percentile after"
    );
    assert_eq!(lines[2], "Exact parallelism,0.65,0.56,absent,All or none,0.5,,,,,");
    let cosine = "Euclidean cosine,0.758,0.829,drifted,Anything goes,0.5,512,0.1,0.2,97.5,60";
    assert_eq!(lines[3], cosine);
    let json = export::json(&figure, &|_| None).expect("an object");
    let object: serde_json::Value = serde_json::from_str(&json).expect("well-formed JSON");
    let verdict = &object["verdicts"][2];
    assert_eq!((&verdict["class"], &verdict["threshold"]), (&"Anything goes".into(), &0.5.into()));
    assert_eq!(verdict["chance"]["draws"], 512);
    let pair = export::csv(&super::sample::two_models(), &|_| None).expect("a table");
    assert_eq!(pair.lines().next(), Some("property,first,second,verdict"));
}

#[test]
fn the_numbers_of_a_table_name_what_came_and_went() {
    let rows = export::picture_rows(&neighbours());
    assert_eq!(rows[0].join(" "), "before distance after distance lost gained");
    assert_eq!(rows[3][4..], ["toughest", "hard"]);
    assert_eq!(rows[4][4..], ["", "after"]);
}

#[test]
fn the_story_gives_the_points_and_the_next_tokens_of_both_models() {
    let names = |_: PointRef| None;
    let figure = super::sample::story([0.5, 0.3, 0.1, 0.05, 0.02, 0.01], true);
    let csv = export::csv(&figure, &names).expect("a table");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let head = rows.headers().expect("a header").clone();
    assert_eq!(head.iter().collect::<Vec<_>>().join(" "), "plot kind index label x y before after");
    let rows: Vec<csv::StringRecord> =
        rows.records().collect::<Result<_, _>>().expect("well-formed CSV, all rows of one width");
    let points = rows.iter().filter(|row| row[4].parse::<f64>().is_ok());
    let plots: std::collections::BTreeSet<&str> = points.clone().map(|row| &row[0]).collect();
    let tokens: Vec<_> = rows.iter().filter(|row| &row[1] == "next token").collect();
    assert_eq!((plots.len(), points.count() + tokens.len()), (2, rows.len()));
    assert_eq!(tokens[0].iter().skip(2).collect::<Vec<_>>(), ["0", "most", "", "", "0.573", "0.5"]);
    let json = export::json(&figure, &names).expect("an object");
    let object: serde_json::Value = serde_json::from_str(&json).expect("well-formed JSON");
    let context = object["context"].as_str().expect("a context");
    assert!(context.starts_with("Of all the exams"), "the bare text: {context}");
    assert_eq!(
        object["next_tokens"][1],
        serde_json::json!({ "token": "best", "before": 0.245, "after": 0.3 })
    );
    assert_eq!(object["plots"].as_array().map(Vec::len), Some(2));
}
