//! Two models compared.

use super::{
    number::{count, figure},
    plural,
};

words! {
    /// Two models compared.
    Compare {
        title: "Two models",
        with: "Compare with…",
        with_help: "Puts a second model beside this one: do they predict the same, and which linear properties hold in both?",
        an_open_model: "A model that is open",
        another: "Another model",
        a_file: "A file…",
        a_file_help: "Any file that the page can open: another model, or this one saved after a move",
        exhibits: "Pairs whose answer is known",
        close: "Close the comparison",
        swap: "Swap",
        swap_help: "Makes the second model the first one",
        itself: "A model and itself are the same in everything: choose another one",
        asks_again: "The files of one of the models have to be chosen anew: open it again",
        reading: "Opening both models…",
        stop: "Stop",
        go_on: "Go on",
        measuring: "Measuring",
        nothing_shared: "The two models share no context and no token",
        nothing_helps: "They can be compared on texts that both know: models of one language, with tokens as text or in a known spelling (Ġ, ▁). For f, both need contexts with the same text",
        only_tokens: "They share no contexts: the side of g is compared, nothing that needs predictions",
        compute: "Compute f for the other's contexts",
        compute_help: "This model's file is a language model: it reads the texts of the other one's contexts, here on this machine, and gets an f of its own for each",
        computing: "Computing contexts…",
        only_contexts: "They share no tokens: the side of f is compared, nothing that needs predictions",
        predict_the_same: "Both predict the same.",
        predict_nothing: "Predictions cannot be compared.",
        one_map: "One linear map takes one to the other, on both sides.",
        no_map: "No linear map takes one to the other.",
        maps_apart: "Each side is a linear image of the other's, yet no one map serves both.",
        map_unknown: "Too little is shared to tell whether a linear map takes one to the other.",
        map_needs_contexts: "Only contexts that both share tell whether one linear map serves f and g.",
        map_needs_tokens: "Whether one linear map serves f and g takes tokens that both share.",
        yes: "yes",
        nearly: "nearly",
        no: "no",
        unknown: "not to be told",
        shared: "What both share",
        shared_list: "The list",
        shared_contexts: "Contexts",
        shared_tokens: "Tokens",
        only_first: "Only in the first",
        only_second: "Only in the second",
        list: "List them",
        predictions: "Do they predict the same?",
        logit_distance: "Relative logit distance",
        logit_distance_help: "Mean squared difference of the log-probabilities, each centred over tokens, relative to their size (Nielsen et al. 2026): 0 exactly where both predict the same, √2 where they have nothing to do with each other",
        kl: "Mean KL, both ways",
        kl_help: "Kullback–Leibler divergence in nats, mean over contexts. It can be small although likely and unlikely tokens are told apart in quite another way",
        max_change: "max |Δ log p|",
        max_change_help: "Largest difference of a log-probability over all shared contexts and tokens",
        agreement: "Same top token",
        agreement_help: "Share of contexts after which both find the same token most probable",
        variance: "Log-likelihood variance distance",
        variance_help: "Largest spread of the differences of standardised log-likelihoods (Nielsen et al. 2025): 0 exactly where both predict the same",
        equivalence: "Is one a linear image of the other?",
        complexity: "Effective complexity",
        complexity_help: "k, the dimension that predictions see. A linear map between what predictions see needs the same k in both",
        explained_f: "f explained, held out",
        explained_g: "g explained, held out",
        explained_help: "Share of the log-odds that is kept when one side of one model is predicted linearly from the other model: first from second, second from first. Each context or token is predicted by a fit that did not see it (five folds)",
        one_map_row: "One map for both sides",
        one_map_help: "Share of the log-odds that is kept when contexts go through the map of the contexts and tokens through that of the tokens: 1 where both are one map. It is 1 minus the square of the pairing error",
        turned_round: "The tokens' map, turned round for f",
        turned_round_help: "Share of the log-odds that is kept when f is predicted by the map that was fitted to the tokens alone: 1 where one map serves both sides, none where it is further off than no map at all",
        pairing: "Pairing error",
        pairing_help: "By how much the log-odds change when contexts go through the map of the contexts and tokens through that of the tokens: 0 where both are one map",
        canonical_f: "Canonical correlation of f",
        canonical_g: "Canonical correlation of g",
        canonical_help: "Mean canonical correlation: 1 where one side is a linear image of the other. What chance makes of it stands beside it: the same with shuffled labels",
        by_construction: "says nothing",
        nothing_kept: "none",
        in_coordinates: "In coordinates",
        in_coordinates_help: "The same measured in orthonormal coordinates of the explained model: what counts as large then depends on its gauge",
        foils: "What to distrust",
        foils_help: "These are often used to compare representations. A gauge changes nothing that a model predicts, and it changes these: slide it and see",
        gauge: "Gauge of the second model",
        gauge_help: "κ, the condition number of a random gauge of the second model. All figures above stay as they are: none of them is computed anew",
        cka: "CKA",
        cka_help: "Centred kernel alignment, 1 for the same up to rotation",
        procrustes: "Procrustes",
        procrustes_help: "What is left over after the best rotation, 0 for the same up to rotation",
        all_or_none: "All or none",
        all_or_none_help: "Each property measured in both models, on what they share",
        in_both: "in both",
        only_one: "only first",
        only_two: "only second",
        in_neither: "in neither",
        valued: "no threshold",
        agree: "agree",
        differ: "differ",
        not_evidence: "not evidence",
        not_testable: "not testable",
        property: "Property",
        standing: "Holds",
        first: "First",
        second: "Second",
        threshold: "Threshold",
        chance: "Chance",
        chance_help: "The median of the same measure on random pairs, in the first and the second model",
        families: "Across the concept list",
        families_help: "Each dot is a family of the concept list: how well its pairs agree in direction in the first model (across) and in the second (up), as the mean leave-one-out cosine",
        euclidean: "Euclidean",
        causal: "Causal",
        profile: "Profile",
        euclidean_help: "Plain cosines: any gauge changes them",
        causal_help: "Cosines in the geometry of Σ_g⁻¹: gauges keep them, hidden moves may not",
        profile_help: "Cosines of the profiles of log-odds over contexts: a function of the predictions alone",
        profile_needs: "profiles go over contexts, and the two share none",
        stage: "Both models",
        single_point: "No picture: a single point is no direction, it takes two that differ",
        own_planes: "Each its own plane",
        own_planes_help: "Each model in the plane of the two directions as it has them",
        aligned: "Second one aligned",
        aligned_help: "Takes the second model through the fitted map into the space of the first, and shows both in the same plane: what is left of difference is seen. What predictions do not see of either has no counterpart and is left out",
        align_needs_both: "Only where both share contexts and tokens: the map is fitted to them",
        as_seen: "what predictions see of it",
        over_first: "outlined: the first model",
        aligned_caption: "The second is taken through the fitted map and drawn in the plane of the first, where outlines are the points of the first; what predictions do not see of either is left out.",
        blend: "From as it is to aligned",
        bend: "Bend it into the first",
        bend_help: "Makes the fitted map a gauge step of the second model's step list",
        no_bend: "Only where one map serves both sides, in equally many dimensions",
        bent: "The map is now a step of the second model's list",
        bent_shift: "One common shift of all its g may be left: predictions go by differences of g, so none of them sees it",
        after_moves: "after the moves in its step list",
        show_second: "Go to the second model",
        by_tokens: "map of the tokens",
        by_contexts: "map of the contexts",
        context: "Next tokens after",
        none: "–",
        figures: "What was measured",
        held_out: "Shares of f and g are held out, in five folds. Canonical correlations stand beside those of shuffled labels.",
        renormalised: "Probabilities are those over the shared tokens",
        biased_first: "Only the first adds a bias to its logits: it counts in the predictions, and has no part in f and g",
        biased_second: "Only the second adds a bias to its logits: it counts in the predictions, and has no part in f and g",
        biased_both: "Both add a bias to their logits: it counts in the predictions, and has no part in f and g",
        capped: "Logits are capped: predictions are compared as they are, f and g as if there were no cap",
        exhibit_gauge: "A model and its gauge",
        exhibit_hidden: "Hidden moves, in another d",
        exhibit_turns: "Opposite turns",
        exhibit_labels: "Swapped labels",
        exhibit_rounded: "16 bits and 4 bits",
        exhibit_gauge_help: "Equal predictions, one linear map, and pictures that differ",
        exhibit_hidden_help: "Equal predictions in six and in nine dimensions",
        exhibit_turns_help: "Each side is a linear image of the other's, and yet no one map serves both",
        exhibit_labels_help: "The longer the vectors, the nearer the predictions by KL, and there is no linear map",
        exhibit_rounded_help: "SmolLM2 with its numbers rounded: what a quantised copy keeps",
        length: "Length of the unembeddings",
        length_help: "The longer they are, the smaller KL; no length makes one model a linear image of the other",
        made_here: "made in the app",
        first_name: "first",
        second_name: "second",
        sixteen_bits: "SmolLM2 at 16 bits",
        four_bits: "SmolLM2 at 4 bits",
    }
    sentences {
        fn predict_nearly(distance: &str) { format!("They predict nearly the same (relative logit distance {distance}).") }
        fn predict_otherwise(distance: &str) { format!("They predict differently (relative logit distance {distance}).") }
        fn of_shared(shared: usize, first: usize, second: usize) { format!("{} of {} and {}", count(shared), count(first), count(second)) }
        fn nearly_one_map(missed: &str) { format!("Nearly one linear map, not an equal model: it explains all but {missed} % of the log-odds.") }
        fn nearly_apart(missed: &str) { format!("Each side is nearly a linear image of the other's (all but {missed} % explained), yet no one map serves both.") }
        fn no_map_but(missed: &str) { format!("No linear map takes one to the other: {missed} % of the log-odds is left unexplained.") }
        fn other_complexity(one: usize, two: usize) { format!("No linear map takes one to the other: predictions use {} dimensions of the first and {} of the second.", count(one), count(two)) }
        fn left_out(contexts: usize, tokens: usize) { format!("{} {}, {} {}", count(contexts), plural(contexts, "context", "contexts"), count(tokens), plural(tokens, "token", "tokens")) }
        fn listed(shown: usize, all: usize) { if shown < all { format!("the first {} of {}", count(shown), count(all)) } else { format!("all {}", count(all)) } }
        fn two(one: &str, two: &str) { format!("{one} · {two}") }
        fn of_chance(figure: &str, null: &str) { format!("{figure} (shuffled {null})") }
        fn exact(rows: usize, dimensions: usize) { format!("exact by construction: {} {} for {} dimensions", count(rows), plural(rows, "label", "labels"), count(dimensions)) }
        fn in_sample(rows: usize, coordinates: usize) { format!("A fit to all {} rows in {} coordinates is exact whatever the models are: only held-out shares say anything", count(rows), count(coordinates)) }
        fn no_one_map(times: &str, dimensions: usize) { format!("Turned round for the contexts, the map of the tokens misses f by {times} times the log-odds themselves: what differs a little between the tokens of the two models is magnified, all the more in {} dimensions. The pairing error turns nothing round, and decides", count(dimensions)) }
        fn undrawn(names: &str) { format!("Not drawn, as only one of the models has its tokens: {names}") }
        fn points(points: usize, tokens: bool) { format!("{} {}", count(points), if tokens { plural(points, "token", "tokens") } else { plural(points, "context", "contexts") }) }
        fn done(done: usize, all: usize) { format!("{} of {}", count(done), count(all)) }
        fn correlation(r: f64, p: f64, families: usize, shuffles: usize) { format!("r = {} over {families} families; {} of shuffles reach as much ({} shuffles)", figure(r), figure(p), count(shuffles)) }
        fn no_correlation(families: usize) { format!("{families} {}: too few, or all alike", plural(families, "family", "families")) }
        fn left_out_families(families: usize, reason: &str) { format!("{families} {} left out: {reason}", plural(families, "family is", "families are")) }
        fn dot(name: &str, one: &str, two: &str, pairs: usize) { format!("{name}: {one} and {two} over {pairs} {}", plural(pairs, "pair", "pairs")) }
        fn counted(properties: usize, what: &str) { format!("{properties} {what}") }
        fn answered(question: &str, answer: &str) { format!("{question} {answer}") }
        fn percent(share: &str) { format!("{share} %") }
        fn over(one: &str, two: &str, contexts: usize, tokens: usize) { format!("{one} and {two} over {} shared {} and {} shared {}.", count(contexts), plural(contexts, "context", "contexts"), count(tokens), plural(tokens, "token", "tokens")) }
        fn sized(name: &str, d: usize) { format!("{name} (d = {})", count(d)) }
        fn directions(both: &str) { format!("Directions {both}.") }
        fn with_correlation(geometry: &str, r: &str) { format!("{geometry}, r = {r}") }
        fn of_geometry(geometry: &str, finding: &str) { format!("{geometry}: {finding}.") }
        fn families_title(one: &str, two: &str) { format!("How linear each concept is, {one} against {two}") }
        fn families_caption(one: &str, two: &str) { format!("Each dot is a family of word pairs: the mean leave-one-out cosine of its differences in {one} (across) and in {two} (up).") }
        fn spelled_otherwise(tokens: usize) { format!("{} of the shared tokens {} spelled in another way in the other file, and matched as text", count(tokens), plural(tokens, "is", "are")) }
        fn kappa(condition: &str) { format!("κ = {condition}") }
    }
}
