//! Files of word vectors of any size: numbers of a fixed sequence, as other programs write them.

use std::fs::{self, File};
use std::io::{BufWriter, Result, Write};
use std::path::PathBuf;

use xtask::program::target_dir;

use crate::model::uniform;

/// How the vectors are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A word and its numbers on each line.
    Glove,
    /// The same below a line that says how many.
    Text,
    /// A word and its singles.
    Binary,
    /// A table of singles, no words.
    Singles,
    /// The output matrix of a checkpoint in halves, no words. Only the first rows hold numbers, the
    /// rest takes no disk.
    Sparse,
}

/// Rows of a sparse file that hold numbers.
const FILLED: usize = 5_000;

/// A file to be made.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// How.
    pub form: Form,
    /// How many.
    pub words: usize,
    /// Components of each vector.
    pub d: usize,
}

impl Words {
    /// What the page calls it.
    pub fn name(self) -> String {
        let form = match self.form {
            Form::Glove => "glove",
            Form::Text => "text",
            Form::Binary => "binary",
            Form::Singles => "singles",
            Form::Sparse => "sparse",
        };
        format!("{form}-{}-{}", self.words, self.d)
    }

    /// One of the words.
    pub fn word(self, index: usize) -> String {
        format!("word{index}")
    }

    /// Writes it, unless it is there; gives its path.
    pub fn file(self) -> Result<PathBuf> {
        let ending = match self.form {
            Form::Glove | Form::Text => "txt",
            Form::Binary => "bin",
            Form::Singles | Form::Sparse => "safetensors",
        };
        let path = target_dir().join(format!("bench/{}.{ending}", self.name()));
        fs::create_dir_all(path.with_file_name(""))?;
        if path.exists() {
            return Ok(path);
        }
        let mut file = BufWriter::new(File::create(&path)?);
        match self.form {
            Form::Sparse => self.write_sparse(file)?,
            Form::Singles => self.write_singles(&mut file)?,
            Form::Glove | Form::Text | Form::Binary => self.write(&mut file)?,
        }
        Ok(path)
    }

    fn write_sparse(self, mut file: BufWriter<File>) -> Result<()> {
        let Self { words, d, .. } = self;
        let header = self.write_header(&mut file, "BF16", 2)?;
        let mut numbers = uniform(FILLED.min(words) * d, 1.0);
        // The upper half of a single is the same number with fewer digits.
        numbers.try_for_each(|x| file.write_all(&x.to_le_bytes()[2..]))?;
        file.into_inner()?.set_len((header + 2 * words * d) as u64)
    }

    fn write_singles(self, file: &mut impl Write) -> Result<()> {
        self.write_header(file, "F32", 4)?;
        uniform(self.words * self.d, 1.0).try_for_each(|x| file.write_all(&x.to_le_bytes()))?;
        file.flush()
    }

    /// The header of a safetensors file with one table of numbers of so many bytes; gives its
    /// length.
    fn write_header(self, file: &mut impl Write, dtype: &str, size: usize) -> Result<usize> {
        let Self { words, d, .. } = self;
        let bytes = size * words * d;
        let header = format!(
            r#"{{"lm_head.weight":{{"dtype":"{dtype}","shape":[{words},{d}],"data_offsets":[0,{bytes}]}}}}"#
        );
        file.write_all(&(header.len() as u64).to_le_bytes())?;
        file.write_all(header.as_bytes())?;
        Ok(8 + header.len())
    }

    fn write(self, file: &mut impl Write) -> Result<()> {
        if self.form != Form::Glove {
            writeln!(file, "{} {}", self.words, self.d)?;
        }
        let mut numbers = uniform(self.words * self.d, 1.0);
        for index in 0..self.words {
            write!(file, "{}", self.word(index))?;
            let vector = numbers.by_ref().take(self.d);
            if self.form == Form::Binary {
                write!(file, " ")?;
                vector.into_iter().try_for_each(|x| file.write_all(&x.to_le_bytes()))?;
            } else {
                vector.into_iter().try_for_each(|x| write!(file, " {x:.6}"))?;
            }
            writeln!(file)?;
        }
        file.flush()
    }
}
