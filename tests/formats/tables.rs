//! Tables of text as spreadsheets, pandas and NumPy write them, and words that are not UTF-8.

use std::io::Write;

use formats::{Opened, Selection, SourceFile, likely, open};
use theory::model::{ColumnRole, Predictor};

use super::{
    heads::{counted, file, safetensors},
    loaded, opened,
};

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Predictor {
    loaded(vec![file(name, bytes)]).model
}

/// Labels and numbers of g.
#[track_caller]
fn assert_reads(name: &str, text: &str, labels: &[&str], numbers: &[f64]) {
    let model = read(name, text);
    assert_eq!(model.g().labels(), labels, "{text}");
    assert_eq!(model.g().vectors().as_slice(), numbers, "{text}");
}

#[test]
fn tables_as_pandas_prints_them_are_read() {
    for text in [
        " word   x     y\n king 1.0  2.00\nqueen 3.0 -4.25\n",
        "    word   x     y\n0   king 1.0  2.00\n1  queen 3.0 -4.25\n",
    ] {
        let model = loaded(vec![file("w.txt", text)]).model;
        assert_eq!(model.g().labels(), ["king", "queen"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, -4.25], "{text}");
    }
}

#[test]
fn spaces_around_separators_are_no_part_of_words() {
    for text in ["king ; 1 ; 2\nqueen ; 3 ; 4\n", "word , x , y\nking , 1 , 2\nqueen , 3 , 4\n"] {
        let model = loaded(vec![file("w.csv", text)]).model;
        assert_eq!(model.g().labels(), ["king", "queen"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0], "{text}");
    }
}

#[test]
fn decimal_commas_are_read_with_semicolons_and_tabs() {
    let numbers = [0.5, -0.25, 0.75, 2.0];
    for (name, text) in [
        ("w.csv", "wort;x;y\nrot;0,5;-0,25\nblau;0,75;2\n"),
        ("w.tsv", "wort\tx\ty\nrot\t0,5\t-0,25\nblau\t0,75\t2\n"),
        ("w.tsv", "wort\tx\ty\nrot\tEUR 0,5\tEUR -0,25\nblau\tEUR 0,75\tEUR 2\n"),
        ("w.tsv", "rot\t0,5 €\t-0,25 €\nblau\t0,75 €\t2 €\n"),
        ("w.csv", "sep=;\nwort;x;y\nrot;0.5;-0.25\nblau;0.75;2\n"),
        ("w.csv", "\u{feff}sep=;\r\nrot;0,5;-0,25\r\nblau;0,75;2,0\r\n"),
    ] {
        assert_reads(name, text, &["rot", "blau"], &numbers);
    }
}

#[test]
fn vectors_as_text_in_one_column_are_read() {
    let numbers = [0.5, 1.0, 1.5, 2.0];
    for (name, text) in [
        ("w.csv", "text,embedding\na,\"[0.5, 1.0]\"\nb,\"[1.5, 2.0]\"\n"),
        ("w.csv", ",word,vec\n0,a,[0.5 1. ]\n1,b,[1.5 2. ]\n"),
        ("w.csv", "word,vec\na,\"[0.5\n 1.]\"\nb,\"[1.5\n 2.]\"\n"),
        ("w.csv", "word;vec\na;[0.5, 1.0]\nb;[1.5, 2.0]\n"),
        ("w.tsv", "word\tvec\na\t0.5 1.0\nb\t1.5 2.0\n"),
        ("w.tsv", "a\t[0.5, 1.0]\nb\t[1.5, 2.0]\n"),
        ("w.csv", "word,vec\na,0.5 1.0\nb,1.5 2.0\n"),
        ("w.csv", "a,0.5 1.0\nb,1.5 2.0\n"),
        ("w.tsv", "word\tvec\na\t0.5;1.0\nb\t1.5;2.0\n"),
        ("w.csv", "word;vec\na;0.5|1.0\nb;1.5|2.0\n"),
    ] {
        assert_reads(name, text, &["a", "b"], &numbers);
    }
}

#[test]
fn an_abbreviated_vector_is_refused_with_its_line() {
    let error = opened(vec![file("w.csv", "word,vec\na,[0.5 1.0]\nb,[0.5 ... 1.0]\n")]);
    let error = error.map(drop).expect_err("not a vector").to_string();
    assert!(error.contains("w.csv"), "{error}");
}

