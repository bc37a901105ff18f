//! Lessons: the shelf, the card of a step, questions, the outline of a talk.

words! {
    /// Lessons: the shelf, the card of a step, questions, the outline of a talk.
    Lesson {
        lessons: "Learn",
        lessons_help: "Short lessons that lead through the app",
        about: "Two to four minutes each. A lesson leads through the app itself; when you leave it, what was on screen comes back",
        open: "Open a lesson…",
        open_help: "A JSON file like those that ship with the app",
        lesson: "Lesson",
        show: "Show",
        fold: "Fold",
        leave: "Leave",
        leave_help: "End the lesson and go back to what was on screen before",
        step: "This step",
        done: "Done: ",
        do_this: "Your turn: ",
        back: "Back",
        next: "Next",
        skip: "Skip",
        finish: "Finish",
        progress: "Progress of the lesson",
        show_me: "Show me",
        show_me_help: "Does the step for you",
        answers: "Answers",
        right: "Right. ",
        wrong: "Not so. ",
        class: "For teachers: what a class answered",
        class_help: "Opens a page that shows the links that a class handed in as charts. It sends nothing anywhere",
        talk: "For teachers: the outline of a 20-minute talk",
        show_state: "Show this state",
        give: "Give this talk",
        give_help: "Presents the parts one after the other: → and ← step, R brings the state of a part back, Esc ends",
        talk_label: "Talk",
        part_back_help: "The part before (←)",
        part_next_help: "The next part (→)",
        again: "Again",
        again_help: "The state that this part began with (R)",
        end: "End the talk",
        end_help: "What was on screen before comes back",
        notes: "Notes",
        notes_help: "What to say and a clock, in a window of their own for the speaker's screen",
    }
    sentences {
        fn part(from: u32, to: u32, title: &str) { format!("{from}–{to} min: {title}") }
    }
}
        code: "QR code",
        code_help: "The address of what is on screen, for cameras in the room (Q)",
        code_of: "QR code of what is on screen",
