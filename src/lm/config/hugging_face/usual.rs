//! Sizes that a config.json leaves out where they are what transformers takes anyway.

/// Sizes of a family unless its file says otherwise.
pub(super) struct Usual {
    pub(super) layers: usize,
    pub(super) heads: usize,
    /// As many keys as heads, unless it says so. A file in which the number is null has as many.
    pub(super) keys: Option<usize>,
    /// Four times the size of a hidden state, unless it says so.
    pub(super) inner: Option<usize>,
    pub(super) length: usize,
}

/// Of the family `kind` (transformers 5.24). Models with ALiBi, which have no length of their own,
/// were trained with 2048 tokens.
pub(super) fn usual(kind: &str) -> Usual {
    let (layers, heads, keys, inner, length) = match kind {
        "mistral" | "ministral" => (32, 32, Some(8), Some(14_336), 131_072),
        "smollm3" => (36, 16, Some(4), Some(11_008), 32_768),
        "qwen2" | "qwen3" => (32, 32, Some(32), Some(22_016), 32_768),
        "phi3" => (32, 32, None, Some(8192), 4096),
        "gemma" => (28, 16, Some(16), Some(24_576), 8192),
        "gemma2" => (26, 8, Some(4), Some(9216), 8192),
        "gemma3" | "gemma3_text" => (26, 8, Some(4), Some(9216), 131_072),
        "cohere" | "cohere2" => (40, 64, None, Some(22_528), 8192),
        "stablelm" => (32, 32, Some(32), Some(6912), 4096),
        "starcoder2" => (30, 24, Some(2), Some(12_288), 4096),
        "phi" => (24, 32, None, Some(8192), 2048),
        "gpt2" | "gpt_bigcode" => (12, 12, None, None, 1024),
        "gpt_neo" | "mpt" => (24, 16, None, None, 2048),
        "gptj" => (28, 16, None, None, 2048),
        "gpt_neox" => (44, 64, None, Some(24_576), 2048),
        "opt" => (12, 12, None, Some(3072), 2048),
        "bloom" => (2, 8, None, None, 2048),
        "falcon" => (32, 71, None, None, 2048),
        // Llama, Granite, OLMo 1 and 2.
        _ => (32, 32, None, Some(11_008), 2048),
    };
    Usual { layers, heads, keys, inner, length }
}
