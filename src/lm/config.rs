//! What a decoder is made of: one description for all architectures, from either kind of file.

mod activation;
mod alibi;
mod fields;
mod gguf;
mod heads;
mod hugging_face;
mod metadata;
mod names;
mod norm;
mod rotary;

use std::collections::BTreeMap;

use formats::container::gguf::Value;

pub use activation::Activation;
pub use alibi::Alibi;
pub use heads::{HeadOrder, Heads};
pub use names::{Head, Names, Sublayer};
pub use norm::{HeadNorm, HeadNormOver, Norm, NormKind};
pub use rotary::{Pairing, Rotary, Scaling};

use crate::LmError;

/// A decoder: embedding, layers of attention and feed-forward network with residual connections, a
/// last norm, a head.
#[derive(Debug, Clone)]
pub struct Config {
    /// The name its own file gives the architecture.
    pub architecture: String,
    /// Numbers of a hidden state.
    pub width: usize,
    /// Numbers of an embedding and of f: those of a hidden state unless a model projects between
    /// the two.
    pub embedding_width: usize,
    /// Numbers between the two halves of the feed-forward network.
    pub inner: usize,
    /// Most tokens of a context.
    pub length: usize,
    /// Heads of attention.
    pub heads: Heads,
    /// What differs between layers.
    pub layers: Vec<Layer>,
    /// Rotations by position that layers choose from.
    pub rotaries: Vec<Rotary>,
    /// Added to the scores of attention, further back the less.
    pub alibi: Option<Alibi>,
    /// Rows of the table of positions before the first.
    pub position_offset: usize,
    /// How vectors are normalised.
    pub norm: Norm,
    /// How queries and keys are, if a model does that.
    pub head_norm: Option<HeadNorm>,
    /// Whether the feed-forward network reads what attention read, not what it wrote.
    pub parallel: bool,
    /// Whether the residual connection starts behind the norm.
    pub residual_of_normed: bool,
    /// Between the two halves of the feed-forward network.
    pub activation: Activation,
    /// Bounds of queries, keys and values.
    pub clip: Option<f32>,
    /// Bound of the scores of attention, approached as tanh does.
    pub score_cap: Option<f32>,
    /// Bound of the logits, approached as tanh does: with one, p is not softmax(f·g + b).
    pub logit_cap: Option<f32>,
    /// What embeddings are multiplied by.
    pub embedding_scale: f32,
    /// What every addition to the residual stream is multiplied by.
    pub residual_scale: f32,
    /// What logits are multiplied by: part of f.
    pub logit_scale: f32,
    /// Names of the tensors.
    pub names: Names,
}

/// What differs between layers.
#[derive(Debug, Clone, Copy)]
pub struct Layer {
    /// How many tokens attention reaches over, this one included.
    pub window: Option<usize>,
    /// Which of the rotations.
    pub rotary: Option<usize>,
    /// What scores are multiplied by.
    pub score_scale: f32,
}

/// Most layers of a model: the deepest that exist have some hundred.
const MAX_LAYERS: usize = 4096;

/// Most numbers of a hidden state, of a feed-forward network or of a head: sizes are multiplied in
/// pairs.
const MAX_SIZE: usize = 1 << 26;

/// Most heads: the largest models have some hundred.
const MAX_HEADS: usize = 1 << 16;

/// The architectures that there is code for.
const ARCHITECTURES: &str = "Llama, Mistral, SmolLM 3, Granite, Cohere 1 and 2, Qwen 2 and 3, \
    Gemma 1 to 3, GPT-2, GPTBigCode, GPT-Neo, GPT-J, GPT-NeoX, Phi 1 to 3, OLMo 1 and 2, StableLM, \
    StarCoder 2, OPT, Bloom, Falcon and MPT";

/// Reads a short tensor by its name, if there is one.
pub type Numbers<'a> = &'a mut dyn FnMut(&str) -> Result<Option<Vec<f64>>, LmError>;

/// The shape of a tensor by its name, outermost first, if there is one.
pub type Shape<'a> = &'a dyn Fn(&str) -> Option<Vec<u64>>;

impl Config {
    /// The decoder that config.json describes, of a model with tensors of these shapes.
    ///
    /// # Errors
    /// [`LmError`] when it is none, or one that there is no code for.
    pub fn from_hugging_face(json: &[u8], shape: Shape) -> Result<Self, LmError> {
        hugging_face::read(json, shape)?.checked()
    }

