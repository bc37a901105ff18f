//! Which file of a crate names which: what a path means, through all that modules give on by `use`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path as FilePath,
};

use super::source::rust_files;

/// The segments of a path, or a module by where it is in its crate.
pub type Path = Vec<String>;

/// So often a name is followed to where another `use` has it from.
const DEEPEST: usize = 12;

/// What code says before its tests, without comments.
pub fn code_alone(code: &str) -> String {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().flat_map(|line| [line.split("//").next().unwrap_or_default(), "\n"]).collect()
}

/// What a file says of others.
#[derive(Default)]
struct Module {
    /// The names that its `use` brings in, and of what.
    names: BTreeMap<String, Path>,
    /// All paths in it, but for those that it only gives on.
    paths: BTreeSet<Path>,
}

/// The files of a crate, each a module.
pub struct Crate {
    modules: BTreeMap<Path, Module>,
}

impl Crate {
    /// Reads the files of a folder, without its tests.
    pub fn read(folder: &FilePath) -> io::Result<Self> {
        let mut modules = BTreeMap::new();
        for path in rust_files(folder)? {
            let inside = path.strip_prefix(folder).unwrap_or(&path).with_extension("");
            let mut place: Path =
                inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if place == ["lib"] {
                place.clear();
            }
            if place.first().is_none_or(|first| first != "tests") {
                modules.insert(place, Module::of(&code_alone(&fs::read_to_string(&path)?)));
            }
        }
        Ok(Self { modules })
    }

    /// From each file to those that it names, by their modules.
    pub fn arrows(&self) -> BTreeSet<(Path, Path)> {
        let mut arrows = BTreeSet::new();
        for (place, module) in &self.modules {
            for path in &module.paths {
                arrows.extend(self.meant(place, path, 0).map(|to| (place.clone(), to)));
            }
        }
        arrows.retain(|(from, to)| from != to);
        arrows
    }

    /// Circles of modules that are beside each other: in one folder, none need each other.
    pub fn circles(&self) -> Vec<Path> {
        let mut beside: BTreeMap<Path, BTreeSet<Path>> = BTreeMap::new();
        for (from, to) in self.arrows() {
            let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if common < from.len().min(to.len()) {
                let [from, to] = [from, to].map(|path| path[..=common].to_vec());
                beside.entry(from).or_default().insert(to);
            }
        }
        let leads_back = |from: &Path| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from.clone()]);
            while let Some(place) = next.pop() {
                let beside = beside.get(&place).into_iter().flatten();
                next.extend(beside.filter(|to| seen.insert((*to).clone())).cloned());
            }
            seen.contains(from)
        };
        beside.keys().filter(|from| leads_back(from)).cloned().collect()
    }

    /// The module that a path means in another one; none of another crate.
    fn meant(&self, from: &Path, path: &[String], depth: usize) -> Option<Path> {
        let (first, rest) = path.split_first().filter(|_| depth < DEEPEST)?;
        let (mut place, mut rest) = match first.as_str() {
            "crate" => (Path::new(), rest),
            "self" => (from.clone(), rest),
            "super" => (from[..from.len().checked_sub(1)?].to_vec(), rest),
            _ if self.child(from, first).is_some() => (from.clone(), path),
            _ => {
                let known = self.modules.get(from)?.names.get(first)?;
                // What is known by the name of another crate is of that crate.
                let known = Some(known).filter(|known| known.first() != Some(first))?;
                (self.meant(from, known, depth + 1)?, rest)
            }
        };
        while let Some((next, after)) = rest.split_first() {
            if next == "super" {
                place.pop()?;
            } else if let Some(child) = self.child(&place, next) {
                place = child;
            } else {
                let given = self.modules.get(&place).and_then(|module| module.names.get(next));
                let given = given.and_then(|given| self.meant(&place, given, depth + 1));
                match given.filter(|given| *given != place) {
                    Some(given) => place = given,
                    None => break,
                }
            }
            rest = after;
        }
        Some(place)
    }

    fn child(&self, place: &Path, name: &str) -> Option<Path> {
        let child = [place.as_slice(), &[name.to_owned()]].concat();
        self.modules.contains_key(&child).then_some(child)
    }
}

impl Module {
    fn of(code: &str) -> Self {
        let mut module = Self::default();
        let mut rest = String::new();
        for part in code.split_inclusive(';') {
            let Some((before, tree)) = used(part) else {
                rest.push_str(part);
                continue;
            };
            rest.push_str(before);
            let given_on = before.lines().last().is_some_and(|line| line.trim().starts_with("pub"));
            for (path, name) in leaves(tree, &[]) {
                module.names.insert(name, path.clone());
                if !given_on {
                    module.paths.insert(path);
                }
            }
        }
        let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let inline = rest.split(|c: char| !is_path(c)).filter(|word| word.contains("::"));
        module.paths.extend(inline.map(segments).filter(|path| path.len() > 1));
        module
    }
}

/// A `use` at the end of a part of code, after what stands before it.
fn used(part: &str) -> Option<(&str, &str)> {
    let (before, tree) = part.strip_suffix(';')?.rsplit_once("use ")?;
    let begins = before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != '_');
    let is_tree = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_:{},*".contains(c);
    (begins && tree.chars().all(is_tree)).then_some((before, tree))
}

/// The paths of a tree, each with the name that it has from then on.
fn leaves(tree: &str, before: &[String]) -> Vec<(Path, String)> {
    let mut found = Vec::new();
    for part in parts(tree) {
        if let Some((head, group)) = part.split_once('{') {
            let group = group.trim_end().strip_suffix('}').unwrap_or(group);
            found.extend(leaves(group, &[before, &segments(head)].concat()));
            continue;
        }
        let (path, name) = part.split_once(" as ").map_or((part, None), |(p, n)| (p, Some(n)));
        let path = [before, &segments(path)].concat();
        let Some(last) = path.last() else { continue };
        let name = name.unwrap_or(last).trim().to_owned();
        found.push((path, name));
    }
    found
}

/// What stands between the commas of a group, but for those within a group of it.
fn parts(tree: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut found) = (0, 0, Vec::new());
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&tree[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    found.push(&tree[begin..]);
    found
}

fn segments(path: &str) -> Path {
    path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_path_is_followed_to_the_file_that_it_means() {
    let modules = [
        ("", "mod a; mod b;\npub use b::c::Deep as Known;\nuse serde::Serialize;"),
        ("a", "use crate::{Known, b};\nfn f() { super::b::here(); serde::x() }"),
        ("b", "mod c;\npub(crate) use c::Deep;\nfn here() {}"),
        ("b/c", "use super::super::a::f;\npub struct Deep;"),
    ];
    let place = |path: &str| -> Path {
        path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let modules = modules.map(|(path, code)| (place(path), Module::of(&code_alone(code))));
    let read = Crate { modules: modules.into() };
    let arrows: Vec<_> =
        read.arrows().into_iter().map(|(a, b)| [a, b].map(|p| p.join("/"))).collect();
    assert_eq!(
        arrows,
        [["a", "b"], ["a", "b/c"], ["b/c", "a"]].map(|pair| pair.map(str::to_owned))
    );
    assert_eq!(read.circles(), [place("a"), place("b")]);
}
