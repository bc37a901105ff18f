//! The kinds of files that are told apart, and what is to be known of each and who reads it.

use crate::{
    container::{self, fasttext, finalfusion},
    contents::Contents,
    error::FormatError,
    names::{labels, rwkv, sentencepiece, tekken, tiktoken, tokenizer},
    rows::filter::RowFilter,
    source::input::Input,
    tensors::{gguf, npy, npz, records, safetensors, words},
    text::{config, json, pairs, projector, shards, sparse, table, word_vectors, word2vec},
};

kinds! {
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
        Table(u8 = b','),
        /// A list of names.
        Names,
        /// Word pairs in two or three columns separated by this byte.
        Pairs(u8 = b'\t'),
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
        ..
        /// None that is read; the text says what it looks like.
        Unknown(&'static str),
    }
}

/// What files of a kind hold, which says how they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Vectors at places that the header tells.
    Vectors,
    /// Vectors that are read in one go, row by row.
    Rows,
    /// Names, pairs, numbers of a model, or what only reading it tells.
    Other,
}

/// What is to be known of a kind of files beside its reader.
#[derive(Debug, Clone, Copy)]
struct KindInfo {
    /// What documents call it.
    name: &'static str,
    /// The endings that its files usually have, without a dot.
    extensions: &'static [&'static str],
    /// Those of them that no text has.
    binary: &'static [&'static str],
    /// First bytes that tell it by themselves.
    magic: &'static [&'static [u8]],
    /// What its files hold.
    holds: Holds,
    /// Whether a file that cannot be read may lie beside a model and have nothing to do with it.
    may_accompany: bool,
}

/// Text without vectors that belongs to a model: most kinds differ from this in few things.
const TEXT: KindInfo = KindInfo {
    name: "",
    extensions: &[],
    binary: &[],
    magic: &[],
    holds: Holds::Other,
    may_accompany: false,
};

const JSON: KindInfo = KindInfo { extensions: &["json"], ..TEXT };

