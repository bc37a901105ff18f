//! One of two plots that are not those of the stage: all of it fits, whatever the scale.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    ev::PointerEvent,
    html::{Canvas, Div},
    prelude::*,
};

use crate::{
    view::{library, theme::is_dark},
    web::{WebError, frame::Frame, page, pointer::Pointer, resize::Resize, surface},
};
use picture::{
    figure::{Layer, Style, Theme, stage},
    scene::{Bounds, Camera, Corner, Picker, Scene, Target},
};
use session::{controller::Presenting, words::words};

/// Free space around what is shown, in pixels.
const PADDING: f64 = 34.0;

/// How far from the pointer, and from a finger, something is pointed at, in pixels.
const REACH: f64 = 10.0;
const TOUCH_REACH: f64 = 24.0;

/// What a frame draws.
struct Job {
    scene: Scene,
    camera: Camera,
    theme: Theme,
    style: Style,
}

/// A plot of one model, which fits into it whatever its scale.
#[component]
pub fn ScenePlot(
    #[prop(into)] scene: Signal<Option<Scene>>,
    /// What there is room for, where that is not just the scene.
    #[prop(optional, into)]
    bounds: Option<Signal<Option<Bounds>>>,
    #[prop(into)] described: Signal<String>,
    /// Is told what the pointer is on.
    #[prop(optional)]
    pointed: Option<Callback<Option<Target>>>,
    test_id: &'static str,
) -> impl IntoView {
    let (frame, canvas) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new());
    let size = RwSignal::new(None::<[f64; 2]>);
    let ready = RwSignal::new(false);
    let chosen = library().page.theme;
    let presenting: Presenting = expect_context();
    let framed = move |scene: &Scene, size: [f64; 2]| {
        let bounds = bounds.and_then(|bounds| bounds.get()).unwrap_or_else(|| scene.bounds());
        Camera::fit(bounds, size, PADDING)
    };
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
    Effect::new(move |before: Option<Option<Corner>>| {
        let before = before.flatten();
        let (Some(scene), Some(size)) = (scene.get(), size.get()) else { return before };
        let theme = if is_dark(chosen.get()) { Theme::DARK } else { Theme::LIGHT };
        let style = style(presenting.scale([page::width(), page::height()]));
        let camera = framed(&scene, size);
        let mut scene = scene.within(size[0], style.font);
        let corner = Corner::emptiest(&scene, &camera, style.font, before);
        scene.compass.iter_mut().for_each(|compass| compass.corner = Some(corner));
        *job.borrow_mut() = Some(Job { scene, camera, theme, style });
        painter.request();
        Some(corner)
    });
    let picker = StoredValue::new(Picker::default());
    Effect::new(move || {
        scene.track();
        picker.update_value(Picker::forget);
    });
    let point = move |event: PointerEvent| {
        let Some(pointed) = pointed else { return };
        let pointer = Pointer::of(&event);
        pointed.run(scene.with_untracked(|scene| {
            let (scene, size) = (scene.as_ref()?, size.get_untracked()?);
            let camera = untrack(|| framed(scene, size));
            let reach = if pointer.is_finger { TOUCH_REACH } else { REACH };
            picker.try_update_value(|picker| picker.pick(scene, &camera, pointer.at, reach))?
        }));
    };
    // A finger that lifts leaves what it touched marked.
    let left = move |event: PointerEvent| {
        if let Some(pointed) = pointed.filter(|_| !Pointer::of(&event).is_finger) {
            pointed.run(None);
        }
    };
    view! {
        <div
            class="plot"
            on:pointermove=point
            on:pointerdown=point
            on:pointerleave=left
            node_ref=frame
            data-testid=test_id
            data-ready=move || ready.get().to_string()
        >
            <canvas node_ref=canvas role="img" aria-label=move || described.get()></canvas>
        </div>
    }
}

fn paint(job: &Job, canvas: crate::web::canvas::Canvas) -> Result<(), WebError> {
    surface::draw(&canvas, job.camera.size, &job.style, |pen| {
        stage::paint(pen, &job.scene, &job.camera, &job.theme)
    })
}

/// With marks so many times as large as usual.
fn style(scale: f64) -> Style {
    let (layer, decimal) = (Layer::Whole, words().decimal);
    Style { layer, decimal, ..Style::screen(page::device_pixel_ratio()).enlarged(scale) }
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
