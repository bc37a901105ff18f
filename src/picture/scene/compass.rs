//! The two directions from one point, at their true angle in all dimensions.

use std::f64::consts::TAU;

use serde::{Deserialize, Serialize};

use super::Corner;

/// Two directions as a pair of needles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compass {
    /// The true angle between them in all dimensions, 0 to π.
    pub angle: f64,
    /// How they are drawn in the plot, as vectors in data coordinates.
    pub drawn: [[f64; 2]; 2],
    /// The angles that some equivalent model reaches with this condition number, both 0 to π; none
    /// where there is no such bound.
    pub band: Option<[f64; 2]>,
    /// Whether it belongs to a model that was moved.
    pub moved: bool,
    /// In which corner it lies; none for the emptiest.
    #[serde(default)]
    pub corner: Option<Corner>,
    /// What the number is, under it.
    pub note: String,
    /// What the band is, under that.
    pub band_note: String,
}

impl Compass {
    /// The angle of the first needle, counter-clockwise from the right: as the first direction is
    /// drawn in the plot. Of a direction that the camera looks along: to the right.
    pub fn first(&self) -> f64 {
        let [x, y] = self.drawn[0];
        if x.hypot(y) > 0.0 { y.atan2(x) } else { 0.0 }
    }

    /// 1 where the second needle is counter-clockwise from the first, as in the plot, else −1.
    pub fn sense(&self) -> f64 {
        let [[x, y], [u, v]] = self.drawn;
        if x * v - y * u < 0.0 { -1.0 } else { 1.0 }
    }

    /// The angle of a needle that is this far from the first.
    pub fn needle(&self, angle: f64) -> f64 {
        self.first() + self.sense() * angle
    }

    /// The angle between both directions as the plot draws them, 0 to π; none where it draws one of
    /// them as a point.
    pub fn drawn_angle(&self) -> Option<f64> {
        drawn_angle(self.drawn)
    }
}

/// The angle between two vectors of the plane, 0 to π; none where one of them is zero or not
/// finite.
pub fn drawn_angle([[x, y], [u, v]]: [[f64; 2]; 2]) -> Option<f64> {
    let lengths = x.hypot(y) * u.hypot(v);
    let angle = (x * v - y * u).abs().atan2(x * u + y * v);
    (lengths > 0.0 && lengths.is_finite()).then_some(angle)
}

/// Where a compass lies in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dial {
    /// Its middle, in pixels.
    pub centre: [f64; 2],
    /// Its radius in pixels.
    pub radius: f64,
    /// Where that is.
    pub corner: Corner,
}

/// The radius against the picture's shorter side, and its limits in font sizes.
const SHARE: f64 = 0.115;
const LIMITS: [f64; 2] = [2.2, 4.6];
/// Room beside it, and below or above it, in font sizes: the name of an axis is there.
const INSET: [f64; 2] = [0.9, 2.5];
/// Size of the notes against the running text, room for a letter and for a line of them, in font
/// sizes; width and height of the number.
const LETTER: f64 = 0.46;
const LINE: f64 = 1.07;
const NUMBER: [f64; 2] = [5.2, 2.4];
/// How far out the needles reach, and the band.
const NEEDLE: f64 = 0.8;
const BAND: [f64; 2] = [0.86, 0.97];

impl Dial {
    /// In a corner of a picture of this size, beside texts of this size.
    pub fn of(size: [f64; 2], font: f64, corner: Corner) -> Self {
        let [smallest, largest] = LIMITS.map(|by| by * font);
        let radius = (SHARE * size[0].min(size[1])).clamp(smallest, largest);
        let [x, y] = INSET.map(|by| by * font + radius);
        let centre = [
            if corner.is_right() { size[0] - x } else { x },
            if corner.is_lower() { size[1] - y } else { y },
        ];
        Self { centre, radius, corner }
    }

    /// Width and height that the number and the notes take beside it, about.
    pub(super) fn texts(&self, compass: &Compass, font: f64) -> [f64; 2] {
        let notes = [&compass.note, &compass.band_note];
        let widest = notes.iter().map(|note| note.chars().count()).max().unwrap_or(0) as f64;
        let lines = notes.iter().filter(|note| !note.is_empty()).count() as f64;
        [(LETTER * widest).max(NUMBER[0]) * font, (LINE * lines + NUMBER[1]) * font]
    }

    /// The place at an angle, counter-clockwise from the right, at a share of the radius.
    pub fn place(&self, angle: f64, share: f64) -> [f64; 2] {
        let (sin, cos) = angle.sin_cos();
        [self.centre[0] + share * self.radius * cos, self.centre[1] - share * self.radius * sin]
    }

    /// Where the second needle ends.
    pub fn tip(&self, compass: &Compass) -> [f64; 2] {
        self.place(compass.needle(compass.angle), NEEDLE)
    }

    /// Both needles from the middle outwards.
    pub fn needles(&self, compass: &Compass) -> [[[f64; 2]; 2]; 2] {
        let first = self.place(compass.first(), NEEDLE);
        [[self.centre, first], [self.centre, self.tip(compass)]]
    }

