//! What one tries with the plots: surprises, breaking, a ruler, a bet.

words! {
    /// What one tries with the plots: surprises, breaking, a ruler, a bet.
    Experiments {
        label: "Try it",
        surprise: "Surprise me",
        surprise_help: "Goes through random models with the same predictions, each a gentle bend of the one before. Press again to stop; earlier steps stay, and one undo goes back",
        stop: "Stop",
        one_side: "Only one side moves now: that is no equal. Choose Gauge first",
        no_plane: "This picture is no plane that could be bent",
        break_it: "Break it",
        break_help: "Hold, or the key X: the tokens g move and the contexts f stay, so it is another model. Let go and it is healed; a short press keeps it broken until the next",
        broken: "Broken: g moved, f did not. Let go or press again to heal",
        ruler: "Ruler",
        ruler_help: "Lays a ruler along a direction. Drag it in parallel onto another: it says whether both are parallel in all dimensions. Keys: → lays it on the next direction, ← lays it along another, Esc takes it away",
        ruler_role: "ruler",
        measuring: "measuring…",
        lay: "Drag it onto another direction",
        bet: "Bet first",
        bet_placed: "Bet placed: now move",
        bet_help: "Say which of six properties the next move will keep, then move and see",
        bet_title: "Which of these survive your next move?",
        place: "Place the bet",
        placed: "The bet stands. Now make a move: bend, or Surprise me",
        again: "Bet again",
        survives: "survives",
        did: "survived",
        did_not: "did not survive",
        right: "right",
        wrong: "wrong",
        close: "Close",
        bet_share: "The score is part of the link",
        bet_always: "Bet first, always: ask before moves, and keep what is answered",
        bet_always_help: "In links and lessons: bets, answers and points go into the link. Share it with a class, and let everyone send theirs back",
        who: "Name, if you like: ",
        hand_in: "Copy the link with my answers",
        hand_in_help: "To be sent to whoever asked for it. It holds the name, bets, answers and this state, and nothing else",
        handed: "Copied: send it to whoever asked for it",
    }
    sentences {
        fn surprised(earlier: usize) { if earlier == 0 { "Random equals of the model: its predictions never moved. Undo goes back".to_string() } else { format!("Random equals of the model: its predictions never moved. Your {earlier} earlier {} still there; Undo goes back", super::plural(earlier, "step is", "steps are")) } }
        fn parallel(residual: &str) { format!("parallel (residual {residual}, all dimensions)") }
        fn not_parallel(degrees: f64) { if degrees < 0.95 { format!("not parallel: {degrees:.2}° off in all dimensions") } else { format!("not parallel: {degrees:.0}° off in all dimensions") } }
        fn in_all(right: usize, all: usize) { format!("{right} of {all} points so far: tasks done alone, and bets") }
        fn bet_came(score: [usize; 2], wrong: &str) { let [right, all] = score; let outcome = format!("Your bet: {right} of {all} right"); if wrong.is_empty() { outcome } else { format!("{outcome}; wrong about {wrong}") } }
        fn score(right: usize, all: usize) { format!("{right} of {all} right") }
        fn surveyed(parallel: usize, all: usize, nearest: &str, degrees: f64) { if parallel == 0 { format!("parallel to none of {all}; nearest: {nearest}, {degrees:.0}° off") } else { format!("parallel to {parallel} of {all} others, in all dimensions") } }
        fn slipped(name: &str, degrees: f64) { format!("The ruler slips off {name}: {degrees:.1}° off in all dimensions. It stays on true parallels alone") }
        fn stays(name: &str) { format!("The ruler stays on {name}: parallel in all dimensions, before and after every gauge") }
        fn ruler_along(name: &str) { format!("Ruler along {name}") }
    }
}
