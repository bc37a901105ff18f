//! A model that is open: states of contexts, logits of states.

mod description;
mod ends;
mod head;
mod pass;
mod table;

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use formats::SourceFile;

use self::{
    description::describe,
    ends::Ends,
    head::HeadName,
    pass::{not_finite, pass},
    table::rows,
};
use crate::{
    Config, ForwardPass, LmError, Progress,
    attention::Angles,
    layer::{LayerPass, LayerWeights, Stream},
    load::{Loader, Root},
    matrix::{Matrix, Scratch},
    memory::Memory,
    tensors::Tensors,
    trie::{Trie, runs, sorted},
};

/// A language model whose weights are read as they are needed.
pub struct Model {
    config: Config,
    tensors: Tensors,
    root: Root,
    /// What is done to embeddings and to the last state.
    ends: Ends,
    head: HeadName,
    /// Layers that were read and are kept.
    kept: Vec<Option<Arc<LayerWeights>>>,
    /// Blocks of the output matrix that were read and are kept.
    kept_head: Vec<Option<Arc<Matrix>>>,
    /// Bytes that may be kept.
    budget: usize,
}

/// Bytes of weights that are kept after they were read; what is beyond is read anew each time.
const BUDGET: usize = 192 << 20;

/// Most tokens of a step: what they need is held in memory.
const MAX_STEP: usize = 1 << 16;

impl Model {
    /// Opens a model: a GGUF, or config.json and safetensors among the files.
    ///
    /// # Errors
    /// [`LmError`] when the files are no model that there is code for, or tensors are not as its
    /// description says.
    pub fn open(files: Vec<SourceFile>) -> Result<Self, LmError> {
        Self::of(Tensors::open(files)?)
    }

