//! Session ↔ file.

use proptest::{collection, prelude::*};
use session::{
    choice::Choice,
    permalink::{Link, LinkError, SavedSession},
};

use super::text::link;

proptest! {
    #[test]
    fn a_session_is_the_same_after_being_a_file(
        link in link(),
        files in collection::vec((".*", collection::vec(any::<u8>(), 0..40)), 0..3),
        companion in collection::vec((".*", collection::vec(any::<u8>(), 0..40)), 0..2),
    ) {
        let saved = SavedSession { link, files, companion };
        let text = saved.to_json().unwrap();
        prop_assert!(SavedSession::begins_with(text.as_bytes()));
        prop_assert_eq!(SavedSession::from_json(text.as_bytes()).unwrap(), (saved, Vec::new()));
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(link in link(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = SavedSession { link, files: vec![("f.npy".into(), vec![1, 2, 3])], companion: Vec::new() }.to_json().unwrap().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        let _ = SavedSession::from_json(&text);
    }
}

fn refusal(text: &str) -> String {
    SavedSession::from_json(text.as_bytes()).expect_err("no session").to_string()
}

#[test]
fn a_file_of_another_kind_or_version_is_refused_with_what_was_found() {
    assert!(!SavedSession::begins_with(br#"{"f": [[1]]}"#));
    assert!(
        refusal(r#"{"all-or-none":2,"session":{}}"#).contains("version 2 was found, 1 is expected")
    );
    assert!(
        refusal(r#"{"all-or-none":1,"session":{},"data":[{"name":"f.npy","base64":"?"}]}"#)
            .contains("data of “f.npy”")
    );
    assert!(refusal("{").contains("session file"));
}

#[test]
fn a_bad_part_is_left_out_and_named() {
    let (saved, bad) =
        SavedSession::from_json(br#"{"all-or-none":1,"session":{"context":3,"steps":"many"}}"#)
            .unwrap();
    assert_eq!(
        saved,
        SavedSession {
            link: Link { choice: Choice { context: 3, ..Choice::default() }, ..Link::default() },
            files: Vec::new(),
            companion: Vec::new(),
        }
    );
    assert!(matches!(&bad[..], [LinkError::Part { name, .. }] if name == "steps"), "{bad:?}");
}
