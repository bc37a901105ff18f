//! What only a worker can show: reading the user's files piece by piece, and messages to and from
//! the page.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::io::{Read, Seek, SeekFrom};

use all_or_none::web::file::local;
use formats::{Opened, Selection, SourceFile, open};
use picture::export::{Paper, Preset};
use picture::figure::{Colours, Content, Figure, Palette};
use picture::press::{Job, Press, Sheet};
use session::engine::ModelEngine;
use session::protocol::question::{self, Answers};
use session::protocol::{About, Asked, At, ModelId, ToPage, ToWorker};
use session::words::wording;
use theory::property::{Mark, Picture};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::File;

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Longer than what is fetched at once, and not a multiple of it.
const LONG: usize = 2 * (1 << 20) + 4321;
const TABLE: &[u8] = b"word,x,y\neasy,1,2\neasiest,3,5\nlucky,-1,4\n";

#[wasm_bindgen_test]
fn a_local_file_reads_the_same_at_any_place() {
    let bytes: Vec<u8> = (0..LONG).map(|index| (index % 251) as u8).collect();
    let mut file = local(file("long.bin", &bytes)).unwrap();
    assert_eq!(file.size(), LONG as u64);
    for (start, count) in [(0, 10), (1 << 20, 3), ((1 << 20) - 2, 7), (LONG - 5, 5), (17, 1 << 21)]
    {
        let mut piece = vec![0; count];
        file.seek(SeekFrom::Start(start as u64)).unwrap();
        file.read_exact(&mut piece).unwrap();
        assert_eq!(piece, bytes[start..start + count], "{count} bytes at {start}");
    }
}

/// In registers here, in plain numbers where other tests run: whole numbers have one sum.
#[wasm_bindgen_test]
fn sums_in_registers_are_the_sums() {
    for d in [1, 7, 576] {
        let number = |i: usize| ((i * 7 + 3) % 11) as f64 - 5.0;
        let vectors: Vec<f64> = (0..5 * d).map(|i| number(3 * i)).collect();
        let axes: Vec<f64> = (0..4 * d).map(number).collect();
        let dot = |(a, x): (&[f64], &[f64])| a.iter().zip(x).map(|(a, x)| a * x).sum::<f64>();
        let all = vectors.chunks(d).flat_map(|x| axes.chunks(d).map(move |a| (a, x)));
        let expected: Vec<f64> = all.map(dot).collect();
        let [first, second, third, fourth] = std::array::from_fn(|n| &axes[n * d..(n + 1) * d]);
        let singles: Vec<f32> = vectors.iter().map(|&x| x as f32).collect();
        for numbers in [kernel::Numbers::Double(&vectors), kernel::Numbers::Single(&singles)] {
            let seen = kernel::project_twice([first, second, third, fourth], numbers);
            assert_eq!(seen.into_iter().map(f64::from).collect::<Vec<_>>(), expected);
        }
        let rows: Vec<f64> = (0..4 * d).map(|i| axes[i % 4 * d + i / 4]).collect();
        assert_eq!(kernel::product(&rows, &vectors, d), expected);
    }
}

#[wasm_bindgen_test]
fn a_local_file_ends_where_it_ends() {
    let mut file = local(file("short.bin", b"abc")).unwrap();
    let mut read = Vec::new();
    assert_eq!(file.read_to_end(&mut read).unwrap(), 3);
    assert_eq!(file.seek(SeekFrom::End(5)).unwrap(), 8);
    assert_eq!(file.read(&mut [0; 4]).unwrap(), 0);
    assert!(file.seek(SeekFrom::Current(-9)).is_err());
}

#[wasm_bindgen_test]
fn a_local_file_opens_and_the_engine_answers() {
    let mut engine = engine();
    assert_eq!(*engine.card().tokens, ["easy", "easiest", "lucky"]);
    let dimensions = engine.answer(&question::Dimensions).unwrap().dimensions;
    assert_eq!((dimensions.g, dimensions.k), (2, None));
}

#[wasm_bindgen_test]
fn messages_cross_the_boundary_unchanged() {
    let opened = ToPage::Opened(Box::new(engine().card()));
    let crossed = serde_wasm_bindgen::to_value(&opened).unwrap();
    assert_eq!(serde_wasm_bindgen::from_value::<ToPage>(crossed).unwrap(), opened);
    let bars = question::Bars { at: At::default(), context: 3, count: 8, steering: None };
    let about = About::One(ModelId(2));
    let asked = ToWorker::Ask(Asked { ticket: 7, about, question: bars.into() });
    let crossed = serde_wasm_bindgen::to_value(&asked).unwrap();
    assert_eq!(serde_wasm_bindgen::from_value::<ToWorker>(crossed).unwrap(), asked);
}

#[wasm_bindgen_test]
fn a_figure_crosses_to_the_press_and_comes_back_as_a_file() {
    let marks = vec![Mark { name: "before".into(), at: 0.5 }];
    let content = Content::Board(Picture::Dial { marks, band: Some([0.25, 1.0]) });
    let figure = Figure { title: "κ".into(), content, caption: String::new(), wording: wording() };
    let paper = Paper::preset(Preset::Column, &figure);
    let job = Job::Tikz(Sheet {
        figure,
        paper,
        colours: Colours::Print,
        palette: Palette::default(),
        transparent: true,
    });
    let crossed: Job =
        serde_wasm_bindgen::from_value(serde_wasm_bindgen::to_value(&job).unwrap()).unwrap();
    assert_eq!(crossed, job);
    let printed = Press::default().print(&crossed).unwrap();
    assert!(String::from_utf8(printed.bytes).unwrap().contains("\\begin{tikzpicture}"));
}

fn engine() -> ModelEngine {
    let local = local(file("own.csv", TABLE)).unwrap();
    let source = SourceFile { name: "own.csv".into(), size: local.size(), reader: Box::new(local) };
    match open(vec![source], &Selection::default(), &mut |_| {}).unwrap() {
        Opened::Model(loaded) => ModelEngine::new(*loaded, None),
        other => panic!("expected a model, found {other:?}"),
    }
}

fn file(name: &str, bytes: &[u8]) -> File {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).unwrap()
}
