//! Cohere.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadNorm, HeadNormOver, Norm, Pairing},
};

impl Family<'_> {
    pub(super) fn cohere(&self) -> Result<Config, LmError> {
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
}
