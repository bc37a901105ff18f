//! What files that were picked or dropped are, as far as their names, sizes and ends tell.

use std::future::Future;

use super::Given;
use crate::{
    context_set::{ContextSet, LONGEST, contexts_in},
    permalink::{SavedSession, checksum},
    protocol::FileReference,
};

/// Bytes that tell a session from a model.
const HEAD: u64 = 32;

/// A file of the reader's, whose bytes are read when asked for.
pub trait Readable {
    /// Why bytes cannot be read.
    type Error;

    /// Its name, without folders.
    fn name(&self) -> String;

    /// How many bytes it has.
    fn size(&self) -> u64;

    /// Its bytes from `start` up to `end`, cut where the file ends.
    fn piece(&self, start: u64, end: u64) -> impl Future<Output = Result<Vec<u8>, Self::Error>>;
}

/// Looks at files: a saved session is read whole, and texts are where they may be `contexts`.
///
/// # Errors
/// Bytes that cannot be read.
pub async fn looked_at<F: Readable>(files: Vec<F>, contexts: bool) -> Result<Given<F>, F::Error> {
    if let [only] = files.as_slice()
        && SavedSession::begins_with(&only.piece(0, HEAD).await?)
    {
        return Ok(Given::Session(only.name(), whole(only).await?));
    }
    let mut references = Vec::new();
    for file in &files {
        references.push(reference(file).await?);
    }
    Ok(match contexts_of(&files, contexts).await? {
        Some(set) => Given::Contexts(set, references, files),
        None => Given::Files(references, files),
    })
}

async fn whole<F: Readable>(file: &F) -> Result<Vec<u8>, F::Error> {
    file.piece(0, file.size()).await
}

async fn reference<F: Readable>(file: &F) -> Result<FileReference, F::Error> {
    let size = file.size();
    let mut ends = Vec::new();
    for (start, length) in FileReference::ends(size) {
        ends.extend(file.piece(start, start + length).await?);
    }
    Ok(FileReference { name: file.name(), size, sum: Some(checksum(size, ends)) })
}

/// The contexts in files all of which hold some.
async fn contexts_of<F: Readable>(
    files: &[F],
    wanted: bool,
) -> Result<Option<ContextSet>, F::Error> {
    let size: u64 = files.iter().map(F::size).sum();
    if !wanted || files.is_empty() || size > LONGEST {
        return Ok(None);
    }
    let mut all = ContextSet::default();
    for file in files {
        let found = contexts_in(&whole(file).await?);
        let Some(with) = found.and_then(|set| all.with(&set).ok()) else { return Ok(None) };
        all = with;
    }
    Ok(Some(all))
}

#[cfg(test)]
mod tests {
    use std::{
        convert::Infallible,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;
    use crate::permalink::{Link, LinkError, NamedFile};

    impl Readable for NamedFile {
        type Error = Infallible;

        fn name(&self) -> String {
            self.0.clone()
        }

        fn size(&self) -> u64 {
            self.1.len() as u64
        }

        async fn piece(&self, start: u64, end: u64) -> Result<Vec<u8>, Infallible> {
            let cut = |at: u64| self.1.len().min(at as usize);
            Ok(self.1[cut(start)..cut(end)].to_vec())
        }
    }

    /// Files in memory are there at once.
    fn looked(files: Vec<NamedFile>, contexts: bool) -> Given<NamedFile> {
        let looking = pin!(looked_at(files, contexts));
        match looking.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(given)) => given,
            Poll::Ready(Err(never)) => match never {},
            Poll::Pending => unreachable!("nothing is waited for"),
        }
    }

    fn file(name: &str, text: &str) -> NamedFile {
        (name.into(), text.into())
    }

    #[test]
    fn a_session_is_told_by_its_beginning_and_read_whole() -> Result<(), LinkError> {
        let saved =
            SavedSession { link: Link::default(), files: Vec::new(), companion: Vec::new() };
        let text = saved.to_json()?;
        let given = looked(vec![file("any.name", &text)], true);
        let Given::Session(name, bytes) = given else { unreachable!("it begins like a session") };
        assert_eq!((name.as_str(), bytes.as_slice()), ("any.name", text.as_bytes()));
        Ok(())
    }

    #[test]
    fn other_files_are_known_by_name_size_and_the_checksum_of_their_ends() {
        let one = file("one.csv", "word,x\na,1\n");
        let Given::Files(references, files) = looked(vec![one.clone()], false) else {
            unreachable!("a table is no session")
        };
        assert_eq!((references, files), (vec![FileReference::of(&one)], vec![one]));
    }

    #[test]
    fn texts_are_contexts_where_those_may_be_given_and_all_files_hold_some() {
        let lines = file("lines.txt", "The sky is blue\tweather\nA tree is\n");
        let of = |files: &[&NamedFile], contexts| {
            looked(files.iter().copied().cloned().collect(), contexts)
        };
        assert!(matches!(of(&[&lines], true), Given::Contexts(set, ..) if set.contexts.len() == 2));
        assert!(matches!(of(&[&lines], false), Given::Files(..)));
        let binary: NamedFile = ("x.npy".into(), b"\x93NUMPY\x01\x00".to_vec());
        assert!(matches!(of(&[&lines, &binary], true), Given::Files(..)));
    }
}
