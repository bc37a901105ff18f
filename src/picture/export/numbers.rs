//! The numbers behind a figure, as CSV and JSON.

use serde_json::{Value, json};

use super::failure::Failure;
use crate::figure::{Content, Figure, Grounds, Overview, StagePlot, Story, Twins, VerdictLine};
use crate::scene::{Arrow, PointKind, PointRef};
use theory::property::{CellChange, ListChange, Mark, Picture, Titled};

/// The label of a point, if it has one.
pub type Names<'a> = dyn Fn(PointRef) -> Option<String> + 'a;

/// The numbers of a figure as one JSON object: `title`, `caption`, and what the content has of
/// `plots`, `picture`, `context`, `verdicts`.
///
/// # Errors
/// [`Failure::Numbers`], when the picture or the whole cannot be put into JSON.
pub fn json(figure: &Figure, names: &Names) -> Result<String, Failure> {
    let mut object = json!({ "title": figure.title, "caption": figure.caption });
    match &figure.content {
        Content::Stage(plots) => {
            object["plots"] = plots.iter().map(|plot| plot_value(plot, names)).collect()
        }
        Content::Board(picture) => object["picture"] = value(picture)?,
        Content::Story(story) => {
            object["plots"] = story.plots.iter().map(|plot| plot_value(plot, names)).collect();
            object["context"] = json!(story.context);
            object["next_tokens"] = twins_value(&story.bars);
        }
        Content::Result(overview) => {
            let Overview { names: both, plots, context, distribution, verdicts, .. } = &**overview;
            object["plots"] = plots.iter().map(|plot| plot_value(plot, names)).collect();
            object["verdicts"] = verdicts.iter().map(|line| verdict_value(both, line)).collect();
            if let Some(distribution) = distribution {
                object["context"] = json!(context);
                object["picture"] = value(distribution)?;
            }
        }
    }
    serde_json::to_string_pretty(&object).map_err(|error| Failure::Numbers(error.to_string()))
}

fn value(picture: &Picture) -> Result<Value, Failure> {
    serde_json::to_value(in_degrees(picture)).map_err(|error| Failure::Numbers(error.to_string()))
}

/// The same picture with its angles in degrees, as they are read off it.
fn in_degrees(picture: &Picture) -> Picture {
    match picture {
        Picture::Dial { marks, band } => Picture::Dial {
            marks: marks
                .iter()
                .map(|mark| Mark { name: mark.name.clone(), at: mark.at.to_degrees() })
                .collect(),
            band: band.map(|ends| ends.map(f64::to_degrees)),
        },
        Picture::Stack { parts } => Picture::Stack {
            parts: parts
                .iter()
                .map(|part| Titled {
                    title: part.title.clone(),
                    picture: in_degrees(&part.picture),
                })
                .collect(),
        },
        other => other.clone(),
    }
}

fn plot_value(plot: &StagePlot, names: &Names) -> Value {
    let points = plot.scene.points.iter().flat_map(|cloud| {
        let kind = cloud.kind;
        cloud.xy.iter().enumerate().map(move |(index, at)| (PointRef { kind, index }, at))
    });
    let points: Vec<Value> = points
        .map(|(point, [x, y])| {
            let (kind, label) = (kind_name(point.kind), names(point));
            json!({ "kind": kind, "index": point.index, "label": label, "x": x, "y": y })
        })
        .collect();
    let arrow = |arrow: &Arrow| {
        let [from, to] = [&arrow.label_from, &arrow.label_to];
        json!({ "from": arrow.from, "to": arrow.to, "label_from": from, "label_to": to })
    };
    let arrows: Vec<Value> = plot.scene.arrows.iter().map(arrow).collect();
    let axes = &plot.scene.axis_names;
    json!({ "heading": plot.heading, "axes": axes, "points": points, "arrows": arrows })
}

fn verdict_value([one, two]: &[String; 2], line: &VerdictLine) -> Value {
    let verdict = line.verdict.as_ref().map(|(_, word)| word);
    let mut value = json!({
        "property": line.name,
        "class": line.fate.1,
        one: line.values[0],
        two: line.values[1],
        "verdict": verdict,
    });
    if let Some(Grounds { threshold, chance }) = line.grounds {
        value["threshold"] = json!(threshold);
        value["chance"] = json!(chance);
    }
    value
}

