//! Animated PNG with a palette.

use png::{BitDepth, BlendOp, ColorType, DeflateCompression, Encoder, EncodingError, Filter};

use super::pictures::{Film, Patch};
use crate::export::Failure;

/// Delays are written in thousandths of a second.
const THOUSAND: u16 = 1000;
/// Strength of the compression, 1 to 9.
const COMPRESSION: u8 = 9;

/// The pictures that are shown, each with its seconds. Programs that know no animated PNG show the
/// first.
pub(super) fn write(
    film: &Film,
    shown: &[(usize, f64)],
    forever: bool,
) -> Result<Vec<u8>, Failure> {
    animation(film, shown, forever).map_err(|error| Failure::Drawing(error.to_string()))
}

fn animation(film: &Film, shown: &[(usize, f64)], forever: bool) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = encoder(film, &mut bytes, film.size);
    encoder.set_animated(shown.len() as u32, u32::from(!forever))?;
    let mut writer = encoder.write_header()?;
    for (patch, seconds) in film.patches(shown) {
        // A size is refused that does not fit at the place of the frame before.
        writer.set_frame_position(0, 0)?;
        writer.set_frame_dimension(patch.width, patch.height)?;
        writer.set_frame_position(patch.left, patch.top)?;
        writer.set_frame_delay((seconds * f64::from(THOUSAND)).round() as u16, THOUSAND)?;
        // What is unchanged is transparent: the frame before stays, and shows through.
        writer.set_blend_op(BlendOp::Over)?;
        writer.write_image_data(smaller(film, &patch)?)?;
    }
    writer.finish()?;
    Ok(bytes)
}

/// Eight bits a pixel that are numbers of the palette.
fn encoder<'a>(
    film: &Film,
    bytes: &'a mut Vec<u8>,
    size: [u32; 2],
) -> Encoder<'a, &'a mut Vec<u8>> {
    let mut encoder = Encoder::new(bytes, size[0], size[1]);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(film.palette.bytes());
    let mut opacity = vec![u8::MAX; usize::from(film.palette.unchanged())];
    opacity.push(0);
    encoder.set_trns(opacity);
    encoder.set_deflate_compression(DeflateCompression::Level(COMPRESSION));
    // Neighbouring numbers of a palette are no neighbouring colours.
    encoder.set_filter(Filter::NoFilter);
    encoder
}

/// With what is unchanged left out or with all of it, whichever packs better.
fn smaller<'a>(film: &Film, patch: &'a Patch) -> Result<&'a [u8], EncodingError> {
    let packed = |pixels: &[u8]| -> Result<usize, EncodingError> {
        let mut bytes = Vec::new();
        let mut writer = encoder(film, &mut bytes, [patch.width, patch.height]).write_header()?;
        writer.write_image_data(pixels)?;
        writer.finish()?;
        Ok(bytes.len())
    };
    let (whole, sparse) = (packed(&patch.pixels)?, packed(&patch.sparse)?);
    Ok(if sparse < whole { &patch.sparse } else { &patch.pixels })
}
