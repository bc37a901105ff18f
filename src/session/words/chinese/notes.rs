use crate::words::Notes;

pub const WORDS: Notes = Notes {
    window: "备注",
    say: "要说的话",
    place: "第 {} 部分，共 {} 部分 · {}–{} 分钟",
    next_part: "接下来：{}",
    last: "这是最后一部分",
    start: "开始计时",
    set_back: "计时归零",
    of: "{} / {}",
    over: "本部分已超时 {}",
    left: "本部分还剩 {}",
    again: "重现此状态",
};
