//! OLMo 1 and 2.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadNorm, HeadNormOver, Norm, Pairing, names::Sublayer},
};

impl Family<'_> {
    pub(super) fn olmo(&self) -> Result<Config, LmError> {
        let mut config = self.llama()?;
        config.norm = Norm { weighted: false, ..Norm::layer(1e-5) };
        config.clip = self.fields.number(&["clip_qkv"])?.map(|clip| clip as f32);
        Ok(config)
    }

    pub(super) fn olmo2(&self) -> Result<Config, LmError> {
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
}
