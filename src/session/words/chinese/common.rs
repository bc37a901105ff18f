use crate::words::{Common, number};

pub const WORDS: Common = Common {
    cancel: "取消",
    close: "关闭",
    opening: "正在打开…",
    unspaced: |token| format!("{token}（无空格）"),
    in_row: |token, row| format!("{token}（第 {row} 行）"),
    saved_as: |name| format!("已存为 {name}"),
    place: |at, count| format!("{} / {}", number::count(at), number::count(count)),
};
