//! A model's tensors by what they are for, checked against its description.

use crate::{
    Config, LmError,
    config::{Head, HeadNormOver, Norm, Sublayer},
    layer::{LayerWeights, SublayerWeights},
    matrix::{Matrix, Stack},
    norm::NormWeights,
    tensors::{Tensor, Tensors},
};

/// Tensors and the description they are checked against.
pub(crate) struct Loader<'a> {
    pub(crate) tensors: &'a mut Tensors,
    pub(crate) config: &'a Config,
    /// What the file puts before names, and what it leaves out.
    pub(crate) root: Root,
    /// Whether numbers are read, or only shapes checked.
    pub(crate) read: bool,
}

/// How names in a file differ from those of the whole model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Root {
    /// What comes first.
    before: &'static str,
    /// Whether the first word is left out.
    short: bool,
}

impl Root {
    /// Of files of the whole model, of one without its head, of one that is part of a model of
    /// texts and images. Nothing before names, and nothing left out.
    pub(crate) const PLAIN: Self = Self { before: "", short: false };

    const ALL: [Self; 4] = [
        Self::PLAIN,
        Self { before: "", short: true },
        Self { before: "language_model.", short: false },
        Self { before: "model.language_model.", short: true },
    ];

    /// The one under which there is a table of embeddings.
    pub(crate) fn of(tensors: &Tensors, embedding: &str) -> Self {
        let fits =
            |root: &&Self| tensors.get(&format!("{}.weight", root.name(embedding))).is_some();
        Self::ALL.iter().find(fits).copied().unwrap_or(Self::PLAIN)
    }

    /// A name as it is in the file.
    pub(crate) fn name(self, name: &str) -> String {
        let name =
            if self.short { name.split_once('.').map_or(name, |(_, rest)| rest) } else { name };
        format!("{}{name}", self.before)
    }
}

