//! Drawing a plot: at most once a displayed frame, whatever changed.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use leptos::{html, prelude::*};

use super::{Framing, shown::SceneMemo};
use crate::{
    view::theme::is_dark,
    web::{WebError, canvas::Canvas, frame::Frame, page, surface},
};
use picture::{
    figure::{
        Style, Theme,
        cloud::{self, PointStyle, Stamp},
        stage,
    },
    scene::{Camera, Grid, PointKind, Points, Scene},
};
use session::{
    controller::Presenting,
    words::words,
    workspace::{Plot, Workspace},
};

/// Opacity of the original positions.
const GHOST_OPACITY: f64 = 0.22;

/// Opacity of selected points.
const CROWD_OPACITY: f64 = 0.8;

/// Draws one plot into its two canvases.
#[derive(Clone, Copy)]
pub struct Painter {
    cloud: NodeRef<html::Canvas>,
    overlay: NodeRef<html::Canvas>,
    ready: RwSignal<bool>,
}

/// What a frame needs, gathered when something changed.
struct Job {
    scene: Arc<Scene>,
    ghosts: Vec<Points>,
    /// Selected points, where they are many.
    crowd: Vec<Points>,
    segments: bool,
    camera: Camera,
    theme: Theme,
    /// How much larger than usual the marks are.
    scale: f64,
}

/// What the picture of the points depends on; while it is the same, that picture stands.
#[derive(PartialEq)]
struct Drawn {
    clouds: Vec<(PointKind, *const Vec<[f32; 2]>)>,
    grid: Option<Grid>,
    camera: Camera,
    theme: Theme,
    scale: f64,
    ratio: f64,
}

impl Drawn {
    fn of(job: &Job, ratio: f64) -> Self {
        let clouds = job
            .ghosts
            .iter()
            .chain(&job.scene.points)
            .chain(&job.crowd)
            .chain(&job.scene.threads)
            .map(|cloud| (cloud.kind, Arc::as_ptr(&cloud.xy)));
        Self {
            clouds: clouds.collect(),
            grid: job.scene.grid,
            camera: job.camera,
            theme: job.theme,
            scale: job.scale,
            ratio,
        }
    }
}

/// The pixels of the last picture, and the job that it was drawn for: it keeps the clouds alive,
/// whose places in memory tell them apart.
#[derive(Default)]
struct Bitmap {
    pixels: cloud::Canvas,
    last: Option<(Drawn, Job)>,
}

impl Painter {
    /// Redraws whenever the scene, the camera, the size or the theme changes.
    pub fn new(
        workspace: Workspace,
        framing: Framing,
        scene: SceneMemo,
        plot: Plot,
        size: RwSignal<Option<[f64; 2]>>,
    ) -> Self {
        let painter =
            Self { cloud: NodeRef::new(), overlay: NodeRef::new(), ready: RwSignal::new(false) };
        let presenting: Presenting = expect_context();
        let job: Rc<RefCell<Option<Job>>> = Rc::default();
        let ghosts = Memo::new_with_compare(move |_| workspace.ghosts(plot), |_, _| true);
        let crowd = Memo::new_with_compare(
            move |_| {
                scene.with(|scene| {
                    scene.as_ref().map(|scene| workspace.crowd(&scene.points)).unwrap_or_default()
                })
            },
            |old, new| {
                old.is_none_or(|old| !old.is_empty()) || new.is_some_and(|new| !new.is_empty())
            },
        );
        let bitmap = RefCell::new(Bitmap::default());
        let frame = Frame::new({
            let job = job.clone();
            move |_| painter.paint(job.borrow_mut().take(), &mut bitmap.borrow_mut())
        });
        Effect::new(move || {
            let next = gather(workspace, framing, scene, [ghosts, crowd], size.get());
            if next.is_none() && workspace.stage.absent.with(Option::is_none) {
                return;
            }
            let scale = presenting.scale([page::width(), page::height()]);
            *job.borrow_mut() = next.map(|next| Job { scale, ..next });
            frame.request();
        });
        painter
    }

    /// The canvas of the points.
    pub fn cloud(&self) -> NodeRef<html::Canvas> {
        self.cloud
    }

    /// The canvas of everything else.
    pub fn overlay(&self) -> NodeRef<html::Canvas> {
        self.overlay
    }

    /// Whether a model has been drawn.
    pub fn ready(&self) -> RwSignal<bool> {
        self.ready
    }

