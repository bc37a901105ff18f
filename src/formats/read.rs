//! All files together: what each of them is, in which order they are read, what is left aside.

mod pair_lists;

use std::ops::ControlFlow;

use nalgebra::DMatrix;

use crate::{
    contents::Contents,
    error::FormatError,
    kind::{
        FileKind, detect,
        named::{set_lists_alone, set_named},
        sniff::is_unread,
        unwrap::{loosen, unwrap_all},
    },
    names::{labels, tokenizer},
    rows::{Selection, filter::RowFilter},
    select::{
        directions, head_numbers,
        join::{self, Opened},
        layers, numbers, one_line, parts, spare, sum,
    },
    source::{
        Progress, SourceFile,
        head::head_from,
        input::{Files, Input},
    },
    tensors::packed,
    text::{config, projector, shards},
};
use pair_lists::PairList;
use theory::{
    linalg::Moments,
    model::{Concept, tell_apart},
};

/// Reads files that together make one model, or only lists of word pairs.
///
/// `selection` answers an earlier [`Opened::Choice`] or [`Opened::Tokens`] and says which rows to
/// read; `progress` hears of each megabyte.
///
/// # Errors
/// [`FormatError`] names the file, the place in it, what was found and what was expected.
pub fn open(
    files: Vec<SourceFile>,
    selection: &Selection,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Opened, FormatError> {
    if files.is_empty() {
        return Err(FormatError::NoFiles);
    }
    let mut files = Files::new(files, progress);
    let (contents, concepts, keep) =
        scan(&mut files, |concepts| RowFilter::new(selection, concepts))?;
    join::join(&mut files, contents, concepts, &keep, selection)
}

/// Mean and covariance of all tokens in the files, read or not: they stream by in blocks of a few
/// megabytes.
///
/// `files` and `selection` as for [`open`]; which rows were selected does not matter.
///
/// # Errors
/// As [`open`], and when the files hold no table of tokens.
pub fn sum(
    files: Vec<SourceFile>,
    selection: &Selection,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Moments, FormatError> {
    let mut files = Files::new(files, progress);
    let (contents, ..) = scan(&mut files, |_| RowFilter::sum(selection))?;
    sum::sum(&mut files, contents, selection)
}

/// The labels of all tokens in the files for `name`, which says whether to go on, then their
/// vectors for `take`, some at a time: what [`open`] would make g, without ever having it in
/// memory.
///
/// `files` and `selection` as for [`open`]; which rows were selected does not matter.
///
/// # Errors
/// As [`open`], and when the files hold no table of tokens.
pub fn stream(
    files: Vec<SourceFile>,
    selection: &Selection,
    name: &mut dyn FnMut(Vec<String>) -> ControlFlow<()>,
    take: &mut dyn FnMut(DMatrix<f64>),
) -> Result<(), FormatError> {
    let silent = &mut |_: &Progress| {};
    let mut files = Files::new(files, silent);
    let (contents, ..) = scan(&mut files, |concepts| RowFilter::new(selection, concepts))?;
    sum::stream(&mut files, contents, selection, name, take)
}

/// What all files hold: headers, and of formats that have to be read from the beginning the rows to
/// keep, which may depend on the concept lists among the files.
fn scan(
    files: &mut Files,
    keep: impl FnOnce(&[Concept]) -> RowFilter,
) -> Result<(Vec<Contents>, Vec<Concept>, RowFilter), FormatError> {
    let notes = unwrap_all(files)?;
    let alone = files.len() == 1;
    let mut kinds = (0..files.len())
        .map(|file| kind(&mut files.input(file), alone))
        .collect::<Result<Vec<_>, _>>()?;
    set_named(files, &mut kinds);
    set_lists_alone(files, &mut kinds);
    let first = RowFilter::sum(&Selection::default());
    let mut contents = vec![Contents::default(); files.len()];
    let mut faults = Vec::new();
    for file in (0..files.len()).filter(|&file| !kinds[file].streams()) {
        match read_or_leave(files, file, &kinds, &first) {
            Ok(read) => contents[file] = read,
            // What was asked may lie beside the answers.
            Err(error) if kinds[file] == FileKind::Json => faults.push((file, error)),
            Err(error) => return Err(error),
        }
    }
    for (file, error) in faults {
        if contents.iter().all(|held| held.matrices.is_empty()) {
            return Err(error);
        }
        contents[file] = left_aside(error);
    }
    let mut concepts: Vec<Concept> =
        contents.iter_mut().flat_map(|c| std::mem::take(&mut c.concepts)).collect();
    let lists = PairList::all(files, &kinds, &contents, &first);
    // Their words are wanted too, should they be pairs, which the other files tell.
    let likely: Vec<Concept> =
        concepts.iter().chain(lists.iter().flat_map(PairList::concepts)).cloned().collect();
    let keep = keep(&likely);
    for file in (0..files.len()).filter(|&file| kinds[file].streams()) {
        contents[file] = read_or_leave(files, file, &kinds, &keep)?;
    }
    concepts.extend(PairList::settle(lists, &mut contents));
    tell_apart(&mut concepts);
    projector::resolve(files, &mut contents)?;
    packed::resolve(head_numbers::config(&contents).packing, &mut contents);
    parts::map_rows(&mut contents);
    parts::join_ranks(files, &mut contents)?;
    parts::join(&mut contents);
    layers::group(&mut contents);
    directions::take(&mut contents);
    spare::settle(&mut contents);
    config::leave_labels(&mut contents);
    one_line::part(&mut contents);
    numbers::settle(&mut contents, !keep.columns().is_empty());
    tokenizer::prefer(&mut contents);
    for file in tokenizer::add(&mut contents) {
        contents[file].ignored.push(format!("tokens of {:?}", files.name(file)));
    }
    let read = what_is_read(&kinds, &contents);
    if let Some(first) = contents.first_mut() {
        first.warnings.extend(notes.into_iter().chain(read));
    }
    Ok((contents, concepts, keep))
}

/// What a file holds; one that is none of ours and lies beside vectors is left aside, and listed.
fn read_or_leave(
    files: &mut Files,
    file: usize,
    kinds: &[FileKind],
    keep: &RowFilter,
) -> Result<Contents, FormatError> {
    let beside = kinds.iter().enumerate().any(|(other, kind)| other != file && kind.has_vectors());
    let kind = kinds[file];
    if beside && kind != EMPTY && is_unread(files.name(file)) {
        let ignored = vec![format!("file {:?}", files.name(file))];
        return Ok(Contents { ignored, ..Contents::default() });
    }
    if beside && kind == FileKind::Json && files.name(file).to_lowercase().contains("config") {
        let ignored = vec![format!("file {:?}", files.name(file))];
        return Ok(Contents { ignored, ..Contents::default() });
    }
    let read = match kind.read(&mut files.input(file), keep) {
        Err(FormatError::Malformed { .. })
            if beside
                && matches!(kind, FileKind::Table(_) | FileKind::Pairs(_))
                && labels::are_in_csv(&mut files.input(file)) =>
        {
            FileKind::Names.read(&mut files.input(file), keep)
        }
        Err(error) if kind.is_json() => read_loosely(files, file, keep).unwrap_or(Err(error)),
        read => read,
    };
    match read {
        Ok(mut contents) if beside && kind == FileKind::Json && contents.is_empty() => {
            contents.ignored = vec![format!("file {:?}", files.name(file))];
            Ok(contents)
        }
        Err(FormatError::Pickle { file, .. }) if !beside && shards::is_part(&file) => {
            Err(FormatError::PickledPart { others: shards::others(&file), file })
        }
        Err(error)
            if beside && (kind.may_accompany() || is_of_python(kind, files.name(file), &error)) =>
        {
            Ok(left_aside(error))
        }
        read => read,
    }
}

/// Reads JSON again without its comments and trailing commas; nothing where it has none.
fn read_loosely(
    files: &mut Files,
    file: usize,
    keep: &RowFilter,
) -> Option<Result<Contents, FormatError>> {
    let note = loosen(files, file)?;
    // Comments may have hidden what its first keys say.
    let kind = kind(&mut files.input(file), false).ok()?;
    let read = kind.read(&mut files.input(file), keep);
    Some(read.map(|mut contents| {
        contents.warnings.push(note);
        contents
    }))
}

/// What is said of a file that is of no use beside others; what is read instead, is said once.
fn left_aside(error: FormatError) -> Contents {
    let why = match error {
        FormatError::Unknown { file, found, .. } => format!("{file}: found {found}"),
        other => other.to_string(),
    };
    Contents { warnings: vec![format!("left aside: {why}")], ..Contents::new("") }
}

/// What is read, where files are left aside because they are of none of these kinds.
fn what_is_read(kinds: &[FileKind], contents: &[Contents]) -> Option<String> {
    let is_left = |(kind, held): (&FileKind, &Contents)| {
        let unknown = matches!(kind, FileKind::Unknown(_)) && *kind != EMPTY;
        unknown && !held.warnings.is_empty()
    };
    let left = kinds.iter().zip(contents).any(is_left);
    left.then(|| format!("formats that are read: {}", FileKind::readable()))
}

/// Whether this is an archive of Python's objects, by its name or by what it holds, such as the
/// weights that lie beside the same ones as safetensors; one that is called npz is meant to be
/// read.
fn is_of_python(kind: FileKind, name: &str, error: &FormatError) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let by_name = ["bin", "pt", "pth", "ckpt", "pkl"].contains(&ending.as_str());
    let holds_pickles = matches!(error, FormatError::Pickle { .. }) && ending != "npz";
    kind == FileKind::Npz && (by_name || holds_pickles)
}

/// A file without bytes, which is no error beside vectors.
const EMPTY: FileKind = FileKind::Unknown("nothing: the file is empty (0 bytes)");

/// The kind of a file, from its first bytes and its name; an empty one is an error if it is
/// `alone`.
fn kind(input: &mut Input, alone: bool) -> Result<FileKind, FormatError> {
    if input.size() == 0 && !alone {
        return Ok(EMPTY);
    }
    if input.size() == 0 {
        return Err(FormatError::Empty { file: input.name().into() });
    }
    let head = head_from(input, 0)?;
    Ok(detect(input.name(), &head))
}
