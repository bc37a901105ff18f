//! The colours of an animation: those that its pictures have most of.

use std::collections::BTreeMap;

/// Most colours: blends of a dozen colours at edges need no more, and fewer make smaller files.
const MOST: usize = 63;

type Rgb = [u8; 3];

/// Colours, each with a number.
#[derive(Debug)]
pub(super) struct Palette {
    colours: Vec<Rgb>,
    /// The nearest of them to each colour met so far.
    known: BTreeMap<Rgb, u8>,
}

impl Palette {
    /// The colours that these pictures need, as red, green, blue and opacity.
    pub(super) fn of(pictures: &[&[u8]]) -> Self {
        let mut counts: BTreeMap<Rgb, f64> = BTreeMap::new();
        for picture in pictures {
            runs(picture, |colour, length| *counts.entry(colour).or_default() += length as f64);
        }
        // Roots: thin lines and letters count beside large surfaces.
        let all = counts.into_iter().map(|(colour, count)| (colour, count.sqrt())).collect();
        Self { colours: cut(all), known: BTreeMap::new() }
    }

    /// The number that stands for what is as it was before.
    pub(super) fn unchanged(&self) -> u8 {
        self.colours.len() as u8
    }

    /// Red, green and blue of all colours in the order of their numbers, and of the one for what is
    /// unchanged.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.colours.iter().chain([&[0; 3]]).flatten().copied().collect()
    }

    /// The nearest colour of each pixel.
    pub(super) fn numbers(&mut self, picture: &[u8]) -> Vec<u8> {
        let mut numbers = Vec::with_capacity(picture.len() / 4);
        let Self { colours, known } = self;
        runs(picture, |colour, length| {
            let number = *known.entry(colour).or_insert_with(|| nearest(colours, colour));
            numbers.resize(numbers.len() + length, number);
        });
        numbers
    }
}

/// Tells of each run of pixels of one colour; what is not opaque lies on white.
fn runs(picture: &[u8], mut take: impl FnMut(Rgb, usize)) {
    let (mut last, mut length) = (None, 0);
    for pixel in picture.as_chunks::<4>().0 {
        if last != Some(pixel) {
            last.into_iter().for_each(|pixel| take(on_white(pixel), length));
            (last, length) = (Some(pixel), 0);
        }
        length += 1;
    }
    last.into_iter().for_each(|pixel| take(on_white(pixel), length));
}

fn on_white(&[r, g, b, opacity]: &[u8; 4]) -> Rgb {
    let over = |channel: u8| {
        let (channel, opacity) = (u32::from(channel), u32::from(opacity));
        ((channel * opacity + 255 * (255 - opacity) + 127) / 255) as u8
    };
    if opacity == 255 { [r, g, b] } else { [r, g, b].map(over) }
}

fn nearest(colours: &[Rgb], colour: Rgb) -> u8 {
    let distance = |other: &Rgb| -> u32 {
        let apart = other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)));
        apart.zip([3, 6, 1]).map(|(apart, weight)| weight * apart * apart).sum()
    };
    let all = colours.iter().enumerate();
    all.min_by_key(|(_, other)| distance(other)).map_or(0, |(i, _)| i as u8)
}

/// Median cut: the box of colours that matters most is halved until there are enough; of each box
/// the colour that it has most of.
fn cut(all: Vec<(Rgb, f64)>) -> Vec<Rgb> {
    let mut boxes = vec![all];
    while boxes.len() < MOST {
        let worst = boxes.iter().enumerate().map(|(i, colours)| (i, spread(colours)));
        let Some((at, (cost, axis))) = worst.max_by(|a, b| a.1.0.total_cmp(&b.1.0)) else { break };
        if cost <= 0.0 {
            break;
        }
        let mut colours = boxes.swap_remove(at);
        colours.sort_by_key(|(colour, _)| colour[axis]);
        let half = colours.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
        let mut sum = 0.0;
        let below = colours.iter().take_while(|(_, weight)| {
            sum += weight;
            sum <= half
        });
        let at = below.count().clamp(1, colours.len() - 1);
        let upper = colours.split_off(at);
        boxes.extend([colours, upper]);
    }
    let heaviest = |colours: &Vec<(Rgb, f64)>| {
        colours.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(colour, _)| *colour)
    };
    boxes.iter().filter_map(heaviest).collect()
}

/// How much a box would gain by being halved, and along which channel.
fn spread(colours: &[(Rgb, f64)]) -> (f64, usize) {
    let range = |k: usize| {
        let channel = || colours.iter().map(|(colour, _)| colour[k]);
        f64::from(channel().max().unwrap_or(0)) - f64::from(channel().min().unwrap_or(0))
    };
    let axis = (0..3).max_by(|a, b| range(*a).total_cmp(&range(*b))).unwrap_or(0);
    let weight: f64 = colours.iter().map(|(_, weight)| weight).sum();
    (weight.sqrt() * range(axis).powi(2), axis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_are_kept_as_they_are() {
        let picture: Vec<u8> = (0..40u8).flat_map(|i| [i * 6, 255 - i * 6, 128, 255]).collect();
        let mut palette = Palette::of(&[&picture]);
        let numbers = palette.numbers(&picture);
        let bytes = palette.bytes();
        let back = numbers.iter().flat_map(|&n| bytes[3 * usize::from(n)..][..3].to_vec());
        let asked = picture.chunks(4).flat_map(|pixel| pixel[..3].to_vec());
        assert!(back.eq(asked));
    }

    #[test]
    fn many_colours_become_near_ones_and_large_surfaces_keep_theirs() {
        let mut picture = [250, 251, 252, 255].repeat(10_000);
        picture.extend((0..=255u8).flat_map(|i| [i, i, i / 2, 255]));
        let mut palette = Palette::of(&[&picture]);
        let numbers = palette.numbers(&picture);
        let bytes = palette.bytes();
        assert!(usize::from(palette.unchanged()) <= MOST);
        let colour = |i: usize| &bytes[3 * usize::from(numbers[i])..][..3];
        assert_eq!(colour(0), [250, 251, 252]);
        for (i, pixel) in picture.chunks(4).enumerate() {
            assert!(pixel.iter().zip(colour(i)).all(|(a, b)| a.abs_diff(*b) < 16), "{pixel:?}");
        }
    }

    #[test]
    fn what_is_not_opaque_lies_on_white() {
        assert_eq!([[0, 0, 0, 0], [0, 0, 0, 51]].map(|p| on_white(&p)), [[255; 3], [204; 3]]);
    }
}
