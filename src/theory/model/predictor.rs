//! The predictor itself and the one check that everything loaded passes through.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector, DVectorViewMut};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Cloud, Columns, Image, Resolution};
use crate::linalg::Moments;

/// A next-token predictor p(y|s) = softmax_y(f(s)·g(y) + b(y)), or word vectors alone (no
/// contexts).
///
/// Some models cap their logits: z becomes c·tanh(z/c) before the softmax
/// ([`Self::with_softcap`]), and p is then no softmax of products of f and g.
///
/// ```
/// use nalgebra::DMatrix;
/// use theory::model::{Parts, Predictor};
///
/// let model = Predictor::new(Parts {
///     contexts: vec!["The sky is".into()],
///     f: Some(DMatrix::from_column_slice(2, 1, &[1.0, 0.0]).into()),
///     tokens: vec!["blue".into(), "green".into()],
///     g: Some(DMatrix::from_diagonal_element(2, 2, 1.0).into()),
///     ..Parts::default()
/// })?;
/// assert!(model.predicts());
/// assert_eq!((model.d(), model.g().len()), (2, 2));
/// # Ok::<(), theory::model::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Predictor {
    f: Cloud,
    g: Cloud,
    bias: Option<DVector<f64>>,
    softcap: Option<f64>,
    context_groups: Vec<String>,
    relations: Vec<Relation>,
    spelled: Arc<Vec<String>>,
    provenance: Provenance,
    warnings: Vec<String>,
    directions: Arc<Vec<NamedDirection>>,
    counted: Option<Arc<Moments>>,
}

/// Where a model came from, as its file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// What to call the model on screen.
    pub name: String,
    /// Where the data comes from, in words.
    pub source: String,
    /// Licence of the data, if the file states it.
    pub license: String,
    /// File format it was read from, e.g. `safetensors`.
    pub format: String,
    /// Number type in the file, e.g. `F16`.
    pub dtype: String,
    /// What the columns of a table of text were taken for; nothing for other formats.
    #[serde(default)]
    pub columns: Vec<TableColumn>,
}

/// A column of a table of text and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its title, or its number from 0.
    pub title: String,
    /// What it is.
    pub role: ColumnRole,
}

/// What a column of a table of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// The labels.
    Label,
    /// A component of the vectors.
    Component,
    /// Neither: a count, a number of the row or of a cluster, a place on a map.
    Extra,
}

/// A vector of the representation space with a name, as control vectors are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedDirection {
    /// Its name, e.g. `happy, layer 3`.
    pub name: String,
    /// Its components, d of them.
    pub vector: Vec<f64>,
}

/// Context pairs (s, s⌢q) that one query q links: "France" → "France is".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Name of the relation, e.g. `capital`.
    pub name: String,
    /// Text q appended to the context.
    pub query: String,
    /// The pairs.
    pub pairs: Vec<RelationPair>,
}

/// One (s, s⌢q) pair, as indices into the contexts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationPair {
    /// Index of s.
    pub context: usize,
    /// Index of s⌢q.
    pub with_query: usize,
    /// What the pair is about.
    #[serde(default)]
    pub subject: String,
    /// Expected next token after s⌢q.
    #[serde(default)]
    pub reply: String,
}

/// Unchecked ingredients of a [`Predictor`], as a reader found them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// Context labels.
    pub contexts: Vec<String>,
    /// Embeddings, `d × S`.
    pub f: Option<Columns>,
    /// Token labels.
    pub tokens: Vec<String>,
    /// How the file spells each token, where that is not as text; nothing where it is.
    pub spelled: Vec<String>,
    /// Unembeddings, `d × V`.
    pub g: Option<Columns>,
    /// Head bias, one number a token.
    pub bias: Option<Vec<f64>>,
    /// One group name a context, or none at all.
    pub context_groups: Vec<String>,
    /// Relations between contexts.
    pub relations: Vec<Relation>,
    /// Where it came from.
    pub provenance: Provenance,
    /// What the reader wants the user to know.
    pub warnings: Vec<String>,
    /// Directions that came with the model; those of another width are left out.
    pub directions: Vec<NamedDirection>,
}

