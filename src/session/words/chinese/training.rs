use crate::words::{Training, number::figure};

pub const WORDS: Training = Training {
    title: "训练两次",
    title_help: "用两个种子把两张数表拟合到同样的预测，过程尽收眼底：它们会成为同一个模型吗？",
    start: "训练两者",
    again: "重新训练两者",
    stop: "就此停止",
    go_on: "继续",
    compare: "比较两者",
    compare_help: "打开两个训练好的模型并比较：卡片、对齐和属性",
    close: "关闭",
    settings: "训练什么",
    target: "要学习的预测",
    target_help: "两者要拟合的、每个上下文之后词元上的分布：目标与模型之间的平均 KL，所有上下文同时计算",
    random: "随机的，维数容得下",
    too_many: "随机的，需要两倍维数，全都相似",
    one_each: "十二个上下文，各有自己的词元",
    plane: "平面玩具的预测",
    space: "空间玩具的预测",
    open: "已打开模型的一部分",
    contexts: "上下文",
    contexts_help: "取已打开模型的多少个上下文，从所显示的那个起",
    tokens: "词元",
    tokens_help: "多少个词元：这些上下文之后最可能的",
    dimensions: "维数",
    dimensions_help: "d，两张表中每个向量的长度。只要不少于目标所需，两者都能精确学会",
    seeds: "种子",
    first_seed: "第一个的种子",
    second_seed: "第二个的种子",
    seeds_help: "每张表的起点：起初所有数都是随机的。同一种子在每台机器上给出同样的数",
    decay: "起初保持小",
    decay_first: "第一个的权重衰减",
    decay_second: "第二个的权重衰减",
    decay_help: "最初几轮中一侧的权重衰减。它改变图像，而学到的预测不受影响",
    no_decay: "无",
    decay_f: "上下文 (f)",
    decay_g: "词元 (g)",
    until: "停止于",
    until_help: "训练到不再改进为止，或两者一旦接近到此程度即停（平均 KL，以 nat 计）",
    until_end: "最终",
    until_near: "KL 0.01",
    until_nearer: "KL 0.0001",
    curves: "进展如何",
    rounds: "轮数",
    kl_first: "第一个的 KL",
    kl_second: "第二个的 KL",
    kl_help: "目标与模型之间的 Kullback–Leibler 散度，以 nat 计，对上下文取平均：预测与目标完全一致时为 0",
    pairing: "配对误差",
    pairing_help: "把第二个的上下文变为第一个的上下文的映射，与词元的映射相差多少：一个线性映射适用于两侧时为 0",
    ready: "两张随机数表，和要学习的预测。它们会成为一个模型吗？",
    running: "两者学习同样的预测…",
    held: "两者学会了同样的预测：一个线性映射把一个变为另一个。",
    near: "两者都接近目标，却没有线性映射把一个变为另一个。",
    missed: "维数太少：各自找到了自己的折中，没有线性映射把它们联系起来。",
    stuck: "其中一个停在这些维数所能达到的水平之前：请继续，或换一个种子。",
    agreed: "两者都没有学会目标，却仍有一个线性映射把一个变为另一个。",
    not_yet: "训练两者，看其向量在此各就各位",
    coordinates: "前两个坐标：词元 ●，上下文 ○",
    axis_one: "第一坐标",
    axis_two: "第二坐标",
    no_file: "这些表是拟合到一个此处未打开的模型的：请打开它并重新训练",
    twin: |seed, which| {
        format!("{}训练的表（种子 {seed}）", if which == 0 { "第一张" } else { "第二张" })
    },
    after: |rounds| format!("{rounds} 轮之后"),
    picture: |name, kl| format!("{name}，前两个坐标；KL {}", figure(kl)),
    power: |exponent| {
        if exponent == 0 {
            "1".into()
        } else {
            format!("10{}", exponent.to_string().chars().map(raised).collect::<String>())
        }
    },
};

/// A digit or sign as an exponent.
fn raised(sign: char) -> char {
    match sign {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(sign as u32 - '4' as u32 + '⁴' as u32).unwrap_or(sign),
        _ => '⁰',
    }
}
