//! What opening needs of a browser: files, workers, and programs that run language models.

use std::{error::Error, rc::Rc};

use crate::{
    context_set::ContextSet,
    permalink::NamedFile,
    protocol::{
        FileReference, ModelId, Opening, ToPage,
        inference::{FromInference, ToInference},
    },
    workspace::Channel,
};

/// Something that a worker said, or that befell it.
pub enum News<Message = ToPage> {
    /// A message.
    Message(Message),
    /// The worker stopped: a trap or a script error, in the browser's words.
    Died(String),
}

/// What the opener needs of a browser.
pub trait Browser: Copy + 'static {
    /// A file of the user's, which stays where it is.
    type File: Clone + 'static;
    /// A running worker. Dropping the last handle ends it at once, whatever it is doing.
    type Worker: Channel + 'static;
    /// Why it cannot do something: the user is told so.
    type Error: Error + 'static;

    /// Starts a worker; what it says and its end are handed to `news`, in order.
    ///
    /// # Errors
    /// Why there is none.
    fn start(&self, news: impl Fn(News) + 'static) -> Result<Rc<Self::Worker>, Self::Error>;

    /// Has a worker read a model, fetching a file beside the page first; `failed` is told why that
    /// cannot be. A worker that was dropped meanwhile gets nothing.
    fn read(
        &self,
        worker: &Rc<Self::Worker>,
        id: ModelId,
        opening: Opening,
        files: Vec<Self::File>,
        failed: impl Fn(Self::Error) + 'static,
    );

    /// Has a worker sum up all tokens of these files.
    ///
    /// # Errors
    /// Why it cannot.
    fn sum(
        &self,
        worker: &Rc<Self::Worker>,
        opening: &Opening,
        files: Vec<Self::File>,
    ) -> Result<(), Self::Error>;

    /// How many programs can work at the same time.
    fn cores(&self) -> usize;

    /// Starts the program that runs a language model on these files; what it says and its end are
    /// handed to `news`, in order.
    ///
    /// # Errors
    /// Why there is none.
    fn start_inference(
        &self,
        files: Vec<Self::File>,
        news: impl Fn(News<FromInference>) + 'static,
    ) -> Result<Rc<dyn Channel<ToInference>>, Self::Error>;

    /// A file of this name with these bytes, as if the reader had picked it.
    ///
    /// # Errors
    /// The browser's own reasons.
    fn file(&self, file: &NamedFile) -> Result<Self::File, Self::Error>;
}

/// What the user picked or dropped, as far as its beginning tells.
pub enum Given<File> {
    /// A saved session: its name and bytes.
    Session(String, Vec<u8>),
    /// Files that together make one model.
    Files(Vec<FileReference>, Vec<File>),
    /// Texts that are contexts for the shown model, which computes them, and the files they are in.
    Contexts(ContextSet, Vec<FileReference>, Vec<File>),
}
