//! The two plots and their tools.

words! {
    /// The two plots and their tools.
    Stage {
        label: "The model and an equivalent model",
        scaled: "scaled to the left plot",
        being_made: "not there yet: being computed…",
        on_the_way: "on the way there",
        moves_along: "the camera follows",
        resisted: "the matrix would become singular",
        stop: "Needle stops at κ",
        stop_label: "The needle stops at κ",
        stop_help: "How far the compass needle can be pulled: no farther than the condition number κ that you set here, between 1 and 100",
        needle: "Angle of the two directions",
        needle_help: "Pull the needle: the model bends as little as it takes to turn the two directions so far. Keys: ← and → turn it by a degree, with Shift by ten",
        drag: "drag a handle",
        projection: "Projection",
        concept_plane: "Concept plane",
        concept_plane_help: "Horizontal: the family's mean difference. Vertical: the main direction of what is left of its tokens",
        directions: "Two directions",
        directions_help: "Horizontal: the first direction. Vertical: what the second adds at a right angle",
        pca: "PCA",
        pca_help: "Principal components: the two directions in which the shown points spread most",
        canonical: "Canonical",
        canonical_help: "The picture that the predictions alone determine, worked out for each model from its own vectors: every equivalent model has the same one",
        beside: "PCA and canonical side by side",
        beside_help: "The moved model twice: its principal components, which bend, beside its canonical picture, which every equivalent model shares. Press again to go back",
        space: "3D",
        space_help: "Three dimensions: the shown plane and an axis beside it. Drag a plot to turn it, or use the arrow keys on the buttons; the handles still bend the plane",
        third: "Third axis",
        third_component: "Spread",
        third_component_help: "The largest spread of the tokens beside the plane",
        third_pair: "Pair",
        third_pair_help: "A third pair of the family, as far as it is beside the plane",
        third_hidden: "Hidden",
        third_hidden_help: "A direction that no prediction sees: hidden moves of g lead along such ones",
        turn: "Turn the view",
        turn_left: "Turn left",
        turn_right: "Turn right",
        turn_up: "Tilt up",
        turn_down: "Tilt down",
        points: "Points",
        tokens: "Tokens",
        tokens_help: "Unembeddings g: one point a token",
        contexts: "Contexts",
        contexts_help: "Embeddings f: one point a context",
        both: "Both",
        both_help: "Tokens and contexts in the same axes",
        follow: "Camera follows",
        follow_help: "The camera of the right plot goes along with the move, its axes kept at right angles: you see what is left of the change",
        shrunk: "The cloud has shrunk: follow it",
        gone: "The cloud has left the picture: follow it",
        ghosts: "Where they were",
        ghosts_help: "Shows in the right plot where the points were before the move",
        paths: "Trails",
        paths_help: "Joins each point of the right plot to where it was before the move",
        family: "All pairs",
        family_help: "Draws an arrow for every pair of the family",
        outline: "Lasso",
        outline_help: "Draw an outline round points to select them in both plots (or hold Shift and pull)",
        clear_selection: "Clear",
        pin_selection: "Pin labels",
        pin_selection_help: "Keep the labels of the selected points on both plots",
        fit: "Show all",
        fit_help: "Everything comes into the picture (or double-click a plot)",
        e1: "Basis vector e₁",
        e2: "Basis vector e₂",
        tip_role: "slider in two dimensions",
        tip_help: "Arrow keys move it, Shift coarsely, Alt finely; Home puts it back",
        play: "▶ Replay",
        finding: "Finding the way…",
        play_help: "Plays the moves again, from the model as loaded, along matrices that all have an inverse",
        numbers: "Numbers",
        numbers_label: "Numbers of this plot",
        numbers_help: "Numbers of this plot: where the points are, as text",
        numbers_caption: "Where the points are",
        point: "point",
        of: "of",
        horizontal: "horizontal",
        vertical: "vertical",
        cut: "Only those that stand out. All points: Make a figure, then CSV",
        the_model: "The model",
        different: "A different model",
        equivalent: "An equivalent model",
        pca_moved: "PCA of the moved model",
        its_canonical: "Its canonical picture",
        across_gap: "across the gap",
        rest: "the rest of the family",
    }
    sentences {
        fn no_picture(reason: &str) { format!("No picture: {reason}") }
        fn selected(points: usize, names: &str) { format!("{} {} selected: {names}", super::number::count(points), super::plural(points, "point", "points")) }
        fn drawn_as(drawn: f64, truth: f64) { format!("drawn {drawn:.0}°, true {truth:.0}°") }
        fn truly(degrees: f64) { format!(", in all dimensions: {degrees:.0} degrees") }
        fn in_view(share: f64) { format!("{:.0} % of this plane is still in view", 100.0 * share) }
        fn true_angle(dimensions: usize) { format!("true angle, all {dimensions} dimensions") }
        fn band(range: [f64; 2], condition: &str) { format!("anywhere in {:.0}°–{:.0}° at κ {condition}", range[0], range[1]) }
        fn stopped(condition: &str) { format!("κ {condition}: the stop that you set") }
        fn in_space(axes: &[String; 2], third: &str) { format!("Three dimensions, turned: {}, {} and {third}", axes[0], axes[1]) }
        fn unit(name: &str, length: f64) { if length == 1.0 { name.to_string() } else { format!("{length} {name}") } }
        fn tip_at(horizontal: &str, vertical: &str) { format!("horizontal {horizontal}, vertical {vertical}") }
        fn described(title: &str, picture: &str) { format!("{title}. {picture}") }
        fn at(x: &str, y: &str) { format!("at ({x}, {y})") }
        fn length(length: &str) { format!("length {length}") }
        fn in_file(spelled: &str) { format!(", in the file {spelled}") }
        fn nearest(names: &str) { format!("nearest by angle: {names}") }
    }
}
