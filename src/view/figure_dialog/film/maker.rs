//! Making one animation: its pictures, drawn by the browser, and the file of them.

use leptos::prelude::*;

use super::file::FilmFile;
use crate::{
    view::figure_dialog::{fonts::outlined, shown::Trouble},
    web::{WebError, blob::Blob, download, film, page, press, raster},
};
use picture::{
    export::{FilmKind, Timing},
    press::{Job, Pixels, Printed, Reel},
};
use session::{
    controller::{Draft, Expected},
    words::words,
};

/// Pixels that all pictures of a film together may have: browsers keep them in memory.
const MOST_PIXELS: f64 = 1.5e9;

/// What is needed for one animation.
#[derive(Clone, Copy)]
pub(super) struct FilmMaker {
    draft: Draft,
    busy: RwSignal<Option<(usize, usize)>>,
    timing: Timing,
}

/// A drawn picture.
struct Shot {
    svg: String,
    pixels: [u32; 2],
}

impl FilmMaker {
    pub(super) fn new(draft: Draft, busy: RwSignal<Option<(usize, usize)>>) -> Self {
        Self { draft, busy, timing: draft.animation.timing.get_untracked() }
    }

    /// Makes the file and saves it; says what it is called. Nothing is saved once it is cancelled.
    pub(super) async fn make(self, kind: FilmFile) -> Result<String, Trouble> {
        let places = self.timing.places();
        self.busy.set(Some((0, places.len())));
        match kind {
            FilmFile::Film(media_type, ending) => self.film(&places, media_type, ending).await,
            FilmFile::Pictures(kind) => self.pictures(&places, kind).await,
            FilmFile::Frames => self.archive(&places).await,
        }
    }

    /// How large it will be, from three of its pictures: the first, and two that follow each other.
    pub(super) async fn estimate(self) -> Result<Expected, Trouble> {
        let places = self.timing.places();
        let middle = (places.len() / 2).min(places.len() - 2);
        let (first, size) = self.pixels(places[0]).await?;
        let examples = vec![
            first,
            self.pixels(places[middle]).await?.0,
            self.pixels(places[middle + 1]).await?.0,
        ];
        let sizes = reel(Reel::Estimate(size, examples, self.timing)).await?.sizes;
        let film = (!film::kinds().is_empty()).then(|| film::most(size, &self.timing.shown()));
        let shown = self.timing.shown().len();
        let seconds = self.timing.length();
        Ok(Expected { pixels: size, shown, seconds, pictures: sizes.unwrap_or_default(), film })
    }

    /// Notes how many pictures are done; says whether to go on.
    fn going(self, done: usize, all: usize) -> bool {
        let going = self.busy.with_untracked(Option::is_some);
        if going {
            self.busy.set(Some((done, all)));
        }
        going
    }

    async fn shot(self, place: f64) -> Result<Shot, Trouble> {
        let sheet = untrack(|| self.draft.sheet_at(Some(place)));
        let sheet = sheet.ok_or_else(|| WebError(words().figure.unknown_yet.into()))?;
        let pixels = untrack(|| self.draft.animation.pixels(&sheet));
        Ok(Shot { svg: outlined(self.draft, sheet).await?, pixels })
    }

    /// A picture as red, green, blue and opacity, and its size.
    async fn pixels(self, place: f64) -> Result<(Pixels, [u32; 2]), Trouble> {
        let Shot { svg, pixels } = self.shot(place).await?;
        Ok((raster::pixels(&svg, pixels).await?.into(), pixels))
    }

    async fn pictures(self, places: &[f64], kind: FilmKind) -> Result<String, Trouble> {
        let (first, size) = self.pixels(places[0]).await?;
        let last = self.pixels(places[places.len() - 1]).await?.0;
        let middle = self.pixels(places[places.len() / 2]).await?.0;
        reel(Reel::Begin(size, vec![first, middle, last])).await?;
        for (i, &place) in places.iter().enumerate() {
            reel(Reel::Take(self.pixels(place).await?.0)).await?;
            if !self.going(i + 1, places.len()) {
                return Ok(String::new());
            }
        }
        let file = reel(Reel::End(kind, self.timing)).await?.bytes;
        if self.busy.get_untracked().is_none() {
            return Ok(String::new());
        }
        let (ending, media_type) = match kind {
            FilmKind::Gif => ("way.gif", "image/gif"),
            FilmKind::Apng => ("way.png", "image/png"),
        };
        let name = self.draft.file_name(ending);
        download::save(&name, media_type, &file)?;
        Ok((words().figure.saved_film)(&name, size, file.len()))
    }

    async fn film(self, places: &[f64], media_type: &str, ending: &str) -> Result<String, Trouble> {
        let (mut pictures, mut size) = (Vec::new(), [0; 2]);
        for (i, &place) in places.iter().enumerate() {
            let shot = self.shot(place).await?;
            size = shot.pixels;
            if f64::from(size[0]) * f64::from(size[1]) * places.len() as f64 > MOST_PIXELS {
                return Err(WebError((words().figure.too_many_frames)(places.len(), size)).into());
            }
            pictures.push(raster::png(&shot.svg, size).await?);
            if !self.going(i + 1, places.len()) {
                return Ok(String::new());
            }
        }
        let shown = self.timing.shown();
        let shown: Vec<(&Blob, f64)> =
            shown.iter().filter_map(|&(i, seconds)| Some((pictures.get(i)?, seconds))).collect();
        let going = |done| self.going(done, shown.len());
        let Some(film) = film::record(&shown, size, media_type, going).await? else {
            return Ok(String::new());
        };
        let name = self.draft.file_name(&format!("way.{ending}"));
        download::save_blob(&name, &film)?;
        Ok((words().figure.saved_film)(&name, size, film.size()))
    }

    async fn archive(self, places: &[f64]) -> Result<String, Trouble> {
        let mut files = Vec::new();
        for (i, &place) in places.iter().enumerate() {
            files.push((format!("frame-{:03}.svg", i + 1), self.shot(place).await?.svg));
            page::pause(0.0).await?;
            if !self.going(i + 1, places.len()) {
                return Ok(String::new());
            }
        }
        let name = self.draft.file_name("way.zip");
        let printed = press::print(&Job::Archive(files)).await?;
        download::save(&name, "application/zip", &printed.bytes)?;
        Ok((words().figure.saved_frames)(&name, places.len()))
    }
}

/// Has the press do its part of an animation.
async fn reel(part: Reel) -> Result<Printed, WebError> {
    press::print(&Job::Film(part)).await
}
