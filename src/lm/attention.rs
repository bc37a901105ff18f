//! Attention of a token to those before it, and rotations by position.

use crate::{
    Config,
    config::{Alibi, Heads, Layer, Pairing, Rotary},
    memory::Memory,
    trie::Trie,
};

/// Cosines and sines of a rotation at every position.
#[derive(Debug)]
pub(crate) struct Angles {
    turns: Vec<(f32, f32)>,
    pairs: usize,
    pairing: Pairing,
}

impl Angles {
    /// Of texts of up to `length` tokens.
    ///
    /// Angles are products of singles, as the models were trained with.
    pub(crate) fn of(rotary: &Rotary, length: usize) -> Self {
        let frequencies = rotary.frequencies(length);
        let amplitude = rotary.amplitude();
        let turn = |position: usize, frequency: f32| {
            let angle = f64::from(position as f32 * frequency);
            (angle.cos() as f32 * amplitude, angle.sin() as f32 * amplitude)
        };
        let turns = (0..length)
            .flat_map(|at| frequencies.iter().map(move |frequency| turn(at, *frequency)));
        Self { turns: turns.collect(), pairs: frequencies.len(), pairing: rotary.pairing }
    }

    /// Turns all queries and keys of a token.
    pub(crate) fn rotate_heads(&self, heads: &Heads, position: usize, projected: &mut [f32]) {
        let queries = (0..heads.queries).map(|h| heads.query(h));
        for head in queries.chain((0..heads.keys).map(|h| heads.key(h))) {
            self.rotate(position, &mut projected[head..head + heads.size]);
        }
    }

    /// Turns the first numbers of a head.
    fn rotate(&self, position: usize, head: &mut [f32]) {
        let turns = &self.turns[position * self.pairs..(position + 1) * self.pairs];
        let (turned, _) = head.split_at_mut(2 * self.pairs);
        match self.pairing {
            Pairing::Adjacent => {
                for (pair, turn) in turned.chunks_exact_mut(2).zip(turns) {
                    (pair[0], pair[1]) = rotated((pair[0], pair[1]), *turn);
                }
            }
            Pairing::Halves => {
                let (first, second) = turned.split_at_mut(self.pairs);
                for ((a, b), turn) in first.iter_mut().zip(second).zip(turns) {
                    (*a, *b) = rotated((*a, *b), *turn);
                }
            }
        }
    }
}

fn rotated((a, b): (f32, f32), (cos, sin): (f32, f32)) -> (f32, f32) {
    (a * cos - b * sin, b * cos + a * sin)
}

/// Attention in one layer, with room that tokens use one after another.
pub(crate) struct Attention<'a> {
    heads: Heads,
    layer: Layer,
    alibi: Option<&'a Alibi>,
    cap: Option<f32>,
    memory: &'a Memory,
    path: Vec<usize>,
    scores: Vec<f32>,
}

impl<'a> Attention<'a> {
    pub(crate) fn new(config: &'a Config, layer: Layer, memory: &'a Memory) -> Self {
        let (path, scores) = (Vec::new(), Vec::new());
        Self {
            heads: config.heads,
            layer,
            alibi: config.alibi.as_ref(),
            cap: config.score_cap,
            memory,
            path,
            scores,
        }
    }

    /// What each query of a token (in `projected`) brings from the values it attends to.
    pub(crate) fn attend(&mut self, trie: &Trie, node: usize, projected: &[f32], out: &mut [f32]) {
        trie.path(node, &mut self.path);
        let reach = self.layer.window.unwrap_or(usize::MAX);
        let start = self.path.len().saturating_sub(reach);
        let size = self.heads.size;
        for (h, out) in out.chunks_exact_mut(size).enumerate() {
            let at = self.heads.query(h);
            self.scores(h, start, &projected[at..at + size]);
            self.weigh(h, start, out);
        }
    }

    /// Weights of the tokens from `start` on, not yet divided by their sum.
    fn scores(&mut self, head: usize, start: usize, query: &[f32]) {
        let (width, at) = self.place(head);
        let scale = self.layer.score_scale;
        self.scores.clear();
        for (position, &node) in self.path.iter().enumerate().skip(start) {
            let key = &self.memory.keys[node * width + at..][..query.len()];
            let mut score = kernel::dot(query, key) * scale;
            if let Some(alibi) = self.alibi {
                score += alibi.bias(head, position);
            }
            if let Some(cap) = self.cap {
                score = cap * (score / cap).tanh();
            }
            self.scores.push(score);
        }
        let largest = self.scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        self.scores.iter_mut().for_each(|score| *score = kernel::exp(*score - largest));
    }

    fn weigh(&self, head: usize, start: usize, out: &mut [f32]) {
        let (width, at) = self.place(head);
        let sum: f64 = self.scores.iter().map(|score| f64::from(*score)).sum();
        out.fill(0.0);
        for (score, &node) in self.scores.iter().zip(&self.path[start..]) {
            let weight = (f64::from(*score) / sum) as f32;
            let value = &self.memory.values[node * width + at..][..out.len()];
            out.iter_mut().zip(value).for_each(|(out, value)| *out += weight * value);
        }
    }

    /// Numbers of all keys of a token, and where the one of this query is.
    fn place(&self, head: usize) -> (usize, usize) {
        (self.heads.keys * self.heads.size, head / self.heads.shared() * self.heads.size)
    }
}
