//! A model that is open: states of contexts, logits of states.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use formats::SourceFile;

use crate::{
    Config, LmError,
    attention::Angles,
    layer::{LayerWeights, Memory, Stream},
    load::{Loader, Root},
    matrix::{Matrix, Scratch, Stack, multiply},
    norm::NormWeights,
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

/// Small weights before the first layer and behind the last.
#[derive(Debug, Default)]
struct Ends {
    embedding_norm: Option<NormWeights>,
    project_in: Option<Stack>,
    norm: Option<NormWeights>,
    project_out: Option<Stack>,
}

/// The output matrix.
#[derive(Debug)]
struct HeadName {
    name: String,
    rows: usize,
    bias: Vec<f32>,
}

/// What is asked about contexts.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// Behind how many layers the state is taken; all of them if none is said. The last norm is
    /// applied to any.
    pub layer: Option<usize>,
    /// Tokens that are taken through all layers at a time: states arrive in such steps.
    pub step: usize,
    /// Threads that share a step.
    pub threads: usize,
}

/// What a caller is told while states are computed; it answers whether to go on.
#[derive(Debug)]
pub enum Heard<'a> {
    /// How far it is.
    Tokens {
        /// Tokens behind us, those underway counted in part.
        done: usize,
        /// Tokens in all: those that contexts begin with together are counted once.
        total: usize,
    },
    /// States of some contexts.
    States {
        /// Their numbers.
        contexts: &'a [usize],
        /// Their f, one after another.
        states: &'a [f32],
    },
}

impl Default for Ask {
    fn default() -> Self {
        Self { layer: None, step: 1024, threads: 1 }
    }
}

/// Bytes of weights that are kept after they were read, unless the caller says otherwise.
const BUDGET: usize = 192 << 20;

