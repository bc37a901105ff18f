//! One layer: attention, feed-forward network, and the residual stream around both.

use std::ops::{ControlFlow, Range};

use crate::{
    Config, LmError,
    attention::{Angles, Attention},
    config::{HeadNorm, HeadNormOver, Heads},
    matrix::{Matrix, Scratch, Stack},
    memory::Memory,
    norm::NormWeights,
    trie::Trie,
};

/// Weights of a layer.
#[derive(Debug)]
pub(crate) struct LayerWeights {
    /// Of queries, keys and values.
    pub(crate) projected: Stack,
    pub(crate) query_norm: Option<NormWeights>,
    pub(crate) key_norm: Option<NormWeights>,
    pub(crate) attention: SublayerWeights,
    /// Gate, if there is one, and first half of the feed-forward network.
    pub(crate) first: Stack,
    pub(crate) feed_forward: SublayerWeights,
}

/// Weights in and around attention or the feed-forward network.
#[derive(Debug)]
pub(crate) struct SublayerWeights {
    pub(crate) before: Option<NormWeights>,
    pub(crate) inside: Option<NormWeights>,
    pub(crate) after: Option<NormWeights>,
    pub(crate) output: Stack,
}

/// A layer that tokens are taken through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LayerPass<'a> {
    pub(crate) config: &'a Config,
    /// Which layer.
    pub(crate) index: usize,
    /// Whether no other one follows.
    pub(crate) last: bool,
    pub(crate) weights: &'a LayerWeights,
    /// Of each rotary encoding of the model.
    pub(crate) angles: &'a [Angles],
}

/// Tokens on their way through the layers.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    pub(crate) trie: Trie,
    /// Hidden states of the tokens from `first` on.
    pub(crate) states: Vec<f32>,
    pub(crate) first: usize,
    /// Of one layer, or of each if they are kept.
    pub(crate) memory: Vec<Memory>,
    /// The tokens whose states are asked for, in order: of all others the last layer needs to leave
    /// keys and values only.
    pub(crate) ends: Vec<usize>,
    scratch: Scratch,
    /// Room for one piece of the tokens, used again and again.
    room: Room,
}

#[derive(Debug, Default)]
struct Room {
    normed: Vec<f32>,
    projected: Vec<f32>,
    attended: Vec<f32>,
    written: Vec<f32>,
    first: Vec<f32>,
    inner: Vec<f32>,
}

/// Tokens that are worked on at a time: what they need stays in the cache, and decoding weights
/// anew costs a hundredth.
const PIECE: usize = 256;

impl LayerWeights {
    /// Bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.matrices().map(|matrix| matrix.bytes.len()).sum()
    }

    pub(crate) fn matrices(&self) -> impl Iterator<Item = &Matrix> {
        let stacks =
            [&self.projected, &self.attention.output, &self.first, &self.feed_forward.output];
        stacks.into_iter().flat_map(|stack| &stack.parts)
    }
}

impl Stream {
    /// Tokens with these states, those from `first` on; states are asked for of some nodes.
    pub(crate) fn new(
        trie: Trie,
        states: Vec<f32>,
        first: usize,
        memory: Vec<Memory>,
        mut ends: Vec<usize>,
    ) -> Self {
        ends.sort_unstable();
        ends.dedup();
        Self { trie, states, first, memory, ends, ..Self::default() }
    }

    /// Takes all tokens through a layer. `report` is told how many tokens are done and says whether
    /// to go on.
    ///
    /// # Errors
    /// [`LmError::Cancelled`], when `report` says so.
    pub(crate) fn pass(
        &mut self,
        layer: LayerPass,
        report: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), LmError> {
        let size = layer.config.heads.keys * layer.config.heads.size;
        let at = layer.index % self.memory.len().max(1);
        let mut memory = std::mem::take(&mut self.memory[at]);
        memory.resize(self.trie.len() * size);
        let mut result = Ok(());
        for from in (self.first..self.trie.len()).step_by(PIECE) {
            let to = (from + PIECE).min(self.trie.len());
            let wanted =
                if layer.last { within(&self.ends, from..to) } else { (from..to).collect() };
            self.piece(layer, &mut memory, from..to, &wanted);
            if report(to - from).is_break() {
                result = Err(LmError::Cancelled);
                break;
            }
        }
        self.memory[at] = memory;
        result
    }

