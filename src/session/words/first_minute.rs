//! The first minute of a visitor, and the ways to go on from there.

words! {
    /// The first minute of a visitor, and the ways to go on from there.
    FirstMinute {
        watch: "Watch.",
        skip: "Any key, click or tap stops this",
        your_turn: "Your turn: drag a handle in the right plot",
        drag_me: "drag me",
        go_on: "Ways to go on",
        opposite: "Make them opposite",
        opposite_help: "Bends until the two directions point nearly opposite ways, 170° apart: 180° is beyond every invertible matrix",
        own_file: "Bring your own file",
        lesson: "Take the lesson",
        share: "Share this",
        close: "Enough of this",
    }
}
