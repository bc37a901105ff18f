//! The settings of config.json.

use serde_json::{Map, Value};

use crate::LmError;

/// Settings by name; one that is null is as good as none.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Fields<'a> {
    /// The first of these settings that is there.
    fn first(&self, names: &[&'a str]) -> Option<(&'a str, &'a Value)> {
        names.iter().find_map(|name| {
            self.0.get(*name).filter(|value| !value.is_null()).map(|value| (*name, value))
        })
    }

    /// Whether a setting is there and null: switched off, where its absence would mean the usual
    /// value.
    pub(super) fn off(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(Value::is_null)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_null())
    }

    pub(super) fn number(&self, names: &[&'a str]) -> Result<Option<f64>, LmError> {
        let Some((name, value)) = self.first(names) else { return Ok(None) };
        let number = as_number(value).filter(|number| number.is_finite());
        number.map(Some).ok_or_else(|| wrong(name, value, "a number"))
    }

    pub(super) fn size(&self, names: &[&'a str]) -> Result<Option<usize>, LmError> {
        let Some((name, value)) = self.first(names) else { return Ok(None) };
        let written = || value.as_str()?.trim().parse().ok();
        let size = value.as_u64().or_else(written).and_then(|size| usize::try_from(size).ok());
        size.map(Some).ok_or_else(|| wrong(name, value, "a whole number from 0 on"))
    }

    /// A size that there is no doing without.
    pub(super) fn needed(&self, names: &[&'a str]) -> Result<usize, LmError> {
        self.size(names)?
            .ok_or_else(|| LmError::config("config.json", "nothing", format!("{:?}", names[0])))
    }

    pub(super) fn flag(&self, name: &'a str, usual: bool) -> Result<bool, LmError> {
        match self.first(&[name]) {
            None => Ok(usual),
            Some((_, Value::Bool(flag))) => Ok(*flag),
            Some((_, value)) => Err(wrong(name, value, "true or false")),
        }
    }

    pub(super) fn text(&self, names: &[&'a str]) -> Result<Option<&'a str>, LmError> {
        let Some((name, value)) = self.first(names) else { return Ok(None) };
        value.as_str().map(Some).ok_or_else(|| wrong(name, value, "a text"))
    }

    pub(super) fn list(&self, name: &'a str) -> Result<Option<&'a [Value]>, LmError> {
        let Some((_, value)) = self.first(&[name]) else { return Ok(None) };
        value
            .as_array()
            .map(|list| Some(list.as_slice()))
            .ok_or_else(|| wrong(name, value, "a list"))
    }

    pub(super) fn numbers(&self, name: &'a str) -> Result<Option<Vec<f64>>, LmError> {
        let Some(list) = self.list(name)? else { return Ok(None) };
        let number = |value: &Value| as_number(value).ok_or_else(|| wrong(name, value, "a number"));
        list.iter().map(number).collect::<Result<_, _>>().map(Some)
    }

    /// The settings inside a setting.
    pub(super) fn inside(&self, name: &'a str) -> Option<Fields<'a>> {
        self.0.get(name).and_then(Value::as_object).map(Fields)
    }
}

/// A number, also one that tools have written as a text.
fn as_number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

pub(super) fn wrong(name: &str, found: &Value, expected: &str) -> LmError {
    let mut found = found.to_string();
    if let Some((end, _)) = found.char_indices().nth(80) {
        found.truncate(end);
        found.push('…');
    }
    LmError::config(format!("config.json, {name:?}"), found, expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_written_as_texts_are_numbers_and_other_texts_are_not() {
        let read: Value = serde_json::from_str(r#"{"size": "48", "cap": " 30.0", "no": "many"}"#)
            .expect("this is JSON");
        let fields = Fields(read.as_object().expect("an object"));
        assert_eq!(fields.size(&["size"]).expect("whole"), Some(48));
        assert_eq!(fields.number(&["cap"]).expect("a number"), Some(30.0));
        assert!(fields.number(&["no"]).is_err() && fields.size(&["cap"]).is_err());
        assert!(fields.size(&["no"]).is_err());
    }
}
