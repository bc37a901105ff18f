//! What was dropped on the page: files, and folders with files in them.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransferItem, DragEvent, FileSystemDirectoryEntry, FileSystemDirectoryReader,
    FileSystemEntry, FileSystemFileEntry,
};

use super::{WebError, user_file::File};
use formats::belongs;

/// Files, and folders that have yet to be looked into.
pub struct Dropped {
    files: Vec<File>,
    folders: Vec<FileSystemDirectoryEntry>,
}

impl Dropped {
    /// What a drop brings, while it is being handled: afterwards the browser has forgotten it.
    pub fn of(event: &DragEvent) -> Option<Self> {
        let items = event.data_transfer()?.items();
        let mut dropped = Self { files: Vec::new(), folders: Vec::new() };
        for item in (0..items.length()).filter_map(|i| items.get(i)) {
            match folder(&item) {
                Some(folder) => dropped.folders.push(folder),
                None => dropped.files.extend(item.get_as_file().ok().flatten().map(File)),
            }
        }
        Some(dropped)
    }

    /// All files: those that were dropped, and those directly in the folders that make a model.
    ///
    /// # Errors
    /// When the browser cannot read a folder, or has none of its files to give.
    pub async fn files(self) -> Result<Vec<File>, WebError> {
        let mut files = self.files;
        for folder in self.folders {
            let found = files_in(&folder).await?;
            if found.is_empty() {
                return Err(WebError(format!("no files in the folder {:?}", folder.name())));
            }
            files.extend(found);
        }
        Ok(files)
    }
}

/// Not every browser has the types of entries by name, so that these say themselves what they are.
fn folder(item: &DataTransferItem) -> Option<FileSystemDirectoryEntry> {
    let entry = item.webkit_get_as_entry().ok().flatten();
    entry.filter(FileSystemEntry::is_directory).map(JsCast::unchecked_into)
}

async fn files_in(folder: &FileSystemDirectoryEntry) -> Result<Vec<File>, WebError> {
    let (reader, mut entries) = (folder.create_reader(), Vec::new());
    loop {
        let some: Array = called_back(|done, failed| read_some(&reader, done, failed)).await?;
        if some.length() == 0 {
            break;
        }
        entries.extend(
            some.iter()
                .map(JsCast::unchecked_into::<FileSystemEntry>)
                .filter(FileSystemEntry::is_file),
        );
    }
    let names: Vec<String> = entries.iter().map(|entry| entry.name()).collect();
    let mut files = Vec::new();
    for entry in entries.into_iter().filter(|entry| belongs(&entry.name(), &names)) {
        let entry: FileSystemFileEntry = entry.unchecked_into();
        let file = called_back(|done, failed| entry.file_with_callback_and_callback(done, failed));
        files.push(File(file.await?));
    }
    Ok(files)
}

/// A browser hands out the entries of a large folder in several parts.
fn read_some(reader: &FileSystemDirectoryReader, done: &Function, failed: &Function) {
    if let Err(error) = reader.read_entries_with_callback_and_callback(done, failed) {
        // Whoever waits for the other callback hears of it.
        let _ = failed.call1(&JsValue::UNDEFINED, &error);
    }
}

/// What a function of the time before promises calls back with.
async fn called_back<T: JsCast>(call: impl Fn(&Function, &Function)) -> Result<T, WebError> {
    let promise = Promise::new(&mut |done, failed| call(&done, &failed));
    Ok(JsFuture::from(promise).await?.dyn_into()?)
}
