use crate::words::{Distribution, number};

pub const WORDS: Distribution = Distribution {
    title: "两个模型的预测",
    token: "词元",
    strip: "两者的预测，在此之后",
    needs_both: "预测需要上下文和词元：只有词向量得不出预测",
    to_contexts: "键入上下文",
    search: "上下文：键入搜索",
    previous: "上一个上下文",
    next: "下一个上下文",
    before: "原模型",
    after: "变换后的模型",
    probability: "概率",
    change_help: "任一上下文之后任一词元的概率的最大变化",
    same: "相同",
    other: "不同",
    over: |tokens| format!("在已载入的 {} 个词元上", number::count(tokens)),
    all_contexts: |verdict, contexts| {
        format!("全部 {} 个上下文：{verdict}", number::count(contexts))
    },
    other_tokens: |changed, contexts| {
        format!("{} 个上下文中有 {} 个换了词", number::count(contexts), number::count(changed))
    },
    largest: |change| format!("max |Δp| {change}"),
};
