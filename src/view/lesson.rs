//! A lesson in play: a card beside the plots, over the app as it is.

mod begin;
mod own_talk;
mod pointing;
mod question;
mod shelf;
mod talk;

use leptos::prelude::*;

use super::{
    hand_in::HandIn,
    language::Speaking,
    opener::opener,
    prose::Prose,
    rest::{later, rest},
};
use crate::{view::Opener, web::element::reveal};
use begin::fetched;
use pointing::point_at;
use question::QuestionBox;
use session::{
    fates::Fate,
    lesson::{Player, Task, Turn},
    library::Library,
    permalink::Bookmark,
    words::{Language, words},
};

pub(super) use begin::player;
pub use begin::{asked_for, begin, turn_page};
pub use shelf::LessonsButton;

/// Says the lesson in play in the language that is spoken, once that is another.
pub fn follow_language(library: Library, player: Player, speaking: Speaking) {
    Effect::new(move |before: Option<Option<Language>>| {
        let spoken = speaking.language();
        let bookmark = untrack(|| player.bookmark());
        if let Some(bookmark) = bookmark.filter(|_| before.is_some_and(|before| before != spoken)) {
            leptos::task::spawn_local(async move {
                match fetched(&bookmark.lesson).await {
                    Ok(lesson) if untrack(|| player.bookmark()) == Some(bookmark) => {
                        player.translate(lesson)
                    }
                    Ok(_) => {}
                    Err(error) => library.page.error.set(Some(error.0)),
                }
            });
        }
        spoken
    });
}

/// Plays what the session's bookmark says, once a link has changed it.
fn follow_bookmark(library: Library, player: Player) {
    Effect::new(move || {
        let (wanted, here) = (library.page.bookmark.get(), untrack(|| player.bookmark()));
        match (wanted, here) {
            (wanted, here) if wanted == here => {}
            (Some(wanted), Some(here)) if wanted.lesson == here.lesson => {
                drop(player.turn_to(wanted.step))
            }
            (Some(wanted), _) => leptos::task::spawn_local(resume(wanted, library, player)),
            (None, _) => player.close(),
        }
    });
}

async fn resume(bookmark: Bookmark, library: Library, player: Player) {
    match fetched(&bookmark.lesson).await {
        Ok(lesson) if library.page.bookmark.get_untracked().as_ref() == Some(&bookmark) => {
            player.resume(lesson, &bookmark)
        }
        Ok(_) => {}
        Err(error) => {
            player.close();
            library.page.error.set(Some(error.0));
        }
    }
}

/// The card of the step in play; nothing without a lesson.
#[component]
pub fn LessonCard() -> impl IntoView {
    let (library, player) = (super::library(), player());
    Effect::new(move || player.look());
    follow_bookmark(library, player);
    let turn = Memo::new(move |_| player.turn());
    let playing = Memo::new(move |_| turn.with(Option::is_some));
    move || playing.get().then(|| later(move || in_play(turn)))
}

rest! {
    fn in_play(turn: Memo<Option<Turn>>) {
        view! { <InPlay turn /> }
    }
}

#[component]
fn InPlay(turn: Memo<Option<Turn>>) -> impl IntoView {
    let (library, player, opener) = (super::library(), player(), opener());
    point_at(library, player, expect_context());
    let folded = RwSignal::new(false);
    let leave = move || {
        turn_page(opener, player.leave());
        library.page.error.set(None);
    };
    let title = move || player.lesson().map(|lesson| lesson.title.clone()).unwrap_or_default();
    view! {
            <section
                class="panel lesson"
                class:folded=move || folded.get()
                aria-label=words().lesson.lesson
                data-testid="lesson"
            >
                <header class="lesson-head">
                    <h2>{title}</h2>
                    <button
                        class="mini fold"
                        aria-expanded=move || (!folded.get()).to_string()
                        on:click=move |_| folded.update(|f| *f = !*f)
                    >
                        {move || if folded.get() {
                            words().lesson.show
                        } else {
                            words().lesson.fold
                        }}
                    </button>
                    <button
                        class="mini"
                        data-testid="lesson-leave"
                        title=words().lesson.leave_help
                        on:click=move |_| leave()
                    >
                        {words().lesson.leave}
                    </button>
                </header>
                <div class="lesson-body" tabindex="0" role="group" aria-label=words().lesson.step>
                    {move || turn.get().map(|turn| view! { <TurnCard turn /> })}
                </div>
                <Controls player turn opener leave />
            </section>
    }
}

