//! MPT.

use super::Family;
use crate::{
    LmError,
    config::{
        Alibi, Config, HeadNorm, HeadNormOver, Norm,
        names::{Names, Sublayer},
    },
};

impl Family<'_> {
    pub(super) fn mpt(&self) -> Result<Config, LmError> {
        let has = |name: &str| (self.shape)(name).is_some();
        let mut names = Names {
            positions: None,
            layer: "transformer.blocks.",
            attention: Sublayer {
                before: Some("norm_1"),
                output: "attn.out_proj",
                ..Sublayer::default()
            },
            feed_forward: Sublayer {
                before: Some("norm_2"),
                output: "ffn.down_proj",
                ..Sublayer::default()
            },
            projected: &["attn.Wqkv"],
            first: &["ffn.up_proj"],
            norm: Some("transformer.norm_f"),
            head_norms: ["attn.q_ln", "attn.k_ln"],
            ..self.gpt_names()?
        };
        let learned = has("transformer.wpe.weight");
        let attention = self.fields.inside("attn_config").unwrap_or(self.nothing);
        let asked = self.fields.flag("learned_pos_emb", true)?;
        // A file without the table that it asks for was written by transformers, which takes biases
        // always.
        let biased = attention.flag("alibi", true)? || (asked && !learned);
        names.positions = (!biased && learned).then_some("transformer.wpe");
        let mut config = self.plain(Norm::layer, 1e-5, "gelu", names)?;
        // Transformers takes four times the width, whatever the expansion_ratio.
        let first = (self.shape)("transformer.blocks.0.ffn.up_proj.weight")
            .and_then(|shape| shape.first().copied());
        config.inner = first
            .and_then(|rows| usize::try_from(rows).ok())
            .unwrap_or(config.width.saturating_mul(4));
        config.clip =
            attention.number(&["clip_qkv"])?.map(|clip| clip as f32).filter(|clip| *clip != 0.0);
        if let Some(scale) = attention.number(&["softmax_scale"])? {
            config.layers.iter_mut().for_each(|layer| layer.score_scale = scale as f32);
        }
        if biased {
            // Transformers, which gives this part a kind, takes 8 whatever it says.
            let given = attention.number(&["alibi_bias_max"])?;
            let max = given.filter(|_| !attention.has("model_type")).unwrap_or(8.0);
            config.alibi = Some(Alibi::above(config.heads.queries, max));
        }
        if has("transformer.blocks.0.attn.q_ln.weight") {
            config.head_norm = Some(HeadNorm { norm: config.norm, over: HeadNormOver::All });
        }
        Ok(config)
    }
}
