//! One of two plots that are not those of the stage: all of it fits, whatever the scale.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    html::{Canvas, Div},
    prelude::*,
};

use crate::{
    view::{library, theme::is_dark},
    web::{WebError, frame::Frame, page, resize::Resize, surface},
};
use picture::{
    figure::{Layer, Style, Theme, stage},
    scene::{Camera, Scene},
};

/// Free space around what is shown, in pixels.
const PADDING: f64 = 34.0;

/// What a frame draws.
struct Job {
    scene: Scene,
    size: [f64; 2],
    theme: Theme,
}

/// A plot of one model, which fits into it whatever its scale.
#[component]
pub fn ScenePlot(
    #[prop(into)] scene: Signal<Option<Scene>>,
    #[prop(into)] described: Signal<String>,
    test_id: &'static str,
) -> impl IntoView {
    let (frame, canvas) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let size = RwSignal::new(None::<[f64; 2]>);
    let ready = RwSignal::new(false);
    let chosen = library().page.theme;
    follow_size(frame, size);
    let job: Rc<RefCell<Option<Job>>> = Rc::default();
    let pending = job.clone();
    let painter = Frame::new(move |_| {
        let (Some(job), Some(canvas)) = (pending.borrow_mut().take(), canvas.get_untracked())
        else {
            return;
        };
        match paint(&job, canvas.into()) {
            Ok(()) => ready.set(true),
            Err(error) => leptos::logging::error!("{error}"),
        }
    });
    Effect::new(move || {
        let (Some(scene), Some(size)) = (scene.get(), size.get()) else { return };
        let theme = if is_dark(chosen.get()) { Theme::DARK } else { Theme::LIGHT };
        *job.borrow_mut() = Some(Job { scene, size, theme });
        painter.request();
    });
    view! {
        <div
            class="plot"
            node_ref=frame
            data-testid=test_id
            data-ready=move || ready.get().to_string()
        >
            <canvas node_ref=canvas role="img" aria-label=move || described.get()></canvas>
        </div>
    }
}

fn paint(job: &Job, canvas: crate::web::canvas::Canvas) -> Result<(), WebError> {
    let style = Style { layer: Layer::Whole, ..Style::screen(page::device_pixel_ratio()) };
    let camera = Camera::fit(job.scene.bounds(), job.size, PADDING);
    surface::draw(&canvas, job.size, &style, |pen| {
        stage::paint(pen, &job.scene, &camera, &job.theme)
    })
}

fn follow_size(frame: NodeRef<Div>, size: RwSignal<Option<[f64; 2]>>) {
    let observer = StoredValue::new_local(None::<Resize>);
    Effect::new(move || {
        let Some(element) = frame.get() else { return };
        let changed = move |width: f64, height: f64| {
            if width >= 1.0 && height >= 1.0 {
                size.set(Some([width, height]));
            }
        };
        match Resize::observe(&element, changed) {
            Ok(resize) => observer.set_value(Some(resize)),
            Err(error) => leptos::logging::error!("{error}"),
        }
    });
    on_cleanup(move || observer.set_value(None));
}
