//! Decoders by the metadata of a GGUF, as llama.cpp writes it.

use std::collections::BTreeMap;

use formats::container::gguf::Value;

use super::{
    Activation, Alibi, Config, HeadNorm, HeadNormOver, HeadOrder, Heads, Layer, Norm, Numbers,
    Pairing, Rotary, Scaling, Shape,
    metadata::Metadata,
    names::{Head, Names, Sublayer},
};
use crate::LmError;

/// What the name of an architecture says and no setting does.
struct Kind {
    pairing: Option<Pairing>,
    activation: Activation,
    norm: fn(f64) -> Norm,
}

/// Where llama.cpp takes the gelu of tanh for models that were trained with the true one, the true
/// one is taken.
fn kind(architecture: &str) -> Option<Kind> {
    use Activation::{Gelu, GeluTanh, Silu};
    let (pairing, activation, norm): (_, _, fn(f64) -> Norm) = match architecture {
        "llama" | "smollm3" | "granite" => (Some(Pairing::Adjacent), Silu, Norm::rms),
        "command-r" | "cohere2" => (Some(Pairing::Adjacent), Silu, Norm::layer),
        "olmo" => (Some(Pairing::Adjacent), Silu, |epsilon| Norm {
            weighted: false,
            ..Norm::layer(epsilon)
        }),
        "qwen2" | "qwen3" | "olmo2" | "phi3" => (Some(Pairing::Halves), Silu, Norm::rms),
        "stablelm" => (Some(Pairing::Halves), Silu, Norm::layer),
        "gemma" | "gemma2" | "gemma3" => (Some(Pairing::Halves), GeluTanh, Norm::rms),
        "phi2" | "starcoder2" => (Some(Pairing::Halves), GeluTanh, Norm::layer),
        "gptneox" | "falcon" => (Some(Pairing::Halves), Gelu, Norm::layer),
        "gpt2" | "starcoder" | "bloom" => (None, GeluTanh, Norm::layer),
        "mpt" => (None, Gelu, Norm::layer),
        _ => return None,
    };
    Some(Kind { pairing, activation, norm })
}

pub(super) fn read(
    all: &BTreeMap<String, Value>,
    shape: Shape,
    numbers: Numbers,
) -> Result<Config, LmError> {
    let architecture = all.get("general.architecture").and_then(Value::text);
    let architecture = architecture
        .ok_or_else(|| LmError::config("metadata", "nothing", "\"general.architecture\""))?;
    let kind = kind(architecture).ok_or_else(|| LmError::Unsupported {
        architecture: architecture.into(),
        missing: format!("there is code for {}", super::ARCHITECTURES),
    })?;
    let metadata = Metadata { all, architecture };
    let mut config = plain(&metadata, &kind, shape)?;
    if let Some(pairing) = kind.pairing {
        config.rotaries = vec![rotary(&metadata, &config, pairing, numbers)?];
        config.layers.iter_mut().for_each(|layer| layer.rotary = Some(0));
    }
    particulars(&metadata, &mut config, shape)?;
    Ok(config)
}

/// What is said in the same way of all architectures.
fn plain(metadata: &Metadata, kind: &Kind, shape: Shape) -> Result<Config, LmError> {
    let width = metadata.needed("embedding_length")?;
    let queries = metadata.needed("attention.head_count")?;
    let size = metadata.size("attention.key_length")?.unwrap_or(width / queries.max(1));
    let value = metadata.size("attention.value_length")?.unwrap_or(size);
    if value != size {
        return Err(LmError::Unsupported {
            architecture: metadata.architecture.into(),
            missing: format!("keys have {size} numbers, values {value}"),
        });
    }
    let layers = metadata.needed("block_count")?;
    super::check_layers(layers)?;
    let epsilon = metadata.number("attention.layer_norm_rms_epsilon")?;
    let epsilon = epsilon.or(metadata.number("attention.layer_norm_epsilon")?);
    let names = names(shape);
    let layer =
        Layer { window: None, rotary: None, score_scale: (size.max(1) as f32).sqrt().recip() };
    let inner =
        shape("blk.0.ffn_down.weight").and_then(|shape| usize::try_from(*shape.get(1)?).ok());
    let inner = metadata.size("feed_forward_length")?.or(inner);
    let norm = (kind.norm)(epsilon.unwrap_or(1e-5));
    let clip = metadata.number("attention.clamp_kqv")?;
    Ok(Config {
        architecture: metadata.architecture.into(),
        width,
        embedding_width: width,
        inner: inner.unwrap_or(width.saturating_mul(4)),
        length: metadata.needed("context_length")?,
        heads: Heads {
            queries,
            keys: metadata.size("attention.head_count_kv")?.unwrap_or(queries),
            size,
            order: HeadOrder::Apart,
        },
        layers: vec![layer; layers],
        rotaries: Vec::new(),
        alibi: None,
        position_offset: 0,
        norm,
        head_norm: None,
        parallel: names.feed_forward.before.is_none() && norm.weighted,
        residual_of_normed: false,
        activation: kind.activation,
        clip: clip.map(|clip| clip as f32).filter(|clip| *clip != 0.0),
        score_cap: None,
        logit_cap: None,
        embedding_scale: 1.0,
        residual_scale: 1.0,
        logit_scale: 1.0,
        names,
    })
}

