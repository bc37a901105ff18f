//! Which files of a folder are those of its model.

/// What is read of a folder with safetensors in it: the tensors, and the index, tokenizer and names
/// beside them. The same weights in other formats would make a second model.
const BESIDE_SAFETENSORS: [&str; 5] = ["safetensors", "json", "txt", "model", "tiktoken"];

/// Whether to open `name` where the folder that it is in is opened: not what is hidden, and beside
/// safetensors only what goes with them.
pub fn belongs(name: &str, folder: &[String]) -> bool {
    let safetensors = folder.iter().any(|name| has_ending(name, &["safetensors"]));
    !name.starts_with('.') && (!safetensors || has_ending(name, &BESIDE_SAFETENSORS))
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_opened_without_what_lies_about_beside_it() {
        let of = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_string()).collect();
            names.iter().filter(|name| belongs(name, &names)).cloned().collect::<Vec<_>>()
        };
        let checkpoint = [
            ".gitattributes",
            "README.md",
            "config.json",
            "merges.txt",
            "model.safetensors",
            "pytorch_model.bin",
            "tokenizer.model",
        ];
        let kept = ["config.json", "merges.txt", "model.safetensors", "tokenizer.model"];
        assert_eq!(of(&checkpoint), kept);
        assert_eq!(of(&["vectors.bin", "LICENSE", ".DS_Store"]), ["vectors.bin", "LICENSE"]);
    }
}
