//! Decoders by their config.json, as transformers 5 and earlier ones write it.

use serde_json::{Map, Value};

use super::{
    Activation, Alibi, Config, HeadNorm, HeadNormOver, HeadOrder, Heads, Layer, Norm, Pairing,
    Rotary, Scaling, Shape,
    fields::{Fields, wrong},
    names::{Head, Names, Sublayer},
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
    Family { kind, fields, nothing: Fields(&nothing), shape }.read()
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

/// Tokens a model is made for, when its file does not say: models with ALiBi were trained with
/// 2048.
const USUAL_LENGTH: usize = 2048;

impl<'a> Family<'a> {
    fn read(&self) -> Result<Config, LmError> {
        match self.kind {
            "llama" => self.llama(),
            "mistral" => self.mistral(),
            "smollm3" => self.smollm3(),
            "granite" => self.granite(),
            "qwen2" => self.qwen2(),
            "qwen3" => self.qwen3(),
            "phi3" => self.phi3(),
            "gemma" => self.gemma(),
            "gemma2" => self.gemma2(),
            "gemma3_text" | "gemma3" => self.gemma3(),
            "cohere" => self.cohere(),
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
        let queries = fields.needed(HEADS)?;
        let size = fields.size(&["head_dim"])?.unwrap_or(width / queries.max(1));
        let heads = Heads {
            queries,
            keys: fields.size(&["num_key_value_heads"])?.unwrap_or(queries),
            size,
            order: HeadOrder::Apart,
        };
        let layer =
            Layer { window: None, rotary: None, score_scale: (size.max(1) as f32).sqrt().recip() };
        let layers = fields.needed(LAYERS)?;
        super::check_layers(layers)?;
        Ok(Config {
            architecture: self.kind.into(),
            width,
            embedding_width: width,
            inner: fields.size(INNER)?.unwrap_or(width.saturating_mul(4)),
            length: fields.size(LENGTH)?.unwrap_or(USUAL_LENGTH),
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
        let said = self.fields.has("tie_word_embeddings");
        let tied = said.then(|| self.fields.flag("tie_word_embeddings", true)).transpose()?;
        Ok(Head { name, tied })
    }

    /// Names as those of Llama.
    fn llama_names(&self) -> Result<Names, LmError> {
        Ok(Names {
            embedding: "model.embed_tokens",
            positions: None,
            embedding_norm: None,
            projections: None,
            layer: "model.layers.",
            attention: Sublayer {
                before: Some("input_layernorm"),
                output: "self_attn.o_proj",
                ..Sublayer::default()
            },
            feed_forward: Sublayer {
                before: Some("post_attention_layernorm"),
                output: "mlp.down_proj",
                ..Sublayer::default()
            },
            projected: &["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"],
            head_norms: ["self_attn.q_norm", "self_attn.k_norm"],
            head_norms_apart: false,
            first: &["mlp.gate_proj", "mlp.up_proj"],
            gated: true,
            transposed: false,
            norm: Some("model.norm"),
            head: self.head("lm_head")?,
        })
    }

    /// Names as those of GPT-2.
    fn gpt_names(&self) -> Result<Names, LmError> {
        Ok(Names {
            embedding: "transformer.wte",
            positions: Some("transformer.wpe"),
            layer: "transformer.h.",
            attention: Sublayer {
                before: Some("ln_1"),
                output: "attn.c_proj",
                ..Sublayer::default()
            },
            feed_forward: Sublayer {
                before: Some("ln_2"),
                output: "mlp.c_proj",
                ..Sublayer::default()
            },
            projected: &["attn.c_attn"],
            first: &["mlp.c_fc"],
            gated: false,
            norm: Some("transformer.ln_f"),
            ..self.llama_names()?
        })
    }

    /// Rotations in every layer.
    fn rotate(
        &self,
        config: &mut Config,
        pairing: Pairing,
        base: f64,
        part: Option<f64>,
    ) -> Result<(), LmError> {
        let parameters =
            self.fields.inside("rope_parameters").or(self.fields.inside("rope_scaling"));
        let parameters = parameters.unwrap_or(self.nothing);
        let parameters = parameters.inside("full_attention").unwrap_or(parameters);
        config.rotaries = vec![self.rotary(config, parameters, pairing, base, part)?];
        config.layers.iter_mut().for_each(|layer| layer.rotary = Some(0));
        Ok(())
    }

    /// `base` and `part` (of a head that is rotated) unless the file says otherwise.
    fn rotary(
        &self,
        config: &Config,
        parameters: Fields<'a>,
        pairing: Pairing,
        base: f64,
        part: Option<f64>,
    ) -> Result<Rotary, LmError> {
        let top = &self.fields;
        let base = match parameters.number(&["rope_theta"])? {
            Some(base) => base,
            None => top.number(&["rope_theta", "rotary_emb_base"])?.unwrap_or(base),
        };
        let said = match parameters.number(&["partial_rotary_factor"])? {
            Some(part) => Some(part),
            None => top.number(&["partial_rotary_factor", "rotary_pct"])?,
        };
        let scaling = self.scaling(config, parameters)?;
        // Transformers heeds it only in these families, and where waves are stretched.
        let part = match (part, &scaling) {
            (None, Scaling::None) => 1.0,
            (usual, _) => said.or(usual).unwrap_or(1.0),
        };
        let size = (config.heads.size as f64 * part) as usize;
        Ok(Rotary { base, size, pairing, scaling })
    }

    fn scaling(&self, config: &Config, parameters: Fields<'a>) -> Result<Scaling, LmError> {
        let kind = parameters.text(&["rope_type", "type"])?.unwrap_or("default");
        let number = |name: &'a str| -> Result<f64, LmError> {
            let missing = || {
                LmError::config("config.json, rotation by position", "nothing", format!("{name:?}"))
            };
            parameters.number(&[name])?.ok_or_else(missing)
        };
        let original = match self.fields.number(&["original_max_position_embeddings"])? {
            Some(original) => Some(original),
            None => parameters.number(&["original_max_position_embeddings"])?,
        };
        let usual_original = if self.kind == "phi3" { 4096.0 } else { config.length as f64 };
        let original = original.unwrap_or(usual_original);
        let factor = parameters.number(&["factor"])?.unwrap_or(config.length as f64 / original);
        let amplitude = parameters.number(&["attention_factor"])?;
        Ok(match kind {
            "default" => Scaling::None,
            // Waves are stretched in texts longer than the model was made for; such are refused.
            "dynamic" => Scaling::None,
            "linear" => Scaling::Linear(number("factor")?),
            "llama3" => Scaling::Llama3 {
                factor: number("factor")?,
                low: number("low_freq_factor")?,
                high: number("high_freq_factor")?,
                original,
            },
            "longrope" | "su" => self.long(parameters, original, factor, amplitude)?,
            "yarn" if self.kind == "phi3" => self.long(parameters, original, factor, amplitude)?,
            "yarn" => {
                let weights =
                    (parameters.number(&["mscale"])?, parameters.number(&["mscale_all_dim"])?);
                let usual = match weights {
                    (Some(one), Some(all)) if one != 0.0 && all != 0.0 => {
                        Scaling::yarn_amplitude(factor, one) / Scaling::yarn_amplitude(factor, all)
                    }
                    _ => Scaling::yarn_amplitude(factor, 1.0),
                };
                let or = |number: Option<f64>, usual: f64| {
                    number.filter(|number| *number != 0.0).unwrap_or(usual)
                };
                Scaling::Yarn {
                    factor,
                    original,
                    fast: or(parameters.number(&["beta_fast"])?, 32.0),
                    slow: or(parameters.number(&["beta_slow"])?, 1.0),
                    whole: parameters.flag("truncate", true)?,
                    amplitude: amplitude.unwrap_or(usual),
                }
            }
            other => {
                return Err(LmError::Unsupported {
                    architecture: self.kind.into(),
                    missing: format!("rotations by position of type {other:?} are not known"),
                });
            }
        })
    }

    fn long(
        &self,
        parameters: Fields<'a>,
        original: f64,
        factor: f64,
        amplitude: Option<f64>,
    ) -> Result<Scaling, LmError> {
        let list = |name: &'a str| -> Result<Vec<f64>, LmError> {
            let missing = || {
                LmError::config("config.json, rotation by position", "nothing", format!("{name:?}"))
            };
            parameters.numbers(name)?.ok_or_else(missing)
        };
        Ok(Scaling::Long {
            short: list("short_factor")?,
            long: list("long_factor")?,
            original: original as usize,
            amplitude: amplitude.unwrap_or_else(|| Scaling::long_amplitude(factor, original)),
        })
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

    fn llama(&self) -> Result<Config, LmError> {
        let mut config = self.plain(Norm::rms, 1e-6, "silu", self.llama_names()?)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        Ok(config)
    }

    fn mistral(&self) -> Result<Config, LmError> {
        let mut config = self.llama()?;
        let usual = (!self.fields.off("sliding_window")).then_some(4096);
        let window = self.fields.size(&["sliding_window"])?.or(usual);
        self.slide(&mut config, window, |_| true)?;
        Ok(config)
    }

    fn smollm3(&self) -> Result<Config, LmError> {
        let mut config = self.plain(Norm::rms, 1e-6, "silu", self.llama_names()?)?;
        self.rotate(&mut config, Pairing::Halves, 2_000_000.0, None)?;
        let every = self.fields.size(&["no_rope_layer_interval"])?.unwrap_or(4).max(1);
        let listed = self.fields.numbers("no_rope_layers")?;
        for (i, layer) in config.layers.iter_mut().enumerate() {
            let rotated = match &listed {
                Some(listed) => listed.get(i).is_none_or(|rotated| *rotated != 0.0),
                None => !(i + 1).is_multiple_of(every),
            };
            layer.rotary = layer.rotary.filter(|_| rotated);
        }
        let slides = self.fields.flag("use_sliding_window", false)?;
        let window = self.fields.size(&["sliding_window"])?.filter(|_| slides);
        let unrotated: Vec<bool> =
            config.layers.iter().map(|layer| layer.rotary.is_none()).collect();
        self.slide(&mut config, window, |i| unrotated[i])?;
        Ok(config)
    }

    fn granite(&self) -> Result<Config, LmError> {
        let mut config = self.llama()?;
        let number =
            |name: &'a str| Ok::<_, LmError>(self.fields.number(&[name])?.unwrap_or(1.0) as f32);
        config.embedding_scale = number("embedding_multiplier")?;
        config.residual_scale = number("residual_multiplier")?;
        config.logit_scale = number("logits_scaling")?.recip();
        let score_scale = number("attention_multiplier")?;
        config.layers.iter_mut().for_each(|layer| layer.score_scale = score_scale);
        Ok(config)
    }

    fn qwen2(&self) -> Result<Config, LmError> {
        let mut config = self.llama()?;
        let slides = self.fields.flag("use_sliding_window", false)?;
        let window = self
            .fields
            .size(&["sliding_window"])?
            .or((!self.fields.off("sliding_window")).then_some(4096));
        let full = self.fields.size(&["max_window_layers"])?.unwrap_or(28);
        self.slide(&mut config, window.filter(|_| slides), |i| i >= full)?;
        Ok(config)
    }

    fn qwen3(&self) -> Result<Config, LmError> {
        let mut config = self.qwen2()?;
        if !self.fields.has("head_dim") {
            config.heads.size = 128;
            self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
            config.layers.iter_mut().for_each(|layer| layer.score_scale = 128.0_f32.sqrt().recip());
        }
        config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::Head });
        Ok(config)
    }

    fn phi3(&self) -> Result<Config, LmError> {
        let names = Names {
            projected: &["self_attn.qkv_proj"],
            first: &["mlp.gate_up_proj"],
            ..self.llama_names()?
        };
        let mut config = self.plain(Norm::rms, 1e-5, "silu", names)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, Some(1.0))?;
        self.slide(&mut config, self.fields.size(&["sliding_window"])?, |_| true)?;
        Ok(config)
    }

    fn gemma(&self) -> Result<Config, LmError> {
        let mut config = self.gemma_like(1e-6)?;
        config.activation = match self.fields.text(&["hidden_activation", "hidden_act"])? {
            // What the first release says and does not mean.
            None | Some("gelu") => Activation::GeluTanh,
            Some(_) => {
                self.activation(&["hidden_activation", "hidden_act"], "gelu_pytorch_tanh")?
            }
        };
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        Ok(config)
    }

    fn gemma_like(&self, epsilon: f64) -> Result<Config, LmError> {
        let mut config =
            self.plain(Norm::rms, epsilon, "gelu_pytorch_tanh", self.llama_names()?)?;
        config.norm.plus_one = true;
        config.embedding_scale = (config.width as f32).sqrt();
        if !self.fields.has("head_dim") {
            config.heads.size = 256;
            config.layers.iter_mut().for_each(|layer| layer.score_scale = 256.0_f32.sqrt().recip());
        }
        Ok(config)
    }

    /// What Gemma 2 and 3 share: norms of what goes in and of what comes out, bounds, another scale
    /// of the scores.
    fn gemma_sandwich(&self, caps: [Option<f32>; 2]) -> Result<Config, LmError> {
        let mut config = self.gemma_like(1e-6)?;
        config.names.attention.inside = Some("post_attention_layernorm");
        config.names.feed_forward.before = Some("pre_feedforward_layernorm");
        config.names.feed_forward.inside = Some("post_feedforward_layernorm");
        config.activation = self.activation(&["hidden_activation"], "gelu_pytorch_tanh")?;
        let cap = |name: &'a str, usual: Option<f32>| -> Result<Option<f32>, LmError> {
            let usual = usual.filter(|_| !self.fields.off(name));
            Ok(self.fields.number(&[name])?.map(|cap| cap as f32).or(usual))
        };
        // Gemma 3 has the setting, too, and does not heed it.
        let heeded = caps[0].is_some();
        config.score_cap = cap("attn_logit_softcapping", caps[0])?.filter(|_| heeded);
        config.logit_cap = cap("final_logit_softcapping", caps[1])?;
        let scalar = self.fields.number(&["query_pre_attn_scalar"])?.unwrap_or(256.0);
        config.layers.iter_mut().for_each(|layer| layer.score_scale = scalar.sqrt().recip() as f32);
        Ok(config)
    }

    fn gemma2(&self) -> Result<Config, LmError> {
        let mut config = self.gemma_sandwich([Some(50.0), Some(30.0)])?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        let window = self
            .fields
            .size(&["sliding_window"])?
            .or((!self.fields.off("sliding_window")).then_some(4096));
        self.slide(&mut config, window, |i| i.is_multiple_of(2))?;
        Ok(config)
    }

    fn gemma3(&self) -> Result<Config, LmError> {
        let mut config = self.gemma_sandwich([None, None])?;
        config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::Head });
        let pattern = self
            .fields
            .size(&["sliding_window_pattern", "_sliding_window_pattern"])?
            .unwrap_or(6)
            .max(1);
        // A value in place of the true one: which layers slide must be known even if nothing is out
        // of reach.
        let window = self
            .fields
            .size(&["sliding_window"])?
            .or((!self.fields.off("sliding_window")).then_some(4096));
        self.slide(&mut config, Some(window.unwrap_or(usize::MAX)), |i| {
            !(i + 1).is_multiple_of(pattern)
        })?;
        let nested = self.fields.inside("rope_parameters").unwrap_or(self.nothing);
        let local = nested.inside("sliding_attention").unwrap_or(self.nothing);
        let global = nested
            .inside("full_attention")
            .or(self.fields.inside("rope_scaling"))
            .unwrap_or(self.nothing);
        let pairing = Pairing::Halves;
        let rotary = Rotary { size: config.heads.size, base: 0.0, pairing, scaling: Scaling::None };
        let base = |parameters: Fields<'a>, name: &'a str, usual: f64| -> Result<f64, LmError> {
            let said = parameters.number(&["rope_theta"])?;
            Ok(said.or(self.fields.number(&[name])?).unwrap_or(usual))
        };
        config.rotaries = vec![
            Rotary {
                base: base(global, "rope_theta", 1e6)?,
                scaling: self.scaling(&config, global)?,
                ..rotary.clone()
            },
            Rotary {
                base: base(local, "rope_local_base_freq", 1e4)?,
                scaling: self.scaling(&config, local)?,
                ..rotary
            },
        ];
        for layer in &mut config.layers {
            layer.rotary = Some(usize::from(layer.window.is_some()));
            layer.window = layer.window.filter(|window| *window != usize::MAX);
        }
        if self.fields.flag("use_bidirectional_attention", false)? {
            return Err(LmError::Unsupported {
                architecture: self.kind.into(),
                missing: "attention looks ahead, so no token is predicted".into(),
            });
        }
        Ok(config)
    }

    fn cohere(&self) -> Result<Config, LmError> {
        let mut names = self.llama_names()?;
        names.feed_forward.before = None;
        let mut config = self.plain(Norm::layer, 1e-5, "silu", names)?;
        config.parallel = true;
        config.logit_scale = self.fields.number(&["logit_scale"])?.unwrap_or(0.0625) as f32;
        self.rotate(&mut config, Pairing::Adjacent, 500_000.0, None)?;
        if self.fields.flag("use_qk_norm", false)? {
            config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::OwnHead });
        }
        Ok(config)
    }

    fn olmo(&self) -> Result<Config, LmError> {
        let mut config = self.llama()?;
        config.norm = Norm { weighted: false, ..Norm::layer(1e-5) };
        config.clip = self.fields.number(&["clip_qkv"])?.map(|clip| clip as f32);
        Ok(config)
    }

    fn olmo2(&self) -> Result<Config, LmError> {
        let mut names = self.llama_names()?;
        names.attention =
            Sublayer { before: None, inside: Some("post_attention_layernorm"), ..names.attention };
        names.feed_forward = Sublayer {
            before: None,
            inside: Some("post_feedforward_layernorm"),
            ..names.feed_forward
        };
        let mut config = self.plain(Norm::rms, 1e-5, "silu", names)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::All });
        Ok(config)
    }

    fn stablelm(&self) -> Result<Config, LmError> {
        let mut names = self.llama_names()?;
        names.head_norms = ["self_attn.q_layernorm", "self_attn.k_layernorm"];
        names.head_norms_apart = true;
        let parallel = self.fields.flag("use_parallel_residual", false)?;
        if parallel {
            names.feed_forward.before = None;
        }
        let mut config = self.plain(Norm::layer, 1e-5, "silu", names)?;
        config.parallel = parallel;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, Some(0.25))?;
        if self.fields.flag("qk_layernorm", false)? {
            config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::OwnHead });
        }
        Ok(config)
    }

    fn starcoder2(&self) -> Result<Config, LmError> {
        let mut names = Names { first: &["mlp.c_fc"], gated: false, ..self.llama_names()? };
        names.feed_forward.output = "mlp.c_proj";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_pytorch_tanh", names)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        self.slide(&mut config, self.fields.size(&["sliding_window"])?, |_| true)?;
        Ok(config)
    }

    fn phi(&self) -> Result<Config, LmError> {
        let mut names = Names {
            first: &["mlp.fc1"],
            gated: false,
            norm: Some("model.final_layernorm"),
            head_norms: ["self_attn.q_layernorm", "self_attn.k_layernorm"],
            ..self.llama_names()?
        };
        names.attention.output = "self_attn.dense";
        names.feed_forward = Sublayer { output: "mlp.fc2", ..Sublayer::default() };
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        config.parallel = true;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, Some(0.5))?;
        if self.fields.flag("qk_layernorm", false)? {
            config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::Head });
        }
        Ok(config)
    }

    fn gpt2(&self) -> Result<Config, LmError> {
        let names = Names { transposed: true, ..self.gpt_names()? };
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        self.scale_scores(&mut config)?;
        if self.fields.flag("scale_attn_by_inverse_layer_idx", false)? {
            for (i, layer) in config.layers.iter_mut().enumerate() {
                layer.score_scale /= (i + 1) as f32;
            }
        }
        Ok(config)
    }

    fn scale_scores(&self, config: &mut Config) -> Result<(), LmError> {
        if !self.fields.flag("scale_attn_weights", true)? {
            config.layers.iter_mut().for_each(|layer| layer.score_scale = 1.0);
        }
        Ok(())
    }

    fn gpt_bigcode(&self) -> Result<Config, LmError> {
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_pytorch_tanh", self.gpt_names()?)?;
        self.scale_scores(&mut config)?;
        if self.fields.flag("multi_query", true)? {
            config.heads.keys = 1;
        } else {
            config.heads.order = HeadOrder::Grouped;
        }
        Ok(config)
    }

    fn gpt_neo(&self) -> Result<Config, LmError> {
        let mut names = self.gpt_names()?;
        names.projected =
            &["attn.attention.q_proj", "attn.attention.k_proj", "attn.attention.v_proj"];
        names.attention.output = "attn.attention.out_proj";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        let window = self.fields.size(&["window_size"])?.unwrap_or(256);
        let local = self.neo_types(config.layers.len())?;
        for (layer, local) in config.layers.iter_mut().zip(local) {
            *layer =
                Layer { window: Some(window).filter(|_| local), rotary: None, score_scale: 1.0 };
        }
        Ok(config)
    }

    /// Which layers are local: lists of kinds, and how often each list is repeated.
    fn neo_types(&self, layers: usize) -> Result<Vec<bool>, LmError> {
        let mut local = Vec::new();
        let Some(groups) = self.fields.list("attention_types")? else {
            return Ok((0..layers).map(|i| !i.is_multiple_of(2)).collect());
        };
        for group in groups {
            let parts = group.as_array().map(Vec::as_slice);
            let Some([Value::Array(kinds), count]) = parts else {
                return Err(wrong("attention_types", group, "a list of kinds and a number"));
            };
            // No more than there are layers, whatever the file says.
            let count = count.as_u64().unwrap_or(0).min(layers as u64);
            for kind in (0..count).flat_map(|_| kinds) {
                match kind.as_str() {
                    Some("global") => local.push(false),
                    Some("local") => local.push(true),
                    _ => return Err(wrong("attention_types", kind, "\"global\" or \"local\"")),
                }
                if local.len() > layers {
                    break;
                }
            }
        }
        if local.len() == layers {
            Ok(local)
        } else {
            Err(LmError::config(
                "config.json, \"attention_types\"",
                local.len(),
                format!("{layers}, one for each layer"),
            ))
        }
    }

    fn gptj(&self) -> Result<Config, LmError> {
        let mut names = Names {
            positions: None,
            projected: &["attn.q_proj", "attn.k_proj", "attn.v_proj"],
            first: &["mlp.fc_in"],
            ..self.gpt_names()?
        };
        names.attention.output = "attn.out_proj";
        names.feed_forward = Sublayer { output: "mlp.fc_out", ..Sublayer::default() };
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        config.parallel = true;
        let usual = if self.fields.off("rotary_dim") { config.heads.size } else { 64 };
        let size = self.fields.size(&["rotary_dim"])?.unwrap_or(usual);
        config.rotaries = vec![Rotary {
            base: 10_000.0,
            size,
            pairing: Pairing::Adjacent,
            scaling: Scaling::None,
        }];
        config.layers.iter_mut().for_each(|layer| layer.rotary = Some(0));
        Ok(config)
    }

    fn gpt_neox(&self) -> Result<Config, LmError> {
        let mut names = Names {
            embedding: "gpt_neox.embed_in",
            layer: "gpt_neox.layers.",
            projected: &["attention.query_key_value"],
            first: &["mlp.dense_h_to_4h"],
            gated: false,
            norm: Some("gpt_neox.final_layer_norm"),
            head: self.head("embed_out")?,
            ..self.llama_names()?
        };
        names.attention.output = "attention.dense";
        names.feed_forward.output = "mlp.dense_4h_to_h";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu", names)?;
        config.heads.order = HeadOrder::Grouped;
        config.parallel = self.fields.flag("use_parallel_residual", true)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, Some(0.25))?;
        Ok(config)
    }

    fn opt(&self) -> Result<Config, LmError> {
        let before = self.fields.flag("do_layer_norm_before", true)?;
        let last = before && !self.fields.flag("_remove_final_layer_norm", false)?;
        let around = |norm: &'static str, output: &'static str| Sublayer {
            before: before.then_some(norm),
            after: (!before).then_some(norm),
            inside: None,
            output,
        };
        let names = Names {
            embedding: "model.decoder.embed_tokens",
            positions: Some("model.decoder.embed_positions"),
            layer: "model.decoder.layers.",
            attention: around("self_attn_layer_norm", "self_attn.out_proj"),
            feed_forward: around("final_layer_norm", "fc2"),
            first: &["fc1"],
            gated: false,
            norm: last.then_some("model.decoder.final_layer_norm"),
            ..self.llama_names()?
        };
        let mut config = self.plain(Norm::layer, 1e-5, "relu", names)?;
        config.norm = Norm {
            weighted: self.fields.flag("layer_norm_elementwise_affine", true)?,
            ..Norm::layer(1e-5)
        };
        config.position_offset = 2;
        config.embedding_width =
            self.fields.size(&["word_embed_proj_dim"])?.unwrap_or(config.width);
        if config.embedding_width != config.width {
            config.names.projections =
                Some(["model.decoder.project_in", "model.decoder.project_out"]);
        }
        Ok(config)
    }

    fn bloom(&self) -> Result<Config, LmError> {
        let mut names = Names {
            embedding: "transformer.word_embeddings",
            embedding_norm: Some("transformer.word_embeddings_layernorm"),
            layer: "transformer.h.",
            projected: &["self_attention.query_key_value"],
            first: &["mlp.dense_h_to_4h"],
            gated: false,
            norm: Some("transformer.ln_f"),
            ..self.llama_names()?
        };
        names.attention.output = "self_attention.dense";
        names.feed_forward.output = "mlp.dense_4h_to_h";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_new", names)?;
        config.inner = config.width.saturating_mul(4);
        config.heads.order = HeadOrder::Grouped;
        config.alibi = Some(Alibi::below(config.heads.queries, false));
        config.residual_of_normed =
            self.fields.flag("apply_residual_connection_post_layernorm", false)?;
        Ok(config)
    }

    fn falcon(&self) -> Result<Config, LmError> {
        let new = self.fields.flag("new_decoder_architecture", false)?;
        let parallel = new || self.fields.flag("parallel_attn", true)?;
        let two = new && self.fields.size(&["num_ln_in_parallel_attn"])?.unwrap_or(2) == 2;
        let mut names = Names {
            embedding: "transformer.word_embeddings",
            layer: "transformer.h.",
            projected: &["self_attention.query_key_value"],
            first: &["mlp.dense_h_to_4h"],
            gated: false,
            norm: Some("transformer.ln_f"),
            ..self.llama_names()?
        };
        names.attention.output = "self_attention.dense";
        names.feed_forward.output = "mlp.dense_4h_to_h";
        if two {
            (names.attention.before, names.feed_forward.before) = (Some("ln_attn"), Some("ln_mlp"));
        } else if parallel {
            names.feed_forward.before = None;
        }
        let mut config = self.plain(Norm::layer, 1e-5, "gelu", names)?;
        config.parallel = parallel;
        let queries = config.heads.queries;
        config.heads.keys = match (new, self.fields.flag("multi_query", true)?) {
            (true, _) => self.fields.size(&["num_kv_heads"])?.unwrap_or(queries),
            (false, true) => 1,
            (false, false) => queries,
        };
        config.heads.order = HeadOrder::Grouped;
        if self.fields.flag("alibi", false)? {
            let alibi = Alibi::below(queries, true);
            // Here the scale of the scores is that of the biases, too.
            config.alibi = Some(Alibi { scale: config.layers[0].score_scale, ..alibi });
        } else {
            self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        }
        Ok(config)
    }

    fn mpt(&self) -> Result<Config, LmError> {
        let has = |name: &str| (self.shape)(name).is_some();
        let mut names = Names {
            positions: None,
            layer: "transformer.blocks.",
            attention: Sublayer {
                before: Some("norm_1"),
                output: "attn.out_proj",
                ..Sublayer::default()
            },
            feed_forward: Sublayer {
                before: Some("norm_2"),
                output: "ffn.down_proj",
                ..Sublayer::default()
            },
            projected: &["attn.Wqkv"],
            first: &["ffn.up_proj"],
            norm: Some("transformer.norm_f"),
            head_norms: ["attn.q_ln", "attn.k_ln"],
            ..self.gpt_names()?
        };
        let learned = has("transformer.wpe.weight");
        let attention = self.fields.inside("attn_config").unwrap_or(self.nothing);
        let asked = self.fields.flag("learned_pos_emb", true)?;
        // A file without the table that it asks for was written by transformers, which takes biases
        // always.
        let biased = attention.flag("alibi", true)? || (asked && !learned);
        names.positions = (!biased && learned).then_some("transformer.wpe");
        let mut config = self.plain(Norm::layer, 1e-5, "gelu", names)?;
        // Transformers takes four times the width, whatever the expansion_ratio.
        let first = (self.shape)("transformer.blocks.0.ffn.up_proj.weight")
            .and_then(|shape| shape.first().copied());
        config.inner = first
            .and_then(|rows| usize::try_from(rows).ok())
            .unwrap_or(config.width.saturating_mul(4));
        config.clip =
            attention.number(&["clip_qkv"])?.map(|clip| clip as f32).filter(|clip| *clip != 0.0);
        if let Some(scale) = attention.number(&["softmax_scale"])? {
            config.layers.iter_mut().for_each(|layer| layer.score_scale = scale as f32);
        }
        if biased {
            let max = attention.number(&["alibi_bias_max"])?.unwrap_or(8.0);
            config.alibi = Some(Alibi::above(config.heads.queries, max));
        }
        if has("transformer.blocks.0.attn.q_ln.weight") {
            config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::All });
        }
        Ok(config)
    }
}
