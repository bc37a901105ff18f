use crate::words::Drawn;

pub const WORDS: Drawn = Drawn {
    cosine: "余弦",
    allows: "κ 允许 {} 到 {}",
    rank: "秩 {}，截断于 {}",
    cut: "截断于 {}",
    above: "{0}：{2} 个中有 {1} 个在截断之上",
    log_value: "值的 log10",
    log_share: "与最大值之比的 log10",
    index: "序号",
    singular_index: "奇异值的序号",
    lost: "失去：仅在之前",
    gained: "新增：仅在之后",
};
