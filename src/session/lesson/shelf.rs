//! The lessons that ship with the app.

/// A lesson on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its name in addresses and of its file.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What one learns, in a sentence.
    pub about: &'static str,
}

/// All lessons, in order.
pub const SHELF: [Entry; 12] = [
    Entry {
        id: "by-hand",
        title: "Two tables, one model",
        about: "Compute a model's predictions by hand: products, then a softmax",
    },
    Entry {
        id: "same-predictions",
        title: "Another geometry, the same predictions",
        about: "Bend the space by hand and watch the predictions stand still",
    },
    Entry {
        id: "bending",
        title: "What bending changes",
        about: "Length, angle and neighbours are accidents of one model",
    },
    Entry {
        id: "parallel",
        title: "What bending cannot change",
        about: "Exactly parallel directions stay parallel under every invertible matrix",
    },
    Entry {
        id: "almost-parallel",
        title: "Almost parallel",
        about: "A cosine can go anywhere in a band that the condition number sets",
    },
    Entry {
        id: "covectors",
        title: "Vectors and covectors",
        about: "Steering vectors move with A, probes with its inverse transpose",
    },
    Entry {
        id: "hidden",
        title: "Hidden directions",
        about: "Where vectors can lie without any prediction noticing",
    },
    Entry {
        id: "relations",
        title: "Relations, and a trap",
        about: "From family trees to language models: relational linearity, and when a perfect fit \
            means nothing",
    },
    Entry {
        id: "identifiable",
        title: "Measures that every equivalent model shares",
        about: "Profile cosine, logit kernel, canonical picture: geometry from predictions alone",
    },
    Entry {
        id: "all-or-none",
        title: "All or none",
        about: "The theorem, what it claims and what it does not, on a real model",
    },
    Entry {
        id: "twins",
        title: "Train it twice",
        about: "Two trainings from two seeds: other pictures, the same model up to one linear map",
    },
    Entry {
        id: "close",
        title: "Close is not equal",
        about: "What a small KL hides: two models that nearly predict the same and share no linear \
            map",
    },
];

/// Where the texts of a file of lessons, or of the talk, lie in the language of this tag.
pub fn texts(tag: &str, file: &str) -> String {
    format!("lessons/{tag}/{}", file.trim_start_matches("lessons/"))
}

/// Where the lesson of this name lies, beside the page.
pub fn file(id: &str) -> String {
    format!("lessons/{id}.json")
}
