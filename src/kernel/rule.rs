//! Straight lines on a picture.

/// A line in pixels, and its look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its ends, from the top left corner.
    pub ends: [[f32; 2]; 2],
    /// Its width in pixels.
    pub width: f32,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// Its opacity, 0 to 1.
    pub opacity: f32,
}

/// Opacity is counted in parts of this.
const WHOLE: i32 = 1 << 16;

/// Draws a line over RGBA bytes of a picture of this width and height, with soft edges; one that is
/// not finite or has no length is left out.
///
/// It is walked along its longer side: at every pixel of that side it covers a stretch of the other
/// side, each pixel of which takes its share.
pub fn rule(pixels: &mut [u8], [width, height]: [usize; 2], rule: &Rule) {
    let [from, to] = rule.ends;
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if !(length.is_finite() && length > 0.0) {
        return;
    }
    let steep = dy.abs() > dx.abs();
    let turned = |at: [f32; 2]| if steep { [at[1], at[0]] } else { at };
    let (mut a, mut b) = (turned(from), turned(to));
    if a[0] > b[0] {
        (a, b) = (b, a);
    }
    let slope = (b[1] - a[1]) / (b[0] - a[0]);
    let sizes = if steep { [height, width] } else { [width, height] };
    let strides = if steep { [width, 1] } else { [1, width] };
    // The stretch that a line of this width covers across its longer side.
    let half = 0.5 * rule.width * length / (b[0] - a[0]);
    let last = (b[0].ceil().max(0.0) as usize).min(sizes[0]);
    let pixels = pixels.as_chunks_mut::<4>().0;
    for i in (a[0].floor().max(0.0) as usize)..last {
        let (left, right) = ((i as f32).max(a[0]), (i as f32 + 1.0).min(b[0]));
        let (share, middle) = (right - left, a[1] + slope * ((left + right) / 2.0 - a[0]));
        let (low, high) = (middle - half, middle + half);
        let end = (high.ceil().max(0.0) as usize).min(sizes[1]);
        for j in (low.floor().max(0.0) as usize)..end {
            let covered = (high.min(j as f32 + 1.0) - low.max(j as f32)).clamp(0.0, 1.0) * share;
            let opacity = (WHOLE as f32 * rule.opacity * covered) as i32;
            if let Some(pixel) = pixels.get_mut(i * strides[0] + j * strides[1]) {
                blend(pixel, rule.colour, opacity);
            }
        }
    }
}

#[inline]
fn blend(pixel: &mut [u8; 4], colour: [u8; 3], opacity: i32) {
    for (channel, over) in pixel.iter_mut().zip(colour) {
        let below = i32::from(*channel);
        *channel = (below + ((i32::from(over) - below) * opacity + WHOLE / 2) / WHOLE) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [[[f32; 2]; 2]; 4] = [
        [[2.0, 3.0], [17.0, 3.0]],
        [[4.0, 2.0], [4.3, 18.0]],
        [[17.2, 4.1], [3.4, 15.5]],
        [[3.0, 3.0], [16.0, 16.0]],
    ];

    /// How many pixels' worth of black a line leaves on a white picture of 20 × 20.
    fn ink(ends: [[f32; 2]; 2], width: f32) -> f32 {
        let mut pixels = vec![255; 4 * 20 * 20];
        rule(&mut pixels, [20, 20], &Rule { ends, width, colour: [0; 3], opacity: 1.0 });
        pixels.chunks(4).map(|pixel| 255.0 - f32::from(pixel[0])).sum::<f32>() / 255.0
    }

    #[test]
    fn a_line_covers_its_length_times_its_width() {
        for ends in LINES {
            let length = (ends[1][0] - ends[0][0]).hypot(ends[1][1] - ends[0][1]);
            for width in [0.8, 1.0, 2.5] {
                let off = ink(ends, width) / (length * width) - 1.0;
                assert!(off.abs() < 0.02, "{off} for {ends:?}, {width} wide");
            }
        }
    }

    #[test]
    fn lines_over_the_rim_and_no_lines_do_no_harm() {
        assert!(ink([[-50.0, 10.0], [90.0, 10.0]], 1.0) > 19.0);
        assert_eq!(ink([[5.0, 5.0], [5.0, 5.0]], 1.0), 0.0);
        assert_eq!(ink([[f32::NAN, 5.0], [5.0, 5.0]], 1.0), 0.0);
        assert_eq!(ink([[-5.0, -30.0], [-5.0, 90.0]], 1.0), 0.0);
        assert_eq!(ink([[1e30, -30.0], [-5.0, f32::INFINITY]], 1.0), 0.0);
    }
}
