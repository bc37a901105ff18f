//! What can be opened: the bundled models with what each shows, and the reader's own files.

words! {
    /// What can be opened: the bundled models with what each shows, and the reader's own files.
    Gallery {
        title: "Open",
        button: "Open…",
        button_help: "Small exact models, real ones, and your own files",
        exact: "Exact models",
        exact_about: "Small enough to see whole: here the laws hold to the last digit",
        real: "Real models",
        real_about: "Here they hold as far as the numbers of the file do",
        own: "Your own",
        own_about: "Drop files anywhere on the page, paste a table, or choose them. Nothing leaves this machine",
        choose: "Choose files…",
        choose_help: "Vectors, labels and pair lists; several files can make one model",
        word_vectors: "Word vectors",
        word_vectors_about: "GloVe, word2vec, fastText, Embedding Projector, a CSV with a label a row",
        predictor: "Contexts and tokens",
        predictor_about: "f and g as npz, npy, safetensors or JSON: then predictions are compared too",
        language_model: "A language model",
        language_model_about: "GGUF, or the folder of a Hugging Face checkpoint: type contexts, the page computes them",
        pairs: "Pairs of words",
        pairs_about: "easy, easiest, one pair a line: a family of directions for the open model",
        session: "A saved session",
        session_about: "Goes on where it was saved",
    }
}
