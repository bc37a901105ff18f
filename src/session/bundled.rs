//! The models that come with the page.

/// The bundled models: path beside the page, what to call them, what they are.
pub const fn models() -> [(&'static str, &'static str, &'static str); 2] {
    [
        (
            "models/smollm2-135m.safetensors",
            "SmolLM2-135M-Instruct",
            "A language model's own contexts and tokens: bend it, and it predicts the same",
        ),
        (
            "models/glove-100d.safetensors",
            "GloVe 6B",
            "Word vectors without contexts: directions and neighbours, nothing that is predicted",
        ),
    ]
}
