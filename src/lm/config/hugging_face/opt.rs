//! OPT.

use super::Family;
use crate::{
    LmError,
    config::{
        Config, Norm,
        names::{Names, Sublayer},
    },
};

impl Family<'_> {
    pub(super) fn opt(&self) -> Result<Config, LmError> {
        let before = self.fields.flag("do_layer_norm_before", true)?;
        let last = before && !self.fields.flag("_remove_final_layer_norm", false)?;
        let around = |norm: &'static str, output: &'static str| Sublayer {
            before: before.then_some(norm),
            after: (!before).then_some(norm),
            inside: None,
            output,
            unbiased: false,
        };
        let names = Names {
            embedding: "model.decoder.embed_tokens",
            positions: Some("model.decoder.embed_positions"),
            layer: "model.decoder.layers.",
            attention: around("self_attn_layer_norm", "self_attn.out_proj"),
            feed_forward: around("final_layer_norm", "fc2"),
            first: &["fc1"],
            gated: false,
            norm: last.then_some("model.decoder.final_layer_norm"),
            ..self.llama_names()?
        };
        let mut config = self.plain(Norm::layer, 1e-5, "relu", names)?;
        config.norm = Norm {
            weighted: self.fields.flag("layer_norm_elementwise_affine", true)?,
            ..Norm::layer(1e-5)
        };
        config.position_offset = 2;
        config.embedding_width =
            self.fields.size(&["word_embed_proj_dim"])?.unwrap_or(config.width);
        if config.embedding_width != config.width {
            config.names.projections =
                Some(["model.decoder.project_in", "model.decoder.project_out"]);
        }
        Ok(config)
    }
}
