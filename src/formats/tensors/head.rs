//! What the parts of a language model's head are called.

/// Names of output matrices, the likeliest first.
const OUTPUTS: [&str; 17] = [
    "lm_head.weight",
    "embed_out.weight",
    "output.weight",
    "cls.predictions.decoder.weight",
    "lm_head.decoder.weight",
    "lm_head.linear.weight",
    "predictions.decoder.weight",
    "output_layer.weight",
    "output_projection.weight",
    "output_embedding.weight",
    "unembed.weight",
    "unembedding.weight",
    "to_logits.weight",
    "head.weight",
    "lm_head",
    "W_U",
    "unembed",
];

/// Names of input embeddings, which are the output matrix too where that is tied.
const INPUTS: [&str; 18] = [
    "wte.weight",
    "embed_tokens.weight",
    "tok_embeddings.weight",
    "token_embd.weight",
    "word_embeddings.weight",
    "embed_in.weight",
    "embedding.weight",
    "embeddings.weight",
    "shared.weight",
    "emb.weight",
    "embed.weight",
    "token_embedding.weight",
    "token_embeddings.weight",
    "tok_emb.weight",
    "word_embedding.weight",
    "tok_embedding.weight",
    "embed",
    "W_E",
];

/// Names of biases of the head.
const BIASES: [&str; 28] = [
    "bias",
    "b",
    "b_g",
    "lm_head.bias",
    "embed_out.bias",
    "output.bias",
    "cls.predictions.decoder.bias",
    "cls.predictions.bias",
    "lm_head.decoder.bias",
    "lm_head.linear.bias",
    "predictions.decoder.bias",
    "predictions.bias",
    "final_logits_bias",
    "output_layer.bias",
    "output_projection.bias",
    "head.bias",
    "unembed.bias",
    "to_logits.bias",
    "b_U",
    "output_bias",
    "logits_bias",
    "logit_bias",
    "lm_head_bias",
    "mlm_head.bias",
    "head_bias",
    "unembed_bias",
    "unembedding_bias",
    "decoder.bias",
];

/// Endings of the final norm's name.
const FINAL_NORMS: [&str; 8] = [
    "model.norm.weight",
    "ln_f.weight",
    "final_layernorm.weight",
    "final_layer_norm.weight",
    "output_norm.weight",
    "norm_f.weight",
    "ln_out.weight",
    "ln_final.w",
];

/// What a table of a checkpoint is by its name, and how likely: the less, the likelier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The output matrix.
    Output(usize),
    /// The input embedding.
    Input(usize),
}

/// Endings of weights that are packed into fewer bits (GPTQ and AWQ, HQQ, compressed-tensors).
const PACKED: [&str; 3] = [".qweight", ".W_q", ".weight_packed"];

/// What the table of this name is, if it is a part of the head, packed or not.
pub(crate) fn part(name: &str) -> Option<Part> {
    let base = PACKED.iter().find_map(|ending| name.strip_suffix(ending));
    let name = &base.map_or_else(|| name.to_string(), |base| format!("{base}.weight"));
    let among = |names: &[&str]| names.iter().position(|known| is_called(name, known));
    among(&OUTPUTS).map(Part::Output).or_else(|| among(&INPUTS).map(Part::Input))
}

/// How likely a vector of this name is the bias of the head: the less, the likelier.
pub(crate) fn bias(name: &str) -> Option<usize> {
    BIASES.iter().position(|known| is_called(name, known))
}

/// Whether a bias is called as files do that have nothing else of that name: in such a file it has
/// to fit.
pub(crate) fn is_surely_bias(name: &str) -> bool {
    ["bias", "b", "b_g"].contains(&name)
}

/// Whether a vector of this name is the weight of the final norm.
pub(crate) fn is_final_norm(name: &str) -> bool {
    FINAL_NORMS.iter().any(|end| name.ends_with(end))
}

/// Whether TransformerLens writes the table of this name with tokens as columns (`d × V`).
pub(crate) fn has_tokens_as_columns(name: &str) -> bool {
    is_called(name, "W_U")
}

/// Whether a tensor of this name is in a numbered layer.
pub(crate) fn is_in_layer(name: &str) -> bool {
    name.split('.').any(is_number)
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// Whether `name` is `known`, perhaps inside of modules (`model.`, `transformer.`), but not inside
/// of a numbered layer. Names of one letter mean something only by themselves.
fn is_called(name: &str, known: &str) -> bool {
    let Some(before) = name.strip_suffix(known) else { return false };
    let Some(modules) = before.strip_suffix('.') else { return before.is_empty() };
    known.contains(['.', '_']) && !modules.split('.').any(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_head_are_known_in_modules_but_not_in_layers() {
        assert!(matches!(part("language_model.lm_head.weight"), Some(Part::Output(_))));
        assert!(matches!(part("head.weight"), Some(Part::Output(_))));
        assert!(matches!(part("model.embed_tokens.weight"), Some(Part::Input(_))));
        assert!(matches!(part("lm_head.qweight"), Some(Part::Output(_))));
        assert_eq!(part("blocks.3.attn.head.weight"), None);
        assert_eq!(part("model.embed_positions.weight"), None);
        assert!(bias("model.lm_head.bias").is_some() && bias("b_U").is_some());
        assert_eq!(bias("layers.0.output.bias"), None);
        assert_eq!(bias("model.norm.bias"), None);
    }
}
