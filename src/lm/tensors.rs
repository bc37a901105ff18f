//! All tensors of a model by name, and what its files say about it, to be read piece by piece.

use std::{collections::BTreeMap, fmt, io};

use formats::{
    FileKind, FormatError, HEAD, SourceFile,
    container::{Encoding, TensorInfo, gguf, safetensors},
    of_tensors,
};

use crate::LmError;

/// Files of one model with their headers read: a GGUF, or safetensors and what lies beside them.
pub struct Tensors {
    files: Vec<SourceFile>,
    tensors: BTreeMap<String, Tensor>,
    /// Why tensors that are there cannot be read.
    unreadable: BTreeMap<String, String>,
    metadata: BTreeMap<String, gguf::Value>,
    /// Tensors that were read ahead, until they are asked for.
    ahead: BTreeMap<String, Vec<u8>>,
}

/// Where the numbers of a tensor are and how.
#[derive(Debug, Clone)]
pub(crate) struct Tensor {
    file: usize,
    offset: u64,
    /// Bytes it takes: known to be in the file.
    pub(crate) size: u64,
    /// Sizes, the outermost first: a matrix has rows, then numbers of each.
    pub(crate) shape: Vec<u64>,
    pub(crate) encoding: Encoding,
}

/// Longest file that is read as a whole: tokenizers take up to some 40 MB.
const MAX_FILE: u64 = 256 << 20;

/// Most bytes that are read ahead: what a browser asks for a slice of a file is little beside
/// reading more than that, and they are held in memory.
const MAX_AHEAD: u64 = 16 << 20;

impl fmt::Debug for Tensors {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Tensors").field("tensors", &self.tensors).finish_non_exhaustive()
    }
}

impl Tensors {
    /// Reads the headers of files that together are a model; others among them are let be.
    ///
    /// # Errors
    /// [`LmError`] when one is not what it looks like, or none has tensors.
    pub fn open(files: Vec<SourceFile>) -> Result<Self, LmError> {
        let mut all = Self {
            files,
            tensors: BTreeMap::new(),
            unreadable: BTreeMap::new(),
            metadata: BTreeMap::new(),
            ahead: BTreeMap::new(),
        };
        for file in 0..all.files.len() {
            all.take(file)?;
        }
        if all.tensors.is_empty() {
            let found = "no tensors".to_string();
            return Err(LmError::config("the files", found, "a GGUF or safetensors"));
        }
        Ok(all)
    }

    fn take(&mut self, file: usize) -> Result<(), LmError> {
        let source = &mut self.files[file];
        let head = usize::try_from(source.size.min(HEAD)).unwrap_or_default();
        let mut beginning = vec![0; head];
        let read = source.reader.read_spans(&[(0, head)], &mut beginning);
        read.map_err(|e| FormatError::Io { file: source.name.clone(), byte: 0, source: e })?;
        let tensors = match of_tensors(&beginning) {
            Some(FileKind::Gguf) => {
                let content = gguf::Content::read(source)?;
                // Of a model in several files, the first says most.
                for (key, value) in content.metadata {
                    self.metadata.entry(key).or_insert(value);
                }
                content.tensors
            }
            Some(FileKind::Safetensors) => safetensors::Content::read(source)?.tensors,
            _ => return Ok(()),
        };
        tensors.into_iter().try_for_each(|tensor| self.add(file, tensor))
    }

    fn add(&mut self, file: usize, info: TensorInfo) -> Result<(), LmError> {
        let TensorInfo { name, shape, dtype, offset, bytes, encoding } = info;
        let Some(encoding) = encoding else {
            self.unreadable.insert(name, dtype);
            return Ok(());
        };
        let count = shape.iter().try_fold(1_u64, |n, size| n.checked_mul(*size));
        let size = count.and_then(|n| encoding.size(n)).filter(|size| bytes == Some(*size));
        let Some(size) = size else {
            let found = bytes.map_or("bytes not known".into(), |bytes| format!("{bytes} bytes"));
            let expected = format!("as many as {dtype} of shape {shape:?} takes");
            return Err(LmError::Tensor { name, found, expected });
        };
        if self.tensors.contains_key(&name) {
            let (found, expected) = ("two of this name".into(), "one".into());
            return Err(LmError::Tensor { name, found, expected });
        }
        self.tensors.insert(name, Tensor { file, offset, size, shape, encoding });
        Ok(())
    }

    /// A tensor by its name.
    pub(crate) fn get(&self, name: &str) -> Option<&Tensor> {
        self.tensors.get(name)
    }

    /// Whether there is a tensor whose name begins like this.
    pub(crate) fn has(&self, beginning: &str) -> bool {
        let from = self.tensors.range(beginning.to_string()..).next();
        from.is_some_and(|(name, _)| name.starts_with(beginning))
    }

