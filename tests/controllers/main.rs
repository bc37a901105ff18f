//! What the page does beside showing a workspace, with a browser that is none.
#![cfg(not(target_arch = "wasm32"))]

mod address;
mod browser;
mod comparing;
mod drafts;
mod opening;
mod presenting;
mod training;

use reactive_graph::{owner::Owner, prelude::*};
use session::{
    controller::{Given, Opener},
    library::Library,
    permalink::NamedFile,
    protocol::{FileReference, Source},
};
use theory::transform::Action;

use browser::{Local, NoBrowser, WORKERS};

/// A page: delivers what all its workers say.
struct Page {
    library: Library,
    opener: Opener<NoBrowser>,
    _owner: Owner,
}

impl Page {
    fn new() -> Self {
        let owner = Owner::new();
        owner.set();
        WORKERS.take();
        let library = Library::new();
        Self { library, opener: Opener::new(library, NoBrowser(&WORKERS)), _owner: owner }
    }

    /// Delivers what all workers say, those that are started meanwhile too.
    fn settle(&self) {
        let mut settled = 0;
        while settled < WORKERS.with_borrow(Vec::len) {
            let workers = WORKERS.with_borrow(Clone::clone);
            workers.iter().for_each(Local::deliver);
            settled = workers.len();
        }
    }

    fn open(&self, source: Source) {
        self.opener.open(source);
        self.settle();
    }

    fn give(&self, files: Vec<NamedFile>) {
        let references = files.iter().map(FileReference::of).collect();
        self.opener.take(Given::Files(references, files));
        self.settle();
    }

    fn name(&self) -> String {
        let model = self.library.active().model.get_untracked();
        model.map(|model| model.card.provenance.name.clone()).unwrap_or_default()
    }

    fn steps(&self) -> usize {
        self.library.active().moves.steps.with_untracked(|steps| steps.present().len())
    }
}

fn vectors(name: &str) -> NamedFile {
    let text = "word,x,y\neasy,1,2\neasiest,3,5\nlucky,-1,4\nbig,2,2\n";
    (name.into(), text.into())
}

fn shift(seed: u64) -> Action {
    Action::Shift { size: 0.1, seed }
}
