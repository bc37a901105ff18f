//! A file of the user's, as the page holds it: a name, and bytes that are read when asked for.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, FileList, HtmlInputElement};

use super::{WebError, blob::Blob};

/// A file that was picked, dropped, pasted or made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File(pub(super) web_sys::File);

impl File {
    /// A file of this name with these bytes, as if the reader had picked it.
    ///
    /// # Errors
    /// A file that the browser refuses to make.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, WebError> {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        Ok(Self(web_sys::File::new_with_u8_array_sequence(&parts, name)?))
    }

    /// The files that were picked in a file input, which is empty again afterwards: the same ones
    /// can be picked once more.
    pub fn picked(event: &Event) -> Vec<Self> {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return Vec::new() };
        let files = Self::listed(input.files());
        input.set_value("");
        files
    }

    /// The files of a browser's list.
    pub(super) fn listed(list: Option<FileList>) -> Vec<Self> {
        let Some(list) = list else { return Vec::new() };
        (0..list.length()).filter_map(|i| list.get(i)).map(Self).collect()
    }

    /// Its name, without folders.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// Its bytes from `start` up to `end`, cut where the file ends.
    ///
    /// # Errors
    /// A piece that the browser refuses to cut.
    pub fn piece(&self, start: u64, end: u64) -> Result<Blob, WebError> {
        Ok(Blob(self.0.slice_with_f64_and_f64(start as f64, end as f64)?))
    }

    /// All its bytes, in the app's own memory.
    ///
    /// # Errors
    /// As [`Blob::bytes`].
    pub async fn bytes(&self) -> Result<Vec<u8>, WebError> {
        self.blob().bytes().await
    }

    /// Its text; what is not UTF-8 in it is replaced.
    ///
    /// # Errors
    /// As [`Blob::text`].
    pub async fn text(&self) -> Result<String, WebError> {
        self.blob().text().await
    }

    fn blob(&self) -> Blob {
        Blob(JsValue::from(self.0.clone()).unchecked_into())
    }
}
