//! Both models side by side: the same pair of directions each in its own plane, or the second one
//! on its way to the first.

use leptos::prelude::*;

use super::{directions::Directions, plot::ScenePlot};
use crate::view::{
    control::{Segmented, Slider},
    library,
    number::figure,
};
use session::{pair::Pair, words::words, workspace::Plot};
use theory::compare::Fitted;

/// The two plots with what can be done to the second one.
#[component]
pub fn Stage(pair: Pair, names: Memo<[String; 2]>) -> impl IntoView {
    let name = move |which: usize| names.with(|names| names[which].clone());
    let empty = Memo::new(move |_| pair.no_picture());
    view! {
        <section class="panel compare-stage" aria-label=words().compare.stage>
            <div class="compare-plots" hidden=move || empty.with(Option::is_some)>
                <figure>
                    <figcaption>
                        <strong>{move || name(0)}</strong>
                        <Noted pair plot=Plot::Left />
                    </figcaption>
                    <PairPlot pair plot=Plot::Left test_id="pair-left" />
                </figure>
                <figure>
                    <figcaption>
                        <strong>{move || name(1)}</strong>
                        <Noted pair plot=Plot::Right />
                    </figcaption>
                    <PairPlot pair plot=Plot::Right test_id="pair-right" />
                </figure>
            </div>
            {move || {
                empty.get().map(|text| view! { <p data-testid="no-picture">{text}</p> })
            }}
            <Directions pair />
            <Alignment pair />
        </section>
    }
}

#[component]
fn PairPlot(pair: Pair, plot: Plot, test_id: &'static str) -> impl IntoView {
    let scene = Memo::new(move |_| pair.scene(plot));
    let bounds = Memo::new(move |_| pair.bounds());
    let pointed = Callback::new(move |target| pair.point_at(target));
    let described = Signal::derive(move || pair.described(plot));
    view! { <ScenePlot scene bounds described pointed test_id /> }
}

#[component]
fn Noted(pair: Pair, plot: Plot) -> impl IntoView {
    view! { " " <span class="soft small number">{move || pair.noted(plot).join(" · ")}</span> }
}

/// How the second model is seen, and the way to the first.
#[component]
fn Alignment(pair: Pair) -> impl IntoView {
    let (aligned, place, fitted) = (pair.picture.aligned, pair.picture.place, pair.picture.fitted);
    let library = library();
    let bent = RwSignal::new(false);
    let bend = move |_| {
        pair.bend();
        bent.set(true);
    };
    let done = move || bent.get() && pair.two.moves.steps.with(|steps| !steps.present().is_empty());
    let can_bend = Memo::new(move |_| pair.can_bend());
    let barred = Memo::new(move |_| pair.why_not_aligned());
    let why_not = Callback::new(move |wanted: bool| barred.get().filter(|_| wanted));
    let shown = Signal::derive(move || aligned.get() && barred.with(Option::is_none));
    view! {
        <div class="compare-tools">
            <Segmented
                name=words().compare.stage
                choices=vec![
                    (false, words().compare.own_planes, words().compare.own_planes_help),
                    (true, words().compare.aligned, words().compare.aligned_help),
                ]
                value=shown
                chosen=move |wanted| aligned.set(wanted)
                barred=why_not
            />
            <Show when=move || shown.get()>
                <Segmented
                    name=words().compare.aligned
                    choices=vec![
                        (Fitted::Tokens, words().compare.by_tokens, words().compare.one_map_help),
                        (
                            Fitted::Contexts,
                            words().compare.by_contexts,
                            words().compare.explained_help,
                        ),
                    ]
                    value=fitted
                    chosen=move |wanted| fitted.set(wanted)
                />
            </Show>
            <Show when=move || pair.has_path()>
                <Slider
                    label=words().compare.blend
                    help=words().compare.aligned_help
                    range=[0.0, 1.0]
                    step=0.01
                    value=place
                    shown=Signal::derive(move || figure(place.get()))
                    moved=move |at| place.set(at)
                    held=|_| {}
                />
            </Show>
            <button
                disabled=move || !can_bend.get()
                on:click=bend
                title=move || match can_bend.get() {
                    true => words().compare.bend_help,
                    false => words().compare.no_bend,
                }
                data-testid="bend"
            >
                {words().compare.bend}
            </button>
            <Show when=done>
                <span class="small" role="status" data-testid="bent">
                    {words().compare.bent} ". " {words().compare.bent_shift} " "
                    <button on:click=move |_| {
                        library.show(pair.two.id);
                        library.end_pair();
                    }>{words().compare.show_second}</button>
                </span>
            </Show>
        </div>
        {move || {
            let reason = barred.get().or_else(|| pair.why_no_path());
            reason.map(|reason| view! { <p class="small soft" data-testid="no-path">{reason}</p> })
        }}
    }
}
