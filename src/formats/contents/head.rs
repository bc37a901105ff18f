//! What the parts of a language model's head are called.

/// Names of output matrices, the likeliest first.
const OUTPUTS: [&str; 35] = [
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
    "generator.proj.weight",
    "generator_lm_head.weight",
    "vocab_projector.weight",
    "lm_head.out_proj.weight",
    "pred_layer.proj.weight",
    "proj_out.weight",
    "ff_out.weight",
    "output_proj.weight",
    "output_head.weight",
    "token_head.weight",
    "text_head.weight",
    "logits_dense.weight",
    "logits_proj.weight",
    "logits.weight",
    "vocab_proj.weight",
    "generator.weight",
    "decoder.weight",
    "lm_head.head.weight",
    "lm_head",
    "W_U",
    "unembed",
];

/// Names of input embeddings, which are the output matrix too where that is tied.
const INPUTS: [&str; 30] = [
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
    "tok_embed.weight",
    "token_embed.weight",
    "word_emb.weight",
    "word_embed.weight",
    "input_embedding.weight",
    "tokens_embed.weight",
    "embedder.weight",
    "token_embedder.weight",
    "embedder.input_embedding",
    "input_embeddings.weight",
    "word_embeddings",
    "wte",
    "embed",
    "W_E",
];

/// Names of biases of the head.
const BIASES: [&str; 53] = [
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
    "generator.proj.bias",
    "generator_lm_head.bias",
    "vocab_projector.bias",
    "lm_head.out_proj.bias",
    "pred_layer.proj.bias",
    "token_bias",
    "token_biases",
    "tokens_bias",
    "vocab_bias",
    "bias_vocab",
    "bias_g",
    "bias_out",
    "b_out",
    "b_vocab",
    "biases",
    "intercept",
    "intercept_",
    "(Intercept)",
    "unembed_b",
    "log_prior",
    "log_priors",
    "token_prior",
    "g_bias",
    "decoder_bias",
    "lm_bias",
];

/// The last of these that means the head's bias by itself.
const SURELY: usize = 2;

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
const PACKED: [&str; 10] = [
    ".qweight",
    ".W_q",
    ".weight_packed",
    ".weight._data",
    ".weight:_data",
    "._weight_qdata",
    ".weight_qdata",
    ".weight.int_data",
    ".weight_blocks",
    "_blocks",
];

/// Whether a tensor of this name holds weights that are packed into fewer bits.
pub(crate) fn is_packed(name: &str) -> bool {
    PACKED.iter().any(|ending| name.ends_with(ending))
}

/// Endings of the tables of Flax and Keras, and what PyTorch has for them.
const OF_OTHERS: [&str; 3] = [".kernel", ".embedding", ".embeddings"];

/// What the table of this name is, if it is a part of the head, packed or not.
pub(crate) fn part(name: &str) -> Option<Part> {
    let name = &with_points(name);
    let endings = || PACKED.iter().chain(&OF_OTHERS);
    let base = endings().find_map(|ending| name.strip_suffix(ending));
    let name = &unwrapped(&base.map_or_else(|| name.into(), |base| format!("{base}.weight")));
    let among = |names: &[&str], name: &str| names.iter().position(|known| is_called(name, known));
    let of = |name: &str| {
        among(&OUTPUTS, name).map(Part::Output).or_else(|| among(&INPUTS, name).map(Part::Input))
    };
    of(name).or_else(|| among(&OUTPUTS, &without_place(name)?).map(Part::Output))
}

/// Modules that libraries put around others: torch.compile, data parallelism, adapters.
const WRAPPERS: [&str; 7] = [
    "_orig_mod",
    "_fsdp_wrapped_module",
    "_checkpoint_wrapped_module",
    "base_layer",
    "modules_to_save",
    "original_module",
    "default",
];

/// The name of a tensor in TensorFlow or Flax, `params/lm_head/kernel:0`, as PyTorch has it.
fn with_points(name: &str) -> String {
    name.strip_suffix(":0").unwrap_or(name).replace('/', ".")
}

/// A name without the modules that only wrap others.
fn unwrapped(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').filter(|part| !WRAPPERS.contains(part)).collect();
    parts.join(".")
}

/// The name of a module that is one of several in a row, `lm_head.0.weight`, without its place.
fn without_place(name: &str) -> Option<String> {
    let mut parts: Vec<&str> = name.split('.').collect();
    let place = parts.len().checked_sub(2).filter(|&place| place > 0 && is_number(parts[place]))?;
    parts.remove(place);
    Some(parts.join("."))
}

/// How likely a vector of this name is the bias of the head: the less, the likelier.
pub(crate) fn bias(name: &str) -> Option<usize> {
    if !has_letters_of_bias(name) {
        return None;
    }
    let name = unwrapped(&with_points(name));
    let among = |name: &str| BIASES.iter().position(|known| is_called(name, known));
    // As people write titles: `Bias`, `B_U`, `b_u`.
    let lower = || {
        let name = name.to_lowercase();
        let is = |known: &&str| known.len() > 1 && is_called(&name, &known.to_lowercase());
        BIASES.iter().position(is)
    };
    among(&name)
        .or_else(|| among(&without_place(&name)?).filter(|rank| *rank > SURELY))
        .or_else(lower)
}