fn twins_value(twins: &Twins) -> Value {
    let row =
        |(token, p): &(String, [f64; 2])| json!({ "token": token, "before": p[0], "after": p[1] });
    twins.rows.iter().map(row).collect()
}

fn kind_name(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Tokens => "token",
        PointKind::Contexts => "context",
    }
}

/// The numbers of a figure as one flat table with a header row; of a result on a slide, the
/// verdicts with all that they rest on; of a result in one row, the points of both plots, then the
/// next tokens.
///
/// # Errors
/// [`Failure::Numbers`], when the rows cannot be put into a table.
pub fn csv(figure: &Figure, names: &Names) -> Result<String, Failure> {
    let rows = match &figure.content {
        Content::Stage(plots) => plot_rows(plots, names),
        Content::Board(picture) => picture_rows(picture),
        Content::Story(story) => story_rows(story, names),
        Content::Result(overview) => verdict_rows(overview),
    };
    let failed = |error: String| Failure::Numbers(error);
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    rows.iter()
        .try_for_each(|row| writer.write_record(row))
        .map_err(|error| failed(error.to_string()))?;
    let bytes = writer.into_inner().map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

type Rows = Vec<Vec<String>>;

fn header(names: &[&str]) -> Rows {
    vec![names.iter().map(|name| (*name).to_owned()).collect()]
}

fn plot_rows(plots: &[StagePlot], names: &Names) -> Rows {
    let mut rows = header(&["plot", "kind", "index", "label", "x", "y"]);
    for plot in plots {
        for cloud in &plot.scene.points {
            rows.extend(cloud.xy.iter().enumerate().map(|(index, [x, y])| {
                let label = names(PointRef { kind: cloud.kind, index }).unwrap_or_default();
                let kind = kind_name(cloud.kind).to_owned();
                vec![
                    plot.heading.clone(),
                    kind,
                    index.to_string(),
                    label,
                    x.to_string(),
                    y.to_string(),
                ]
            }));
        }
    }
    rows
}

/// Points have a place, next tokens a probability before and one after; what a row lacks is empty.
fn story_rows(story: &Story, names: &Names) -> Rows {
    let mut rows = plot_rows(&story.plots, names);
    let (head, points) = rows.split_at_mut(1);
    head[0].extend(["before", "after"].map(str::to_owned));
    points.iter_mut().for_each(|row| row.extend([String::new(), String::new()]));
    let tokens = story.bars.rows.iter().enumerate();
    rows.extend(tokens.map(|(index, (token, values))| {
        let [before, after] = values.map(|value| value.to_string());
        let [plot, kind] = [story.heading.as_str(), "next token"].map(str::to_owned);
        let [x, y] = [String::new(), String::new()];
        vec![plot, kind, index.to_string(), token.clone(), x, y, before, after]
    }));
    rows
}

/// A line of the table a row; behind it, where any line has a verdict, what it rests on.
fn verdict_rows(overview: &Overview) -> Rows {
    let [one, two] = &overview.names;
    let judged = overview.verdicts.iter().any(|line| line.grounds.is_some());
    let mut rows = header(&["property", one, two, "verdict"]);
    rows[0].extend(GROUNDS.iter().filter(|_| judged).map(|name| (*name).to_owned()));
    rows.extend(overview.verdicts.iter().map(|l| {
        let [before, after] = l.values.map(written);
        let verdict = l.verdict.as_ref().map(|(_, word)| word.clone()).unwrap_or_default();
        let mut row = vec![l.name.clone(), before, after, verdict];
        if judged {
            row.push(l.fate.1.clone());
            row.extend(grounds(l.grounds.as_ref()).map(written));
        }
        row
    }));
    rows
}

/// What a verdict rests on, in columns: the class of the property, then numbers; medians and
/// percentiles are among random pairs.
const GROUNDS: [&str; 7] = [
    "class",
    "threshold",
    "random pairs",
    "random median before",
    "random median after",
    "percentile before",
    "percentile after",
];

fn grounds(grounds: Option<&Grounds>) -> [Option<f64>; 6] {
    let chance = grounds.and_then(|grounds| grounds.chance);
    [
        grounds.map(|grounds| grounds.threshold),
        chance.map(|chance| chance.draws as f64),
        chance.map(|chance| chance.before_median),
        chance.map(|chance| chance.after_median),
        chance.map(|chance| chance.before_percentile),
        chance.map(|chance| chance.after_percentile),
    ]
}

fn written(value: Option<f64>) -> String {
    value.map_or_else(String::new, |x| x.to_string())
}

/// A picture as a table with a header row, in long form: what the value belongs to, its name, its
/// place, the value.
pub fn picture_rows(picture: &Picture) -> Vec<Vec<String>> {
    let mut rows = header(&["part", "name", "index", "value"]);
    let mut add = |part: &str, name: &str, index: usize, value: f64| {
        rows.push(vec![part.to_owned(), name.to_owned(), index.to_string(), value.to_string()]);
    };
    match picture {
        Picture::Histogram { series, marks, .. } => {
            series.iter().for_each(|s| {
                s.values.iter().enumerate().for_each(|(i, v)| add("value", &s.name, i, *v))
            });
            marks.iter().enumerate().for_each(|(i, m)| add("mark", &m.name, i, m.at));
        }
        Picture::Dial { marks, band } => {
            marks
                .iter()
                .enumerate()
                .for_each(|(i, m)| add("angle in degrees", &m.name, i, m.at.to_degrees()));
            band.iter()
                .flatten()
                .enumerate()
                .for_each(|(i, v)| add("band in degrees", "κ allows", i, v.to_degrees()));
        }
        Picture::Bars { labels, series, .. } => {
            series.iter().for_each(|s| {
                labels
                    .iter()
                    .zip(&s.values)
                    .enumerate()
                    .for_each(|(i, (l, v))| add(&s.name, l, i, *v))
            });
        }
        Picture::Scree { panels } => {
            panels.iter().for_each(|p| {
                p.values.iter().enumerate().for_each(|(i, v)| add("value", &p.name, i, *v))
            });
        }
        Picture::Strip { panels, .. } => {
            for (panel, group) in panels.iter().flat_map(|p| p.groups.iter().map(move |g| (p, g))) {
                let part = format!("{}, {}", panel.name, group.name);
                let scores = group.labels.iter().zip(&group.scores).enumerate();
                scores.for_each(|(i, (label, score))| add(&part, label, i, *score));
            }
        }
        Picture::HeatMap { labels, panels, .. } => return heat_map_rows(labels, panels),
        Picture::Scatter { panels, .. } => return scatter_rows(panels),
        Picture::Stack { parts } => return parts.iter().flat_map(titled_rows).collect(),
        Picture::Table { columns, rows, changes, .. } => {
            return table_rows(columns, rows, changes);
        }
    }
    rows
}

/// The table as it is; where names came and went, two more columns name them.
fn table_rows(columns: &[String], rows: &[Vec<String>], changes: &[CellChange]) -> Rows {
    let mut all: Rows =
        std::iter::once(columns).chain(rows.iter().map(Vec::as_slice)).map(<[_]>::to_vec).collect();
    for (name, change) in [("lost", ListChange::Lost), ("gained", ListChange::Gained)] {
        let changed = |row: usize| {
            let cell = changes.iter().find(|cell| cell.row == row && cell.change == change)?;
            rows[row].get(cell.column).cloned()
        };
        if let Some((head, body)) = all.split_first_mut().filter(|_| !changes.is_empty()) {
            head.push(name.to_owned());
            body.iter_mut()
                .enumerate()
                .for_each(|(i, row)| row.push(changed(i).unwrap_or_default()));
        }
    }
    all
}

/// Its title in a line of its own, then the picture's rows.
fn titled_rows(part: &theory::property::Titled) -> Rows {
    let mut rows = vec![vec![part.title.clone()]];
    rows.extend(picture_rows(&part.picture));
    rows
}

fn heat_map_rows(labels: &[String], panels: &[theory::property::Panel]) -> Rows {
    let mut rows = header(&["panel", "row", "column", "value"]);
    for panel in panels {
        for (row, values) in labels.iter().zip(&panel.values) {
            let cell = |(column, value): (&String, &f64)| {
                vec![panel.name.clone(), row.clone(), column.clone(), value.to_string()]
            };
            rows.extend(labels.iter().zip(values).map(cell));
        }
    }
    rows
}

fn scatter_rows(panels: &[theory::property::LabelledPoints]) -> Rows {
    let mut rows = header(&["panel", "label", "x", "y"]);
    for panel in panels {
        let row = |(label, [x, y]): (&String, &[f64; 2])| {
            vec![panel.name.clone(), label.clone(), x.to_string(), y.to_string()]
        };
        rows.extend(panel.labels.iter().zip(&panel.points).map(row));
    }
    rows
}
