//! Where byte-level tokenizers cut a text before they join bytes, by the name that GGUF gives it.
//!
//! The expressions are those of the models' own tokenizer.json. llama.cpp rewrites some of them for
//! its engine; where the two differ (a long s after an apostrophe) the model's own is followed.

use serde_json::{Value, json};

/// GPT-2.
pub(super) const GPT2: &str =
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

/// Llama 3: GPT-4's, digits by three.
pub(super) const LLAMA3: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// Qwen 2: as Llama 3, digit by digit.
const QWEN2: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// Qwen 3.5: marks belong to letters.
const QWEN35: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// GPT-4o: words by case, with their contraction.
const GPT4O: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// Mistral's Tekken: words by case, digit by digit.
const TEKKEN: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// Bloom, Poro and GPT-3 Finnish: all but spaces and the stops of some scripts.
const BLOOM: &str = r" ?[^(\s|[.,!?…。，、।۔،])]+";

/// DeepSeek 3: after digits by three and Chinese and Japanese.
const DEEPSEEK3: &str = r##"[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"##;

const CJK: &str = "[一-龥\u{3040}-ゟ゠-ヿ]+";
const DEEPSEEK_CJK: &str = "[一-龥ࠀ-一가-\u{d7ff}]+";
const DEEPSEEK_LETTERS: &str = r"\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-\x{1F7D}ᾀ-ᾴᾶ-ᾼ\x{1FBE}ῂ-ῄῆ-ῌῐ-\x{1FD3}ῖ-\x{1FDB}ῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤ\x{2126}ℨ\x{212A}-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⲳⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃]+";
const DEEPSEEK_MARKS: &str = r"\s?[!-/:-~！-／：-～‘-‟\x{3000}-。]+";
const SEED: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+";
const BAILING: &str = r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+";
const EXAONE_MOE: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?(?:\p{L}\p{M}*(?: \p{L}\p{M}*)*)+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]?|\s*[\r\n]|\s+(?!\S)|\s+";
const OLD_PUNCTUATION: &str = r"[\p{P}\$\+<=>\^~\|]+";

/// Expressions whose matches take time in proportion to the text.
pub(super) const KNOWN: [&str; 22] = [
    GPT2,
    LLAMA3,
    QWEN2,
    QWEN35,
    GPT4O,
    TEKKEN,
    BLOOM,
    DEEPSEEK3,
    CJK,
    DEEPSEEK_CJK,
    DEEPSEEK_LETTERS,
    DEEPSEEK_MARKS,
    SEED,
    BAILING,
    r"\p{N}{1,3}",
    r"\p{N}",
    r"[0-9][0-9][0-9]",
    r"[\r\n]",
    r"\s?\p{L}+",
    r"\s?\p{P}+",
    r"\s+$",
    OLD_PUNCTUATION,
];

/// Whether an expression is one of those of the families here.
pub(super) fn is_known(expression: &str) -> bool {
    KNOWN.contains(&expression)
}

/// How the tokenizer of a name in `tokenizer.ggml.pre` works.
#[derive(Debug, Clone)]
pub(super) struct Recipe {
    /// Normaliser and cuts, as tokenizer.json writes them.
    pub(super) normalizer: Value,
    pub(super) cut: Value,
    /// Whether a stretch that is a token as a whole is taken without joining.
    pub(super) ignore_merges: bool,
    /// Whether a text begins with the beginning-of-text token unless the file says otherwise.
    pub(super) begins: bool,
}

