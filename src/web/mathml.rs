//! Formulas as MathML nodes: built one by one, never from markup.

use web_sys::{Document, Element, Node};

use super::{WebError, page};
use session::maths::Maths;

/// The namespace of MathML.
const NAMESPACE: &str = "http://www.w3.org/1998/Math/MathML";

/// Writes a formula in place of what an element holds; as large as one that stands alone with
/// `block`.
///
/// # Errors
/// Outside a page, or a node that the browser refuses.
pub fn write(holder: &Node, formula: &Maths, block: bool) -> Result<(), WebError> {
    holder.set_text_content(None);
    holder.append_child(&*element(formula, block)?)?;
    Ok(())
}

/// A `math` element with the formula, and its plain text as the alternative.
fn element(formula: &Maths, block: bool) -> Result<Element, WebError> {
    let document = page::document()?;
    let math = node(&document, "math")?;
    math.set_attribute("alttext", &formula.plain())?;
    if block {
        math.set_attribute("displaystyle", "true")?;
    }
    math.append_child(&*built(&document, formula)?)?;
    Ok(math)
}

fn built(document: &Document, part: &Maths) -> Result<Element, WebError> {
    match part {
        Maths::Row(parts) => row(document, parts),
        Maths::Identifier(text) => leaf(document, "mi", text),
        Maths::Number(text) => leaf(document, "mn", text),
        Maths::Operator(text) => operator(document, text),
        Maths::Sign(text) => sign(document, text),
        Maths::Words(text) => leaf(document, "mtext", text),
        Maths::Fraction(parts) => with_children(document, "mfrac", parts.as_slice()),
        Maths::Root(inside) => with_children(document, "msqrt", std::slice::from_ref(inside)),
        Maths::Accent(inside, mark) => {
            let over = with_children(document, "mover", std::slice::from_ref(inside))?;
            over.set_attribute("accent", "true")?;
            over.append_child(&*leaf(document, "mo", mark)?)?;
            Ok(over)
        }
        Maths::Script { base, sub, sup } => {
            let name = match (sub, sup) {
                (Some(_), Some(_)) => "msubsup",
                (Some(_), None) => "msub",
                _ => "msup",
            };
            let script = with_children(document, name, std::slice::from_ref(base))?;
            for part in [sub, sup].into_iter().flatten() {
                script.append_child(&*built(document, part)?)?;
            }
            Ok(script)
        }
    }
}

/// Parts side by side; the name of a function keeps clear of what stands beside it without
/// brackets.
fn row(document: &Document, parts: &[Maths]) -> Result<Element, WebError> {
    let parent = node(document, "mrow")?;
    for (at, part) in parts.iter().enumerate() {
        let crowded = at > 0 && (is_function(part) || is_function(&parts[at - 1]));
        if crowded && !parts[at - 1..=at].iter().any(|part| matches!(part, Maths::Operator(_))) {
            let space = node(document, "mspace")?;
            space.set_attribute("width", "0.17em")?;
            parent.append_child(&space)?;
        }
        parent.append_child(&*built(document, part)?)?;
    }
    Ok(parent)
}

fn is_function(part: &Maths) -> bool {
    matches!(part, Maths::Identifier(name) if name.chars().count() > 1)
}

fn with_children<M: std::borrow::Borrow<Maths>>(
    document: &Document,
    name: &str,
    parts: &[M],
) -> Result<Element, WebError> {
    let parent = node(document, name)?;
    for part in parts {
        parent.append_child(&*built(document, part.borrow())?)?;
    }
    Ok(parent)
}

/// A sign; brackets hug what they enclose and keep their size.
fn operator(document: &Document, text: &str) -> Result<Element, WebError> {
    let sign = leaf(document, "mo", text)?;
    let form = match text {
        "(" | "[" | "⟨" => Some("prefix"),
        ")" | "]" | "⟩" => Some("postfix"),
        _ => None,
    };
    if let Some(form) = form {
        sign.set_attribute("form", form)?;
        sign.set_attribute("stretchy", "false")?;
    }
    if text == "·" {
        sign.set_attribute("lspace", "0.1em")?;
        sign.set_attribute("rspace", "0.1em")?;
    }
    Ok(sign)
}

/// A plus or minus that stands close to what it belongs to.
fn sign(document: &Document, text: &str) -> Result<Element, WebError> {
    let sign = leaf(document, "mo", text)?;
    for (name, value) in [("form", "prefix"), ("lspace", "0"), ("rspace", "0")] {
        sign.set_attribute(name, value)?;
    }
    Ok(sign)
}

fn leaf(document: &Document, name: &str, text: &str) -> Result<Element, WebError> {
    let leaf = node(document, name)?;
    leaf.set_text_content(Some(text));
    Ok(leaf)
}

fn node(document: &Document, name: &str) -> Result<Element, WebError> {
    Ok(document.create_element_ns(Some(NAMESPACE), name)?)
}