    /// The outline of the band, as far as there is one: outer edge there, inner edge back.
    pub fn band(&self, compass: &Compass) -> Option<Vec<[f64; 2]>> {
        let [low, high] = compass.band?;
        let along =
            |share: f64| arc([low, high]).map(move |a| self.place(compass.needle(a), share));
        let mut outline: Vec<[f64; 2]> = along(BAND[1]).collect();
        let inner: Vec<[f64; 2]> = along(BAND[0]).collect();
        outline.extend(inner.into_iter().rev());
        Some(outline)
    }

    /// The sector between both needles, out to a share of the radius.
    pub fn sector(&self, compass: &Compass, share: f64) -> Vec<[f64; 2]> {
        let rim = arc([0.0, compass.angle]).map(|a| self.place(compass.needle(a), share));
        std::iter::once(self.centre).chain(rim).collect()
    }

    /// Whether a pointer within `reach` pixels of the second needle's outer half, or of its tip,
    /// takes hold of it.
    pub fn holds(&self, compass: &Compass, pointer: [f64; 2], reach: f64) -> bool {
        let angle = compass.needle(compass.angle);
        let [dx, dy] = [pointer[0] - self.centre[0], self.centre[1] - pointer[1]];
        let (along, across) =
            (dx * angle.cos() + dy * angle.sin(), (dy * angle.cos() - dx * angle.sin()).abs());
        across <= reach && (0.4 * self.radius..=self.radius + reach).contains(&along)
    }

    /// The angle from the first needle, towards the second, that a pointer asks for after it asked
    /// for `before`: below 0 and above π where it was taken round beyond. None in the very middle.
    pub fn asked(&self, compass: &Compass, pointer: [f64; 2], before: f64) -> Option<f64> {
        let [dx, dy] = [pointer[0] - self.centre[0], self.centre[1] - pointer[1]];
        let turn = compass.sense() * (dy.atan2(dx) - compass.first());
        let rounds = ((before - turn) / TAU).round();
        (dx.hypot(dy) > 0.05 * self.radius).then_some(turn + rounds * TAU)
    }
}

/// Angles of a polyline that stands for an arc, about one in two degrees.
fn arc([low, high]: [f64; 2]) -> impl Iterator<Item = f64> {
    let corners = ((high - low).abs().to_degrees() / 2.0).ceil().clamp(1.0, 180.0);
    (0..=corners as usize).map(move |i| low + (high - low) * i as f64 / corners)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    fn compass(angle: f64, drawn: [[f64; 2]; 2]) -> Compass {
        let (note, band_note) = Default::default();
        Compass { angle, drawn, band: Some([0.2, 1.4]), moved: true, corner: None, note, band_note }
    }

    #[test]
    fn needles_stand_at_the_true_angle_and_as_the_plot_turns_them() {
        let dial = Dial::of([640.0, 600.0], 13.0, Corner::default());
        for drawn in [[[1.0, 0.5], [-0.3, 0.8]], [[-1.0, 0.2], [0.4, 0.9]], [[0.0; 2]; 2]] {
            let compass = compass(0.9, drawn);
            let ends = dial.needles(&compass).map(|[from, to]| [to[0] - from[0], from[1] - to[1]]);
            assert!((drawn_angle(ends).unwrap_or_default() - 0.9).abs() < 1e-12);
            let crosses = [ends, drawn].map(|[[x, y], [u, v]]| x * v - y * u);
            assert!(crosses[0] * crosses[1] >= 0.0, "the same way round");
        }
    }

    #[test]
    fn a_needle_is_held_by_its_tip_and_asks_for_where_the_pointer_is() {
        let (dial, compass) = (
            Dial::of([400.0, 300.0], 13.0, Corner::default()),
            compass(1.1, [[1.0, 0.3], [0.2, 1.0]]),
        );
        assert!(dial.holds(&compass, dial.tip(&compass), 4.0));
        assert!(!dial.holds(&compass, dial.centre, 4.0));
        assert!(!dial.holds(&compass, dial.place(compass.first(), 0.8), 4.0));
        let mut last = 1.1;
        // Out to beyond a half turn and back to beyond the first needle, in small steps.
        let angles = (11..45).chain((-12..45).rev()).map(|tenth| f64::from(tenth) / 10.0);
        for angle in angles {
            let at = dial.place(compass.needle(angle), 0.7);
            last = dial.asked(&compass, at, last).unwrap_or_default();
            assert!((last - angle).abs() < 1e-12, "{last} for {angle}");
        }
        assert_eq!(dial.asked(&compass, dial.centre, last), None);
    }

    #[test]
    fn the_drawn_angle_is_that_of_the_plot() {
        assert_eq!(drawn_angle([[1.0, 0.0], [0.0, 2.0]]), Some(PI / 2.0));
        assert_eq!(drawn_angle([[1.0, 1.0], [-2.0, -2.0]]), Some(PI));
        assert_eq!(drawn_angle([[1.0, 1.0], [0.0, 0.0]]), None);
    }

    #[test]
    fn a_dial_lies_inside_pictures_of_any_use() {
        for size in [[640.0, 600.0], [330.0, 300.0], [180.0, 160.0]] {
            let Dial { centre, radius, .. } = Dial::of(size, 13.0, Corner::default());
            assert!(centre.iter().zip(size).all(|(c, s)| c - radius > 0.0 && c + radius < s));
        }
    }
}
