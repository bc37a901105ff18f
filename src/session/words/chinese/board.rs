use crate::words::{
    Board,
    number::{count, figure},
};

pub const WORDS: Board = Board {
    title: "哪些线性属性得以保留？",
    live: "实时",
    identifiable: "在每个等价模型中都保持",
    any_gauge: "任何规范变换都保持，隐藏变换则未必",
    only_rotations: "此模型的偶然",
    put_off: "按需",
    put_off_help: "维数这么多，耗时较长：在上方要求时才测量",
    measure_heavy: "测量这些",
    stop_heavy: "停止",
    take_back: "撤回",
    take_back_help: "停止这项工作并撤销最后一次更改；模型会重新打开",
    the_ranks: "数值秩",
    the_answer: "答案",
    working: "进行中",
    working_help: "正在测量",
    waits: "等待中",
    is_next: "下一个测量",
    to_measure: "待测量",
    kept_help: "之前与之后都成立，测度相同",
    drifted_help: "之前与之后都成立，但测度变了",
    destroyed_help: "之前成立，之后不成立",
    created_help: "之前不成立，之后成立",
    absent_help: "之前与之后都不成立",
    not_testable_help: "在此模型上无法测量",
    promise_kept: "理论：此变换使其保持",
    promise_band: "理论：此变换可能改变它，幅度在 κ 允许的范围内",
    promise_none: "理论：此变换可能改变它",
    holds_from: "成立下限",
    holds_up_to: "成立上限",
    default: "恢复默认",
    worst_case: "转到最坏情形",
    worst_case_help: "在此 κ 下，使两个方向分得最开的矩阵",
    best_case: "转到最好情形",
    best_case_help: "在此 κ 下，使两个方向靠得最近的矩阵",
    destroy: "什么会破坏它？",
    destroy_help: "设置一个破坏它的变换（如果存在）",
    keep: "什么能保持它？",
    keep_help: "设置一个保持它、此外尽量自由的变换",
    no_move: "没有变换：",
    numbers: "此图的数值",
    cannot_change: "不会改变",
    bends_keep: "规范变换保持",
    can_change: "会改变",
    not_exact: "不精确",
    kept: "保持",
    drifted: "漂移",
    destroyed: "破坏",
    created: "产生",
    absent: "不成立",
    not_testable: "无法检验",
    says: |verdict, meaning| format!("{meaning}：{verdict}"),
    more: |more| format!("另有 {more} 个属性"),
    heavy: |d| format!("需要完整 {0} × {0} 矩阵的行，每行最多要几分钟", count(d)),
    working_on: |what, seconds, waiting| {
        let rest =
            if waiting > 0 { format!("，还有 {waiting} 行在等待") } else { String::new() };
        format!("正在处理{what}，已 {seconds} 秒{rest}")
    },
    quoted: |name| format!("“{name}”"),
    waits_for: |before| format!("在它之前还要测量 {before} 行"),
    rounding: |value, tolerance| format!("{value}：不超过舍入误差，后者最大可达 {tolerance}"),
    allows: |tolerance, why| format!("不超过 {tolerance} 的变化算作舍入：{why}"),
    by_rounding: |times| format!("由 64 位数的舍入决定，变换将其放大 {times} 倍"),
    by_stored: |bits| format!("文件的数值只有 {bits} 位有效二进制位，由此决定"),
    keeps: |kept| format!("无论如何都保持它：{kept}"),
    loses: |lost| format!("可能改变它：{lost}"),
    inexact: |residual, explained| format!("不精确：剩余 {residual}，而舍入只能解释 {explained}"),
    nearer: |draws, percentile| {
        let nearer = (100.0 - percentile) / 100.0 * draws as f64;
        format!("在 {} 个随机对中，比其中 {nearer:.0} 个更接近精确", count(draws))
    },
    reach: |ends, low, high| {
        format!(
            "横条从 {} 到 {}。此 κ 的规范变换可以把测度带到 {low} 到 {high} 之间的任何位置：深色部分",
            figure(ends[0]),
            figure(ends[1])
        )
    },
    band: |low, high| {
        if low == high {
            format!("此 κ 的规范变换都无法使它离开 {low}")
        } else {
            format!("此 κ 的规范变换可以把它带到 {low} 到 {high} 之间的任何位置")
        }
    },
    among: |draws, percentiles, medians| {
        format!(
            "在 {} 个随机对中，之前大于其中的 {:.0} %，之后大于 {:.0} %（中位数分别为 {} 和 {}）",
            count(draws),
            percentiles[0],
            percentiles[1],
            medians[0],
            medians[1]
        )
    },
    threshold_of: |name| format!("{name}的阈值"),
    left_out: |rows| format!("另有 {rows} 行：先“制作图片”，再选 CSV"),
    unchanged: |name, verdict| format!("{name}：{verdict}"),
    turned: |name, verdict, from, to| format!("{name}：{verdict}，从 {from} 变为 {to}"),
    fell: |name, from, to| format!("{name}从 {from} 降到 {to}"),
    rose: |name, from, to| format!("{name}从 {from} 升到 {to}"),
};