    /// That there is no tensor of this name, and why, where that is known.
    pub(crate) fn missing(&self, name: &str, expected: &str) -> LmError {
        match self.unreadable.get(name) {
            Some(dtype) => LmError::Tensor {
                name: name.into(),
                found: format!("numbers of {dtype}"),
                expected: "a type that can be read".into(),
            },
            None => LmError::MissingTensor { name: name.into(), expected: expected.into() },
        }
    }

    /// The shapes of all tensors.
    pub fn shapes(&self) -> BTreeMap<String, Vec<u64>> {
        self.tensors.iter().map(|(name, tensor)| (name.clone(), tensor.shape.clone())).collect()
    }

    /// What a GGUF says about itself; empty for other files.
    pub fn metadata(&self) -> &BTreeMap<String, gguf::Value> {
        &self.metadata
    }

    /// All bytes of the file of this name, if there is one.
    ///
    /// # Errors
    /// [`LmError`] when it cannot be read, or is too long for a description or a tokenizer.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, LmError> {
        let Some(file) = self.files.iter().position(|file| file.name == name) else {
            return Ok(None);
        };
        let size = self.files[file].size;
        match usize::try_from(size) {
            Ok(length) if size <= MAX_FILE => self.spans(file, &[(0, length)]).map(Some),
            _ => Err(LmError::TooLarge {
                place: name.into(),
                found: format!("{size} bytes"),
                limit: format!("{MAX_FILE}"),
            }),
        }
    }

    /// Reads the tensors whose names begin with `prefix` at once, if they are few bytes of one
    /// file: a browser hands out one slice in the time of another, however short. Those that were
    /// read ahead before and not asked for are forgotten.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(crate) fn read_ahead(&mut self, prefix: &str) -> Result<(), LmError> {
        self.ahead.clear();
        let named = self.tensors.range(prefix.to_string()..);
        let mut wanted: Vec<(String, Tensor)> = named
            .take_while(|(name, _)| name.starts_with(prefix))
            .map(|(name, tensor)| (name.clone(), tensor.clone()))
            .collect();
        wanted.sort_by_key(|(_, tensor)| tensor.offset);
        let Some(file) = wanted.first().map(|(_, tensor)| tensor.file) else { return Ok(()) };
        let size = wanted.iter().fold(0_u64, |sum, (_, tensor)| sum.saturating_add(tensor.size));
        if size > MAX_AHEAD || wanted.iter().any(|(_, tensor)| tensor.file != file) {
            return Ok(());
        }
        // No tensor is longer than all of them.
        let span = |tensor: &Tensor| (tensor.offset, tensor.size as usize);
        let spans: Vec<_> = wanted.iter().map(|(_, tensor)| span(tensor)).collect();
        let bytes = self.spans(file, &spans)?;
        let mut rest = bytes.as_slice();
        for (name, tensor) in wanted {
            let (own, others) = rest.split_at(span(&tensor).1);
            self.ahead.insert(name, own.to_vec());
            rest = others;
        }
        Ok(())
    }

    /// All bytes of a tensor that was read ahead; once.
    pub(crate) fn ahead(&mut self, name: &str) -> Option<Vec<u8>> {
        self.ahead.remove(name)
    }

    /// Bytes of a tensor: spans (first byte, length) within it, ascending, one after another.
    ///
    /// # Errors
    /// A tensor that is missing or shorter than a span, or a file that cannot be read.
    pub(crate) fn read(&mut self, name: &str, spans: &[(u64, usize)]) -> Result<Vec<u8>, LmError> {
        let Some(tensor) = self.tensors.get(name) else {
            return Err(self.missing(name, "its numbers were to be read"));
        };
        let (size, offset, file) = (tensor.size, tensor.offset, tensor.file);
        let end = |&(start, length): &(u64, usize)| start.saturating_add(length as u64);
        if let Some(end) = spans.iter().map(end).max().filter(|end| *end > size) {
            let (found, expected) = (format!("{size} bytes"), format!("{end}"));
            return Err(LmError::Tensor { name: name.into(), found, expected });
        }
        let absolute: Vec<_> = spans.iter().map(|&(at, length)| (offset + at, length)).collect();
        self.spans(file, &absolute)
    }

    fn spans(&mut self, file: usize, spans: &[(u64, usize)]) -> Result<Vec<u8>, LmError> {
        let SourceFile { name, reader, .. } = &mut self.files[file];
        let byte = spans.first().map_or(0, |(start, _)| *start);
        let io = |source| FormatError::Io { file: name.clone(), byte, source };
        let size = spans.iter().fold(0_usize, |sum, (_, length)| sum.saturating_add(*length));
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(size).map_err(|e| io(io::Error::other(e)))?;
        bytes.resize(size, 0);
        reader.read_spans(spans, &mut bytes).map_err(io)?;
        Ok(bytes)
    }
}
