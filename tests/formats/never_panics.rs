//! No bytes whatever make a reader panic.

use std::sync::LazyLock;

use formats::{Opened, Rows, Selection, SourceFile, detect, open, sum};

use super::ROOT;
use proptest::{collection::vec, prelude::*, sample::Index};

/// Every fixture and the beginning of every kind of file.
static GOOD: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let folder = format!("{}/tests/data/formats", ROOT);
    let paths =
        std::fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("entry").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.is_file())
        .map(|path| {
            (
                path.file_name().unwrap_or_default().to_string_lossy().into(),
                std::fs::read(path).expect("file"),
            )
        })
        .collect();
    let texts = TEXTS.map(|(name, text)| (name.to_string(), text.as_bytes().to_vec()));
    files.extend(texts);
    files.sort();
    files
});

/// Short files of kinds that no fixture is of.
const TEXTS: [(&str, &str); 42] = [
    ("gender.txt", "1. king/queen\n2. man/woman\n"),
    ("gender.txt", "king:queen, man:woman\n"),
    ("verbs.csv", "go,went,gone\nsee,saw,seen\ndo,did,done\ntake,took,taken\n"),
    ("e.csv", "text,embedding\na,AADAPwAAAMA=\nb,AACAPgAAAEE=\n"),
    ("e.csv", "0,a,7,0.5,1.5\n1,b,9,1.5,2.5\n2,c,8,2.5,3.5\n"),
    ("v.txt", "2 3\n1.5 2.5 3.5\n4.5 5.5 6.5\n"),
    ("vocab.json", "{\"a\": {\"id\": 1, \"count\": 7}, \"b\": {\"id\": 0, \"count\": 9}}"),
    ("acts.json", "{\"layer_0\": [[1, 2]], \"layer_1\": [[3, 4]]}"),
    ("dict.txt", "king 100\nqueen 50\nman 20\n"),
    ("w.csv", "sep=;\nwort;x;y\nrot;0,5;-0,25\n"),
    ("w.csv", "word,vec\na,\"[0.5, 1.0]\"\nb,\"[1.5\n 2.0]\"\n"),
    ("w.csv", ",word,count,0,1\n0,a,7,0.5,1\n1,b,3,1.5,2\n"),
    ("w.tsv", "word\tvec\na\t0.5 1.0\n"),
    ("vocab.txt", "the 561\nof 275\nand 251\n"),
    ("v.jsonl", "{\"word\": \"a\", \"vector\": [1.5, 2]}\n{\"word\": \"b\", \"vector\": [3, 4]}\n"),
    ("v.json", "{\"text\": {\"0\": \"a\"}, \"embedding\": {\"0\": [1.5, 2]}}"),
    ("v.json", "[[\"a\", 1.5, 2], [\"b\", 3, 4.5]]"),
    ("pairs.csv", ",male,female\n0,king,queen\n1,man,\"woman\"\n"),
    ("pairs.txt", "king queen\nman woman\n"),
    ("config.json", "{\"logit_scale\": 2, \"quantization\": {\"group_size\": 32, \"bits\": 4}}"),
    ("added_tokens.json", "{\"<pad>\": 3, \"<far>\": 151645}"),
    ("tekken.json", "{\"config\": {}, \"vocab\": [{\"rank\": 0, \"token_bytes\": \"YQ==\"}]}"),
    ("rwkv.txt", "1 'a' 1\n2 b'\\xe4' 1\n"),
    ("t.md", "| word | x | y |\n|---|--:|:-:|\n| a | 0.5 | 1 |\n| b | 1.5 | 2 |\n"),
    ("w.txt", "# vectors\n\"V1\" \"V2\"\n\"a\" 0.5 1\n\"b\" 1.5 2\n"),
    ("w.tsv", "V1\tV2\na\t0.5\t1\nb\t1.5\t2\n"),
    ("w.txt", "a: [0.5, 1]\nb: [1.5, \u{2212}2]\n"),
    ("w.csv", "text,d0,d1\n\"a\nb\",1,\nc,3,4\n"),
    ("labels.csv", ",word,count\n0,a,7\n1,\"b,c\",3\n"),
    (
        "v.json",
        "[{\"word\": \"a\", \"d0\": 1, \"d1\": 2}, {\"word\": \"b\", \"d0\": 3, \"d1\": 4}]",
    ),
    (
        "v.json",
        "{\"hits\": {\"hits\": [{\"_source\": {\"text\": \"a\", \"embedding\": \"zczMPc3MTD4=\"}}]}}",
    ),
    ("v.json", "{\"vocab\": {\"a\": 1, \"b\": 0}, \"vectors\": [[1, 2], [3, 4]]}"),
    ("pairs.txt", "pairs = [\n  ('a', 'b'),\n  ('c', 'd'),\n]\n"),
    ("pairs.tsv", "word1\tword2\tPOS\tscore\na\tb\tN\t1.5\n"),
    ("analogies.csv", "a,b,c,d\ne,f,g,h\n"),
    ("config.json", "{\"id2label\": {\"1\": \"b\", \"0\": \"a\"}, \"label2id\": {\"a\": 0}}"),
    ("names.txt", "a\0b c\0d\ne\0"),
    ("w.txt", "a 1.0D+01 1/2 0x1.8p3\nb 2.5 1 -0x1p-4\n"),
    ("w.txt", "+1 1:0.5 300:2 # a\n-1 qid:1 0:3\n"),
    ("v.json5", "{ // a\n\"g\": [[1, 2,], /* b */], tokens: ['a\\'',],}"),
    ("pairs.ini", "[a]\nb = c\n; d\n[e]\nf = g\n"),
    ("w.csv", "word,d0,d1,bias\na,NA,1,2\nb,0.5,,1\nc,1,2,-\nd,1,2,3\n"),
];

