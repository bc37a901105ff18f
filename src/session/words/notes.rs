//! The window beside a talk; `{}` stands for numbers, times and titles.

words! {
    /// The window beside a talk; `{}` stands for numbers, times and titles.
    Notes {
        window: "Notes",
        say: "What to say",
        place: "Part {} of {} · {}–{} min",
        next_part: "Next: {}",
        last: "This is the last part",
        start: "Start the clock",
        set_back: "Set the clock back",
        of: "{} of {}",
        over: "{} over this part",
        left: "{} left of this part",
        again: "This state again",
    }
}
