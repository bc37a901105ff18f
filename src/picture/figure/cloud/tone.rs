//! From how many points lie on a pixel to how opaque it is.
//!
//! What overlapping points let through multiplies, which is right for a few: beyond a handful the
//! eye sees one slab. From there on opacity grows with the logarithm of the depth, so that a cloud
//! of fifty thousand shows where it is dense.

/// Every so many pixels of the mask are looked at for the deepest part.
const SAMPLE: usize = 13;
/// The share of the pixels with points that is deeper than the tone's darkest.
const DARKEST: f64 = 0.01;
/// Depths up to this many points are drawn as they are.
const FEW: f64 = 3.0;
/// Opacity of the deepest part.
const DEEP: f64 = 0.96;
/// How opaque one point of a deep cloud is at least, and against one of a shallow cloud.
const FAINTEST: f64 = 0.28;
const SINGLE: f64 = 0.55;
/// How much later than evenly with the logarithm a cloud turns dense: more than 1 keeps most of it
/// pale, so that its dense parts stand out.
const LATE: f64 = 1.3;
/// Deepest parts are told apart in steps of this factor, so that a tone stands still while points
/// move a little.
const STEP: f64 = 1.25;

/// Opacities are exact up to this depth, and beyond it the same for so many depths.
const FINE: usize = 2048;
const COARSE: usize = 32;

/// How deep the deepest part of a mask is, in steps of [`STEP`]; none for an empty mask.
pub(super) fn deepest(mask: &[u16]) -> Option<f64> {
    let mut bins = [0_u32; 8 * 16];
    let mut count = 0_u32;
    for &depth in mask.iter().step_by(SAMPLE).filter(|depth| **depth > 0) {
        bins[bin(depth)] += 1;
        count += 1;
    }
    let mut above = 0;
    let found = (0..bins.len()).rev().find(|&i| {
        above += bins[i];
        f64::from(above) > DARKEST * f64::from(count)
    })?;
    let depth = 2f64.powi(found as i32 / 8) * (1.0 + (f64::from(found as u8 % 8) + 0.5) / 8.0);
    (count > 0).then(|| STEP.powf((depth.ln() / STEP.ln()).round()))
}

/// Which eighth of which octave a depth above 0 lies in.
fn bin(depth: u16) -> usize {
    let octave = depth.ilog2();
    let eighth = (u32::from(depth) << 3 >> octave) & 7;
    (8 * octave + eighth) as usize
}

/// The tone of one cloud.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::figure) struct Tone {
    /// The depth of one point.
    single: f64,
    /// The opacity of one point of a cloud in which few overlap.
    opacity: f64,
    /// How many points lie where the cloud is deepest; 1 where so few overlap that depths are drawn
    /// as they are.
    many: f64,
}

impl Tone {
    /// Of the cloud on a mask.
    pub(super) fn of(mask: &[u16], single: f64, opacity: f64) -> Self {
        let many = deepest(mask).map_or(1.0, |deepest| deepest / single);
        Self { single, opacity, many: if many > FEW { many } else { 1.0 } }
    }

    /// Of a cloud whose points were counted spot by spot: there a depth is a count.
    pub(in crate::figure) fn of_counts(counts: impl Iterator<Item = u32>, opacity: f64) -> Self {
        let mut counts: Vec<u32> = counts.collect();
        counts.sort_unstable();
        let darkest = ((1.0 - DARKEST) * counts.len() as f64) as usize;
        let many = counts.get(darkest).map_or(1.0, |count| f64::from(*count));
        Self { single: 1.0, opacity, many: if many > FEW { many } else { 1.0 } }
    }

    /// How opaque a pixel of this depth is, 0 to 1.
    pub(in crate::figure) fn opacity(&self, depth: f64) -> f64 {
        let points = depth / self.single;
        if self.many <= FEW {
            return 1.0 - (1.0 - self.opacity).powf(points);
        }
        let faint = self.faint();
        if points <= 1.0 {
            faint * points
        } else {
            let part = (points.ln() / self.many.ln()).powf(LATE);
            (faint + (DEEP - faint) * part).min(DEEP)
        }
    }

    /// Opacities in 0 to 255 for every depth; deep ones, which the eye cannot tell apart so well,
    /// in steps.
    pub(super) fn opacities(&self) -> Vec<u8> {
        let shade = |depth: usize| (255.0 * self.opacity(depth as f64)).round() as u8;
        let mut all: Vec<u8> = (0..FINE).map(shade).collect();
        let coarse = (FINE..=usize::from(u16::MAX)).step_by(COARSE);
        coarse.for_each(|depth| all.extend([shade(depth); COARSE]));
        all
    }

    /// The opacity of one point: the deeper the cloud, the fainter, down to what can still be seen.
    fn faint(&self) -> f64 {
        let fade = (FEW.ln() / self.many.ln()).max(SINGLE);
        (self.opacity * fade).max(FAINTEST.min(self.opacity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_points_are_drawn_as_they_are() {
        assert_eq!(deepest(&[0; 100]), None);
        for mask in [[0; 100], [900; 100], [2000; 100]] {
            let tone = Tone::of(&mask, 900.0, 0.55);
            assert!((tone.opacity(1800.0) - (1.0 - 0.45 * 0.45)).abs() < 1e-12);
        }
    }

    #[test]
    fn denser_is_always_darker_and_one_point_can_be_seen() {
        for deepest in [4000, 20_000, 60_000] {
            let tone = Tone::of(&[deepest; 100], 900.0, 0.55);
            let shade = |i: u16| tone.opacity(0.95 * f64::from(i) * f64::from(deepest) / 60.0);
            let shades: Vec<f64> = (0..60).map(shade).collect();
            assert!(shades.windows(2).all(|pair| pair[0] < pair[1]), "{shades:?}");
            assert!(tone.opacity(900.0) >= FAINTEST && shades[59] <= DEEP);
        }
    }

    #[test]
    fn the_deepest_part_is_found_whatever_lies_around_it() {
        let mut mask = vec![0; 40_000];
        mask[1000..3000].fill(900);
        mask[3000..3400].fill(30_000);
        let found = deepest(&mask).unwrap_or_default();
        assert!((found / 30_000.0).ln().abs() < STEP.ln(), "{found}");
    }
}
