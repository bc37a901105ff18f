//! Lists of names that are lists of pairs, where nothing but their lines says so and no table has
//! as many rows: `king/queen` on each line of `gender.txt`.

use theory::model::Concept;

use crate::{
    contents::{Contents, label_list::LabelList},
    kind::{FileKind, detect, sniff::says_names},
    rows::filter::RowFilter,
    source::{head::head_from, input::Files},
    text::pairs::undecorated,
};

/// Most words of a side of such a pair.
const MOST_WORDS: usize = 2;

/// What words hold besides letters; paths and settings hold other signs.
const SIGNS: [char; 8] = [' ', '\'', '’', '-', '_', '.', '▁', 'Ġ'];

/// A file that is a list of names, and what it holds if it is one of pairs.
#[derive(Debug)]
pub(super) struct PairList {
    file: usize,
    pairs: Contents,
}

impl PairList {
    /// The pairs.
    pub(super) fn concepts(&self) -> &[Concept] {
        &self.pairs.concepts
    }

    /// Those of the files that may be such lists. Names by the name of the file stay names.
    pub(super) fn all(
        files: &mut Files,
        kinds: &[FileKind],
        contents: &[Contents],
        keep: &RowFilter,
    ) -> Vec<Self> {
        let is_list =
            |&file: &usize| kinds[file] == FileKind::Names && contents[file].lists.len() == 1;
        let lists: Vec<usize> = (0..files.len()).filter(is_list).collect();
        lists.into_iter().filter_map(|file| Self::of(files, file, keep)).collect()
    }

    fn of(files: &mut Files, file: usize, keep: &RowFilter) -> Option<Self> {
        let mut input = files.input(file);
        if says_names(input.name()) {
            return None;
        }
        let head = head_from(&mut input, 0).ok()?;
        let kind = detect(&format!("pairs.{}", input.name()), &head);
        let FileKind::Pairs(separator) = kind else { return None };
        let lines = head.split(|&b| b == b'\n').map(<[u8]>::trim_ascii);
        let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
        // Two words with nothing but a space between them are pairs only in a list that is numbered.
        let parted = separator != b' ' && separator != b'-' || undecorated(&lines).is_some();
        if !parted {
            return None;
        }
        let pairs = kind.read(&mut input, keep).ok()?;
        let side = |side: &str| {
            (1..=MOST_WORDS).contains(&side.split_whitespace().count())
                && side.chars().any(char::is_alphabetic)
                && side.chars().all(|c| c.is_alphanumeric() || SIGNS.contains(&c))
        };
        let mut all = pairs.concepts.iter().flat_map(|concept| &concept.pairs);
        let short = all.all(|(from, to)| side(from) && side(to));
        let several = pairs.concepts.iter().map(|concept| concept.pairs.len()).sum::<usize>() > 1;
        (short && several).then_some(Self { file, pairs })
    }

    /// Puts the pairs in the place of the names, unless these are those of a table's rows.
    pub(super) fn settle(lists: Vec<Self>, contents: &mut [Contents]) -> Vec<Concept> {
        let tables = contents.iter().flat_map(|held| &held.matrices);
        let unnamed = tables.filter(|table| table.labels.is_none());
        let sizes: Vec<u64> = unnamed.flat_map(|table| [table.rows, table.columns]).collect();
        let mut concepts = Vec::new();
        for Self { file, mut pairs } in lists {
            let is_named = |list: &LabelList| sizes.iter().any(|size| list.fits(*size));
            if !contents[file].lists.iter().any(is_named) {
                concepts.append(&mut pairs.concepts);
                contents[file] = pairs;
            }
        }
        concepts
    }
}