/// Why ingredients do not make a model. "Row" counts vectors from 0, "column" their components.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ModelError {
    /// Neither f nor g has a vector.
    #[error("no vectors: expected at least one embedding or unembedding, found none")]
    Empty,
    /// Vectors with zero components.
    #[error("the vectors have 0 components; expected at least 1")]
    ZeroWidth,
    /// f and g of different width.
    #[error("f has {f} components and g has {g}; they must be equal")]
    Widths {
        /// Width of f.
        f: usize,
        /// Width of g.
        g: usize,
    },
    /// Labels do not match vectors.
    #[error("{what}: found {labels} labels for {vectors} vectors; expected one each")]
    LabelCount {
        /// Which side.
        what: &'static str,
        /// Labels found.
        labels: usize,
        /// Vectors found.
        vectors: usize,
    },
    /// NaN or infinity.
    #[error("{what}: vector {row}, component {column} is {found}; expected a finite number")]
    NotFinite {
        /// Which side.
        what: &'static str,
        /// Vector number.
        row: usize,
        /// Component number.
        column: usize,
        /// What stands there.
        found: f64,
    },
    /// A relation points past the contexts.
    #[error("relation {name:?} names context {index}, but there are {contexts}")]
    RelationIndex {
        /// Relation name.
        name: String,
        /// The bad index.
        index: usize,
        /// How many contexts there are.
        contexts: usize,
    },
}

impl Predictor {
    /// Checks widths, label counts, finiteness and indices once; nothing inside re-checks them.
    pub fn new(parts: Parts) -> Result<Self, ModelError> {
        let width = |m: &Option<Columns>| {
            m.as_ref().map(Columns::shape).filter(|&(_, n)| n > 0).map(|(d, _)| d)
        };
        let d = match (width(&parts.f), width(&parts.g)) {
            (None, None) => return Err(ModelError::Empty),
            (Some(f), Some(g)) if f != g => return Err(ModelError::Widths { f, g }),
            (Some(d), _) | (None, Some(d)) => d,
        };
        if d == 0 {
            return Err(ModelError::ZeroWidth);
        }
        let side = |what, labels, m: Option<Columns>| match m {
            Some(m) if m.shape().1 > 0 => Cloud::new(what, labels, m),
            _ => Ok(Cloud::empty(d)),
        };
        let f = side("contexts", parts.contexts, parts.f)?;
        let g = side("tokens", parts.tokens, parts.g)?;
        let bias = parts.bias.map(|b| check_bias(b, g.len())).transpose()?;
        if !parts.context_groups.is_empty() && parts.context_groups.len() != f.len() {
            let (labels, vectors) = (parts.context_groups.len(), f.len());
            return Err(ModelError::LabelCount { what: "context groups", labels, vectors });
        }
        check_relations(&parts.relations, f.len())?;
        let (context_groups, relations) = (parts.context_groups, parts.relations);
        let (provenance, warnings) = (parts.provenance, parts.warnings);
        let fits = |direction: &NamedDirection| direction.vector.len() == d;
        let directions = Arc::new(parts.directions.into_iter().filter(fits).collect());
        let spelled =
            if parts.spelled.len() == g.len() { parts.spelled } else { Vec::new() }.into();
        Ok(Self {
            f,
            g,
            bias,
            softcap: None,
            spelled,
            context_groups,
            relations,
            provenance,
            warnings,
            directions,
            counted: None,
        })
    }

    /// Dimension of the representation space.
    pub fn d(&self) -> usize {
        self.g.d()
    }

    /// Embeddings of contexts; empty for word vectors.
    pub fn f(&self) -> &Cloud {
        &self.f
    }

    /// Unembeddings of tokens; may be empty.
    pub fn g(&self) -> &Cloud {
        &self.g
    }

    /// How the file spells each token, e.g. `Ġeasy` for " easy"; an empty list where it spells them
    /// as text.
    pub fn spelled(&self) -> &Arc<Vec<String>> {
        &self.spelled
    }

