//! Phi 1 to 3.

use super::Family;
use crate::{
    LmError,
    config::{
        Config, HeadNorm, HeadNormOver, Norm, Pairing,
        names::{Names, Sublayer},
    },
};

impl Family<'_> {
    pub(super) fn phi(&self) -> Result<Config, LmError> {
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

    pub(super) fn phi3(&self) -> Result<Config, LmError> {
        let names = Names {
            projected: &["self_attn.qkv_proj"],
            first: &["mlp.gate_up_proj"],
            ..self.llama_names()?
        };
        let mut config = self.plain(Norm::rms, 1e-5, "silu", names)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, Some(1.0))?;
        self.slide_all(&mut config, self.fields.size(&["sliding_window"])?);
        Ok(config)
    }
}
