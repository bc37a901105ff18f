//! What is in a tar archive: blocks of 512 bytes, the head of each file first (POSIX ustar).

use crate::source::SourceFile;

/// Bytes of a block.
const BLOCK: usize = 512;

/// Whether an archive begins so.
pub(super) fn is_archive(start: &[u8]) -> bool {
    start.get(257..262) == Some(b"ustar")
}

/// The files in an archive, without folders and without what systems hide in it; nothing where it
/// ends too early.
pub(super) fn files(archive: &[u8]) -> Option<Vec<SourceFile>> {
    let (mut at, mut files) = (0, Vec::new());
    while let Some(head) = archive.get(at..at + BLOCK).filter(|head| head[0] != 0) {
        let text = |field: &[u8]| {
            let end = field.iter().position(|b| *b == 0).unwrap_or(field.len());
            String::from_utf8_lossy(&field[..end]).trim().to_string()
        };
        let size = usize::from_str_radix(&text(&head[124..136]), 8).ok()?;
        let start = at + BLOCK;
        let bytes = archive.get(start..start.checked_add(size)?)?;
        let path = text(&head[..100]);
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_file = matches!(head[156], 0 | b'0');
        if is_file && !name.is_empty() && !name.starts_with('.') {
            files.push(SourceFile::from_bytes(name, bytes.to_vec()));
        }
        at = start + size.div_ceil(BLOCK) * BLOCK;
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, files};

    fn member(path: &str, kind: u8, bytes: &[u8]) -> Vec<u8> {
        let mut block = vec![0; BLOCK];
        block[..path.len()].copy_from_slice(path.as_bytes());
        block[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
        block[156] = kind;
        block[257..262].copy_from_slice(b"ustar");
        block.extend(bytes);
        block.resize(block.len().div_ceil(BLOCK) * BLOCK, 0);
        block
    }

    #[test]
    fn files_are_taken_without_their_folders() {
        let archive = [
            member("w/", b'5', b""),
            member("w/a.txt", b'0', b"king 1 2\n"),
            member("w/._a.txt", b'0', b"x"),
            member("b.txt", b'0', &[b'x'; 600]),
            vec![0; 2 * BLOCK],
        ]
        .concat();
        let found = files(&archive).expect("an archive");
        let found: Vec<(&str, u64)> = found.iter().map(|f| (f.name.as_str(), f.size)).collect();
        assert_eq!(found, [("a.txt", 9), ("b.txt", 600)]);
        assert!(files(&archive[..4 * BLOCK]).is_none());
    }
}