    /// Head bias b(y), if the model has one.
    pub fn bias(&self) -> Option<&DVector<f64>> {
        self.bias.as_ref()
    }

    /// The cap c of the logits, if the model has one.
    pub fn softcap(&self) -> Option<f64> {
        self.softcap
    }

    /// The same model with logits capped at ±c, or as they are; a cap that is no positive number is
    /// none.
    pub fn with_softcap(self, softcap: Option<f64>) -> Self {
        let softcap = softcap.filter(|cap| cap.is_finite() && *cap > 0.0);
        Self { softcap, ..self }
    }

    /// Makes logits of products f·g (one a token): adds the bias, then applies the cap.
    pub fn complete_logits(&self, mut products: DVectorViewMut<f64>) {
        if let Some(bias) = &self.bias {
            products += bias;
        }
        if let Some(cap) = self.softcap {
            products.apply(|z| *z = cap * (*z / cap).tanh());
        }
    }

    /// One group name a context, or an empty slice.
    pub fn context_groups(&self) -> &[String] {
        &self.context_groups
    }

    /// Relations between contexts.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// Where the model came from.
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// What the reader wants the user to know.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Directions that came with the model as it was loaded, in the space of its vectors; moves
    /// leave them as they are.
    pub fn directions(&self) -> &[NamedDirection] {
        &self.directions
    }

    /// Mean and covariance of the unembeddings of all tokens of the file, of which g may hold a
    /// part; none unless they were counted for this very model.
    pub fn counted(&self) -> Option<&Arc<Moments>> {
        self.counted.as_ref()
    }

    /// The same model with the statistics of all tokens of its file, or without; those of another
    /// dimension are left out.
    pub fn with_counted(&self, counted: Option<Arc<Moments>>) -> Self {
        let counted = counted.filter(|moments| moments.mean().len() == self.d());
        Self { counted, ..self.clone() }
    }

    /// Whether p(y|s) exists: both contexts and tokens are there.
    pub fn predicts(&self) -> bool {
        !self.f.is_empty() && !self.g.is_empty()
    }

    /// The same model of these contexts and these tokens only, in this order. Groups follow their
    /// contexts, and relations keep the pairs of which both ends are left. Statistics of all tokens
    /// of the file are not of these, and left out.
    pub fn select(&self, contexts: &[usize], tokens: &[usize]) -> Self {
        let mut place = vec![None; self.f.len()];
        contexts.iter().enumerate().for_each(|(at, &i)| place[i] = Some(at));
        let pair = |pair: &RelationPair| {
            Some(RelationPair {
                context: place[pair.context]?,
                with_query: place[pair.with_query]?,
                ..pair.clone()
            })
        };
        let relation = |relation: &Relation| Relation {
            pairs: relation.pairs.iter().filter_map(pair).collect(),
            ..relation.clone()
        };
        let of = |list: &[String], indices: &[usize]| match list.is_empty() {
            true => Vec::new(),
            false => indices.iter().map(|&i| list[i].clone()).collect(),
        };
        Self {
            f: self.f.select(contexts),
            g: self.g.select(tokens),
            bias: self.bias.as_ref().map(|bias| bias.select_rows(tokens)),
            softcap: self.softcap,
            context_groups: of(&self.context_groups, contexts),
            relations: self.relations.iter().map(relation).collect(),
            spelled: of(&self.spelled, tokens).into(),
            provenance: self.provenance.clone(),
            warnings: self.warnings.clone(),
            directions: Arc::clone(&self.directions),
            counted: None,
        }
    }

    /// The same model with the groups and relations of another one that has the same contexts.
    pub fn with_context_facts_of(&self, other: &Self) -> Self {
        debug_assert_eq!(self.f.len(), other.f.len());
        let (context_groups, relations) = (other.context_groups.clone(), other.relations.clone());
        Self { context_groups, relations, ..self.clone() }
    }

    /// In which precision embeddings and unembeddings are stored.
    pub fn resolutions(&self) -> [Resolution; 2] {
        [&self.f, &self.g].map(|cloud| Resolution::of(&self.provenance.dtype, cloud.vectors()))
    }

