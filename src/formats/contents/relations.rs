//! Relations between contexts, as files write them in JSON.

use serde::Deserialize;

use theory::model::{Relation, RelationPair};

/// A relation of which subject and reply may be `null` or absent.
#[derive(Debug, Deserialize)]
pub(crate) struct Written {
    name: String,
    #[serde(default)]
    query: String,
    pairs: Vec<WrittenPair>,
}

#[derive(Debug, Deserialize)]
struct WrittenPair {
    context: usize,
    with_query: usize,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    reply: Option<String>,
}

impl From<Written> for Relation {
    fn from(written: Written) -> Self {
        let pair = |pair: WrittenPair| RelationPair {
            context: pair.context,
            with_query: pair.with_query,
            subject: pair.subject.unwrap_or_default(),
            reply: pair.reply.unwrap_or_default(),
        };
        Self {
            name: written.name,
            query: written.query,
            pairs: written.pairs.into_iter().map(pair).collect(),
        }
    }
}