    fn paint(&self, job: Option<Job>, bitmap: &mut Bitmap) {
        let (Some(cloud), Some(overlay)) = (shown(self.cloud), shown(self.overlay)) else { return };
        let Some(job) = job else {
            // What cannot be drawn leaves nothing of what was drawn before.
            bitmap.last = None;
            [cloud, overlay].iter().for_each(Canvas::wipe);
            return self.ready.set(false);
        };
        let ratio = page::device_pixel_ratio();
        let drawn = Drawn::of(&job, ratio);
        let stands = bitmap.last.as_ref().is_some_and(|(last, _)| *last == drawn);
        let points =
            if stands { Ok(()) } else { paint_points(&job, &mut bitmap.pixels, &cloud, ratio) };
        let painted = points.and_then(|()| paint_marks(&job, &overlay, ratio));
        bitmap.last = painted.is_ok().then_some((drawn, job));
        match painted {
            Ok(()) => self.ready.set(true),
            Err(error) => leptos::logging::error!("{error}"),
        }
    }
}

/// A canvas, once it is on the page.
fn shown(canvas: NodeRef<html::Canvas>) -> Option<Canvas> {
    canvas.get_untracked().map(Canvas::from)
}

fn gather(
    workspace: Workspace,
    framing: Framing,
    scene: SceneMemo,
    [ghosts, crowd]: [Memo<Vec<Points>>; 2],
    size: Option<[f64; 2]>,
) -> Option<Job> {
    let scene = scene.get()?;
    let camera = framing.camera(size?)?;
    let look = workspace.choice.look.get();
    let (ghosts, crowd) = (ghosts.get(), crowd.get());
    let theme = if is_dark(workspace.page.theme.get()) { Theme::DARK } else { Theme::LIGHT };
    Some(Job { scene, ghosts, crowd, segments: look.segments, camera, theme, scale: 1.0 })
}

fn paint_points(
    job: &Job,
    pixels: &mut cloud::Canvas,
    target: &Canvas,
    ratio: f64,
) -> Result<(), WebError> {
    let style = Style::screen(ratio).enlarged(job.scale);
    pixels.clear(job.camera.size, ratio, job.theme.surface);
    pixels.rule(&stage::rules(&job.scene, &job.camera, &job.theme, &style));
    for points in &job.ghosts {
        let look = PointStyle { opacity: GHOST_OPACITY, ..look(points, &job.theme, &style) };
        cloud::rasterise(pixels, &points.xy, &job.camera, &look);
    }
    for points in &job.scene.points {
        cloud::rasterise(pixels, &points.xy, &job.camera, &look(points, &job.theme, &style));
    }
    for points in &job.crowd {
        let plain = look(points, &job.theme, &style);
        let look = PointStyle { colour: job.theme.equivalent, opacity: CROWD_OPACITY, ..plain };
        cloud::rasterise(pixels, &points.xy, &job.camera, &look);
    }
    let [width, height] = pixels.size();
    target.fit(width as u32, height as u32);
    target.put_pixels(pixels.pixels(), width as u32)
}

fn look(points: &Points, theme: &Theme, style: &Style) -> PointStyle {
    let (colour, stamp) = match points.kind {
        PointKind::Tokens => (theme.tokens, Stamp::Disc),
        PointKind::Contexts => (theme.contexts, Stamp::Ring),
    };
    let (radius, opacity) = style.dot(points.emphasis());
    PointStyle { colour, radius, opacity, stamp }
}

fn paint_marks(job: &Job, target: &Canvas, ratio: f64) -> Result<(), WebError> {
    let style = Style { decimal: words().decimal, ..Style::screen(ratio).enlarged(job.scale) };
    surface::draw(target, job.camera.size, &style, |pen| {
        if job.segments {
            let lines = movements(job, style.subpixels);
            // A canvas that cannot be drawn on has said so before it comes to this.
            let _ = target.strokes(lines, &css(job.theme.tokens), style.subpixels);
        }
        stage::paint(pen, &job.scene, &job.camera, &job.theme)
    })
}

/// From where to where each point moved, in the canvas's own units.
fn movements(job: &Job, subpixels: f64) -> impl Iterator<Item = [[f64; 2]; 2]> {
    let place = move |at: [f32; 2]| job.camera.to_screen(at.map(f64::from)).map(|x| x * subpixels);
    let clouds = job.ghosts.iter().zip(&job.scene.points);
    clouds.flat_map(move |(from, to)| {
        from.xy.iter().zip(to.xy.iter()).map(move |(&a, &b)| [place(a), place(b)])
    })
}

fn css(colour: plotters::style::RGBColor) -> String {
    format!("rgb({} {} {} / 35%)", colour.0, colour.1, colour.2)
}
