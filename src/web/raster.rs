//! Vectors as pixels, drawn by the browser.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlImageElement;

use super::{
    WebError,
    blob::{Address, Blob},
    canvas::Canvas,
};

/// An SVG drawing as a PNG of `size` pixels; what the drawing leaves free stays transparent.
///
/// # Errors
/// A drawing that the browser cannot read, or a picture that is too large for it.
pub async fn png(svg: &str, size: [u32; 2]) -> Result<Blob, WebError> {
    let (target, [width, height]) = (canvas(svg, size).await?, size);
    let png = JsFuture::from(encoded(&target)).await?;
    png.dyn_into()
        .map(Blob)
        .map_err(|_| WebError(format!("a picture of {width} × {height} pixels is too large")))
}

/// The same as red, green, blue and opacity of each pixel.
///
/// # Errors
/// A drawing that the browser cannot read, or pixels that it does not give.
pub async fn pixels(svg: &str, size: [u32; 2]) -> Result<Vec<u8>, WebError> {
    let [width, height] = size.map(f64::from);
    let target = canvas(svg, size).await?;
    let pixels = target.context()?.get_image_data(0.0, 0.0, width, height)?;
    Ok(pixels.data().0)
}

/// An SVG drawing on a canvas of `size` pixels.
async fn canvas(svg: &str, size: [u32; 2]) -> Result<Canvas, WebError> {
    let image = image(&Blob::new("image/svg+xml", svg.as_bytes())?).await?;
    let target = Canvas::new(size)?;
    let [width, height] = size;
    target.context()?.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        width.into(),
        height.into(),
    )?;
    Ok(target)
}

/// A picture file, ready to be drawn.
pub(super) async fn image(file: &Blob) -> Result<HtmlImageElement, WebError> {
    let address = Address::new(file)?;
    let image = HtmlImageElement::new()?;
    image.set_src(address.text());
    JsFuture::from(image.decode()).await?;
    Ok(image)
}

/// The canvas as PNG, or null where it has no pixels.
fn encoded(canvas: &Canvas) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        if let Err(error) = canvas.0.to_blob(&resolve) {
            // A rejection that nobody hears changes nothing.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    })
}
