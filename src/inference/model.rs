//! A language model that runs: what it reads in a text, its states, what it says next.

use std::{collections::HashMap, ops::ControlFlow};

use formats::SourceFile;
use lm::{
    ForwardPass, LmError, Model, Typing,
    tokenizer::{Encoding, Tokenizer},
};
use session::protocol::{
    Reason,
    inference::{
        ContextKey, Continuation, ContinuedState, FromInference, LineProgress, LineToken,
        ModelFacts, NextTokens, ReadLine, TypedLine,
    },
};

/// Bytes of files from which on weights are read anew.
pub(crate) const LARGE: u64 = 192 << 20;

/// Tokens of a line that are computed before the page is heard again: a second's work.
const PIECE: usize = 128;

/// The same of a model whose weights are read anew for each piece.
const LARGE_PIECE: usize = 1024;

/// A line that is being read.
struct Pending {
    key: ContextKey,
    layer: Option<usize>,
    count: usize,
    ids: Vec<u32>,
    tokens: Vec<LineToken>,
}

/// A model with its tokenizer, and what was computed of the texts that were typed last.
pub(crate) struct Running {
    pub(crate) model: Model,
    pub(crate) tokenizer: Tokenizer,
    typing: Typing,
    /// What is not yet read to its end.
    pending: Option<Pending>,
    /// Texts that are continued, one for each model that is shown.
    continued: [Typing; 2],
    /// Bytes of all its files.
    pub(crate) size: u64,
    /// Numbers of tokens by what they stand for, once that was asked for.
    numbers: Option<HashMap<String, u32>>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoAnswer {
    /// The model or its tokenizer cannot.
    #[error(transparent)]
    Lm(#[from] LmError),
    /// A token that the tokenizer does not know.
    #[error("the tokenizer of the file has no token {0:?}")]
    Token(String),
}

impl Running {
    pub(crate) fn open(files: Vec<SourceFile>) -> Result<Self, LmError> {
        let size = files.iter().map(|file| file.size).sum();
        let mut model = Model::open(files)?;
        let tokenizer = model.tensors().tokenizer()?;
        let (typing, continued) = Default::default();
        let (pending, numbers) = (None, None);
        Ok(Self { model, tokenizer, typing, pending, continued, size, numbers })
    }

    pub(crate) fn facts(&self) -> ModelFacts {
        let config = self.model.config();
        ModelFacts {
            layers: config.layers.len(),
            length: config.length,
            vocabulary: self.model.vocabulary(),
            width: self.model.size(),
            softmax: self.model.is_softmax(),
            remarks: self.model.remarks(&ForwardPass::default()),
        }
    }

    pub(crate) fn encode(&self, text: &str) -> Result<Encoding, LmError> {
        let encoding = self.tokenizer.encode(text)?;
        self.model.accepts(&encoding.ids)?;
        Ok(encoding)
    }

    /// Reads a line: says its tokens and its state, then its likeliest next tokens; of a long one
    /// only that it is to be read, in pieces.
    pub(crate) fn read(&mut self, line: TypedLine, send: &mut dyn FnMut(FromInference)) {
        let TypedLine { key, count, layer, .. } = line;
        self.pending = None;
        let encoding = match self.tokenizer.encode(&line.text) {
            Ok(encoding) => encoding,
            Err(error) => {
                return send(FromInference::NotTyped(key, Vec::new(), error.to_string()));
            }
        };
        let added = self.tokenizer.before().len();
        let tokens = encoding.texts.iter().enumerate();
        let tokens: Vec<LineToken> =
            tokens.map(|(at, text)| LineToken { text: text.clone(), added: at < added }).collect();
        if let Err(error) = self.model.accepts(&encoding.ids) {
            return send(FromInference::NotTyped(key, tokens, error.to_string()));
        }
        let pending = Pending { key, layer, count, ids: encoding.ids, tokens };
        let (done, total) = (self.typing.kept(&pending.ids, layer), pending.ids.len());
        self.pending = Some(pending);
        if total - done > self.piece() {
            return send(FromInference::Reading(key, LineProgress { done, total }));
        }
        self.read_on(send);
    }

    fn piece(&self) -> usize {
        if self.size > LARGE { LARGE_PIECE } else { PIECE }
    }

    /// Reads the next piece of the line.
    pub(crate) fn read_on(&mut self, send: &mut dyn FnMut(FromInference)) {
        let piece = self.piece();
        let Some(Pending { key, layer, count, ids, tokens }) = self.pending.take() else { return };
        let total = ids.len();
        let done = (self.typing.kept(&ids, layer) + piece).min(total);
        let go_on = &mut |_, _| ControlFlow::Continue(());
        match self.typing.state(&mut self.model, &ids[..done], layer, go_on) {
            Ok(_) if done < total => {
                self.pending = Some(Pending { key, layer, count, ids, tokens });
                send(FromInference::Reading(key, LineProgress { done, total }));
            }
            Ok(state) => {
                let state = state.to_vec();
                send(FromInference::Typed(Box::new(ReadLine {
                    key,
                    tokens,
                    state: state.clone(),
                })));
                let next = self.next_tokens(&state, count).map_err(|error| Reason::of(&error));
                send(FromInference::Next(key, next));
            }
            Err(error) => send(FromInference::NotTyped(key, tokens, error.to_string())),
        }
    }

    /// So many of the likeliest tokens behind a state.
    fn next_tokens(&mut self, state: &[f32], count: usize) -> Result<NextTokens, LmError> {
        let Self { model, tokenizer, .. } = self;
        let mut logits = model.logits(state, &mut |_| ControlFlow::Continue(()))?;
        model.cap(&mut logits);
        // A matrix may have more rows than there are tokens.
        logits.truncate(tokenizer.len().max(1));
        let log_sum = log_sum(&logits);
        let likeliest = likeliest(&logits, count).into_iter();
        let likeliest = likeliest.map(|id| {
            let text = tokenizer.text(id as u32)?;
            Ok((text, (f64::from(logits[id]) - log_sum).exp()))
        });
        Ok(NextTokens { likeliest: likeliest.collect::<Result<_, LmError>>()?, log_sum })
    }

    /// The state of a text with tokens put behind it.
    pub(crate) fn continued(&mut self, ask: &Continuation) -> Result<ContinuedState, NoAnswer> {
        let mut ids = self.tokenizer.encode(&ask.text).map_err(LmError::from)?.ids;
        for (index, label) in &ask.appended {
            ids.push(self.number(*index, label)?);
        }
        let typing = &mut self.continued[usize::from(ask.moved)];
        let go_on = &mut |_, _| ControlFlow::Continue(());
        let state = typing.state(&mut self.model, &ids, ask.layer, go_on)?.to_vec();
        Ok(ContinuedState { state })
    }

    /// The number of a token: mostly its place among the loaded ones.
    fn number(&mut self, index: usize, label: &str) -> Result<u32, NoAnswer> {
        let Self { tokenizer, numbers, .. } = self;
        let place = u32::try_from(index).ok();
        if let Some(id) = place.filter(|id| tokenizer.text(*id).is_ok_and(|text| text == label)) {
            return Ok(id);
        }
        let numbers = numbers.get_or_insert_with(|| {
            let ids = (0..tokenizer.len()).rev().filter_map(|id| u32::try_from(id).ok());
            ids.filter_map(|id| Some((tokenizer.text(id).ok()?, id))).collect()
        });
        numbers.get(label).copied().ok_or_else(|| NoAnswer::Token(label.into()))
    }
}

/// ln Σ eᶻ, stable: the largest is taken out first.
fn log_sum(logits: &[f32]) -> f64 {
    let largest = f64::from(logits.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    largest + logits.iter().map(|z| (f64::from(*z) - largest).exp()).sum::<f64>().ln()
}

/// The places of the largest, largest first; of equal ones the first.
fn likeliest(logits: &[f32], count: usize) -> Vec<usize> {
    let by_size = |&a: &usize, &b: &usize| logits[b].total_cmp(&logits[a]).then(a.cmp(&b));
    let mut places: Vec<usize> = (0..logits.len()).collect();
    let count = count.min(places.len());
    if count < places.len() {
        places.select_nth_unstable_by(count, by_size);
        places.truncate(count);
    }
    places.sort_by(by_size);
    places
}