/// The recipe of a name; none if the name is not known.
pub(super) fn recipe(name: &str) -> Option<Recipe> {
    let digits = |individual: bool| json!({"type": "Digits", "individual_digits": individual});
    let gpt2 = || vec![byte_level(true)];
    let one = |expression| vec![split(expression), byte_level(false)];
    let mut begins = false;
    let mut ignore_merges = false;
    let cuts = match name {
        "gpt-2" | "phi-2" | "jina-es" | "jina-de" | "gigachat" | "a.x-4.0" | "mellum"
        | "modern-bert" | "exaone4" | "jais" | "trillion" | "granite-docling" | "mpt" | "olmo" => {
            gpt2()
        }
        "starcoder" | "refact" | "command-r" | "smollm" | "codeshell" | "exaone" | "minerva-7b"
        | "mellum2" => vec![digits(true), byte_level(true)],
        "llama3" | "llama-v3" | "llama-bpe" | "falcon3" | "falcon-h1" | "pixtral" | "midm-2.0"
        | "lfm2" => {
            begins = true;
            ignore_merges = true;
            one(LLAMA3)
        }
        "dbrx" | "smaug-bpe" | "glm4" | "chatglm-bpe" => one(LLAMA3),
        "qwen2" | "deepseek-r1-qwen" | "kormo" | "f2llmv2" | "megrez" | "stablelm2" | "hunyuan"
        | "solar-open" | "grok-2" => one(QWEN2),
        "qwen35" => one(QWEN35),
        "gpt-4o" | "llama4" | "kanana2" | "talkie" | "minimax-m2" => one(GPT4O),
        "tekken" => {
            begins = true;
            ignore_merges = true;
            one(TEKKEN)
        }
        "bloom" | "poro-chat" | "gpt3-finnish" => one(BLOOM),
        "viking" => vec![split(BLOOM), digits(true), byte_level(false)],
        "falcon" => falcon(),
        "deepseek-v3" | "hunyuan-dense" | "joyai-llm" | "hy_v4" => {
            vec![split(r"\p{N}{1,3}"), split(CJK), split(DEEPSEEK3), byte_level(false)]
        }
        "deepseek-llm" => vec![
            split(r"[\r\n]"),
            split(DEEPSEEK_LETTERS),
            split(DEEPSEEK_MARKS),
            split(r"\s+$"),
            split(DEEPSEEK_CJK),
            digits(true),
            byte_level(false),
        ],
        "deepseek-coder" => vec![
            split(r"[\r\n]"),
            split(r"\s?\p{L}+"),
            split(r"\s?\p{P}+"),
            split(DEEPSEEK_CJK),
            digits(true),
            byte_level(false),
        ],
        "seed-coder" => one(SEED),
        "bailingmoe" | "bailingmoe2" | "llada-moe" => one(BAILING),
        "exaone-moe" => one(EXAONE_MOE),
        // What llama.cpp does with files from before the name was written.
        "default" | "" => vec![
            split(OLD_PUNCTUATION),
            split(GPT2),
            digits(false),
            split("[0-9][0-9][0-9]"),
            byte_level(false),
        ],
        _ => return None,
    };
    let normalizer = if composes(name) { json!({"type": "NFC"}) } else { Value::Null };
    let cut = json!({"type": "Sequence", "pretokenizers": cuts});
    Some(Recipe { normalizer, cut, ignore_merges, begins })
}

/// Whether the model's own tokenizer composes characters first (NFC). llama.cpp does not, and reads
/// other tokens than the model was trained on where a text comes decomposed.
fn composes(name: &str) -> bool {
    matches!(name, "qwen2" | "deepseek-r1-qwen" | "qwen35" | "olmo" | "mpt")
}

/// Falcon cuts punctuation off first, then digits by three.
fn falcon() -> Vec<Value> {
    vec![
        json!({"type": "Punctuation", "behavior": "Contiguous"}),
        byte_level(true),
        json!({"type": "Digits", "individual_digits": false}),
        split("[0-9][0-9][0-9]"),
    ]
}

fn split(expression: &str) -> Value {
    json!({"type": "Split", "pattern": {"Regex": expression}, "behavior": "Isolated",
        "invert": false})
}

/// Spells bytes as characters; `cut`: and cuts as GPT-2 does before.
fn byte_level(cut: bool) -> Value {
    json!({"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": cut})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::steps::Steps;

    #[test]
    fn every_recipe_can_be_built_and_reads_long_texts() {
        let names = [
            "gpt-2",
            "olmo",
            "smollm",
            "llama-bpe",
            "dbrx",
            "qwen2",
            "qwen35",
            "gpt-4o",
            "tekken",
            "bloom",
            "viking",
            "falcon",
            "deepseek-v3",
            "deepseek-llm",
            "deepseek-coder",
            "seed-coder",
            "bailingmoe",
            "default",
            "",
        ];
        for name in names {
            let recipe = recipe(name).unwrap();
            let steps = Steps::read(&recipe.normalizer, &recipe.cut).unwrap();
            assert!(steps.limit() >= 1 << 18, "{name}: {}", steps.limit());
        }
        assert!(recipe("telepathy").is_none());
    }
}
