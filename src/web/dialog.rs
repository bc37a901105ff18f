//! Dialogs over the page.

use leptos::{html::Dialog, prelude::*};

/// Opens a dialog over everything else.
pub fn open(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        // A dialog that is open already stays open.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
