//! A short page of help.

use leptos::{
    ev,
    html::{Details, Dialog},
    prelude::*,
};
use web_sys::KeyboardEvent;

use super::{glossary_list::GlossaryList, keys::KeySheet, typing};

use crate::words::words;

/// A button and the dialog that it opens.
#[component]
pub fn Help() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let open = move || {
        if let Some(dialog) = dialog.get_untracked() {
            // A dialog that is open already stays open.
            let _ = dialog.show_modal();
        }
    };
    let sheet = NodeRef::<Details>::new();
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "?" && !typing(&event) {
            event.prevent_default();
            sheet.get_untracked().iter().for_each(|sheet| sheet.set_open(true));
            open();
        }
    });
    on_cleanup(move || keys.remove());
    let close = move |_| {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    view! {
        <button class="icon" title="Help: what this shows, keys, words (?)" aria-label="Help" on:click=move |_| open()>"?"</button>
        <dialog node_ref=dialog class="help" aria-labelledby="help-title">
            <div class="heading">
                <h2 id="help-title">"What this shows"</h2>
                <button on:click=close>{words().common.close}</button>
            </div>
            <p>
                "A language model predicts the next token from two tables: an embedding f(s) for each context and an unembedding g(y) for each token. \
                 Only their products f(s)·g(y) matter for the prediction, so other tables give the very same predictions. \
                 Left is the model as loaded, right one of those others: bend it and read on the board what every such model shares and what is an accident of this one."
            </p>
            <details class="sheet" node_ref=sheet>
                <summary><h3>"Keys and gestures"</h3></summary>
                <KeySheet />
            </details>
            <details class="sheet">
                <summary><h3>"Words"</h3></summary>
                <GlossaryList />
            </details>
            <h3>"Further"</h3>
            <ul class="keys">
                <li><kbd>"PCA | canonical"</kbd>" shows the moved model twice: its principal components, which bend, beside the picture that its predictions alone determine"</li>
                <li><kbd>"open a row"</kbd>" of the board for its picture, for what it is asked about (contexts, tokens, labels, a steering vector and its strength) and for moves that destroy or keep it"</li>
                <li><kbd>"Pad to d′"</kbd>", "<kbd>"Reduce to k"</kbd>" give the same predictions in more dimensions or in as few as they need"</li>
            </ul>
            <h3>"Files"</h3>
            <p>
                "Open, drop or paste vectors: safetensors, npz, npy, word2vec, GloVe, vectors.tsv with metadata.tsv, CSV, JSON, \
                 Hugging Face checkpoints with their tokenizer, GGUF, fastText, finalfusion. \
                 Several files can make one model, e.g. f.npy, g.npy and tokens.txt. Lists of pairs are two columns separated by tabs. No file leaves this machine."
            </p>
            <h3>"From Python: any causal language model of Hugging Face"</h3>
            <pre>{RECIPE}</pre>
            <p class="soft small">
                "After: Marconato, Lachapelle, Weichwald, Gresele, All or None: Identifiable Linear Properties of Next-token Predictors in Language Modeling, arXiv 2410.23501"
            </p>
        </dialog>
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