impl FileKind {
    /// What is to be known of it.
    const fn info(self) -> KindInfo {
        match self {
            Self::Safetensors => KindInfo {
                name: "safetensors",
                extensions: &["safetensors"],
                binary: &["safetensors"],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::Npy => KindInfo {
                name: "npy",
                extensions: &["npy"],
                binary: &["npy"],
                magic: &[container::npy::MAGIC],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::NpyRecords => KindInfo {
                name: "records of a text and numbers",
                extensions: &["npy"],
                binary: &["npy"],
                holds: Holds::Rows,
                ..TEXT
            },
            Self::Npz => KindInfo {
                name: "npz",
                extensions: &["npz", "zip"],
                binary: &["npz"],
                magic: &[b"PK\x03\x04", b"PK\x05\x06"],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::Gguf => KindInfo {
                name: "GGUF",
                extensions: &["gguf"],
                binary: &["gguf"],
                magic: &[container::gguf::MAGIC],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::FastText => KindInfo {
                name: "fastText",
                extensions: &["bin"],
                magic: &[fasttext::MAGIC],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::FinalFusion => KindInfo {
                name: "finalfusion",
                extensions: &["fifu"],
                binary: &["fifu"],
                magic: &[finalfusion::MAGIC],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::RawSingles => KindInfo {
                name: "TensorBoard",
                extensions: &["bytes"],
                holds: Holds::Vectors,
                ..TEXT
            },
            Self::ProjectorConfig => {
                KindInfo { name: "the projector's configuration", may_accompany: true, ..JSON }
            }
            Self::Word2vecText => KindInfo {
                name: "word2vec",
                extensions: &["vec", "txt"],
                holds: Holds::Rows,
                ..TEXT
            },
            Self::Word2vecBinary => {
                KindInfo { name: "word2vec", extensions: &["bin"], holds: Holds::Rows, ..TEXT }
            }
            Self::Glove => {
                KindInfo { name: "GloVe", extensions: &["txt"], holds: Holds::Rows, ..TEXT }
            }
            Self::Sparse => KindInfo {
                name: "SVMlight",
                extensions: &["svm", "libsvm", "svmlight", "txt"],
                holds: Holds::Rows,
                ..TEXT
            },
            Self::Table(_) => KindInfo {
                name: "CSV, TSV",
                extensions: &["csv", "tsv"],
                holds: Holds::Rows,
                ..TEXT
            },
            Self::Names => KindInfo { name: "tokens.txt", extensions: &["txt"], ..TEXT },
            Self::Pairs(_) => {
                KindInfo { name: "pairs of words", extensions: &["csv", "tsv"], ..TEXT }
            }
            Self::Analogies => {
                KindInfo { name: "the analogy format", extensions: &["txt"], ..TEXT }
            }
            Self::Json => KindInfo {
                name: "JSON",
                extensions: &["json", "jsonl"],
                may_accompany: true,
                ..TEXT
            },
            Self::Tokenizer => KindInfo { name: "tokenizer.json", ..JSON },
            Self::Vocab => KindInfo { name: "vocab.json", may_accompany: true, ..JSON },
            Self::AddedTokens => {
                KindInfo { name: "Hugging Face checkpoints", may_accompany: true, ..JSON }
            }
            Self::Tekken => KindInfo { name: "tekken", ..JSON },
            Self::RwkvVocab => KindInfo { name: "RWKV", extensions: &["txt"], ..TEXT },
            Self::SentencePiece => KindInfo {
                name: "SentencePiece",
                extensions: &["model"],
                binary: &["model"],
                may_accompany: true,
                ..TEXT
            },
            Self::Tiktoken => KindInfo {
                name: "tiktoken",
                extensions: &["tiktoken"],
                may_accompany: true,
                ..TEXT
            },
            Self::ModelConfig => KindInfo { name: "config.json", may_accompany: true, ..JSON },
            Self::ShardIndex => KindInfo { name: "its shards with their index", ..JSON },
            Self::Unknown(_) => KindInfo { may_accompany: true, ..TEXT },
        }
    }

    /// What documents call it.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// The endings that its files usually have, without a dot: the page asks the system to open
    /// these with it.
    pub fn extensions(self) -> &'static [&'static str] {
        self.info().extensions
    }

    /// How the list of what is read calls it; none that goes with another kind.
    fn listed_as(self) -> Option<&'static str> {
        match self {
            Self::NpyRecords => Self::Npy.listed_as(),
            Self::RawSingles
            | Self::Npy
            | Self::Npz
            | Self::Gguf
            | Self::FastText
            | Self::FinalFusion
            | Self::Word2vecText
            | Self::Word2vecBinary
            | Self::Glove
            | Self::Sparse
            | Self::Table(_)
            | Self::Json => Some(self.name()),
            // Said in the sentence around the list.
            Self::Safetensors | Self::Tokenizer | Self::Names | Self::Pairs(_) => None,
            // Read beside vectors, or written by a user who knows them.
            Self::ProjectorConfig
            | Self::Analogies
            | Self::Vocab
            | Self::AddedTokens
            | Self::Tekken
            | Self::RwkvVocab
            | Self::SentencePiece
            | Self::Tiktoken
            | Self::ModelConfig
            | Self::ShardIndex
            | Self::Unknown(_) => None,
        }
    }

    /// What is read, for the error that something else was given.
    pub(crate) fn readable() -> String {
        let mut names = Vec::new();
        for name in Self::ALL.into_iter().filter_map(Self::listed_as) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        format!(
            "safetensors (also a checkpoint with its tokenizer.json), {}, or lists of names or \
            word pairs",
            names.join(", ")
        )
    }

    /// The kind that first bytes tell by themselves.
    pub(super) fn of_magic(head: &[u8]) -> Option<Self> {
        let begins = |kind: &Self| kind.info().magic.iter().any(|magic| head.starts_with(magic));
        Self::ALL.into_iter().find(begins)
    }

    /// Endings that no text has.
    pub(super) fn binary_endings() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().flat_map(|kind| kind.info().binary).copied()
    }

    /// Whether a file of this kind, should it not be readable, may lie beside a model and have
    /// nothing to do with it.
    pub(crate) fn may_accompany(self) -> bool {
        self.info().may_accompany
    }

    /// Whether files of this kind are JSON.
    pub(crate) fn is_json(self) -> bool {
        self.extensions().contains(&"json")
    }

    /// Whether files of this kind hold vectors.
    pub(crate) fn has_vectors(self) -> bool {
        self.info().holds != Holds::Other
    }

    /// Whether the file is read in one go, row by row, so that the rows to keep must be known
    /// before.
    pub(crate) fn streams(self) -> bool {
        self.info().holds == Holds::Rows
    }

    /// What a file of this kind holds, by its reader; formats that stream take only the rows to
    /// keep.
    pub(crate) fn read(self, input: &mut Input, keep: &RowFilter) -> Result<Contents, FormatError> {
        match self {
            Self::Safetensors => safetensors::scan(input),
            Self::Npy => npy::scan(input),
            Self::NpyRecords => records::read(input, keep),
            Self::Npz => npz::scan(input),
            Self::Gguf => gguf::scan(input),
            Self::FastText => words::fasttext(input),
            Self::FinalFusion => words::finalfusion(input),
            Self::ProjectorConfig => projector::read_config(input),
            Self::RawSingles => {
                Ok(Contents { raw: Some(input.size()), ..Contents::new("raw singles") })
            }
            Self::Json => json::read(input),
            Self::Tokenizer => tokenizer::read_tokenizer(input),
            Self::Vocab => tokenizer::read_vocab(input),
            Self::AddedTokens => tokenizer::read_added(input),
            Self::Tekken => tekken::read(input),
            Self::RwkvVocab => rwkv::read(input),
            Self::SentencePiece => sentencepiece::read(input),
            Self::Tiktoken => tiktoken::read(input),
            Self::ModelConfig => config::read(input),
            Self::ShardIndex => shards::read(input),
            Self::Names => labels::read(input),
            Self::Pairs(separator) => pairs::read_columns(input, char::from(separator)),
            Self::Analogies => pairs::read_analogies(input),
            Self::Word2vecText => word_vectors::read_word2vec(input, keep),
            Self::Word2vecBinary => word2vec::read(input, keep),
            Self::Glove => word_vectors::read_glove(input, keep),
            Self::Sparse => sparse::read(input, keep),
            Self::Table(separator) => table::read(input, keep, separator),
            Self::Unknown(found) => Err(FormatError::Unknown {
                file: input.name().into(),
                found: found.into(),
                expected: Self::readable(),
            }),
        }
    }
}
