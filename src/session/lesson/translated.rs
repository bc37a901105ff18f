//! A lesson or a talk in another language: its file, with the texts of another in their places.

use serde_json::{Value, from_str};

/// The file with the texts of `own`, which has its shape and says what it says, and no more than
/// that.
///
/// ```
/// let lesson = r#"{"title": "Two tables", "minutes": 3}"#;
/// let german = session::lesson::translated(lesson, r#"{"title": "Zwei Tabellen"}"#)?;
/// assert_eq!(german, r#"{"minutes":3,"title":"Zwei Tabellen"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// A file that is no JSON.
pub fn translated(file: &str, own: &str) -> Result<String, serde_json::Error> {
    let mut file: Value = from_str(file)?;
    lay_over(&mut file, from_str(own)?);
    Ok(file.to_string())
}

/// Lays texts over those at the same places.
fn lay_over(place: &mut Value, own: Value) {
    match (place, own) {
        (Value::Object(places), Value::Object(own)) => {
            for (name, own) in own {
                places.get_mut(&name).into_iter().for_each(|place| lay_over(place, own.clone()));
            }
        }
        (Value::Array(places), Value::Array(own)) => {
            places.iter_mut().zip(own).for_each(|(place, own)| lay_over(place, own));
        }
        (Value::String(place), Value::String(own)) => *place = own,
        _ => {}
    }
}
