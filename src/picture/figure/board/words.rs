//! Pictures in words, for those who do not see them.

use super::number;
use theory::property::{ListChange, Mark, Picture};

/// What the picture shows, in a sentence or two.
pub fn in_words(picture: &Picture) -> String {
    match picture {
        Picture::Histogram { axis, series, marks } => {
            let medians = series.iter().map(|s| {
                format!("{}: {} values, median {}", s.name, s.values.len(), median(&s.values))
            });
            format!("Histogram over {axis}. {}. Marked: {}", joined(medians), marked(marks))
        }
        Picture::HeatMap { labels, panels, range } => {
            let names = joined(panels.iter().map(|p| p.name.clone()));
            let (count, [low, high]) = (labels.len(), range.map(number));
            format!("Heat map of {count} by {count} values from {low} to {high}: {names}")
        }
        Picture::Strip { axis, panels } => {
            let groups = panels.iter().flat_map(|p| p.groups.iter().map(move |g| (p, g)));
            let groups = groups.map(|(p, g)| {
                format!(
                    "{}, {}: {} scores, median {}",
                    p.name,
                    g.name,
                    g.scores.len(),
                    median(&g.scores)
                )
            });
            format!("Scores on one line, {axis}. {}", joined(groups))
        }
        Picture::Dial { marks, band } => {
            let degrees: Vec<Mark> =
                marks.iter().map(|m| Mark { at: m.at.to_degrees(), ..m.clone() }).collect();
            let band = band.map(|ends| ends.map(|angle| number(angle.to_degrees())));
            let band = band.map(|[low, high]| format!(". κ allows {low} to {high}"));
            format!("Angles in degrees: {}{}", marked(&degrees), band.unwrap_or_default())
        }
        Picture::Bars { axis, labels, series } => {
            let names = joined(series.iter().map(|s| s.name.clone()));
            format!("Bars of {axis}: {} groups of {names}", labels.len())
        }
        Picture::Scree { panels } => {
            let spectra = panels.iter().map(|p| {
                let kept = p.values.iter().filter(|&&v| v > p.cut).count();
                format!("{}: {kept} of {} values above the cut", p.name, p.values.len())
            });
            format!("Descending spectra. {}", joined(spectra))
        }
        Picture::Scatter { axes, panels } => {
            let clouds = panels.iter().map(|p| format!("{}: {} points", p.name, p.points.len()));
            format!("Points by {} and {}. {}", axes[0], axes[1], joined(clouds))
        }
        Picture::Stack { parts } => {
            joined(parts.iter().map(|part| format!("{}: {}", part.title, in_words(&part.picture))))
        }
        Picture::Table { columns, rows, changes, .. } => {
            let summary = format!("Table of {} rows: {}", rows.len(), columns.join(", "));
            let count = |change| changes.iter().filter(|cell| cell.change == change).count();
            match [count(ListChange::Lost), count(ListChange::Gained)] {
                [0, 0] => summary,
                [lost, gained] => format!("{summary}. {lost} lost, {gained} gained"),
            }
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

fn marked(marks: &[Mark]) -> String {
    joined(marks.iter().map(|mark| format!("{} at {}", mark.name, number(mark.at))))
}

fn median(values: &[f64]) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).map_or_else(|| "–".into(), |&middle| number(middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dial_tells_its_angles_in_degrees() {
        let right = std::f64::consts::FRAC_PI_2;
        let marks = vec![Mark { name: "before".into(), at: right }];
        let dial = Picture::Dial { marks, band: Some([0.0, right]) };
        assert_eq!(in_words(&dial), "Angles in degrees: before at 90.0. κ allows 0 to 90.0");
    }
}
