//! The texts of a pickled NumPy array of objects. Nothing is run: opcodes that build strings, lists
//! and tuples are followed, calls are only noted, and anything else is given up.

/// Most values on the stack and in the memo.
const MAX_VALUES: usize = 1 << 24;

/// What is on the stack.
#[derive(Debug, Clone)]
enum Value {
    Mark,
    Text(String),
    /// A whole number, which is a name as well as a text is.
    Number(i64),
    /// Bytes, which are a text where NumPy's scalar is made of them.
    Bytes(Vec<u8>),
    /// What makes a NumPy scalar of its type and bytes.
    Scalar,
    /// The bytes of the last value of a tuple of two: the arguments of that.
    Argument(Vec<u8>),
    /// A list that is being filled, by its number.
    List(usize),
    /// Python's `None`.
    Nothing,
    /// Anything else, of which only that it is there matters.
    Other,
}

/// The texts (or whole numbers) of the largest list in the pickle that holds nothing else; nothing
/// if the pickle has other values than such an array has.
pub(crate) fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let mut machine =
        Machine { bytes, at: 0, stack: Vec::new(), memo: Vec::new(), lists: Vec::new() };
    machine.run()?;
    let list = machine.lists.into_iter().max_by_key(Vec::len)?;
    let text = |value| match value {
        Value::Text(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bytes(bytes) => String::from_utf8(bytes).ok(),
        Value::Nothing => Some("None".into()),
        _ => None,
    };
    list.into_iter().map(text).collect()
}

/// NumPy's function that makes a scalar, whatever module it is in.
const SCALAR: &[u8] = b"scalar";

/// A text as NumPy keeps it: four bytes a character, the lowest first, filled up with zeros.
fn utf32(bytes: &[u8]) -> Option<String> {
    let (words, rest) = bytes.as_chunks::<4>();
    let text: Option<String> =
        words.iter().map(|word| char::from_u32(u32::from_le_bytes(*word))).collect();
    text.filter(|_| rest.is_empty() && !bytes.is_empty())
        .map(|text| text.trim_end_matches('\0').to_string())
}

struct Machine<'a> {
    bytes: &'a [u8],
    at: usize,
    stack: Vec<Value>,
    memo: Vec<Option<Value>>,
    lists: Vec<Vec<Value>>,
}

impl<'a> Machine<'a> {
    /// Follows the opcodes to the end.
    fn run(&mut self) -> Option<()> {
        loop {
            match self.take(1)?[0] {
                b'.' => return Some(()),
                opcode => self.step(opcode)?,
            }
            if self.stack.len() > MAX_VALUES || self.lists.len() > MAX_VALUES {
                return None;
            }
        }
    }

