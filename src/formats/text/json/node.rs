//! A JSON value in little memory: lists of numbers, of texts and of rows are kept as such.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// `null`, or true or false, which nothing here tells apart.
    Nothing,
    Number(f64),
    Text(String),
    /// A list of numbers and nothing else, at least one.
    Numbers(Vec<f64>),
    /// A list of texts and nothing else, at least one.
    Texts(Vec<String>),
    /// A list of lists of as many numbers each, at least one.
    Rows(Table),
    /// Any other list.
    List(Vec<Self>),
    /// Keys and values in their order.
    Object(Vec<(String, Self)>),
}

/// Rows of equal length, one after another.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table {
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) numbers: Vec<f64>,
}

impl Table {
    /// Adds a row, if it is as long as those before it.
    pub(super) fn push(&mut self, row: &[f64]) -> bool {
        if self.rows > 0 && row.len() != self.columns {
            return false;
        }
        self.columns = row.len();
        self.rows += 1;
        self.numbers.extend_from_slice(row);
        true
    }

    /// Its columns as rows.
    pub(super) fn turned(&self) -> Self {
        let column = |i: usize| (0..self.rows).map(move |row| self.numbers[row * self.columns + i]);
        let numbers = (0..self.columns).flat_map(column).collect();
        Self { columns: self.rows, rows: self.columns, numbers }
    }

    pub(super) fn row(&self, row: usize) -> Vec<f64> {
        self.numbers[row * self.columns..(row + 1) * self.columns].to_vec()
    }
}

impl Node {
    /// A list with one more element, in the narrowest form that holds it.
    fn with(self, element: Self) -> Self {
        match (self, element) {
            (Self::List(list), Self::Number(number)) if list.is_empty() => {
                Self::Numbers(vec![number])
            }
            (Self::List(list), Self::Text(text)) if list.is_empty() => Self::Texts(vec![text]),
            (Self::List(list), Self::Numbers(row)) if list.is_empty() => {
                Self::Rows(Table { columns: row.len(), rows: 1, numbers: row })
            }
            (Self::Numbers(mut numbers), Self::Number(number)) => {
                numbers.push(number);
                Self::Numbers(numbers)
            }
            (Self::Texts(mut texts), Self::Text(text)) => {
                texts.push(text);
                Self::Texts(texts)
            }
            (Self::Rows(mut table), Self::Numbers(row)) => {
                if table.push(&row) {
                    return Self::Rows(table);
                }
                Self::List(Self::Rows(table).elements()).with(Self::Numbers(row))
            }
            (list, element) => {
                let mut elements = list.elements();
                elements.push(element);
                Self::List(elements)
            }
        }
    }

    /// The elements of a list, in whatever form; nothing of what is none.
    pub(super) fn elements(self) -> Vec<Self> {
        match self {
            Self::Numbers(numbers) => numbers.into_iter().map(Self::Number).collect(),
            Self::Texts(texts) => texts.into_iter().map(Self::Text).collect(),
            Self::Rows(table) => (0..table.rows).map(|row| Self::Numbers(table.row(row))).collect(),
            Self::List(list) => list,
            _ => Vec::new(),
        }
    }

    /// The only element of lists of one, else the value itself.
    pub(super) fn unnested(self) -> Self {
        match self {
            Self::List(mut elements) if elements.len() == 1 => {
                elements.pop().unwrap_or(Self::Nothing).unnested()
            }
            value => value,
        }
    }

    /// Rows of numbers that are written as texts, as rows of numbers.
    pub(super) fn parsed(self) -> Self {
        let number = |text: &String| text.trim().parse::<f64>().ok();
        let row = |node: &Self| match node {
            Self::Texts(texts) => texts.iter().map(number).collect::<Option<Vec<f64>>>(),
            _ => None,
        };
        let rows = match &self {
            Self::List(elements) => elements.iter().map(row).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        rows.map_or(self, |rows| Self::list(rows.into_iter().map(Self::Numbers)))
    }

    pub(super) fn is_empty_list(&self) -> bool {
        matches!(self, Self::List(elements) if elements.is_empty())
    }

    /// Several values as the list of them.
    pub(super) fn list(elements: impl IntoIterator<Item = Self>) -> Self {
        elements.into_iter().fold(Self::List(Vec::new()), Self::with)
    }

    /// The value of that key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The keys of an object.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let fields = match self {
            Self::Object(fields) => fields.as_slice(),
            _ => &[],
        };
        fields.iter().map(|(key, _)| key.as_str())
    }

    /// As a name: a text, or a whole number.
    pub(super) fn name(&self) -> Option<String> {
        match self {
            // As DynamoDB has it, and as MongoDB's ids are.
            Self::Object(fields) => match fields.as_slice() {
                [(kind, Self::Text(text))] if ["S", "$oid"].contains(&kind.as_str()) => {
                    Some(text.clone())
                }
                _ => None,
            },
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) if number.fract() == 0.0 => Some(number.to_string()),
            _ => None,
        }
    }

    /// As the value that serde_json knows.
    pub(super) fn value(self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Value::from(number as i64)
            }
            Self::Number(number) => Value::from(number),
            Self::Text(text) => Value::from(text),
            Self::Object(fields) => {
                let fields = fields.into_iter().map(|(key, field)| (key, field.value()));
                Value::Object(fields.collect::<Map<_, _>>())
            }
            list => Value::Array(list.elements().into_iter().map(Self::value).collect()),
        }
    }
}

/// Keys by which databases say that the text under them is a number: those of MongoDB's extended
/// JSON, and DynamoDB's.
const TYPED_NUMBERS: [&str; 5] =
    ["$numberDouble", "$numberInt", "$numberLong", "$numberDecimal", "N"];

/// The number in an object that has nothing but a number and its type.
fn typed(fields: &[(String, Node)]) -> Option<Node> {
    match fields {
        [(key, Node::Text(number))] if TYPED_NUMBERS.contains(&key.as_str()) => {
            number.parse().ok().filter(|number: &f64| number.is_finite()).map(Node::Number)
        }
        _ => None,
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_string()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(typed(&fields).unwrap_or(Node::Object(fields)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut node = Node::List(Vec::new());
        while let Some(element) = list.next_element::<Node>()? {
            node = node.with(element);
        }
        Ok(node)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}
