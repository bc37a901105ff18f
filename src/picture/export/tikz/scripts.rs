//! Letters that the fonts of TeX lack, in fonts of the system, which XeLaTeX and LuaLaTeX take.

use std::collections::BTreeSet;

/// A script that has a font of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    /// What is written in China, Japan and Korea.
    Han,
    Hebrew,
    Arabic,
    /// Cyrillic, Greek in words, Thai and all others.
    Other,
}

impl Script {
    /// The script of a character; none where every engine knows it: Latin, and what follows it.
    pub(super) fn of(c: char) -> Option<Self> {
        match c {
            '\0'..='\u{17F}' | '\u{2010}'..='\u{2027}' | '‹' | '›' | '€' | '™' => None,
            '\u{2E80}'..='\u{A4CF}'
            | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}' => Some(Self::Han),
            '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => Some(Self::Hebrew),
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{8A0}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}' => Some(Self::Arabic),
            _ => Some(Self::Other),
        }
    }

    /// The command that sets letters of it.
    pub(super) fn command(self) -> &'static str {
        match self {
            Self::Han => "\\hanletters",
            Self::Hebrew => "\\hebrewletters",
            Self::Arabic => "\\arabicletters",
            Self::Other => "\\otherletters",
        }
    }

    /// Fonts that have them, the first one that is there is taken.
    fn fonts(self) -> &'static [&'static str] {
        match self {
            Self::Han => &[
                "Noto Sans CJK SC",
                "Source Han Sans SC",
                "PingFang SC",
                "Microsoft YaHei",
                "FandolHei-Regular.otf",
                "Droid Sans Fallback",
            ],
            Self::Hebrew => &["Noto Sans Hebrew", "Arial", "Liberation Sans", "DejaVu Sans"],
            Self::Arabic => &["Noto Sans Arabic", "Arial", "DejaVu Sans", "Amiri"],
            Self::Other => &["Noto Sans", "Arial", "Liberation Sans", "DejaVu Sans"],
        }
    }

    /// Letters come in the order and in the forms in which they are seen, so that the engine has
    /// nothing to turn: XeTeX would, unless it is told which way a word runs.
    fn is_turned(self) -> bool {
        matches!(self, Self::Hebrew | Self::Arabic)
    }
}

/// What stands before the document: its fonts on every engine, and a command for each script.
pub(super) fn preamble(scripts: &BTreeSet<Script>) -> String {
    let commands: String = scripts.iter().map(|&script| command(script)).collect();
    let plain = "\\usepackage{iftex}\n\\ifPDFTeX\n\\usepackage[T1]{fontenc}\n\\usepackage{helvet}\n\
                 \\else\n\\usepackage{fontspec}\n\
                 \\IfFontExistsTF{TeX Gyre Heros}{\\setsansfont{TeX Gyre Heros}}{}\n\\fi\n";
    match scripts.is_empty() {
        true => plain.into(),
        false => format!("% Its letters need XeLaTeX or LuaLaTeX.\n{plain}{commands}"),
    }
}

fn command(script: Script) -> String {
    let name = script.command();
    let first = |rest: String, font: &&str| {
        format!("\\IfFontExistsTF{{{font}}}{{\\newfontfamily{name}font{{{font}}}}}{{{rest}}}")
    };
    let none = format!("\\let{name}font\\sffamily");
    let choice = script.fonts().iter().rev().fold(none, first);
    let text =
        if script.is_turned() { "\\ifXeTeX\\char\"202D #1\\char\"202C \\else#1\\fi" } else { "#1" };
    format!(
        "\\ifPDFTeX\n\
         \\newcommand{name}[1]{{\\errmessage{{These letters need XeLaTeX or LuaLaTeX}}}}\n\
         \\else\n{choice}\n\\newcommand{name}[1]{{{{{name}font {text}}}}}\n\\fi\n"
    )
}
