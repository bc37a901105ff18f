//! Lists of names that are lists of pairs, where nothing but their lines says so and no table has
//! as many rows: `king/queen` on each line of `gender.txt`, or `king queen` where these are words
//! of the model.

use std::collections::HashSet;

use theory::model::Concept;

use crate::{
    contents::{Contents, label_list::LabelList},
    kind::{FileKind, detect, sniff::says_names},
    rows::filter::RowFilter,
    source::{head::head_from, input::Files},
    text::pairs::{titles::untitled, undecorated},
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
    /// Whether nothing but the words of the model can say that these are pairs.
    is_guess: bool,
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
        let lines = head.split(|&b| b == b'\n').map(<[u8]>::trim_ascii);
        let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
        // Words with nothing but space between them are pairs only in a list that is numbered.
        let kind = detect(&format!("pairs.{}", input.name()), &head);
        let is_sure = match kind {
            FileKind::Pairs(b' ' | b'-') => undecorated(&lines).is_some(),
            FileKind::Pairs(_) => true,
            _ => false,
        };
        if !is_sure {
            let kind = are_spaced(&lines).then_some(FileKind::Pairs(b' '))?;
            let pairs = kind.read(&mut input, keep).ok()?;
            return Some(Self { file, pairs, is_guess: true });
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
        (short && several).then_some(Self { file, pairs, is_guess: false })
    }

    /// Whether most of the words are among those of a model.
    fn is_known(&self, words: &HashSet<String>) -> bool {
        let sides = self.pairs.concepts.iter().flat_map(|concept| &concept.pairs);
        let sides: Vec<&str> = sides.flat_map(|(from, to)| [from.as_str(), to.as_str()]).collect();
        // One of several answers is enough.
        let is_word = |side: &&&str| side.split('/').any(|word| words.contains(&plain(word)));
        2 * sides.iter().filter(is_word).count() > sides.len()
    }

    /// Whether each line is one pair.
    fn is_of_pairs(&self, contents: &[Contents]) -> bool {
        let pairs: usize = self.pairs.concepts.iter().map(|concept| concept.pairs.len()).sum();
        contents[self.file].lists.iter().all(|list| list.entries.len() == pairs)
    }

    /// Puts the pairs in the place of the names, unless these are those of a table's rows.
    pub(super) fn settle(lists: Vec<Self>, contents: &mut [Contents]) -> Vec<Concept> {
        let tables = contents.iter().flat_map(|held| &held.matrices);
        let unnamed = tables.filter(|table| table.labels.is_none());
        let sizes: Vec<u64> = unnamed.flat_map(|table| [table.rows, table.columns]).collect();
        let guesses: Vec<usize> =
            lists.iter().filter(|list| list.is_guess).map(|list| list.file).collect();
        let others = || contents.iter().enumerate().filter(|(file, _)| !guesses.contains(file));
        let named = others().flat_map(|(_, held)| &held.matrices);
        let named = named.filter_map(|table| table.labels.as_ref());
        let listed = others().flat_map(|(_, held)| &held.lists).map(|list| &list.entries);
        let words: HashSet<String> = match guesses.is_empty() {
            true => HashSet::new(),
            false => named.chain(listed).flatten().map(|word| plain(word)).collect(),
        };
        let mut concepts = Vec::new();
        for list in lists {
            // Alone it can be nothing else that is of use.
            let alone = contents.len() == 1 && list.is_of_pairs(contents);
            if list.is_guess && !alone && !list.is_known(&words) {
                continue;
            }
            let Self { file, mut pairs, .. } = list;
            let is_named = |list: &LabelList| sizes.iter().any(|size| list.fits(*size));
            if !contents[file].lists.iter().any(is_named) {
                concepts.append(&mut pairs.concepts);
                contents[file] = pairs;
            }
        }
        concepts
    }
}

/// A word as it is compared: without what marks the beginning of words, in small letters.
fn plain(word: &str) -> String {
    word.trim_start_matches(['▁', 'Ġ', ' ']).to_lowercase()
}

/// Whether all lines but titles and comments are as many words, parted by space: a pair, the two
/// pairs of an analogy, or these with what the analogy is called.
fn are_spaced(lines: &[&[u8]]) -> bool {
    let bare = untitled(lines).map(|(bare, _)| bare);
    let lines = bare.as_deref().unwrap_or(lines);
    let count = |line: &&[u8]| {
        let line = String::from_utf8_lossy(line);
        let is_word = |word: &str| word.chars().any(char::is_alphabetic);
        line.split_whitespace().all(is_word).then(|| line.split_whitespace().count())
    };
    let counts: Vec<Option<usize>> = lines.iter().map(count).collect();
    let first = counts.first().copied().flatten();
    lines.len() > 1
        && first.is_some_and(|first| [2, 4, 5].contains(&first))
        && counts.iter().all(|count| *count == first)
}
