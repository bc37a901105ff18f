//! The language of the interface: the one that the address asks for, that the reader chose before,
//! or that the browser says the reader reads.

use leptos::prelude::*;

use crate::web::{location, page, storage};
use session::{
    library::Library,
    words::{ENGLISH, Language, Words, speak, words},
};

/// What an address asks for with a tag, e.g. `?lang=de`.
const ASKED: &str = "lang";

/// What is spoken; the app provides it.
#[derive(Clone, Copy)]
pub struct Speaking {
    library: Library,
    /// None until the words of the first are there.
    language: RwSignal<Option<Language>>,
}

impl Speaking {
    /// Speaks the reader's language, once its words are there.
    pub fn begin(library: Library) -> Self {
        let wanted = wanted();
        let here = (wanted == Language::English).then_some(wanted);
        let speaking = Self { library, language: RwSignal::new(here) };
        if here.is_none() {
            speaking.learn(wanted);
        }
        page::set_root_attribute("lang", Language::English.tag());
        speaking
    }

    /// Tracked: what is spoken.
    pub fn language(self) -> Option<Language> {
        self.language.get()
    }

    /// Speaks another, now and on the next visit, and in links that are copied from now on.
    pub fn choose(self, language: Language) {
        storage::keep(storage::LANGUAGE, language.tag());
        if let Err(error) = location::set_parameter(ASKED, language.tag()) {
            leptos::logging::error!("the address stays as it was: {error}");
        }
        self.learn(language);
    }

    fn learn(self, language: Language) {
        leptos::task::spawn_local(async move {
            let Some(learnt) = words_of(language).await else {
                self.language.update(|spoken| *spoken = spoken.or(Some(Language::English)));
                self.library.page.error.set(Some(words().page.language_missing.into()));
                return;
            };
            speak(learnt);
            page::set_root_attribute("lang", language.tag());
            self.language.set(Some(language));
        });
    }
}

fn wanted() -> Language {
    let chosen = location::parameter(ASKED).or_else(|| storage::kept(storage::LANGUAGE));
    let chosen = chosen.as_deref().and_then(Language::of_tag);
    chosen.unwrap_or_else(|| Language::wanted(page::languages().iter().map(String::as_str)))
}

/// Makes functions that fetch words, each of which lies in a part of the program of its own.
macro_rules! fetched {
    ($($name:ident),*) => {$(
        async fn $name() -> Option<&'static Words> {
            #[cfg(split)]
            {
                use leptos::wasm_split::{self, SplitLoaderError};

                #[wasm_split::wasm_split($name, wasm_split_path = wasm_split, fallible)]
                fn $name() -> Result<&'static Words, SplitLoaderError> {
                    Ok(&session::words::$name::WORDS)
                }
                $name().await.ok()
            }
            #[cfg(not(split))]
            Some(&session::words::$name::WORDS)
        }
    )*};
}

fetched! { chinese, french, german, italian, spanish }

async fn words_of(language: Language) -> Option<&'static Words> {
    match language {
        Language::Chinese => chinese().await,
        Language::English => Some(&ENGLISH),
        Language::French => french().await,
        Language::German => german().await,
        Language::Italian => italian().await,
        Language::Spanish => spanish().await,
    }
}

/// Chooses the language, each by its own name.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let speaking: Speaking = expect_context();
    let option = move |language: Language| {
        let spoken = move || speaking.language() == Some(language);
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=spoken>
                {language.name()}
            </option>
        }
    };
    let choose = move |tag: String| {
        Language::of_tag(&tag).into_iter().for_each(|language| speaking.choose(language));
    };
    view! {
        <select
            aria-label=words().page.language
            title=words().page.language
            data-testid="language"
            on:change:target=move |event| choose(event.target().value())
        >
            {Language::ALL.map(option).collect_view()}
        </select>
    }
}
