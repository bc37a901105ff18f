//! The page of help, and the keys.

words! {
    /// The page of help, and the keys.
    Help {
        help: "Help",
        help_help: "Help: what this shows, keys, words (?)",
        title: "What this shows",
        about: "A language model predicts the next token from two tables: an embedding f(s) for each context and an unembedding g(y) for each token. \
            Only their products f(s)·g(y) matter for the prediction, so other tables give the very same predictions. \
            Left is the model as loaded, right one of those others: bend it and read on the board what every such model shares and what is an accident of this one.",
        keys: "Keys and gestures",
        words: "Words",
        further: "Further",
        beside_does: " shows the moved model twice: its principal components, which bend, beside the picture that its predictions alone determine",
        open_row: "open a row",
        open_row_does: " of the board for its picture, for what it is asked about (contexts, tokens, labels, a steering vector and its strength) and for moves that destroy or keep it",
        resizing_does: " give the same predictions in more dimensions or in as few as they need",
        files: "Files",
        formats: "Open, drop or paste vectors: safetensors, npz, npy, word2vec, GloVe, vectors.tsv with metadata.tsv, CSV, JSON, \
            Hugging Face checkpoints with their tokenizer, GGUF, fastText, finalfusion. \
            Several files can make one model, e.g. f.npy, g.npy and tokens.txt, or a folder that is dropped. Lists of pairs are two columns separated by tabs. No file leaves this machine.",
        python: "From Python: any causal language model of Hugging Face",
        after: "After: Marconato, Lachapelle, Weichwald, Gresele, All or None: Identifiable Linear Properties of Next-token Predictors in Language Modeling, arXiv 2410.23501",
        tab: "Tab",
        tab_does: "goes through the controls; the basis tips of the right plot are among them",
        arrows: "← ↑ → ↓",
        arrows_does: "on a basis tip: move it; with Shift coarsely, with Alt finely",
        choice: "← →",
        choice_does: "in a row of choices: the one before, the next one",
        home: "Home",
        home_does: "on a basis tip: put it back where it was",
        drag_tip: "drag e₁ or e₂",
        drag_tip_does: "bends the shown plane; every dimension outside it stays",
        drag: "drag",
        drag_does: "elsewhere in a plot pans; wheel or pinch zooms; double-click fits",
        click: "click",
        click_does: "on a point pins its label",
        undo: "Ctrl+Z",
        undo_does: "undoes the last change",
        redo: "Ctrl+Shift+Z",
        redo_does: "does it again",
        present: "P",
        present_does: "presents: large type, no controls; Esc leaves",
        step: "→ ←",
        step_does: "while presenting: next and previous card of a lesson; without one, redo and undo",
        plots: "1, 2",
        plots_does: "while presenting: the right plot alone, both plots",
        board: "B",
        board_does: "while presenting: the board",
        pointer: "L",
        pointer_does: "while presenting: a dot that follows the pointer",
        escape: "Esc",
        escape_does: "closes what is open: a definition, a list, a dialog",
        sheet: "?",
        sheet_does: "this sheet",
    }
}