/// All architectures share one set of names; which of them are there says much of how a layer is
/// built.
fn names(shape: Shape) -> Names {
    let has = |name: &str| shape(&format!("{name}.weight")).is_some();
    let layer = |name: &'static str| has(&format!("blk.0.{name}")).then_some(name);
    let gated = has("blk.0.ffn_gate");
    let fused = || {
        let rows = |name: &str, axis: usize| shape(name).and_then(|shape| shape.get(axis).copied());
        let (up, down) = (rows("blk.0.ffn_up.weight", 0), rows("blk.0.ffn_down.weight", 1));
        up.zip(down).is_some_and(|(up, down)| Some(up) == down.checked_mul(2))
    };
    Names {
        embedding: "token_embd",
        positions: has("position_embd").then_some("position_embd"),
        embedding_norm: has("token_embd_norm").then_some("token_embd_norm"),
        projections: None,
        layer: "blk.",
        attention: Sublayer {
            before: layer("attn_norm"),
            inside: layer("post_attention_norm"),
            after: None,
            output: "attn_output",
            unbiased: false,
        },
        feed_forward: Sublayer {
            before: layer("ffn_norm"),
            inside: layer("post_ffw_norm"),
            after: None,
            output: "ffn_down",
            unbiased: false,
        },
        projected: if has("blk.0.attn_qkv") {
            &["attn_qkv"]
        } else {
            &["attn_q", "attn_k", "attn_v"]
        },
        head_norms: ["attn_q_norm", "attn_k_norm"],
        head_norms_apart: false,
        first: if gated { &["ffn_gate", "ffn_up"] } else { &["ffn_up"] },
        gated: gated || fused(),
        transposed: false,
        norm: Some("output_norm"),
        head: Head { name: "output", tied: None },
    }
}

fn rotary(
    metadata: &Metadata,
    config: &Config,
    pairing: Pairing,
    numbers: Numbers,
) -> Result<Rotary, LmError> {
    let factor = metadata.number("rope.scaling.factor")?.or(metadata.number("rope.scale_linear")?);
    let factor = factor.filter(|factor| *factor > 0.0).unwrap_or(1.0);
    let original =
        metadata.number("rope.scaling.original_context_length")?.unwrap_or(config.length as f64);
    let amplitude = metadata.number("rope.scaling.attn_factor")?.unwrap_or(1.0);
    let (short, long) =
        (numbers("rope_factors_short.weight")?, numbers("rope_factors_long.weight")?);
    let scaling = match (metadata.text("rope.scaling.type"), short, long) {
        (_, Some(short), Some(long)) => {
            Scaling::Long { short, long, original: original as usize, amplitude }
        }
        (Some("yarn"), ..) => Scaling::Yarn {
            factor,
            original,
            fast: metadata.number("rope.scaling.yarn_beta_fast")?.unwrap_or(32.0),
            slow: metadata.number("rope.scaling.yarn_beta_slow")?.unwrap_or(1.0),
            whole: true,
            amplitude: amplitude * Scaling::yarn_amplitude(factor, 1.0),
        },
        (Some("none"), ..) => Scaling::None,
        _ => match numbers("rope_freqs.weight")? {
            Some(factors) => Scaling::Each(factors),
            None if factor != 1.0 => Scaling::Linear(factor),
            None => Scaling::None,
        },
    };
    Ok(Rotary {
        base: metadata.number("rope.freq_base")?.unwrap_or(10_000.0),
        size: metadata.size("rope.dimension_count")?.unwrap_or(config.heads.size),
        pairing,
        scaling,
    })
}