    fn step(&mut self, opcode: u8) -> Option<()> {
        match opcode {
            // PROTO, FRAME
            0x80 => drop(self.take(1)?),
            0x95 => drop(self.take(8)?),
            // Texts: SHORT_BINUNICODE, BINUNICODE, BINUNICODE8, UNICODE
            0x8c => self.text(1)?,
            b'X' => self.text(4)?,
            0x8d => self.text(8)?,
            b'V' => {
                let line = self.line()?;
                self.stack.push(Value::Text(String::from_utf8(line.to_vec()).ok()?));
            }
            // Bytes: SHORT_BINBYTES, BINBYTES, BINBYTES8; SHORT_BINSTRING, BINSTRING
            b'C' => self.bytes(1)?,
            b'B' => self.bytes(4)?,
            0x8e => self.bytes(8)?,
            b'U' => self.skipped(1)?,
            b'T' => self.skipped(4)?,
            // Numbers: BININT1, BININT2, BININT, LONG1
            b'K' => self.number(1)?,
            b'M' => self.number(2)?,
            b'J' => {
                let bytes = self.take(4)?.try_into().ok()?;
                self.stack.push(Value::Number(i32::from_le_bytes(bytes).into()));
            }
            0x8a => self.skipped(1)?,
            // What pandas writes where there is no text, among others.
            b'G' => {
                let number = f64::from_be_bytes(self.take(8)?.try_into().ok()?);
                self.stack.push(Value::Text(number.to_string().to_lowercase()));
            }
            b'N' => self.stack.push(Value::Nothing),
            // NEWTRUE, NEWFALSE, EMPTY_TUPLE, EMPTY_DICT, EMPTY_SET
            0x88 | 0x89 | b')' | b'}' | 0x8f => self.stack.push(Value::Other),
            // EMPTY_LIST, MARK, APPEND, APPENDS
            b']' => {
                self.stack.push(Value::List(self.lists.len()));
                self.lists.push(Vec::new());
            }
            b'(' => self.stack.push(Value::Mark),
            b'a' => {
                let value = self.stack.pop()?;
                self.append(vec![value])?;
            }
            b'e' => {
                let values = self.since_mark()?;
                self.append(values)?;
            }
            // TUPLE1, TUPLE2, TUPLE3, TUPLE
            0x85 => self.replace(1)?,
            0x86 => self.pair()?,
            0x87 => self.replace(3)?,
            b't' => {
                self.since_mark()?;
                self.stack.push(Value::Other);
            }
            // GLOBAL, STACK_GLOBAL, REDUCE, NEWOBJ, BUILD: noted, never done.
            b'c' => {
                self.line()?;
                let name = self.line()?;
                self.stack.push(if name == SCALAR { Value::Scalar } else { Value::Other });
            }
            0x93 => self.global()?,
            b'R' => self.call()?,
            0x81 | b'b' => self.replace(2)?,
            // MEMOIZE, BINPUT, LONG_BINPUT, BINGET, LONG_BINGET
            0x94 => self.remember(self.memo.len())?,
            b'q' => {
                let at = self.length(1)?;
                self.remember(at)?;
            }
            b'r' => {
                let at = self.length(4)?;
                self.remember(at)?;
            }
            b'h' => {
                let at = self.length(1)?;
                self.recall(at)?;
            }
            b'j' => {
                let at = self.length(4)?;
                self.recall(at)?;
            }
            _ => return None,
        }
        Some(())
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn line(&mut self) -> Option<&'a [u8]> {
        let length = self.bytes.get(self.at..)?.iter().position(|&b| b == b'\n')?;
        let line = self.take(length)?;
        self.take(1)?;
        Some(line)
    }

    /// A length or place of so many bytes.
    fn length(&mut self, bytes: usize) -> Option<usize> {
        let mut wide = [0; 8];
        wide[..bytes].copy_from_slice(self.take(bytes)?);
        usize::try_from(u64::from_le_bytes(wide)).ok()
    }

    fn text(&mut self, length_bytes: usize) -> Option<()> {
        let length = self.length(length_bytes)?;
        let text = std::str::from_utf8(self.take(length)?).ok()?;
        self.stack.push(Value::Text(text.to_string()));
        Some(())
    }

    fn skipped(&mut self, length_bytes: usize) -> Option<()> {
        let length = self.length(length_bytes)?;
        self.take(length)?;
        self.stack.push(Value::Other);
        Some(())
    }

    fn bytes(&mut self, length_bytes: usize) -> Option<()> {
        let length = self.length(length_bytes)?;
        let bytes = self.take(length)?.to_vec();
        self.stack.push(Value::Bytes(bytes));
        Some(())
    }

    /// Two values as one, which may be the arguments of [`Value::Scalar`].
    fn pair(&mut self) -> Option<()> {
        let (last, _) = (self.stack.pop()?, self.stack.pop()?);
        self.stack.push(match last {
            Value::Bytes(bytes) => Value::Argument(bytes),
            _ => Value::Other,
        });
        Some(())
    }