#[component]
fn TurnCard(turn: Turn) -> impl IntoView {
    let player = player();
    let fate = turn.step.fate();
    let paragraphs =
        turn.step.say.into_iter().map(|text| view! { <p><Prose text /></p> }).collect_view();
    let chip = |fate: Fate| {
        view! {
            <p class=format!("fate-chip {}", fate.word()) data-testid="step-fate">{fate.title()}</p>
        }
    };
    view! {
        {fate.map(chip)}
        {paragraphs}
        {turn.step.task.map(|task| view! { <TaskBox task player /> })}
        {(turn.at + 1 == turn.count).then(|| view! { <HandIn /><Sources player /> })}
    }
}

/// What to do, the question if there is one, and what is said when it is done.
#[component]
fn TaskBox(task: Task, player: Player) -> impl IntoView {
    let Task { ask, question, then, .. } = task;
    let then = StoredValue::new(then);
    view! {
        <div
            class="task"
            class:done=move || player.done.get()
            data-testid="task"
            data-done=move || player.done.get().to_string()
        >
            <p>
                <strong>
                    {move || if player.done.get() {
                        words().lesson.done
                    } else {
                        words().lesson.do_this
                    }}
                </strong>
                <Prose text=ask />
            </p>
            {question.map(|question| view! { <QuestionBox question player /> })}
            <div role="status">
                <Show when=move || player.done.get()>
                    <p class="then" use:reveal><Prose text=then.get_value() /></p>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Sources(player: Player) -> impl IntoView {
    let lesson = untrack(|| player.lesson());
    let sources = lesson.map(|lesson| lesson.sources.clone()).unwrap_or_default();
    let list = sources.into_iter().map(|source| view! { <li>{source}</li> }).collect_view();
    view! { <ul class="sources soft small">{list}</ul> }
}

/// Back, progress, show me, next.
#[component]
fn Controls(
    player: Player,
    turn: Memo<Option<Turn>>,
    opener: Opener,
    leave: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let at = move || turn.with(|t| t.as_ref().map_or(0, |t| t.at));
    let count = move || turn.with(|t| t.as_ref().map_or(1, |t| t.count));
    let last = move || at() + 1 == count();
    let has_task = move || turn.with(|t| t.as_ref().is_some_and(|t| t.step.task.is_some()));
    let next = move |_| {
        if last() {
            leave();
        } else {
            turn_page(opener, player.next());
        }
    };
    let waiting = move || !player.done.get();
    view! {
        <footer class="lesson-foot">
            <button
                disabled=move || at() == 0
                data-testid="lesson-back"
                on:click=move |_| turn_page(opener, player.back())
            >
                {words().lesson.back}
            </button>
            <span class="small soft number" aria-live="polite">
                {move || (words().common.place)(at() + 1, count())}
            </span>
            <progress
                max=count
                prop:value=move || (at() + 1) as f64
                aria-label=words().lesson.progress
            >
            </progress>
            <Show when=move || has_task() && waiting()>
                <button
                    data-testid="lesson-show"
                    title=words().lesson.show_me_help
                    on:click=move |_| player.show_me()
                >
                    {words().lesson.show_me}
                </button>
            </Show>
            <button class:primary=move || player.done.get() data-testid="lesson-next" on:click=next>
                {move || match (last(), waiting()) {
                    (true, _) => words().lesson.finish,
                    (false, true) => words().lesson.skip,
                    (false, false) => words().lesson.next,
                }}
            </button>
        </footer>
    }
}
