//! What the page and a worker say to each other, as it travels.

use serde::{Deserialize, Serialize};

use super::{
    About, Excerpt, Fit, Fitting, ModelId, Reason, Saved, Setting, Statistics,
    card::Card,
    inference::{ContextKey, StateBatch},
    pair,
    question::{Answer, Question},
    source::Opening,
};
use formats::{Candidate, Progress, TokenTable};
use theory::{
    compare::Target,
    model::{Concept, NamedDirection},
};

/// A question, with the ticket by which its answer is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked<Q = Question> {
    /// Counts the questions of one asker.
    pub ticket: u64,
    /// What it is about.
    pub about: About,
    /// The question.
    pub question: Q,
}

/// The answer to the question with the same ticket about the same models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered<A = Answer> {
    /// Of the question.
    pub ticket: u64,
    /// What the question was about.
    pub about: About,
    /// The answer, or why there is none: the steps cannot be applied, say.
    pub answer: Result<A, Reason>,
}

/// What the page says to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// A model to be opened under this number. Local files travel beside this message.
    Open(ModelId, Opening),
    /// The files whose tokens are all to be summed up, read or not; they travel beside it.
    Sum(Opening),
    /// From now on this is so of an open model: no answer.
    Set(ModelId, Setting),
    /// A question; answered in order.
    Ask(Asked),
    /// A question about two models that are open in this worker; answered in order.
    AskPair(Asked<pair::Question>),
    /// The model is needed no more: no answer.
    Close(ModelId),
    /// What an open model says of some of its contexts and tokens is asked for.
    Excerpt(ModelId, Excerpt),
    /// Asks for the states of contexts that were computed elsewhere, see [`Setting::States`].
    States(ModelId, Vec<ContextKey>),
    /// Two tables are to be fitted, in place of any others; to what a model says, where it is that.
    Fit(Fit, Option<Box<Target>>),
    /// As many rounds more, or fewer if they take long.
    FitOn(usize),
    /// Both tables are asked for as they are.
    EndFit,
}

/// What a worker says to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToPage {
    /// How far reading has come.
    Progress {
        /// In bytes.
        progress: Progress,
        /// How long the file will still take, once that can be said.
        seconds_left: Option<f64>,
    },
    /// The model is open; from now on questions about it are answered.
    Opened(Box<Card>),
    /// The files hold several matrices: the user has to say which.
    Choice(Vec<Candidate>),
    /// The files hold more tokens than fit the memory budget: the user has to say which.
    Tokens(TokenTable),
    /// The sums over all tokens of the files.
    Summed(Statistics),
    /// The files held only pair lists.
    Concepts(Vec<Concept>),
    /// The files held only directions, such as control vectors.
    Directions(Vec<NamedDirection>),
    /// The files could not be read; the text says file, place, found and expected.
    Failed(String),
    /// The answer to a question.
    Answer(Answered),
    /// What an open model says of some of its contexts and tokens.
    Excerpt(Result<Box<Target>, Reason>),
    /// To [`ToWorker::States`]: those that are known.
    States(Box<StateBatch>),
    /// Two fits are so far.
    Fitting(Box<Fitting>),
    /// Both tables as files.
    Fitted(Box<[Saved; 2]>),
    /// The answer to a question about two models.
    PairAnswer(Box<Answered<pair::Answer>>),
}
