//! What is done to embeddings and to the last state.

use crate::{LmError, load::Loader, matrix::Stack, norm::NormWeights};

/// Small weights before the first layer and behind the last.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub(super) embedding_norm: Option<NormWeights>,
    pub(super) project_in: Option<Stack>,
    pub(super) norm: Option<NormWeights>,
    pub(super) project_out: Option<Stack>,
}

impl Ends {
    /// Reads them, and checks the table of positions.
    pub(super) fn read(loader: &mut Loader) -> Result<Self, LmError> {
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
            let there = loader
                .tensors
                .get(&name)
                .and_then(|tensor| tensor.shape.first().copied())
                .unwrap_or(0);
            loader
                .shaped(&name, [usize::try_from(there).unwrap_or(usize::MAX).max(rows), width])?;
        }
        Ok(Self { embedding_norm, project_in, norm: last, project_out })
    }
}
