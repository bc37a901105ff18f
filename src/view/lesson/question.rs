//! A question of a lesson: choices, or a number.

use leptos::prelude::*;

use crate::{
    view::{number::typed, prose::Prose},
    web::element::reveal,
};
use session::{
    lesson::{AnswerChoice, Player, Question, plain},
    words::words,
};

/// The question, and what is said of the answer.
#[component]
pub fn QuestionBox(question: Question, player: Player) -> impl IntoView {
    match question {
        Question::Choices(answers) => view! { <Choices answers player /> }.into_any(),
        Question::Number { label, value, within, otherwise } => {
            let wrong = Signal::derive(move || {
                player.number().is_some_and(|answer| (answer - value).abs() > within)
            });
            view! { <Number label otherwise wrong player /> }.into_any()
        }
    }
}

#[component]
fn Choices(answers: Vec<AnswerChoice>, player: Player) -> impl IntoView {
    let reasons =
        StoredValue::new(answers.iter().map(|a| (a.right, a.because.clone())).collect::<Vec<_>>());
    let choice = |(at, answer): (usize, AnswerChoice)| {
        view! {
            <label class="answer">
                <input
                    type="radio"
                    name="answer"
                    prop:checked=move || player.chosen() == Some(at)
                    on:change=move |_| player.choose(at)
                />
                <span><Prose text=answer.say /></span>
            </label>
        }
    };
    let feedback = move || {
        let at = player.chosen()?;
        let (right, because) = reasons.with_value(|all| all.get(at).cloned())?;
        let sign = if right { words().lesson.right } else { words().lesson.wrong };
        Some(view! {
            <p class="because" class:right=right use:reveal>
                <strong>{sign}</strong>
                <Prose text=because />
            </p>
        })
    };
    view! {
        <fieldset class="answers">
            <legend class="visually-hidden">{words().lesson.answers}</legend>
            {answers.into_iter().enumerate().map(choice).collect_view()}
        </fieldset>
        <div role="status">{feedback}</div>
    }
}

#[component]
fn Number(label: String, otherwise: String, wrong: Signal<bool>, player: Player) -> impl IntoView {
    let otherwise = StoredValue::new(otherwise);
    let name = plain(&label);
    let answer = move |text: &str| {
        typed(text).into_iter().for_each(|number| player.answer_number(number));
    };
    view! {
        <label class="answer">
            <span><Prose text=label /></span>
            <input
                type="text"
                inputmode="decimal"
                class="number-box number"
                data-testid="answer-number"
                aria-label=name
                aria-invalid=move || wrong.get().to_string()
                prop:value=move || player.number().map(|x| x.to_string()).unwrap_or_default()
                on:change:target=move |event| answer(&event.target().value())
            />
        </label>
        <div role="status">
            <Show when=move || wrong.get()>
                <p class="because" use:reveal>
                    <strong>{words().lesson.wrong}</strong>
                    <Prose text=otherwise.get_value() />
                </p>
            </Show>
        </div>
    }
}
