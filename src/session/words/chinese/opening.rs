use crate::words::{
    Opening,
    number::{count, fixed},
};

pub const WORDS: Opening = Opening {
    drop: "松手即可打开：向量、标签、词对列表。任何内容都不离开本机",
    dismiss: "关闭",
    pasted: "粘贴的文本",
    reading: "正在读取 ",
    bytes_read: "已读字节",
    several_matrices: "文件含有多个矩阵",
    which_g: "反嵌入 g（每行一个词元） ",
    which_f: "嵌入 f（每行一个上下文） ",
    none: "无",
    open: "打开",
    many_tokens: "文件含有许多词元：读取哪些？",
    instead: "改为作为文件打开",
    almost_done: " · 即将完成",
    open_named: |name| format!("打开 {name}…"),
    taken: |name, contexts| format!("{name} 已加入此模型的上下文：{} 行", count(contexts)),
    megabytes: |done, total| {
        format!("{} / {} MB", fixed(done as f64 / 1e6, 1), fixed(total as f64 / 1e6, 1))
    },
    seconds_left: |seconds| format!(" · 还剩约 {seconds:.0} 秒"),
    minutes_left: |minutes| format!(" · 还剩约 {minutes:.0} 分钟"),
};
