//! The header of an npy file: a Python dict as text.

use kernel::{Dtype, Endian, Float};

use crate::container::{compact::Compact, encoding::Encoding, stored::Order, whole::Whole};

/// What stands before the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) element: Element,
    pub(crate) order: Order,
    pub(crate) shape: Vec<u64>,
    /// Bytes from the magic string to the first element.
    pub(crate) length: u64,
    /// What the file calls a type that NumPy has no name for, and that was guessed by its size.
    pub(crate) guessed: Option<String>,
}

impl Header {
    /// How many elements there are, if they stand in one row or column.
    pub(crate) fn count(&self) -> Option<u64> {
        match *self.shape.as_slice() {
            [count] | [count, 1] | [1, count] => Some(count),
            _ => None,
        }
    }
}

/// Type of the elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    Float(Dtype),
    /// Floats of a byte.
    Compact(Compact),
    /// UTF-32, so many code points each.
    Unicode(u64, Endian),
    /// Bytes, so many each.
    Bytes(u64),
    /// Whole numbers.
    Whole(Whole),
    /// Pickled Python objects.
    Object,
    Other(String),
}

impl Element {
    /// How numbers are stored; none for what is no number.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        Some(match *self {
            Self::Float(dtype) => Encoding::Float(dtype),
            Self::Compact(compact) => Encoding::Compact(compact),
            Self::Whole(whole) => Encoding::Whole(whole),
            _ => return None,
        })
    }

    /// Bytes of one, where that is known.
    pub(crate) fn bytes(&self) -> Option<u64> {
        match self {
            Self::Unicode(chars, _) => chars.checked_mul(4),
            Self::Bytes(bytes) => Some(*bytes),
            Self::Object => None,
            // `|V4`, `<c16`, `<M8[ns]`: the letter of a kind, and its bytes.
            Self::Other(descr) => {
                let kind = descr.trim_start_matches(['<', '>', '|', '=']);
                let digits = kind.get(1..)?.split('[').next()?;
                digits.parse().ok()
            }
            number => number.encoding().map(|encoding| encoding.bytes() as u64),
        }
    }
}

/// Reads the dict; `length` is what the header takes in the file. Errors are (found, expected).
pub(crate) fn parse(text: &str, length: u64) -> Parsed<Header> {
    Literal { text, at: 0 }.header(length)
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Empty for bytes that only fill the record up.
    pub(crate) name: String,
    pub(crate) element: Element,
    /// How many elements it holds, if it is an array.
    pub(crate) count: Option<u64>,
    /// Bytes before it in the record.
    pub(crate) offset: u64,
    pub(crate) bytes: u64,
}

/// Whether the header at the start of a file says that the elements are records.
pub(crate) fn has_records(head: &[u8]) -> bool {
    let key = memchr::memmem::find(head, b"'descr':");
    key.is_some_and(|at| head[at + 8..].trim_ascii_start().starts_with(b"["))
}

/// The fields of a structured type one after another; nothing where they hold records or objects
/// themselves, or are of unknown size.
pub(crate) fn fields(element: &Element) -> Option<Vec<Field>> {
    let Element::Other(text) = element else { return None };
    let mut literal = Literal { text: text.strip_prefix("structured ")?, at: 0 };
    let mut offset = 0u64;
    let mut fields = Vec::new();
    literal.eat('[').then_some(())?;
    while !literal.eat(']') {
        let field = literal.field(offset)?;
        offset = offset.checked_add(field.bytes)?;
        fields.push(field);
        literal.eat(',');
    }
    Some(fields)
}

/// A cursor over the text.
struct Literal<'a> {
    text: &'a str,
    at: usize,
}

