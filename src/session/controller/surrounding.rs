//! What a page may ask that shows this one in a frame, and what it is told: version 1 of the
//! messages that `public/embed.js` describes.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version of the messages, which each of them bears.
pub const VERSION: u32 = 1;

/// A message to the frame. Which of its parts are needed depends on `ask`: see [`Letter::wish`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// [`VERSION`].
    pub all_or_none: u32,
    /// By which the answer is known.
    pub id: f64,
    /// What is asked.
    #[serde(default)]
    pub ask: String,
    /// Of `setState`: a link from `#` on.
    pub state: Option<String>,
    /// Of `lesson`: its name on the shelf, or the path of a file beside the page.
    pub name: Option<String>,
    /// Of `lesson`: the step, from 0.
    pub step: Option<usize>,
    /// Of `figure`: `svg` or `png`.
    pub format: Option<String>,
    /// Of `figure`: the width of a PNG in pixels.
    pub width: Option<f64>,
}

/// What is asked of the frame.
#[derive(Debug, Clone, PartialEq)]
pub enum FrameRequest {
    /// Say what is on screen, as a link.
    State,
    /// Show what a link says.
    SetState(String),
    /// Open the files that came along as one model.
    Open,
    /// Begin a lesson at a step.
    Lesson(String, usize),
    /// Draw both plots.
    Figure(Format),
}

/// What is wrong with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LetterError {
    /// This version has no such question.
    #[error("there is no question “{0}”")]
    Unknown(String),
    /// The question needs another part.
    #[error("“{ask}” needs “{part}”")]
    Lacks {
        /// The question.
        ask: String,
        /// The part.
        part: &'static str,
    },
    /// A figure can be had in other formats.
    #[error("there is no figure as “{0}”, but svg and png")]
    Format(String),
}

/// What a figure is wanted as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Format {
    /// Text, with its letters as outlines.
    Svg,
    /// So many pixels wide.
    Png(f64),
}

/// Widths of a PNG, in pixels: what browsers draw on.
const WIDTHS: [f64; 2] = [16.0, 16_384.0];

impl Letter {
    /// What is asked, or what is wrong with the question.
    ///
    /// # Errors
    /// A question that this version does not know, or one that lacks what it is about.
    ///
    /// ```
    /// use session::controller::{Letter, FrameRequest};
    ///
    /// let letter: Letter = serde_json::from_str(r#"{"allOrNone":1,"id":7,"ask":"state"}"#)?;
    /// assert_eq!(letter.wish(), Ok(FrameRequest::State));
    /// let other = Letter { ask: "dance".into(), ..letter };
    /// assert_eq!(other.wish().unwrap_err().to_string(), "there is no question “dance”");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn wish(&self) -> Result<FrameRequest, LetterError> {
        let lacks = |part| LetterError::Lacks { ask: self.ask.clone(), part };
        match self.ask.as_str() {
            "state" => Ok(FrameRequest::State),
            "setState" => {
                self.state.clone().map(FrameRequest::SetState).ok_or_else(|| lacks("state"))
            }
            "open" => Ok(FrameRequest::Open),
            "lesson" => {
                let name = self.name.clone().ok_or_else(|| lacks("name"))?;
                Ok(FrameRequest::Lesson(name, self.step.unwrap_or(0)))
            }
            "figure" => self.figure().map(FrameRequest::Figure),
            other => Err(LetterError::Unknown(other.into())),
        }
    }

    fn figure(&self) -> Result<Format, LetterError> {
        match self.format.as_deref() {
            None | Some("svg") => Ok(Format::Svg),
            Some("png") => {
                let width = self.width.unwrap_or(1600.0);
                Ok(Format::Png(width.round().clamp(WIDTHS[0], WIDTHS[1])))
            }
            Some(other) => Err(LetterError::Format(other.into())),
        }
    }
}

/// Something that happened in the frame.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "camelCase")]
pub enum Event {
    /// The first model is open.
    Ready {
        /// What is on screen, as a link.
        state: String,
    },
    /// Something else is on screen.
    Change {
        /// What is on screen, as a link.
        state: String,
    },
    /// All that is shown takes so much height.
    Size {
        /// In CSS pixels.
        height: f64,
    },
    /// A key that the frame does not use was pressed.
    #[serde(rename_all = "camelCase")]
    Key {
        /// What it means.
        key: String,
        /// Where it is on the keyboard.
        code: String,
        /// Whether Shift was down.
        shift_key: bool,
        /// Whether Alt was down.
        alt_key: bool,
        /// Whether Ctrl was down.
        ctrl_key: bool,
        /// Whether ⌘ was down.
        meta_key: bool,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(json: &str) -> Result<FrameRequest, LetterError> {
        serde_json::from_str::<Letter>(json).expect("a letter").wish()
    }

    #[test]
    fn each_question_is_understood() {
        let figure = r#"{"allOrNone":1,"id":1,"ask":"figure","format":"png","width":1e9}"#;
        assert_eq!(wish(figure), Ok(FrameRequest::Figure(Format::Png(16_384.0))));
        let lesson = r#"{"allOrNone":1,"id":1,"ask":"lesson","name":"parallel","step":2}"#;
        assert_eq!(wish(lesson), Ok(FrameRequest::Lesson("parallel".into(), 2)));
        let open = r#"{"allOrNone":1,"id":1,"ask":"open","files":[]}"#;
        assert_eq!(wish(open), Ok(FrameRequest::Open));
    }

    #[test]
    fn a_question_that_lacks_something_says_what() {
        assert_eq!(
            wish(r#"{"allOrNone":1,"id":1,"ask":"setState"}"#).unwrap_err().to_string(),
            "“setState” needs “state”"
        );
        assert!(wish(r#"{"allOrNone":1,"id":1,"ask":"figure","format":"gif"}"#).is_err());
    }

    #[test]
    fn an_event_is_told_as_described() {
        let size = serde_json::to_string(&Event::Size { height: 12.5 });
        assert_eq!(size.ok().as_deref(), Some(r#"{"event":"size","height":12.5}"#));
    }
}
