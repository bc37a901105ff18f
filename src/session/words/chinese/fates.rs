use crate::words::{Fates, number::count};

pub const WORDS: Fates = Fates {
    label: "线性属性的命运",
    predicts_kind: "全有 · 不会改变",
    predicts_broken: "全有 · 已破坏：另一个模型",
    predicts: "预测的内容",
    all_or_none_kind: "全有或全无",
    all_or_none: "精确平行",
    anything_goes_kind: "皆有可能",
    anything_goes: "角度、长度、近邻",
    angle: "角度",
    identical: "相同",
    not_testable: "无法检验",
    exact: "精确",
    still_exact: "仍然精确",
    nearly_exact: "仍然，但欠精确",
    no_longer: "不再",
    now_exact: "变得精确",
    every: "所有属性",
    every_help: "每个属性一行：搜索、看图，以及什么会破坏它",
    sheet: "属性",
    search: "搜索属性",
    search_hint: "余弦、探针…",
    only: "显示",
    all_fates: "全部",
    changed: "已改变",
    changed_help: "只显示变换改变了的",
    needs_contexts: "需要上下文",
    needs_contexts_help: "只显示关于上下文的",
    nothing: "没有符合的属性",
    degrees: |degrees| format!("{degrees}°"),
    differs: |change| format!("相差 {change}"),
    stayed: |before, after| format!("{before} = {after}"),
    went: |before, after| format!("{before} → {after}"),
    more: |kept, all| {
        if kept[1] == 0 {
            format!("全部 {} 个", count(all))
        } else {
            format!("全部 {} 个 · 保持 {}/{}", count(all), count(kept[0]), count(kept[1]))
        }
    },
    before_a_move: |all| format!("全部 {} 个", count(all)),
    number_of: |properties| format!("全部 {} 个属性", count(properties)),
};