    /// The model that these tensors make.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn of(mut tensors: Tensors) -> Result<Self, LmError> {
        let config = describe(&mut tensors)?;
        let root = Root::of(&tensors, config.names.embedding);
        let mut loader = Loader { tensors: &mut tensors, config: &config, root, read: false };
        for i in 0..config.layers.len() {
            loader.layer(i)?;
        }
        loader.read = true;
        let ends = Ends::read(&mut loader)?;
        let head = HeadName::find(&mut loader)?;
        let kept = vec![None; config.layers.len()];
        Ok(Self { config, tensors, root, ends, head, kept, kept_head: Vec::new(), budget: BUDGET })
    }

    /// What the model is made of.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Whether its files hold a layer behind the last that they describe.
    pub(crate) fn has_more_layers(&self) -> bool {
        let Config { names, layers, .. } = &self.config;
        self.tensors.has(&self.root.name(&format!("{}{}.", names.layer, layers.len())))
    }

    /// The tensors, metadata and other files of the model.
    pub fn tensors(&mut self) -> &mut Tensors {
        &mut self.tensors
    }

    /// Numbers of an f.
    pub fn size(&self) -> usize {
        self.config.embedding_width
    }

    /// The states of contexts, in steps, which are reported.
    ///
    /// # Errors
    /// [`LmError`] when a context is empty, too long or has an unknown token, when weights cannot
    /// be read or are not finite, and [`LmError::Cancelled`] when `report` ends it; what it was
    /// given by then is complete.
    pub fn states(
        &mut self,
        contexts: &[&[u32]],
        forward: &ForwardPass,
        report: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(), LmError> {
        contexts.iter().enumerate().try_for_each(|(i, context)| self.check(Some(i), context))?;
        let plan = self.plan(contexts, forward.step);
        let (mut done, total) = (0, plan.iter().map(|(_, tokens)| tokens).sum());
        for (run, size) in &plan {
            let mut progress = |part: usize| report(Progress::Tokens { done: done + part, total });
            let states = self.run(contexts, run, forward, &mut progress)?;
            done += size;
            if report(Progress::States { contexts: run, states: &states }).is_break() {
                return Err(LmError::Cancelled);
            }
        }
        Ok(())
    }

    /// Which contexts are best computed together, up to `step` tokens at a time, and how many
    /// tokens that makes: those that contexts begin with together are counted once.
    pub fn plan(&self, contexts: &[&[u32]], step: usize) -> Vec<(Vec<usize>, usize)> {
        let turning_point = self.config.turning_point();
        let (short, long): (Vec<usize>, Vec<usize>) =
            sorted(contexts).into_iter().partition(|&i| contexts[i].len() <= turning_point);
        let step = step.clamp(1, MAX_STEP);
        let runs = [short, long].into_iter().flat_map(|order| runs(contexts, &order, step));
        let of = |run: &[usize]| run.iter().map(|&i| contexts[i]).collect::<Vec<_>>();
        runs.map(|run| {
            let tokens = Trie::of(&of(&run)).0.len();
            (run, tokens)
        })
        .collect()
    }

    /// Whether a context can be computed.
    ///
    /// # Errors
    /// Why not, see [`Self::states`].
    pub fn accepts(&self, context: &[u32]) -> Result<(), LmError> {
        self.check(None, context)
    }

    /// Whether a context can be computed.
    ///
    /// # Errors
    /// A context that is empty or too long, or a token that the embeddings do not have.
    pub(crate) fn check(&self, context: Option<usize>, ids: &[u32]) -> Result<(), LmError> {
        if ids.is_empty() {
            return Err(LmError::EmptyContext { context });
        }
        if ids.len() > self.config.length {
            return Err(LmError::TooLong { context, found: ids.len(), limit: self.config.length });
        }
        let vocabulary = self.rows_of_embeddings();
        match ids.iter().find(|&&id| id as usize >= vocabulary) {
            Some(&id) => Err(LmError::UnknownToken { id, vocabulary }),
            None => Ok(()),
        }
    }

    fn embedding(&self) -> String {
        format!("{}.weight", self.root.name(self.config.names.embedding))
    }

    fn rows_of_embeddings(&self) -> usize {
        let tensor = self.tensors.get(&self.embedding());
        tensor
            .and_then(|tensor| tensor.shape.first())
            .map_or(0, |rows| usize::try_from(*rows).unwrap_or(usize::MAX))
    }

    /// States of the contexts of one step, in its order.
    fn run(
        &mut self,
        contexts: &[&[u32]],
        run: &[usize],
        forward: &ForwardPass,
        report: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<f32>, LmError> {
        let all: Vec<&[u32]> = run.iter().map(|&i| contexts[i]).collect();
        let order: Vec<usize> = (0..all.len()).collect();
        let nodes = Trie::of(&all).0.len();
        let parts = runs(&all, &order, nodes.div_ceil(forward.threads.max(1)).max(1));
        let (mut streams, mut ends) = (Vec::new(), Vec::new());
        for part in &parts {
            let (trie, end) = Trie::of(&part.iter().map(|&i| all[i]).collect::<Vec<_>>());
            streams.push(self.stream(trie, 0, vec![Memory::default()], end.clone())?);
            ends.push(end);
        }
        self.take_through(&mut streams, forward.layer, report)?;
        let mut states = Vec::new();
        for (stream, ends) in streams.iter().zip(ends) {
            states.extend(self.finished(stream, &ends));
        }
        Ok(states)
    }

    /// Tokens from `first` on at the beginning of their way; states are asked for of `ends`.
    ///
    /// # Errors
    /// Rows of the embeddings, or of positions where a model adds them, that cannot be read.
    pub(crate) fn stream(
        &mut self,
        trie: Trie,
        first: usize,
        memory: Vec<Memory>,
        ends: Vec<usize>,
    ) -> Result<Stream, LmError> {
        let states = self.embed(&trie, first)?;
        Ok(Stream::new(trie, states, first, memory, ends))
    }

    /// Embeddings of the tokens from `first` on, with positions where a model adds them.
    fn embed(&mut self, trie: &Trie, first: usize) -> Result<Vec<f32>, LmError> {
        let (name, width) = (self.embedding(), self.config.embedding_width);
        let ids: Vec<u64> = trie.ids()[first..].iter().map(|id| u64::from(*id)).collect();
        let mut states = rows(&mut self.tensors, &name, &ids, width)?;
        if self.config.embedding_scale != 1.0 {
            states.iter_mut().for_each(|x| *x *= self.config.embedding_scale);
        }
        if let Some(project) = &self.ends.project_in {
            let mut wide = vec![0.0; ids.len() * self.config.width];
            project.multiply(&states, &mut wide, &mut Scratch::default());
            states = wide;
        }
        if let Some(positions) = self.config.names.positions {
            let name = format!("{}.weight", self.root.name(positions));
            let offset = self.config.position_offset;
            let at: Vec<u64> =
                (first..trie.len()).map(|node| (trie.position(node) + offset) as u64).collect();
            let positions = rows(&mut self.tensors, &name, &at, self.config.width)?;
            states.iter_mut().zip(positions).for_each(|(x, position)| *x += position);
        }
        if let Some(norm) = &self.ends.embedding_norm {
            norm.apply(&self.config.norm, &mut states, self.config.width);
        }
        Ok(states)
    }

    /// Takes streams through the layers up to `depth`; `report` gets how many tokens that makes.
    ///
    /// # Errors
    /// Weights that cannot be read, states that are not finite, and [`LmError::Cancelled`], when
    /// `report` says so.
    pub(crate) fn take_through(
        &mut self,
        streams: &mut [Stream],
        depth: Option<usize>,
        report: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), LmError> {
        let depth = depth.unwrap_or(usize::MAX).min(self.config.layers.len());
        let length = streams.iter().map(|stream| stream.trie.depth()).max().unwrap_or(0);
        let angles: Vec<Angles> =
            self.config.rotaries.iter().map(|rotary| Angles::of(rotary, length)).collect();
        let work = AtomicUsize::new(0);
        let mut done = || report(work.load(Ordering::Relaxed) / depth.max(1));
        for i in 0..depth {
            let weights = self.layer(i)?;
            let layer = LayerPass {
                config: &self.config,
                index: i,
                last: i + 1 == depth,
                weights: &weights,
                angles: &angles,
            };
            pass(layer, streams, &work, &mut done)?;
            if !streams.iter().all(|stream| stream.states.iter().all(|x| x.is_finite())) {
                return Err(not_finite(i, &weights));
            }
        }
        Ok(())
    }

    /// The f of some nodes of a stream that has gone through.
    pub(crate) fn finished(&self, stream: &Stream, nodes: &[usize]) -> Vec<f32> {
        let width = self.config.width;
        let state = |&node: &usize| &stream.states[(node - stream.first) * width..][..width];
        let mut states: Vec<f32> = nodes.iter().flat_map(state).copied().collect();
        if let Some(norm) = &self.ends.norm {
            norm.apply(&self.config.norm, &mut states, width);
        }
        if let Some(project) = &self.ends.project_out {
            let mut narrow = vec![0.0; nodes.len() * self.config.embedding_width];
            project.multiply(&states, &mut narrow, &mut Scratch::default());
            states = narrow;
        }
        if self.config.logit_scale != 1.0 {
            states.iter_mut().for_each(|x| *x *= self.config.logit_scale);
        }
        states
    }

    /// A layer's weights: kept ones, or read.
    fn layer(&mut self, i: usize) -> Result<Arc<LayerWeights>, LmError> {
        if let Some(weights) = &self.kept[i] {
            return Ok(weights.clone());
        }
        let prefix = format!("{}{i}.", self.config.names.layer);
        self.tensors.read_ahead(&self.root.name(&prefix))?;
        let mut loader = Loader {
            tensors: &mut self.tensors,
            config: &self.config,
            root: self.root,
            read: true,
        };
        let weights = Arc::new(loader.layer(i)?);
        if self.keeps(weights.bytes()) {
            self.kept[i] = Some(weights.clone());
        }
        Ok(weights)
    }

    /// Reads a part of the weights that will be needed and keeps it; says whether another can be.
    /// Of weights that are not kept nothing is read.
    ///
    /// # Errors
    /// As [`Self::states`] on weights.
    pub fn read_ahead(&mut self) -> Result<bool, LmError> {
        let Some(next) = self.kept.iter().position(Option::is_none) else {
            return self.read_head_ahead();
        };
        let last = next.checked_sub(1).and_then(|last| self.kept[last].as_ref());
        if !self.has_room_for_another(last.map(|last| last.bytes())) {
            return Ok(false);
        }
        self.layer(next)?;
        Ok(self.kept[next].is_some())
    }

    /// Whether a part is likely to be kept that follows one of so many bytes: layers, and blocks of
    /// the output matrix, are of about one size.
    fn has_room_for_another(&self, last: Option<usize>) -> bool {
        last.is_none_or(|bytes| bytes <= self.budget)
    }

    /// Whether there is room to keep so many bytes; if so, they count.
    fn keeps(&mut self, bytes: usize) -> bool {
        let room = self.budget.checked_sub(bytes);
        self.budget = room.unwrap_or(self.budget);
        room.is_some()
    }
}