/// Whether a name has letters that all names of biases have: records have a key a component, most
/// of which have not.
fn has_letters_of_bias(name: &str) -> bool {
    let has = |letter: u8| name.bytes().any(|b| b.eq_ignore_ascii_case(&letter));
    // Those without a `b` are priors and intercepts.
    has(b'b') || has(b'p') && has(b'r')
}

/// Whether a vector is called as the bias of a table of this name is: `x.bias` of `x.weight`,
/// `g_bias` of `g`, `b_out` of `W_out`.
pub(crate) fn is_bias_of(bias: &str, table: &str) -> bool {
    let weight = table.strip_suffix("weight");
    let ends = |end: &str| bias.strip_suffix(end) == Some(weight.unwrap_or(table));
    let letter = || {
        let of = bias.strip_prefix("b_").filter(|of| !of.is_empty())?;
        Some(of == table.strip_prefix("W_")?)
    };
    (weight.is_some() && ends("bias"))
        || (weight.is_none() && (ends("_bias") || ends(".bias")))
        || letter() == Some(true)
}

/// Whether a bias is called as files do that have nothing else of that name: in such a file it has
/// to fit.
pub(crate) fn is_surely_bias(name: &str) -> bool {
    BIASES[..=SURELY].contains(&name)
}

/// Endings of the names of matrices whose rows are classes, not tokens.
const CLASSIFIERS: [&str; 4] =
    ["classifier.weight", "score.weight", "classifier.out_proj.weight", "fc.weight"];

/// Whether a table of this name tells classes of texts or pictures apart.
pub(crate) fn is_classifier(name: &str) -> bool {
    let name = unwrapped(&with_points(name));
    CLASSIFIERS.iter().any(|known| is_called(&name, known))
}

/// Whether a vector of this name is the weight of the final norm.
pub(crate) fn is_final_norm(name: &str) -> bool {
    FINAL_NORMS.iter().any(|end| name.ends_with(end))
}

/// Whether TransformerLens, Flax or Keras write the table of this name with tokens as columns (`d ×
/// V`).
pub(crate) fn has_tokens_as_columns(name: &str) -> bool {
    let name = &with_points(name);
    let is_output = || matches!(part(name), Some(Part::Output(_)));
    is_called(name, "W_U") || (name.ends_with(".kernel") && is_output())
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
    let judges = known.starts_with("output")
        && modules.rsplit('.').next().is_some_and(|module| JUDGES.contains(&module));
    known.contains(['.', '_']) && !judges && !modules.split('.').any(is_number)
}

/// Modules whose output is a class or a rank of a text, not the next token.
const JUDGES: [&str; 4] = ["cls", "classifier", "score", "pooler"];

/// Whether a tensor of this name is a part of an adapter: of a low-rank change to another model.
pub(crate) fn is_of_adapter(name: &str) -> bool {
    let is = |part: &str| ADAPTERS.iter().any(|start| part.to_lowercase().starts_with(start));
    name.split('.').any(is)
}

/// What parts of the names of such tensors begin with (PEFT, llama.cpp, Kohya, LyCORIS).
const ADAPTERS: [&str; 3] = ["lora_", "hada_", "lokr_"];

/// What is said of the tensors of an adapter.
pub(crate) fn adapter(count: usize) -> String {
    match count {
        1 => "an adapter (LoRA) of 1 tensor, which changes another model".into(),
        _ => format!("an adapter (LoRA) of {count} tensors, which changes another model"),
    }
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
        assert!(matches!(part("lm_head._orig_mod.weight"), Some(Part::Output(0))));
        assert!(matches!(
            part("base_model.model.lm_head.base_layer.weight"),
            Some(Part::Output(0))
        ));
        assert!(matches!(part("to_logits.1.weight"), Some(Part::Output(_))));
        assert!(matches!(part("params/lm_head/kernel"), Some(Part::Output(0))));
        assert!(matches!(part("transformer.wte.embedding"), Some(Part::Input(_))));
        assert!(has_tokens_as_columns("decoder/logits_dense/kernel:0"));
        assert!(!has_tokens_as_columns("mlp.kernel"));
        assert_eq!(part("head.3.output.weight"), None);
        assert_eq!(bias("layers.0.bias"), None);
        assert_eq!(part("blocks.3.attn.head.weight"), None);
        assert_eq!(part("model.embed_positions.weight"), None);
        assert!(BIASES.iter().all(|name| has_letters_of_bias(name)));
        assert!(bias("model.lm_head.bias").is_some() && bias("b_U").is_some());
        assert_eq!(bias("layers.0.output.bias"), None);
        assert_eq!(bias("model.norm.bias"), None);
        assert_eq!(part("cls.output.weight"), None);
        for (bias, table) in [("x.bias", "x.weight"), ("g_bias", "g"), ("b_out", "W_out")] {
            assert!(is_bias_of(bias, table), "{bias}");
        }
        for (bias, table) in [("y.bias", "x.weight"), ("x.bias", "x.y.weight"), ("b_", "W_")] {
            assert!(!is_bias_of(bias, table), "{bias}");
        }
        assert!(is_of_adapter("base_model.model.lm_head.lora_A.weight"));
        assert!(!is_of_adapter("model.explora.weight"));
    }
}
