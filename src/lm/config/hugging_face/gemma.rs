//! Gemma 1 to 3.

use super::Family;
use crate::{
    LmError,
    config::{
        Activation, Config, HeadNorm, HeadNormOver, Norm, Pairing, Rotary, Scaling, fields::Fields,
    },
};

impl<'a> Family<'a> {
    pub(super) fn gemma(&self) -> Result<Config, LmError> {
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

    pub(super) fn gemma2(&self) -> Result<Config, LmError> {
        let mut config = self.gemma_sandwich([Some(50.0), Some(30.0)])?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        let window = self
            .fields
            .size(&["sliding_window"])?
            .or((!self.fields.off("sliding_window")).then_some(4096));
        self.slide(&mut config, window, |i| i.is_multiple_of(2))?;
        Ok(config)
    }

    pub(super) fn gemma3(&self) -> Result<Config, LmError> {
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
            let given = parameters.number(&["rope_theta"])?;
            Ok(given.or(self.fields.number(&[name])?).unwrap_or(usual))
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
        Ok(config)
    }

    pub(super) fn gemma_like(&self, epsilon: f64) -> Result<Config, LmError> {
        if self.fields.flag("use_bidirectional_attention", false)? {
            return Err(LmError::Unsupported {
                architecture: self.kind.into(),
                missing: "attention looks ahead, so no token is predicted".into(),
            });
        }
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
    pub(super) fn gemma_sandwich(&self, caps: [Option<f32>; 2]) -> Result<Config, LmError> {
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
}
