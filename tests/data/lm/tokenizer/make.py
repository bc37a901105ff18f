"""Writes the fixtures of the tokenizer tests: python make.py MODELS GGUFS

MODELS holds folders with tokenizer.json and expected.npz (tokens as transformers gave them), GGUFS
files of some of these models. Needs tokenizers 0.23, numpy and gguf.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
from gguf import GGUFReader
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
    trainers,
)

HERE = Path(__file__).parent
CORPUS = """The quick brown fox jumps over the lazy dog. It wasn't there; they've said we'll see it.
To be, or not to be: that is the question. In 1867, 12,345.67 € were paid for 3 Äpfel in Köln!
La capitale de l'Italie est Rome, et l'été arrive. Ωμέγα и мир, 日本の首都は東京です。 한국의 수도는 서울.
def add(a, b):\n    return a + b\n\nfor i in range(10):\n        print(i, end='\\t')\n
ﬁne ﬂow ½ ² ™ Ａｂｃ １２３ café café naïve""".splitlines(keepends=True) * 3

ALPHABETS = [
    "abcdefghij ",
    "  \t\n\r",
    "THE the of 'S's 't've'LL'd ",
    "0123456789.,-+ ",
    "äöüßéèñçøåÅ ",
    "e\u0301a\u0308o\u0302n\u0303 ",
    "日本中国的首都はです ",
    "한국의수도 ",
    "عاصمة مصر هي ",
    "ﬁﬂ½²™Ａｂ１２\u00a0\u3000\u200b\u200d\ufeff",
    "😀👩\u200d👧🇫🇷👍🏽 ",
    "!?.,;:()[]{}<>|/\\`~@#$%^&*_=+\"' ",
    "İıſKÅDžǅ ΑΣς ",
    "\x00\x01\x7f\x80\xad\u2028\u2029\u0085",
    "▁▁ <0x0A>Ġ",
]
WORDS = ["<s>", "</s>", "<unk>", "<|endoftext|>", "<mask>", "[MARK]", "Word", "word", "  ", "\n\n"]


def strings(count, seed):
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        parts = []
        for _ in range(rng.randint(1, 5)):
            if rng.random() < 0.25:
                parts.append(rng.choice(WORDS))
                continue
            if rng.random() < 0.25:
                line = rng.choice(CORPUS)
                at = rng.randrange(len(line))
                parts.append(line[at : at + rng.randint(1, 30)])
                continue
            letters = rng.choice(ALPHABETS)
            parts.append("".join(rng.choice(letters) for _ in range(rng.randint(1, 10))))
        made.append("".join(parts))
    return made


def template(before, after=()):
    names = [*before, "$A", *after]
    ids = {"<s>": 1, "</s>": 2}
    tokens = [(name, ids[name]) for name in dict.fromkeys([*before, *after])]
    return processors.TemplateProcessing(single=" ".join(names), special_tokens=tokens)


def trained(model, normalizer, cut, byte_level=False):
    tokenizer = Tokenizer(model)
    if normalizer:
        tokenizer.normalizer = normalizer
    if cut:
        tokenizer.pre_tokenizer = cut
    special = ["<unk>", "<s>", "</s>"]
    if isinstance(model, models.Unigram):
        trainer = trainers.UnigramTrainer(
            vocab_size=260, special_tokens=special, unk_token="<unk>", show_progress=False
        )
    else:
        alphabet = pre_tokenizers.ByteLevel.alphabet() if byte_level else []
        trainer = trainers.BpeTrainer(
            vocab_size=420, special_tokens=special, initial_alphabet=alphabet, show_progress=False
        )
    tokenizer.train_from_iterator(CORPUS, trainer)
    return tokenizer


def with_bytes(tokenizer):
    """Byte tokens, so that nothing is unknown."""
    file = json.loads(tokenizer.to_str())
    model = file["model"]
    names = [f"<0x{b:02X}>" for b in range(256)]
    if model["type"] == "Unigram":
        model["vocab"] += [[name, -20.0] for name in names]
    else:
        first = max(model["vocab"].values()) + 1
        model["vocab"].update({name: first + b for b, name in enumerate(names)})
    model["byte_fallback"] = True
    return Tokenizer.from_str(json.dumps(file))


def kinds():
    """Tokenizers of the kinds that the models do not show, by name."""
    metaspace = pre_tokenizers.Metaspace
    unigram = trained(models.Unigram(), None, metaspace())
    yield "unigram", unigram
    folded = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    lower = trained(models.Unigram(), folded, metaspace(prepend_scheme="first"))
    lower = with_bytes(lower)
    lower.post_processor = template(["<s>"], ["</s>"])
    yield "unigram-folded", lower
    first = trained(models.BPE(unk_token="<unk>", fuse_unk=True), None,
                    metaspace(prepend_scheme="first", split=False))
    first = with_bytes(first)
    first.post_processor = template(["<s>"])
    yield "metaspace-first", first
    unknown = trained(models.BPE(unk_token="<unk>"), normalizers.NFD(), metaspace())
    yield "unknown", unknown
    case = trained(
        models.BPE(),
        normalizers.NFC(),
        pre_tokenizers.Sequence([
            pre_tokenizers.Split(
                Regex(r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*"
                      r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
                      r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+"
                      r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
                      r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"),
                "removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]),
        byte_level=True,
    )
    yield "words-by-case", case
    deep = trained(
        models.BPE(),
        None,
        pre_tokenizers.Sequence([
            pre_tokenizers.Split(Regex(r"\p{N}{1,3}"), "isolated"),
            pre_tokenizers.Split(Regex("[一-龥\u3040-ゟ゠-ヿ]+"), "isolated"),
            pre_tokenizers.Split(
                Regex(r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|"""
                      r"[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|"
                      r"\s*[\r\n]+|\s+(?!\S)|\s+"),
                "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]),
        byte_level=True,
    )
    yield "scripts", deep
    prefix = trained(models.BPE(), None, pre_tokenizers.ByteLevel(add_prefix_space=True),
                     byte_level=True)
    prefix.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 1))
    prefix.add_special_tokens([AddedToken("<mask>", lstrip=True, special=True)])
    prefix.add_tokens([AddedToken("[MARK]", rstrip=True), AddedToken("Word", single_word=True)])
    yield "added", prefix
    spoken = normalizers.Sequence([
        normalizers.Replace(Regex("[\\r\\n]+"), " "), normalizers.Strip(), normalizers.NFKD(),
        normalizers.StripAccents(),
    ])
    spoken = trained(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"), spoken,
                     pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(),
                                              pre_tokenizers.Punctuation()]))
    spoken.add_tokens([AddedToken("Word", normalized=True)])
    yield "stripped", spoken


