//! Where the tensors of a file lie: each under a name of its own, none inside another.

/// What is wrong with a header, for the error that names the file.
pub(crate) struct Fault {
    pub(crate) place: String,
    pub(crate) found: String,
    pub(crate) expected: String,
}

/// A name that two tensors have.
pub(crate) fn named_twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<Fault> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    let pair = names.windows(2).find(|pair| pair[0] == pair[1])?;
    let found = format!("two tensors named {:?}", pair[0]);
    Some(Fault { place: "header".into(), found, expected: "different names".into() })
}

/// A tensor that begins before another ends; spans are (first byte, byte behind the last, name).
pub(crate) fn overlap(mut spans: Vec<(u64, u64, String)>) -> Option<Fault> {
    spans.sort();
    let pair = spans.windows(2).find(|pair| pair[1].0 < pair[0].1)?;
    Some(Fault {
        place: format!("tensor {:?}", pair[1].2),
        found: format!("a start at {} inside tensor {:?}", pair[1].0, pair[0].2),
        expected: format!("a start at {} or later", pair[0].1),
    })
}
