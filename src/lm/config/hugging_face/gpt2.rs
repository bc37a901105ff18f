//! GPT-2 and GPTBigCode.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadOrder, Norm, names::Names},
};

impl Family<'_> {
    pub(super) fn gpt2(&self) -> Result<Config, LmError> {
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

    pub(super) fn gpt_bigcode(&self) -> Result<Config, LmError> {
        let mut config = self.plain(Norm::layer, 1e-5, "gelu_pytorch_tanh", self.gpt_names()?)?;
        self.scale_scores(&mut config)?;
        if self.fields.flag("multi_query", true)? {
            config.heads.keys = 1;
        } else {
            config.heads.order = HeadOrder::Grouped;
        }
        Ok(config)
    }

    pub(super) fn scale_scores(&self, config: &mut Config) -> Result<(), LmError> {
        if !self.fields.flag("scale_attn_weights", true)? {
            config.layers.iter_mut().for_each(|layer| layer.score_scale = 1.0);
        }
        Ok(())
    }
}
