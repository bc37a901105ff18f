//! Decoders by their config.json, as transformers 5 and earlier ones write it.

mod bloom;
mod cohere;
mod falcon;
mod gemma;
mod gpt2;
mod gpt_j;
mod gpt_neo;
mod gpt_neox;
mod llama;
mod mpt;
mod names;
mod olmo;
mod opt;
mod phi;
mod qwen;
mod rotation;
mod stablelm;
mod starcoder2;
mod usual;

use serde_json::{Map, Value};

use self::usual::usual;
use super::{
    Activation, Config, HeadOrder, Heads, Layer, Norm, Shape,
    fields::{Fields, wrong},
    names::{Head, Names},
};
use crate::LmError;

/// The decoder a config.json describes; `shape` gives that of a tensor.
pub(super) fn read(json: &[u8], shape: Shape) -> Result<Config, LmError> {
    let value: Value =
        serde_json::from_slice(json).map_err(|e| LmError::config("config.json", e, "JSON"))?;
    let top = value.as_object().ok_or_else(|| wrong("config.json", &value, "an object"))?;
    let fields = Fields(top);
    // Models of texts and images describe the part for texts inside.
    let fields = fields.inside("text_config").unwrap_or(fields);
    let inner = fields.text(&["model_type"])?;
    let kind = inner.or(Fields(top).text(&["model_type"])?);
    let kind = kind.ok_or_else(|| LmError::config("config.json", "nothing", "\"model_type\""))?;
    let nothing = Map::new();
    let family = Family { kind, fields, nothing: Fields(&nothing), shape };
    let mut config = family.read()?;
    let [attention, feed_forward] = family.unbiased()?;
    config.names.attention.unbiased = attention;
    config.names.feed_forward.unbiased = feed_forward;
    Ok(config)
}

/// A config.json and the kind of model it names.
struct Family<'a> {
    kind: &'a str,
    fields: Fields<'a>,
    nothing: Fields<'a>,
    shape: Shape<'a>,
}

/// What each family calls its sizes.
const WIDTH: &[&str] = &["hidden_size", "n_embd", "d_model", "n_embed"];
const LAYERS: &[&str] = &["num_hidden_layers", "n_layer", "n_layers", "num_layers"];
const HEADS: &[&str] = &["num_attention_heads", "n_head", "n_heads", "num_heads"];
const INNER: &[&str] = &["intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size"];
const LENGTH: &[&str] =
    &["max_position_embeddings", "n_positions", "max_seq_len", "seq_length", "n_ctx"];
const EPSILON: &[&str] =
    &["rms_norm_eps", "layer_norm_eps", "layer_norm_epsilon", "norm_epsilon", "norm_eps"];
const ACTIVATION: &[&str] =
    &["hidden_act", "hidden_activation", "activation_function", "activation"];

impl<'a> Family<'a> {
    fn read(&self) -> Result<Config, LmError> {
        match self.kind {
            "llama" => self.llama(),
            "mistral" | "ministral" => self.mistral(),
            "smollm3" => self.smollm3(),
            "granite" => self.granite(),
            "qwen2" => self.qwen2(),
            "qwen3" => self.qwen3(),
            "phi3" => self.phi3(),
            "gemma" => self.gemma(),
            "gemma2" => self.gemma2(),
            "gemma3_text" | "gemma3" => self.gemma3(),
            "cohere" => self.cohere(),
            "cohere2" => self.cohere2(),
            "olmo" => self.olmo(),
            "olmo2" => self.olmo2(),
            "stablelm" => self.stablelm(),
            "starcoder2" => self.starcoder2(),
            "phi" => self.phi(),
            "gpt2" => self.gpt2(),
            "gpt_bigcode" => self.gpt_bigcode(),
            "gpt_neo" => self.gpt_neo(),
            "gptj" => self.gptj(),
            "gpt_neox" => self.gpt_neox(),
            "opt" => self.opt(),
            "bloom" => self.bloom(),
            "falcon" => self.falcon(),
            "mpt" => self.mpt(),
            other => Err(LmError::Unsupported {
                architecture: other.into(),
                missing: format!("there is code for {}", super::ARCHITECTURES),
            }),
        }
    }