    /// Takes the tokens of some nodes through a layer, as far as it is wanted of them.
    fn piece(
        &mut self,
        layer: LayerPass,
        memory: &mut Memory,
        nodes: Range<usize>,
        wanted: &[usize],
    ) {
        let (config, width) = (layer.config, layer.config.width);
        let all = (nodes.start - self.first) * width..(nodes.end - self.first) * width;
        self.project(layer, memory, nodes.clone(), all.clone());
        if wanted.is_empty() {
            return;
        }
        // The wanted ones first, as long as the others' states are not needed.
        gather(wanted, nodes.start, &mut self.room.projected, config.projected());
        gather(wanted, nodes.start, &mut self.states[all.clone()], width);
        gather(wanted, nodes.start, &mut self.room.normed, width);
        let count = wanted.len();
        self.room.normed.truncate(count * width);
        self.attend(layer, memory, wanted);
        self.write(layer, count, all.start..all.start + count * width);
        spread(wanted, nodes.start, &mut self.states[all], width);
    }

    /// Makes queries, keys and values of nodes whose states lie `at` here, and remembers the keys
    /// and values.
    fn project(
        &mut self,
        LayerPass { config, index, weights, angles, .. }: LayerPass,
        memory: &mut Memory,
        nodes: Range<usize>,
        at: Range<usize>,
    ) {
        let Self { trie, room, scratch, .. } = self;
        let states = &mut self.states[at];
        normed(weights.attention.before.as_ref(), config, states, &mut room.normed);
        if config.residual_of_normed {
            states.copy_from_slice(&room.normed);
        }
        let projected = sized(&mut room.projected, nodes.len() * config.projected());
        weights.projected.multiply(&room.normed, projected, scratch);
        if let Some(clip) = config.clip {
            projected.iter_mut().for_each(|x| *x = x.clamp(-clip, clip));
        }
        let angles = config.layers[index].rotary.map(|rotary| &angles[rotary]);
        for (projected, node) in projected.chunks_exact_mut(config.projected()).zip(nodes) {
            if let Some(norm) = &config.head_norm {
                head_norms(weights, norm, &config.heads, projected);
            }
            if let Some(angles) = angles {
                angles.rotate_heads(&config.heads, trie.position(node), projected);
            }
            memory.remember(&config.heads, node, projected);
        }
    }

    /// What attention writes for the wanted nodes, whose queries come first.
    fn attend(
        &mut self,
        LayerPass { config, index, weights, .. }: LayerPass,
        memory: &Memory,
        wanted: &[usize],
    ) {
        let Self { trie, room, scratch, .. } = self;
        let size = config.heads.queries * config.heads.size;
        let attended = sized(&mut room.attended, wanted.len() * size);
        let mut attention = Attention::new(config, config.layers[index], memory);
        let projected = room.projected.chunks_exact(config.projected());
        for ((projected, out), node) in projected.zip(attended.chunks_exact_mut(size)).zip(wanted) {
            attention.attend(trie, *node, projected, out);
        }
        let written = sized(&mut room.written, wanted.len() * config.width);
        weights.attention.output.multiply(attended, written, scratch);
        finish(&weights.attention, config, written);
    }

    /// Adds to so many states, which lie `at` here, what attention has written and what the
    /// feed-forward network writes.
    fn write(
        &mut self,
        LayerPass { config, weights, .. }: LayerPass,
        count: usize,
        at: Range<usize>,
    ) {
        let Self { room, scratch, .. } = self;
        let states = &mut self.states[at];
        if !config.parallel {
            add(config, states, &room.written, &weights.attention);
        }
        // In parallel, the network reads the stream as it was; with no norm of its own, what
        // attention read.
        if !config.parallel || weights.feed_forward.before.is_some() {
            normed(weights.feed_forward.before.as_ref(), config, states, &mut room.normed);
        }
        if config.parallel {
            add(config, states, &room.written, &weights.attention);
        }
        if config.residual_of_normed {
            states.copy_from_slice(&room.normed);
        }
        let written = feed_forward(weights, config, count, room, scratch);
        add(config, states, written, &weights.feed_forward);
    }
}

/// Those of ascending nodes that lie in a range.
fn within(nodes: &[usize], range: Range<usize>) -> Vec<usize> {
    let from = nodes.partition_point(|node| *node < range.start);
    let to = nodes.partition_point(|node| *node < range.end);
    nodes[from..to].to_vec()
}

