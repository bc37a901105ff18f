//! The settings of a GGUF.

use std::collections::BTreeMap;

use formats::container::gguf::Value;

use crate::LmError;

/// Settings of one architecture, whose name they begin with.
pub(super) struct Metadata<'a> {
    pub(super) all: &'a BTreeMap<String, Value>,
    pub(super) architecture: &'a str,
}

impl<'a> Metadata<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.all.get(&self.key(name))
    }

    fn key(&self, name: &str) -> String {
        format!("{}.{name}", self.architecture)
    }

    /// A number; a list of one number for each layer counts as that number if they are the same.
    pub(super) fn number(&self, name: &str) -> Result<Option<f64>, LmError> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let numbers = match value {
            Value::Bool(flag) => vec![f64::from(u8::from(*flag))],
            Value::Numbers(numbers) => numbers.clone(),
            value => value.number().into_iter().collect(),
        };
        match numbers.as_slice() {
            [first, rest @ ..] if first.is_finite() && rest.iter().all(|other| other == first) => {
                Ok(Some(*first))
            }
            [_, _, ..] => Err(LmError::Unsupported {
                architecture: self.architecture.into(),
                missing: format!("{:?} differs from layer to layer", self.key(name)),
            }),
            _ => Err(self.wrong(name, value, "a number")),
        }
    }

    pub(super) fn size(&self, name: &str) -> Result<Option<usize>, LmError> {
        /// Beyond it not every whole number is a double.
        const MAX: f64 = (1_u64 << 53) as f64;
        match (self.number(name)?, self.get(name)) {
            (Some(number), _) if number.fract() == 0.0 && (0.0..=MAX).contains(&number) => {
                Ok(Some(number as usize))
            }
            (Some(_), Some(value)) => Err(self.wrong(name, value, "a whole number from 0 on")),
            _ => Ok(None),
        }
    }

    pub(super) fn needed(&self, name: &str) -> Result<usize, LmError> {
        let missing = || LmError::config("metadata", "nothing", format!("{:?}", self.key(name)));
        self.size(name)?.ok_or_else(missing)
    }

    pub(super) fn flag(&self, name: &str, usual: bool) -> Result<bool, LmError> {
        Ok(self.number(name)?.map_or(usual, |number| number != 0.0))
    }

    /// One answer for each of so many layers, where they are listed.
    pub(super) fn flags(&self, name: &str, layers: usize) -> Option<Vec<bool>> {
        match self.get(name)? {
            Value::Numbers(numbers) if numbers.len() == layers => {
                Some(numbers.iter().map(|number| *number != 0.0).collect())
            }
            _ => None,
        }
    }

    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.get(name).and_then(Value::text)
    }

    fn wrong(&self, name: &str, value: &Value, expected: &str) -> LmError {
        let found = match value {
            Value::Texts(texts) => format!("{} texts", texts.len()),
            Value::Numbers(numbers) => format!("{} numbers", numbers.len()),
            Value::Text(text) => format!("{:?}", text.chars().take(80).collect::<String>()),
            Value::Lists => "lists".into(),
            value => value.number().map_or("true or false".into(), |number| number.to_string()),
        };
        LmError::config(format!("metadata {:?}", self.key(name)), found, expected)
    }
}