pub(crate) type Parsed<T> = Result<T, (String, &'static str)>;

impl<'a> Literal<'a> {
    fn header(mut self, length: u64) -> Parsed<Header> {
        let (mut element, mut fortran, mut shape, mut guessed) = (None, None, None, None);
        self.expect('{', "a Python dict")?;
        while !self.eat('}') {
            let key = self.string()?;
            self.expect(':', "':' after a key")?;
            match key {
                "descr" => {
                    let (found, guess) = self.element()?;
                    (element, guessed) = (Some(found), guess);
                }
                "fortran_order" => fortran = Some(self.boolean()?),
                "shape" => shape = Some(self.shape()?),
                other => return Err((format!("key {other:?}"), "descr, fortran_order and shape")),
            }
            self.eat(',');
        }
        let missing = |what| (format!("no {what}"), "descr, fortran_order and shape");
        Ok(Header {
            element: element.ok_or_else(|| missing("descr"))?,
            order: match fortran.ok_or_else(|| missing("fortran_order"))? {
                true => Order::ColumnMajor,
                false => Order::RowMajor,
            },
            shape: shape.ok_or_else(|| missing("shape"))?,
            length,
            guessed,
        })
    }

    fn rest(&mut self) -> &'a str {
        let rest = self.text[self.at..].trim_start();
        self.at = self.text.len() - rest.len();
        rest
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    fn expect(&mut self, c: char, expected: &'static str) -> Parsed<()> {
        if self.eat(c) { Ok(()) } else { Err(self.found(expected)) }
    }

    fn found(&mut self, expected: &'static str) -> (String, &'static str) {
        const SHOWN: usize = 20;
        (format!("{:?}", self.rest().chars().take(SHOWN).collect::<String>()), expected)
    }

    fn string(&mut self) -> Parsed<&'a str> {
        let quote = if self.eat('\'') {
            '\''
        } else {
            self.expect('"', "a quoted string").map(|()| '"')?
        };
        let text = &self.text[self.at..];
        let end = text.find(quote).ok_or_else(|| (format!("{text:?}"), "a closing quote"))?;
        self.at += end + 1;
        Ok(&text[..end])
    }

    fn boolean(&mut self) -> Parsed<bool> {
        let rest = self.rest();
        let value = if rest.starts_with("True") { true } else { !rest.starts_with("False") };
        if value && !rest.starts_with("True") {
            return Err(self.found("True or False"));
        }
        self.at += if value { 4 } else { 5 };
        Ok(value)
    }

    fn shape(&mut self) -> Parsed<Vec<u64>> {
        self.expect('(', "a tuple of dimensions")?;
        let mut shape = Vec::new();
        while !self.eat(')') {
            let rest = self.rest();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let value =
                rest[..digits].parse().map_err(|_| self.found("dimensions from 0 to 2^64 - 1"))?;
            shape.push(value);
            self.at += digits;
            self.eat('L');
            if !self.eat(',') && !self.rest().starts_with(')') {
                return Err(self.found("',' or ')' in the shape"));
            }
        }
        Ok(shape)
    }

    /// The type, and what the file calls it if it was guessed.
    fn element(&mut self) -> Parsed<(Element, Option<String>)> {
        if self.rest().starts_with('[') {
            return Ok((self.structured(), None));
        }
        let descr = self.string()?;
        let endian = if descr.starts_with('>') { Endian::Big } else { Endian::Little };
        let kind = descr.trim_start_matches(['<', '>', '|', '=']);
        let width = || kind.get(1..).and_then(|digits| digits.parse::<u64>().ok());
        let float = |float| Element::Float(Dtype { float, endian });
        let element = match (kind, width()) {
            ("f2", _) => float(Float::F16),
            ("f4", _) => float(Float::F32),
            ("f8", _) => float(Float::F64),
            // As the package ml_dtypes stores its types, for which NumPy has no names.
            ("V2", _) => float(Float::Bf16),
            ("V1", _) => Element::Compact(Compact::F8E4M3),
            ("f1", _) => Element::Compact(Compact::F8E5M2),
            ("b1", _) => Element::Whole(Whole { size: 1, signed: false, endian }),
            (_, Some(chars)) if kind.starts_with('U') => Element::Unicode(chars, endian),
            (_, Some(bytes)) if kind.starts_with('S') => Element::Bytes(bytes),
            (_, Some(size @ (1 | 2 | 4 | 8))) if kind.starts_with(['i', 'u']) => {
                let signed = kind.starts_with('i');
                Element::Whole(Whole { size: size as u8, signed, endian })
            }
            _ if kind.starts_with('O') => Element::Object,
            _ => Element::Other(descr.to_string()),
        };
        let guessed = matches!(kind, "V1" | "V2" | "f1").then(|| descr.to_string());
        Ok((element, guessed))
    }

    /// `('name', '<f4')`, or `(('title', 'name'), '<f4', (300,))`.
    fn field(&mut self, offset: u64) -> Option<Field> {
        self.eat('(').then_some(())?;
        let name = if self.eat('(') {
            self.string().ok()?;
            self.eat(',');
            let name = self.string().ok()?;
            self.eat(')').then_some(name)?
        } else {
            self.string().ok()?
        };
        self.eat(',').then_some(())?;
        let (element, _) = self.element().ok()?;
        let shape = if self.eat(',') { Some(self.shape().ok()?) } else { None };
        self.eat(')').then_some(())?;
        let count = match shape {
            Some(shape) => Some(shape.iter().try_fold(1u64, |all, n| all.checked_mul(*n))?),
            None => None,
        };
        let bytes = element.bytes()?.checked_mul(count.unwrap_or(1))?;
        Some(Field { name: name.into(), element, count, offset, bytes })
    }

    /// Skips a structured type.
    fn structured(&mut self) -> Element {
        let rest = self.rest();
        let end = rest.rfind(']').map_or(rest.len(), |end| end + 1);
        self.at += end;
        Element::Other(format!("structured {}", &rest[..end]))
    }
}