/// Moves the rows of ascending nodes to the beginning; the first row is that of `start`.
fn gather(nodes: &[usize], start: usize, rows: &mut [f32], width: usize) {
    for (to, node) in nodes.iter().enumerate().filter(|(to, node)| start + to < **node) {
        let from = (node - start) * width;
        rows.copy_within(from..from + width, to * width);
    }
}

/// Moves the first rows to the places of ascending nodes: what [`gather`] did, undone.
fn spread(nodes: &[usize], start: usize, rows: &mut [f32], width: usize) {
    for (at, node) in nodes.iter().enumerate().rev().filter(|(at, node)| start + at < **node) {
        rows.copy_within(at * width..(at + 1) * width, (node - start) * width);
    }
}

/// What the feed-forward network writes, having read what is normed.
fn feed_forward<'a>(
    weights: &LayerWeights,
    config: &Config,
    count: usize,
    room: &'a mut Room,
    scratch: &mut Scratch,
) -> &'a [f32] {
    let first = sized(&mut room.first, count * weights.first.rows());
    weights.first.multiply(&room.normed, first, scratch);
    let inner = if config.names.gated {
        let inner = sized(&mut room.inner, count * config.inner);
        gate(config, first, inner);
        inner
    } else {
        config.activation.apply(first);
        first
    };
    let written = sized(&mut room.written, count * config.width);
    weights.feed_forward.output.multiply(inner, written, scratch);
    finish(&weights.feed_forward, config, written);
    written
}

/// As many numbers as asked for; what they are does not matter.
fn sized(numbers: &mut Vec<f32>, size: usize) -> &mut [f32] {
    numbers.resize(size, 0.0);
    &mut numbers[..size]
}

fn normed(norm: Option<&NormWeights>, config: &Config, states: &[f32], out: &mut Vec<f32>) {
    out.clear();
    out.extend_from_slice(states);
    if let Some(norm) = norm {
        norm.apply(&config.norm, out, config.width);
    }
}

/// Normalises what a sublayer writes, where a model does that.
fn finish(weights: &SublayerWeights, config: &Config, written: &mut [f32]) {
    if let Some(norm) = &weights.inside {
        norm.apply(&config.norm, written, config.width);
    }
}

/// Adds what a sublayer writes to the stream.
fn add(config: &Config, states: &mut [f32], written: &[f32], weights: &SublayerWeights) {
    if config.residual_scale == 1.0 {
        states.iter_mut().zip(written).for_each(|(state, written)| *state += written);
    } else {
        states
            .iter_mut()
            .zip(written)
            .for_each(|(state, written)| *state += config.residual_scale * written);
    }
    if let Some(norm) = &weights.after {
        norm.apply(&config.norm, states, config.width);
    }
}

/// The second half of each vector, times what the activation makes of the first.
fn gate(config: &Config, first: &mut [f32], inner: &mut [f32]) {
    for (first, inner) in
        first.chunks_exact_mut(2 * config.inner).zip(inner.chunks_exact_mut(config.inner))
    {
        let (gate, up) = first.split_at_mut(config.inner);
        config.activation.apply(gate);
        inner.iter_mut().zip(gate).zip(up).for_each(|((inner, gate), up)| *inner = *gate * *up);
    }
}

fn head_norms(weights: &LayerWeights, norm: &HeadNorm, heads: &Heads, projected: &mut [f32]) {
    let places: [(&Option<NormWeights>, Vec<usize>); 2] = [
        (&weights.query_norm, (0..heads.queries).map(|h| heads.query(h)).collect()),
        (&weights.key_norm, (0..heads.keys).map(|h| heads.key(h)).collect()),
    ];
    for (weights, places) in places {
        let Some(weights) = weights else { continue };
        match norm.over {
            HeadNormOver::Head => {
                for at in places {
                    weights.apply(&norm.norm, &mut projected[at..at + heads.size], heads.size);
                }
            }
            HeadNormOver::OwnHead => {
                for (h, at) in places.into_iter().enumerate() {
                    weights.part(h, heads.size).apply(
                        &norm.norm,
                        &mut projected[at..at + heads.size],
                        heads.size,
                    );
                }
            }
            HeadNormOver::All => {
                let mut all: Vec<f32> =
                    places.iter().flat_map(|&at| projected[at..at + heads.size].to_vec()).collect();
                let length = all.len();
                weights.apply(&norm.norm, &mut all, length);
                for (numbers, at) in all.chunks_exact(heads.size).zip(places) {
                    projected[at..at + heads.size].copy_from_slice(numbers);
                }
            }
        }
    }
}