impl Loader<'_> {
    /// The weights of a layer.
    ///
    /// # Errors
    /// A tensor that is missing, of another shape, cannot be read, or (norms and biases) is not
    /// finite.
    pub(crate) fn layer(&mut self, i: usize) -> Result<LayerWeights, LmError> {
        let config = self.config;
        let names = &config.names;
        let prefix = format!("{}{i}.", names.layer);
        let size = config.heads.size;
        let (queries, keys) = (config.heads.queries * size, config.heads.keys * size);
        let projected = match names.projected {
            [_] => vec![queries + 2 * keys],
            _ => vec![queries, keys, keys],
        };
        let first = match (names.first.len(), names.gated) {
            (1, true) => vec![2 * config.inner],
            _ => vec![config.inner; names.first.len()],
        };
        let [query_norm, key_norm] = self.head_norms(&prefix)?;
        self.check_unbiased(&prefix, names.projected, &names.attention)?;
        self.check_unbiased(&prefix, names.first, &names.feed_forward)?;
        Ok(LayerWeights {
            projected: self.stack(&prefix, names.projected, &projected, config.width)?,
            query_norm,
            key_norm,
            attention: self.sublayer(&prefix, &names.attention, queries)?,
            first: self.stack(&prefix, names.first, &first, config.width)?,
            feed_forward: self.sublayer(&prefix, &names.feed_forward, config.inner)?,
        })
    }

    fn sublayer(
        &mut self,
        prefix: &str,
        names: &Sublayer,
        inner: usize,
    ) -> Result<SublayerWeights, LmError> {
        let width = self.config.width;
        let mut norm = |name: Option<&str>| {
            name.map(|name| self.norm(&format!("{prefix}{name}"), width, &self.config.norm))
                .transpose()
        };
        let (before, inside, after) =
            (norm(names.before)?, norm(names.inside)?, norm(names.after)?);
        let output = self.stack(prefix, &[names.output], &[width], inner)?;
        Ok(SublayerWeights { before, inside, after, output })
    }

    /// That there are no biases, where the description says so.
    fn check_unbiased(
        &self,
        prefix: &str,
        first: &[&str],
        sublayer: &Sublayer,
    ) -> Result<(), LmError> {
        let matrices = first.iter().chain([&sublayer.output]).filter(|_| sublayer.unbiased);
        let mut biases = matrices.map(|name| self.root.name(&format!("{prefix}{name}.bias")));
        match biases.find(|name| self.tensors.get(name).is_some()) {
            Some(name) => {
                let (found, expected) = ("biases".into(), "none, as config.json says".into());
                Err(LmError::Tensor { name, found, expected })
            }
            None => Ok(()),
        }
    }

    fn head_norms(&mut self, prefix: &str) -> Result<[Option<NormWeights>; 2], LmError> {
        let config = self.config;
        let Some(norm) = config.head_norm else { return Ok([None, None]) };
        let heads = [config.heads.queries, config.heads.keys];
        let mut weights = [None, None];
        for ((weights, name), heads) in weights.iter_mut().zip(config.names.head_norms).zip(heads) {
            let name = format!("{prefix}{name}");
            let size = config.heads.size;
            *weights = Some(match norm.over {
                HeadNormOver::OwnHead if config.names.head_norms_apart => {
                    let mut all = NormWeights::default();
                    for head in 0..heads {
                        let one = self.norm(&format!("{name}.norms.{head}"), size, &norm.norm)?;
                        all.weight.extend(one.weight);
                        all.bias.extend(one.bias);
                    }
                    all
                }
                HeadNormOver::Head => self.norm(&name, size, &norm.norm)?,
                HeadNormOver::OwnHead | HeadNormOver::All => {
                    self.norm(&name, heads * size, &norm.norm)?
                }
            });
        }
        Ok(weights)
    }

    /// Weights and, if there is one, bias of a norm.
    ///
    /// # Errors
    /// As [`Self::vector`], and weights that are missing.
    pub(crate) fn norm(
        &mut self,
        name: &str,
        size: usize,
        norm: &Norm,
    ) -> Result<NormWeights, LmError> {
        if !norm.weighted {
            return Ok(NormWeights::default());
        }
        let mut weight = self.vector(&format!("{name}.weight"), size)?.ok_or_else(|| {
            LmError::MissingTensor {
                name: self.root.name(&format!("{name}.weight")),
                expected: format!("{size} weights of a norm"),
            }
        })?;
        if norm.plus_one {
            weight.iter_mut().for_each(|weight| *weight += 1.0);
        }
        let bias = self.vector(&format!("{name}.bias"), size)?.unwrap_or_default();
        Ok(NormWeights { weight, bias })
    }

    /// The numbers of a short tensor, if there is one of that name.
    ///
    /// # Errors
    /// Another count than `size`, bytes that cannot be read, or a number that is not finite.
    pub(crate) fn vector(&mut self, name: &str, size: usize) -> Result<Option<Vec<f32>>, LmError> {
        let name = self.root.name(name);
        let Some(tensor) = self.tensors.get(&name).cloned() else { return Ok(None) };
        if tensor.shape.iter().try_fold(1, |n: u64, d| n.checked_mul(*d)) != Some(size as u64) {
            return Err(LmError::Tensor {
                name,
                found: shape(&tensor),
                expected: format!("{size} numbers"),
            });
        }
        if !self.read {
            return Ok(Some(Vec::new()));
        }
        let bytes = self.whole(&name, &tensor)?;
        let mut numbers = vec![0.0_f32; size];
        tensor.encoding.decode(&bytes, &mut numbers);
        match numbers.iter().find(|number| !number.is_finite()) {
            Some(found) => Err(LmError::NotFinite {
                place: format!("tensor {name:?}"),
                found: found.to_string(),
            }),
            None => Ok(Some(numbers)),
        }
    }

    fn whole(&mut self, name: &str, tensor: &Tensor) -> Result<Vec<u8>, LmError> {
        if let Some(bytes) = self.tensors.ahead(name) {
            return Ok(bytes);
        }
        let size = usize::try_from(tensor.size).map_err(|_| LmError::TooLarge {
            place: format!("tensor {name:?}"),
            found: format!("{} bytes", tensor.size),
            limit: "this machine's memory can hold".into(),
        })?;
        self.tensors.read(name, &[(0, size)])
    }

    /// Matrices of these rows and their biases.
    ///
    /// # Errors
    /// A matrix that is missing or of another shape, or bytes that cannot be read; biases as
    /// [`Self::vector`].
    pub(crate) fn stack(
        &mut self,
        prefix: &str,
        names: &[&str],
        rows: &[usize],
        columns: usize,
    ) -> Result<Stack, LmError> {
        let (mut parts, mut bias) = (Vec::new(), Vec::new());
        for (name, rows) in names.iter().zip(rows) {
            let name = format!("{prefix}{name}");
            let before: usize = parts.iter().map(|part: &Matrix| part.rows).sum();
            parts.push(self.matrix(&format!("{name}.weight"), *rows, columns)?);
            if let Some(numbers) = self.vector(&format!("{name}.bias"), *rows)? {
                bias.resize(before, 0.0);
                bias.extend(numbers);
            }
        }
        if !bias.is_empty() {
            bias.resize(rows.iter().sum(), 0.0);
        }
        Ok(Stack { parts, bias })
    }

    fn matrix(&mut self, name: &str, rows: usize, columns: usize) -> Result<Matrix, LmError> {
        let name = self.root.name(name);
        let transposed = self.config.names.transposed;
        let tensor =
            self.shaped(&name, if transposed { [columns, rows] } else { [rows, columns] })?;
        let mut bytes = if self.read { self.whole(&name, &tensor)? } else { Vec::new() };
        if transposed {
            if tensor.encoding.numbers() != 1 {
                let found = tensor.encoding.name().to_string();
                return Err(LmError::Tensor {
                    name,
                    found,
                    expected: "floats, as it is stored by columns".into(),
                });
            }
            bytes = transpose(&bytes, columns, rows, tensor.encoding.bytes());
        }
        Ok(Matrix { name, bytes, encoding: tensor.encoding, rows, columns })
    }

    /// A tensor of a known shape.
    ///
    /// # Errors
    /// A tensor that is missing or of another shape.
    pub(crate) fn shaped(&self, name: &str, expected: [usize; 2]) -> Result<Tensor, LmError> {
        let words = || format!("{} × {}", expected[0], expected[1]);
        let Some(tensor) = self.tensors.get(name) else {
            let expected = format!("a matrix of {} was expected", words());
            return Err(self.tensors.missing(name, &expected));
        };
        if tensor.shape != expected.map(|size| size as u64) {
            return Err(LmError::Tensor {
                name: name.into(),
                found: shape(tensor),
                expected: words(),
            });
        }
        Ok(tensor.clone())
    }

    /// Names of the output matrix and of its bias, as they are in the file.
    pub(crate) fn head(&self) -> (String, String) {
        let Head { name, tied } = self.config.names.head;
        // It is beside the model, not in it: what comes before the model's names may come before
        // its name, too.
        let before = format!("{}{name}", self.root.before);
        let has = |name: &str| self.tensors.get(&format!("{name}.weight")).is_some();
        let name = if has(&before) { before } else { name.to_string() };
        let embedding = self.root.name(self.config.names.embedding);
        let tied = tied.unwrap_or_else(|| !has(&name));
        let matrix = if tied { &embedding } else { &name };
        (format!("{matrix}.weight"), format!("{name}.bias"))
    }
}

fn shape(tensor: &Tensor) -> String {
    match tensor.shape.as_slice() {
        [] => "a single number".into(),
        [size] => format!("{size} numbers"),
        shape => shape.iter().map(u64::to_string).collect::<Vec<_>>().join(" × "),
    }
}

/// Bytes of a matrix of `rows × columns` numbers of `size` bytes, by columns.
fn transpose(bytes: &[u8], rows: usize, columns: usize, size: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    if bytes.is_empty() {
        return out;
    }
    for column in 0..columns {
        for row in 0..rows {
            let at = (row * columns + column) * size;
            out.extend_from_slice(&bytes[at..at + size]);
        }
    }
    out
}
