//! What a single row of the board is asked about.

words! {
    /// What a single row of the board is asked about.
    Choices {
        gamma: "Contexts that span Γ",
        gamma_empty: "All contexts span Γ",
        gamma_help: "Γ is the part of the token space that these contexts see: what their embeddings span once projected onto it",
        first_set: "First set",
        first_set_help: "Tokens that should lie on one side of the boundary",
        second_set: "Second set",
        second_set_help: "Tokens that should lie on the other side",
        sets_empty: "Both empty: the two sides of the family",
        show_gap: "Show the gap on the plots",
        hide_gap: "Hide the gap",
        gap_help: "An arrow across the widest gap: from the nearest point of one set's convex hull to that of the other",
        gap_drawn: "The arrow crosses the gap. Only its part in the shown plane is seen",
        gap_on_one: "Only one of the two models has a gap",
        no_gap: "No boundary separates the two sets: there is no gap to draw",
        take_out: "Take it out",
        add_token: "add a token…",
        add_context: "add a context…",
        probe_for: "Probe for",
        probe_for_help: "Contexts of this group count as positive",
        against: "against",
        against_help: "Contexts of this group count as negative",
        own_labels: "Labels of your own",
        labels: "Labels of contexts",
        labels_hint: "context TAB label, one a line; or one label a line, in the order of the contexts",
        use_labels: "Use these labels",
        forget_labels: "Forget them",
        groups: "Groups: ",
        strength: "Strength",
        strength_help: "How much of the steering vector v is added: f(s) → f(s) + αv. The slider goes through powers of ten",
        strength_label: "Steering strength α",
        strength_typed: "α, typed",
        other_way: "Steer the other way",
        of_pair: "Target γ is the first direction, not the family's mean",
        of_pair_help: "γ: the difference of unembeddings whose log-odds are to move",
        context: "Context",
        context_help: "The context whose next tokens are shown",
        context_label: "Context that is steered",
        vector: "Steering vector",
        take_vector: "Steer by these numbers",
        first_step: "First step",
        second_step: "Second step",
        steps: "Steps between contexts, f(to) − f(from)",
        steps_back: "Back to those of the relation",
        corners: "Four tokens: is b − a = d − c, is c midway between a and b, is c on the line through them?",
        corners_back: "Back to the two directions",
    }
    sentences {
        fn take_out_named(name: &str) { format!("Take {name} out") }
        fn add_by_typing(set: &str) { format!("{set}: add by typing") }
        fn step_from(step: &str) { format!("{step}: from this context") }
        fn step_to(step: &str) { format!("{step}: to this context") }
        fn corner(name: &str) { format!("Corner {name}") }
        fn vector_hint(d: usize) { format!("{d} numbers, in the coordinates of the model as loaded") }
    }
}
