//! Contexts that are computed from the model's own file.

use super::{number::count, plural};

words! {
    /// Contexts that are computed from the model's own file.
    Contexts {
        offered: "This file can compute its own contexts",
        offered_help: "The language model itself runs here, on this machine: it reads a text and gives f, its last hidden state",
        start: "Compute contexts",
        opening: "Opening the model…",
        none: "Contexts are computed from the file of a language model: open a GGUF, or config.json, tokenizer.json and the safetensors of a checkpoint together",
        refused: "This file cannot compute contexts: ",
        line: "Type a context",
        line_hint: "The capital of France is",
        line_help: "What the model reads. Its tokens, its point in the plots and its next tokens follow as you type",
        tokens: "Tokens that the model reads",
        added: "The file puts this token before every text",
        keep: "Keep",
        keep_help: "Puts the line into the set of contexts (Enter)",
        group: "Group",
        group_hint: "no group",
        group_help: "Contexts of one group are compared with those of another: probes, steering",
        next: "Next tokens, of the whole vocabulary",
        token: "Token",
        probability: "probability",
        lens_next: "Next tokens as the logit lens reads them",
        add: "Add many",
        add_help: "Paste or type one context a line, a tab and its group behind it; or a JSON list",
        many: "Contexts, one a line",
        many_hint: "This exam is very⇥easy",
        add_lines: "Add these lines",
        file: "From a file…",
        file_help: "A text with one context a line (a tab and its group behind it), a JSON list of strings, or a relation of the LRE data set: name, prompt_templates, samples",
        ready: "Ready sets",
        bundled: "The 509 contexts of the bundled model",
        bundled_help: "Degrees of adjectives, opposites, capitals and others, with their groups and relations",
        template: "Template",
        template_help: "Each word of the concept is put where {} stands; the two sides of its pairs become two groups",
        template_value: "{} is the opposite of",
        concept: "Concept",
        fill: "Fill in",
        prefixes: "All beginnings of the line",
        prefixes_help: "Every place where a word of the line ends is a context",
        set: "The set",
        empty: "No context is kept yet",
        remove: "Remove",
        clear: "Remove all",
        rename: "Name",
        rename_help: "What the context is called on screen; its text stays what the model reads",
        undo: "Undo",
        redo: "Redo",
        compute: "Compute the rest",
        done: "Tokens computed",
        layer: "Layer",
        layer_help: "Behind which layer the hidden state is taken. Any but the last is read through the last norm, as the logit lens reads it: its distribution is not the model's",
        last_layer: "the last",
        waits: "not computed yet",
        more: "Show more",
        steer: "Steer, and let both models go on",
        steer_help: "A vector of this kind times α is added to f before the next token is chosen; each model makes the vector from its own numbers",
        along: "Along",
        not_steered: "not steered",
        by_causal: "the causal direction of the target",
        by_means: "the difference of the two groups",
        by_moment: "what the contexts do with the target",
        by_unembedding: "the target's own unembedding difference",
        go_on: "Continue",
        continue_help: "Both models go on with the context, token by token, the likeliest of the loaded tokens each time, steered as above: f is computed from the file, and moved as the moves say",
        saying: "going on…",
        same_words: "They say the same words",
        other_words: "They say other words",
    }
    sentences {
        fn stopped(reason: &str) { format!("The program that computes contexts stopped: {reason}") }
        fn tokens_of(tokens: usize, length: usize) { format!("{} {} of at most {}", count(tokens), plural(tokens, "token", "tokens"), count(length)) }
        fn mass(share: &str, loaded: usize) { match loaded { 1 => format!("The one loaded token holds {share} of it"), _ => format!("The {} loaded tokens hold {share} of it", count(loaded)) } }
        fn progress(done: usize, total: usize) { format!("{} of {} {}", count(done), count(total), plural(total, "token", "tokens")) }
        fn in_set(contexts: usize, computed: usize) { if computed == contexts { format!("{} {}", count(contexts), plural(contexts, "context", "contexts")) } else { format!("{} of {} {} computed", count(computed), count(contexts), plural(contexts, "context", "contexts")) } }
        fn repeated(repeated: usize, given: usize) { format!("{} of {} {} there already: each context is kept once", count(repeated), count(given), plural(given, "line was", "lines were")) }
        fn cannot_steer(reason: &str) { format!("Not steered: {reason}") }
        fn steered_from(token: &str, plain: &str, steered: &str) { format!("“{token}” had {plain} and has {steered}, steered") }
        fn steered_at(strength: &str) { format!("steered, α = {strength}") }
        fn steered_along(along: &str, strength: &str) { format!("Next tokens are steered along {along}, α = {strength}: not what the models themselves predict") }
        fn read_at(layer: usize, layers: usize) { format!("read at layer {layer} of {layers}") }
        fn remove_named(name: &str) { format!("Remove “{name}”") }
        fn name_of(name: &str) { format!("Name of “{name}”") }
        fn group_of(name: &str) { format!("Group of “{name}”") }
        fn behind(layer: usize, layers: usize) { format!("{layer} of {layers}") }
    }
}
