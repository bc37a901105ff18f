//! What bends the space: what moves, the shown plane, the matrix, moves of all dimensions.

words! {
    /// What bends the space: what moves, the shown plane, the matrix, moves of all dimensions.
    Moves {
        title: "Move",
        what_moves: "What moves",
        gauge: "Gauge",
        gauge_help: "A on the contexts and its inverse transpose on the tokens: every prediction stays",
        only_g: "Only g",
        only_g_help: "A contrast: only the tokens move, so predictions change",
        only_f: "Only f",
        only_f_help: "A contrast: only the contexts move, so predictions change",
        same: "Same",
        same_help: "A contrast: the same A on both sides; predictions stay only if A is orthogonal",
        gauge_says: "every prediction stays",
        contrast_says: "a contrast: the predictions change",
        same_says: "a contrast: the predictions stay only if A is orthogonal",
        bend: "Bend the shown plane",
        matrix: "Matrix, on f",
        rotate: "Rotate",
        rotate_help: "Rotation of the plane in degrees",
        stretch_1: "Stretch 1",
        stretch_1_help: "Stretch of what is seen along the first axis, in powers of two. Without shear it is one of its singular values",
        stretch_2: "Stretch 2",
        stretch_2_help: "Stretch of what is seen along the second axis, in powers of two. Without shear it is one of its singular values",
        on_tokens: "The sliders and handles act on what is seen: the tokens g",
        on_contexts: "The sliders and handles act on what is seen: the contexts f",
        sides: "What f gets, what g gets",
        sides_help: "Both sides of the bend of the shown plane: the matrix on the contexts f and the one on the tokens g. Under a gauge the one is the inverse transpose of the other, so that every product f·g stays",
        f_gets: "f gets",
        g_gets: "g gets",
        shear: "Shear",
        shear_help: "How far the second axis leans over the first",
        mirror: "Mirror",
        mirror_help: "Flip the second axis: the determinant changes its sign",
        known: "Known matrices…",
        known_label: "Known matrices",
        known_help: "Named matrices for the shown plane",
        all_steps: "Of all steps together",
        det: "det",
        log_det: "log|det|",
        use_nearest: "Use the nearest that works",
        all_dimensions: "Moves of all dimensions",
        kappa: "κ",
        kappa_label: "Condition number κ",
        seed: "seed",
        seed_label: "Seed",
        hidden: "Moves that predictions cannot see",
        amount: "Size",
        amount_label: "Size of hidden moves and shifts",
        amount_help: "How long the added vectors are, relative to the mean length of those that they are added to",
        needs_both: "Needs contexts and tokens",
        shuffle: "Shuffle",
        shuffle_help: "A random model with the very same predictions: gauge, shift and hidden moves, in random order. It takes the place of your steps; undo brings them back",
        new_d: "d′ ",
        new_d_label: "New dimension d′",
        new_d_help: "The new dimension d′, more than the model has. What is appended is zero everywhere: predictions stay",
        turned: "turned at random",
        turned_help: "A random rotation after it spreads the zeros over all coordinates; it takes the next seed. Up to 2,048 dimensions",
        singular: "singular",
        nearly_singular: "nearly singular",
    }
    sentences {
        fn entry(row: usize, column: usize) { format!("Matrix, row {row}, column {column}") }
        fn no_room(space: &str, d: usize) { format!("No room: {space} fills all {d} dimensions") }
        fn reduce_to(k: usize) { format!("Reduce to k = {k}") }
        fn refused(t: &[String; 4], nearly: &str, condition: &str, most: f64) { format!("The matrix [{} {}; {} {}] is {nearly}: its condition number is {condition}, at most {most:.0} is allowed", t[0], t[1], t[2], t[3]) }
        fn unmirrored(reason: &str) { format!("{reason}. On offer: the same matrix without the reflection") }
    }
}