#[test]
fn counts_indices_clusters_and_coordinates_are_no_components_unless_chosen() {
    let pandas = ",word,count,cluster,0,1\n0,a,7,1,0.5,1\n1,b,3,2,1.5,2\n";
    assert_reads("w.csv", pandas, &["a", "b"], &[0.5, 1.0, 1.5, 2.0]);
    let map = "text,x,y,dim_0,dim_1\na,9,9,0.5,1\nb,8,8,1.5,2\n";
    assert_reads("w.csv", map, &["a", "b"], &[0.5, 1.0, 1.5, 2.0]);
    assert_reads("w.csv", "word,x,y\na,0.5,1\nb,1.5,2\n", &["a", "b"], &[0.5, 1.0, 1.5, 2.0]);
    let columns = read("w.csv", map).provenance().columns.clone();
    let titles: Vec<_> = columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(titles, ["text", "x", "y", "dim_0", "dim_1"]);
    let roles = [
        ColumnRole::Label,
        ColumnRole::Component,
        ColumnRole::Component,
        ColumnRole::Extra,
        ColumnRole::Extra,
    ];
    let selection = Selection { columns: roles.to_vec(), ..Selection::default() };
    let Ok(Opened::Model(chosen)) = open(vec![file("w.csv", map)], &selection, &mut |_| ()) else {
        panic!("no model")
    };
    assert_eq!(chosen.model.g().vectors().as_slice(), [9.0, 9.0, 8.0, 8.0]);
}

#[test]
fn two_whole_numbers_head_a_file_only_if_the_rest_has_words() {
    for (name, text) in [("w.tsv", "3\t1\n0\t2\n1\t1\n2\t5\n"), ("w.txt", "1 0\n0 1\n1 1\n2 3\n")] {
        let model = read(name, text);
        assert_eq!((model.g().len(), model.d()), (4, 2), "{text}");
    }
    assert_reads("w.txt", "2 1\na 1\nb 2\n", &["a", "b"], &[1.0, 2.0]);
}

#[test]
fn words_with_counts_are_names_and_their_counts_are_left_aside() {
    let vectors =
        || file("vectors.safetensors", safetensors("{}", &[("g", &[3, 2], counted(0, 6))]));
    for name in ["vocab.txt", "words.txt"] {
        let files = vec![vectors(), file(name, "the 561\nof 275\nand 251\n")];
        assert_eq!(loaded(files).model.g().labels(), ["the", "of", "and"], "{name}");
    }
}

#[test]
fn labels_are_as_many_as_rows_or_headed_by_a_usual_title() {
    let vectors =
        || file("vectors.safetensors", safetensors("{}", &[("g", &[2, 2], counted(0, 4))]));
    let with = |text: &str| opened(vec![vectors(), file("labels.txt", text)]);
    for text in ["a\nb\n", "word\na\nb\n", "Label\na\nb\n", "unit\n1\n2\n", "a\nb\n\n"] {
        assert!(matches!(with(text), Ok(Opened::Model(_))), "{text:?}");
    }
    for text in ["king\na\nb\n", "a\n\nb\n", "a\n"] {
        let error = with(text).map(drop).expect_err(text).to_string();
        assert!(error.contains("labels.txt") && error.contains("expected 2"), "{error}");
    }
}

#[test]
fn any_text_with_as_many_lines_as_rows_names_them() {
    let vectors =
        || file("e.safetensors", safetensors("{}", &[("embeddings", &[2, 2], counted(0, 4))]));
    for name in ["sentences.txt", "prompts.txt", "lines.txt"] {
        let files = vec![vectors(), file(name, "It rains.\nSun shines.\n")];
        assert_eq!(loaded(files).model.g().labels(), ["It rains.", "Sun shines."], "{name}");
    }
}

#[test]
fn words_that_are_not_utf8_are_shown_and_counted() {
    let latin: &[(&str, &[u8])] = &[
        ("w.txt", b"2 2\ncaf\xe9 1 2\ntea 3 4\n"),
        ("w.txt", b"caf\xe9 1 2\ntea 3 4\n"),
        ("w.csv", b"word,x,y\ncaf\xe9,1,2\ntea,3,4\n"),
        ("w.bin", b"2 2\ncaf\xe9 \0\0\x80\x3f\0\0\0\x40tea \0\0\x40\x40\0\0\x80\x40"),
    ];
    for (name, bytes) in latin {
        let model = read(name, *bytes);
        assert_eq!(model.g().labels(), ["café", "tea"], "{name}");
        assert!(model.warnings().iter().any(|w| w.contains("Latin-1")), "{:?}", model.warnings());
    }
    let cut = [&"日本".as_bytes()[..5], b" 1 2\ntea 3 4\n"].concat();
    let model = read("w.txt", cut);
    assert_eq!(model.g().labels(), ["日\u{fffd}", "tea"]);
    assert!(model.warnings().iter().any(|w| w.contains("1 text is not UTF-8")));
}

