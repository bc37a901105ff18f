use crate::words::Inspector;

pub const WORDS: Inspector = Inspector {
    label: "检视器",
    hint: "指向图中任何东西。点击两个词元，使其成为一个方向",
    find: "查找词元",
    find_context: "查找上下文",
    nearest: "按角度最近",
    nearest_help: "变换之前，同类中从原点看角度最近的；变换带走的和带来的都有标记",
    lost: "失去",
    gained: "新增",
    kept: "保持",
    all_kept: "全部保持",
    says_next: "下一词元",
    length_help: "变换前后的欧氏范数 ‖x‖",
    clear: "清除",
    clear_help: "什么都不看",
    first: "设为第一方向",
    second: "设为第二方向",
    inside: "套索之内",
    outside: "套索之外",
    family_name: "套索中的词对",
    list: "列表",
    list_help: "所有选中点的名称",
    more: "以及更多",
    first_set: "作为第一组",
    second_set: "作为第二组",
    set_help: "把选中的词元作为两组之一；面板测量是否有平面分开它们",
    probe: "作为探针的组",
    probe_help: "线性探针学习把选中的上下文与所有其他上下文分开",
    length: |before, after| {
        if before == after {
            format!("长度 {before}")
        } else {
            format!("长度 {before} → {after}")
        }
    },
    pair: |from, to| format!("{from} → {to}"),
    family: |pairs| format!("把 {} 个词对设为词对族", crate::words::number::count(pairs)),
    place: |x, y| format!("位于 ({x}, {y})"),
};
