//! A text as a QR code, for cameras.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use super::failure::Failure;

/// Light modules around the code that readers rely on (ISO/IEC 18004).
const QUIET: i32 = 4;
/// Most bytes that fit into a code.
const MOST: usize = 2953;

/// The code as SVG, dark on white, one unit a module.
///
/// # Errors
/// More than 2953 bytes.
///
/// ```
/// let svg = picture::export::code("https://example.org/")?;
/// assert!(svg.starts_with("<svg") && svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
/// # Ok::<(), picture::export::Failure>(())
/// ```
pub fn code(text: &str) -> Result<String, Failure> {
    // What a code has room for beyond its text goes into better correction by itself.
    let code = QrCode::encode_text(text, QrCodeEcc::Low).map_err(|_| {
        let found = text.len();
        Failure::Drawing(format!("a QR code holds at most {MOST} bytes; the address has {found}"))
    })?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|&x| code.get_module(x, y)).count() as i32;
            if dark > 0 {
                // Writing to a text never fails.
                let _ = write!(path, "M{},{}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark + 1;
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h{side}v{side}h-{side}z\"/>\
         <path d=\"{path}\"/></svg>"
    ))
}
