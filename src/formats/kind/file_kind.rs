//! The kinds of files that are told apart.

/// Bytes of the beginning that [`detect`] wants to see (fewer if the file is shorter).
pub const HEAD: u64 = 64 << 10;

/// What kind of file this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileKind {
    /// safetensors.
    Safetensors,
    /// NumPy array.
    Npy,
    /// NumPy array of records.
    NpyRecords,
    /// Zip archive of NumPy arrays.
    Npz,
    /// GGUF.
    Gguf,
    /// fastText's own binary.
    FastText,
    /// finalfusion.
    FinalFusion,
    /// Raw singles of the Embedding Projector.
    RawSingles,
    /// Config of the Embedding Projector.
    ProjectorConfig,
    /// word2vec text: a first line "words numbers", then a word and its numbers a line.
    Word2vecText,
    /// word2vec binary.
    Word2vecBinary,
    /// GloVe text: a word and its numbers a line.
    Glove,
    /// Sparse vectors of SVMlight or LIBSVM: a label and `component:number` on each line.
    Sparse,
    /// Rows of numbers, perhaps with names, separated by this byte.
    Table(u8),
    /// A list of names.
    Names,
    /// Word pairs in two or three columns separated by this byte.
    Pairs(u8),
    /// Word pairs in the analogy format.
    Analogies,
    /// JSON.
    Json,
    /// tokenizer.json of a Hugging Face checkpoint.
    Tokenizer,
    /// vocab.json: tokens and their numbers.
    Vocab,
    /// added_tokens.json: tokens that a tokenizer has besides those of its vocabulary.
    AddedTokens,
    /// tekken.json of a Mistral model.
    Tekken,
    /// The vocabulary of an RWKV model.
    RwkvVocab,
    /// A model of SentencePiece: `tokenizer.model`, `spiece.model`.
    SentencePiece,
    /// A vocabulary of tiktoken.
    Tiktoken,
    /// config.json of a checkpoint.
    ModelConfig,
    /// model.safetensors.index.json: tensors and the files they are in.
    ShardIndex,
    /// None that is read; the text says what it looks like.
    Unknown(&'static str),
}

impl FileKind {
    /// One of each, text with its usual separator.
    pub const ALL: [Self; 27] = [
        Self::Safetensors,
        Self::Npy,
        Self::NpyRecords,
        Self::Npz,
        Self::Gguf,
        Self::FastText,
        Self::FinalFusion,
        Self::RawSingles,
        Self::ProjectorConfig,
        Self::Word2vecText,
        Self::Word2vecBinary,
        Self::Glove,
        Self::Sparse,
        Self::Table(b','),
        Self::Names,
        Self::Pairs(b'\t'),
        Self::Analogies,
        Self::Json,
        Self::Tokenizer,
        Self::Vocab,
        Self::AddedTokens,
        Self::Tekken,
        Self::RwkvVocab,
        Self::SentencePiece,
        Self::Tiktoken,
        Self::ModelConfig,
        Self::ShardIndex,
    ];

    /// The endings that its files usually have, without a dot: the page asks the system to open
    /// these with it.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Safetensors => &["safetensors"],
            Self::Npy | Self::NpyRecords => &["npy"],
            Self::Npz => &["npz", "zip"],
            Self::Gguf => &["gguf"],
            Self::FastText | Self::Word2vecBinary => &["bin"],
            Self::FinalFusion => &["fifu"],
            Self::RawSingles => &["bytes"],
            Self::Word2vecText => &["vec", "txt"],
            Self::Sparse => &["svm", "libsvm", "svmlight", "txt"],
            Self::Glove | Self::Names | Self::Analogies | Self::RwkvVocab => &["txt"],
            Self::Table(_) | Self::Pairs(_) => &["csv", "tsv"],
            Self::Json => &["json", "jsonl"],
            Self::ProjectorConfig
            | Self::Tokenizer
            | Self::Vocab
            | Self::AddedTokens
            | Self::Tekken
            | Self::ModelConfig
            | Self::ShardIndex => &["json"],
            Self::SentencePiece => &["model"],
            Self::Tiktoken => &["tiktoken"],
            Self::Unknown(_) => &[],
        }
    }

    /// Whether a file of this kind, should it not be readable, may lie beside a model and have
    /// nothing to do with it.
    pub(crate) fn may_accompany(self) -> bool {
        matches!(
            self,
            Self::Json
                | Self::Vocab
                | Self::AddedTokens
                | Self::SentencePiece
                | Self::Tiktoken
                | Self::ModelConfig
                | Self::ProjectorConfig
                | Self::Unknown(_)
        )
    }

    /// Whether files of this kind are JSON.
    pub(crate) fn is_json(self) -> bool {
        self.extensions().contains(&"json")
    }

    /// Whether files of this kind hold vectors.
    pub(crate) fn has_vectors(self) -> bool {
        matches!(
            self,
            Self::Safetensors
                | Self::Npy
                | Self::Npz
                | Self::Gguf
                | Self::FastText
                | Self::FinalFusion
                | Self::RawSingles
        ) || self.streams()
    }

    /// Whether the file is read in one go, row by row, so that the rows to keep must be known
    /// before.
    pub(crate) fn streams(self) -> bool {
        matches!(
            self,
            Self::NpyRecords
                | Self::Word2vecText
                | Self::Word2vecBinary
                | Self::Glove
                | Self::Sparse
                | Self::Table(_)
        )
    }
}
