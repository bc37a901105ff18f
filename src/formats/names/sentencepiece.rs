//! Models of SentencePiece (`tokenizer.model`, `spiece.model`): Protocol Buffers, a piece with its
//! score and its kind for each token, then how it was trained.

use theory::model::TokenSpelling;

use crate::{
    container::MAX_NAMES,
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
    },
    error::FormatError,
    names::spelling::warning,
    source::input::Input,
};

/// What the contents of such a file are called.
pub(crate) const FORMAT: &str = "SentencePiece";

/// Longest model that is read; the largest have some megabytes.
const MAX_MODEL: u64 = 64 << 20;

/// The first field of the model, and of a piece: bytes behind their length.
const FIRST: u64 = 1 << 3 | 2;

/// The kind of a piece, a number.
const KIND: u64 = 3 << 3;

/// Kinds of pieces that are written as they are: control and user-defined ones.
const AS_WRITTEN: [u64; 2] = [3, 4];

/// The end of the name that libraries give to models whose pieces count otherwise than the tokens:
/// fairseq puts its own tokens before them.
const RENUMBERED: &str = "sentencepiece.bpe.model";

/// Whether a file begins with a piece and its score.
pub(crate) fn is_model(head: &[u8]) -> bool {
    let mut fields = Fields(head);
    let Some((FIRST, Field::Bytes(piece))) = fields.next() else { return false };
    let kinds: Vec<u64> = Fields(piece).map(|(key, _)| key).collect();
    kinds.starts_with(&[FIRST, 2 << 3 | 5])
}

/// Reads the pieces.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    if input.name().ends_with(RENUMBERED) {
        let (found, expected) =
            ("pieces in another order than the tokens", "the tokenizer.json of the same model");
        return Err(input.malformed("model of SentencePiece", found, expected));
    }
    input.go(0)?;
    let bytes = input.exact(input.size().min(MAX_MODEL), "model of SentencePiece")?;
    let pieces: Vec<(String, bool)> = Fields(&bytes)
        .filter_map(|field| match field {
            (FIRST, Field::Bytes(piece)) => Some(piece_of(piece)),
            _ => None,
        })
        .take(MAX_NAMES)
        .collect();
    let spelling = TokenSpelling::of(pieces.iter().map(|(piece, _)| piece.as_str()));
    let text = |(piece, plain): &(String, bool)| {
        if *plain { piece.clone() } else { spelling.text(piece) }
    };
    let entries = pieces.iter().map(text).collect();
    let mut contents = Contents::new(FORMAT);
    let (role, place) = (Role::Tokens, format!("vocabulary in {:?}", input.name()));
    contents.lists.push(LabelList { role, place, entries, slack: Slack::Padding });
    contents.warnings.extend(warning(spelling).map(str::to_string));
    contents.spelled = spelling.kept(pieces.into_iter().map(|(piece, _)| piece).collect());
    Ok(contents)
}

/// The text of a piece, and whether it is written as it is.
fn piece_of(bytes: &[u8]) -> (String, bool) {
    let (mut text, mut plain) = (String::new(), false);
    for field in Fields(bytes) {
        match field {
            (FIRST, Field::Bytes(bytes)) => text = String::from_utf8_lossy(bytes).into_owned(),
            (KIND, Field::Number(kind)) => plain = AS_WRITTEN.contains(&kind),
            _ => {}
        }
    }
    (text, plain)
}

/// A field of a message; of fixed sizes nothing is needed.
enum Field<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    Fixed,
}

/// The fields of a message with their keys, as far as they are whole.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    /// A number of seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn bytes(&mut self, count: u64) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(usize::try_from(count).ok()?)?;
        self.0 = rest;
        Some(bytes)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, Field<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.number()?;
        let field = match key & 7 {
            0 => Field::Number(self.number()?),
            1 => self.bytes(8).map(|_| Field::Fixed)?,
            2 => {
                let length = self.number()?;
                Field::Bytes(self.bytes(length)?)
            }
            5 => self.bytes(4).map(|_| Field::Fixed)?,
            _ => return None,
        };
        Some((key, field))
    }
}