    /// Whether the file says that the matrices of attention and of the feed-forward network have no
    /// biases: transformers would not read them, whatever the tensors are.
    fn unbiased(&self) -> Result<[bool; 2], LmError> {
        let [attention, feed_forward] = match self.kind {
            "llama" | "smollm3" | "granite" => ["attention_bias", "mlp_bias"],
            "starcoder2" => ["use_bias"; 2],
            "opt" => ["enable_bias"; 2],
            "falcon" => ["bias"; 2],
            _ => ["attention_bias", ""],
        };
        Ok([!self.fields.flag(attention, true)?, !self.fields.flag(feed_forward, true)?])
    }

    /// A decoder of the plainest kind: sequential, without positions, all layers alike.
    fn plain(
        &self,
        norm: fn(f64) -> Norm,
        epsilon: f64,
        activation: &str,
        names: Names,
    ) -> Result<Config, LmError> {
        let fields = &self.fields;
        let width = fields.needed(WIDTH)?;
        let usual = usual(self.kind);
        let queries = fields.size(HEADS)?.unwrap_or(usual.heads);
        let size = fields.size(&["head_dim"])?.unwrap_or(width / queries.max(1));
        let keys = usual.keys.filter(|_| !fields.off("num_key_value_heads")).unwrap_or(queries);
        let heads = Heads {
            queries,
            keys: fields.size(&["num_key_value_heads"])?.unwrap_or(keys),
            size,
            order: HeadOrder::Apart,
        };
        let layer =
            Layer { window: None, rotary: None, score_scale: (size.max(1) as f32).sqrt().recip() };
        let layers = fields.size(LAYERS)?.unwrap_or(usual.layers);
        super::check_layers(layers)?;
        // Where it may be null, that stands for four times the width.
        let inner = usual.inner.filter(|_| !INNER.iter().any(|name| fields.off(name)));
        Ok(Config {
            architecture: self.kind.into(),
            width,
            embedding_width: width,
            inner: fields.size(INNER)?.or(inner).unwrap_or(width.saturating_mul(4)),
            length: fields.size(LENGTH)?.unwrap_or(usual.length),
            heads,
            layers: vec![layer; layers],
            rotaries: Vec::new(),
            alibi: None,
            position_offset: 0,
            norm: norm(fields.number(EPSILON)?.unwrap_or(epsilon)),
            head_norm: None,
            parallel: false,
            residual_of_normed: false,
            activation: self.activation(ACTIVATION, activation)?,
            clip: None,
            score_cap: None,
            logit_cap: None,
            embedding_scale: 1.0,
            residual_scale: 1.0,
            logit_scale: 1.0,
            names,
        })
    }

    fn activation(&self, settings: &[&'a str], usual: &str) -> Result<Activation, LmError> {
        let name = self.fields.text(settings)?.unwrap_or(usual);
        Activation::of(name).ok_or_else(|| LmError::Unsupported {
            architecture: self.kind.into(),
            missing: format!("the activation {name:?} is not known"),
        })
    }

    /// The output matrix: the table of embeddings, one of its own, or what the file has.
    fn head(&self, name: &'static str) -> Result<Head, LmError> {
        let given = self.fields.has("tie_word_embeddings");
        let tied = given.then(|| self.fields.flag("tie_word_embeddings", true)).transpose()?;
        Ok(Head { name, tied })
    }

    /// Limits attention in all layers: there are families that do not heed `layer_types`.
    fn slide_all(&self, config: &mut Config, window: Option<usize>) {
        config.layers.iter_mut().for_each(|layer| layer.window = window);
    }

    /// Limits attention in the layers that the file says, or of which `usual` is true.
    fn slide(
        &self,
        config: &mut Config,
        window: Option<usize>,
        usual: impl Fn(usize) -> bool,
    ) -> Result<(), LmError> {
        let types = self.fields.list("layer_types")?;
        if let Some(types) = types.filter(|types| types.len() != config.layers.len()) {
            let expected = format!("{}, one for each layer", config.layers.len());
            return Err(LmError::config("config.json, \"layer_types\"", types.len(), expected));
        }
        for (i, layer) in config.layers.iter_mut().enumerate() {
            let slides = match types {
                Some(types) => match types[i].as_str() {
                    Some("sliding_attention") => true,
                    Some("full_attention") => false,
                    _ => {
                        return Err(wrong(
                            "layer_types",
                            &types[i],
                            "\"sliding_attention\" or \"full_attention\"",
                        ));
                    }
                },
                None => usual(i),
            };
            layer.window = window.filter(|_| slides);
        }
        Ok(())
    }
}
