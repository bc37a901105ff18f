//! What the page does beside showing a workspace: opening models, keeping the address in step,
//! what is open around the plots, presenting, preparing figures, taking the session away. The
//! browser stands behind small traits, so that native tests reach all of it.

mod address;
mod browser;
mod comparing;
mod draft;
mod first_minute;
mod fitting;
mod lecture;
mod looking;
mod on_screen;
mod opener;
mod own_talk;
mod palette;
mod panels;
mod presenting;
mod search_box;
mod surrounding;
mod token_form;

pub use address::{Address, Bar};
pub use browser::{Browser, Given, News};
pub use draft::{Animation, Appearance, Draft, Drawn, Expected, Letters, Names, Png, Size, Texts};
pub use first_minute::{Act, Cue, FirstMinute};
pub use lecture::{Lecture, Slide};
pub use looking::{Readable, looked_at};
pub use on_screen::{MOST_BYTES, OnScreen, OwnData};
pub use opener::{Opener, Taken};
pub use own_talk::OwnTalk;
pub use palette::{Entry, Target, fits, found};
pub use panels::{BoardFilter, Panels};
pub use presenting::Presenting;
pub use search_box::{Find, KeyDone, SearchBox};
pub use surrounding::{Event, Format, FrameRequest, Letter, LetterError, VERSION};
pub use token_form::{RowsBy, TokenForm};
