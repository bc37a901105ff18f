//! The address and the history of the browser.

use std::cell::RefCell;

use session::{
    controller::{Address, Bar},
    protocol::Source,
};
use theory::{model::Toy, transform::Side};

use super::{Page, shift};

#[derive(Default)]
struct Noted(RefCell<Vec<(&'static str, String)>>);

impl Bar for Noted {
    type Error = String;

    fn hash(&self) -> String {
        let noted = self.0.borrow();
        let last = noted.iter().rev().find(|(what, _)| *what != "keep");
        last.map(|(_, hash)| hash.clone()).unwrap_or_default()
    }

    fn push(&self, hash: &str) -> Result<(), String> {
        self.0.borrow_mut().push(("push", hash.into()));
        Ok(())
    }

    fn replace(&self, hash: &str) -> Result<(), String> {
        self.0.borrow_mut().push(("replace", hash.into()));
        Ok(())
    }

    fn keep(&self, link: &str) {
        self.0.borrow_mut().push(("keep", link.into()));
    }
}

#[test]
fn moves_are_entries_of_the_history_and_other_choices_change_the_entry_there_is() {
    let page = Page::new();
    let (address, bar) = (Address::new(page.library), Noted::default());
    assert_eq!(address.due(), None, "there is nothing to say before a model is open");
    page.open(Source::Toy(Toy::Plane));
    let write = || address.write(address.due().expect("at rest"), &bar).expect("written");
    write();
    let workspace = page.library.active();
    workspace.choose_side(Side::OnlyG);
    write();
    workspace.add(shift(1));
    page.settle();
    write();
    write();
    workspace.hold_steps(true);
    assert_eq!(address.due(), None, "what is held is not at rest");
    workspace.hold_steps(false);
    let what: Vec<&str> = bar.0.borrow().iter().map(|(what, _)| *what).collect();
    assert_eq!(what, ["replace", "keep", "replace", "keep", "push", "keep"]);
    workspace.undo();
    assert_eq!(address.read(&bar), None, "its model is open");
    assert_eq!(page.steps(), 1, "the back button is an undo");
}

#[test]
fn the_back_button_shows_the_other_model_again_as_it_was() {
    let page = Page::new();
    let (address, bar) = (Address::new(page.library), Noted::default());
    page.open(Source::Toy(Toy::Plane));
    page.library.active().add(shift(1));
    page.settle();
    let first = page.library.active().id;
    address.write(address.due().expect("at rest"), &bar).expect("written");
    page.open(Source::Toy(Toy::Space));
    assert_ne!(page.library.active().id, first);
    assert_eq!(address.read(&bar), None);
    assert_eq!((page.library.active().id, page.steps()), (first, 1));
}