    /// The decoder that the metadata of a GGUF describe, with tensors of these shapes; `numbers`
    /// reads a short one.
    ///
    /// # Errors
    /// [`LmError`] when they describe none, or one that there is no code for.
    pub fn from_gguf(
        metadata: &BTreeMap<String, Value>,
        shape: Shape,
        numbers: Numbers,
    ) -> Result<Self, LmError> {
        gguf::read(metadata, shape, numbers)?.checked()
    }

    /// This, once its numbers are known to make sense.
    fn checked(self) -> Result<Self, LmError> {
        self.check_sizes()?;
        if self.layers.iter().any(|layer| layer.window == Some(0)) {
            return Err(LmError::config("window of attention", 0, "at least 1 token"));
        }
        let epsilon = self.norm.epsilon;
        if !(epsilon >= 0.0 && epsilon.is_finite()) {
            return Err(LmError::config("epsilon of the norms", epsilon, "a number from 0 on"));
        }
        self.check_scales()?;
        self.rotaries.iter().try_for_each(|rotary| rotary.check(self.heads.size))?;
        Ok(self)
    }

    /// Whether there are as many of everything as there can be.
    fn check_sizes(&self) -> Result<(), LmError> {
        let Heads { queries, keys, size, .. } = self.heads;
        for (place, found, limit) in [
            ("size of a hidden state", self.width, MAX_SIZE),
            ("size of an embedding", self.embedding_width, MAX_SIZE),
            ("size of the feed-forward network", self.inner, MAX_SIZE),
            ("number of heads", queries, MAX_HEADS),
            ("number of keys and values", keys, MAX_HEADS),
            ("size of a head", size, MAX_SIZE),
            ("length of a context", self.length, usize::MAX),
        ] {
            if found == 0 || found > limit {
                return Err(LmError::config(place, found, format!("1 to {limit}")));
            }
        }
        if !queries.is_multiple_of(keys) {
            return Err(LmError::config(
                "number of heads",
                queries,
                format!("a multiple of the {keys} keys"),
            ));
        }
        let rows = (queries.saturating_add(2 * keys)).saturating_mul(size);
        if rows > MAX_SIZE {
            return Err(LmError::config(
                "queries, keys and values",
                rows,
                format!("at most {MAX_SIZE} numbers"),
            ));
        }
        Ok(())
    }

    /// Whether what numbers are multiplied with is finite, and bounds leave room.
    fn check_scales(&self) -> Result<(), LmError> {
        let scores = self.layers.iter().map(|layer| ("scale of the scores", layer.score_scale));
        let others = [
            ("scale of the embeddings", self.embedding_scale),
            ("scale of the residual stream", self.residual_scale),
            ("scale of the logits", self.logit_scale),
        ];
        if let Some((place, scale)) = scores.chain(others).find(|(_, scale)| !scale.is_finite()) {
            return Err(LmError::config(place, scale, "a finite number"));
        }
        // Of numbers bounded by 0 none is left, but in the other two by dividing by it.
        let bounds = [
            ("bound of queries, keys and values", self.clip, 0.0),
            ("bound of the scores", self.score_cap, f32::MIN_POSITIVE),
            ("bound of the logits", self.logit_cap, f32::MIN_POSITIVE),
        ];
        for (place, bound, least) in bounds {
            if let Some(bound) = bound.filter(|bound| !(*bound >= least && bound.is_finite())) {
                return Err(LmError::config(place, bound, "a positive number"));
            }
        }
        Ok(())
    }

    /// How many tokens of a context may be computed at a time with the same rotations: `usize::MAX`
    /// unless they change.
    pub(crate) fn turning_point(&self) -> usize {
        self.rotaries.iter().filter_map(Rotary::turning_point).min().unwrap_or(usize::MAX)
    }

    /// Numbers of all queries, keys and values of a token.
    pub(crate) fn projected(&self) -> usize {
        (self.heads.queries + 2 * self.heads.keys) * self.heads.size
    }
}

fn check_layers(layers: usize) -> Result<(), LmError> {
    if (1..=MAX_LAYERS).contains(&layers) {
        return Ok(());
    }
    Err(LmError::config("number of layers", layers, format!("1 to {MAX_LAYERS}")))
}
