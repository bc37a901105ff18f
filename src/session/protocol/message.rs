//! What the page and a worker say to each other, as it travels.

use std::{error::Error, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    About, ModelId, Reason, Setting, Sum, aside,
    card::ModelCard,
    pair,
    question::{Answer, Ask, Question},
    source::Opening,
    training,
};
use formats::{Candidate, Progress, TokenTable};
use theory::model::{Concept, NamedDirection};

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

impl<Q> Asked<Q> {
    /// Its answer, or why there is none.
    pub fn answered<A, E: Error>(&self, answer: Result<A, E>) -> Answered<A> {
        let answer = answer.map_err(|error| Reason::of(&error));
        Answered { ticket: self.ticket, about: self.about, answer }
    }
}

/// What the page says to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// A model to be opened under this number. Local files travel beside this message.
    Open(ModelId, Opening),
    /// The sums over all tokens of files, which travel beside it.
    Sum(Sum),
    /// From now on this is so of an open model: no answer.
    Set(ModelId, Setting),
    /// From now on this is so of two open models: no answer.
    SetPair(About, Arc<pair::SettledPair>),
    /// A question; answered in order.
    Ask(Asked),
    /// A question about two models that are open in this worker; answered in order.
    AskPair(Asked<pair::Question>),
    /// A question about an open model for another asker than its workspace; answered in order.
    AskAside(Asked<aside::Question>),
    /// A question about two tables that are being fitted; answered in order.
    AskTraining(Asked<training::Question>),
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
    Opened(Box<ModelCard>),
    /// The files hold several matrices: the user has to say which.
    Choice(Vec<Candidate>),
    /// The files hold more tokens than fit the memory budget: the user has to say which.
    Tokens(TokenTable),
    /// The sums over all tokens of the files, or why there are none.
    Summed(Result<<Sum as Ask>::Answer, Reason>),
    /// The files held only pair lists.
    Concepts(Vec<Concept>),
    /// The files held only directions, such as control vectors.
    Directions(Vec<NamedDirection>),
    /// The files could not be read; the text says file, place, found and expected.
    Failed(String),
    /// The answer to a question.
    Answer(Answered),
    /// The answer to a question about two models.
    PairAnswer(Box<Answered<pair::Answer>>),
    /// The answer to a question of another asker than the model's workspace.
    AsideAnswer(Box<Answered<aside::Answer>>),
    /// The answer to a question about two tables that are being fitted.
    TrainingAnswer(Box<Answered<training::Answer>>),
}