fn try_open(name: &str, bytes: Vec<u8>) {
    detect(name, &bytes);
    drop(sum(
        vec![SourceFile::from_bytes(name, bytes.clone())],
        &Selection::default(),
        &mut |_| (),
    ));
    for rows in [Rows::Fit, Rows::Ask, Rows::Listed(vec!["easy".into()])] {
        let selection = Selection { rows, ..Selection::default() };
        let opened =
            open(vec![SourceFile::from_bytes(name, bytes.clone())], &selection, &mut |_| ());
        if let Ok(Opened::Choice(candidates)) = opened {
            let g = candidates.first().map(|candidate| candidate.name.clone());
            let selection = Selection { g, ..selection };
            drop(open(vec![SourceFile::from_bytes(name, bytes.clone())], &selection, &mut |_| ()));
        }
    }
}

/// The pickle of an array of objects, as NumPy writes it.
static PICKLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let array = super::fixture("objects.npy");
    let start = array.windows(2).position(|pair| pair[0] == 0x80 && pair[1] < 6);
    array[start.unwrap_or(0)..].to_vec()
});

/// Files beside the weights of a checkpoint.
const COMPANIONS: [(&str, &str); 5] = [
    (
        "config.json",
        "{\"logit_scale\": 2, \"final_logit_softcapping\": 30.0, \"tie_word_embeddings\": true, \
         \"quantization\": {\"group_size\": 32, \"bits\": 4}, \"text_config\": {}}",
    ),
    ("added_tokens.json", "{\"<pad>\": 3, \"<far>\": 151645}"),
    ("tekken.json", "{\"config\": {}, \"vocab\": [{\"rank\": 0, \"token_bytes\": \"YQ==\"}]}"),
    ("generation_config.json", "{\"eos_token_id\": [1, 2], \"bad_words\": [[\"a\", \"b\"]]}"),
    ("vocab.txt", "the 561\nof 275\nand 251\nto 3\n"),
];

