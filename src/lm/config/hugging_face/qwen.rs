//! Qwen 2 and 3.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadNorm, HeadNormOver, Pairing},
};

impl Family<'_> {
    pub(super) fn qwen2(&self) -> Result<Config, LmError> {
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

    pub(super) fn qwen3(&self) -> Result<Config, LmError> {
        let mut config = self.qwen2()?;
        if !self.fields.has("head_dim") {
            config.heads.size = 128;
            self.rotate(&mut config, Pairing::Halves, 10_000.0, None)?;
            config.layers.iter_mut().for_each(|layer| layer.score_scale = 128.0_f32.sqrt().recip());
        }
        config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::Head });
        Ok(config)
    }
}