#[test]
fn the_only_file_of_a_zip_is_read_in_its_place() {
    use std::io::Write;
    for method in [zip::CompressionMethod::Stored, zip::CompressionMethod::Deflated] {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        archive.start_file("folder/glove.txt", options).expect("writable");
        archive.write_all(b"a 0.5 1\nb 1.5 2\n").expect("writable");
        let bytes = archive.finish().expect("writable").into_inner();
        let model = read("glove.zip", bytes);
        assert_eq!(model.g().labels(), ["a", "b"]);
        assert_eq!(model.provenance().name, "glove");
        assert!(model.warnings().iter().any(|w| w.contains("glove.zip")));
    }
}

#[test]
fn pickled_words_are_read_and_nothing_is_run() {
    let bytes = super::fixture("pickled-words.npz");
    let model = loaded(vec![SourceFile::from_bytes("m.npz", bytes)]).model;
    assert_eq!(model.g().labels(), ["easy", "naïve", "easy"]);
    let bytes = super::fixture("pickled-scalars.npz");
    let model = loaded(vec![SourceFile::from_bytes("m.npz", bytes)]).model;
    assert_eq!(model.g().labels(), ["easy", "naïve", "日本"], "scalars of NumPy");
}

#[test]
fn titles_that_count_the_columns_are_no_row() {
    let numbers = [0.5, 1.0, 1.5, 2.0];
    for text in [
        "word,0,1\na,0.5,1\nb,1.5,2\n",
        ",0,1\na,0.5,1\nb,1.5,2\n",
        "token\t1\t2\na\t0.5\t1\nb\t1.5\t2\n",
    ] {
        assert_reads("w.csv", text, &["a", "b"], &numbers);
    }
    let model = read("w.csv", "0,1,2\n0.5,1,2\n1.5,2,3\n");
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 2.0, 1.5, 2.0, 3.0]);
    // A word that only happens to stand before whole numbers is a row.
    assert_reads("w.csv", "x,0,1\na,5,1\nb,7,2\n", &["x", "a", "b"], &[0., 1., 5., 1., 7., 2.]);
}

#[test]
fn bars_part_columns_too() {
    assert_reads("w.txt", "a|0.5|1\nb|1.5|2\n", &["a", "b"], &[0.5, 1.0, 1.5, 2.0]);
}

#[test]
fn tables_inside_of_archives_are_read_with_their_labels() {
    let inside = [("in/vectors.tsv", "0.5\t1\n1.5\t2\n"), ("in/metadata.tsv", "a\nb\n")];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in inside {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).expect("a name");
        archive.write_all(text.as_bytes()).expect("text");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    let model = read("both.zip", bytes);
    assert_eq!(model.g().labels(), ["a", "b"]);
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(b"a 0.5 1\nb 1.5 2\n").expect("text");
    let packed = packer.finish().expect("an archive");
    let model = read("words.txt.gz", packed.clone());
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 1.5, 2.0]);
    let error = opened(vec![file("words.txt.gz", &packed[..packed.len() - 9])]);
    let error = error.map(drop).expect_err("cut off").to_string();
    assert!(error.contains("words.txt.gz, gzip archive"), "{error}");
}

