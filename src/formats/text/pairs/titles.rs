//! Titles over the pairs of a family, and comments.

/// A line and its number in the file, from 1.
pub(super) type Line = (u64, String);

/// Most words of a title.
const TITLE_WORDS: usize = 4;

/// Signs that stand several times before a title, and perhaps behind it.
const RULES: [char; 3] = ['=', '-', '*'];

/// What marks the titles over the pairs of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `[gender]`, as INI files have them.
    Brackets,
    /// `: gender`, as lists of analogies have them.
    Colon,
    /// `=== gender ===` or `--- gender`, with any of [`RULES`].
    Rule,
    /// `gender:`, and nothing behind it.
    Label,
    /// `<gender>`.
    Angles,
    /// `# gender` or `// gender`: a comment, where each block of pairs has one.
    Hash,
}

impl Mark {
    /// What a line says that is marked so.
    fn title(self, line: &[u8]) -> Option<&str> {
        let line = std::str::from_utf8(line).ok()?.trim();
        let text = match self {
            Self::Brackets => line.strip_prefix('[')?.strip_suffix(']')?,
            Self::Colon => line.strip_prefix(": ")?,
            Self::Rule => {
                let sign = line.chars().next().filter(|sign| RULES.contains(sign))?;
                let text = line.trim_start_matches(sign);
                (line.len() - text.len() > 1).then(|| text.trim_end_matches(sign))?
            }
            Self::Label => line.strip_suffix(':').filter(|text| !text.contains(':'))?,
            Self::Angles => line.strip_prefix('<')?.strip_suffix('>')?,
            Self::Hash => line.strip_prefix(['#', '/'])?.trim_start_matches(['#', '/']),
        };
        let text = text.trim().trim_end_matches(':');
        let plain = !text.is_empty() && !text.contains(['\t', ',', ';', '|', '[', ']', '"', '\'']);
        (plain && text.split_whitespace().count() <= TITLE_WORDS).then_some(text)
    }

    /// How the titles among lines are marked: the first line is one, and pairs follow each.
    /// Comments are titles only if there are several, and one over each block.
    fn of(lines: &[&[u8]]) -> Option<Self> {
        let content: Vec<&[u8]> = lines.iter().filter(|line| !is_comment(line)).copied().collect();
        let first_is = |mark: &Self| {
            let is_title = |line: &[u8]| mark.title(line).is_some();
            content.first().is_some_and(|line| is_title(line))
                && !content.iter().all(|line| is_title(line))
        };
        let over: Vec<&[u8]> = lines
            .windows(2)
            .filter(|pair| is_comment(pair[0]) && !is_comment(pair[1]))
            .map(|pair| pair[0])
            .collect();
        let hashed = is_comment(lines.first()?)
            && over.len() > 1
            && over.iter().all(|line| Self::Hash.title(line).is_some());
        // A list of names may have one such line over it.
        let labels = content.iter().filter(|line| Self::Label.title(line).is_some()).count();
        let marks = [Self::Brackets, Self::Colon, Self::Rule, Self::Label, Self::Angles];
        let marked = marks.into_iter().find(first_is);
        let marked = marked.filter(|mark| *mark != Self::Label || labels > 1);
        marked.or(hashed.then_some(Self::Hash))
    }
}

pub(super) fn is_comment(line: &[u8]) -> bool {
    line.starts_with(b"#") || line.starts_with(b"//") || line.starts_with(b"; ")
}

/// The lines of a list of pairs without titles and comments, and whether there are titles; nothing
/// where all lines are pairs.
pub(crate) fn untitled<'a>(lines: &[&'a [u8]]) -> Option<(Vec<&'a [u8]>, bool)> {
    let mark = Mark::of(lines);
    let title = |line: &[u8]| mark?.title(line).map(str::len);
    let is_pair = |line: &&&[u8]| !is_comment(line) && title(line).is_none();
    let pairs: Vec<&[u8]> = lines.iter().filter(is_pair).copied().collect();
    (pairs.len() < lines.len()).then_some((pairs, mark.is_some()))
}

/// Lines that are neither comments nor titles, and the titles, each with its number in the file.
pub(super) fn without_titles(lines: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let bytes: Vec<&[u8]> = lines.iter().map(|(_, line)| line.as_bytes()).collect();
    let mark = Mark::of(&bytes);
    let title = |line: &str| Some(mark?.title(line.as_bytes())?.to_string());
    let (mut pairs, mut titles) = (Vec::new(), Vec::new());
    for (number, line) in lines {
        match title(&line) {
            Some(title) => titles.push((number, title)),
            None if is_comment(line.as_bytes()) => {}
            None => pairs.push((number, line)),
        }
    }
    (pairs, titles)
}