    /// The same model with other contexts, whose groups and relations come with them. Of `parts`,
    /// tokens and provenance are left out, warnings are added to those there are, and a bias counts
    /// only for a model that has none.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_contexts(&self, parts: Parts) -> Result<Self, ModelError> {
        let tokens = Self { f: Cloud::empty(self.d()), ..self.clone() };
        let contexts =
            Self::new(Parts { g: None, tokens: Vec::new(), bias: None, ..parts.clone() })?;
        if contexts.d() != self.d() {
            return Err(ModelError::Widths { f: contexts.d(), g: self.d() });
        }
        let bias = match (&self.bias, parts.bias) {
            (None, Some(bias)) => Some(check_bias(bias, self.g.len())?),
            (bias, _) => bias.clone(),
        };
        let warnings = self.warnings.iter().chain(&contexts.warnings).cloned().collect();
        let Self { f, context_groups, relations, .. } = contexts;
        Ok(Self { f, bias, context_groups, relations, warnings, ..tokens })
    }

    /// The same model with moved vectors: `f` is `d' × S`, `g` is `d' × V`.
    pub fn with_vectors(&self, f: DMatrix<f64>, g: DMatrix<f64>) -> Self {
        debug_assert_eq!(f.nrows(), g.nrows());
        let mut moved = self.clone_without_vectors();
        moved.f = self.f.with_vectors(f);
        moved.g = self.g.with_vectors(g);
        moved
    }

    /// The same model with other embeddings, `d × S`; the unembeddings are shared.
    pub fn with_embeddings(&self, f: DMatrix<f64>) -> Self {
        Self { f: self.f.with_vectors(f), g: self.g.clone(), ..self.clone_without_vectors() }
    }

    /// The same model with other unembeddings, `d × V`; the embeddings are shared.
    pub fn with_unembeddings(&self, g: DMatrix<f64>) -> Self {
        Self { f: self.f.clone(), g: self.g.with_vectors(g), ..self.clone_without_vectors() }
    }

    /// The same model with vectors that maps of the space have moved; a side without one is shared
    /// as it is.
    pub fn moved(&self, on_f: Option<Arc<dyn Image>>, on_g: Option<Arc<dyn Image>>) -> Self {
        let image = |cloud: &Cloud, map: Option<Arc<dyn Image>>| {
            map.map_or_else(|| cloud.clone(), |map| cloud.moved(map))
        };
        let mut moved = self.clone_without_vectors();
        (moved.f, moved.g) = (image(&self.f, on_f), image(&self.g, on_g));
        moved
    }

    fn clone_without_vectors(&self) -> Self {
        Self {
            f: Cloud::empty(0),
            g: Cloud::empty(0),
            bias: self.bias.clone(),
            softcap: self.softcap,
            spelled: self.spelled.clone(),
            context_groups: self.context_groups.clone(),
            relations: self.relations.clone(),
            provenance: self.provenance.clone(),
            warnings: self.warnings.clone(),
            directions: Arc::clone(&self.directions),
            counted: None,
        }
    }
}

fn check_bias(bias: Vec<f64>, tokens: usize) -> Result<DVector<f64>, ModelError> {
    if bias.len() != tokens {
        return Err(ModelError::LabelCount {
            what: "head bias",
            labels: tokens,
            vectors: bias.len(),
        });
    }
    match bias.iter().position(|x| !x.is_finite()) {
        Some(row) => {
            Err(ModelError::NotFinite { what: "head bias", row, column: 0, found: bias[row] })
        }
        None => Ok(DVector::from_vec(bias)),
    }
}

fn check_relations(relations: &[Relation], contexts: usize) -> Result<(), ModelError> {
    for relation in relations {
        let indices = relation.pairs.iter().flat_map(|p| [p.context, p.with_query]);
        if let Some(index) = indices.into_iter().find(|&i| i >= contexts) {
            return Err(ModelError::RelationIndex { name: relation.name.clone(), index, contexts });
        }
    }
    Ok(())
}
