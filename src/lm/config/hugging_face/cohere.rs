//! Cohere 1 and 2.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadNorm, HeadNormOver, Norm, Pairing},
};

impl Family<'_> {
    pub(super) fn cohere(&self) -> Result<Config, LmError> {
        self.cohere_with(500_000.0)
    }

    pub(super) fn cohere2(&self) -> Result<Config, LmError> {
        let mut config = self.cohere_with(10_000.0)?;
        let usual = (!self.fields.off("sliding_window")).then_some(4096);
        let window = self.fields.size(&["sliding_window"])?.or(usual);
        let pattern = self.fields.size(&["sliding_window_pattern"])?.unwrap_or(4).max(1);
        self.slide(&mut config, window, |i| !(i + 1).is_multiple_of(pattern))?;
        // Layers that see all of a text do not know positions.
        for layer in &mut config.layers {
            layer.rotary = layer.rotary.filter(|_| layer.window.is_some());
        }
        Ok(config)
    }

    fn cohere_with(&self, base: f64) -> Result<Config, LmError> {
        let mut names = self.llama_names()?;
        names.feed_forward.before = None;
        let mut config = self.plain(Norm::layer, 1e-5, "silu", names)?;
        config.parallel = true;
        config.logit_scale = self.fields.number(&["logit_scale"])?.unwrap_or(0.0625) as f32;
        self.rotate(&mut config, Pairing::Adjacent, base, None)?;
        if self.fields.flag("use_qk_norm", false)? {
            config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::OwnHead });
        }
        Ok(config)
    }
}