/// Rows of the output matrix that are read at a time.
const HEAD_BLOCK: usize = 4096;

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
        let ends = ends(&mut loader)?;
        let head = head(&mut loader)?;
        let kept = vec![None; config.layers.len()];
        Ok(Self { config, tensors, root, ends, head, kept, kept_head: Vec::new(), budget: BUDGET })
    }

    /// How many bytes of weights may be kept after they were read; what is beyond is read anew each
    /// time.
    #[must_use]
    pub fn keeping(mut self, bytes: usize) -> Self {
        self.budget = bytes;
        self
    }

    /// What the model is made of.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The tensors, metadata and other files of the model.
    pub fn tensors(&mut self) -> &mut Tensors {
        &mut self.tensors
    }

    /// Numbers of an f.
    pub fn size(&self) -> usize {
        self.config.embedding_width
    }

    /// Tokens that there are logits of.
    pub fn vocabulary(&self) -> usize {
        self.head.rows
    }

    /// The tensor whose rows are g.
    pub fn head(&self) -> &str {
        &self.head.name
    }

    /// What is added to logits; empty if nothing is.
    pub fn bias(&self) -> &[f32] {
        &self.head.bias
    }

    /// Whether softmax(f·g + b) is the model's own distribution: not if logits are bounded behind
    /// it.
    pub fn is_softmax(&self) -> bool {
        self.config.logit_cap.is_none()
    }

    /// Applies the bound of the logits, if the model has one.
    pub fn cap(&self, logits: &mut [f32]) {
        if let Some(cap) = self.config.logit_cap {
            logits.iter_mut().for_each(|logit| *logit = cap * (*logit / cap).tanh());
        }
    }

    /// The states of contexts, in steps, as `hear` is told.
    ///
    /// # Errors
    /// [`LmError`] when a context is empty, too long or has an unknown token, when weights cannot
    /// be read or are not finite, and [`LmError::Cancelled`] when `hear` says so; what it was given
    /// by then is complete.
    pub fn states(
        &mut self,
        contexts: &[&[u32]],
        ask: &Ask,
        hear: &mut dyn FnMut(Heard) -> ControlFlow<()>,
    ) -> Result<(), LmError> {
        contexts.iter().enumerate().try_for_each(|(i, context)| self.check(i, context))?;
        let turning_point = self.config.turning_point();
        let (short, long): (Vec<usize>, Vec<usize>) =
            sorted(contexts).into_iter().partition(|&i| contexts[i].len() <= turning_point);
        let step = ask.step.clamp(1, MAX_STEP);
        let runs: Vec<Vec<usize>> =
            [short, long].iter().flat_map(|order| runs(contexts, order, step)).collect();
        let of = |run: &[usize]| run.iter().map(|&i| contexts[i]).collect::<Vec<_>>();
        let sizes: Vec<usize> = runs.iter().map(|run| Trie::of(&of(run)).0.len()).collect();
        let (mut done, total) = (0, sizes.iter().sum());
        for (run, size) in runs.iter().zip(sizes) {
            let mut progress = |part: usize| hear(Heard::Tokens { done: done + part, total });
            let states = self.run(contexts, run, ask, &mut progress)?;
            done += size;
            if hear(Heard::States { contexts: run, states: &states }).is_break() {
                return Err(LmError::Cancelled);
            }
        }
        Ok(())
    }

    /// The states of all contexts, one after another.
    ///
    /// # Errors
    /// As [`Self::states`].
    pub fn all_states(&mut self, contexts: &[&[u32]], ask: &Ask) -> Result<Vec<f32>, LmError> {
        let width = self.size();
        let mut all = vec![0.0; contexts.len() * width];
        self.states(contexts, ask, &mut |heard| {
            if let Heard::States { contexts, states } = heard {
                for (&i, state) in contexts.iter().zip(states.chunks_exact(width)) {
                    all[i * width..(i + 1) * width].copy_from_slice(state);
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(all)
    }

    /// Whether a context can be computed.
    pub(crate) fn check(&self, context: usize, ids: &[u32]) -> Result<(), LmError> {
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
        ask: &Ask,
        hear: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<f32>, LmError> {
        let all: Vec<&[u32]> = run.iter().map(|&i| contexts[i]).collect();
        let order: Vec<usize> = (0..all.len()).collect();
        let nodes = Trie::of(&all).0.len();
        let parts = runs(&all, &order, nodes.div_ceil(ask.threads.max(1)).max(1));
        let (mut streams, mut ends) = (Vec::new(), Vec::new());
        for part in &parts {
            let (trie, end) = Trie::of(&part.iter().map(|&i| all[i]).collect::<Vec<_>>());
            streams.push(self.stream(trie, 0, vec![Memory::default()])?);
            ends.push(end);
        }
        self.take_through(&mut streams, ask.layer, hear)?;
        let mut states = Vec::new();
        for (stream, ends) in streams.iter().zip(ends) {
            states.extend(self.finished(stream, &ends));
        }
        Ok(states)
    }

    /// Tokens from `first` on at the beginning of their way.
    pub(crate) fn stream(
        &mut self,
        trie: Trie,
        first: usize,
        memory: Vec<Memory>,
    ) -> Result<Stream, LmError> {
        let states = self.embed(&trie, first)?;
        Ok(Stream::new(trie, states, first, memory))
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

    /// Takes streams through the layers up to `depth`; `hear` is told how many tokens that makes.
    pub(crate) fn take_through(
        &mut self,
        streams: &mut [Stream],
        depth: Option<usize>,
        hear: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), LmError> {
        let depth = depth.unwrap_or(usize::MAX).min(self.config.layers.len());
        let length = streams.iter().map(|stream| stream.trie.depth()).max().unwrap_or(0);
        let angles: Vec<Angles> =
            self.config.rotaries.iter().map(|rotary| Angles::of(rotary, length)).collect();
        let work = AtomicUsize::new(0);
        let mut tell = || hear(work.load(Ordering::Relaxed) / depth.max(1));
        for i in 0..depth {
            let weights = self.layer(i)?;
            pass(&self.config, i, &weights, &angles, streams, &work, &mut tell)?;
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

    /// Whether there is room to keep so many bytes; if so, they count.
    fn keeps(&mut self, bytes: usize) -> bool {
        let room = self.budget.checked_sub(bytes);
        self.budget = room.unwrap_or(self.budget);
        room.is_some()
    }

    /// Logits of states (one f after another) over the whole vocabulary, without the bound that
    /// some models put on them.
    ///
    /// # Errors
    /// [`LmError`] when the output matrix cannot be read, and [`LmError::Cancelled`] when `hear`,
    /// which is told how many rows of it are done, says so.
    pub fn logits(
        &mut self,
        states: &[f32],
        hear: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<f32>, LmError> {
        let count = states.len() / self.size().max(1);
        let vocabulary = self.vocabulary();
        let mut logits = vec![0.0; count * vocabulary];
        let (mut scratch, mut some) = (Scratch::default(), Vec::new());
        for (block, from) in (0..vocabulary).step_by(HEAD_BLOCK).enumerate() {
            let matrix = self.head_block(block, from)?;
            let rows = matrix.rows;
            some.resize(count * rows, 0.0);
            multiply(std::slice::from_ref(&*matrix), states, &mut some, &mut scratch);
            for (logits, some) in logits.chunks_exact_mut(vocabulary).zip(some.chunks_exact(rows)) {
                logits[from..from + rows].copy_from_slice(some);
            }
            if hear(from + rows).is_break() {
                return Err(LmError::Cancelled);
            }
        }
        if !self.head.bias.is_empty() {
            for logits in logits.chunks_exact_mut(vocabulary) {
                logits.iter_mut().zip(&self.head.bias).for_each(|(logit, bias)| *logit += bias);
            }
        }
        Ok(logits)
    }

    fn head_block(&mut self, block: usize, from: usize) -> Result<Arc<Matrix>, LmError> {
        if let Some(Some(matrix)) = self.kept_head.get(block) {
            return Ok(matrix.clone());
        }
        let rows = HEAD_BLOCK.min(self.head.rows - from);
        let (name, columns) = (self.head.name.clone(), self.config.embedding_width);
        let missing =
            || LmError::MissingTensor { name: name.clone(), expected: "the output matrix".into() };
        let encoding = self.tensors.get(&name).ok_or_else(missing)?.encoding;
        let row = columns / encoding.numbers() * encoding.bytes();
        let bytes = self.tensors.read(&name, &[((from * row) as u64, rows * row)])?;
        let matrix = Arc::new(Matrix { name, bytes, encoding, rows, columns });
        let keeps = self.keeps(matrix.bytes.len());
        self.kept_head.resize(self.kept_head.len().max(block + 1), None);
        self.kept_head[block] = keeps.then(|| matrix.clone());
        Ok(matrix)
    }
}

/// Takes all streams through one layer, each in a thread of its own if there are several.
fn pass(
    config: &Config,
    i: usize,
    weights: &LayerWeights,
    angles: &[Angles],
    streams: &mut [Stream],
    work: &AtomicUsize,
    tell: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<(), LmError> {
    if let [stream] = streams {
        return stream.pass(config, i, weights, angles, &mut |tokens| {
            work.fetch_add(tokens, Ordering::Relaxed);
            tell()
        });
    }
    let stopped = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let passes: Vec<_> = streams
            .iter_mut()
            .map(|stream| {
                let stopped = &stopped;
                scope.spawn(move || {
                    stream.pass(config, i, weights, angles, &mut |tokens| {
                        work.fetch_add(tokens, Ordering::Relaxed);
                        if stopped.load(Ordering::Relaxed) {
                            ControlFlow::Break(())
                        } else {
                            ControlFlow::Continue(())
                        }
                    })
                })
            })
            .collect();
        passes.into_iter().try_for_each(|pass| pass.join().unwrap_or(Err(LmError::Cancelled)))
    })?;
    if tell().is_break() { Err(LmError::Cancelled) } else { Ok(()) }
}

/// Which tensor of a layer is to blame, if it is one.
fn not_finite(layer: usize, weights: &LayerWeights) -> LmError {
    let to_blame = weights.matrices().find(|matrix| !matrix.finite());
    let place = match to_blame {
        Some(matrix) => format!("tensor {:?}", matrix.name),
        None => format!("hidden states behind layer {layer} (from 0)"),
    };
    LmError::NotFinite { place, found: "NaN or an infinity".into() }
}

/// The description of a model, from wherever its files have it.
fn describe(tensors: &mut Tensors) -> Result<Config, LmError> {
    if !tensors.metadata().is_empty() {
        let metadata = tensors.metadata().clone();
        let shapes = tensors.shapes();
        let shape = |name: &str| shapes.get(name).cloned();
        return Config::from_gguf(&metadata, &shape, &mut |name| short(tensors, name));
    }
    let Some(json) = tensors.file("config.json")? else {
        return Err(LmError::config("the files", "no config.json", "one beside the safetensors"));
    };
    let shapes = tensors.shapes();
    Config::from_hugging_face(&json, &|name| shapes.get(name).cloned())
}

/// Most numbers of a list of factors.
const MAX_FACTORS: u64 = 1 << 16;

fn short(tensors: &mut Tensors, name: &str) -> Result<Option<Vec<f64>>, LmError> {
    let Some(tensor) = tensors.get(name).cloned() else { return Ok(None) };
    let &[size @ 0..=MAX_FACTORS] = tensor.shape.as_slice() else {
        let found = format!("{:?}", tensor.shape);
        return Err(LmError::Tensor {
            name: name.into(),
            found,
            expected: "a short list of numbers".into(),
        });
    };
    let bytes = tensors.read(name, &[(0, tensor.size as usize)])?;
    let mut numbers = vec![0.0; size as usize];
    tensor.encoding.decode(&bytes, &mut numbers);
    Ok(Some(numbers))
}

fn ends(loader: &mut Loader) -> Result<Ends, LmError> {
    let config = loader.config;
    let (width, narrow) = (config.width, config.embedding_width);
    let mut norm = |name: Option<&'static str>| {
        name.map(|name| loader.norm(name, width, &config.norm)).transpose()
    };
    let (embedding_norm, last) = (norm(config.names.embedding_norm)?, norm(config.names.norm)?);
    let projections = match config.names.projections {
        Some([into, out]) => [
            Some(loader.stack("", &[into], &[width], narrow)?),
            Some(loader.stack("", &[out], &[narrow], width)?),
        ],
        None => [None, None],
    };
    let [project_in, project_out] = projections;
    if let Some(positions) = config.names.positions {
        let name = format!("{}.weight", loader.root.name(positions));
        let rows = config.length.saturating_add(config.position_offset);
        let there =
            loader.tensors.get(&name).and_then(|tensor| tensor.shape.first().copied()).unwrap_or(0);
        loader.shaped(&name, [usize::try_from(there).unwrap_or(usize::MAX).max(rows), width])?;
    }
    Ok(Ends { embedding_norm, project_in, norm: last, project_out })
}

fn head(loader: &mut Loader) -> Result<HeadName, LmError> {
    let columns = loader.config.embedding_width;
    let embedding = format!("{}.weight", loader.root.name(loader.config.names.embedding));
    let (name, bias) = loader.head();
    let mut rows = 0;
    for name in [&embedding, &name] {
        let there = loader.tensors.get(name).and_then(|tensor| tensor.shape.first().copied());
        rows = usize::try_from(there.unwrap_or(1)).unwrap_or(usize::MAX);
        loader.shaped(name, [rows, columns])?;
    }
    // The name is as it is in the file.
    let root = std::mem::replace(&mut loader.root, Root::PLAIN);
    let bias = loader.vector(&bias, rows);
    loader.root = root;
    let bias = bias?.unwrap_or_default();
    Ok(HeadName { name, rows, bias })
}

/// Rows of a table, decoded, in this order.
fn rows(
    tensors: &mut Tensors,
    name: &str,
    wanted: &[u64],
    columns: usize,
) -> Result<Vec<f32>, LmError> {
    let missing = || LmError::MissingTensor {
        name: name.into(),
        expected: "a table whose rows are read".into(),
    };
    let encoding = tensors.get(name).ok_or_else(missing)?.encoding;
    let size = columns / encoding.numbers() * encoding.bytes();
    let mut unique = wanted.to_vec();
    unique.sort_unstable();
    unique.dedup();
    let spans: Vec<(u64, usize)> = unique.iter().map(|row| (row * size as u64, size)).collect();
    let bytes = tensors.read(name, &spans)?;
    let mut table = vec![0.0_f32; unique.len() * columns];
    for (bytes, row) in bytes.chunks_exact(size.max(1)).zip(table.chunks_exact_mut(columns.max(1)))
    {
        encoding.decode(bytes, row);
    }
    if let Some(at) = table.iter().position(|x| !x.is_finite()) {
        let (row, found) = (unique[at / columns.max(1)], table[at].to_string());
        return Err(LmError::NotFinite { place: format!("tensor {name:?}, row {row}"), found });
    }
    let row = |id: &u64| unique.binary_search(id).unwrap_or_default() * columns;
    Ok(wanted.iter().flat_map(|id| table[row(id)..][..columns].iter().copied()).collect())
}
