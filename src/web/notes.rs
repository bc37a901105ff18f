//! A second window with the notes of a talk: it hears which part is on, and says which keys were
//! pressed there.

use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{
    WebError,
    page::{self, window},
};

/// The page of the notes, beside the app's own.
const PAGE: &str = "notes/index.html";
/// What its window looks like.
const FEATURES: &str = "popup,width=760,height=640";
/// What the window says when it has begun to listen.
const READY: &str = "ready";

/// What came from the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotesMessage {
    /// It listens from now on.
    Ready,
    /// A key was pressed, as the browser names it.
    Key(String),
}

/// The channel to the window of one page. It is closed when it is dropped.
pub struct Notes {
    channel: BroadcastChannel,
    name: String,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Notes {
    /// A channel that no other page uses.
    ///
    /// # Errors
    /// A browser without such channels.
    pub fn new(handle: impl Fn(NotesMessage) + 'static) -> Result<Self, WebError> {
        let name = format!("{:08x}", (js_sys::Math::random() * f64::from(u32::MAX)) as u32);
        let channel = BroadcastChannel::new(&format!("all-or-none-talk-{name}"))?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string() {
                Some(text) if text == READY => handle(NotesMessage::Ready),
                Some(key) => handle(NotesMessage::Key(key)),
                None => {}
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self { channel, name, _on_message: on_message })
    }

    /// Whether this page has notes beside it: a page that is one file has not.
    pub fn are_there() -> bool {
        page::session_inside().is_none()
    }

    /// Opens the window, or brings it to the front.
    ///
    /// # Errors
    /// A browser that opens no windows for this page.
    pub fn open(&self) -> Result<(), WebError> {
        let address = format!("{}#{}", page::address_of(PAGE)?, self.name);
        let opened = window()?.open_with_url_and_target_and_features(
            &address,
            &format!("notes-{}", self.name),
            FEATURES,
        )?;
        opened.map(drop).ok_or_else(|| WebError("the browser opened no window".into()))
    }

    /// Says which part is on.
    ///
    /// # Errors
    /// What cannot be sent.
    pub fn send(&self, part: &impl Serialize) -> Result<(), WebError> {
        let message: JsValue =
            serde_wasm_bindgen::to_value(part).map_err(|error| WebError(error.to_string()))?;
        Ok(self.channel.post_message(&message)?)
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        self.channel.close();
    }
}