    /// A function or class by its module and name.
    fn global(&mut self) -> Option<()> {
        let (name, _) = (self.stack.pop()?, self.stack.pop()?);
        let scalar = matches!(name, Value::Text(name) if name.as_bytes() == SCALAR);
        self.stack.push(if scalar { Value::Scalar } else { Value::Other });
        Some(())
    }

    /// A call: a text where it makes NumPy's scalar of the bytes of one, else only noted.
    fn call(&mut self) -> Option<()> {
        let (arguments, function) = (self.stack.pop()?, self.stack.pop()?);
        self.stack.push(match (function, arguments) {
            (Value::Scalar, Value::Argument(bytes)) => {
                utf32(&bytes).map_or(Value::Other, Value::Text)
            }
            _ => Value::Other,
        });
        Some(())
    }

    fn number(&mut self, bytes: usize) -> Option<()> {
        let number = self.length(bytes)?;
        self.stack.push(Value::Number(i64::try_from(number).ok()?));
        Some(())
    }

    fn since_mark(&mut self) -> Option<Vec<Value>> {
        let mark = self.stack.iter().rposition(|value| matches!(value, Value::Mark))?;
        let values = self.stack.split_off(mark + 1);
        self.stack.pop();
        Some(values)
    }

    fn append(&mut self, values: Vec<Value>) -> Option<()> {
        let Some(Value::List(list)) = self.stack.last() else { return None };
        self.lists.get_mut(*list)?.extend(values);
        Some(())
    }

    /// Replaces so many values by one of which nothing is known.
    fn replace(&mut self, count: usize) -> Option<()> {
        let left = self.stack.len().checked_sub(count)?;
        self.stack.truncate(left);
        self.stack.push(Value::Other);
        Some(())
    }

    fn remember(&mut self, at: usize) -> Option<()> {
        let value = self.stack.last()?.clone();
        if at >= self.memo.len() {
            if at > self.bytes.len() {
                return None;
            }
            self.memo.resize(at + 1, None);
        }
        self.memo[at] = Some(value);
        Some(())
    }

    fn recall(&mut self, at: usize) -> Option<()> {
        let value = self.memo.get(at)?.clone()?;
        self.stack.push(value);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_list_are_read_again_ones_from_the_memo_too() {
        let pickle = b"\x80\x04]\x94(\x8c\x01a\x94\x8c\x01b\x94h\x01K\x07e.";
        assert_eq!(texts(pickle).as_deref(), Some(&["a", "b", "a", "7"].map(String::from)[..]));
    }

    #[test]
    fn what_is_missing_among_texts_is_called_as_python_does() {
        let pickle = [&b"\x80\x04](\x8c\x01aNG"[..], &f64::NAN.to_be_bytes(), b"e."].concat();
        assert_eq!(texts(&pickle).as_deref(), Some(&["a", "None", "nan"].map(String::from)[..]));
    }

    #[test]
    fn scalars_of_numpy_are_texts() {
        let scalar = b"\x8c\x16numpy._core.multiarray\x8c\x06scalar\x93N";
        let word = b"C\x08d\0\0\0\xf6\0\0\0\x86R";
        let pickle = [&b"\x80\x04]"[..], scalar, word, b"a."].concat();
        assert_eq!(texts(&pickle).as_deref(), Some(&["dö".to_string()][..]));
        let surrogate = b"C\x04\0\xd8\0\0\x86R";
        assert_eq!(texts(&[&b"\x80\x04]"[..], scalar, surrogate, b"a."].concat()), None);
    }

    #[test]
    fn pickles_with_anything_else_are_given_up() {
        let pickles: [&[u8]; 5] =
            [b"\x80\x04](N}e.", b"\x80\x04]", b"(.", b"\x80\x04\xff.", b"cos\nsystem\n(S'x'\ntR."];
        for pickle in pickles {
            assert_eq!(texts(pickle), None, "{pickle:?}");
        }
    }
}
