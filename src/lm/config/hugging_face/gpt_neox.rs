//! GPT-NeoX.

use super::Family;
use crate::{
    LmError,
    config::{Config, HeadOrder, Norm, Pairing, names::Names},
};

impl Family<'_> {
    pub(super) fn gpt_neox(&self) -> Result<Config, LmError> {
        let mut names = Names {
            embedding: "gpt_neox.embed_in",
            layer: "gpt_neox.layers.",
            projected: &["attention.query_key_value"],
            first: &["mlp.dense_h_to_4h"],
            gated: false,
            norm: Some("gpt_neox.final_layer_norm"),
            head: self.head("embed_out")?,
            ..self.llama_names()?
        };
        names.attention.output = "attention.dense";
        names.feed_forward.output = "mlp.dense_4h_to_h";
        let mut config = self.plain(Norm::layer, 1e-5, "gelu", names)?;
        config.heads.order = HeadOrder::Grouped;
        config.parallel = self.fields.flag("use_parallel_residual", true)?;
        self.rotate(&mut config, Pairing::Halves, 10_000.0, Some(0.25))?;
        Ok(config)
    }
}