#[test]
fn columns_are_the_vectors_of_titles_that_are_words() {
    let (labels, numbers) = (["king", "queen", "man"], [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]);
    for text in [
        "king,queen,man\n0.5,1.5,2.5\n1,2,3\n",
        ",king,queen,man\n0,0.5,1.5,2.5\n1,1,2,3\n",
        "dim,king,queen,man\nd0,0.5,1.5,2.5\nd1,1,2,3\n",
    ] {
        assert_reads("w.csv", text, &labels, &numbers);
    }
    let tall = read("t.csv", "king,queen,man\n1,2,3\n4,5,6\n7,8,9\n0,1,2\n");
    assert!(tall.warnings().iter().any(|warning| warning.contains("may be words")));
    let counted = "dim,king,queen,man\n1,1,2,3\n2,4,5,6\n";
    assert_reads("w.csv", counted, &["king", "queen", "man"], &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    assert_reads("w.txt", "a 0.5,1,2\nb 1,1.5,3\n", &["a", "b"], &[0.5, 1., 2., 1., 1.5, 3.]);
    let points = read("p.csv", "height,width,depth\n1,2,3\n4,5,6\n7,8,9.5\n");
    assert_eq!((points.g().len(), points.g().vectors()[(1, 0)]), (3, 2.0));
}

#[test]
fn decimal_commas_stand_between_spaces_and_bars_too() {
    for text in ["roi 0,5 1,5\nreine 0,25 2\n", "roi|0,5|1,5\nreine|0,25|2\n"] {
        assert_reads("w.txt", text, &["roi", "reine"], &[0.5, 1.5, 0.25, 2.0]);
    }
}

#[test]
fn line_ends_of_old_macs_and_types_of_numbers_are_read() {
    assert_reads("w.txt", "a 0.5 1\rb 1.5 2\r", &["a", "b"], &[0.5, 1.0, 1.5, 2.0]);
    let typed = "word,vector\na,\"[np.float32(0.5), np.float32(1.0)]\"\nb,\"[np.float32(1.5), np.float32(2.0)]\"\n";
    assert_reads("w.csv", typed, &["a", "b"], &[0.5, 1.0, 1.5, 2.0]);
}

#[test]
fn what_is_called_a_list_of_names_is_a_table_where_nothing_else_has_vectors() {
    let contexts = "context,x,y\nthe sky is,1,2\nwater is,3,4\n";
    let tokens = "token,x,y\nblue,1,0\nwet,0,1\nred,1,1\n";
    let files = || vec![file("contexts.csv", contexts), file("tokens.csv", tokens)];
    let Ok(Opened::Choice(tables)) = opened(files()) else { panic!("which is f is asked") };
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["contexts", "tokens"]);
    assert_eq!(
        likely(&tables).map(|table| table.map(|table| &*table.name)),
        [Some("contexts"), Some("tokens")]
    );
    let chosen =
        Selection { f: Some("contexts".into()), g: Some("tokens".into()), ..Selection::default() };
    let Ok(Opened::Model(loaded_both)) = open(files(), &chosen, &mut |_| {}) else {
        panic!("both are chosen")
    };
    assert_eq!(loaded_both.model.warnings(), [""; 0], "both are used");

    let model = read("tokens.tsv", "token\tx\ty\tz\nblue\t1\t0\t0.5\nwet\t0\t1\t2\n");
    assert_eq!((model.g().labels(), model.d()), (&["blue".into(), "wet".into()][..], 3));
    let counts = opened(vec![file("tokens.tsv", "blue\t1\t700\nwet\t2\t30\n")]);
    assert!(counts.is_err(), "a number and a count are no vectors");
    let beside = loaded(vec![
        file("tokens.tsv", "token\tcount\tfreq\nblue\t7\t.5\nwet\t3\t.25\n"),
        file("g.csv", "1,2,3\n4,5,6\n"),
    ]);
    assert_eq!(beside.model.g().labels(), ["blue", "wet"], "names of what lies beside them");
}

#[test]
fn titles_of_several_levels_are_not_rows() {
    for text in [
        ",e,e\n,0,1\nword,,\na,1,2\nb,3,4\n",
        "kind,e,e\ndim,x,y\nword,,\na,1,2\nb,3,4\n",
        ",x,y\nword,,\na,1,2\nb,3,4\n",
    ] {
        let model = super::loaded(vec![super::heads::file("v.csv", text)]).model;
        assert_eq!(model.g().labels(), ["a", "b"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0], "{text}");
    }
}

#[test]
fn names_may_break_lines_in_quotes() {
    let table = || super::heads::file("v.tsv", "1\t2\n3\t4\n");
    for (name, text) in [
        ("labels.csv", "\"a\nb\"\n\"c, d\"\n"),
        ("sentences.csv", "text\n\"a\nb\"\n\"c, d\"\n"),
        ("tweets.csv", "id,text\n0,\"a\nb\"\n1,\"c, d\"\n"),
    ] {
        let model = super::loaded(vec![table(), super::heads::file(name, text)]).model;
        assert_eq!(model.g().labels(), ["a\nb", "c, d"], "{name}: {:?}", model.warnings());
    }
}

#[test]
fn printed_tables_are_read_with_their_names() {
    for (name, text) in [
        ("m.txt", " word | x | y \n------+---+---\n a | 1 | 2\n b | 3 | 4\n(2 rows)\n"),
        ("m.txt", "{{\"a\", 1, 2}, {\"b\", 3, 4.}}"),
        ("m.txt", "  [,1] [,2]\na 1 2\nb 3 4\n"),
    ] {
        let model = super::loaded(vec![super::heads::file(name, text)]).model;
        assert_eq!(model.g().labels(), ["a", "b"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0], "{text}");
        let said = model.warnings().iter().any(|w| w.contains("that a program printed"));
        assert!(said, "{text}: {:?}", model.warnings());
    }
}