DIALECT = [
    r"\s+$", r"^\w+", r"\w+", r"\W+", r"[^\w\s]+", r"\b\w", r"\B.", r"[[:alpha:]]+",
    r"[[:^alpha:]]+", r"[[:punct:]]+", r"[[:alnum:]]+", r"\p{^L}+", r"(?m)a.+", r"\R",
    r"[[:space:]]+|[[:upper:]]",
]
DIALECT_TEXTS = ["to be\n  or \n\nnot", "½ cup, 3²!", "a\u200db naïve", "\r\nx\u2028y",
                 "$5 + €7 | a_b", "Ⓐ Ⅳ の", "word  \n"]


def dialect(tokenizer):
    """Tokens of texts that are cut by each expression."""
    ids = {}
    for expression in DIALECT:
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
            pre_tokenizers.Split(Regex(expression), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ])
        ids[expression] = [tokenizer.encode(text).ids for text in DIALECT_TEXTS]
    return {"texts": DIALECT_TEXTS, "ids": ids}


def split(ids, lens):
    at = np.cumsum(lens)[:-1]
    return [part.tolist() for part in np.split(ids, at)]


def write(path, value):
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    path.write_text(text + "\n")


def main(hf, gguf):
    seen, texts, expected, same = {}, None, {}, {}
    contexts, context_ids = None, {}
    for folder in sorted(hf.iterdir()):
        file = (folder / "tokenizer.json").read_text()
        reference = np.load(folder / "expected.npz")
        texts = texts or reference["tok_texts"].tolist()
        contexts = contexts or reference["contexts"].tolist()
        assert texts == reference["tok_texts"].tolist()
        assert contexts == reference["contexts"].tolist()
        expected[folder.name] = split(reference["tok_ids"], reference["tok_lens"])
        context_ids[folder.name] = split(reference["ids"], reference["lens"])
        first = seen.setdefault(file, folder.name)
        same[folder.name] = first
        if first == folder.name:
            write(HERE / f"{first}.tokenizer.json", json.loads(file))
    write(HERE / "models.json", {"texts": texts, "contexts": contexts, "files": same,
                                 "ids": expected, "context_ids": context_ids})

    dumps, files = {}, {}
    for path in sorted(gguf.glob("*.gguf")):
        fields = GGUFReader(path).fields
        dump = {key: field.contents() for key, field in fields.items()
                if key.startswith("tokenizer.")}
        text = json.dumps(dump)
        first = dumps.setdefault(text, path.stem)
        files[path.stem] = first
        if first == path.stem:
            write(HERE / f"{first}.gguf.json", dump)
    write(HERE / "gguf.json", files)

    made = strings(160, 1)
    generated = {}
    for folder, first in same.items():
        if folder == first:
            tokenizer = Tokenizer.from_file(str(hf / folder / "tokenizer.json"))
            generated[folder] = [tokenizer.encode(text).ids for text in made]
    for name, tokenizer in kinds():
        write(HERE / f"{name}.tokenizer.json", json.loads(tokenizer.to_str()))
        generated[name] = [tokenizer.encode(text).ids for text in made]
    write(HERE / "generated.json", {"texts": made, "ids": generated})
    write(HERE / "dialect.json", dialect(Tokenizer.from_file(str(HERE / "gpt2.tokenizer.json"))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
