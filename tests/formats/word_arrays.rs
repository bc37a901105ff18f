//! Arrays of one dimension, each under its word.

use super::{
    heads::{counted, file, safetensors},
    loaded,
    numbers_beside::{npz, singles},
};

#[test]
fn a_word_that_is_called_as_a_bias_is_a_word_among_others_of_its_length() {
    for words in [
        ["king", "b", "queen", "man"],
        ["king", "bias", "queen", "man"],
        ["New York", "a/b", "c.d", "e"],
    ] {
        let rows = || words.iter().zip([1.0, 2.0, 3.0, 4.0]);
        let arrays: Vec<_> = rows()
            .map(|(word, from)| (*word, "<f4", "(2,)", singles(&[from, from + 0.5])))
            .collect();
        let tensors: Vec<_> =
            rows().map(|(word, from)| (*word, &[2][..], vec![from, from + 0.5])).collect();
        for (name, bytes) in
            [("e.npz", npz(&arrays)), ("e.safetensors", safetensors("{}", &tensors))]
        {
            let model = loaded(vec![file(name, bytes)]).model;
            let mut labels: Vec<&str> = model.g().labels().iter().map(String::as_str).collect();
            let mut expected = words;
            labels.sort_unstable();
            expected.sort_unstable();
            assert_eq!(labels, expected, "{name}");
            assert_eq!(model.bias(), None, "{name}: {words:?}");
        }
    }
}

#[test]
fn a_folder_of_all_arrays_is_no_part_of_their_words() {
    let row = |from: f32| ("<f4", "(2,)", singles(&[from, from + 0.5]));
    let [(descr, shape, a), (_, _, b)] = [row(1.0), row(2.0)];
    let bytes = npz(&[("words/king", descr, shape, a), ("words/queen", descr, shape, b)]);
    assert_eq!(loaded(vec![file("e.npz", bytes)]).model.g().labels(), ["king", "queen"]);
}

#[test]
fn an_array_with_a_number_for_each_word_is_the_bias_where_it_is_called_so() {
    let tensors = [
        ("king", &[2][..], vec![1.0, 2.0]),
        ("bias", &[2][..], vec![0.5, 0.25]),
        ("queen", &[2][..], vec![3.0, 4.0]),
    ];
    let model = loaded(vec![file("e.safetensors", safetensors("{}", &tensors))]).model;
    assert_eq!(model.g().labels(), ["king", "queen"]);
    assert_eq!(model.bias().map(|bias| bias[1]), Some(0.25));
    let table = [("g", &[2, 2][..], counted(1, 4)), ("b", &[2][..], vec![0.5, 0.25])];
    let model = loaded(vec![file("m.safetensors", safetensors("{}", &table))]).model;
    assert_eq!(model.bias().map(|bias| bias[1]), Some(0.25));
}
