use crate::words::{Headline, number::count};

pub const WORDS: Headline = Headline {
    start: "两个模型，同样的预测。",
    start_by: "弯曲右边那个：预测不变，样子会变",
    start_vectors: "哪些线性属性得以保留？",
    start_vectors_by: "弯曲右图：平行线仍平行，角度则可变",
    to_another: "正在变成另一个模型。",
    same: "模型所说的一切都没有改变。",
    parallel: "原本平行的仍然平行。",
    turned: "整体转动或缩放，连角度也不变",
    bent: "网格线仍然笔直平行，角度则可变",
    other: |change| format!("这是另一个模型：概率的变化最大达 {change}。"),
    other_tokens: |changed, all| {
        format!(
            "这是另一个模型：{} 个上下文中有 {} 个现在预测另一个词。",
            count(all),
            count(changed)
        )
    },
    angle: |from, to| {
        if from == to {
            format!("角度保持 {from}°。")
        } else {
            format!("角度从 {from}° 变为 {to}°。")
        }
    },
    angle_now: |from, to| format!("角度从 {from}° 变为 {to}°。"),
    bent_by: |condition, what| format!("弯曲 κ = {condition}：{what}"),
    many: |count| format!("{count} 个变换"),
    moved_by: |moves, condition| format!("经过 {moves}；κ = {condition}"),
};
