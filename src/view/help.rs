//! A short page of help.

use leptos::{ev, html::Dialog, prelude::*};

use super::{
    glossary_list::GlossaryList,
    keys::KeySheet,
    language::LanguageChoice,
    lazy::{Lazy, is_open},
    rest::rest,
    theme::ThemeButton,
};
use crate::web::{dialog, focus};
use session::words::words;

/// A button and the dialog that it opens.
#[component]
pub fn Help() -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    let wanted = RwSignal::new(false);
    let open = move || {
        wanted.set(true);
        dialog::open(node);
    };
    let sheet = RwSignal::new(false);
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() == words().help.sheet && !focus::is_typing(&event) {
            event.prevent_default();
            sheet.set(true);
            open();
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <button
            class="icon"
            tabindex="-1"
            title=words().help.help_help
            aria-label=words().help.help
            on:click=move |_| open()
        >
            {words().help.sheet}
        </button>
        <dialog node_ref=node class="help" aria-labelledby="help-title">
            <div class="heading">
                <h2 id="help-title">{words().help.title}</h2>
                <LanguageChoice />
                <ThemeButton />
                <button on:click=move |_| dialog::close(node)>{words().common.close}</button>
            </div>
            <Lazy wanted=wanted.into()>{contents(sheet)}</Lazy>
        </dialog>
    }
}

rest! {
    fn contents(sheet: RwSignal<bool>) {
        view! {
            <p>
                {words().help.about}
            </p>
            <details
                class="sheet"
                prop:open=move || sheet.get()
                on:toggle=move |event| sheet.set(is_open(&event))
            >
                <summary><h3>{words().help.keys}</h3></summary>
                <KeySheet />
            </details>
            <details class="sheet">
                <summary><h3>{words().help.words}</h3></summary>
                <GlossaryList />
            </details>
            <h3>{words().help.further}</h3>
            <ul class="keys">
                <li><kbd>{words().stage.beside}</kbd>{words().help.beside_does}</li>
                <li><kbd>{words().help.open_row}</kbd>{words().help.open_row_does}</li>
                <li>
                    <kbd>{words().each_move.pad}</kbd>", "<kbd>{words().each_move.minimal}</kbd>
                    {words().help.resizing_does}
                </li>
            </ul>
            <h3>{words().help.files}</h3>
            <p>
                {words().help.formats}
            </p>
            <h3>{words().help.python}</h3>
            <pre tabindex="0">{RECIPE}</pre>
            <p class="soft small">
                {words().help.after}
            </p>
        }
    }
}

/// The same as in the README, where it says what it was tried with.
const RECIPE: &str = r#"import json, torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer

name, contexts = "gpt2", ["The capital of France is", "The capital of Italy is"]
tokenizer, model = AutoTokenizer.from_pretrained(name), AutoModelForCausalLM.from_pretrained(name)
head = model.get_output_embeddings()  # its rows are g
with torch.no_grad():  # the last hidden state, after the final norm, is f
    f = torch.cat([model.base_model(**tokenizer(c, return_tensors="pt")).last_hidden_state[:, -1] for c in contexts])
tokens = [tokenizer.decode([i]) for i in range(len(head.weight))]
tensors = {"f": f, "g": head.weight} | ({} if getattr(head, "bias", None) is None else {"bias": head.bias})
save_file(tensors, "model.safetensors", metadata={"tokens": json.dumps(tokens), "contexts": json.dumps(contexts)})"#;
