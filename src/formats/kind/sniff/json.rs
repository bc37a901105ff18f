//! Telling JSON files apart by their first keys.

use crate::kind::file_kind::FileKind;

/// An object or list whose second character fits; in a file named as text only if it is an object
/// with a key.
pub(super) fn is_json(extension: &str, head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let then = head.get(1..).unwrap_or_default().trim_ascii_start().first();
    let object = head.first() == Some(&b'{') && matches!(then, None | Some(b'"' | b'}'));
    let list = head.first() == Some(&b'[')
        && matches!(then, None | Some(b'"' | b'[' | b'{' | b']' | b'-' | b'0'..=b'9'));
    ["json", "jsonl", "ndjson", "jsonc", "json5"].contains(&extension)
        || object
        || list && then == Some(&b'{')
        || (list && !["txt", "tsv", "csv", "vec"].contains(&extension))
}

/// Which JSON this is, by its first keys and, where these allow several, by its name.
pub(super) fn kind(name: &str, head: &[u8]) -> FileKind {
    let name = name.to_lowercase();
    let has = |key: &[u8]| memchr::memmem::find(head, key).is_some();
    // The config of a checkpoint in its maker's own format, whose numbers are no vocabulary.
    let is_params = name == "params.json" && has(b"\"dim\"");
    let is_config = name == "config.json" || name.ends_with("/config.json") || is_params;
    match () {
        () if has(b"\"weight_map\"") => FileKind::ShardIndex,
        () if has(b"\"tensorPath\"") => FileKind::ProjectorConfig,
        () if has(b"\"added_tokens\"") && has(b"\"version\"") => FileKind::Tokenizer,
        () if has(b"\"token_bytes\"") && has(b"\"rank\"") => FileKind::Tekken,
        () if is_config && !has(b"\"g\"") && !has(b"\"f\"") => FileKind::ModelConfig,
        () if has(b"\"model_type\"") && has(b"\"architectures\"") => FileKind::ModelConfig,
        () if name.starts_with("added_tokens") => FileKind::AddedTokens,
        () if name.contains("config") => FileKind::Json,
        () if numbered_keys(head) >= VOCAB_SIGN => FileKind::Vocab,
        () if name == "vocab.json" && numbered_keys(head) > 0 => FileKind::Vocab,
        () => FileKind::Json,
    }
}

/// So many first keys with whole numbers make a vocabulary.
const VOCAB_SIGN: usize = 3;

/// How many keys at the start have a whole number as their value.
fn numbered_keys(head: &[u8]) -> usize {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start().trim_start_matches('{');
    for count in 0..VOCAB_SIGN {
        let mut entry = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        let Some(Ok(_)) = entry.next() else { return count };
        let after = rest[entry.byte_offset()..]
            .trim_start()
            .strip_prefix(':')
            .unwrap_or_default()
            .trim_start();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let next = after[digits..].trim_start();
        if digits == 0 || !next.starts_with([',', '}']) {
            return count;
        }
        rest = &next[1..];
    }
    VOCAB_SIGN
}
