use crate::words::RowWords;

pub const ROWS: &[(&str, RowWords)] = &[
    (
        "distribution",
        RowWords {
            name: "下一词元分布",
            meaning: "模型所说的内容：每个上下文之后每个已载入词元的概率",
            definition: "p(y|s) = f(s)·g(y) + b(y) 在已载入词元上的 softmax。数值为所有已载入上下文和词元上最大的 |p̃(y|s) − p(y|s)|；KL 为 Σ p ln(p/p̃) 对上下文的平均，以 nat 计",
            measure: "概率的最大变化",
            threshold_help: "算作同一分布的最大概率变化",
        },
    ),
    (
        "complexity",
        RowWords {
            name: "有效复杂度",
            meaning: "分布能看见多少维：对数几率矩阵的秩",
            definition: "矩阵 f(s)·(g(y) − g(y₀)) 的奇异值，y₀ 为基准词元；k 为大于秩容差乘以最大奇异值的个数。变换之后，先在两侧撤去其线性部分",
            measure: "k",
            threshold_help: "无阈值：测度有一个数值，判定问它是否相同",
        },
    ),
    (
        "parallelism-seen",
        RowWords {
            name: "分布可见的平行",
            meaning: "去掉隐藏分量后，两个概念方向平行",
            definition: "a 和 b 是两个方向 g(to) − g(from) 在 N 上的投影，N 是所有 f(s) 在 G 上的投影所张成的空间。数值为 ‖a − βb‖/‖a‖，β = a·b/b·b。精确：所有上下文上的对数几率 f(s)·a 与 f(s)·b 成比例，精度到所存数值的分辨率",
            measure: "残差",
            threshold_help: "算作精确平行的最大残差；理论上指残差 0",
        },
    ),
    (
        "parallelism-gamma",
        RowWords {
            name: "所选上下文上的平行",
            meaning: "两个概念在所选上下文上成比例地移动对数几率",
            definition: "所选上下文（未选则取全部）上的对数几率 x(s) = f(s)·a 和 z(s) = f(s)·b，不中心化；数值为 ‖x − βz‖/‖x‖，β = x·z/z·z",
            measure: "残差",
            threshold_help: "算作精确平行的最大残差；理论上指残差 0",
        },
    ),
    (
        "profile-cosine",
        RowWords {
            name: "轮廓余弦",
            meaning: "两个概念在各上下文上移动对数几率的方式有多相似",
            definition: "所有已载入上下文上的对数几率 f(s)·a 和 f(s)·b，各减去对上下文的均值；数值为两个轮廓的余弦。a 和 b 是两个方向 g(to) − g(from)",
            measure: "余弦",
            threshold_help: "算作以相似方式移动对数几率的最小余弦",
        },
    ),
    (
        "family-profile",
        RowWords {
            name: "词对族的一致性，按轮廓",
            meaning: "每个词对在各上下文上移动对数几率的方式与其余词对的均值有多一致",
            definition: "词对的轮廓：f(s)·(g(to) − g(from)) 减去对已载入上下文的均值。对每个词对取与其余词对轮廓之和的余弦；数值为其均值",
            measure: "平均余弦",
            threshold_help: "算作共有一个方向的最小平均余弦",
        },
    ),
    (
        "orthogonality-profile",
        RowWords {
            name: "概念的正交性，按轮廓",
            meaning: "在移动各上下文的对数几率上，一个概念与另一个多么无关",
            definition: "每个词对族的平均差作为轮廓：f(s)·m 减去对已载入上下文的均值。数值为所有不同词对族（各至少两个词对）两两之间的平均 |余弦|",
            measure: "词对族之间的平均 |余弦|",
            threshold_help: "算作近乎正交的最大平均 |余弦|",
        },
    ),
    (
        "subspace-seen",
        RowWords {
            name: "分布可见的线性子空间",
            meaning: "词对族差向量的对数几率所张成的维数少于词对数",
            definition: "矩阵 f(s)·(g(to) − g(from))，上下文乘词对，不中心化；r 为大于秩容差乘以最大奇异值、且大于所存数值分辨率的奇异值个数；显示 n − r",
            measure: "省下的维数，n − r",
            threshold_help: "算作子空间所需的、低于词对数 n 的最少维数",
        },
    ),
    (
        "context-parallelism-seen",
        RowWords {
            name: "分布可见的上下文平行",
            meaning: "去掉隐藏分量后，上下文间的两个位移平行",
            definition: "a 和 b 是两个位移 f(to) − f(from) 在 M 上的投影，M 是所有 g(y) − g(y₀) 在 F 上的投影所张成的空间。数值为 ‖a − βb‖/‖a‖，β = a·b/b·b。精确：两个位移给所有对数概率增加的量（减去对词元的均值）成比例",
            measure: "残差",
            threshold_help: "算作精确平行的最大残差；理论上指残差 0",
        },
    ),
    (
        "logit-cosine",
        RowWords {
            name: "上下文差的 logit 余弦",
            meaning: "上下文间的两个位移移动所有词元对数概率的方式有多相似",
            definition: "对两个位移 v = f(to) − f(from) 各取：所有已载入词元上的 v·g(y)，减去对词元的均值；数值为两者的余弦",
            measure: "余弦",
            threshold_help: "算作以相似方式移动对数概率的最小余弦",
        },
    ),
    (
        "probe-kernel",
        RowWords {
            name: "未见上下文上的探针，logit 核",
            meaning: "同样的正则化探针，只按上下文使模型说什么来比较它们",
            definition: "带标签上下文绕其均值的核 K = fᵀΣf，Σ 为 g 在词元上的协方差（除以 n − 1）。对标签 +1 和 −1 作岭回归，截距不受惩罚，λ = 0.01·trace(K)/n；每个上下文的得分来自其余上下文，(Hy − hᵢyᵢ)/(1 − hᵢ)。数值为得分与标签同号的份额",
            measure: "准确率",
            threshold_help: "算作线性探针可读的最小准确率",
        },
    ),
    (
        "steering-means",
        RowWords {
            name: "用均值差引导",
            meaning: "加上从一组上下文到另一组的位移，移动目标对数几率",
            definition: "v 为正组的 f 均值减去负组的。数值为 v·γ 除以 v·g(y) 在所有已载入词元上的总体标准差。γ 为词对族的平均差；若选了第一方向或没有词对族，则为第一方向。偏离目标：v·m 在其他词对族的平均差 m 上的均方根",
            measure: "对准目标的移动与所有词元离散之比",
            threshold_help: "算作引导成功的最小对准目标移动，以所有词元的标准差计",
        },
    ),
    (
        "steering-second-moment",
        RowWords {
            name: "用上下文对方向的作用引导",
            meaning: "加上 Hγ（按对数几率加权的上下文），移动目标对数几率",
            definition: "v = (1/S) Σ f(s) f(s)·γ，对全部 S 个已载入上下文求和，不中心化。数值为 v·γ 除以 v·g(y) 在所有已载入词元上的总体标准差。γ 为词对族的平均差；若选了第一方向或没有词对族，则为第一方向。偏离目标：v·m 在其他词对族的平均差 m 上的均方根",
            measure: "对准目标的移动与所有词元离散之比",
            threshold_help: "算作引导成功的最小对准目标移动，以所有词元的标准差计",
        },
    ),
    (
        "steering-own",
        RowWords {
            name: "用上下文间的位移引导",
            meaning: "加上所选的从一个上下文到另一个的位移，移动目标对数几率",
            definition: "v = f(to) − f(from)，取所选位移。数值为 v·γ 除以 v·g(y) 在所有已载入词元上的总体标准差。γ 为词对族的平均差；若选了第一方向或没有词对族，则为第一方向。偏离目标：v·m 在其他词对族的平均差 m 上的均方根",
            measure: "对准目标的移动与所有词元离散之比",
            threshold_help: "算作引导成功的最小对准目标移动，以所有词元的标准差计",
        },
    ),
    (
        "relation-seen",
        RowWords {
            name: "分布可见的关系线性",
            meaning: "一个仿射映射把每个上下文的对数几率变为附加查询后的对数几率",
            definition: "对每个上下文取 f(s)·g(y) 减去对词元的均值。仿射最小二乘拟合在所有对上把 s 的这些值变为附加查询的 s 的值；数值为 ‖拟合 − 目标‖ 除以 ‖目标 − 目标均值‖（Frobenius）",
            measure: "相对残差",
            threshold_help: "目标离散中可剩余的最大份额；理论上指 0",
        },
    ),
    (
        "relation-kernel",
        RowWords {
            name: "未见对上的关系，logit 核",
            meaning: "按上下文使模型说什么，由其余对预测每一对的回答",
            definition: "上下文绕其均值的核 K = fᵀΣf，Σ 为 g 的协方差（除以 n − 1）。对 f(附加查询的 s) 作岭回归，λ = 0.01·trace(K)/n，截距不受惩罚，每一对由其余对预测。数值为预测嵌入的最可能词元与模型自身的一致的频率",
            measure: "与模型自身回答一致的份额",
            threshold_help: "算作线性关系的、由其他对预测出的回答的最小份额",
        },
    ),
    (
        "analogy-profile",
        RowWords {
            name: "类比，按轮廓",
            meaning: "同样的加法，但按词在各上下文上如何移动对数几率来比较词",
            definition: "词元向量为 f(s)·g(y) 减去对上下文的均值，再减去对词元的均值。以单位向量 u：答案是与 u(to) − u(from) + u(start) 余弦最大的 y，给定的三个词元除外。词对族的每个词对由列表中前一个词对来问，第一个由最后一个来问；没有词对族时，第二方向由第一方向来问",
            measure: "准确率",
            threshold_help: "算作解出类比的最小正确份额",
        },
    ),
    (
        "canonical",
        RowWords {
            name: "典范图",
            meaning: "只由对数概率画出的词元与上下文的地图",
            definition: "D 为矩阵 f(s)·g(y) 减去行均值和列均值，D = U diag(s) Vᵀ。词元位于 √s v，上下文位于 √s u，取前两轴；轴上最远的词元位于正侧。数值为词元上的 ‖之前 − 之后‖/‖之前‖，每个轴在翻转更接近时翻转",
            measure: "图像移动的份额",
            threshold_help: "算作静止的最大相对坐标变化",
        },
    ),
    (
        "parallelism",
        RowWords {
            name: "精确平行",
            meaning: "两个概念方向相同，只差一个因子 β",
            definition: "a 和 b 是两个方向 g(to) − g(from)。数值为 ‖a − βb‖/‖a‖，β = a·b/b·b。精确：撤去变换的线性部分后，它不超过所存数值的分辨率，即 (‖g(from)‖ + ‖g(to)‖)/‖a‖ 个末位之半，b 亦同",
            measure: "残差",
            threshold_help: "算作精确平行的最大残差；理论上指残差 0",
        },
    ),
    (
        "causal-cosine",
        RowWords {
            name: "因果余弦",
            meaning: "反嵌入白化之后的余弦，因此空间的拉伸不起作用",
            definition: "两个方向 g(to) − g(from) 的 a·Σ⁺b 除以 √(a·Σ⁺a · b·Σ⁺b)。Σ 为 g 在已载入词元（若已统计则为文件全部词元）上的协方差，除以 n − 1；Σ⁺ 略去中心化 g 的奇异值低于秩容差乘以最大值的轴",
            measure: "余弦",
            threshold_help: "算作指向相同的最小因果余弦",
        },
    ),
    (
        "family-causal",
        RowWords {
            name: "词对族的一致性，因果",
            meaning: "白化之后，每个词对与其余词对均值的指向有多一致",
            definition: "对每个词对的方向 g(to) − g(from) 取与其余之和的余弦，内积为 a·Σ⁺b，Σ 为 g 的协方差。数值为其均值",
            measure: "平均余弦",
            threshold_help: "算作共有一个方向的最小平均余弦",
        },
    ),
    (
        "orthogonality-causal",
        RowWords {
            name: "概念的正交性，因果",
            meaning: "白化之后，不同概念的平均方向有多接近垂直",
            definition: "所有不同词对族（各至少两个词对）的平均差两两之间的平均 |余弦|，内积为 a·Σ⁺b，Σ 为 g 的协方差",
            measure: "词对族之间的平均 |余弦|",
            threshold_help: "算作近乎正交的最大平均 |余弦|",
        },
    ),
    (
        "subspace",
        RowWords {
            name: "线性子空间",
            meaning: "词对族的差向量所在的维数少于词对数",
            definition: "词对族的差 g(to) − g(from) 组成的 d × n 矩阵，撤去变换的线性部分，不中心化；r 为大于秩容差乘以最大奇异值、且大于所存数值分辨率的奇异值个数；显示 n − r",
            measure: "省下的维数，n − r",
            threshold_help: "算作子空间所需的、低于词对数 n 的最少维数",
        },
    ),
    (
        "parallelogram",
        RowWords {
            name: "平行四边形",
            meaning: "从第一个词元到第二个的位移等于从第三个到第四个的位移",
            definition: "所选四个词元 a、b、c、d 的 ‖(b − a) − (d − c)‖/‖b − a‖",
            measure: "残差",
            threshold_help: "算作精确的最大残差，以第一条边的长度计",
        },
    ),
    (
        "midpoint",
        RowWords {
            name: "中点",
            meaning: "第三个词元位于前两个的正中",
            definition: "所选前三个词元 a、b、c 的 ‖c − (a + b)/2‖/‖b − a‖",
            measure: "残差",
            threshold_help: "算作精确的最大残差，以第一条边的长度计",
        },
    ),
    (
        "line",
        RowWords {
            name: "直线上的位置",
            meaning: "第三个词元位于过前两个的直线上，其比例不变",
            definition: "c 到过 a 和 b 的直线的距离，以 b − a 的长度计；比例为 (c − a)·(b − a)/‖b − a‖²",
            measure: "残差",
            threshold_help: "算作精确的最大残差，以第一条边的长度计",
        },
    ),
    (
        "separable-tokens",
        RowWords {
            name: "可分的词元组",
            meaning: "一个平的边界，一侧是一组词元，另一侧是另一组",
            definition: "两组的所有成员一起中心化，并按其自身的总体协方差白化（取秩容差之上的轴）；数值为此时两组凸包之间的距离。未设组时：词对族的 to 侧对 from 侧，每个词元一次",
            measure: "间隙宽度",
            threshold_help: "算作分开的最小间隙，以两组合并的标准差计",
        },
    ),
    (
        "separable-contexts",
        RowWords {
            name: "可分的上下文组",
            meaning: "一个平的边界，一侧是一组上下文，另一侧是另一组",
            definition: "两组的所有成员一起中心化，并按其自身的总体协方差白化（取秩容差之上的轴）；数值为此时两组凸包之间的距离",
            measure: "间隙宽度",
            threshold_help: "算作分开的最小间隙，以两组合并的标准差计",
        },
    ),
    (
        "context-parallelism",
        RowWords {
            name: "上下文差的平行",
            meaning: "两个上下文间的位移等于另两个之间的位移，只差一个因子 β",
            definition: "a 和 b 是两个位移 f(to) − f(from)。数值为 ‖a − βb‖/‖a‖，β = a·b/b·b。精确：撤去变换的线性部分后，它不超过所存数值的分辨率",
            measure: "残差",
            threshold_help: "算作精确平行的最大残差；理论上指残差 0",
        },
    ),
    (
        "probe",
        RowWords {
            name: "线性探针",
            meaning: "嵌入的一个线性函数把两组上下文分开",
            definition: "在带标签的上下文上用 w·f(s) + b 对标签 +1 和 −1 作最小二乘拟合（最小范数）；数值为拟合值与标签同号的份额，样本内",
            measure: "准确率",
            threshold_help: "算作线性探针可读的最小准确率",
        },
    ),
    (
        "steering-causal",
        RowWords {
            name: "用因果方向引导",
            meaning: "加上白化的反嵌入差，移动目标对数几率",
            definition: "v = Σ⁺γ，Σ 为 g 的协方差（除以 n − 1）。数值为 v·γ 除以 v·g(y) 在所有已载入词元上的总体标准差。γ 为词对族的平均差；若选了第一方向或没有词对族，则为第一方向。偏离目标：v·m 在其他词对族的平均差 m 上的均方根",
            measure: "对准目标的移动与所有词元离散之比",
            threshold_help: "算作引导成功的最小对准目标移动，以所有词元的标准差计",
        },
    ),
    (
        "steering-given",
        RowWords {
            name: "用自己的向量引导",
            meaning: "加上给定的数（随嵌入移动），移动目标对数几率",
            definition: "v 为给定向量，随嵌入移动。数值为 v·γ 除以 v·g(y) 在所有已载入词元上的总体标准差。γ 为词对族的平均差；若选了第一方向或没有词对族，则为第一方向。偏离目标：v·m 在其他词对族的平均差 m 上的均方根",
            measure: "对准目标的移动与所有词元离散之比",
            threshold_help: "算作引导成功的最小对准目标移动，以所有词元的标准差计",
        },
    ),
    (
        "relation",
        RowWords {
            name: "关系线性",
            meaning: "一个仿射映射把每个上下文变为附加查询后的上下文",
            definition: "仿射最小二乘拟合在所有对上把 f(s) 变为 f(附加查询的 s)；数值为 ‖拟合 − 目标‖ 除以 ‖目标 − 目标均值‖（Frobenius）。精确：撤去变换的线性部分后，同一数值不超过所存数值的分辨率",
            measure: "相对残差",
            threshold_help: "目标离散中可剩余的最大份额；理论上指 0",
        },
    ),
    (
        "dim-f",
        RowWords {
            name: "嵌入的维数",
            meaning: "已载入上下文的嵌入张成多少维",
            definition: "所有已载入 f(s) 组成的矩阵的奇异值，不中心化；大于秩容差乘以最大奇异值的计入",
            measure: "dim F",
            threshold_help: "无阈值：测度有一个数值，判定问它是否相同",
        },
    ),
    (
        "dim-g",
        RowWords {
            name: "反嵌入的维数",
            meaning: "已载入词元的反嵌入之差张成多少维",
            definition: "所有 g(y) − g(y₀) 组成的矩阵的奇异值，y₀ 为基准词元；大于秩容差乘以最大奇异值的计入",
            measure: "dim G",
            threshold_help: "无阈值：测度有一个数值，判定问它是否相同",
        },
    ),
    (
        "cosine",
        RowWords {
            name: "欧氏余弦",
            meaning: "在所画的空间中，两个概念方向的指向有多一致",
            definition: "两个方向 g(to) − g(from) 的 a·b/(‖a‖ ‖b‖)",
            measure: "余弦",
            threshold_help: "算作指向相同的最小余弦",
        },
    ),
    (
        "norms",
        RowWords {
            name: "范数之比",
            meaning: "第一个概念方向有多长，以第二个来量",
            definition: "两个方向 g(to) − g(from) 的 ‖a‖/‖b‖",
            measure: "范数之比",
            threshold_help: "无阈值：比值有一个数值，判定问它是否相同",
        },
    ),
    (
        "mean-direction",
        RowWords {
            name: "两族均值的夹角",
            meaning: "一个概念的平均方向与另一个的平均方向之间的夹角",
            definition: "g(to) − g(from) 在第一个概念的词对族上的均值，与第二个概念的词对族上的均值；没有词对族的概念就是它那一个词对。数值为两个均值的夹角，以度计",
            measure: "度",
            threshold_help: "无阈值：夹角有一个数值，判定问它是否相同",
        },
    ),
    (
        "family",
        RowWords {
            name: "词对族的一致性",
            meaning: "按所画的距离，每个词对与其余词对均值的指向有多一致",
            definition: "对每个词对的方向 g(to) − g(from) 取与其余之和的余弦。数值为其均值。随机对：词对族中词对的每一端换成范数与之最近的 50 个词元之一，取与词对族平均方向的余弦",
            measure: "平均余弦",
            threshold_help: "算作共有一个方向的最小平均余弦",
        },
    ),
    (
        "orthogonality",
        RowWords {
            name: "概念的正交性",
            meaning: "如所画，不同概念的平均方向有多接近垂直",
            definition: "所有不同词对族（各至少两个词对）的平均差两两之间的平均 |余弦|",
            measure: "词对族之间的平均 |余弦|",
            threshold_help: "算作近乎正交的最大平均 |余弦|",
        },
    ),
    (
        "neighbours",
        RowWords {
            name: "最近邻",
            meaning: "词元的最近邻中有多少仍是它的最近邻",
            definition: "按欧氏距离与第一方向的第二个词元最近的 10 个词元（不含自身）；数值为其中变换后仍在最近 10 个之列的份额",
            measure: "重合度",
            threshold_help: "算作同一邻域的最小近邻份额",
        },
    ),
    (
        "analogy-add",
        RowWords {
            name: "类比，3CosAdd",
            meaning: "把一个词对的位移加到另一个词上，最接近的是其搭档",
            definition: "以单位向量 u：答案是与 u(to) − u(from) + u(start) 余弦最大的 y，给定的三个词元除外。向量不中心化。词对族的每个词对由列表中前一个词对来问，第一个由最后一个来问；没有词对族时，第二方向由第一方向来问",
            measure: "准确率",
            threshold_help: "算作解出类比的最小正确份额",
        },
    ),
    (
        "analogy-mul",
        RowWords {
            name: "类比，3CosMul",
            meaning: "搭档是最像两个给定词、最不像第三个的词",
            definition: "记 c = (1 + 余弦)/2：答案是 c(y, to)·c(y, start)/(c(y, from) + 0.001) 最大的 y，给定的三个词元除外。向量不中心化。词对族的每个词对由列表中前一个词对来问，第一个由最后一个来问；没有词对族时，第二方向由第一方向来问",
            measure: "准确率",
            threshold_help: "算作解出类比的最小正确份额",
        },
    ),
    (
        "analogy-direction",
        RowWords {
            name: "类比，词对方向",
            meaning: "搭档是最接近另一词对方向的词",
            definition: "答案是使 g(y) − g(start) 与 g(to) − g(from) 余弦最大的 y，给定的三个词元除外。词对族的每个词对由列表中前一个词对来问，第一个由最后一个来问；没有词对族时，第二方向由第一方向来问",
            measure: "准确率",
            threshold_help: "算作解出类比的最小正确份额",
        },
    ),
    (
        "pca",
        RowWords {
            name: "PCA 图",
            meaning: "前两个主成分的平面在词元的所有图像之中转动了多少",
            definition: "所有词元在中心化 g 的前两个主成分上的得分，是每个词元一个数的两个向量；数值为之前与之后它们所张成平面之间的较大主角，以度计",
            measure: "最大主角，度",
            threshold_help: "算作同一图像的最大角度，以度计",
        },
    ),
    (
        "explained-variance",
        RowWords {
            name: "解释方差",
            meaning: "前两个主成分显示了词元离散的多少",
            definition: "g 在已载入词元上的协方差的两个最大特征值占全部之和的份额",
            measure: "方差份额",
            threshold_help: "无阈值：测度有一个数值，判定问它是否相同",
        },
    ),
    (
        "isotropy",
        RowWords {
            name: "各向同性",
            meaning: "词元在其张成的维度上散布得多均匀：处处相同为 1",
            definition: "g 的协方差的特征值 λ 的 (Σλ)²/(r Σλ²)，r = dim G",
            measure: "参与率",
            threshold_help: "无阈值：测度有一个数值，判定问它是否相同",
        },
    ),
    (
        "probe-euclidean",
        RowWords {
            name: "未见上下文上的探针，欧氏",
            meaning: "一个正则化探针，信任所画的距离，由其余上下文给每个上下文贴标签",
            definition: "带标签上下文绕其均值的 Gram 矩阵 K = fᵀf。对标签 +1 和 −1 作岭回归，截距不受惩罚，λ = 0.01·trace(K)/n；每个上下文的得分来自其余上下文，(Hy − hᵢyᵢ)/(1 − hᵢ)。数值为得分与标签同号的份额",
            measure: "准确率",
            threshold_help: "算作线性探针可读的最小准确率",
        },
    ),
    (
        "steering-unembedding",
        RowWords {
            name: "用反嵌入差引导",
            meaning: "把词元方向本身加到嵌入上，移动目标对数几率",
            definition: "v = γ。数值为 v·γ 除以 v·g(y) 在所有已载入词元上的总体标准差。γ 为词对族的平均差；若选了第一方向或没有词对族，则为第一方向。偏离目标：v·m 在其他词对族的平均差 m 上的均方根",
            measure: "对准目标的移动与所有词元离散之比",
            threshold_help: "算作引导成功的最小对准目标移动，以所有词元的标准差计",
        },
    ),
    (
        "relation-euclidean",
        RowWords {
            name: "未见对上的关系，欧氏",
            meaning: "按所画的距离，由其余对预测每一对的回答",
            definition: "上下文绕其均值的 Gram 矩阵 K = fᵀf。对 f(附加查询的 s) 作岭回归，λ = 0.01·trace(K)/n，截距不受惩罚，每一对由其余对预测。数值为预测嵌入的最可能词元与模型自身的一致的频率",
            measure: "与模型自身回答一致的份额",
            threshold_help: "算作线性关系的、由其他对预测出的回答的最小份额",
        },
    ),
];
