//! GPT-J.

use super::Family;
use crate::{
    LmError,
    config::{
        Config, Norm, Pairing, Rotary, Scaling,
        names::{Names, Sublayer},
    },
};

impl Family<'_> {
    pub(super) fn gptj(&self) -> Result<Config, LmError> {
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
}