/// What mutated tables begin with.
const BEGINNINGS: [(&str, &str); 10] = [
    ("words.csv", "word,vec\na,\"[0.5, 1]\"\n"),
    ("words.csv", "word;x\na;0,5\nb;1.234,5\n"),
    ("words.csv", "word,count\na,9\nb,8\n"),
    ("words.jsonl", "{\"word\":\"a\",\"vector\":[1,2]}\n"),
    ("pairs.json", "[[\"a\",\"b\"],[\"c\",\"d\"]]"),
    ("words.csv", "word,d0,d1,bias\na,1,NA,3\nb,1,2,3\nc,1,2,3\n"),
    ("words.svm", "a 1:0.5 2:1\nb 2:3\n"),
    ("words.txt", "a 1.0D+01 1/2\nb 2.5 0x1p3\n"),
    ("words.json", "{\"a\": [1, 2,], // b\n"),
    ("pairs.txt", "[a]\nb c\n# d\ne f\n"),
];

fn mutated(good: &[u8], changes: &[(Index, u8)], cut: Option<Index>) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for (at, value) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *value;
    }
    bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(Index, u8)>> {
    vec((any::<Index>(), any::<u8>()), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn on_random_bytes(bytes in vec(any::<u8>(), 0..400), name in "[a-z]{1,8}(\\.(txt|tsv|csv|json|bin|npz))?") {
        try_open(&name, bytes);
    }

    #[test]
    fn on_random_bytes_after_a_known_beginning(file in any::<Index>(), keep in 1usize..40, tail in vec(any::<u8>(), 0..200)) {
        let (name, good) = file.get(&GOOD);
        try_open(name, [&good[..keep.min(good.len())], &tail].concat());
    }

    #[test]
    fn on_text_like_lines(text in "([a-z:{\\[\"\u{e9}\t, .0-9e|#()\\-]{0,12}(\n|\r\n|\t| |,)){0,20}", name in "[a-z]{1,8}(\\.(txt|tsv|csv|json))?") {
        try_open(&name, text.into_bytes());
    }

    #[test]
    fn on_mutated_good_files(file in any::<Index>(), changes in vec((any::<Index>(), any::<u8>()), 1..6), cut in any::<Index>(), whole in any::<bool>()) {
        let (name, mut bytes) = file.get(&GOOD).clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        try_open(&name, bytes);
    }

    #[test]
    fn on_pickles(changes in changes(), cut in any::<Option<Index>>(), count in 0..5usize) {
        let header = format!("{{'descr': '|O', 'fortran_order': False, 'shape': ({count},), }}");
        let length = (header.len() as u16).to_le_bytes();
        let pickle = mutated(&PICKLE, &changes, cut);
        let array = [b"\x93NUMPY\x01\x00", &length[..], header.as_bytes(), &pickle].concat();
        try_open("words.npy", array);
    }

    #[test]
    fn on_files_beside_a_checkpoint(at in any::<Index>(), changes in changes(), cut in any::<Option<Index>>(), packed in any::<bool>()) {
        let (name, good) = at.get(&COMPANIONS);
        let weights = super::fixture(if packed { "packed.safetensors" } else { "tied.safetensors" });
        let files = vec![
            SourceFile::from_bytes(*name, mutated(good.as_bytes(), &changes, cut)),
            SourceFile::from_bytes("model.safetensors", weights),
        ];
        drop(open(files, &Selection::default(), &mut |_| ()));
    }

    #[test]
    fn on_tables_of_vectors_as_text(at in any::<Index>(), changes in changes(), more in "([a-z0-9.,;\"'\\[\\](){} \t:\\-]{0,30}\n){0,6}") {
        let (name, begin) = at.get(&BEGINNINGS);
        try_open(name, mutated(&[begin.as_bytes(), more.as_bytes()].concat(), &changes, None));
    }

    #[test]
    fn on_text_in_utf_16(text in "([a-z0-9,;\t ]{0,12}\n){0,6}", changes in changes(), big in any::<bool>()) {
        let units = format!("\u{feff}{text}");
        let bytes: Vec<u8> = units
            .encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        try_open("pairs.txt", mutated(&bytes, &changes, None));
    }
}
