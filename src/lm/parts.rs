//! What is computed, as ingredients of a predictor.

use nalgebra::DMatrix;
use theory::model::{Parts, lens_remark};

use crate::{ForwardPass, Model};

impl Model {
    /// Contexts and their states (one f after another) as the context side of a predictor, with the
    /// bias of the first `tokens` tokens and what one should know about them.
    pub fn parts(
        &self,
        contexts: Vec<String>,
        states: Vec<f32>,
        forward: &ForwardPass,
        tokens: usize,
    ) -> Parts {
        let columns = states.len() / self.size().max(1);
        let f = DMatrix::from_vec(self.size(), columns, states);
        let bias = self.bias().get(..tokens).filter(|bias| !bias.is_empty());
        let bias = bias.map(|bias| bias.iter().map(|b| f64::from(*b)).collect());
        Parts {
            contexts,
            f: Some(f.into()),
            bias,
            remarks: self.remarks(forward),
            ..Parts::default()
        }
    }

    /// What one should know about the states that are asked for. A cap of the logits is said of the
    /// tokens: it is in the same files.
    pub fn remarks(&self, forward: &ForwardPass) -> Vec<String> {
        let config = self.config();
        let mut remarks = Vec::new();
        if config.logit_scale != 1.0 {
            let scale = config.logit_scale;
            remarks.push(format!("f holds the model's scale of the logits, {scale}: they are f·g"));
        }
        let layers = config.layers.len();
        if self.has_more_layers() {
            remarks.push(format!(
                "f is that of {layers} layers, as many as the model's description says: its files \
                hold more"
            ));
        }
        if let Some(layer) = forward.layer.filter(|layer| *layer < layers) {
            remarks.push(lens_remark(layer, layers));
        }
        remarks
    }
}