/// What is said in a way of its own, or not at all.
fn particulars(metadata: &Metadata, config: &mut Config, shape: Shape) -> Result<(), LmError> {
    config.head_norm = shape("blk.0.attn_q_norm.weight").map(|shape| {
        let is_of_one_head = shape.iter().product::<u64>() == config.heads.size as u64;
        let over = match metadata.architecture {
            "command-r" | "stablelm" => HeadNormOver::OwnHead,
            _ if is_of_one_head => HeadNormOver::Head,
            _ => HeadNormOver::All,
        };
        HeadNorm { norm: config.norm, over }
    });
    match metadata.architecture {
        "smollm3" => {
            for layer in config.layers.iter_mut().skip(3).step_by(4) {
                layer.rotary = None;
            }
        }
        "granite" => granite(metadata, config)?,
        "command-r" => config.logit_scale = cohere_scale(metadata)?,
        "cohere2" => {
            config.logit_scale = cohere_scale(metadata)?;
            let window = metadata.size("attention.sliding_window")?.filter(|window| *window != 0);
            for (i, layer) in config.layers.iter_mut().enumerate() {
                let slides = !(i + 1).is_multiple_of(COHERE_PATTERN);
                (layer.window, layer.rotary) =
                    (window.filter(|_| slides), layer.rotary.filter(|_| slides));
            }
        }
        "gemma" => config.embedding_scale = (config.width as f32).sqrt(),
        "gemma2" => gemma2(metadata, config)?,
        "gemma3" => gemma3(metadata, config)?,
        "phi3" => {
            let window = metadata.size("attention.sliding_window")?.filter(|window| *window != 0);
            config.layers.iter_mut().for_each(|layer| layer.window = window);
        }
        "gptneox" => config.parallel = metadata.flag("use_parallel_residual", true)?,
        "falcon" => {
            if shape("blk.0.attn_norm_2.weight").is_some() {
                config.names.attention.before = Some("attn_norm_2");
                config.names.feed_forward.before = Some("attn_norm");
            }
            config.parallel = config.names.feed_forward.before != Some("ffn_norm");
        }
        "olmo2" => config.parallel = false,
        "olmo" => {
            // Norms without weights leave no trace in the file.
            config.names.attention.before = Some("attn_norm");
            config.names.feed_forward.before = Some("ffn_norm");
        }
        "bloom" => config.alibi = Some(Alibi::below(config.heads.queries, false)),
        "mpt" => {
            let max = metadata.number("attention.max_alibi_bias")?.unwrap_or(0.0);
            config.alibi = (max > 0.0).then(|| Alibi::above(config.heads.queries, max));
        }
        _ => {}
    }
    Ok(())
}

/// Of so many layers one sees all of a text, and knows no positions.
const COHERE_PATTERN: usize = 4;

fn cohere_scale(metadata: &Metadata) -> Result<f32, LmError> {
    Ok(metadata.number("logit_scale")?.unwrap_or(0.0625) as f32)
}

fn granite(metadata: &Metadata, config: &mut Config) -> Result<(), LmError> {
    let scale = |name: &str| Ok::<_, LmError>(metadata.number(name)?.filter(|scale| *scale != 0.0));
    config.embedding_scale = scale("embedding_scale")?.unwrap_or(1.0) as f32;
    config.residual_scale = scale("residual_scale")?.unwrap_or(1.0) as f32;
    config.logit_scale = scale("logit_scale")?.unwrap_or(1.0).recip() as f32;
    if let Some(scale) = scale("attention.scale")? {
        config.layers.iter_mut().for_each(|layer| layer.score_scale = scale as f32);
    }
    Ok(())
}

/// Models of this many layers divide scores by the root of another size than that of a head; no
/// setting says so.
const GEMMA_2_LARGE: usize = 46;
const GEMMA_3_LARGE: usize = 62;

fn gemma2(metadata: &Metadata, config: &mut Config) -> Result<(), LmError> {
    config.embedding_scale = (config.width as f32).sqrt();
    let cap = |name: &str, usual: f64| {
        Ok::<_, LmError>(Some(metadata.number(name)?.unwrap_or(usual) as f32))
    };
    config.score_cap = cap("attn_logit_softcapping", 50.0)?;
    config.logit_cap = cap("final_logit_softcapping", 30.0)?;
    let window = metadata.size("attention.sliding_window")?.unwrap_or(4096);
    config.layers.iter_mut().step_by(2).for_each(|layer| layer.window = Some(window));
    scale_large(config, GEMMA_2_LARGE);
    Ok(())
}

fn gemma3(metadata: &Metadata, config: &mut Config) -> Result<(), LmError> {
    config.embedding_scale = (config.width as f32).sqrt();
    let window = metadata.size("attention.sliding_window")?.filter(|window| *window != 0);
    config.logit_cap =
        metadata.number("final_logit_softcapping")?.filter(|cap| *cap > 0.0).map(|cap| cap as f32);
    let listed = metadata.flags("attention.sliding_window_pattern", config.layers.len());
    let pattern =
        metadata.size("attention.sliding_window_pattern").ok().flatten().unwrap_or(6).max(1);
    let base = metadata.number("rope.freq_base_swa")?.unwrap_or(10_000.0);
    let local = config.rotaries.first().map(|global| Rotary {
        base,
        scaling: Scaling::None,
        ..global.clone()
    });
    config.rotaries.extend(local);
    for (i, layer) in config.layers.iter_mut().enumerate() {
        if listed.as_ref().map_or(!(i + 1).is_multiple_of(pattern), |listed| listed[i]) {
            (layer.window, layer.rotary) = (window, Some(1));
        }
    }
    scale_large(config, GEMMA_3_LARGE);
    Ok(())
}

fn scale_large(config: &mut Config, layers: usize) {
    if config.layers.len() == layers {
        let scale = (config.width as f32 / config.heads.queries as f32).sqrt().recip();
        config.layers.iter_mut().for_each(|layer| layer.score_scale = scale);
    }
}
