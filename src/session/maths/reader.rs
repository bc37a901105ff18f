//! From the notation to the tree.

use super::{
    formula::{Maths, MathsError},
    symbol,
};

/// Deepest nesting that is read.
const DEEPEST: usize = 24;

pub(super) fn read(text: &str) -> Result<Maths, MathsError> {
    let mut reader = Reader { rest: text.chars().collect(), at: 0, depth: 0 };
    let row = reader.row()?;
    match reader.peek() {
        None => Ok(row),
        Some(_) => Err(reader.expected("the end of the formula")),
    }
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn expected(&self, expected: &'static str) -> MathsError {
        let found = self.peek().map_or_else(|| "the end".into(), |sign| format!("“{sign}”"));
        MathsError::Expected { expected, at: self.at + 1, found }
    }

    /// Parts up to a closing brace or the end.
    fn row(&mut self) -> Result<Maths, MathsError> {
        let mut parts = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some('}') => break,
                Some(_) => {
                    let base = signed(self.atom()?, parts.last());
                    parts.push(self.scripts(base)?);
                }
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Maths::Row(parts) })
    }

    fn scripts(&mut self, base: Maths) -> Result<Maths, MathsError> {
        let (mut sub, mut sup) = (None, None);
        loop {
            self.skip_spaces();
            if self.peek() == Some('\'') && sup.is_none() {
                self.at += 1;
                sup = Some(Box::new(Maths::Operator("′".into())));
                continue;
            }
            let place = match self.peek() {
                Some('_') if sub.is_none() => &mut sub,
                Some('^') if sup.is_none() => &mut sup,
                Some('_' | '^') => return Err(self.expected("one script above and one below")),
                _ => break,
            };
            self.at += 1;
            self.skip_spaces();
            *place = Some(Box::new(self.atom()?));
        }
        let plain = sub.is_none() && sup.is_none();
        Ok(if plain { base } else { Maths::Script { base: Box::new(base), sub, sup } })
    }

    fn atom(&mut self) -> Result<Maths, MathsError> {
        match self.peek() {
            Some('{') => self.group(),
            Some('\\') => self.command(),
            Some(digit) if digit.is_ascii_digit() => Ok(Maths::Number(self.number())),
            Some(sign) if symbol::is_operator(sign) => {
                Ok(Maths::Operator(self.one().replace('-', "−")))
            }
            Some(letter) if letter.is_alphabetic() => Ok(Maths::Identifier(self.one())),
            _ => Err(self.expected("a letter, a number or a sign")),
        }
    }

    fn one(&mut self) -> String {
        self.at += 1;
        self.rest[self.at - 1].to_string()
    }

    fn number(&mut self) -> String {
        let start = self.at;
        let inside = |reader: &Self| match reader.peek() {
            Some('.') => reader.rest.get(reader.at + 1).is_some_and(char::is_ascii_digit),
            sign => sign.is_some_and(|c| c.is_ascii_digit()),
        };
        while inside(self) {
            self.at += 1;
        }
        self.rest[start..self.at].iter().collect()
    }

    fn group(&mut self) -> Result<Maths, MathsError> {
        if self.peek() != Some('{') {
            return Err(self.expected("“{”"));
        }
        if self.depth == DEEPEST {
            return Err(MathsError::Deep(DEEPEST));
        }
        (self.at, self.depth) = (self.at + 1, self.depth + 1);
        let row = self.row()?;
        if self.peek() != Some('}') {
            return Err(self.expected("“}”"));
        }
        (self.at, self.depth) = (self.at + 1, self.depth - 1);
        Ok(row)
    }

    /// The text between braces as it stands.
    fn words(&mut self) -> Result<String, MathsError> {
        if self.peek() != Some('{') {
            return Err(self.expected("“{”"));
        }
        let start = self.at + 1;
        let Some(length) = self.rest[start..].iter().position(|&c| c == '}') else {
            self.at = self.rest.len();
            return Err(self.expected("“}”"));
        };
        self.at = start + length + 1;
        Ok(self.rest[start..start + length].iter().collect())
    }

    fn command(&mut self) -> Result<Maths, MathsError> {
        self.at += 1;
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let name: String = self.rest[start..self.at].iter().collect();
        if let Some(mark) = symbol::accent(&name) {
            return Ok(Maths::Accent(Box::new(self.group()?), mark));
        }
        match name.as_str() {
            "frac" => Ok(Maths::Fraction(Box::new([self.group()?, self.group()?]))),
            "sqrt" => Ok(Maths::Root(Box::new(self.group()?))),
            "text" => Ok(Maths::Words(self.words()?)),
            "op" => Ok(Maths::Identifier(self.words()?)),
            _ => symbol::named(&name).map(sign).ok_or(MathsError::Unknown(name)),
        }
    }
}

/// Signs after which a plus or minus joins two parts.
const CLOSING: &str = ")]⟩|‖…";

/// A plus or minus with nothing before it to add to belongs to what follows.
fn signed(part: Maths, before: Option<&Maths>) -> Maths {
    let alone = match before {
        None => true,
        Some(Maths::Operator(before)) => !CLOSING.contains(before.as_str()),
        _ => false,
    };
    match part {
        Maths::Operator(sign) if alone && matches!(sign.as_str(), "+" | "−") => Maths::Sign(sign),
        part => part,
    }
}

fn sign(text: &str) -> Maths {
    if text.chars().all(symbol::is_operator) {
        Maths::Operator(text.into())
    } else {
        Maths::Identifier(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identifier(name: &str) -> Maths {
        Maths::Identifier(name.into())
    }

    #[test]
    fn a_script_hangs_on_the_part_before_it() {
        let scripted = read("A^{-T}").expect("well formed");
        let above = Maths::Row(vec![Maths::Sign("−".into()), identifier("T")]);
        assert_eq!(
            scripted,
            Maths::Script {
                base: Box::new(identifier("A")),
                sub: None,
                sup: Some(Box::new(above))
            }
        );
    }

    #[test]
    fn a_prime_is_a_script() {
        assert_eq!(read("w'"), read("w^\\prime"));
    }

    #[test]
    fn a_number_ends_before_a_full_stop_that_is_not_followed_by_a_digit() {
        assert_eq!(read("2.5").expect("well formed"), Maths::Number("2.5".into()));
        assert!(read("2.").is_err());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let refusal = |text: &str| {
            read(text).map_or_else(|error| error.to_string(), |maths| format!("{maths:?}"))
        };
        assert_eq!(refusal("\\nonsense"), "“\\nonsense” is no sign that formulas know");
        assert_eq!(refusal("\\frac{a}b"), "expected “{” at character 9, found “b”");
        assert_eq!(refusal("{a"), "expected “}” at character 3, found the end");
        assert_eq!(refusal("a}"), "expected the end of the formula at character 2, found “}”");
        assert_eq!(
            refusal("x^a^b"),
            "expected one script above and one below at character 4, found “^”"
        );
        assert_eq!(
            refusal("a^"),
            "expected a letter, a number or a sign at character 3, found the end"
        );
        assert!(refusal("<b>").contains("Operator"), "markup is signs and letters, never markup");
    }

    #[test]
    fn nesting_ends_somewhere() {
        let deep = format!("{}x{}", "{".repeat(2000), "}".repeat(2000));
        assert_eq!(read(&deep), Err(MathsError::Deep(DEEPEST)));
    }
}
