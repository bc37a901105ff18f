//! The predictor itself and the one check that everything loaded passes through.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector, DVectorViewMut};

use super::{
    Cloud, CloudMap, Columns, ModelError, NamedDirection, Parts, Provenance, Relation,
    RelationPair, Resolution,
};
use crate::linalg::{Moments, centred};

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
    remarks: Vec<String>,
    directions: Arc<Vec<NamedDirection>>,
    counted: Option<Arc<Moments>>,
}

impl Predictor {
    /// Checks widths, label counts, finiteness and indices once; nothing inside re-checks them.
    ///
    /// # Errors
    /// No vector on either side, vectors without components, f and g of different widths, labels,
    /// groups or biases that are not one each, a number that is not finite, or a relation that
    /// names a context past the end.
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
        let (provenance, remarks) = (parts.provenance, parts.remarks);
        let warnings = parts.warnings.into_iter().chain(remarks.iter().cloned()).collect();
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
            remarks,
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

    /// Head bias b(y), one number a token, if the model has one.
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

    /// What there is to know of the contexts, for as long as there are these; part of the warnings.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The same model with other words to the user.
    pub fn with_warnings(self, warnings: Vec<String>) -> Self {
        Self { warnings, ..self }
    }

    /// Directions that came with the model as it was loaded, in the space of its vectors; moves
    /// leave them as they are.
    pub fn directions(&self) -> &[NamedDirection] {
        &self.directions
    }

    /// The same model with these directions behind its own; one of the name of another takes its
    /// place, and those of another dimension are left out.
    pub fn with_directions(&self, added: &[NamedDirection]) -> Self {
        let mut all = self.directions.to_vec();
        all.retain(|own| added.iter().all(|new| new.name != own.name));
        all.extend(added.iter().filter(|new| new.vector.len() == self.d()).cloned());
        Self { directions: Arc::new(all), ..self.clone() }
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
            remarks: self.remarks.clone(),
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

    /// The same model with the labels of another one, which has the same contexts and tokens in
    /// another spelling.
    pub fn with_labels_of(&self, other: &Self) -> Self {
        let f = self.f.with_labels(other.f.shared_labels());
        let g = self.g.with_labels(other.g.shared_labels());
        Self { f, g, spelled: other.spelled.clone(), ..self.clone() }
    }

    /// In which precision embeddings and unembeddings are stored.
    pub fn resolutions(&self) -> [Resolution; 2] {
        [&self.f, &self.g].map(|cloud| Resolution::of(&self.provenance.dtype, cloud.vectors()))
    }

    /// The least relative tolerances that tell ranks of f, and of differences of g, from what
    /// storing the numbers has rounded: differences keep fewer digits than vectors that have more
    /// in common than they differ by.
    pub fn rank_floors(&self) -> [f64; 2] {
        let [f, g] = self.resolutions();
        let vectors = self.g.vectors();
        let spread = centred(vectors).norm();
        let offset = if spread > 0.0 { vectors.norm() / spread } else { 1.0 };
        [f.rank_floor(1.0), g.rank_floor(offset)]
    }

    /// The relative tolerances of ranks of f and of g, where the user's is `rtol`.
    pub fn rank_tolerances(&self, rtol: f64) -> [f64; 2] {
        self.rank_floors().map(|floor| rtol.max(floor))
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
        let own = self.warnings.iter().filter(|warning| !self.remarks.contains(warning));
        let warnings = own.chain(&contexts.warnings).cloned().collect();
        let Self { f, context_groups, relations, remarks, .. } = contexts;
        Ok(Self { f, bias, context_groups, relations, warnings, remarks, ..tokens })
    }

    /// The same model from elsewhere.
    pub fn with_provenance(&self, provenance: Provenance) -> Self {
        Self { provenance, ..self.clone() }
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
    pub fn moved(&self, on_f: Option<Arc<dyn CloudMap>>, on_g: Option<Arc<dyn CloudMap>>) -> Self {
        let image = |cloud: &Cloud, map: Option<Arc<dyn CloudMap>>| {
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
            remarks: self.remarks.clone(),
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
    let beyond =
        |relation: &Relation| relation.beyond(contexts).map(|i| (relation.name.clone(), i));
    match relations.iter().find_map(beyond) {
        Some((name, index)) => Err(ModelError::RelationIndex { name, index, contexts }),
        None => Ok(()),
    }
}
