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
const TEXTS: [(&str, &str); 14] = [
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
    fn on_text_like_lines(text in "([a-z:{\\[\"\u{e9}\t, .0-9e\\-]{0,12}(\n|\r\n|\t| |,)){0,20}", name in "[a-z]{1,8}(\\.(txt|tsv|csv|json))?") {
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
}
