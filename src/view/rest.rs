//! The rest of the program: the views that the first picture does without. `cargo xtask build` puts
//! them, and what they alone need, in a part of its own, which is fetched once that picture stands
//! or when one of them is wanted; any other build holds them like all views.

#[cfg(split)]
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
#[cfg(split)]
use leptos::reactive::computed::ScopedFuture;

use session::{library::Library, words::words};

/// Views whose code is in the rest: each is called like any function, below [`later`] or
/// [`Lazy`](super::lazy::Lazy) alone.
macro_rules! rest {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),* $(,)?) $view:block)*) => {$(
        $(#[$doc])*
        fn $name($($arg: $type),*) -> leptos::prelude::AnyView {
            #[cfg(split)]
            {
                #[leptos::wasm_split::wasm_split(rest, wasm_split_path = leptos::wasm_split)]
                fn $name($($arg: $type),*) -> leptos::prelude::AnyView {
                    use leptos::prelude::IntoAny as _;
                    $view.into_any()
                }
                $crate::view::rest::made($name($($arg),*))
            }
            #[cfg(not(split))]
            {
                use leptos::prelude::IntoAny as _;
                $view.into_any()
            }
        }
    )*};
}
pub(crate) use rest;

/// Whether the rest is there; the app provides it.
#[derive(Clone, Copy)]
pub struct Rest {
    library: Library,
    state: RwSignal<State>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Absent,
    Coming,
    Here,
}

impl Rest {
    /// Not there yet, where the program is in parts.
    pub fn of_this_build(library: Library) -> Self {
        let whole = cfg!(not(split));
        let state = RwSignal::new(if whole { State::Here } else { State::Absent });
        Self { library, state }
    }

    /// Tracked: whether views of the rest can be made.
    pub fn is_here(self) -> bool {
        self.state.get() == State::Here
    }

    /// Fetches it, unless it is there or on its way.
    pub fn fetch(self) {
        if self.state.get_untracked() != State::Absent {
            return;
        }
        self.state.set(State::Coming);
        leptos::task::spawn_local(async move {
            if fetched().await {
                self.state.set(State::Here);
            } else {
                self.state.set(State::Absent);
                self.library.page.error.set(Some(words().page.rest_missing.into()));
            }
        });
    }
}

/// A view of the rest that is wanted now.
pub fn later<V>(view: impl Fn() -> V + Send + Sync + 'static) -> impl IntoView
where
    V: IntoView + 'static,
{
    expect_context::<Rest>().fetch();
    once_here(view)
}

/// A view of the rest that can wait.
pub fn once_here<V>(view: impl Fn() -> V + Send + Sync + 'static) -> impl IntoView
where
    V: IntoView + 'static,
{
    let rest: Rest = expect_context();
    let here = Memo::new(move |_| rest.is_here());
    move || here.get().then(&view)
}

/// What a function of the rest gives. The first call of each asks whether its part is there, which
/// takes a turn of the browser's even where it is.
#[cfg(split)]
pub(super) fn made(view: impl Future<Output = AnyView> + 'static) -> AnyView {
    let mut view = Box::pin(ScopedFuture::new_untracked(view));
    if let Poll::Ready(view) = view.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return view;
    }
    let made = RwSignal::new_local(None);
    leptos::task::spawn_local(async move {
        made.try_set(Some(view.await));
    });
    let take = move || {
        made.track();
        made.try_update_untracked(Option::take).flatten()
    };
    take.into_any()
}

#[cfg(split)]
async fn fetched() -> bool {
    use leptos::wasm_split::{self, SplitLoaderError};

    /// Tells that the rest is there: it is in it.
    #[wasm_split::wasm_split(
        rest,
        wasm_split_path = wasm_split,
        fallible
    )]
    fn is_there() -> Result<(), SplitLoaderError> {
        Ok(())
    }
    is_there().await.is_ok()
}

#[cfg(not(split))]
async fn fetched() -> bool {
    true
}
