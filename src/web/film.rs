//! A film of pictures, recorded by the browser while a canvas shows them.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BlobEvent, BlobPropertyBag, CanvasCaptureMediaStreamTrack, MediaRecorder, MediaRecorderOptions,
};

use super::{
    WebError,
    blob::Blob,
    canvas::Canvas,
    page::{self, window},
    raster,
};

/// Media types of films with their endings, of each ending the best first.
const KINDS: [(&str, &str); 4] = [
    ("video/mp4;codecs=avc1.640028", "mp4"),
    ("video/mp4", "mp4"),
    ("video/webm;codecs=vp9", "webm"),
    ("video/webm", "webm"),
];
/// How many bits a pixel and frame takes: enough that thin lines and letters stay clean.
const BITS: f64 = 0.4;

/// The media types and endings of the films that this browser records, one of each ending.
pub fn kinds() -> Vec<(&'static str, &'static str)> {
    let recorder =
        window().ok().is_some_and(|w| Reflect::has(&w, &"MediaRecorder".into()).unwrap_or(false));
    let known = |media_type: &str| recorder && MediaRecorder::is_type_supported(media_type);
    let best = |ending| KINDS.into_iter().find(|(kind, of)| *of == ending && known(kind));
    ["mp4", "webm"].into_iter().filter_map(best).collect()
}

/// Bits a second of a film of pictures that are each shown for so many seconds.
fn rate(size: [u32; 2], shown: usize, seconds: f64) -> f64 {
    BITS * f64::from(size[0]) * f64::from(size[1]) * shown as f64 / seconds.max(1e-3)
}

/// How large a film becomes at most, in bytes, but for what recorders add.
pub fn most(size: [u32; 2], shown: &[(usize, f64)]) -> u64 {
    (rate(size, shown.len(), 1.0) / 8.0) as u64
}

/// Records pictures of `size` pixels one after the other, each shown for so many seconds: it takes
/// as long as the film. `going` hears how many were shown and says whether to go on; `None` when it
/// does not.
///
/// # Errors
/// A browser that records no film of this media type, or a picture that it cannot read.
pub async fn record(
    pictures: &[(&Blob, f64)],
    size: [u32; 2],
    media_type: &str,
    going: impl Fn(usize) -> bool,
) -> Result<Option<Blob>, WebError> {
    let screen = Canvas::new(size)?;
    let seconds = pictures.iter().map(|(_, seconds)| seconds).sum();
    let tape = Tape::new(&screen, rate(size, pictures.len(), seconds), media_type)?;
    let mut due = page::now();
    for (i, (picture, seconds)) in pictures.iter().enumerate() {
        let shown = raster::image(picture).await?;
        page::pause(due - page::now()).await?;
        due = page::now() + 1000.0 * seconds;
        screen.context()?.draw_image_with_html_image_element(&shown, 0.0, 0.0)?;
        tape.take(i == 0)?;
        if !going(i + 1) {
            tape.recorder.stop()?;
            return Ok(None);
        }
    }
    page::pause(due - page::now()).await?;
    tape.end().await.map(Some)
}

/// A recorder and what it has recorded.
struct Tape {
    recorder: MediaRecorder,
    track: CanvasCaptureMediaStreamTrack,
    pieces: Rc<RefCell<Array>>,
    media_type: String,
    _on_data: Closure<dyn FnMut(BlobEvent)>,
}

impl Tape {
    /// For what a canvas shows, in so many bits a second.
    fn new(screen: &Canvas, rate: f64, media_type: &str) -> Result<Self, WebError> {
        let stream = screen.0.capture_stream_with_frame_request_rate(0.0)?;
        let track = stream.get_video_tracks().get(0).dyn_into()?;
        let options = MediaRecorderOptions::new();
        options.set_mime_type(media_type);
        options.set_video_bits_per_second(rate as u32);
        let recorder =
            MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options)?;
        let pieces: Rc<RefCell<Array>> = Rc::default();
        let on_data = Closure::<dyn FnMut(BlobEvent)>::new({
            let pieces = pieces.clone();
            move |event: BlobEvent| {
                if let Some(piece) = event.data() {
                    pieces.borrow().push(&piece);
                }
            }
        });
        recorder.set_ondataavailable(Some(on_data.as_ref().unchecked_ref()));
        Ok(Self { recorder, track, pieces, media_type: media_type.to_owned(), _on_data: on_data })
    }

    /// Takes what the canvas shows; the recording begins with the first.
    fn take(&self, first: bool) -> Result<(), WebError> {
        if first {
            self.recorder.start()?;
        }
        self.track.request_frame();
        Ok(())
    }

    /// The film, once all of it has been recorded.
    async fn end(self) -> Result<Blob, WebError> {
        let ended =
            Promise::new(&mut |resolve: Function, _| self.recorder.set_onstop(Some(&resolve)));
        self.recorder.stop()?;
        JsFuture::from(ended).await?;
        let options = BlobPropertyBag::new();
        options.set_type(&self.media_type);
        let pieces: JsValue = self.pieces.borrow().clone().into();
        Ok(Blob(web_sys::Blob::new_with_blob_sequence_and_options(&pieces, &options)?))
    }
}
