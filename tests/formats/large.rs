//! Files larger than memory: their headers and the chosen rows are all that is read.

use std::{
    cell::Cell,
    fs::{File, remove_file},
    io::{Read, Result, Seek, SeekFrom, Write},
    path::PathBuf,
    rc::Rc,
};

use formats::{Opened, Pieces, Rows, Selection, Slices, SourceFile, TokenTable, open};

/// As many tokens and components as an 8-billion-parameter model has.
const TOKENS: u64 = 128_256;
const D: u64 = 4096;

/// A file that counts the bytes handed out, slice by slice as a browser does.
struct Counted {
    file: File,
    size: u64,
    read: Rc<Cell<u64>>,
}

impl Slices for Counted {
    fn size(&self) -> u64 {
        self.size
    }

    fn copy(&self, start: u64, into: &mut [u8]) -> Result<()> {
        self.read.set(self.read.get() + into.len() as u64);
        (&self.file).seek(SeekFrom::Start(start))?;
        (&self.file).read_exact(into)
    }
}

/// A sparse file, gone with this value.
struct Sparse(PathBuf);

impl Drop for Sparse {
    fn drop(&mut self) {
        drop(remove_file(&self.0));
    }
}

impl Sparse {
    /// BF16 tables of zeros, except that the last number of each of `marked` is 1; none if the disk
    /// holds no such file.
    fn checkpoint(name: &str, marked: &[u64]) -> Option<Self> {
        let bytes = TOKENS * D * 2;
        let tensor = |start: u64| {
            format!(
                r#"{{"dtype":"BF16","shape":[{TOKENS},{D}],"data_offsets":[{start},{}]}}"#,
                start + bytes
            )
        };
        let header = format!(
            r#"{{"model.embed_tokens.weight":{},"model.layers.0.weight":{},"model.layers.1.weight":{},"lm_head.weight":{}}}"#,
            tensor(0),
            tensor(bytes),
            tensor(2 * bytes),
            tensor(3 * bytes)
        );
        let path = std::env::temp_dir().join(format!("{name}-{}.safetensors", std::process::id()));
        let sparse = Self(path.clone());
        let mut file = File::create(path).ok()?;
        file.write_all(&(header.len() as u64).to_le_bytes()).ok()?;
        file.write_all(header.as_bytes()).ok()?;
        let data = 8 + header.len() as u64;
        file.set_len(data + 4 * bytes).ok()?;
        for row in marked {
            file.seek(SeekFrom::Start(data + 3 * bytes + (row + 1) * D * 2 - 2)).ok()?;
            file.write_all(&[0x80, 0x3f]).ok()?;
        }
        Some(sparse)
    }

    fn open(&self, rows: Rows) -> (Opened, u64) {
        let file = File::open(&self.0).expect("file");
        let size = file.metadata().expect("size").len();
        let read = Rc::new(Cell::new(0));
        let reader = Pieces::of(Counted { file, size, read: read.clone() });
        let checkpoint =
            SourceFile { name: "model.safetensors".into(), size, reader: Box::new(reader) };
        let words: Vec<String> = (0..TOKENS).map(|i| format!("word{i}")).collect();
        let tokens = SourceFile::from_bytes("tokens.txt", words.join("\n").into_bytes());
        let selection = Selection { rows, ..Selection::default() };
        (open(vec![checkpoint, tokens], &selection, &mut |_| ()).expect("a model"), read.get())
    }
}

#[test]
fn a_checkpoint_of_four_gigabytes_is_asked_about_after_its_header() {
    let Some(sparse) = Sparse::checkpoint("asked", &[]) else { return };
    let (opened, read) = sparse.open(Rows::Ask);
    let Opened::Tokens(table) = opened else { panic!("expected a question") };
    assert_eq!(table, TokenTable { tokens: TOKENS, d: D });
    assert!(read < 1 << 20, "read {read} bytes");
}

#[test]
fn chosen_rows_of_four_gigabytes_read_little_besides() {
    const CHOSEN: u64 = 5000;
    let every = TOKENS / CHOSEN;
    let Some(sparse) = Sparse::checkpoint("chosen", &[0, 7 * every]) else { return };
    let words = (0..CHOSEN).map(|i| format!("word{}", i * every)).collect();
    let (opened, read) = sparse.open(Rows::Listed(words));
    let Opened::Model(loaded) = opened else { panic!("expected a model") };
    assert_eq!((loaded.model.g().len() as u64, loaded.tokens_in_file), (CHOSEN, TOKENS));
    let ones: Vec<usize> = (0..CHOSEN as usize)
        .filter(|&i| loaded.model.g().vector(i)[D as usize - 1] == 1.0)
        .collect();
    assert_eq!(ones, [0, 7]);
    assert!(read < 3 * CHOSEN * D * 2, "read {read} bytes for {CHOSEN} rows of {}", D * 2);
}
