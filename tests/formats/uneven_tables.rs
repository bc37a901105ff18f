//! Tables with more than titles and numbers: empty columns, columns that count, lines over the
//! titles, and texts among the numbers.

use super::{heads::file, loaded};


#[test]
fn a_separator_at_the_end_of_each_line_makes_no_column() {
    for (name, text) in [
        ("vectors.tsv", "1.5\t2.5\t\n3.5\t4.5\t\n5.5\t6.5\t\n"),
        ("vectors.tsv", "\t1.5\t2.5\n\t3.5\t4.5\n\t5.5\t6.5\n"),
        ("vectors.csv", "1.5,2.5,\n3.5,4.5,\n5.5,6.5,\n"),
    ] {
        let names = file("metadata.tsv", "king\nqueen\nman\n");
        let model = loaded(vec![file(name, text), names]).model;
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.5, 2.5, 3.5, 4.5, 5.5, 6.5], "{text}");
        assert!(model.warnings().is_empty(), "{:?}", model.warnings());
    }
}

#[test]
fn names_of_rows_before_the_words_are_no_part_of_them() {
    for text in [
        "\"word\" \"d0\" \"d1\"\n\"1\" \"king\" 1.5 2.5\n\"2\" \"New York\" 3.5 4.5\n",
        "word V1 V2\n1 king 1.5 2.5\n2 \"New York\" 3.5 4.5\n",
        "0 king 1.5 2.5\n1 \"New York\" 3.5 4.5\n2 man 5.5 6.5\n",
    ] {
        let model = loaded(vec![file("emb.txt", text)]).model;
        assert_eq!(model.g().labels()[..2], ["king", "New York"], "{text}");
        assert_eq!(model.g().vectors().as_slice()[..4], [1.5, 2.5, 3.5, 4.5], "{text}");
    }
}
