//! What a row opens into: data only, drawn elsewhere.

use serde::{Deserialize, Serialize};

/// A picture of one property.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Picture {
    /// Distribution of chance values with the measured ones marked.
    Histogram {
        /// Name of the axis.
        axis: String,
        /// Values to bin, one series a model or kind.
        series: Vec<Series>,
        /// Values to mark.
        marks: Vec<Mark>,
    },
    /// Square matrices side by side.
    HeatMap {
        /// Row and column labels.
        labels: Vec<String>,
        /// One matrix each, values in `range`.
        panels: Vec<Panel>,
        /// Lowest and highest value of the colour scale.
        range: [f64; 2],
    },
    /// Labelled scores in groups.
    Strip {
        /// Name of the axis.
        axis: String,
        /// One strip plot each.
        panels: Vec<StripPanel>,
    },
    /// Angles on a half circle.
    Dial {
        /// Angles in radians.
        marks: Vec<Mark>,
        /// Angles that some A with this κ reaches, in radians.
        band: Option<[f64; 2]>,
    },
    /// Grouped bars.
    Bars {
        /// Name of the axis.
        axis: String,
        /// One label a bar group.
        labels: Vec<String>,
        /// One value a label each.
        series: Vec<Series>,
    },
    /// Descending spectra with the cut that decides the rank.
    Scree {
        /// One spectrum each.
        panels: Vec<Spectrum>,
    },
    /// Points in the plane.
    Scatter {
        /// Names of the x and y axis.
        axes: [String; 2],
        /// One plot each.
        panels: Vec<LabelledPoints>,
    },
    /// Pictures below each other.
    Stack {
        /// Each with its title.
        parts: Vec<Titled>,
    },
    /// Rows of text.
    Table {
        /// Column heads.
        columns: Vec<String>,
        /// Cells, one for each column.
        rows: Vec<Vec<String>>,
        /// Whether the first cell of a row says in words what the row is about; else all cells hold
        /// names and numbers of the model.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        headed: bool,
        /// The cells whose names only one of both models has there, in the order of the rows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<CellChange>,
    },
}

/// A cell of a table whose name came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChange {
    /// Its row, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// What became of its name.
    pub change: ListChange,
}

/// What became of a name in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListChange {
    /// Only the list before has it.
    Lost,
    /// Only the list after has it.
    Gained,
}

impl ListChange {
    /// What a row of two lists says: its cell of the list before, and that of the list after, where
    /// the other list lacks them.
    pub(super) fn between<T: PartialEq>(
        [before, after]: [&[T]; 2],
        columns: [usize; 2],
    ) -> Vec<CellChange> {
        let rows = before.len().max(after.len());
        let lacks = |all: &[T], other: &[T], row: usize| {
            all.get(row).is_some_and(|name| !other.contains(name))
        };
        let of_row = |row| {
            let lost = lacks(before, after, row).then_some((columns[0], Self::Lost));
            let gained = lacks(after, before, row).then_some((columns[1], Self::Gained));
            [lost, gained].into_iter().flatten().map(move |(column, change)| CellChange {
                row,
                column,
                change,
            })
        };
        (0..rows).flat_map(of_row).collect()
    }
}

/// A picture with a title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Titled {
    /// What stands over it.
    pub title: String,
    /// The picture.
    pub picture: Picture,
}

/// Named numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// What they are.
    pub name: String,
    /// The numbers.
    pub values: Vec<f64>,
}

/// A marked value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is.
    pub name: String,
    /// Where it stands.
    pub at: f64,
}

/// One matrix of a heat map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Title.
    pub name: String,
    /// Rows of values.
    pub values: Vec<Vec<f64>>,
}

/// One strip plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StripPanel {
    /// Title.
    pub name: String,
    /// Score that separates the groups.
    pub threshold: f64,
    /// The groups.
    pub groups: Vec<ScoreGroup>,
}

/// Scores of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreGroup {
    /// Name of the group.
    pub name: String,
    /// What was scored.
    pub labels: Vec<String>,
    /// Its scores.
    pub scores: Vec<f64>,
}

/// One spectrum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spectrum {
    /// Title.
    pub name: String,
    /// Values, descending.
    pub values: Vec<f64>,
    /// Values up to this count as zero.
    pub cut: f64,
}

/// Labelled points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelledPoints {
    /// Title.
    pub name: String,
    /// One label a point.
    pub labels: Vec<String>,
    /// One (x, y) a point.
    pub points: Vec<[f64; 2]>,
}

/// Three significant digits and a true minus sign, or the exponent form where that says more.
pub fn short(x: f64) -> String {
    let size = x.abs();
    let text = match size {
        0.0 => "0".to_string(),
        _ if x.is_infinite() => "∞".to_string(),
        // Below, two decimals would be zeros.
        _ if !(5e-3..1e5).contains(&size) => format!("{x:.1e}"),
        _ if size >= 100.0 || size >= 10.0 && x.fract() == 0.0 => format!("{x:.0}"),
        _ if size >= 10.0 => format!("{x:.1}"),
        _ => format!("{x:.2}"),
    };
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_list_lacks_is_lost_or_gained() {
        let found = ListChange::between([&[3, 1, 4], &[1, 5, 3]], [0, 2]);
        let lost = CellChange { row: 2, column: 0, change: ListChange::Lost };
        let gained = CellChange { row: 1, column: 2, change: ListChange::Gained };
        assert_eq!(found, [gained, lost]);
        assert_eq!(ListChange::between([&[3, 1], &[1, 3]], [0, 2]), []);
    }
}
