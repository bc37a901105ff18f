//! Going anywhere by typing a part of its name.

words! {
    /// Going anywhere by typing a part of its name.
    Palette {
        title: "Find anything",
        help: "Find a control, a property, a model, a lesson, a token (Ctrl K)",
        hint: "Type a name: control, property, model, lesson, token",
        drawer: "drawer",
        sheet: "sheet",
        all_rows: "All properties",
        row: "property",
        model: "model",
        lesson: "lesson",
        token: "token",
        context: "context",
        control: "control",
        nothing: "Nothing is called like this",
    }
}
