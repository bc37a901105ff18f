//! A drag as an animation: one picture of the window for each step of the hand.

use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use picture::export::{Film, FilmKind, Timing};

use crate::page::Page;
use crate::trouble::{Outcome, Trouble};

/// Steps of the hand, and thus pictures after the first.
const STEPS: usize = 24;
/// Seconds from the first picture to the last.
const SECONDS: f64 = 2.4;
/// Seconds that the first and the last stand still: time to read the headline.
const REST: f64 = 1.6;
/// Long enough for what a step changed to be measured and drawn.
const PAINTED: Duration = Duration::from_millis(160);
/// The hand's pace: slow at both ends.
const EASE: f64 = std::f64::consts::PI;

/// A picture as red, green, blue and opacity, row by row.
struct Pixels {
    size: [u32; 2],
    bytes: Vec<u8>,
}

impl Page {
    /// Drags from one point of the window to another, in CSS pixels, and writes what the window
    /// showed meanwhile, there and back, as a GIF with the hand drawn in.
    ///
    /// # Errors
    /// When the page does not answer, and when the file cannot be written.
    pub async fn film_drag(&self, from: (f64, f64), to: (f64, f64), path: &Path) -> Outcome {
        self.script(HAND).await?;
        let place = |part: f64| {
            let eased = (1.0 - (EASE * part).cos()) / 2.0;
            (from.0 + eased * (to.0 - from.0), from.1 + eased * (to.1 - from.1))
        };
        let mut shown = Vec::new();
        for step in 0..=STEPS {
            let (x, y) = place(step as f64 / STEPS as f64);
            let hand = MouseActions::new("mouse".into()).then(PointerAction::MoveTo {
                duration: None,
                x,
                y,
            });
            let hand = match step {
                0 => hand.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT }),
                _ => hand,
            };
            self.client.perform_actions(hand).await?;
            self.script(&format!("moveHand({x}, {y})")).await?;
            tokio::time::sleep(PAINTED).await;
            shown.push(decoded(&self.client.screenshot().await?)?);
        }
        self.client.release_actions().await?;
        write(&shown, path)
    }
}

fn write(shown: &[Pixels], path: &Path) -> Outcome {
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return Ok(()) };
    let middle = &shown[shown.len() / 2];
    let examples = [first, middle, last].map(|pixels| pixels.bytes.as_slice());
    let mut film = Film::new(first.size, &examples).map_err(unwritten)?;
    for pixels in shown {
        film.take(&pixels.bytes).map_err(unwritten)?;
    }
    let timing = Timing {
        frames: shown.len(),
        seconds: SECONDS,
        rest: REST,
        there_and_back: true,
        forever: true,
    };
    Ok(std::fs::write(path, film.write(FilmKind::Gif, &timing).map_err(unwritten)?)?)
}

/// What a screenshot shows; they come with three or four bytes a pixel.
fn decoded(file: &[u8]) -> Outcome<Pixels> {
    let mut reader =
        png::Decoder::new(std::io::Cursor::new(file)).read_info().map_err(unwritten)?;
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let info = reader.next_frame(&mut bytes).map_err(unwritten)?;
    bytes.truncate(info.buffer_size());
    if info.color_type == png::ColorType::Rgb {
        bytes = bytes.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], u8::MAX]).collect();
    }
    Ok(Pixels { size: [info.width, info.height], bytes })
}

fn unwritten(error: impl std::fmt::Display) -> Trouble {
    Trouble::Io(std::io::Error::other(error.to_string()))
}

/// Screenshots leave the pointer out.
const HAND: &str = r#"
    const hand = document.createElement("div");
    hand.innerHTML = `<svg width="28" height="28" viewBox="0 0 28 28"><path d="M4 2 L4 22 L9 17.5
        L12.5 25 L16 23.4 L12.6 16 L19.5 16 Z" fill="black" stroke="white" stroke-width="1.6"/></svg>`;
    hand.style.cssText = "position:fixed;left:0;top:0;z-index:9999;pointer-events:none";
    document.body.append(hand);
    window.moveHand = (x, y) => { hand.style.transform = `translate(${x - 4}px, ${y - 2}px)`; };
"#;
