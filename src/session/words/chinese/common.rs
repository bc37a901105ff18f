use crate::words::{Common, number};

pub const WORDS: Common = Common {
    cancel: "取消",
    close: "关闭",
    opening: "正在打开…",
    saved_as: |name| format!("已存为 {name}"),
    place: |at, count| format!("{} / {}", number::count(at), number::count(count)),
};
