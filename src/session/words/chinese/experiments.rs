use crate::words::{Experiments, number::fixed};

pub const WORDS: Experiments = Experiments {
    label: "动手试试",
    surprise: "随机游走",
    surprise_help: "依次经过预测相同的随机模型，每个都由前一个轻微弯曲而来。再按一次停止；之前的步骤保留，撤销一次即可返回",
    stop: "停止",
    one_side: "现在只有一侧移动：那不是等价模型。请先选“规范变换”",
    no_plane: "此图不是可以弯曲的平面",
    break_it: "打破",
    break_help: "按住，或按键 X：词元 g 移动而上下文 f 不动，于是成为另一个模型。松开即复原；短按则保持打破，直到下次",
    broken: "已打破：g 移动了，f 没有。松开或再按一次即复原",
    ruler: "直尺",
    ruler_help: "沿一个方向放一把直尺。把它平行拖到另一个方向上：它会说明两者在所有维度中是否平行。键：→ 放到下一个方向，← 放到前一个，Esc 拿走",
    ruler_role: "直尺",
    measuring: "正在测量…",
    lay: "拖到另一个方向上",
    bet: "先押注",
    bet_placed: "已押注：现在变换",
    bet_help: "先说出下一次变换会保持六个属性中的哪些，再变换看看",
    bet_title: "下一次变换后，哪些会保留？",
    place: "押注",
    placed: "押注有效。现在做一次变换：弯曲，或“随机游走”",
    again: "再押一次",
    survives: "会保留",
    did: "保留了",
    did_not: "没有保留",
    right: "对",
    wrong: "错",
    close: "关闭",
    bet_share: "得分包含在链接中",
    bet_always: "总是先押注：变换前先提问，并保存回答",
    bet_always_help: "在链接和课程中：押注、回答和得分写入链接。与全班分享，并让每个人把自己的链接发回",
    who: "姓名（可不填）：",
    hand_in: "复制带有回答的链接",
    hand_in_help: "发给要求提交的人。其中有姓名、押注、回答和当前状态，别无其他",
    handed: "已复制：请发给要求提交的人",
    surprised: |earlier| {
        if earlier == 0 {
            "模型的随机等价者：预测始终未变。撤销可返回".to_string()
        } else {
            format!("模型的随机等价者：预测始终未变。之前的 {earlier} 个步骤仍在；撤销可返回")
        }
    },
    parallel: |residual| format!("平行（残差 {residual}，所有维度）"),
    not_parallel: |degrees| {
        if degrees < 0.95 {
            format!("不平行：在所有维度中相差 {}°", fixed(degrees, 2))
        } else {
            format!("不平行：在所有维度中相差 {degrees:.0}°")
        }
    },
    in_all: |right, all| format!("目前得 {right} / {all} 分：独立完成的任务和押注"),
    bet_came: |[right, all], wrong| {
        let outcome = format!("赌注：{all} 项中 {right} 项正确");
        if wrong.is_empty() { outcome } else { format!("{outcome}；错在：{wrong}") }
    },
    score: |right, all| format!("{right} / {all} 正确"),
    surveyed: |parallel, all, nearest, degrees| match parallel {
        0 => format!("与 {all} 个都不平行；最近的是 {nearest}，相差 {degrees:.0}°"),
        _ => format!("与其余 {all} 个中的 {parallel} 个在所有维度中平行"),
    },
    slipped: |name, degrees| {
        let off = fixed(degrees, 1);
        format!("直尺从 {name} 上滑落：在所有维度中相差 {off}°。它只停在真正的平行线上")
    },
    stays: |name| format!("直尺停在 {name} 上：在所有维度中平行，任何规范变换前后都是"),
    ruler_along: |name| format!("直尺沿 {name}"),
};
