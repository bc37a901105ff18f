use crate::words::Page;

pub const WORDS: Page = Page {
    name: "All or None",
    theme: "切换浅色与深色",
    present: "演示",
    present_help: "演示：大字，无控件（P）。键：→ ← 切换，1 或 2 图，B 面板，L 指针，Esc 退出",
    leave: "Esc：退出",
    rest_missing: "应用的一部分未能取得；下次需要时会再试",
    leave_help: "→ ← 切换 · 1 或 2 图 · B 面板 · L 指针",
    no_token: "没有这样的词元",
    session_inside: "此页的会话",
    language: "语言",
    language_missing: "未能取得此语言的文字：请检查网络连接，再选一次",
    stopped: |reason| format!("读取程序停止了：{reason}。已打开的仍然打开"),
    set_back: |reason| {
        format!("最后一次更改超出了页面的能力（{reason}）。模型已在没有该更改的情况下重新打开")
    },
    gave_up: |reason| format!("测量模型的程序停止了：{reason}。请用较少的词元重新打开模型"),
    not_embedded: |part, parts| format!("地址中有 embed={part}；应为 {parts} 之一"),
};
