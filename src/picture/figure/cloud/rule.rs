//! Straight lines by pixels, under a cloud.

use plotters::style::RGBAColor;

use crate::figure::Rule;

/// Draws a rule over RGBA bytes of this many device pixels, with soft edges.
///
/// A line is walked along its longer side: at every pixel of that side it covers a stretch of the
/// other side, each pixel of which takes its share.
pub(super) fn draw(pixels: &mut [u8], [width, height]: [usize; 2], rule: &Rule, ratio: f64) {
    let [from, to] = rule.ends.map(|end| end.map(|x| x * ratio));
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if !(length.is_finite() && length > 0.0) {
        return;
    }
    let steep = dy.abs() > dx.abs();
    let turned = |at: [f64; 2]| if steep { [at[1], at[0]] } else { at };
    let (mut a, mut b) = (turned(from), turned(to));
    if a[0] > b[0] {
        (a, b) = (b, a);
    }
    let slope = (b[1] - a[1]) / (b[0] - a[0]);
    let sizes = if steep { [height, width] } else { [width, height] };
    // The stretch that a line of this width covers across its longer side.
    let half = 0.5 * rule.stroke.width * ratio * length / (b[0] - a[0]);
    let last = (b[0].ceil().max(0.0) as usize).min(sizes[0]);
    for i in (a[0].floor().max(0.0) as usize)..last {
        let (left, right) = ((i as f64).max(a[0]), (i as f64 + 1.0).min(b[0]));
        let (share, middle) = (right - left, a[1] + slope * ((left + right) / 2.0 - a[0]));
        let (low, high) = (middle - half, middle + half);
        let end = (high.ceil().max(0.0) as usize).min(sizes[1]);
        for j in (low.floor().max(0.0) as usize)..end {
            let covered = (high.min(j as f64 + 1.0) - low.max(j as f64)).clamp(0.0, 1.0) * share;
            let place = if steep { i * width + j } else { j * width + i };
            blend(&mut pixels[4 * place..4 * place + 3], rule.stroke.colour, covered);
        }
    }
}

fn blend(pixel: &mut [u8], RGBAColor(r, g, b, opacity): RGBAColor, covered: f64) {
    let share = (WHOLE as f64 * opacity * covered) as i32;
    for (channel, over) in pixel.iter_mut().zip([r, g, b]) {
        let below = i32::from(*channel);
        *channel = (below + ((i32::from(over) - below) * share + WHOLE / 2) / WHOLE) as u8;
    }
}

/// Opacity is counted in parts of this.
const WHOLE: i32 = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Stroke;
    use plotters::style::RGBColor;

    const LINES: [[[f64; 2]; 2]; 4] = [
        [[2.0, 3.0], [17.0, 3.0]],
        [[4.0, 2.0], [4.3, 18.0]],
        [[17.2, 4.1], [3.4, 15.5]],
        [[3.0, 3.0], [16.0, 16.0]],
    ];

    fn ink(ends: [[f64; 2]; 2], width: f64, ratio: f64) -> f64 {
        let size = [(20.0 * ratio) as usize, (20.0 * ratio) as usize];
        let mut pixels = vec![255; 4 * size[0] * size[1]];
        let rule = Rule { ends, stroke: Stroke::solid(RGBColor(0, 0, 0), width) };
        draw(&mut pixels, size, &rule, ratio);
        let dark: f64 = pixels.chunks(4).map(|pixel| 255.0 - f64::from(pixel[0])).sum();
        dark / 255.0 / ratio / ratio
    }

    #[test]
    fn a_line_covers_its_length_times_its_width() {
        for ratio in [1.0, 2.0] {
            for ends in LINES {
                let length = (ends[1][0] - ends[0][0]).hypot(ends[1][1] - ends[0][1]);
                for width in [0.8, 1.0, 2.5] {
                    let off = ink(ends, width, ratio) / (length * width) - 1.0;
                    assert!(off.abs() < 0.02, "{off} for {ends:?}, {width} wide");
                }
            }
        }
    }

    #[test]
    fn lines_over_the_rim_and_no_lines_do_no_harm() {
        assert!(ink([[-50.0, 10.0], [90.0, 10.0]], 1.0, 1.0) > 19.0);
        assert_eq!(ink([[5.0, 5.0], [5.0, 5.0]], 1.0, 1.0), 0.0);
        assert_eq!(ink([[f64::NAN, 5.0], [5.0, 5.0]], 1.0, 1.0), 0.0);
        assert_eq!(ink([[-5.0, -30.0], [-5.0, 90.0]], 1.0, 1.0), 0.0);
    }
}
