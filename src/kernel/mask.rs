//! Points as prints on a mask of depths, and the mask as colour on a picture.

/// Prints are rows of whole lanes, so that adding a row is one vector operation.
pub const LANE: usize = 8;
/// Steps between two pixels at which prints are prepared, along each axis.
pub const PHASES: usize = 4;

/// A picture, the mask around it, and the size of a print.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Pixels of the picture.
    pub width: usize,
    /// Rows of the picture.
    pub height: usize,
    /// Rows and columns of the mask on every side of the picture: as wide as a print, which spares
    /// all checks at the rim.
    pub margin: usize,
    /// Rows of a print.
    pub rows: usize,
    /// Lanes of one of its rows.
    pub lanes: usize,
    /// Pixels from its left or top edge to its middle.
    pub reach: usize,
}

impl Frame {
    /// Entries of one row of the mask.
    pub fn stride(&self) -> usize {
        self.width + 2 * self.margin
    }

    /// Entries of the mask.
    pub fn size(&self) -> usize {
        self.stride() * (self.height + 2 * self.margin)
    }
}

/// Fills RGBA bytes with one opaque colour.
pub fn clear(pixels: &mut [u8], [r, g, b]: [u8; 3]) {
    pixels.as_chunks_mut::<4>().0.fill([r, g, b, 255]);
}

/// Adds the print of every point to the mask; `scale` has factor and offset of either axis in
/// pixels. `prints` are the `PHASES²` prints, y before x. Points off the picture or not finite are
/// left out.
pub fn stamp(
    mask: &mut [u16],
    frame: &Frame,
    prints: &[[u16; LANE]],
    points: &[[f32; 2]],
    scale: [[f32; 2]; 2],
) {
    let (stride, inset) = (frame.stride(), (frame.margin - frame.reach) as f32);
    let limit = [(frame.width + frame.reach) as f32, (frame.height + frame.reach) as f32];
    let (lowest, print) = (-(frame.reach as f32), frame.rows * frame.lanes);
    let [[sx, ox], [sy, oy]] = scale;
    for &[x, y] in points {
        let (x, y) = (sx * x + ox, sy * y + oy);
        // Also false for what is not a number.
        if x >= lowest && y >= lowest && x < limit[0] && y < limit[1] {
            let ((column, right), (row, down)) = (split(x + inset), split(y + inset));
            let rows = &prints[print * (down * PHASES + right)..][..print];
            add(mask, row * stride + column, stride, rows, frame.lanes);
        }
    }
}

/// The whole pixel and the phase in it.
#[inline]
fn split(at: f32) -> (usize, usize) {
    let whole = at as u32;
    let phase = ((at - whole as f32) * PHASES as f32) as u32;
    (whole as usize, (phase as usize).min(PHASES - 1))
}

#[inline]
fn add(mask: &mut [u16], mut start: usize, stride: usize, rows: &[[u16; LANE]], lanes: usize) {
    for row in rows.chunks_exact(lanes) {
        let target = mask[start..start + LANE * lanes].as_chunks_mut::<LANE>().0;
        for (sum, lane) in target.iter_mut().zip(row) {
            for k in 0..LANE {
                sum[k] = sum[k].saturating_add(lane[k]);
            }
        }
        start += stride;
    }
}

/// Blends a colour over RGBA bytes, as strongly as the mask says: `opacities` by depth, the last
/// for all that is deeper.
pub fn colour_in(
    pixels: &mut [u8],
    mask: &[u16],
    frame: &Frame,
    opacities: &[u8],
    colour: [u8; 3],
) {
    let (colour, deepest) = (colour.map(u16::from), opacities.len() - 1);
    let rows = pixels.chunks_exact_mut(4 * frame.width.max(1));
    for (row, mask) in rows.zip(mask.chunks_exact(frame.stride()).skip(frame.margin)) {
        for (pixel, &depth) in row.as_chunks_mut::<4>().0.iter_mut().zip(&mask[frame.margin..]) {
            if depth > 0 {
                let opacity = u16::from(opacities[usize::from(depth).min(deepest)]);
                for (channel, over) in pixel.iter_mut().zip(colour) {
                    *channel = ((u16::from(*channel) * (255 - opacity) + over * opacity + 127)
                        / 255) as u8;
                }
            }
        }
    }
}

/// A linear map of four numbers a point to two, appended to `into`.
pub fn transform(points: &[[f32; 4]], [mx, my]: &[[f32; 4]; 2], into: &mut Vec<[f32; 2]>) {
    let dot = |m: &[f32; 4], p: &[f32; 4]| m[0] * p[0] + m[1] * p[1] + m[2] * p[2] + m[3] * p[3];
    into.extend(points.iter().map(|p| [dot(mx, p), dot(my, p)]));
}
