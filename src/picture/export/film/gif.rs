//! GIF 89a.

use std::borrow::Cow;

use gif::{DisposalMethod, Encoder, Frame, Repeat};

use super::pictures::{Film, Patch};
use crate::export::Failure;

/// Hundredths of a second.
const HUNDRED: f64 = 100.0;
/// Viewers take delays below two hundredths for none at all.
const SHORTEST: f64 = 2.0;

/// The pictures that are shown, each with its seconds.
pub(super) fn write(
    film: &Film,
    shown: &[(usize, f64)],
    forever: bool,
) -> Result<Vec<u8>, Failure> {
    let [width, height] = film.size.map(|side| side as u16);
    let colours = film.palette.bytes();
    let mut encoder = Encoder::new(Vec::new(), width, height, &colours).map_err(failed)?;
    if forever {
        encoder.set_repeat(Repeat::Infinite).map_err(failed)?;
    }
    for (patch, seconds) in film.patches(shown) {
        let frame = smaller(&patch, film.palette.unchanged());
        let delay = (seconds * HUNDRED).round().max(SHORTEST) as u16;
        encoder.write_lzw_pre_encoded_frame(&Frame { delay, ..frame }).map_err(failed)?;
    }
    encoder.into_inner().map_err(|error| Failure::Drawing(error.to_string()))
}

/// With what is unchanged left out or with all of it, whichever packs better.
fn smaller(patch: &Patch, unchanged: u8) -> Frame<'_> {
    let packed = |pixels: &'_ [u8], transparent: Option<u8>| {
        let mut frame = Frame {
            left: patch.left as u16,
            top: patch.top as u16,
            width: patch.width as u16,
            height: patch.height as u16,
            dispose: DisposalMethod::Keep,
            transparent,
            buffer: Cow::Owned(pixels.to_vec()),
            ..Frame::default()
        };
        frame.make_lzw_pre_encoded();
        frame
    };
    let (whole, sparse) = (packed(&patch.pixels, None), packed(&patch.sparse, Some(unchanged)));
    if sparse.buffer.len() < whole.buffer.len() { sparse } else { whole }
}

fn failed(error: gif::EncodingError) -> Failure {
    Failure::Drawing(error.to_string())
}
