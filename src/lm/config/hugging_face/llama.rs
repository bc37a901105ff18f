//! Llama, and what differs from it in little: Mistral, SmolLM 3, Granite.

use super::Family;
use crate::{
    LmError,
    config::{Config, Norm, Pairing},
};

impl<'a> Family<'a> {
    pub(super) fn llama(&self) -> Result<Config, LmError> {
        let mut config = self.plain(Norm::rms, 1e-6, "silu", self.llama_names()?)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
        Ok(config)
    }

    pub(super) fn mistral(&self) -> Result<Config, LmError> {
        let mut config = self.llama()?;
        let usual = (!self.fields.off("sliding_window")).then_some(4096);
        let window = self.fields.size(&["sliding_window"])?.or(usual);
        self.slide(&mut config, window, |_| true)?;
        Ok(config)
    }

    pub(super) fn smollm3(&self) -> Result<Config, LmError> {
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

    pub(super) fn granite(&self) -> Result<Config, LmError> {
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
}
