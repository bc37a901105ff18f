//! Takes the pictures of the README, and of every look of the page for a person to go through.

use std::path::PathBuf;
use std::time::Duration;

use e2e::stage::Tip;
use e2e::trouble::Outcome;
use e2e::{Look, Page, on_page};
use tokio::time::sleep;
use xtask::program::{root, target_dir};

/// Long enough for whatever is still fading in.
const SETTLE: Duration = Duration::from_millis(800);

/// The window that is filmed: its letters can be read at the width of a README.
const FILMED: (u32, u32) = (1200, 750);
/// How far the hand goes, in CSS pixels.
const DRAG: (f64, f64) = (-80.0, 10.0);

const LOOKS: [(&str, Look); 4] = [
    ("desk", Look::DESK),
    ("desk-dark", Look::DESK.dark()),
    ("phone", Look::PHONE),
    ("phone-dark", Look::PHONE.dark()),
];

#[tokio::main]
async fn main() -> Outcome {
    for (name, look) in LOOKS {
        let file = |scene: &str| target_dir().join(format!("screenshots/{name}-{scene}.png"));
        take(look, Scene::Opening, file("opening")).await?;
        take(look, Scene::Gauge, file("gauge")).await?;
        take(look, Scene::Whole, file("whole")).await?;
    }
    let readme = |name: &str| root().join(format!("public/screenshots/{name}.png"));
    take(Look::DESK, Scene::Opening, readme("default")).await?;
    take(Look::DESK, Scene::Gauge, readme("gauge")).await?;
    take(Look::DESK, Scene::OwnFile, readme("own-file")).await?;
    film_first_drag().await
}

/// The README's first picture: the second handle is dragged, and what is said of it changes.
async fn film_first_drag() -> Outcome {
    let file = root().join("public/screenshots/first-drag.gif");
    println!("{}", file.display());
    let look = Look { size: FILMED, ..Look::DESK };
    on_page(look, move |page| async move {
        page.board_when("the slow rows are measured", |board| board.contains_key("causal-cosine"))
            .await?;
        let (x, y) = page.tip(Tip::Second).await?;
        page.film_drag((x, y), (x + DRAG.0, y + DRAG.1), &file).await
    })
    .await
}

/// What is done before the picture is taken.
#[derive(Debug, Clone, Copy)]
enum Scene {
    /// Nothing.
    Opening,
    /// The first basis tip is dragged.
    Gauge,
    /// A file from the disk is opened.
    OwnFile,
    /// The window is made as tall as the document.
    Whole,
}

impl Scene {
    async fn play(self, page: &Page, look: Look) -> Outcome {
        match self {
            Self::Opening => Ok(()),
            Self::Gauge => page.drag_tip(Tip::First, 20.0, -50.0).await,
            Self::OwnFile => {
                page.open_files(&[root().join("public/models/glove-100d.safetensors")]).await
            }
            Self::Whole => {
                page.set_look(Look { size: (look.size.0, height(page).await?), ..look }).await
            }
        }
    }
}

async fn take(look: Look, scene: Scene, file: PathBuf) -> Outcome {
    println!("{}", file.display());
    on_page(look, move |page| async move {
        scene.play(&page, look).await?;
        sleep(SETTLE).await;
        page.board_when("the slow rows are measured", |board| board.contains_key("causal-cosine"))
            .await?;
        page.picture(&file).await
    })
    .await
}

async fn height(page: &Page) -> Outcome<u32> {
    let height = page.script("return document.documentElement.scrollHeight;").await?.as_u64();
    Ok(height.and_then(|height| u32::try_from(height).ok()).unwrap_or(Look::DESK.size.1))
}
