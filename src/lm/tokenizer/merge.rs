//! Byte-pair encoding by score, as SentencePiece and llama.cpp do it.
//!
//! Of all neighbours that join into a token, the join of the highest score goes first, the leftmost
//! among equals. Merges listed by rank (Hugging Face's form of the same vocabulary) cannot say
//! "equal": in a run of one letter they may join another pair first.

use std::{cmp::Ordering, collections::BinaryHeap};

use tokenizers::{Model, Token, models::wordlevel::WordLevel};

use super::error::TokenizerError;

/// Tokens with scores.
#[derive(Debug)]
pub(super) struct Scored {
    /// Tokens by text.
    pub(super) words: WordLevel,
    /// The score of each token.
    scores: Vec<f32>,
    /// The token of each byte, where there is one.
    bytes: Vec<Option<u32>>,
    unknown: Option<u32>,
    /// Length of the longest token: nothing longer needs to be looked up.
    longest: usize,
}

/// A stretch of the text that is one token so far; `end == start` once it was joined to the left.
struct Symbol {
    start: usize,
    end: usize,
    previous: Option<usize>,
    next: Option<usize>,
}

/// Two neighbours that can be joined.
struct Join {
    score: f32,
    left: usize,
    right: usize,
    /// Bytes of both when the join was found: else one of them has changed since.
    len: usize,
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.left.cmp(&self.left))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Join {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Join {}

impl Scored {
    /// A model of these tokens; `unknown` stands for a byte that has no token.
    pub(super) fn new(
        words: WordLevel,
        scores: Vec<f32>,
        unknown: Option<u32>,
        longest: usize,
    ) -> Self {
        let byte = |b: u8| words.token_to_id(&format!("<0x{b:02X}>"));
        let bytes = (0..=u8::MAX).map(byte).collect();
        Self { words, scores, bytes, unknown, longest }
    }

    /// The tokens of a text whose spaces are already spelled `▁`.
    pub(super) fn tokenize(&self, text: &str) -> Result<Vec<Token>, TokenizerError> {
        let mut tokens = Vec::new();
        for Symbol { start, end, .. } in self.join(text) {
            let piece = text.get(start..end).unwrap_or_default();
            match self.words.token_to_id(piece) {
                Some(id) => tokens.push(Token::new(id, String::new(), (start, end))),
                None => {
                    for byte in piece.bytes() {
                        tokens.push(Token::new(self.byte(byte)?, String::new(), (start, end)));
                    }
                }
            }
        }
        Ok(tokens)
    }

    fn byte(&self, byte: u8) -> Result<u32, TokenizerError> {
        let token = self.bytes.get(usize::from(byte)).copied().flatten();
        token.or(self.unknown).ok_or_else(|| {
            TokenizerError::Unencodable(format!(
                "no token for byte {byte:#04X} and none for unknown"
            ))
        })
    }

    fn join(&self, text: &str) -> impl Iterator<Item = Symbol> {
        let last = text.chars().count().saturating_sub(1);
        let symbol = |(i, (start, c)): (usize, (usize, char))| Symbol {
            start,
            end: start + c.len_utf8(),
            previous: i.checked_sub(1),
            next: (i < last).then_some(i + 1),
        };
        let mut symbols: Vec<Symbol> = text.char_indices().enumerate().map(symbol).collect();
        let pairs = (1..symbols.len())
            .filter_map(|right| self.candidate(text, &symbols, Some(right - 1), Some(right)));
        let mut queue: BinaryHeap<Join> = pairs.collect();
        while let Some(Join { left, right, len, .. }) = queue.pop() {
            let (l, r) = (&symbols[left], &symbols[right]);
            let stale = l.start == l.end || r.start == r.end || r.end - l.start != len;
            if stale {
                continue;
            }
            let (end, next) = (r.end, r.next);
            symbols[right].end = symbols[right].start;
            symbols[left].end = end;
            symbols[left].next = next;
            if let Some(next) = next {
                symbols[next].previous = Some(left);
            }
            queue.extend(self.candidate(text, &symbols, symbols[left].previous, Some(left)));
            queue.extend(self.candidate(text, &symbols, Some(left), next));
        }
        symbols.into_iter().filter(|symbol| symbol.start < symbol.end)
    }

    fn candidate(
        &self,
        text: &str,
        symbols: &[Symbol],
        left: Option<usize>,
        right: Option<usize>,
    ) -> Option<Join> {
        let (left, right) = (left?, right?);
        let (start, end) = (symbols.get(left)?.start, symbols.get(right)?.end);
        let len = end.checked_sub(start).filter(|len| *len <= self.longest)?;
        let id = self.words.token_to_id(text.get(start..end)?)?;
        let score = *self.scores.get(id as usize)?;
        Some(Join { score, left, right, len })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(tokens: &[(&str, f32)], text: &str) -> Result<Vec<u32>, TokenizerError> {
        let vocab =
            tokens.iter().zip(0..).map(|((token, _), id)| (token.to_string(), id)).collect();
        let words = WordLevel::builder().vocab(vocab).build().unwrap();
        let scores = tokens.iter().map(|(_, score)| *score).collect();
        let model = Scored::new(words, scores, None, 8);
        Ok(model.tokenize(text)?.iter().map(|token| token.id).collect())
    }

    #[test]
    fn the_best_score_joins_first() {
        let tokens = [("a", -9.), ("b", -9.), ("c", -9.), ("ab", -2.), ("bc", -1.)];
        assert_eq!(ids(&tokens, "abc"), Ok(vec![0, 4]));
    }

    #[test]
    fn among_equal_scores_the_leftmost_joins_first() {
        let tokens = [("a", -9.), ("aa", -1.), ("aaa", -2.)];
        assert_eq!(ids(&tokens, "aaaaa"), Ok(vec![1, 2]));
        assert_eq!(ids(&tokens, "aaaaaa"), Ok(vec![1, 1, 1]));
    }

    #[test]
    fn a_character_without_token_is_spelled_in_bytes_or_refused() {
        let tokens = [("a", 0.), ("<0xC3>", 0.), ("<0xA9>", 0.)];
        assert_eq!(ids(&tokens, "aé"), Ok(vec![0, 1, 2]));
        assert!(matches!(ids(&tokens, "ab"), Err(TokenizerError::Unencodable(_))));
    }
}
