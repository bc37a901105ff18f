//! StableLM.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadNorm, HeadNormOver, Norm, Pairing},
};

impl Family<'_> {
    pub(super) fn stablelm(&self) -> Result<Config, LmError> {
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
}
